"""A table of estimates: each as a number with its interval, and as a point on a line."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.app.agreement import Estimate, Measure
from annotator.app.agreement.sheets import Line, Sheet, explained, name_of, written
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ESTIMATE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SIDE = 10
_ABOVE, _BELOW = 5, 9
"""Room over the words of an estimate, and under its line."""
_EMPTY = Sheet("", "", (), (), ())


class SheetModel(QAbstractTableModel):
    """The lines of one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = _EMPTY

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def measure_of(self, column: int) -> Measure | None:
        """Return what a column measures, if it measures anything."""
        place = column - len(self.sheet.head)
        return self.sheet.measures[place] if 0 <= place < len(self.sheet.measures) else None

    def line(self, row: int) -> Line:
        """Return one line."""
        return self.sheet.lines[row]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.sheet.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.sheet.head) + len(self.sheet.measures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, its estimate, or its side."""
        line, place = self.sheet.lines[index.row()], index.column() - len(self.sheet.head)
        if role == _ESTIMATE:
            return line.estimates[place] if place >= 0 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() < len(line.about):
            return line.about[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() < len(line.about) else _RIGHT
        return None

    def _text(self, line: Line, column: int) -> str:
        place = column - len(self.sheet.head)
        if place >= 0:
            return written(line.estimates[place], QLocale().decimalPoint())
        if column < len(line.about):
            return line.about[column]
        return QLocale().toString((line.articles, line.items)[column - len(line.about)])

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column, or what it says."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        measure = self.measure_of(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(measure, language()) if measure else _capital(self.sheet.head[section])
        if role == Qt.ItemDataRole.ToolTipRole and measure is not None:
            return f"<qt>{explained(measure, language())}</qt>"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section < len(self.sheet.head) - 2 else _RIGHT
        return None


class _EstimateDelegate(QStyledItemDelegate):
    """Paints an estimate's words over a line from 0 to 1 with its interval and its point."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Leave the words of an estimate to ``paint``."""
        super().initStyleOption(option, index)
        if index.data(_ESTIMATE) is not None:
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        found = index.data(_ESTIMATE)
        if not isinstance(found, Estimate):
            return
        rect = QRectF(option.rect).adjusted(_SIDE, _ABOVE, -_SIDE, -_BELOW)
        painter.save()
        painter.setPen(self.theme.colour("text"))
        top = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect, int(top), str(index.data()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_line(painter, rect, found)
        painter.restore()

    def _draw_line(self, painter: QPainter, rect: QRectF, found: Estimate) -> None:
        middle = rect.bottom()

        def point(value: float) -> QPointF:
            return QPointF(rect.left() + rect.width() * min(1.0, max(0.0, value)), middle)

        painter.setPen(QPen(self.theme.colour("muted", 110), 1))
        painter.drawLine(point(0), point(1))
        accent = self.theme.colour("accent")
        painter.setPen(QPen(accent, 1.5))
        if found.low is not None and found.high is not None:
            for end in (point(found.low), point(found.high)):
                painter.drawLine(end - QPointF(0, 4), end + QPointF(0, 4))
            painter.drawLine(point(found.low), point(found.high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(point(found.value), 3.5, 3.5)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Leave room at both sides, also of words that are painted by hand."""
        width = QFontMetrics(option.font).horizontalAdvance(str(index.data()))
        return QSize(width + 2 * _SIDE + 4, super().sizeHint(option, index).height())


class SheetTable(QTableView):
    """Shows one sheet; Return on a line enters it."""

    entered = Signal(object)
    """The ``Line``."""
    asked = Signal(object)
    """The ``Measure`` of the current column, or None."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = SheetModel(self)
        self.setModel(self.rows)
        self._delegate = _EstimateDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setObjectName("roomy")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 22)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._ask)
        self.doubleClicked.connect(self._enter)
        self.selectionModel().currentChanged.connect(lambda index, _: self._ask(index.column()))

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._delegate.theme = theme
        self.viewport().update()

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the lines of a sheet."""
        self.rows.show_sheet(sheet)
        self.setAccessibleName(sheet.title)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(72)
        if self.rows.columnCount():
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if sheet.lines:
            self.setCurrentIndex(self.rows.index(0, len(sheet.head)))

    def copy(self) -> None:
        """Copy the chosen lines, or all; columns are cut by tabs."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen if len(chosen) > 1 else range(self.rows.rowCount())
        columns = range(self.rows.columnCount())
        lines = [[str(self.rows.headerData(x, Qt.Orientation.Horizontal)) for x in columns]]
        lines += [[str(self.rows.index(row, x).data()) for x in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, or enter the chosen line."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered.emit(self.rows.line(index.row()))

    def _ask(self, column: int) -> None:
        self.asked.emit(self.rows.measure_of(column))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
