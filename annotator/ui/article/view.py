"""The article view: a read-only text with the document's spans painted around it."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.core.offsets import Utf16Map
from annotator.ui.article.following import Following
from annotator.ui.article.geometry import Geometry
from annotator.ui.article.hits import Hits
from annotator.ui.article.marks import Marks
from annotator.ui.article.mouse import Mouse
from annotator.ui.article.page import LEADING, place_column, typeface, typeset
from annotator.ui.article.repainting import Repainting
from annotator.ui.article.scene import Scene
from annotator.ui.desk import Desk, Selection
from annotator.ui.gestures import Gestures
from annotator.ui.theme import Theme


class ArticleView(QTextEdit):
    """Shows the desk's document. Positions inside are UTF-16, converted by ``offsets`` alone.

    The widget's text is never read back: Qt turns no-break spaces into spaces when asked.
    """

    scrolled = Signal()
    zoom_requested = Signal(int)
    """The wheel asks for larger (1) or smaller (-1) letters."""
    menu_requested = Signal(QPoint)
    """Someone wants to know what can be done here; the place is on the screen."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.gestures = gestures
        self.offsets = Utf16Map("")
        self.geometry_of = Geometry(self.document())
        self.scene = Scene(self, theme)
        self.following = Following(self)
        self._repainting = Repainting(self)
        self.hits: Hits | None = None
        """What the search found, where somebody searches."""
        self.line_width = 70
        """How many characters a line holds, if there is room."""
        self.left = 0.0
        """Pixels left of the text."""
        self._typeface = typeface("serif", 15)
        self._leading = LEADING
        self._following = False
        self._mouse = Mouse(self)
        self._set_up()
        desk.document_changed.connect(self._show_document)
        desk.spans_changed.connect(self._show_spans)
        desk.focus_changed.connect(self._show_focus)
        desk.selection_changed.connect(self._show_selection)
        desk.linking_changed.connect(self.viewport().update)
        desk.bridge.scheme_changed.connect(self._show_scheme)
        self.selectionChanged.connect(self._take_selection)
        self.cursorPositionChanged.connect(self._take_caret)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.document().documentLayout().documentSizeChanged.connect(self.geometry_of.forget)
        self._show_document()

    def _set_up(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(self.tr("Article"))
        self.setAccessibleDescription(self.tr("The text of the article with its annotations"))
        self.document().setDocumentMargin(0)

    # What the window sets

    def set_theme(self, theme: Theme) -> None:
        """Paint with another theme."""
        self.scene.theme = theme
        self.viewport().update()

    def set_reading(self, *, font: str, size: int, line_width: int, leading: int = LEADING) -> None:
        """Set the article's typeface, size in points, line width and leading in per cent."""
        self._typeface = typeface(font, size)
        self._leading = leading
        self.line_width = line_width
        self._reset_typeface()

    def visible_range(self) -> tuple[int, int]:
        """Return the range of code points that the window shows."""
        top = self.verticalScrollBar().value()
        start, end = self.geometry_of.shown(top, top + self.viewport().height())
        return self.offsets.to_codepoint(start), self.offsets.to_codepoint(end)

    def place(self) -> int:
        """Return the code point where the annotator is, for coming back later."""
        return self.desk.offset

    # Following the desk

    def _show_document(self) -> None:
        document = self.desk.document
        text = document.text if document else ""
        self.offsets = Utf16Map(text)
        self._following = True
        self.setPlainText(text)
        self._following = False
        self._format()
        self._place_column()
        self.scene.renew()
        self._go_to(self.desk.offset)
        self.viewport().update()

    @property
    def marks(self) -> Marks:
        """What is painted around the letters, span by span."""
        return self.scene.marks

    def _show_scheme(self) -> None:
        self.scene.renew()
        self.viewport().update()

    def _show_spans(self) -> None:
        self.scene.marks.forget()
        self._repainting.spans_changed()
        edge = self._moved_edge()
        if edge is not None:
            self.following.show(self.offsets.to_utf16(edge), jump=not self._mouse.acting)

    def _moved_edge(self) -> int | None:
        """Return the edge of the focused span that has just moved."""
        after, difference = self.desk.focused, self.desk.difference
        before = next((span for span in difference.gone if after and span.id == after.id), None)
        if after is None or before is None:
            return None
        if before.end != after.end:
            return after.end - 1
        return after.start if before.start != after.start else None

    def _show_focus(self) -> None:
        span = self.desk.focused
        if span is not None:
            self._put_caret(self.offsets.to_utf16(span.start))
            self.following.show(self.offsets.to_utf16(span.start), jump=not self._mouse.acting)
        self._repainting.focus_moved()

    def _show_selection(self) -> None:
        chosen = self.desk.selection
        cursor = self.textCursor()
        if chosen is None:
            cursor.clearSelection()
        elif self._chosen_in(cursor) == (chosen.start, chosen.end):
            return  # chosen here: the end that moves stays the end that moves
        else:
            cursor.setPosition(self.offsets.to_utf16(chosen.start))
            cursor.setPosition(self.offsets.to_utf16(chosen.end), QTextCursor.MoveMode.KeepAnchor)
        self._set_cursor(cursor)

    def _chosen_in(self, cursor: QTextCursor) -> tuple[int, int]:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self.offsets.to_codepoint(start), self.offsets.to_codepoint(end)

    def _take_selection(self) -> None:
        """Tell the desk what Shift and the arrows have chosen."""
        if self._following or self._mouse.busy:
            return
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.desk.select(
                Selection(
                    self.offsets.to_codepoint(cursor.selectionStart()),
                    self.offsets.to_codepoint(cursor.selectionEnd()),
                )
            )
            self.following.show(cursor.position())
        elif self.desk.selection is not None:
            self.desk.select(None)

    def _take_caret(self) -> None:
        if not self._following and not self._mouse.busy and not self.textCursor().hasSelection():
            self.desk.put(self.offsets.to_codepoint(self.textCursor().position()))
            self.following.show(self.textCursor().position())

    def _put_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self._set_cursor(cursor)

    def _set_cursor(self, cursor: QTextCursor) -> None:
        self._following = True
        before = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(before)
        self._following = False

    def show_place(self, offset: int) -> None:
        """Put the caret at a code point and scroll there."""
        position = self.offsets.to_utf16(offset)
        self._put_caret(position)
        self.desk.put(offset)
        self.following.show(position)

    def _go_to(self, offset: int) -> None:
        position = self.offsets.to_utf16(offset)
        self._put_caret(position)
        self.verticalScrollBar().setValue(0)
        if position:
            self.following.show(position)

    # Layout

    def _format(self) -> None:
        document = self.desk.document
        first_line = document.text.partition("\n")[0] if document else ""
        titled = document is not None and first_line.split() == document.title.split()
        self._following = True
        typeset(
            self.document(),
            headline_end=self.offsets.to_utf16(len(first_line)) if titled else 0,
            leading=self._leading,
        )
        self._following = False
        self.geometry_of.forget()

    def _reset_typeface(self) -> None:
        with self.following.kept(self.viewport().height()):
            self.document().setDefaultFont(self._typeface)
            self._format()
            self._place_column()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the article's own typeface when the application's font or style changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._reset_typeface()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll, or ask for larger or smaller letters while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the text in its column, and the line in work where it is."""
        if event.oldSize().isEmpty():  # shown for the first time
            super().resizeEvent(event)
            self._place_column()
            self._go_to(self.desk.offset)
            return
        with self.following.kept(event.oldSize().height()):
            super().resizeEvent(event)
            self._place_column()

    def _place_column(self) -> None:
        self.left = place_column(self.document(), self.viewport().size(), self.line_width)
        self.geometry_of.forget()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint tints, then the text, then lines, tags and the margin."""
        down = QPointF(0, -self.verticalScrollBar().value())
        exposed = QRectF(event.rect()).translated(-down)
        painter = QPainter(self.viewport())
        painter.translate(down)
        if self.hits is not None:
            self.hits.paint(painter, exposed)
        rects = cast("Iterable[QRect]", event.region())  # PySide's types do not know that it is one
        bands = [(rect.top() - down.y(), rect.bottom() + 1 - down.y()) for rect in rects]
        placed = self.scene.paint_under(painter, bands)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(down)
        self.scene.paint_over(painter, placed, bands)
        painter.end()

    def set_preview(self, positions: tuple[int, int] | None) -> None:
        """Show the range that a drag is about to give to a span."""
        self.scene.preview = positions
        self.viewport().update()

    def in_document(self, point: QPointF) -> QPointF:
        """Return a point of the viewport in the document's coordinates."""
        return QPointF(point.x(), point.y() + self.verticalScrollBar().value())
