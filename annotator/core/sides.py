"""What annotators say of a stretch of text, in a form in which their sayings can be compared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from itertools import combinations

from annotator.core.ids import AnnotatorId, LabelId, SpanId
from annotator.core.majority import Edge, Place
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Scheme

_SIGNED = 4
"""Bytes of a digest: enough to tell the things apart that are said in one article."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span without its id: where it lies, what it is, and its attributes by name.

    An attribute that was never set counts as its default; an empty one counts as none.
    """

    place: Place
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """All that is said of a stretch: two annotators agree when their versions are equal."""

    marks: frozenset[Mark] = frozenset()
    links: frozenset[Edge] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """All that one annotator says of a document, or gold does; only what is accepted is said."""

    annotator: AnnotatorId
    spans: Sequence[Span] = ()
    relations: Sequence[Relation] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one annotator says of one stretch; without spans they saw nothing there."""

    annotator: AnnotatorId
    spans: tuple[Span, ...] = ()
    """By place, the longer first."""
    relations: tuple[Relation, ...] = ()
    """Those whose head is one of ``spans``; the child may lie in another stretch."""
    version: Version = field(default_factory=Version)

    @property
    def empty(self) -> bool:
        """Whether the annotator saw nothing there."""
        return not self.spans

    def signatures(self) -> frozenset[str]:
        """Return what the side says as short digests, one of them of its annotator alone."""
        who = _digest(self.annotator)
        links: dict[Place, list[Edge]] = {}
        for link in self.version.links:
            links.setdefault(link[1], []).append(link)
        return frozenset(
            (who, *(f"{who}{_signed(mark, links)}" for mark in self.version.marks)),
        )


class Disagreement(StrEnum):
    """In what the sides of a case differ."""

    MISSING = "missing"
    """Somebody saw nothing where others did, or fewer things."""
    LABEL = "label"
    EDGES = "edges"
    ATTRIBUTES = "attributes"
    PARTS = "parts"
    """In the source or cue of a claim, or in links."""
    SEVERAL = "several"


def said(voice: Voice, scheme: Scheme) -> Voice:
    """Return what counts of what an annotator did: accepted, and no zones."""
    zones = scheme.zone_layers()
    spans = tuple(
        span for span in voice.spans if span.state is SpanState.ACCEPTED and span.layer not in zones
    )
    known = {span.id for span in spans}
    relations = tuple(
        relation
        for relation in voice.relations
        if relation.state is SpanState.ACCEPTED and {relation.head, relation.child} <= known
    )
    return Voice(annotator=voice.annotator, spans=spans, relations=relations)


def place_of(span: Span) -> Place:
    """Return where a span lies and what it is: two annotators' spans are the same by that."""
    return (span.layer, span.label, span.start, span.end)


def side_of(
    annotator: AnnotatorId,
    spans: Iterable[Span],
    relations: Iterable[Relation],
    places: Mapping[SpanId, Place],
    scheme: Scheme,
) -> Side:
    """Return a side; ``places`` are those of all spans that ``relations`` may link."""
    ordered = tuple(sorted(spans, key=lambda span: (span.start, -span.end, span.id)))
    links = tuple(sorted(relations, key=lambda relation: relation.id))
    version = Version(
        frozenset(Mark(place_of(span), _values(span, scheme)) for span in ordered),
        frozenset((one.type, places[one.head], places[one.child]) for one in links),
    )
    return Side(annotator=annotator, spans=ordered, relations=links, version=version)


def camps(sides: Sequence[Side]) -> tuple[tuple[Side, ...], ...]:
    """Return the sides grouped by what they say, the largest group first."""
    found: dict[Version, list[Side]] = {}
    for side in sides:
        found.setdefault(side.version, []).append(side)
    return tuple(tuple(group) for group in sorted(found.values(), key=len, reverse=True))


def disagreement(sides: Sequence[Side], scheme: Scheme) -> Disagreement | None:
    """Return in what the sides differ; None where all say the same."""
    versions = [group[0].version for group in camps(sides)]
    parts = part_labels(scheme)
    kinds: set[Disagreement] = set()
    for one, other in combinations(versions, 2):
        kinds |= _differences(one, other, parts)
    if len(kinds) > 1:
        return Disagreement.SEVERAL
    return next(iter(kinds), None)


def part_labels(scheme: Scheme) -> frozenset[LabelId]:
    """Return the labels whose spans are parts of others, and have none themselves."""
    kinds = [kind for kind in scheme.relations if kind.part]
    heads = {label for kind in kinds for label in kind.head}
    return frozenset(label for kind in kinds for label in kind.child) - heads


def _differences(one: Version, other: Version, parts: frozenset[LabelId]) -> set[Disagreement]:
    first, second = _mains(one, parts), _mains(other, parts)
    kinds = _of_mains(first, second)
    rest = one.marks - first, other.marks - second
    # Without the thing itself its parts are missing too: that is one difference, not two.
    if first and second and (rest[0] != rest[1] or _loose(one) != _loose(other)):
        kinds.add(Disagreement.PARTS)
    return kinds or {Disagreement.PARTS}


def _loose(version: Version) -> frozenset[tuple[object, ...]]:
    """Return links by their child alone, so that a head with other edges is no second matter."""
    return frozenset((kind, child) for kind, _, child in version.links)


def _mains(version: Version, parts: frozenset[LabelId]) -> frozenset[Mark]:
    """Return the marks that are no parts; all of them where there is nothing else."""
    found = frozenset(mark for mark in version.marks if mark.place[1] not in parts)
    return found or version.marks


def _of_mains(first: frozenset[Mark], second: frozenset[Mark]) -> set[Disagreement]:
    ranges = [{mark.place[2:] for mark in marks} for marks in (first, second)]
    kinds: set[Disagreement] = set()
    if ranges[0] != ranges[1]:
        inside = ranges[0] < ranges[1] or ranges[1] < ranges[0]
        kinds.add(Disagreement.MISSING if inside else Disagreement.EDGES)
    shared = ranges[0] & ranges[1]
    labels = [{m.place[1:] for m in marks if m.place[2:] in shared} for marks in (first, second)]
    if labels[0] != labels[1]:
        # Where only one span was seen, other edges do not hide that it is called something else.
        kinds.add(Disagreement.LABEL)
    elif not shared and {m.place[1] for m in first} != {m.place[1] for m in second}:
        kinds |= {Disagreement.LABEL} if first and second else set()
    places = {mark.place for mark in first} & {mark.place for mark in second}
    if {m for m in first if m.place in places} != {m for m in second if m.place in places}:
        kinds.add(Disagreement.ATTRIBUTES)
    return kinds


def _values(span: Span, scheme: Scheme) -> tuple[tuple[str, str], ...]:
    values = {**scheme.default_attributes(span.label), **span.attributes}
    return tuple(sorted((name, value) for name, value in values.items() if value))


def _signed(mark: Mark, links: Mapping[Place, Sequence[Edge]]) -> str:
    return _digest(mark.place, mark.attributes, sorted(links.get(mark.place, ())))


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(), digest_size=_SIGNED).hexdigest()
