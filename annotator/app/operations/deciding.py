"""Deciding on spans: what is accepted or rejected along with them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.app.claims import lonely_parts
from annotator.app.operations.operation import Plan, Reader, described
from annotator.app.operations.rules import Room
from annotator.core.changes import Change, Updated, combined
from annotator.core.ids import DocumentId, RelationTypeId, SpanId
from annotator.core.model import OriginKind, Relation, Span, SpanState


def decide(
    project: Reader, document: DocumentId, chosen: Iterable[SpanId], state: SpanState
) -> Plan:
    """Put spans, the parts that belong to them and the relations between them in ``state``.

    Where a layer's rule lets only some of several spans be accepted, the earlier ones are.

    Raises:
        SpanExistsError, OverlapRefusedError: the one span cannot be accepted.
    """
    wanted = set(chosen)
    targets = tuple(span for span in project.spans(document) if span.id in wanted)
    room: list[Change] = []
    if state is SpanState.ACCEPTED:
        making = Room(project, document)
        targets = making.together(targets)
        fresh = [span for span in targets if span.state is not state]
        room = [change for span in fresh for change in making.changes_for(span)]
    changes = _with_parts(project, document, targets, state)
    return Plan(changes=combined(room, changes), fields=described(project, targets))


def _with_parts(
    project: Reader, document: DocumentId, targets: tuple[Span, ...], state: SpanState
) -> Iterator[Change]:
    kinds = {kind.id for kind in project.scheme.relations if kind.part}
    decided = {span.id for span in targets}
    links = _links_around(project.relations(document), kinds, decided)
    ends = decided.union(*((item.head, item.child) for item in links))
    spans = {span.id: span for span in project.spans(document) if span.id in ends}
    if state is SpanState.ACCEPTED:
        taken = [
            item
            for item in links
            if (item.head in decided and _comes_along(item, spans)) or _awaits(item, decided, spans)
        ]
        parts = {item.child for item in taken}
    else:
        taken = [item for item in links if item.head in decided or item.child in decided]
        # A source that another claim still uses stays, and so does one that a person made.
        in_use = {x.child for x in links if x.head not in decided and _uses(x, spans)}
        parts = {item.child for item in taken if item.head in decided} - in_use
        parts = {part for part in parts if spans[part].origin.kind is not OriginKind.HUMAN}
    for span in (*targets, *(spans[part] for part in sorted(parts - decided))):
        if span.state is not state:
            yield Updated(span, replace(span, state=state))
    for item in taken:
        if item.state is not state:
            yield Updated(item, replace(item, state=state))


def _links_around(
    relations: Iterable[Relation], kinds: Collection[RelationTypeId], spans: Collection[SpanId]
) -> list[Relation]:
    """Return the links of ``kinds`` on ``spans``, and all others on the children of these."""
    links = [item for item in relations if item.type in kinds]
    children = {item.child for item in links if item.head in spans}
    return [
        item
        for item in links
        if item.head in spans or item.child in spans or item.child in children
    ]


def only_for(project: Reader, document: DocumentId, heads: Collection[SpanId]) -> tuple[Span, ...]:
    """Return the parts that were proposed for ``heads`` alone: they go with them."""
    relations = project.relations(document)
    return lonely_parts(project.spans(document), relations, project.scheme, heads)


def accepted_along(project: Reader, span: Span) -> tuple[Change, ...]:
    """Return what is accepted together with ``span``: nothing where it is accepted already.

    What was proposed for it since then still waits for a decision of its own.
    """
    if span.state is SpanState.ACCEPTED:
        return ()
    accepted = decide(project, span.document, (span.id,), SpanState.ACCEPTED).changes
    return without(accepted, span.id)


def _comes_along(link: Relation, spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether accepting the head accepts the part: not if the part alone was refused."""
    if spans[link.head].state is SpanState.REJECTED:
        return True
    return link.state is not SpanState.REJECTED


def _awaits(link: Relation, decided: Collection[SpanId], spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether a link of an accepted head only waits for its part, which is accepted now."""
    accepted = spans[link.head].state is SpanState.ACCEPTED
    return link.child in decided and accepted and link.state is SpanState.SUGGESTED


def _uses(link: Relation, spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether the head still stands and still has this part."""
    return spans[link.head].visible and link.state is not SpanState.REJECTED


def without(changes: Iterable[Change], *subjects: str) -> tuple[Change, ...]:
    """Return ``changes`` but those of the named spans and relations."""
    return tuple(
        change
        for change in changes
        if isinstance(change, Updated)
        and isinstance(change.after, Span | Relation)
        and change.after.id not in subjects
    )
