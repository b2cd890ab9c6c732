"""Making gold of what annotators said: the changes of one document, decision by decision."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from annotator.app.adjudicating.table import Table
from annotator.core.adjudication import WAITING, Case, CaseState
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import AnnotatorId, DecisionId, RelationId, SpanId, new_id
from annotator.core.majority import Place
from annotator.core.model import (
    GOLD,
    HUMAN,
    DocumentState,
    Relation,
    Span,
    SpanState,
)
from annotator.core.rulings import Ruling, side_taken
from annotator.core.sides import Side, place_of
from annotator.core.team import Decision, DecisionRule


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and when: Unix time in milliseconds."""

    by: AnnotatorId
    at: int


class GoldMaking:
    """Collects what becomes gold of one document, and tells how the document stands then."""

    def __init__(self, table: Table, author: Author) -> None:
        self._table, self._author = table, author
        self._changes: list[Change] = []
        self._spans = {span.id: span for span in table.gold.spans}
        self._relations = {relation.id: relation for relation in table.gold.relations}
        self._decisions = {one.id: one for case in table.cases for one in case.decisions}
        self._states = {case.key: case.state for case in table.cases}
        self._taken = {case.key: case.taken for case in table.cases}
        self._links: list[tuple[Case, AnnotatorId]] = []

    def take(self, case: Case, ruling: Ruling, comment: str = "") -> None:
        """Let a ruling be gold in the place of a case; nothing of what was gold there stays."""
        self._clear(case)
        made = {span.id: self._copied(span) for span in ruling.spans}
        self._link(made, ruling.relations)
        spans = tuple(made.values())
        decision = self._decision(case, spans)
        self._add(replace(decision, rule=ruling.rule, chosen=ruling.chosen, comment=comment))
        self._states[case.key], self._taken[case.key] = CaseState.SETTLED, True
        self._links += [(case, ruling.chosen[0])] if ruling.chosen else []

    def add(self, spans: Iterable[Span], relations: Iterable[Relation], comment: str) -> None:
        """Let spans be gold where nobody saw anything; all are of one layer."""
        made = {span.id: self._copied(span) for span in spans}
        self._link(made, relations)
        placed = tuple(made.values())
        decision = Decision(
            id=DecisionId(new_id()),
            document=self._table.document,
            layer=placed[0].layer,
            start=min(span.start for span in placed),
            end=max(span.end for span in placed),
            by=self._author.by,
            at=self._author.at,
            spans=tuple(span.id for span in placed),
            comment=comment,
            seen=tuple(sorted(one for one in self._silent())),
        )
        self._add(decision)

    def defer(self, case: Case, comment: str) -> None:
        """Leave a case for later, with a word on why; nothing of it stays in gold."""
        self._clear(case)
        decision = self._decision(case, ())
        self._add(replace(decision, comment=comment, deferred=True))
        self._states[case.key], self._taken[case.key] = CaseState.DEFERRED, False

    def open(self, case: Case) -> None:
        """Take back what was decided on a case.

        What all agree on would be taken again with the next decision: it is deferred instead.
        """
        if case.agreed:
            self.defer(case, "")
            return
        self._clear(case)
        self._states[case.key], self._taken[case.key] = CaseState.OPEN, False

    def changes(self) -> tuple[Change, ...]:
        """Return all changes; what all agree on goes along, and how the document stands."""
        for case in self._table.cases:
            if self._states[case.key] is CaseState.AGREED and not self._taken[case.key]:
                self.take(case, side_taken(case, case.sides[0].annotator, DecisionRule.AGREED))
        self._link_across()
        before = self._table.status
        after = replace(before, state=self._state())
        status = () if after == before else (Updated(before, after),)
        return (*self._changes, *status)

    # Inside

    def _state(self) -> DocumentState:
        if any(state in WAITING for state in self._states.values()):
            begun = self._decisions or self._spans
            return DocumentState.IN_PROGRESS if begun else DocumentState.NEW
        return DocumentState.DONE

    def _clear(self, case: Case) -> None:
        gone = {span.id for span in case.gold.spans}
        for relation in list(self._relations.values()):
            if relation.head in gone or relation.child in gone:
                self._remove(relation)
        for span in case.gold.spans:
            self._remove(span)
        for decision in case.decisions:
            self._narrow(case, decision)

    def _narrow(self, case: Case, decision: Decision) -> None:
        """Take a decision back as far as it is about a case."""
        current = self._decisions.get(decision.id)
        if current is None:
            return
        own = {*case.sources, *(span.id for span in case.gold.spans)}
        left = replace(
            current,
            sources=tuple(one for one in current.sources if one not in own),
            spans=tuple(one for one in current.spans if one not in own),
        )
        others = [other for other in self._table.cases if other.key != case.key]
        shared = any(decision in other.decisions for other in others)
        if shared and (left.sources or left.spans):
            self._decisions[left.id] = left
            self._changes.append(Updated(current, left))
        else:
            self._remove(current)

    def _decision(self, case: Case, spans: tuple[Span, ...]) -> Decision:
        edges = [(case.start, case.end), *((span.start, span.end) for span in spans)]
        return Decision(
            id=DecisionId(new_id()),
            document=case.document,
            layer=case.layer,
            start=min(start for start, _ in edges),
            end=max(end for _, end in edges),
            by=self._author.by,
            at=self._author.at,
            sources=case.sources,
            spans=tuple(span.id for span in spans),
            seen=case.signatures(),
        )

    def _silent(self) -> Iterator[str]:
        """Yield the signatures of all who count and say nothing at a place."""
        for annotator in self._table.annotators:
            yield from Side(annotator=annotator).signatures()

    def _copied(self, span: Span) -> Span:
        copy = replace(
            span,
            id=SpanId(new_id()),
            document=self._table.document,
            annotator=GOLD.id,
            state=SpanState.ACCEPTED,
            origin=HUMAN,
            score=None,
            attributes=dict(span.attributes),
            flagged=False,
            comment="",
        )
        self._add(copy)
        return copy

    def _link(self, made: Mapping[SpanId, Span], relations: Iterable[Relation]) -> None:
        for relation in relations:
            if relation.head in made and relation.child in made:
                self._linked(relation, made[relation.head], made[relation.child])

    def _linked(self, relation: Relation, head: Span, child: Span) -> None:
        self._add(
            Relation(
                id=RelationId(new_id()),
                document=self._table.document,
                annotator=GOLD.id,
                type=relation.type,
                head=head.id,
                child=child.id,
            )
        )

    def _link_across(self) -> None:
        """Link gold of different cases where those whose sides were taken linked them.

        A link whose other end is decided on later is made then.
        """
        chosen = [*self._links, *self._chosen_before()]
        outside = [(case, link) for case, who in chosen for link in _outside(case, who)]
        if not outside:
            return
        gold: dict[Place, Span] = {place_of(span): span for span in self._spans.values()}
        there = {(one.type, one.head, one.child) for one in self._relations.values()}
        places = {s.id: place_of(s) for c in self._table.cases for x in c.sides for s in x.spans}
        for _, link in outside:
            head, child = gold.get(places[link.head]), gold.get(places[link.child])
            if head is None or child is None or (link.type, head.id, child.id) in there:
                continue
            there.add((link.type, head.id, child.id))
            self._linked(link, head, child)

    def _chosen_before(self) -> Iterator[tuple[Case, AnnotatorId]]:
        for case in self._table.cases:
            counted = {side.annotator for side in case.sides}
            settled = self._states[case.key] in (CaseState.SETTLED, CaseState.AGREED)
            for decision in case.decisions if settled else ():
                if decision.id in self._decisions and set(decision.chosen[:1]) & counted:
                    yield case, decision.chosen[0]

    def _add(self, entity: Span | Relation | Decision) -> None:
        match entity:
            case Span():
                self._spans[entity.id] = entity
            case Relation():
                self._relations[entity.id] = entity
            case Decision():
                self._decisions[entity.id] = entity
        self._changes.append(Added(entity))

    def _remove(self, entity: Span | Relation | Decision) -> None:
        match entity:
            case Span():
                gone: object = self._spans.pop(entity.id, None)
            case Relation():
                gone = self._relations.pop(entity.id, None)
            case Decision():
                gone = self._decisions.pop(entity.id, None)
        if gone is not None:
            self._changes.append(Removed(entity))


def _outside(case: Case, annotator: AnnotatorId) -> Iterator[Relation]:
    """Yield the links of a side that lead out of its case."""
    side = case.side(annotator)
    own = {span.id for span in side.spans}
    return (relation for relation in side.relations if relation.child not in own)
