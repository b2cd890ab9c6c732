"""The caret as a feature of an open project's page: what it serves, and coming and going."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.app.operations.edges import MergeSpans, SplitSpan
from annotator.core.model import Span
from annotator.ui.caret.keys import CaretKeys
from annotator.ui.caret.mark import CaretMark
from annotator.ui.caret.splitting import Splitting, partner
from annotator.ui.desk import Notice

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Caret(QObject):
    """Shows the caret, moves it, and splits and joins spans where it is."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(work)
        self._window, self._desk, self._gestures = window, work.desk, work.gestures
        self.mark = CaretMark(work.article, window.appearance.theme)
        self.keys = CaretKeys(work.article)
        self.splitting = Splitting(work.gestures, self.mark, work.article)
        window.appearance.changed.connect(self.mark.set_theme)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {
            "annotate.split": self.split,
            "annotate.merge_next": lambda: self.merge(1),
            "annotate.merge_previous": lambda: self.merge(-1),
        }

    def remove(self) -> None:
        """Leave the window."""
        self._window.appearance.changed.disconnect(self.mark.set_theme)

    def split(self) -> None:
        """Split the focused span, or the innermost one around the caret just there."""
        desk = self._desk
        if desk.focused is None:
            self._split_at_caret()
        elif not self.splitting.begin(desk.focused):
            self._say(self.tr("There is no place in this span to split it"))
        elif self.splitting.choosing:
            self._say(self.tr("Left and Right choose the place, Enter splits, Esc gives up"))

    def merge(self, direction: int) -> None:
        """Make one span of the focused one and the next (1) or previous (-1) of its label."""
        span = self._desk.focused
        if span is None:
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        other = partner(self._desk, span, direction)
        if other is None:
            self._say(
                self.tr("No span of the same label follows near by")
                if direction > 0
                else self.tr("No span of the same label lies near by before it")
            )
            return
        self._gestures.do(MergeSpans(span.document, span.id, other.id))

    def _split_at_caret(self) -> None:
        at = self._desk.offset
        inside: list[Span] = [span for span in self._desk.at(at) if span.start < at < span.end]
        if inside:
            self._gestures.do(SplitSpan(inside[0].document, inside[0].id, at))
        else:
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)
