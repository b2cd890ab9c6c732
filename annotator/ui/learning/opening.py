"""Going from a change to its place in the article."""

from typing import TYPE_CHECKING

from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.ui.desk import Selection
from annotator.ui.i18n import translate

if TYPE_CHECKING:
    from annotator.app.training.runs import Changed
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


def is_there(project: Project, document: DocumentId) -> bool:
    """Tell whether a document is still in the project."""
    try:
        return not project.is_removed(document)
    except KeyError:
        return False  # an import was undone since


def open_at(window: "MainWindow", work: "Workspace", changed: "Changed") -> None:
    """Lay the article of a change on the desk, with the span or else the words in hand."""
    if not is_there(work.bridge.project, changed.document):
        if window.status_line is not None:
            window.status_line.say(
                translate("learning", "This article is no longer in the project")
            )
        return
    desk = work.desk
    desk.open(changed.document, changed.start)
    place = (changed.start, changed.end)
    there = [span for span in desk.visible() if (span.start, span.end) == place]
    if there:
        desk.set_focus(there[0].id)
    else:
        desk.select(Selection(*place, exact=True))
    window.activateWindow()
    work.article.setFocus()
