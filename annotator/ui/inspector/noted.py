"""The spans of the article that somebody flagged or commented on, as a list of their own."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from annotator.core.model import Span
from annotator.core.scheme import wording
from annotator.ui.desk import Desk
from annotator.ui.i18n import language
from annotator.ui.inspector.wording import snippet
from annotator.ui.marks import draw_flag, draw_span_state
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

AnyIndex = QModelIndex | QPersistentModelIndex
_MARK, _GAP, _SIDE, _ROOM = 12, 8, 12, 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SPAN = Qt.ItemDataRole.UserRole + 1


class NotedRows(QAbstractListModel):
    """Follows the desk; rejected spans are listed too."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._spans: list[Span] = self._found()
        desk.spans_changed.connect(self._follow)
        desk.document_changed.connect(self._follow)

    def row_of(self, span: Span | None) -> int:
        """Return the row of a span, or -1."""
        found = (row for row, item in enumerate(self._spans) if span and item.id == span.id)
        return next(found, -1)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many spans are listed."""
        return 0 if parent.isValid() else len(self._spans)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a span, its words or all that is said of it."""
        if not index.isValid():
            return None
        span = self._spans[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(span)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                lines = (self._words(span), self.label_name(span), span.comment)
                return "\n".join(line for line in lines if line)
        return span if role == _SPAN else None

    def label_name(self, span: Span) -> str:
        """Return the name of a span's label."""
        label = self._desk.project.scheme.label(span.label)
        return wording(label.name, language()) if label is not None else str(span.label)

    def _words(self, span: Span) -> str:
        document = self._desk.document
        return snippet(document.text[span.start : span.end]) if document is not None else ""

    def _found(self) -> list[Span]:
        return [span for span in self._desk.spans if span.flagged or span.comment]

    def _follow(self) -> None:
        found = self._found()
        if found != self._spans:
            self.beginResetModel()
            self._spans = found
            self.endResetModel()


class _Rows(QStyledItemDelegate):
    """Two lines a span: its words, and the comment on it or its label."""

    def __init__(self, desk: Desk, model: NotedRows, theme: Theme) -> None:
        super().__init__(model)
        self.theme = theme
        self._desk, self._model = desk, model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:  # noqa: N802
        """Return room for two lines."""
        del index
        return QSize(80, 2 * QFontMetrics(option.font).height() + _ROOM)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw a span."""
        span: Span = index.data(_SPAN)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self.theme.colour("hover"))
        box = QRectF(option.rect).adjusted(_SIDE, _ROOM / 2, -_SIDE, -_ROOM / 2)
        line = box.height() / 2
        mark = QRectF(box.left(), box.top() + (line - _MARK) / 2, _MARK, _MARK)
        label = self._desk.project.scheme.label(span.label)
        draw_span_state(painter, mark, span.state, self.theme.ink(label))
        if span.flagged:
            draw_flag(painter, mark.translated(0, line), self.theme)
        text = box.adjusted(_MARK + _GAP, 0, 0, 0)
        painter.setFont(option.font)
        upper = QRectF(text.left(), text.top(), text.width(), line)
        self._write(painter, upper, str(index.data()), "text")
        below = " ".join(span.comment.split()) or self._model.label_name(span)
        self._write(painter, upper.translated(0, line), below, "muted")
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, text: str, role: str) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(self.theme.colour(role))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)


class NotedList(QListView):
    """Going to a row focuses its span; letters stay the window's."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk = desk
        self._following = False
        self.rows = NotedRows(desk, self)
        self.drawn = _Rows(desk, self.rows, theme)
        self.setModel(self.rows)
        self.setItemDelegate(self.drawn)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Spans with a flag or a comment"))
        self.clicked.connect(self._focus)
        self.activated.connect(self._focus)
        desk.focus_changed.connect(self._follow)
        self.rows.modelReset.connect(self._follow)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        """Focus the span of the row the keyboard goes to."""
        super().currentChanged(current, previous)
        if not self._following and self._desk.linking is None:
            self._focus(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave letters and digits to the window's gestures."""
        if event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _focus(self, index: AnyIndex) -> None:
        span = index.data(_SPAN) if index.isValid() else None
        if isinstance(span, Span):
            self._desk.set_focus(span.id)

    def _follow(self) -> None:
        """Choose the row of the focused span."""
        self._following = True
        row = self.rows.row_of(self._desk.focused)
        self.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())
        self._following = False


class Noted(QObject):
    """Offers the list in the inspector, with the number of spans on its tab."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window = window
        self._locale = QLocale()
        self.list = NotedList(work.desk, window.appearance.theme)
        self.none = Teaching(
            self.tr("Nothing to look at again"),
            self.tr(
                "Spans that you flag or comment on are listed here. All articles: Concordance."
            ),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.none)
        self.tab = work.inspector.add_list("", self.pages)
        self.tab.setToolTip(self.tr("List only the spans with a flag or a comment"))
        self.list.rows.modelReset.connect(self._count)
        window.appearance.changed.connect(self._set_theme)
        self._count()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return nothing: the list is reached by its tab."""
        return {}

    def remove(self) -> None:
        """Leave the window."""
        self._window.appearance.changed.disconnect(self._set_theme)
        self.deleteLater()

    def _set_theme(self, theme: Theme) -> None:
        self.list.drawn.theme = theme
        self.list.viewport().update()

    def _count(self) -> None:
        count = self.list.rows.rowCount()
        self.tab.setText(
            self.tr("Noted {count}").format(count=self._locale.toString(count))
            if count
            else self.tr("Noted")
        )
        self.pages.setCurrentWidget(self.list if count else self.none)
