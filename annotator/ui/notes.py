"""Notes on spans: the command that flags the focused one and asks for a comment."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.desk import Notice

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Notes(QObject):
    """Serves the command; the note itself is shown and written in the inspector."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._work = work
        work.inspector.card.note.left.connect(work.article.setFocus)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command does."""
        return {"annotate.flag": self.flag}

    def remove(self) -> None:
        """Leave the window."""
        self.deleteLater()

    def flag(self) -> None:
        """Flag the focused span and ask for a comment in the inspector, or take the flag away."""
        work = self._work
        if work.desk.focused is None:
            work.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        if work.inspector.isHidden():
            work.toggle(work.inspector)
        work.inspector.card.note.toggle()
