"""Drawing marks under and over the text. States differ by line and fill, not by colour alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from annotator.ui.article.geometry import Piece
from annotator.ui.article.marks import Mark
from annotator.ui.marks import draw_incomplete
from annotator.ui.theme import Theme

_RADIUS = 3.0
_STRIPE = 3.0
_LANE = 7.0
_CAPTION_GAP = 8.0
_SIGN = 9.0
_BEYOND = 12.0
"""Pixels beyond its letters in which a box or line of a span may lie."""
DOUBT = "\u2009?"
"""Stands after the name of a suggestion with a low score."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where it lies: all of its pieces, in the document's coordinates."""

    mark: Mark
    pieces: tuple[Piece, ...]
    ink: QColor
    focused: bool = False
    related: bool = False
    """Whether it is a part of the focused claim."""
    possible: bool = False
    """Whether the link that is being made may end here."""


@dataclass(frozen=True, slots=True)
class Margin:
    """The space left of the text: ``right`` is where the text begins, ``width`` is free."""

    right: float
    width: float


Bands = Sequence[tuple[float, float]]
"""The heights that are to be painted: from each top to its bottom."""


class MarkPainter:
    """Paints marks; ``small`` is the font of captions."""

    def __init__(self, painter: QPainter, theme: Theme, small: QFont, bands: Bands) -> None:
        self._painter = painter
        self._bands = [(top - _BEYOND, bottom + _BEYOND) for top, bottom in bands]
        self._theme = theme
        self._font = small
        self._metrics = QFontMetricsF(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def under(self, placed: Iterable[Placed]) -> None:
        """Paint what lies behind the letters."""
        for item in filter(self._reaches, placed):
            if item.mark.shape == "box":
                self._box(item)
            elif item.mark.shape != "zone" and (item.focused or item.related):
                self._tint(item)

    def over(self, placed: Sequence[Placed], margin: Margin) -> None:
        """Paint lines, stripes and captions."""
        for item in filter(self._reaches, placed):
            if item.mark.shape in ("claim", "part"):
                self._underline(item)
            if any(item.mark.torn):
                self._tears(item)
            if item.possible:
                self._invite(item)
            if item.focused:
                self._ring(item)
        self._zones([item for item in placed if item.mark.shape == "zone"], margin)
        self._stripes([item for item in placed if item.mark.shape == "claim"], margin)

    def preview(self, pieces: Iterable[Piece]) -> None:
        """Paint the range that a drag is about to give to a span."""
        pen = QPen(self._theme.colour("accent"), 2)
        self._painter.setPen(pen)
        self._painter.setBrush(self._theme.colour("accent", 40))
        for piece in pieces:
            self._painter.drawRoundedRect(piece.rect.adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)

    # Entities

    def _shown(self, item: Placed) -> list[QRectF]:
        """Return the boxes of the pieces that are to be painted."""
        return [piece.rect for piece in item.pieces if self._meets(piece.rect, piece.rect)]

    def _reaches(self, item: Placed) -> bool:
        """Tell whether a mark may reach into what is to be painted."""
        pieces = item.pieces
        return bool(pieces) and self._meets(pieces[0].rect, pieces[-1].rect)

    def _meets(self, first: QRectF, last: QRectF) -> bool:
        upper, lower = first.top(), last.bottom()
        return any(lower >= top and upper <= bottom for top, bottom in self._bands)

    def _box(self, item: Placed) -> None:
        ink, theme = item.ink, self._theme
        line = None
        if item.mark.suggested:
            fill = theme.faded(ink, _tint_of(item.mark, dark=theme.dark))
            pen = QPen(theme.faded(ink, 190), theme.stroke(1), Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.5, 5] if item.mark.doubtful else [3, 2.5])
        else:
            fill = theme.faded(ink, 72 if theme.dark else 56)
            pen = QPen(ink, theme.stroke(1)) if theme.contrast else QPen(Qt.PenStyle.NoPen)
            line = QPen(ink, theme.stroke(1.6))
        # Each box inside another is a little smaller, and its line a little lower.
        grow, drop = max(2.0 - 1.5 * item.mark.depth, -1.0), min(2.2 * item.mark.depth, 6.6)
        self._painter.setBrush(fill)
        for box in self._shown(item):
            rect = box.adjusted(-1.5, -grow, 1.5, grow)
            self._painter.setPen(pen)
            self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            if line is not None:
                self._painter.setPen(line)
                y = box.bottom() + 2 + drop
                self._painter.drawLine(
                    QPointF(rect.left() + 1.5, y), QPointF(rect.right() - 1.5, y)
                )

    # Claims and their parts

    def _tint(self, item: Placed) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        alpha = 26 if item.mark.shape == "claim" else 58
        self._painter.setBrush(self._theme.faded(item.ink, alpha))
        for box in self._shown(item):
            self._painter.drawRoundedRect(box.adjusted(-2, -2, 2, 3), _RADIUS, _RADIUS)

    def _underline(self, item: Placed) -> None:
        mark, offset, width = item.mark, 1.5, self._theme.stroke(1.4)
        if self._theme.contrast and item.focused:
            width += 1  # for the tint it has elsewhere
        if mark.shape == "part":
            pen = QPen(item.ink, 1.5 if mark.suggested else 2.2, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern(_dots(mark))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        else:
            pen = QPen(item.ink, width)
            offset = 2.5 + 2.5 * min(mark.lane, 3)
            if mark.suggested:
                pen = QPen(self._theme.faded(item.ink, 200), width, Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2, 6] if mark.doubtful else [4, 3])
        self._painter.setPen(pen)
        for box in self._shown(item):
            y = box.bottom() + offset
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _stripes(self, claims: Sequence[Placed], margin: Margin) -> None:
        taken = -1.0
        for item in claims:
            if not item.pieces:
                continue
            x = stripe_at(item, margin)
            top, bottom = item.pieces[0].rect.top() - 1, item.pieces[-1].rect.bottom() + 2
            pen = QPen(item.ink, _STRIPE if item.focused or not item.mark.suggested else 2.0)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if item.mark.suggested:
                pen.setDashPattern([1.5, 4.5] if item.mark.doubtful else [3, 2])
            self._painter.setPen(pen)
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            if item.focused:
                self._handle(item, QPointF(x, top + 9))
            taken = self._caption(item, margin, top, taken)

    def _handle(self, item: Placed, place: QPointF) -> None:
        """Draw the knob from which a link is dragged."""
        self._painter.setPen(QPen(item.ink, 1.6))
        self._painter.setBrush(self._theme.colour("paper"))
        self._painter.drawEllipse(place, 5, 5)
        self._painter.drawLine(place - QPointF(2.2, 0), place + QPointF(2.2, 0))
        self._painter.drawLine(place - QPointF(0, 2.2), place + QPointF(0, 2.2))

    def _caption(self, item: Placed, margin: Margin, top: float, taken: float) -> float:
        """Write who said it beside the stripe; return the lowest line that is written on."""
        lanes = 16 + (item.mark.lane + 1) * _LANE
        width = margin.width - lanes - _CAPTION_GAP
        lines = [*_questioned(item.mark), *filter(None, [item.mark.lacking])]
        if width < 48:
            self._warn(item, margin.right - lanes - _CAPTION_GAP / 2, max(top, taken))
        if width < 48 or not lines:
            return taken
        y = max(top, taken)
        if y > item.pieces[-1].rect.bottom():
            return taken
        right = margin.right - lanes - _CAPTION_GAP / 2
        height = self._metrics.height()
        font = QFont(self._font)
        for index, line in enumerate(lines):
            strong = index == 0 and len(item.mark.caption) > 1
            warns = index == len(item.mark.caption)
            font.setBold(strong)
            font.setItalic(item.mark.suggested)
            metrics = QFontMetricsF(font)
            self._painter.setFont(font)
            muted = self._theme.colour("warning" if warns else "muted")
            self._painter.setPen(item.ink if strong else muted)
            room = width - (_SIGN + 4 if warns else 0)
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            self._painter.drawText(
                QRectF(right - width, y, width, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            if warns:
                self._warn(item, right - metrics.horizontalAdvance(shown) - 4, y)
            y += height
        return y + 2

    def _warn(self, item: Placed, right: float, y: float) -> None:
        """Draw the sign of an incomplete claim, if it is one."""
        if item.mark.lacking:
            middle = y + self._metrics.height() / 2
            box = QRectF(right - _SIGN, middle - _SIGN / 2, _SIGN, _SIGN)
            draw_incomplete(self._painter, box, self._theme)

    # Zones

    def _zones(self, zones: Sequence[Placed], margin: Margin) -> None:
        """Name each zone above its first line, at the far left, with a thin line along it."""
        self._painter.setFont(self._font)
        height = self._metrics.height()
        for item in zones:
            if not item.pieces:
                continue
            top, bottom = item.pieces[0].rect.top(), item.pieces[-1].rect.bottom()
            colour = self._theme.colour("muted", 150 if item.mark.suggested else 255)
            pen = QPen(colour, 1.0)
            if item.mark.suggested:
                pen.setDashPattern([2, 3])
            self._painter.setPen(pen)
            self._painter.drawLine(
                QPointF(margin.right - 8, top), QPointF(margin.right - 8, bottom)
            )
            name = item.mark.caption[0] if item.mark.caption else item.mark.span.label
            self._painter.setPen(self._theme.colour("muted"))
            self._painter.drawText(
                QRectF(margin.right - margin.width, top - height - 1, margin.width - 12, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                self._metrics.elidedText(
                    name, Qt.TextElideMode.ElideRight, max(margin.width - 12, 24)
                ),
            )

    # Focus, links, edges

    def _ring(self, item: Placed) -> None:
        if item.mark.shape in ("claim", "zone"):
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._theme.colour("accent"), self._theme.stroke(2)))
        for box in self._shown(item):
            self._painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 4, 4)

    def _invite(self, item: Placed) -> None:
        """Light up what the link that is being made may end at."""
        pen = QPen(self._theme.colour("accent"), 1.4)
        pen.setDashPattern([1.5, 1.5])
        self._painter.setBrush(self._theme.colour("accent", 30))
        self._painter.setPen(pen)
        for box in self._shown(item):
            self._painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), _RADIUS, _RADIUS)

    def _tears(self, item: Placed) -> None:
        """Draw a zigzag along each edge that cuts a token in two."""
        if not item.pieces:
            return
        pen = QPen(self._theme.colour("warning"), 1.5)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(pen)
        first, last = item.pieces[0].rect, item.pieces[-1].rect
        edges = ((first.left(), first), (last.right(), last))
        for torn, (x, box) in zip(item.mark.torn, edges, strict=True):
            if torn:
                self._painter.drawPolyline(_zigzag(x, box.top() - 1, box.bottom() + 2))


def stripe_at(item: Placed, margin: Margin) -> float:
    """Return where a claim's stripe stands, from the left."""
    return margin.right - 16 - item.mark.lane * _LANE


def _zigzag(x: float, top: float, bottom: float) -> QPolygonF:
    steps = max(round((bottom - top) / 3.2), 4)
    height = (bottom - top) / steps
    return QPolygonF(
        [QPointF(x + (1.7 if step % 2 else -1.7), top + step * height) for step in range(steps + 1)]
    )


def _dots(mark: Mark) -> list[float]:
    """Return the dots under a part: sparser while it is suggested, other ones for each tone."""
    gap = 3.4 if mark.doubtful else 2.2 if mark.suggested else 1.4
    return ([1, gap], [3, gap], [1, gap, 3, gap])[mark.tone]


def _tint_of(mark: Mark, *, dark: bool) -> int:
    """Return how opaque a suggested box is filled: hardly at all when its score is low."""
    if mark.doubtful:
        return 14 if dark else 9
    return 30 if dark else 20


def _questioned(mark: Mark) -> tuple[str, ...]:
    """Return what the margin says of a claim, with a question mark when its score is low."""
    if not mark.doubtful or not mark.caption:
        return mark.caption
    return (*mark.caption[:-1], mark.caption[-1] + DOUBT)
