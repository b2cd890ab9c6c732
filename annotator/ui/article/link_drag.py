"""Dragging a link from a claim's stripe to the span that becomes its part."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

from annotator.core.ids import SpanId
from annotator.ui.article.scene import Rubber
from annotator.ui.desk import Notice

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_EDGE = 28.0
"""So near the upper or lower edge of the window the text scrolls under the pointer, in pixels."""
_STEP = 24


class LinkDrag(QObject):
    """While a link is dragged, a line follows the mouse and its possible ends light up."""

    def __init__(self, view: "ArticleView") -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether a link is being dragged."""
        return self._view.scene.rubber is not None

    def begin(self, claim: SpanId, start: QPointF) -> None:
        """Begin at a point of the document, on the claim's stripe."""
        self._show(Rubber(claim, start, start))
        self._view.desk.noticed.emit(Notice.LINK_DROP)

    def move(self, point: QPointF) -> None:
        """Follow the pointer to a point of the viewport."""
        rubber = self._view.scene.rubber
        if rubber is None:
            return
        self._scroll(point)
        at = self._view.in_document(point)
        self._show(Rubber(rubber.claim, rubber.start, at, self._target(at)))
        known = self._view.scene.rubber is not None and self._view.scene.rubber.target is not None
        shape = Qt.CursorShape.DragLinkCursor if known else Qt.CursorShape.ForbiddenCursor
        self._view.viewport().setCursor(shape)

    def drop(self, point: QPointF) -> None:
        """Link to what lies under a point of the viewport, or give up where nothing can."""
        rubber = self._view.scene.rubber
        self.give_up()
        target = self._target(self._view.in_document(point), rubber)
        desk = self._view.desk
        if rubber is None or target is None:
            desk.noticed.emit(Notice.CANNOT_LINK)
            return
        desk.linking = rubber.claim
        desk.set_focus(target)  # while a link is being made, this makes it

    def give_up(self) -> None:
        """Take the line away."""
        self._show(None)
        self._view.viewport().setCursor(Qt.CursorShape.IBeamCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Give up on Esc."""
        keys = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if not self.active or event.type() not in keys or not isinstance(event, QKeyEvent):
            return False
        if event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.give_up()
        return True

    def _show(self, rubber: Rubber | None) -> None:
        self._view.scene.rubber = rubber
        self._view.viewport().update()

    def _target(self, at: QPointF, rubber: Rubber | None = None) -> SpanId | None:
        """Return the span at a point of the document to which the claim can be linked."""
        rubber = rubber or self._view.scene.rubber
        position = self._view.geometry_of.position_at(at)
        if rubber is None or position is None:
            return None
        offset = self._view.offsets.to_codepoint(position)
        found = self._view.desk.at(offset)
        return next(
            (span.id for span in found if self._view.desk.may_link(rubber.claim, span)), None
        )

    def _scroll(self, point: QPointF) -> None:
        bar = self._view.verticalScrollBar()
        if point.y() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif point.y() > self._view.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)
