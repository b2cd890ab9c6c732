"""Drawing the marks of one paragraph: one annotator's, or everybody's stacked under the lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from annotator.core.ids import SpanId
from annotator.core.majority import Place
from annotator.core.model import Relation, Span
from annotator.core.sides import place_of
from annotator.ui.article.marks import Mark, Reading
from annotator.ui.article.painting import Margin, MarkPainter, Placed
from annotator.ui.article.tags import Tag, TagPainter
from annotator.ui.compare.paragraphs import Laid
from annotator.ui.compare.voices import Speaker, draw_line
from annotator.ui.theme import Theme

LANE = 4.5
"""Pixels between the lines of two annotators under the same words."""
_MOST_LANES = 8
_QUIET = 120
_FAINT = 0.42
"""How much is seen of marks on which somebody has decided."""


def lanes_height(speakers: int) -> float:
    """Return how much room the lines of so many annotators take under a line of text."""
    return LANE * min(speakers, _MOST_LANES)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one annotator marked: spans by place, and of parts whose they are."""

    speaker: Speaker
    spans: tuple[Span, ...]
    heads: dict[SpanId, Span]
    """Of each part the span it is a part of."""

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans that reach into a range."""
        return [span for span in self.spans if span.overlaps(start, end)]


def sheet_of(speaker: Speaker, reading: Reading) -> Sheet:
    """Return what is drawn of an annotator's work."""
    known = {span.id: span for span in speaker.spans}
    heads = {
        link.child: known[link.head]
        for link in _parts(speaker.relations, reading)
        if link.head in known
    }
    spans = sorted(speaker.spans, key=lambda span: (span.start, -span.end, span.id))
    return Sheet(speaker, tuple(spans), heads)


def _parts(relations: Iterable[Relation], reading: Reading) -> Iterable[Relation]:
    return (link for link in relations if link.type in reading.part_links)


@dataclass(frozen=True, slots=True)
class Loudness:
    """What stands out: what nobody has decided on, and faintly what somebody has."""

    disputed: set[SpanId]
    settled: set[SpanId]

    def faint(self, span: Span) -> bool:
        """Tell whether a span is decided on."""
        return span.id in self.settled


class ParagraphPainter:
    """Draws marks into a column whose origin is the paragraph's top left corner."""

    def __init__(
        self, painter: QPainter, theme: Theme, small: QFont, reading: Reading, loud: Loudness
    ) -> None:
        self._painter, self._theme, self._small = painter, theme, small
        self._reading, self._loud = reading, loud

    def words(self, laid: Laid) -> None:
        """Draw the text."""
        self._painter.setPen(self._theme.colour("text"))
        laid.layout.draw(self._painter, QPointF(0, 0))

    def band(self, laid: Laid, start: int, end: int) -> None:
        """Tint the words that the case looked at is about."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._theme.colour("selection", 110 if self._theme.dark else 150))
        for piece in laid.pieces(start, end):
            self._painter.drawRoundedRect(piece.rect.adjusted(-3, -4, 3, 5), 3, 3)

    def selection(self, laid: Laid, start: int, end: int) -> None:
        """Show chosen words."""
        strong = self._theme.contrast
        self._painter.setPen(
            QPen(self._theme.colour("accent"), 2) if strong else QPen(Qt.PenStyle.NoPen)
        )
        self._painter.setBrush(self._theme.colour("accent", 70))
        for piece in laid.pieces(start, end):
            self._painter.drawRect(piece.rect)

    def column(self, laid: Laid, sheet: Sheet, width: float) -> None:
        """Draw the marks of one annotator, and the words over them."""
        spans = sheet.over(laid.paragraph.start, laid.paragraph.end)
        loud = [span for span in spans if span.id in self._loud.disputed]
        placed = [self._placed(laid, sheet, span, loud) for span in loud]
        decided = [item for item in placed if self._loud.faint(item.mark.span)]
        waiting = [item for item in placed if not self._loud.faint(item.mark.span)]
        marks = MarkPainter(self._painter, self._theme, self._small, [(0.0, laid.height)])
        for items, opacity in ((decided, _FAINT), (waiting, 1.0)):
            self._painter.setOpacity(opacity)
            marks.under(items)
        for span in spans:
            if span.id not in self._loud.disputed:
                self._quiet(laid, span)
        self.words(laid)
        for items, opacity in ((decided, _FAINT), (waiting, 1.0)):
            self._painter.setOpacity(opacity)
            marks.over(items, Margin(0.0, 0.0))
        self._painter.setOpacity(1.0)
        tags = [self._tag(item) for item in placed if item.pieces and item.pieces[0].first]
        TagPainter(self._painter, self._small, self._theme.colour("paper")).draw(tags, width)

    def stacked(self, laid: Laid, sheets: Sequence[Sheet], width: float) -> None:
        """Draw everybody's marks: a line for each annotator, and once for all who say the same.

        Under the words each annotator has a lane and a kind of line; above them stands the label
        with the letters of those who gave it.
        """
        start, end = laid.paragraph.start, laid.paragraph.end
        said: dict[Place, list[tuple[Speaker, Span]]] = {}
        quiet: dict[Place, Span] = {}
        for sheet in sheets:
            for span in sheet.over(start, end):
                if span.id in self._loud.disputed:
                    said.setdefault(place_of(span), []).append((sheet.speaker, span))
                else:
                    quiet[place_of(span)] = span
        for span in quiet.values():
            self._quiet(laid, span)
        self.words(laid)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tags: list[Tag] = []
        for holders in said.values():
            faint = self._loud.faint(holders[0][1])
            self._painter.setOpacity(_FAINT if faint else 1.0)
            self._lanes(laid, holders)
            tags += self._shared_tag(laid, holders)
        self._painter.setOpacity(1.0)
        TagPainter(self._painter, self._small, self._theme.colour("paper")).draw(tags, width)

    # Inside

    def _quiet(self, laid: Laid, span: Span) -> None:
        """Underline what all agree on, thinly."""
        ink = self._theme.colour("muted", _QUIET)
        pen = QPen(ink, 1.0)
        if self._reading.shape(span) == "part":
            pen.setDashPattern([1, 2])
        self._painter.setPen(pen)
        for piece in laid.pieces(span.start, span.end):
            box = piece.rect
            y = box.bottom() + 1.5
            self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _lanes(self, laid: Laid, holders: Sequence[tuple[Speaker, Span]]) -> None:
        pieces = laid.pieces(holders[0][1].start, holders[0][1].end)
        ink = self._ink(holders[0][1])
        tint = self._theme.faded(ink, 30 if self._theme.dark else 22)
        for piece in pieces:
            self._painter.fillRect(piece.rect, tint)
            for speaker, _ in holders:
                lane = min(speaker.line, _MOST_LANES - 1)
                start = piece.rect.bottomLeft() + QPointF(0, 3 + LANE * lane)
                pen = QPen(ink, 2.2)
                draw_line(self._painter, start, piece.rect.width(), pen, speaker.line)

    def _shared_tag(self, laid: Laid, holders: Sequence[tuple[Speaker, Span]]) -> list[Tag]:
        span = holders[0][1]
        pieces = laid.pieces(span.start, span.end)
        if not pieces or not pieces[0].first:
            return []
        label = self._reading.labels.get(span.label)
        who = " ".join(speaker.sign for speaker, _ in holders)
        name = self._reading.name(label) or span.label
        return [self._tag_at(pieces[0].rect, f"{name} · {who}", f"{span.label} {who}", span)]

    def _tag(self, item: Placed) -> Tag:
        span = item.mark.span
        name = self._reading.name(item.mark.label) or span.label
        if item.mark.caption:
            name = f"{name} · {item.mark.caption[0]}"
        return self._tag_at(item.pieces[0].rect, name, span.label, span)

    def _tag_at(self, box: QRectF, text: str, short: str, span: Span) -> Tag:
        return Tag(
            left=box.left() - 1.5, top=box.top(), text=text, short=short, ink=self._ink(span),
            filled=not self._loud.faint(span), flagged=span.flagged, commented=bool(span.comment),
        )  # fmt: skip

    def _ink(self, span: Span) -> QColor:
        return self._theme.ink(self._reading.labels.get(span.label))

    def _placed(self, laid: Laid, sheet: Sheet, span: Span, loud: Sequence[Span]) -> Placed:
        label = self._reading.labels.get(span.label)
        shape = self._reading.shape(span)
        head = sheet.heads.get(span.id)
        ink = self._reading.labels.get(head.label) if head is not None else label
        kind = self._reading.kind(span)
        mark = Mark(
            span=span, label=label, start=span.start, end=span.end, shape=shape,
            depth=_depth(span, loud), ink=ink, caption=(kind,) if kind else (),
        )  # fmt: skip
        return Placed(
            mark=mark, pieces=laid.pieces(span.start, span.end), ink=self._theme.ink(ink)
        )  # fmt: skip


def _depth(span: Span, others: Sequence[Span]) -> int:
    """Return how many spans that begin earlier lie around the beginning of one."""
    before = (one for one in others if one.id != span.id)
    return sum(
        one.start <= span.start < one.end
        and (one.start, -one.end, one.id) < (span.start, -span.end, span.id)
        for one in before
    )
