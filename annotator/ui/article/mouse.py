"""The mouse in the article: click, cycle, drag to choose words, to move an edge, to link."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from annotator.core.ids import SpanId
from annotator.ui.article.link_drag import LinkDrag
from annotator.ui.desk import Notice, Selection

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_REACH = 5.0
"""How near an edge the pointer must be to take it, in pixels."""


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of a span under the pointer."""

    span: SpanId
    left: bool


class Mouse(QObject):
    """Turns mouse events of the article's viewport into gestures."""

    def __init__(self, view: "ArticleView") -> None:
        super().__init__(view)
        self._view = view
        self.acting = False
        """Whether what changes now was done with the mouse."""
        self._pressed: QPointF | None = None
        self._anchor: int | None = None
        self._edge: Edge | None = None
        self._range: tuple[int, int] | None = None
        self._claim: SpanId | None = None
        """The claim on whose stripe the button is down."""
        self._linked = False
        self._hovered: SpanId | None = None
        self._drag = LinkDrag(view)
        view.viewport().installEventFilter(self)

    @property
    def busy(self) -> bool:
        """Whether a button is down: what is chosen meanwhile is not final."""
        return self._pressed is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Handle the viewport's mouse events; everything else goes its way."""
        if not isinstance(event, QMouseEvent) or self._view.desk.document is None:
            return False
        self.acting = True
        try:
            return self._handle(event)
        finally:
            self.acting = False

    def _handle(self, event: QMouseEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                return self._press(event)
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                return self._release(event)
            case QEvent.Type.MouseButtonDblClick:
                return self._choose_token(event)
            case _:
                return False

    def edge_at(self, point: QPointF) -> Edge | None:
        """Return the edge of the focused span under a point of the viewport."""
        span = self._view.desk.focused
        if span is None:
            return None
        offsets = self._view.offsets
        pieces = self._view.geometry_of.pieces(
            offsets.to_utf16(span.start), offsets.to_utf16(span.end)
        )
        if not pieces:
            return None
        at = self._view.in_document(point)
        first, last = pieces[0].rect, pieces[-1].rect
        if abs(at.x() - first.left()) <= _REACH and first.top() - 3 <= at.y() <= first.bottom() + 3:
            return Edge(span.id, left=True)
        if abs(at.x() - last.right()) <= _REACH and last.top() - 3 <= at.y() <= last.bottom() + 3:
            return Edge(span.id, left=False)
        return None

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is Qt.MouseButton.RightButton:
            return self._ask_for_menu(event)
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = event.position()
        self._claim, self._linked = self._stripe(event.position()), False
        self._edge = None if self._claim else self.edge_at(event.position())
        self._anchor = self._caret(event.position())
        self._range = None
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if self._pressed is None:
            self._hover(event.position())
            return False
        distance = (event.position() - self._pressed).manhattanLength()
        still = distance < QApplication.startDragDistance() / 2
        if self._claim is not None:
            if not self._linked and not still:
                self._linked = True
                self._drag.begin(self._claim, self._view.in_document(self._pressed))
            self._drag.move(event.position())
            return True
        if self._range is None and still:
            return True
        exact = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._range = self._dragged(event.position(), exact=exact)
        if self._edge is not None and self._range is not None:
            offsets = self._view.offsets
            self._view.set_preview(
                (offsets.to_utf16(self._range[0]), offsets.to_utf16(self._range[1]))
            )
        elif self._range is not None:
            self._view.desk.select(Selection(*self._range, exact=True))
        return True

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return False
        edge, chosen, claim = self._edge, self._range, self._claim
        self._pressed = self._anchor = self._edge = self._range = self._claim = None
        self._view.set_preview(None)
        if claim is not None:
            self._let_go(claim, event.position())
        elif chosen is None:
            self._click(event.position())
        elif edge is not None:
            self._view.gestures.move(edge.span, *chosen)
        return True

    def _stripe(self, point: QPointF) -> SpanId | None:
        """Return the claim whose stripe lies under a point of the viewport."""
        scene = self._view.scene
        if point.x() >= scene.margin().right:
            return None
        return scene.stripe(self._view.in_document(point))

    def _hover(self, point: QPointF) -> None:
        """Show what a press here would take."""
        stripe, before = self._stripe(point), self._hovered
        self._hovered = stripe
        shape = Qt.CursorShape.IBeamCursor
        if stripe is not None:
            shape = Qt.CursorShape.PointingHandCursor
            if stripe != before:
                self._view.desk.noticed.emit(Notice.LINK_DRAG)
        elif self.edge_at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        self._view.viewport().setCursor(shape)

    def _let_go(self, claim: SpanId, point: QPointF) -> None:
        """Drop the link that was dragged, or focus the claim whose stripe was clicked."""
        if self._drag.active:
            self._drag.drop(point)
        elif not self._linked:
            self._view.desk.set_focus(claim)

    def _ask_for_menu(self, event: QMouseEvent) -> bool:
        """Focus what lies under the pointer, unless words are chosen there, and ask for a menu."""
        desk = self._view.desk
        chosen, offset = desk.selection, self._caret(event.position())
        if chosen is None or not chosen.start <= offset <= chosen.end:
            focused = desk.focused
            if focused is None or not focused.start <= offset <= focused.end:
                self._click(event.position())
        desk.offset = offset  # what the menu does is done here
        self._view.menu_requested.emit(event.globalPosition().toPoint())
        return True

    def _click(self, point: QPointF) -> None:
        desk, offsets = self._view.desk, self._view.offsets
        desk.select(None)
        position = self._view.geometry_of.position_at(self._view.in_document(point))
        if position is None:
            desk.set_focus(None)
            desk.put(self._caret(point))
        else:
            desk.click(offsets.to_codepoint(position))

    def _choose_token(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        token = self._view.desk.tokens.at(self._caret(event.position()))
        if token is not None:
            self._view.desk.select(Selection(*token, exact=True))
        return True

    def _dragged(self, point: QPointF, *, exact: bool) -> tuple[int, int] | None:
        """Return the range that the drag has reached, snapped to tokens unless ``exact``."""
        here = self._caret(point)
        desk = self._view.desk
        if self._edge is not None:
            span = desk.span(self._edge.span)
            if span is None or desk.document is None:
                return None
            start, end = (here, span.end) if self._edge.left else (span.start, here)
        else:
            anchor = self._anchor or 0
            start, end = min(anchor, here), max(anchor, here)
        if start >= end:
            return self._range
        if exact:
            return start, end
        snapped = desk.tokens.snap(start, end)
        if snapped is None or self._edge is None:
            return snapped or self._range
        # The edge that was not taken stays where it is, even inside a token.
        return (snapped[0], end) if self._edge.left else (start, snapped[1])

    def _caret(self, point: QPointF) -> int:
        """Return the code point before which a caret would stand at a point of the viewport."""
        position = self._view.cursorForPosition(point.toPoint()).position()
        return self._view.offsets.to_codepoint(position)
