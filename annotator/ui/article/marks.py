"""What is to be painted for each span: pure decisions, made for the part that is on screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.app.claims import claims_of
from annotator.core.ids import LabelId, LayerId, RelationTypeId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.offsets import Utf16Map
from annotator.core.scheme import Label, Localised, Scheme, wording
from annotator.core.suggestions import KIND
from annotator.core.uncertainty import doubtful
from annotator.ui.claims.wording import lacks
from annotator.ui.desk import Desk

_TONES = 3
"""Claims that lie over one another differ in tone; the fourth looks like the first again."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One span as the article shows it. ``start`` and ``end`` are UTF-16 positions."""

    span: Span
    label: Label | None
    start: int
    end: int
    shape: str
    """``box``, ``claim``, ``part`` (of a claim) or ``zone``."""
    depth: int = 0
    """How many boxes lie around a box."""
    lane: int = 0
    """A claim's place in the margin, so that claims side by side do not hide each other."""
    tone: int = 0
    """What tells a claim and its parts from other claims there."""
    ink: Label | None = None
    """The label in whose colour it is shown: a part has its claim's."""
    caption: tuple[str, ...] = ()
    """What the margin says of a claim: who said it, and its kind."""
    lacking: str = ""
    """What an accepted claim lacks, in words."""
    torn: tuple[bool, bool] = (False, False)
    """Whether its start and its end lie inside a token."""

    @property
    def suggested(self) -> bool:
        """Whether it still waits for a decision."""
        return self.span.state is SpanState.SUGGESTED

    @property
    def doubtful(self) -> bool:
        """Whether it is a suggestion with a low score."""
        return self.suggested and doubtful(self.span.score)


class Reading:
    """What a scheme says about showing spans, looked up once."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        self.scheme = scheme
        self.labels = {label.id: label for label in scheme.labels(disabled=True)}
        self.styles: dict[LayerId, str] = {layer.id: layer.style for layer in scheme.layers}
        self.parts = {label for kind in scheme.relations if kind.part for label in kind.child}
        self.part_links = {kind.id for kind in scheme.relations if kind.part}
        self.named: RelationTypeId | None = scheme.relations[0].id if scheme.relations else None
        """The first kind of link: its child is named beside the claim."""
        self._language = language
        self._kinds: dict[LabelId, dict[str, Localised]] = {
            label: dict(attribute.values)
            for layer in scheme.layers
            for attribute in layer.attributes
            if attribute.id == KIND
            for label in attribute.labels
        }

    def shape(self, span: Span) -> str:
        """Return how a span is shown."""
        style = self.styles.get(span.layer, "box")
        if style != "claim":
            return style
        return "part" if span.label in self.parts else "claim"

    def name(self, label: Label | None) -> str:
        """Return a label's name in the window's language."""
        return wording(label.name, self._language) if label else ""

    def kind(self, span: Span) -> str:
        """Return the name of a claim's kind, or nothing."""
        kind = self._kinds.get(span.label, {}).get(span.attributes.get(KIND, ""))
        return wording(kind, self._language) if kind else ""


class Marks:
    """The marks of one article, in order of their place."""

    def __init__(self, desk: Desk, offsets: Utf16Map, reading: Reading) -> None:
        self._desk, self._offsets, self._reading = desk, offsets, reading
        self._text = desk.document.text if desk.document else ""
        self._last: tuple[int, int, list[Mark]] | None = None

    def __iter__(self) -> Iterator[Mark]:
        return iter(self._make(0, len(self._text) + 1))

    def forget(self) -> None:
        """Make all marks anew: spans changed."""
        self._last = None

    def over(self, start: int, end: int) -> list[Mark]:
        """Return the marks that reach into ``start``-``end`` (code points)."""
        if self._last is None or self._last[:2] != (start, end):
            self._last = (start, end, self._make(start, end))
        return self._last[2]

    def _make(self, start: int, end: int) -> list[Mark]:
        spans = self._desk.sheet.cluster(start, end)
        shapes = {span.id: self._reading.shape(span) for span in spans}
        depths = _depths([span for span in spans if shapes[span.id] == "box"])
        lanes = _lanes([span for span in spans if shapes[span.id] == "claim"])
        marks = [
            self._mark(span, shapes[span.id], depths.get(span.id, 0), lanes)
            for span in spans
            if span.end > start
        ]
        zones = [zone for zone in self._desk.sheet.zones() if zone.overlaps(start, end)]
        return [*marks, *(self._mark(zone, "zone", 0, lanes) for zone in zones)]

    def _mark(self, span: Span, shape: str, depth: int, lanes: dict[SpanId, int]) -> Mark:
        label = self._reading.labels.get(span.label)
        ink, lane = label, lanes.get(span.id, 0)
        if shape == "part":
            ink, lane = self._of_claim(span, lanes) or (label, 0)
        return Mark(
            span=span,
            label=label,
            start=self._offsets.to_utf16(span.start),
            end=self._offsets.to_utf16(span.end),
            shape=shape,
            depth=depth,
            lane=lane,
            tone=lane % _TONES,
            ink=ink,
            caption=self._caption(span, shape, label),
            lacking=self._lacking(span) if shape == "claim" else "",
            torn=self._torn(span, shape),
        )

    def _of_claim(self, part: Span, lanes: dict[SpanId, int]) -> tuple[Label | None, int] | None:
        """Return the label and the lane of the first claim that a span is a part of."""
        for relation in self._desk.sheet.links(part.id):
            head = self._desk.sheet.span(relation.head)
            if relation.child != part.id or relation.type not in self._reading.part_links:
                continue
            if head is not None and head.visible:
                return self._reading.labels.get(head.label), self._lane_of(head, lanes)
        return None

    def _lane_of(self, claim: Span, lanes: dict[SpanId, int]) -> int:
        if claim.id not in lanes:  # it lies elsewhere
            around = self._desk.sheet.cluster(claim.start, claim.start + 1)
            lanes.update(_lanes([span for span in around if self._reading.shape(span) == "claim"]))
        return lanes.get(claim.id, 0)

    def _caption(self, span: Span, shape: str, label: Label | None) -> tuple[str, ...]:
        """Say of a zone what it is, and of a claim who states it, where known, and its kind."""
        if shape == "zone":
            return (self._reading.name(label),) if label else ()
        if shape != "claim":
            return ()
        lines = (self._source(span), self._reading.kind(span))
        return tuple(line for line in lines if line)

    def _lacking(self, claim: Span) -> str:
        sheet = self._desk.sheet
        links = [link for link in sheet.links(claim.id) if link.head == claim.id]
        children = (sheet.span(link.child) for link in links)
        spans = (claim, *(child for child in children if child is not None))
        found = claims_of(spans, links, self._reading.scheme)
        return next((lacks(item) for item in found if item.span is claim), "")

    def _source(self, claim: Span) -> str:
        found: Sequence[Relation] = self._desk.sheet.links(claim.id)
        for relation in found:
            child = self._desk.sheet.span(relation.child)
            if relation.head != claim.id or relation.type != self._reading.named:
                continue
            if child is not None and child.visible:
                return " ".join(self._text[child.start : child.end].split())
        return ""

    def _torn(self, span: Span, shape: str) -> tuple[bool, bool]:
        if shape == "zone":
            return False, False
        cut = self._desk.tokens.cut_at
        return cut(span.start) is not None, cut(span.end) is not None


def _depths(boxes: Sequence[Span]) -> dict[SpanId, int]:
    """Return how many earlier boxes are still open where each begins (input is in order)."""
    depths: dict[SpanId, int] = {}
    open_ends: list[int] = []
    for span in boxes:
        open_ends = [end for end in open_ends if end > span.start]
        depths[span.id] = len(open_ends)
        open_ends.append(span.end)
    return depths


def _lanes(claims: Sequence[Span]) -> dict[SpanId, int]:
    """Give each claim the first margin lane that is free where it begins."""
    lanes: dict[SpanId, int] = {}
    busy_until: list[int] = []
    for span in claims:
        lane = next((i for i, end in enumerate(busy_until) if end <= span.start), len(busy_until))
        if lane == len(busy_until):
            busy_until.append(0)
        busy_until[lane] = span.end
        lanes[span.id] = lane
    return lanes
