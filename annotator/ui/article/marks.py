"""What is to be painted for each span: pure decisions, made once per change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.core.ids import SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.offsets import Utf16Map
from annotator.core.scheme import Label, Scheme, wording
from annotator.core.suggestions import KIND
from annotator.core.uncertainty import doubtful


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
    caption: tuple[str, ...] = ()
    """What the margin says of a claim: who said it, and its kind."""

    @property
    def suggested(self) -> bool:
        """Whether it still waits for a decision."""
        return self.span.state is SpanState.SUGGESTED

    @property
    def doubtful(self) -> bool:
        """Whether it is a suggestion with a low score."""
        return self.suggested and doubtful(self.span.score)


def marks_of(
    spans: Iterable[Span],
    relations: Sequence[Relation],
    scheme: Scheme,
    *,
    text: str,
    offsets: Utf16Map,
    language: str,
) -> list[Mark]:
    """Return the marks of the visible spans, by start, the longer first."""
    shown = [span for span in spans if span.visible]
    parts = {label for kind in scheme.relations if kind.part for label in kind.child}
    styles = {layer.id: layer.style for layer in scheme.layers}
    shapes = {
        span.id: _shape(styles.get(span.layer, "box"), is_part=span.label in parts)
        for span in shown
    }
    depths = _depths([span for span in shown if shapes[span.id] == "box"])
    lanes = _lanes([span for span in shown if shapes[span.id] == "claim"])
    captions = _captions(shown, relations, scheme, text, language)
    return [
        Mark(
            span=span,
            label=scheme.label(span.label),
            start=offsets.to_utf16(span.start),
            end=offsets.to_utf16(span.end),
            shape=shapes[span.id],
            depth=depths.get(span.id, 0),
            lane=lanes.get(span.id, 0),
            caption=_caption(span, shapes[span.id], captions, scheme, language),
        )
        for span in shown
    ]


def _caption(
    span: Span,
    shape: str,
    captions: Mapping[SpanId, tuple[str, ...]],
    scheme: Scheme,
    language: str,
) -> tuple[str, ...]:
    label = scheme.label(span.label)
    if shape == "zone" and label is not None:
        return (wording(label.name, language),)
    return captions.get(span.id, ()) if shape == "claim" else ()


def _shape(style: str, *, is_part: bool) -> str:
    if style != "claim":
        return style
    return "part" if is_part else "claim"


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


def _captions(
    spans: Sequence[Span],
    relations: Sequence[Relation],
    scheme: Scheme,
    text: str,
    language: str,
) -> dict[SpanId, tuple[str, ...]]:
    """Say of each claim who states it, where that is known, and its kind."""
    shown = {span.id: span for span in spans}
    sources: dict[SpanId, str] = {}
    named = scheme.relations[0].id if scheme.relations else ""
    for relation in relations:
        child = shown.get(relation.child)
        if child and relation.type == named and relation.state is not SpanState.REJECTED:
            sources.setdefault(relation.head, " ".join(text[child.start : child.end].split()))
    captions: dict[SpanId, tuple[str, ...]] = {}
    for span in spans:
        kinds = {
            value: words
            for attribute in scheme.attributes(span.label, disabled=True)
            if attribute.id == KIND
            for value, words in attribute.values
        }
        kind = kinds.get(span.attributes.get(KIND, ""))
        lines = (sources.get(span.id, ""), wording(kind, language) if kind else "")
        captions[span.id] = tuple(line for line in lines if line)
    return captions
