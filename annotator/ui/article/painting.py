"""Drawing marks under and over the text. States differ by line and fill, not by colour alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from annotator.core.ids import SpanId
from annotator.ui.article.geometry import Piece
from annotator.ui.article.marks import Mark
from annotator.ui.theme import Theme

_RADIUS = 3.0
_STRIPE = 3.0
_LANE = 7.0
_CAPTION_GAP = 8.0
_DOUBT = "\u2009?"
"""Stands after the name of a suggestion with a low score."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark and where it lies, in viewport coordinates."""

    mark: Mark
    pieces: tuple[Piece, ...]
    focused: bool
    related: bool
    """Whether it is a part of the focused claim."""


@dataclass(frozen=True, slots=True)
class Margin:
    """The space left of the text: ``right`` is where the text begins, ``width`` is free."""

    right: float
    width: float


class MarkPainter:
    """Paints one view's marks; ``small`` is the font of tags and captions."""

    def __init__(self, painter: QPainter, theme: Theme, small: QFont) -> None:
        self._painter = painter
        self._theme = theme
        self._font = small
        self._metrics = QFontMetricsF(small)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def under(self, placed: Iterable[Placed]) -> None:
        """Paint what lies behind the letters."""
        for item in placed:
            if item.mark.shape == "box":
                self._box(item)
            elif item.mark.shape != "zone" and (item.focused or item.related):
                self._tint(item)

    def over(self, placed: Sequence[Placed], margin: Margin) -> None:
        """Paint lines, tags, stripes and captions."""
        for item in placed:
            if item.mark.shape in ("claim", "part"):
                self._underline(item)
            if item.focused:
                self._ring(item)
        self._zones([item for item in placed if item.mark.shape == "zone"], margin)
        self._stripes([item for item in placed if item.mark.shape == "claim"], margin)
        self._tags([item for item in placed if self._tagged(item)])

    def preview(self, pieces: Iterable[Piece]) -> None:
        """Paint the range that a drag is about to give to a span."""
        pen = QPen(self._theme.colour("accent"), 2)
        self._painter.setPen(pen)
        self._painter.setBrush(self._theme.colour("accent", 40))
        for piece in pieces:
            self._painter.drawRoundedRect(piece.rect.adjusted(-1, -1, 1, 1), _RADIUS, _RADIUS)

    # Entities

    def _box(self, item: Placed) -> None:
        ink = self._theme.ink(item.mark.label)
        fill = QColor(ink)
        dark = self._theme.dark
        if item.mark.suggested:
            fill.setAlpha(_tint_of(item.mark, dark=dark))
            pen = QPen(_faded(ink, 190), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.5, 5] if item.mark.doubtful else [3, 2.5])
        else:
            fill.setAlpha(72 if dark else 56)
            pen = QPen(Qt.PenStyle.NoPen)
        grow = max(2.0 - 1.5 * item.mark.depth, -1.0)
        for piece in item.pieces:
            rect = piece.rect.adjusted(-1.5, -grow, 1.5, grow)
            self._painter.setPen(pen)
            self._painter.setBrush(fill)
            self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            if not item.mark.suggested:
                self._painter.setPen(QPen(ink, 1.6))
                self._painter.drawLine(
                    QPointF(rect.left() + 1.5, rect.bottom()),
                    QPointF(rect.right() - 1.5, rect.bottom()),
                )

    # Claims and their parts

    def _tint(self, item: Placed) -> None:
        alpha = 26 if item.mark.shape == "claim" else 58
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.ink(item.mark.label, alpha))
        for piece in item.pieces:
            self._painter.drawRoundedRect(piece.rect.adjusted(-2, -2, 2, 3), _RADIUS, _RADIUS)

    def _underline(self, item: Placed) -> None:
        ink = self._theme.ink(item.mark.label)
        if item.mark.shape == "part":
            pen = QPen(ink, 1.8, Qt.PenStyle.DotLine)
            if item.mark.doubtful:
                pen.setDashPattern([1, 4.5])
            offset = 3.0
        else:
            pen = QPen(ink, 1.4)
            offset = 4.5 + 2.5 * item.mark.lane
            if item.mark.suggested:
                pen = QPen(_faded(ink, 200), 1.4, Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([2, 6] if item.mark.doubtful else [4, 3])
        self._painter.setPen(pen)
        for piece in item.pieces:
            y = piece.rect.bottom() + offset - 2
            self._painter.drawLine(QPointF(piece.rect.left(), y), QPointF(piece.rect.right(), y))

    def _stripes(self, claims: Sequence[Placed], margin: Margin) -> None:
        taken = -1.0
        for item in claims:
            if not item.pieces:
                continue
            ink = self._theme.ink(item.mark.label)
            x = margin.right - 16 - item.mark.lane * _LANE
            top, bottom = item.pieces[0].rect.top() - 1, item.pieces[-1].rect.bottom() + 2
            pen = QPen(ink, _STRIPE if item.focused or not item.mark.suggested else 2.0)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if item.mark.suggested:
                pen.setDashPattern([1.5, 4.5] if item.mark.doubtful else [3, 2])
            self._painter.setPen(pen)
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            taken = self._caption(item, margin, top, taken)

    def _caption(self, item: Placed, margin: Margin, top: float, taken: float) -> float:
        """Write who said it beside the stripe; return the lowest line that is written on."""
        lanes = 16 + (item.mark.lane + 1) * _LANE
        width = margin.width - lanes - _CAPTION_GAP
        if width < 48 or not item.mark.caption:
            return taken
        y = max(top, taken)
        if y > item.pieces[-1].rect.bottom():
            return taken
        right = margin.right - lanes - _CAPTION_GAP / 2
        height = self._metrics.height()
        font = QFont(self._font)
        for index, line in enumerate(_questioned(item.mark)):
            strong = index == 0 and len(item.mark.caption) > 1
            font.setBold(strong)
            font.setItalic(item.mark.suggested)
            metrics = QFontMetricsF(font)
            self._painter.setFont(font)
            self._painter.setPen(
                self._theme.ink(item.mark.label) if strong else self._theme.colour("muted")
            )
            self._painter.drawText(
                QRectF(right - width, y, width, height),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                metrics.elidedText(line, Qt.TextElideMode.ElideRight, width),
            )
            y += height
        return y + 2

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

    # Focus and tags

    def _ring(self, item: Placed) -> None:
        if item.mark.shape in ("claim", "zone"):
            return
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._theme.colour("accent"), 2))
        for piece in item.pieces:
            self._painter.drawRoundedRect(piece.rect.adjusted(-3, -3, 3, 3), 4, 4)

    def _tagged(self, item: Placed) -> bool:
        if item.mark.shape == "zone":
            return False
        return item.mark.shape == "box" or item.focused or item.related

    def _tags(self, items: Sequence[Placed]) -> None:
        """Write label tags in the space above the lines, one beside the other."""
        font = QFont(self._font)
        font.setBold(True)
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        ends: dict[int, float] = {}
        for item in sorted(items, key=_tag_place):
            rect = item.pieces[0].rect
            row = round(rect.top())
            text = item.mark.span.label + (_DOUBT if item.mark.doubtful else "")
            width, height = metrics.horizontalAdvance(text) + 8, metrics.height() - 1
            left = max(rect.left() - 1.5, ends.get(row, -1.0) + 2)
            box = QRectF(left, rect.top() - height - 1, width, height)
            ends[row] = box.right()
            self._tag(item, box, text)

    def _tag(self, item: Placed, box: QRectF, text: str) -> None:
        ink = self._theme.ink(item.mark.label)
        # A filled tag says accepted, bare letters say suggested: no colour needed to tell.
        self._painter.setBrush(self._theme.colour("paper", 215) if item.mark.suggested else ink)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.drawRoundedRect(box, 2.5, 2.5)
        self._painter.setPen(ink if item.mark.suggested else self._theme.colour("paper"))
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _tint_of(mark: Mark, *, dark: bool) -> int:
    """Return how opaque a suggested box is filled: hardly at all when its score is low."""
    if mark.doubtful:
        return 14 if dark else 9
    return 30 if dark else 20


def _questioned(mark: Mark) -> tuple[str, ...]:
    """Return what the margin says of a claim, with a question mark when its score is low."""
    if not mark.doubtful or not mark.caption:
        return mark.caption
    return (*mark.caption[:-1], mark.caption[-1] + _DOUBT)


def _tag_place(item: Placed) -> tuple[float, float, SpanId]:
    rect = item.pieces[0].rect
    return round(rect.top()), rect.left(), item.mark.span.id


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(alpha)
    return faded
