"""What most of several annotators agree on: one set of spans and relations out of theirs."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.core.ids import AnnotatorId, LabelId, LayerId, RelationId, RelationTypeId, SpanId
from annotator.core.model import HUMAN, Annotator, Relation, Span, SpanState

MAJORITY = Annotator(id=AnnotatorId(b"majority".hex().ljust(32, "0")), name="majority")
"""In whose name a majority's spans stand."""

Place = tuple[LayerId, LabelId, int, int]
Edge = tuple[RelationTypeId, Place, Place]


@dataclass(frozen=True, slots=True)
class Vote:
    """What one annotator says of a document; what is not accepted is not said."""

    spans: Sequence[Span]
    relations: Sequence[Relation]


def majority(
    votes: Collection[Vote], needed: int = 0
) -> tuple[tuple[Span, ...], tuple[Relation, ...]]:
    """Return what ``needed`` annotators, or more than half, have accepted, as ``MAJORITY``'s.

    Spans are the same when layer, label and both edges are; relations when their type and the
    spans at both ends are. An attribute has the value that most of those who have the span gave
    it, in a tie that of the annotator who comes first. Ids depend on what is voted for alone, so
    the same votes give the same result.
    """
    needed = needed or len(votes) // 2 + 1
    holders: dict[Place, list[Span]] = {}
    edges: Counter[Edge] = Counter()
    for vote in votes:
        accepted = {span.id: span for span in vote.spans if span.state is SpanState.ACCEPTED}
        for place, span in {_place(span): span for span in accepted.values()}.items():
            holders.setdefault(place, []).append(span)
        edges.update(_edges(vote.relations, accepted))
    spans = {
        place: _agreed(place, spans) for place, spans in holders.items() if len(spans) >= needed
    }
    relations = [
        _relation(edge, spans)
        for edge, count in edges.items()
        if count >= needed and edge[1] in spans and edge[2] in spans
    ]
    ordered = sorted(spans.values(), key=lambda span: (span.start, -span.end, span.id))
    return tuple(ordered), tuple(sorted(relations, key=lambda relation: relation.id))


def _place(span: Span) -> Place:
    return (span.layer, span.label, span.start, span.end)


def _edges(relations: Iterable[Relation], accepted: dict[SpanId, Span]) -> set[Edge]:
    return {
        (relation.type, _place(accepted[relation.head]), _place(accepted[relation.child]))
        for relation in relations
        if relation.state is SpanState.ACCEPTED
        and relation.head in accepted
        and relation.child in accepted
    }


def _agreed(place: Place, spans: Sequence[Span]) -> Span:
    names = {name for span in spans for name in span.attributes}
    values = {
        name: Counter(span.attributes[name] for span in spans if name in span.attributes)
        for name in names
    }
    # A counter lists equal counts in the order in which they came: the first annotator's first.
    chosen = {name: counts.most_common(1)[0][0] for name, counts in sorted(values.items())}
    return replace(
        spans[0],
        id=SpanId(_id(spans[0].document, *place)),
        annotator=MAJORITY.id,
        origin=HUMAN,
        score=None,
        attributes=chosen,
        flagged=any(span.flagged for span in spans),
        comment="",
    )


def _relation(edge: Edge, spans: dict[Place, Span]) -> Relation:
    kind, head, child = edge
    ends = spans[head], spans[child]
    return Relation(
        id=RelationId(_id(kind, ends[0].id, ends[1].id)),
        document=ends[0].document,
        annotator=MAJORITY.id,
        type=kind,
        head=ends[0].id,
        child=ends[1].id,
    )


def _id(*parts: object) -> str:
    return sha256("\n".join(map(str, parts)).encode()).hexdigest()[:32]
