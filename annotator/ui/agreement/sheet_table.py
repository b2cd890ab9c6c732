"""A table of estimates: each as a number with its interval, and as a point on a line."""

from html import escape
from typing import Any

from PySide6.QtCore import (
    QLocale,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.app.agreement import Estimate, Measure
from annotator.app.agreement.sheets import Line, Sheet, explained, name_of, written
from annotator.ui.i18n import language
from annotator.ui.plain_table import LEFT, RIGHT, Index, PlainModel, PlainTable
from annotator.ui.plain_words import rich
from annotator.ui.theme import Theme

_ESTIMATE = Qt.ItemDataRole.UserRole
_SIDE = 10
_ABOVE, _BELOW = 5, 9
"""Room over the words of an estimate, and under its line."""
_EMPTY = Sheet("", "", (), (), ())


class SheetModel(PlainModel):
    """The lines of one sheet."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheet = _EMPTY

    def show_sheet(self, sheet: Sheet) -> None:
        """Show another sheet."""
        with self.resetting():
            self.sheet = sheet

    def measure_of(self, column: int) -> Measure | None:
        """Return what a column measures, if it measures anything."""
        place = column - len(self.sheet.head)
        return self.sheet.measures[place] if 0 <= place < len(self.sheet.measures) else None

    def line(self, row: int) -> Line:
        """Return one line."""
        return self.sheet.lines[row]

    def row_total(self) -> int:
        """Return how many lines there are."""
        return len(self.sheet.lines)

    def column_total(self) -> int:
        """Return how many columns there are."""
        return len(self.sheet.head) + len(self.sheet.measures)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return a cell in words, its estimate, or its side."""
        line, measured = self.sheet.lines[at], place - len(self.sheet.head)
        if role == _ESTIMATE:
            return line.estimates[measured] if measured >= 0 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(line, place)
        if role == Qt.ItemDataRole.ToolTipRole and place < len(line.about):
            return line.about[place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if place < len(line.about) else RIGHT
        return None

    def _text(self, line: Line, column: int) -> str:
        place = column - len(self.sheet.head)
        if place >= 0:
            return written(line.estimates[place], QLocale().decimalPoint())
        if column < len(line.about):
            return line.about[column]
        return QLocale().toString((line.articles, line.items)[column - len(line.about)])

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column, or what it says."""
        measure = self.measure_of(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return name_of(measure, language()) if measure else _capital(self.sheet.head[place])
        if role == Qt.ItemDataRole.ToolTipRole and measure is not None:
            return rich(f"<qt>{escape(explained(measure, language()))}</qt>")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if place < len(self.sheet.head) - 2 else RIGHT
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


class SheetTable(PlainTable):
    """Shows one sheet; Return on a line enters it."""

    entered = Signal(object)
    """The ``Line``."""
    asked = Signal(object)
    """The ``Measure`` of the current column, or None."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, room=22)
        self.rows = SheetModel(self)
        self.setModel(self.rows)
        self._delegate = _EstimateDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._ask)
        self.row_entered.connect(lambda index: self.entered.emit(self.rows.line(index.row())))
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

    def _ask(self, column: int) -> None:
        self.asked.emit(self.rows.measure_of(column))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
