"""What the library says of an article in words."""

from PySide6.QtCore import QDate, QLocale, Qt

from annotator.core.model import DocumentState, DocumentSummary
from annotator.ui.i18n import translate


def shown_date(published: str, locale: QLocale) -> str:
    """Return an ISO date as people write it; what is no full date stays as it is."""
    date = QDate.fromString(published[:10], Qt.DateFormat.ISODate)
    return locale.toString(date, "d MMM yyyy") if date.isValid() else published


def title_of(summary: DocumentSummary) -> str:
    """Return the title, or a word for its absence."""
    return " ".join(summary.title.split()) or translate("Library", "Untitled article")


def state_in_words(state: DocumentState) -> str:
    """Return the name of a document's state."""
    return {
        DocumentState.NEW: translate("Library", "To do"),
        DocumentState.IN_PROGRESS: translate("Library", "In progress"),
        DocumentState.DONE: translate("Library", "Done"),
        DocumentState.SKIPPED: translate("Library", "Skipped"),
    }[state]


def row_in_words(summary: DocumentSummary, locale: QLocale, *, failed: bool = False) -> str:
    """Return all that a row shows, one thing per line."""
    lines = [
        title_of(summary),
        " · ".join(
            part for part in (summary.source, shown_date(summary.published, locale)) if part
        ),
        state_in_words(summary.state),
    ]
    if summary.assigned:
        names = ", ".join(summary.assigned)
        lines.append(translate("Library", "Assigned to {names}").format(names=names))
    if summary.flagged:
        lines.append(translate("Library", "Flagged"))
    if summary.suggested:
        lines.append(translate("Library", "%n suggestion(s) left", "", summary.suggested))
    elif failed:
        lines.append(translate("Library", "No suggestions: the pipeline failed on this article"))
    elif not summary.prehighlighted:
        lines.append(translate("Library", "No suggestions yet"))
    return "\n".join(line for line in lines if line)
