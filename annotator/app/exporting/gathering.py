"""Choosing what of a project goes into an export, article by article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from annotator.app.exporting.choices import Choices, Whose
from annotator.app.holdings import Holdings
from annotator.core.ids import AnnotatorId
from annotator.core.listing import Listing
from annotator.core.majority import MAJORITY, Vote, majority
from annotator.core.model import (
    GOLD,
    Annotator,
    DocumentState,
    DocumentStatus,
    Span,
    SpanState,
)
from annotator.core.query import parse_query
from annotator.core.team import Decision
from annotator.core.tokens import Tokens
from annotator.formats.writing import Annotated, Holds, Split
from annotator.store.outgoing import BATCH, Work, Worked

NO_TOKENS = Tokens((), ())
"""In place of those of an article that no pipeline has read; whoever writes it has them made."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """One article of an export: what goes out, and what everybody has done with it."""

    worked: Worked
    annotated: tuple[Annotated, ...]
    """One for each annotator where everybody's work is asked for, else at most one."""
    decisions: tuple[Decision, ...] = ()
    """How disagreements were settled, where what was adjudicated is asked for."""


class Gathering:
    """Reads the articles of an export in order, a batch of them in memory at a time."""

    def __init__(
        self, project: Holdings, choices: Choices, holds: Holds, batch: int = BATCH
    ) -> None:
        self._project = project
        self._choices = choices
        self._holds = holds
        self._batch = batch
        self._created = _seconds(project.created)
        self._layers = self._chosen_layers()
        self._zones = project.scheme.zone_layers()
        self._states = self._chosen_states()
        self.aliases = aliases_of(project)
        """What annotators are called where they are not named."""
        self.numbers = self._numbers()
        """The numbers of the articles that are looked at, in order."""

    @property
    def annotator(self) -> AnnotatorId | None:
        """The one annotator whose work is exported; None where it is that of several."""
        match self._choices.whose:
            case Whose.ONE:
                return self._choices.annotator or self._project.annotator_id
            case Whose.GOLD:
                return GOLD.id
        return None

    def each(self, splits: dict[int, Split]) -> Iterator[Gathered]:
        """Yield the articles, each in its part of the dataset."""
        read = self._project.everybody.each(self.numbers, self._batch)
        for number, worked, made in zip(self.numbers, read, self._decisions(), strict=True):
            split = splits.get(number, Split.WHOLE)
            chosen = [self._annotated(worked, work, split) for work in self._works(worked)]
            yield Gathered(worked, tuple(chosen), made)

    def _decisions(self) -> Iterator[tuple[Decision, ...]]:
        """Yield for each article how its disagreements were settled; gold alone tells."""
        for first in range(0, len(self.numbers), BATCH):
            these = self.numbers[first : first + BATCH]
            if self._choices.whose is not Whose.GOLD:
                yield from (() for _ in these)
                continue
            made = self._project.decisions_among(these)
            for identifier in self._project.identifiers(these):
                yield made.get(identifier, ())

    def _numbers(self) -> list[int]:
        choices, project = self._choices, self._project
        if choices.documents is not None:
            return [project.number(identifier) for identifier in choices.documents]
        query = parse_query(choices.query) if choices.query.strip() else None
        if not choices.states:
            return list(project.numbers(Listing(query=query)))
        numbers = project.everybody.worked_on(self.annotator, choices.states)
        if query is None:
            return numbers
        found = project.among(numbers, Listing(query=query))
        return [number for number in numbers if number in found]

    def _works(self, worked: Worked) -> Sequence[Work]:
        """Return the works of one article that go out."""
        taken = [work for work in worked.works if self._counts(work)]
        match self._choices.whose:
            case Whose.EACH:
                return [work for work in taken if work.annotator.id != GOLD.id]
            case Whose.MAJORITY:
                return [_majority(worked, [one for one in taken if one.annotator.id != GOLD.id])]
        assert self.annotator is not None
        own = worked.of(self.annotator)
        return [own if own is not None else _nothing(worked, self._known(self.annotator))]

    def _counts(self, work: Work) -> bool:
        asked = self._choices
        return asked.documents is not None or not asked.states or work.status.state in asked.states

    def _known(self, annotator: AnnotatorId) -> Annotator:
        known = [*self._project.everybody.annotators(), GOLD]
        return next(one for one in known if one.id == annotator)

    def _annotated(self, worked: Worked, work: Work, split: Split) -> Annotated:
        spans = tuple(span for span in work.spans if self._goes(span))
        kept = {span.id for span in spans}
        relations = tuple(
            relation
            for relation in work.relations
            if relation.state in self._states and {relation.head, relation.child} <= kept
        )
        changed = self._created if work.changed is None else work.changed // 1000
        found = Annotated(
            document=worked.document,
            tokens=worked.tokens or NO_TOKENS,
            spans=spans,
            relations=relations,
            status=work.status,
            changed=changed,
            annotator=work.annotator,
            milliseconds=work.milliseconds,
            split=split,
        )
        return self._unnamed(found) if self._choices.anonymous else found

    def _goes(self, span: Span) -> bool:
        if span.layer not in self._layers:
            return False
        return span.visible if span.layer in self._zones else span.state in self._states

    def _chosen_layers(self) -> frozenset[str]:
        scheme = self._project.scheme
        if self._choices.layers is not None:
            return self._choices.layers
        every = frozenset(layer.id for layer in scheme.layers)
        return every if self._holds.zones else every - scheme.zone_layers()

    def _chosen_states(self) -> frozenset[SpanState]:
        rejected = self._choices.rejected
        states = {SpanState.ACCEPTED}
        if rejected or (rejected is None and self._holds.states):
            states.add(SpanState.REJECTED)
        if self._choices.undecided:
            states.add(SpanState.SUGGESTED)
        return frozenset(states)

    def _unnamed(self, found: Annotated) -> Annotated:
        """Return the same under a number instead of a name, without what somebody wrote."""
        alias = self.aliases[found.annotator.id]
        return replace(
            found,
            annotator=alias,
            spans=tuple(replace(span, annotator=alias.id, comment="") for span in found.spans),
            relations=tuple(replace(one, annotator=alias.id) for one in found.relations),
            status=replace(found.status, annotator=alias.id, comment=""),
        )


def aliases_of(project: Holdings) -> dict[AnnotatorId, Annotator]:
    """Return for everybody a number in place of the name; the order tells nothing about them."""
    people = [one.id for one in project.everybody.annotators() if one.id != GOLD.id]
    people.sort(key=lambda who: sha256(f"{project.id}{who}".encode()).digest())
    numbered = {
        who: Annotator(id=AnnotatorId(f"{number:032x}"), name=f"annotator-{number}")
        for number, who in enumerate(people, start=1)
    }
    return {**numbered, GOLD.id: GOLD, MAJORITY.id: MAJORITY}


def _majority(worked: Worked, works: Sequence[Work]) -> Work:
    spans, relations = majority([Vote(work.spans, work.relations) for work in works])
    status = DocumentStatus(
        document=worked.document.id,
        annotator=MAJORITY.id,
        state=DocumentState.DONE if works else DocumentState.NEW,
    )
    changed = max((work.changed for work in works if work.changed is not None), default=None)
    return Work(MAJORITY, status, list(spans), list(relations), changed)


def _nothing(worked: Worked, annotator: Annotator) -> Work:
    return Work(annotator, DocumentStatus(document=worked.document.id, annotator=annotator.id))


def _seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())
