"""The sheet of keys on paper: every command's own keys, by menu, on one or two A4 pages."""

from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.dialogs.key_sheet import HEAD, Section, caret_rows, label_rows, ordered
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.conflicts import plain
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.theme import load_theme

_UNIT = 720
"""Units of painting to the inch: a tenth of a point each."""
_SIDE, _TOP, _FOOT, _TITLE = 420.0, 400.0, 300.0, 420.0
_GUTTER = 300.0
_ROW, _LEAST_ROW = 145.0, 112.0
_ACROSS = 2
_PAD = 28.0
_SIZES = range(84, 55, -2)
"""Letters of a name, in tenths of a point: the first with which it has room."""
_OR = "\n"
"""Between keys of one command."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading, a row, or the space before a heading."""

    name: str = ""
    keys: str = ""
    heading: bool = False


def sections(labels: list[QAction]) -> list[Section]:
    """Return every command with its own keys by menu, and the labels with theirs."""
    keymap = current()
    rows = {
        menu: [
            (plain(command.name), _OR.join(map(shown, keymap.of(command)[:2])))
            for command in COMMANDS
            if command.menu == menu and keymap.of(command)
        ]
        for menu, _ in MENUS
    }
    rows["labels"] = [*label_rows(labels), *rows["labels"]]
    rows["text"] = caret_rows()
    return ordered(rows)


def set_up(device: QPagedPaintDevice) -> None:
    """Make a device's pages A4, upright and without margins of its own."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()
        )
    )


def draw(device: QPagedPaintDevice, found: list[Section]) -> int:
    """Draw the sheet; return how many pages it has."""
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(device.logicalDpiX() / _UNIT, device.logicalDpiY() / _UNIT)
        size = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point) * 10
        height = size.height() - _TOP - _TITLE - _FOOT
        columns, row = _columns(found, height)
        width = (size.width() - 2 * _SIDE - (_ACROSS - 1) * _GUTTER) / _ACROSS
        pages = -(-len(columns) // _ACROSS)
        for number, lines in enumerate(columns):
            page, place = divmod(number, _ACROSS)
            if not place:
                if page:
                    device.newPage()
                _draw_frame(painter, size.width(), size.height(), page + 1, pages)
            left = _SIDE + place * (width + _GUTTER)
            _draw_column(painter, lines, QRectF(left, _TOP + _TITLE, width, row))
        return pages
    finally:
        painter.end()


def _columns(found: list[Section], height: float) -> tuple[list[list[_Line]], float]:
    """Return the lines of each column, on as few pages as can be read, and the lines' height."""
    lines = sum(len(rows) + HEAD for _, rows in found)
    pages = 1
    while True:
        most = int(height // _LEAST_ROW)
        count = pages * _ACROSS
        if lines <= most * count:
            columns = _filled(found, lines, count)
            longest = max(map(len, columns))
            if longest <= most:
                return columns, min(_ROW, height / longest)
        pages += 1


def _filled(found: list[Section], lines: int, count: int) -> list[list[_Line]]:
    """Return columns of about the same length; a section that is cut goes on under its name."""
    columns: list[list[_Line]] = [[]]
    target = -(-lines // count) + 2
    for title, rows in found:
        column = columns[-1]
        room = target - len(column)
        if column and room < min(len(rows), 4) + HEAD and len(columns) < count:
            columns.append([])
        elif column:
            column.append(_Line())
        columns[-1].append(_Line(title, heading=True))
        for place, (name, keys) in enumerate(rows):
            left = len(rows) - place
            if len(columns[-1]) >= target and left > 1 and len(columns) < count:
                columns.append([_Line(title, heading=True)])
            columns[-1].append(_Line(name, keys))
    return columns


# Painting


def _draw_frame(painter: QPainter, width: float, height: float, page: int, pages: int) -> None:
    theme = load_theme("light")
    painter.setPen(theme.colour("text"))
    painter.setFont(_font(200, bold=True))
    head = QRectF(_SIDE, _TOP - 60, width - 2 * _SIDE, 280)
    painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, translate("keys", "Keys of Annotator"))
    painter.setPen(theme.colour("muted"))
    painter.setFont(_font(85))
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    beside = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(head, beside, translate("keys", "As you have them, {date}").format(date=today))
    painter.setPen(QPen(theme.colour("text"), 12))
    painter.drawLine(QPointF(_SIDE, _TOP + 240), QPointF(width - _SIDE, _TOP + 240))
    if pages > 1:
        foot = QRectF(_SIDE, height - _FOOT + 40, width - 2 * _SIDE, 140)
        painter.setPen(theme.colour("muted"))
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight, f"{page} / {pages}")


def _draw_column(painter: QPainter, lines: list[_Line], first: QRectF) -> None:
    for number, line in enumerate(lines):
        box = first.translated(0, number * first.height())
        if line.heading:
            _draw_heading(painter, line.name, box)
        elif line.name:
            _draw_row(painter, line, box)


def _draw_heading(painter: QPainter, title: str, box: QRectF) -> None:
    theme = load_theme("light")
    painter.setFont(_font(96, bold=True))
    painter.setPen(theme.colour("accent"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, title)


def _draw_row(painter: QPainter, line: _Line, box: QRectF) -> None:
    theme = load_theme("light")
    painter.setPen(QPen(theme.colour("line"), 4))
    painter.drawLine(box.topLeft(), box.topRight())
    right = box.right()
    for keys in reversed(line.keys.split(_OR)):
        right = _draw_cap(painter, keys, right, box) - 40
    room = QRectF(box.left(), box.top(), right - box.left(), box.height())
    size = next((size for size in _SIZES if _width(line.name, size) <= room.width()), _SIZES[-1])
    painter.setFont(_font(size))
    painter.setPen(theme.colour("text"))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, line.name)


def _width(text: str, size: int) -> float:
    return QFontMetricsF(_font(size)).horizontalAdvance(text)


def _draw_cap(painter: QPainter, keys: str, right: float, box: QRectF) -> float:
    """Draw a key as a cap that ends at ``right``; return where it begins."""
    theme = load_theme("light")
    font = _font(76, bold=True)
    width = max(QFontMetricsF(font).horizontalAdvance(keys) + 2 * _PAD + 20, 120.0)
    height = min(box.height() - 22, 116)
    cap = QRectF(right - width, box.center().y() - height / 2, width, height)
    painter.setPen(QPen(theme.colour("line"), 6))
    painter.setBrush(theme.colour("window"))
    painter.drawRoundedRect(cap, 24, 24)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    return cap.left()


def _font(size: int, *, bold: bool = False) -> QFont:
    """Return the window's typeface; a pixel is a tenth of a point here."""
    font = QFont(QGuiApplication.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
