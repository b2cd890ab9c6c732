"""The caret as one sees it: a stroke with feet over the text, in the accent's colour."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.ui.article.view import ArticleView
from annotator.ui.theme import Theme

_WIDTH, _STROKE = 9, 2.0


class CaretMark(QWidget):
    """Lies over the article and lets the mouse through. It stands still: nothing blinks.

    It shows the caret while the article has the keyboard and no span the focus; or, while a
    place is being chosen where a span is to be split, that place.
    """

    def __init__(self, article: ArticleView, theme: Theme) -> None:
        super().__init__(article)
        self._article = article
        self._theme = theme
        self._chosen: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        article.setCursorWidth(0)  # this one is drawn instead
        article.installEventFilter(self)
        for signal in (article.cursorPositionChanged, article.scrolled):
            signal.connect(self.follow)
        desk = article.desk
        for changed in (desk.focus_changed, desk.selection_changed, desk.document_changed):
            changed.connect(self.follow)
        article.document().documentLayout().documentSizeChanged.connect(self.follow)
        self.follow()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def choose(self, offset: int | None) -> None:
        """Show a place for splitting, or the caret again."""
        self._chosen = offset
        self.follow()

    def follow(self) -> None:
        """Go to where the caret is."""
        article, desk = self._article, self._article.desk
        choosing = self._chosen is not None
        free = desk.focus is None and desk.selection is None
        if desk.document is None or not (choosing or (free and article.hasFocus())):
            self.hide()
            return
        cursor = article.textCursor()
        if self._chosen is not None:
            cursor.setPosition(article.offsets.to_utf16(self._chosen))
        line = article.cursorRect(cursor).translated(article.viewport().pos())
        box = QRect(line.x() - _WIDTH // 2, line.y() - 1, _WIDTH, line.height() + 2)
        self.setVisible(article.viewport().geometry().intersects(box))
        self.setGeometry(box)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Come and go with the article's keyboard, and move with its size."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize):
            self.follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the stroke; a dashed one where a span is to be split."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("accent"), _STROKE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        box = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        middle = box.center().x()
        painter.setPen(pen)
        for y in (box.top() + _STROKE / 2, box.bottom() - _STROKE / 2):
            painter.drawLine(QPointF(middle - 3.5, y), QPointF(middle + 3.5, y))
        if self._chosen is not None:
            pen.setDashPattern([1.5, 1.0])
            painter.setPen(pen)
        painter.drawLine(QPointF(middle, box.top()), QPointF(middle, box.bottom()))
        painter.end()
