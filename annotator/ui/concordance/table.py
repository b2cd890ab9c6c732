"""The table of hits: keys that label, unlabel, open and copy what is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.core.ids import LabelId
from annotator.ui.concordance.delegate import HitDelegate
from annotator.ui.concordance.model import Column, HitsModel
from annotator.ui.digit_row import digit_at

_SHARES = {
    Column.LEFT: 27,
    Column.HIT: 13,
    Column.RIGHT: 27,
    Column.LABEL: 12,
    Column.ARTICLE: 13,
    Column.DATE: 8,
}
"""Parts of the width, out of a hundred."""
_NARROW = 7
"""The least part for the hits."""
_ROOM = 8
_OFF = (Qt.Key.Key_X, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
"""Keys that take labels off, as in the article."""


class HitsTable(QTableView):
    """Rows that are chosen whole. Its copy is more than the one cell that a table copies."""

    labelled = Signal(object)
    """The chosen rows are to get this label."""
    accepted = Signal()
    unlabelled = Signal()
    copied = Signal()
    opened = Signal(int)
    """The hit in this row is to be shown in its article."""

    def __init__(self, model: HitsModel, delegate: HitDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self.keys: dict[str, LabelId] = {}
        """Labels by the keys that apply them, in small letters."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        delegate.setParent(self)
        self.setAccessibleName(self.tr("Hits"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setMinimumSectionSize(40)
        self._set_height()
        self.setSortingEnabled(True)
        self.activated.connect(lambda index: self.opened.emit(index.row()))

    def rows(self) -> list[int]:
        """Return the chosen rows in order."""
        chosen = self.selectionModel().selection().toList()
        found = {row for part in chosen for row in range(part.top(), part.bottom() + 1)}
        return sorted(found)

    def fit(self, forms: Iterable[str]) -> None:
        """Make the column of the hits as wide as ``forms`` need, within reason."""
        metrics = QFontMetrics(self.font())
        strong = 1.1  # the letters of a hit are heavier
        width = max((metrics.horizontalAdvance(form) for form in forms), default=0) * strong + 24
        whole = self.viewport().width()
        least, most = whole * _NARROW // 100, whole * _SHARES[Column.LEFT] // 100
        change = self.columnWidth(Column.HIT) - int(min(max(width, least), most))
        for column, share in (
            (Column.HIT, -change),
            (Column.LEFT, change // 2),
            (Column.RIGHT, change - change // 2),
        ):
            self.setColumnWidth(column, self.columnWidth(column) + share)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Act on the chosen rows; a letter that means nothing here does not search for a row."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        label = self.keys.get(event.text().lower()) or self.keys.get(digit_at(event))
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif plain and label is not None:
            self.labelled.emit(label)
        elif plain and event.key() in _OFF:
            self.unlabelled.emit()
        elif plain and event.key() == Qt.Key.Key_A:
            self.accepted.emit()
        elif plain and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width among the columns, as before."""
        super().resizeEvent(event)
        before = event.oldSize().width()
        width = event.size().width()
        now = [self.columnWidth(column) for column in Column]
        shares = now if before > 0 else [_SHARES[column] for column in Column]
        for column, share in zip(Column, shares, strict=True):
            self.setColumnWidth(column, width * share // sum(shares))
        rest = width - sum(self.columnWidth(column) for column in Column)
        self.setColumnWidth(Column.RIGHT, self.columnWidth(Column.RIGHT) + rest)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_height()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for a screen of rows."""
        return QSize(1100, 480)

    def _set_height(self) -> None:
        header, height = self.verticalHeader(), QFontMetrics(self.font()).height() + _ROOM
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)
