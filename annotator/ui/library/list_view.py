"""The list itself: Enter opens a row, letters go on to the window, Ctrl and Shift select."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEPT = (*_OPENING, Qt.Key.Key_Delete)
_SELECTING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class ArticleList(QTableView):
    """A list for a million rows of the same height, in one column or as a table.

    A table, because ``QListView`` asks the model about every row at each layout.
    """

    opened = Signal(int)
    """The row that a click or Enter opens."""
    all_wanted = Signal()
    """Every article that is listed is to be selected."""
    delete_wanted = Signal()
    """The selected articles are to go."""
    menu_wanted = Signal(QPoint)
    """Someone wants to know what can be done with the selected articles, at a place on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        )
        self.clicked.connect(self._clicked)
        self.set_table(on=False)

    def set_table(self, *, on: bool) -> None:
        """Show columns under a header, or one column without."""
        header = self.horizontalHeader()
        header.setVisible(on)
        header.setSectionsMovable(on)
        mode = QHeaderView.ResizeMode.Interactive if on else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(mode)
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if on else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(bar)

    def selected_ranges(self) -> list[tuple[int, int]]:
        """Return the first and last row of each run of selected rows, from top to bottom."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(place) for place in range(chosen.count())]
        return sorted({(item.top(), item.bottom()) for item in ranges})

    def fit_rows(self) -> None:
        """Give every row the height that its delegate asks for."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        height = self.itemDelegate().sizeHint(option, QModelIndex()).height()
        if height != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(height)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def reveal(self, index: QModelIndex) -> None:
        """Bring a row into view, with its neighbours when it was out of sight."""
        self.updateGeometries()  # rows that came just now may be beyond the scroll bar's end
        shown = self.visualRect(index)
        if index.isValid() and not 0 <= shown.top() <= self.viewport().height() - shown.height():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the current row first."""
        super().showEvent(event)
        self.fit_rows()
        self.reveal(self.currentIndex())

    def event(self, event: QEvent) -> bool:
        """Keep Enter, Delete and Ctrl+A for the list where the window has them as shortcuts."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.currentIndex().isValid()
            and (event.key() in _KEPT or _selects_all(event))
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the row on Enter; leave letters and digits to the window's gestures."""
        if event.key() in _OPENING and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif _selects_all(event):
            self.all_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.selected_ranges():
            self.delete_wanted.emit()
        elif event.text().isprintable() and event.text() and not _with_control(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _clicked(self, index: QModelIndex) -> None:
        """Open what is clicked; with Ctrl or Shift it is only selected."""
        if not QApplication.keyboardModifiers() & _SELECTING:
            self.opened.emit(index.row())


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _selects_all(event: QKeyEvent) -> bool:
    return _with_control(event) and event.key() == Qt.Key.Key_A
