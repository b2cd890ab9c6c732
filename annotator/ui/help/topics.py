"""Which page of the help belongs to where one is."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.help.pages import FIRST

if TYPE_CHECKING:
    from annotator.ui.desk import Desk

TOPICS = {
    # Parts of the window
    "AboutDialog": "trouble",
    "WelcomePage": "first-hour",
    "EmptyProject": "import",
    "LibraryPanel": "library",
    "SearchField": "search",
    "SearchHelp": "search",
    "InspectorPanel": "window",
    "NoteRow": "notes",
    "ArticleHeader": "notes",
    "ClaimsPanel": "claims",
    "ChoiceStrip": "claims",
    "LabelPalette": "entities",
    "EverywherePanel": "bulk",
    "AskStrip": "bulk",
    "AcceptStrip": "suggestions",
    "SuggestionHint": "suggestions",
    "ReadOnlyStrip": "backups",
    "UnsavedBar": "saving",
    "StatusLine": "window",
    "CommandPalette": "keys",
    # Windows and dialogs
    "AgreementWindow": "agreement",
    "AssignDialog": "team",
    "BackupsWindow": "backups",
    "CompareWindow": "compare",
    "ComparisonWindow": "quality",
    "ConcordanceWindow": "search",
    "ConflictsWindow": "merge",
    "DashboardWindow": "dashboard",
    "DeferDialog": "compare",
    "DetailsDialog": "library",
    "ExportDialog": "export",
    "GuidelinesPanel": "guidelines",
    "GuidelinesWriter": "guidelines",
    "HistoryWindow": "saving",
    "ImportDialog": "import",
    "ImportReportDialog": "import",
    "KeySheet": "keys",
    "LearningWindow": "learning",
    "LexiconWindow": "suggestions",
    "MergeDialog": "merge",
    "PipelineDialog": "suggestions",
    "PreferencesDialog": "preferences",
    "QualityWindow": "quality",
    "RepairDialog": "backups",
    "ReportDialog": "trouble",
    "RulesDialog": "compare",
    "SchemeEditor": "scheme",
    "ShortcutsDialog": "keys",
    "TeamView": "team",
    "UnfinishedDialog": "import",
    "VersionsWindow": "versions",
    "WorkAsDialog": "team",
}
"""Pages by the names of the classes of panels, windows and dialogs."""


def topic(widget: QWidget | None) -> str:
    """Return the page for a place: that of the smallest part around it which has one."""
    part = widget
    while part is not None:
        if isinstance(part, ArticleView):
            return _in_article(part.desk)
        for kind in type(part).__mro__:
            if kind.__name__ in TOPICS:
                return TOPICS[kind.__name__]
        part = part.parentWidget()
    return FIRST


def _in_article(desk: "Desk") -> str:
    """Return the page for what has the focus in the article."""
    span = desk.focused
    if span is None:
        return "keys" if desk.selection else "window"
    layer = desk.project.scheme.layer_of(span.label)
    return "claims" if layer is not None and layer.style == "claim" else "entities"
