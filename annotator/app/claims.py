"""Claims as units: a content with its source and its cue, and what is still missing.

Pure functions over spans and relations; nothing here reads or changes a project.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotator.core.ids import LabelId, RelationTypeId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import RelationType, Scheme
from annotator.core.suggestions import CUED_BY, KIND, SAID_BY

_NEEDED = (SAID_BY, CUED_BY)
"""What an accepted claim should have."""
_NOT_NEEDED: Mapping[str, frozenset[RelationTypeId]] = {
    # A quotation may stand alone, its speaker clear from before; nobody introduces it then.
    "direct": frozenset({CUED_BY}),
    # Nobody is named, and hearsay may show in the mood of the verb alone.
    "unattributed": frozenset({SAID_BY, CUED_BY}),
}
"""By the kind of a claim, what it may well be without."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim, with the link that makes it one."""

    relation: Relation
    span: Span

    @property
    def decided(self) -> bool:
        """Whether somebody said that this is a part of the claim."""
        accepted = SpanState.ACCEPTED
        return self.relation.state is accepted and self.span.state is accepted


@dataclass(frozen=True, slots=True)
class Claim:
    """A head of part relations, such as a claim's content, with its parts by relation."""

    span: Span
    parts: Mapping[RelationTypeId, tuple[Part, ...]]
    missing: tuple[RelationTypeId, ...] = ()
    """What an accepted claim should have and has not."""
    undecided: tuple[RelationTypeId, ...] = ()
    """Of what an accepted claim has, that which is only proposed."""

    @property
    def complete(self) -> bool:
        """Whether nothing is left to add or to decide on."""
        return not (self.missing or self.undecided)

    def of(self, kind: RelationTypeId) -> Part | None:
        """Return the first part of a kind: a decided one, else a proposed one."""
        return next(iter(self.parts.get(kind, ())), None)


def part_relations(scheme: Scheme, label: LabelId) -> tuple[RelationType, ...]:
    """Return the relations in use through which spans with this label have parts."""
    return tuple(
        kind for kind in scheme.relations if kind.part and kind.enabled and label in kind.head
    )


def claim_labels(scheme: Scheme) -> frozenset[LabelId]:
    """Return the labels whose spans have parts."""
    return frozenset(label for kind in scheme.relations if kind.part for label in kind.head)


def claims_of(
    spans: Iterable[Span], relations: Iterable[Relation], scheme: Scheme
) -> tuple[Claim, ...]:
    """Return the claims among ``spans``, in their order, with the parts that stand."""
    present = {span.id: span for span in spans}
    labels = claim_labels(scheme)
    kinds = {kind.id for kind in scheme.relations if kind.part}
    found: dict[SpanId, list[Part]] = {}
    for relation in relations:
        child = present.get(relation.child)
        head = present.get(relation.head)
        if child is None or head is None or relation.type not in kinds:
            continue
        if _stands(relation, child, head):
            found.setdefault(relation.head, []).append(Part(relation, child))
    return tuple(
        _claim(span, found.get(span.id, ()), scheme)
        for span in present.values()
        if span.label in labels
    )


def incomplete(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the accepted claims that lack a part, or have one nobody has decided on."""
    return tuple(claim for claim in claims if not claim.complete)


def lonely_parts(
    spans: Iterable[Span],
    relations: Iterable[Relation],
    scheme: Scheme,
    gone: Collection[SpanId],
) -> tuple[Span, ...]:
    """Return the proposed parts that belong to no other claim than those that are ``gone``."""
    kinds = {kind.id for kind in scheme.relations if kind.part}
    heads: dict[SpanId, set[SpanId]] = {}
    for relation in relations:
        if relation.type in kinds:
            heads.setdefault(relation.child, set()).add(relation.head)
    return tuple(
        span
        for span in spans
        if span.state is SpanState.SUGGESTED
        and span.id not in gone
        and heads.get(span.id)
        and heads[span.id] <= set(gone)
    )


def _stands(relation: Relation, child: Span, head: Span) -> bool:
    """Tell whether a link shows: a rejected claim keeps the parts it was rejected with."""
    if head.state is SpanState.REJECTED:
        return True
    return relation.state is not SpanState.REJECTED and child.visible


def _claim(span: Span, parts: Iterable[Part], scheme: Scheme) -> Claim:
    by_kind: dict[RelationTypeId, tuple[Part, ...]] = {}
    for part in sorted(parts, key=lambda part: (not part.decided, part.span.start)):
        kind = part.relation.type
        by_kind[kind] = (*by_kind.get(kind, ()), part)
    if span.state is not SpanState.ACCEPTED:
        return Claim(span, by_kind)
    spared = _NOT_NEEDED.get(span.attributes.get(KIND, ""), frozenset())
    usual = {kind.id for kind in part_relations(scheme, span.label)}
    return Claim(
        span,
        by_kind,
        missing=tuple(
            kind for kind in _NEEDED if kind in usual and kind not in spared and kind not in by_kind
        ),
        undecided=tuple(kind for kind, held in by_kind.items() if not held[0].decided),
    )
