"""Drawing the page of a comparison: heads of columns, paragraphs, folded lines."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from annotator.core.adjudication import Case
from annotator.ui.article.marks import Reading
from annotator.ui.compare.painting import Loudness, ParagraphPainter, Sheet
from annotator.ui.compare.paragraphs import Row
from annotator.ui.compare.spread import FOLD, Spread
from annotator.ui.compare.voices import Speaker, draw_badge, draw_line
from annotator.ui.i18n import translate
from annotator.ui.theme import Theme

HEAD = 34.0
PAD = 20.0
"""Room at both sides of a column: stripes of claims stand at the left."""
_BADGE = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of the page is seen, and what of it is pointed at."""

    width: float
    height: float
    down: float
    """How far it is scrolled."""
    left: float
    """Where the first column begins in the viewport."""
    column: float
    """The width of a column."""
    columns: int
    overlaid: bool = False
    case: Case | None = None
    selection: tuple[int, int] | None = None


@dataclass(slots=True)
class PagePainter:
    """Draws what is seen of a spread."""

    painter: QPainter
    theme: Theme
    small: QFont
    reading: Reading
    spread: Spread
    view: View
    _paragraphs: ParagraphPainter = field(init=False)

    def __post_init__(self) -> None:
        self._paragraphs = ParagraphPainter(
            self.painter,
            self.theme,
            self.small,
            self.reading,
            Loudness(self.spread.disputed, self.spread.settled),
        )
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self) -> None:
        """Draw everything."""
        view = self.view
        self.painter.fillRect(QRectF(0, 0, view.width, view.height), self.theme.colour("paper"))
        self._lines()
        for at in self.spread.seen(view.down, view.down + view.height):
            top = self.spread.top(at) - view.down + HEAD
            row = self.spread.rows[at]
            if row.folded:
                self._fold(row, top)
            else:
                self._row(row, top)
        self._heads()

    # Inside

    def _lines(self) -> None:
        """Part the columns by thin lines."""
        view = self.view
        self.painter.setPen(QPen(self.theme.colour("line"), 1))
        for at in range(1, view.columns):
            x = round(view.left + at * view.column) + 0.5
            self.painter.drawLine(QPointF(x, HEAD), QPointF(x, view.height))

    def _row(self, row: Row, top: float) -> None:
        view, spread = self.view, self.spread
        laid = spread.laid(row)
        for number in range(view.columns):
            x = view.left + number * view.column
            if x + view.column < 0 or x > view.width:
                continue
            self.painter.save()
            self.painter.translate(x + PAD, top)
            if view.case is not None:
                self._paragraphs.band(laid, view.case.start, view.case.end)
            if view.selection is not None:
                self._paragraphs.selection(laid, *view.selection)
            width = view.column - 2 * PAD
            if view.overlaid:
                self._paragraphs.stacked(laid, spread.sheets, width)
            elif number < len(spread.sheets):
                self._paragraphs.column(laid, spread.sheets[number], width)
            else:
                self._paragraphs.words(laid)
            self.painter.restore()

    def _fold(self, row: Row, top: float) -> None:
        """Say in one line how many paragraphs are folded away."""
        text = translate("Compare", "… %n paragraph(s), all agree", "", row.count)
        self.painter.setFont(self.small)
        self.painter.setPen(self.theme.colour("muted"))
        metrics = QFontMetricsF(self.small)
        words = metrics.horizontalAdvance(text)
        left = max(self.view.left, 0.0) + PAD
        right = min(self.view.left + self.view.column * self.view.columns, self.view.width) - PAD
        box = QRectF(left, top, words, FOLD - 10)
        self.painter.fillRect(
            QRectF(left, top, right - left, FOLD - 10), self.theme.colour("paper")
        )
        self.painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        pen = QPen(self.theme.colour("line"), 1)
        pen.setDashPattern([2, 3])
        self.painter.setPen(pen)
        y = box.center().y() + 0.5
        self.painter.drawLine(QPointF(left + words + 10, y), QPointF(right, y))

    def _heads(self) -> None:
        """Name each column at the top; over one text, everybody with their kind of line."""
        view = self.view
        self.painter.fillRect(QRectF(0, 0, view.width, HEAD), self.theme.colour("surface"))
        self.painter.setPen(QPen(self.theme.colour("line"), 1))
        self.painter.drawLine(QPointF(0, HEAD - 0.5), QPointF(view.width, HEAD - 0.5))
        if view.overlaid:
            self._legend()
            return
        for number, sheet in enumerate(self.spread.sheets):
            x = view.left + number * view.column + PAD
            self._head(sheet.speaker, x, view.column - 2 * PAD)

    def _head(self, speaker: Speaker, x: float, room: float) -> float:
        y = (HEAD - _BADGE) / 2 - 0.5
        box = QRectF(x, y, _BADGE, _BADGE)
        draw_badge(self.painter, box, speaker.sign, self.theme, self.small, gold=speaker.gold)
        font = QFont(self.small)
        font.setPointSizeF(self.small.pointSizeF() * 1.18)
        font.setBold(True)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour("text"))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(speaker.name, Qt.TextElideMode.ElideRight, room - _BADGE - 8)
        words = QRectF(x + _BADGE + 7, 0, metrics.horizontalAdvance(shown) + 2, HEAD - 1)
        self.painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        return words.right() if shown else box.right()

    def _legend(self) -> None:
        x = max(self.view.left, 0.0) + PAD
        sheets: list[Sheet] = self.spread.sheets
        for sheet in sheets:
            right = self._head(sheet.speaker, x, 150.0)
            pen = QPen(self.theme.colour("text"), 2.2)
            start = QPointF(right + 8, HEAD / 2)
            draw_line(self.painter, start, 30.0, pen, sheet.speaker.line)
            x = right + 58
