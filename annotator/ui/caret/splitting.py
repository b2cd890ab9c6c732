"""Splitting the focused span: at once where there is one place for it, else at a chosen one."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from annotator.app.operations.edges import SplitSpan
from annotator.core.model import Span
from annotator.core.scheme import Anchoring
from annotator.ui.caret.mark import CaretMark
from annotator.ui.desk import Desk
from annotator.ui.gestures import Gestures

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HELD = frozenset(
    (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
)


def gaps(desk: Desk, span: Span) -> list[int]:
    """Return where a span can be split: before its inner words, or its inner sentences.

    A single word can be split between any two characters if its layer is bound to none.
    """
    found = [start for start in desk.steps(span).starts if span.start < start < span.end]
    return found or (list(range(span.start + 1, span.end)) if free(desk, span) else [])


def free(desk: Desk, span: Span) -> bool:
    """Tell whether the layer of a span lets edges lie inside words."""
    layer = desk.project.scheme.layer(span.layer)
    return layer is not None and layer.anchoring is Anchoring.CHARACTERS


def nearest(places: list[int], offset: int) -> int | None:
    """Return the place nearest to ``offset``, or None if there is none."""
    return min(places, key=lambda place: abs(place - offset), default=None)


def split_here(gestures: Gestures) -> bool:
    """Split the focused span where the pointer or caret is; tell whether there is such a place."""
    desk = gestures.desk
    span = desk.focused
    place = nearest(gaps(desk, span), desk.offset) if span is not None else None
    if span is None or place is None:
        return False
    return gestures.do(SplitSpan(span.document, span.id, place)) is not None


class Splitting(QObject):
    """While a place is being chosen it takes every key of the article.

    Left and Right go from place to place, with Ctrl by characters where the layer allows it; Home
    and End go to the ends, Enter splits, Esc gives up; any other key gives up and does what it
    always does.
    """

    def __init__(self, gestures: Gestures, mark: CaretMark, article: QObject) -> None:
        super().__init__(article)
        self._gestures, self._mark, self._article = gestures, mark, article
        self._span: Span | None = None
        self._places: list[int] = []
        self._at = 0
        article.installEventFilter(self)
        gestures.desk.focus_changed.connect(self.give_up)
        gestures.desk.spans_changed.connect(self.give_up)
        gestures.desk.document_changed.connect(self.give_up)

    @property
    def choosing(self) -> bool:
        """Whether a place is being chosen."""
        return self._span is not None

    def begin(self, span: Span) -> bool:
        """Split ``span`` if there is one place for it, else let one be chosen; False if none."""
        places = gaps(self._gestures.desk, span)
        if len(places) < 2:
            return bool(places) and self._split(span, places[0])
        self._span, self._places = span, places
        self._go(nearest(places, (span.start + span.end) // 2) or places[0])
        return True

    def give_up(self) -> None:
        """Split nothing."""
        if self._span is not None:
            self._span = None
            self._mark.choose(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys while a place is being chosen."""
        if self._span is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and self._takes(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            return self._press(event)
        return False

    def _takes(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        mine = key in _STEPS or key in _ENDS or key in _DONE or key == Qt.Key.Key_Escape
        if not mine and key not in _HELD:
            self.give_up()
        return mine

    def _press(self, event: QKeyEvent) -> bool:
        key, span = Qt.Key(event.key()), self._span
        exact = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _STEPS and span is not None:
            self._go(self._next(span, _STEPS[key], exact=exact))
        elif key in _ENDS:
            self._go(self._places[_ENDS[key]])
        elif key in _DONE and span is not None:
            self.give_up()
            self._split(span, self._at)
        elif key == Qt.Key.Key_Escape:
            self.give_up()
        return True

    def _next(self, span: Span, direction: int, *, exact: bool) -> int:
        """Return the next place in a direction, or the one where we are at the last one."""
        if exact and free(self._gestures.desk, span):
            return max(span.start + 1, min(span.end - 1, self._at + direction))
        if direction > 0:
            return min((place for place in self._places if place > self._at), default=self._at)
        return max((place for place in self._places if place < self._at), default=self._at)

    def _go(self, place: int) -> None:
        self._at = place
        self._mark.choose(place)

    def _split(self, span: Span, place: int) -> bool:
        return self._gestures.do(SplitSpan(span.document, span.id, place)) is not None


def partner(desk: Desk, span: Span, direction: int) -> Span | None:
    """Return the nearest span with the same label after (1) or before (-1) ``span``.

    One that lies further off than the next paragraph is no partner.
    """
    same = [item for item in desk.visible() if item.label == span.label]
    pairs = pairwise(same) if direction > 0 else ((two, one) for one, two in pairwise(same))
    found = next((other for one, other in pairs if one.id == span.id), None)
    if found is None or desk.document is None:
        return None
    between = desk.document.text[min(span.end, found.end) : max(span.start, found.start)]
    return found if between.count("\n") < 2 else None
