"""The library as a table: how a cell is drawn, and which columns there are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.core.errors import UserFacingError
from annotator.core.listing import METADATA, Field, Sort
from annotator.core.model import DocumentSummary
from annotator.ui.bridge import ProjectBridge
from annotator.ui.i18n import translate
from annotator.ui.library.columns import DEFAULT, SETTING, column_title, column_width, known
from annotator.ui.library.list_view import ArticleList
from annotator.ui.library.model import LibraryModel
from annotator.ui.library.roles import Role
from annotator.ui.marks import draw_document_state, draw_flag
from annotator.ui.theme import Theme

_SIDE, _ROOM, _MARK = 8, 12, 12


class CellDelegate(QStyledItemDelegate):
    """One line of text; the state and the flag have their signs before it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row."""
        del index
        return QSize(80, QFontMetrics(option.font).height() + _ROOM)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell."""
        summary: DocumentSummary = index.data(Role.SUMMARY)
        current = bool(index.data(Role.CURRENT))
        painter.save()
        row, state = QRectF(option.rect), option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self.theme.colour("selection"))
        elif current:
            painter.fillRect(row, self.theme.colour("hover"))
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(row.bottomLeft() - QPointF(0, 0.5), row.bottomRight() - QPointF(0, 0.5))
        if current and index.column() == 0:
            bar = QRectF(row.left(), row.top(), 3, row.height())
            painter.fillRect(bar, self.theme.colour("accent"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.drawRect(row.adjusted(1.5, 1.5, -1.5, -2.5))
        box = row.adjusted(_SIDE, 0, -_SIDE, 0)
        box.setLeft(box.left() + self._sign(painter, box, self._column(index), summary))
        font = option.font
        font.setBold(current and index.column() == 0)
        painter.setFont(font)
        painter.setPen(self.theme.colour("text" if index.column() == 0 else "muted"))
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(box, index.data(Qt.ItemDataRole.TextAlignmentRole), text)
        painter.restore()

    def _column(self, index: QModelIndex | QPersistentModelIndex) -> str:
        model = index.model()
        columns = model.columns if isinstance(model, LibraryModel) else ()
        return columns[index.column()] if index.column() < len(columns) else ""

    def _sign(self, painter: QPainter, box: QRectF, column: str, summary: DocumentSummary) -> float:
        """Draw the sign of the state or the flag; return the room that it takes."""
        place = QRectF(box.left(), box.center().y() - _MARK / 2, _MARK, _MARK)
        if column == Field.STATE:
            draw_document_state(painter, place, summary.state, self.theme)
        elif column == Field.FLAGGED and summary.flagged:
            draw_flag(painter, place, self.theme)
        else:
            return 0.0
        return float(_MARK + 6)


class Table:
    """Turns the list into a table and back, and lets people choose its columns."""

    def __init__(self, bridge: ProjectBridge, view: ArticleList, model: LibraryModel) -> None:
        self._bridge, self._view, self._model = bridge, view, model
        header = view.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._show_menu)
        header.sectionClicked.connect(self._sort)
        header.setToolTip(translate("Library", "Click to sort; right click to choose the columns"))

    @property
    def on(self) -> bool:
        """Whether the list is a table now."""
        return bool(self._model.columns)

    def show(self, *, on: bool) -> None:
        """Show the table, or the list of one column in its own order."""
        if not on:
            self._model.sort_by(None)
        chosen = known(self._bridge.project.settings().get(SETTING)) if on else ()
        self._set(chosen)
        self._view.set_table(on=on)
        self._place()

    def columns_menu(self) -> QMenu:
        """Return a menu in which every column can be shown or hidden."""
        menu = QMenu(self._view)
        metadata = [METADATA + key for key in self._bridge.project.metadata_keys()]
        for place, column in enumerate((*Field, *metadata)):
            if place == len(Field):
                menu.addSeparator()
            action = menu.addAction(column_title(column))
            action.setCheckable(True)
            action.setChecked(column in self._model.columns)
            action.setEnabled(self._model.columns != (column,))
            action.triggered.connect(lambda on, column=column: self._choose(column, on=on))
        menu.addSeparator()
        usual = menu.addAction(translate("Library", "Usual columns"))
        usual.triggered.connect(lambda _=False: self._keep(DEFAULT))
        return menu

    def _show_menu(self, place: QPoint) -> None:
        self.columns_menu().popup(self._view.horizontalHeader().mapToGlobal(place))

    def _choose(self, column: str, *, on: bool) -> None:
        others = tuple(item for item in self._model.columns if item != column)
        self._keep((*others, column) if on else others)

    def _keep(self, columns: tuple[str, ...]) -> None:
        try:
            self._bridge.project.arrange(**{SETTING: [str(item) for item in columns]})
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        self._set(columns)
        self._place()

    def _set(self, columns: tuple[str, ...]) -> None:
        sort = self._model.listing.sort
        if sort is not None and sort.field not in columns:
            self._model.sort_by(None)
        self._model.set_columns(columns)

    def _place(self) -> None:
        """Give the columns their widths, and show by which one is sorted."""
        for section, column in enumerate(self._model.columns):
            self._view.setColumnWidth(section, column_width(column))
        self._show_sort()

    def _sort(self, section: int) -> None:
        """Sort by a column; a second click turns the order round, a third one gives it up."""
        column, sort = self._model.columns[section], self._model.listing.sort
        if sort is None or sort.field != column:
            self._model.sort_by(Sort(column))
        elif not sort.descending:
            self._model.sort_by(Sort(column, descending=True))
        else:
            self._model.sort_by(None)
        self._show_sort()

    def _show_sort(self) -> None:
        sort, columns = self._model.listing.sort, self._model.columns
        section = columns.index(sort.field) if sort and sort.field in columns else -1
        direction = Qt.SortOrder.AscendingOrder
        if sort is not None and sort.descending:
            direction = Qt.SortOrder.DescendingOrder
        self._view.horizontalHeader().setSortIndicator(section, direction)
