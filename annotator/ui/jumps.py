"""Jumps: to the next doubtful suggestion, to the next span of a label, to the last edits."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.past import EditPlace, edit_before
from annotator.core.ids import LabelId
from annotator.core.model import Span
from annotator.core.uncertainty import doubtful
from annotator.ui.desk import Notice

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Jumps(QObject):
    """Serves the commands of the menu Jump."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(work)
        self._window, self._desk, self._bridge = window, work.desk, work.bridge
        self._article = work.article
        self._label: LabelId | None = None
        self._back: int | None = None
        """The gesture to which the last jump back went; the next goes further."""
        self._newest: int | None = None
        """The newest gesture at that time: after another one jumps begin anew."""

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {
            "jump.doubtful": lambda: self.to_doubtful(1),
            "jump.doubtful_back": lambda: self.to_doubtful(-1),
            "jump.label": lambda: self.to_label(1),
            "jump.label_back": lambda: self.to_label(-1),
            "jump.edit": self.to_edit,
        }

    def remove(self) -> None:
        """Leave the window: nothing of this stays behind."""
        self.deleteLater()

    def to_doubtful(self, direction: int) -> None:
        """Focus the next (1) or previous (-1) suggestion whose score is low."""
        desk = self._desk
        if not desk.walk_to(direction, lambda span: desk.is_walkable(span) and _unsure(span)):
            self._say(self.tr("No unsure suggestion is left in this article"))

    def to_label(self, direction: int) -> None:
        """Focus the next (1) or previous (-1) span with the label of the one focused last."""
        focused = self._desk.focused
        label = self._label = focused.label if focused is not None else self._label
        if label is None:
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
        elif not self._desk.walk_to(direction, lambda span: span.label == label):
            self._say(self.tr("This article has no other span of this label"))

    def to_edit(self) -> None:
        """Go where the last gesture happened; again, where the one before it did."""
        project = self._bridge.project
        last = project.gesture_before(None)
        if last is None or last.seq != self._newest:
            self._back, self._newest = None, last.seq if last is not None else None
        place = edit_before(project, self._back)
        while place is not None and self._is_here(place):
            place = edit_before(project, place.seq)
        if place is None:
            self._say(self.tr("There is no earlier edit"))
            return
        self._back = place.seq
        self._go(place)

    def _is_here(self, place: EditPlace) -> bool:
        """Tell whether the annotator is at a place already."""
        desk = self._desk
        if desk.document is None or desk.document.id != place.document:
            return False
        if place.offset is None or (place.span is not None and place.span == desk.focus):
            return True
        return desk.offset == place.offset

    def _go(self, place: EditPlace) -> None:
        desk = self._desk
        if desk.document is None or desk.document.id != place.document:
            desk.open(place.document, place.offset or 0)
        span = desk.span(place.span) if place.span is not None else None
        if span is not None and span.visible:
            desk.set_focus(span.id)
        elif place.offset is not None:
            desk.set_focus(None)
            self._article.show_place(place.offset)

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)


def _unsure(span: Span) -> bool:
    return doubtful(span.score)
