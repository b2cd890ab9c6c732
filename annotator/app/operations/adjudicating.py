"""Operations that settle disagreements: what is right becomes gold, and who said so is kept."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import time_ns
from typing import ClassVar

from annotator.app.adjudicating.access import check_access
from annotator.app.adjudicating.gold import Author, GoldMaking
from annotator.app.adjudicating.table import FINISHED, Table, Voters, table_of
from annotator.app.holdings import Holdings
from annotator.app.operations.operation import SNIPPET, Plan, Reader
from annotator.app.operations.rules import check_anchoring, collide
from annotator.core.adjudication import Case
from annotator.core.errors import (
    CaseGoneError,
    NoMajorityError,
    OverlapRefusedError,
    SpanExistsError,
    UnknownNameError,
)
from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import GOLD, Relation, Span, check_range
from annotator.core.rulings import Ruling, majority_taken, side_taken
from annotator.core.team import DecisionRule

Key = tuple[LayerId, int]
"""What names a case in its document: its layer, and where it starts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpan:
    """A span as the adjudicator has it, where neither side is right."""

    label: LabelId
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoldLink:
    """A link between two of the adjudicator's spans, by their numbers in the list."""

    type: RelationTypeId
    head: int
    child: int


@dataclass(frozen=True, slots=True)
class OnCase:
    """What all decisions on one case share.

    Raises:
        CaseGoneError: there is no such case (any more).
        AdjudicationInPackageError, AdjudicationBlindError: it is not theirs to settle.
    """

    document: DocumentId
    case: Key
    comment: str = field(default="", kw_only=True)
    voters: Voters = field(default=FINISHED, kw_only=True)
    name: ClassVar[str] = "settle-case"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the decision, what becomes gold by it, and what was gold and goes."""
        work = _Work(project, self.document, self.voters)
        case = work.case(self.case)
        self.decide(work, case)
        return work.plan(case)

    @abstractmethod
    def decide(self, work: "_Work", case: Case) -> None:
        """Decide on a case."""


@dataclass(frozen=True, slots=True)
class TakeSide(OnCase):
    """Let one annotator's side of a case be gold; an empty one says that nothing is there."""

    annotator: AnnotatorId

    def decide(self, work: "_Work", case: Case) -> None:
        """Take the side."""
        ruling = side_taken(case, self.annotator, DecisionRule.BY_HAND)
        work.making.take(case, ruling, self.comment)


@dataclass(frozen=True, slots=True)
class TakeMajority(OnCase):
    """Let what ``needed`` annotators say alike, or more than half, be gold.

    Raises:
        NoMajorityError: there is none.
    """

    needed: int = 0

    def decide(self, work: "_Work", case: Case) -> None:
        """Take the majority's version."""
        ruling = majority_taken(case, self.needed)
        if ruling is None:
            raise NoMajorityError(text=work.quoted(case.start, case.end))
        work.making.take(case, ruling, self.comment)


@dataclass(frozen=True, slots=True)
class TakeNone(OnCase):
    """Decide that nothing is there, whatever anybody saw."""

    def decide(self, work: "_Work", case: Case) -> None:
        """Take the sides that saw nothing."""
        right = tuple(side.annotator for side in case.sides if side.empty)
        work.making.take(case, Ruling(rule=DecisionRule.BY_HAND, chosen=right), self.comment)


@dataclass(frozen=True, slots=True)
class DeferCase(OnCase):
    """Leave a case for later, with a comment on why; what was gold there goes."""

    name: ClassVar[str] = "defer-case"

    def decide(self, work: "_Work", case: Case) -> None:
        """Note that the case waits."""
        work.making.defer(case, self.comment)


@dataclass(frozen=True, slots=True)
class OpenCase(OnCase):
    """Take back what was decided on a case, so that it is to be decided again."""

    name: ClassVar[str] = "open-case"

    def decide(self, work: "_Work", case: Case) -> None:
        """Take the decision out, and what came of it."""
        work.making.open(case)


@dataclass(frozen=True, slots=True)
class SettleAs:
    """Let a version of the adjudicator's own be gold, in place of a case.

    Where ``case`` is None the spans, at least one, become gold where nobody saw anything.

    Raises:
        SpanOutsideTextError, AnchorRefusedError, OverlapRefusedError, SpanExistsError: a span
            may not stand so.
        UnknownNameError: the scheme has no such label in the layer, or no such link.
        CaseGoneError: there is no such case (any more).
        AdjudicationInPackageError, AdjudicationBlindError: it is not theirs to settle.
    """

    document: DocumentId
    case: Key | None
    spans: tuple[GoldSpan, ...]
    links: tuple[GoldLink, ...] = ()
    comment: str = ""
    voters: Voters = FINISHED
    name: ClassVar[str] = "settle-case"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the version as gold, and how it came about."""
        work = _Work(project, self.document, self.voters)
        case = None if self.case is None else work.case(self.case)
        spans = tuple(work.drawn(one) for one in self.spans)
        relations = tuple(work.linked(link, spans) for link in self.links)
        work.check_room(spans, case)
        if case is None:
            work.making.add(spans, relations, self.comment)
            return work.plan(spans[0])
        ruling = Ruling(rule=DecisionRule.BY_HAND, spans=spans, relations=relations)
        work.making.take(case, ruling, self.comment)
        return work.plan(case)


class _Work:
    """One document on the table while a decision on it is planned."""

    def __init__(self, project: Reader, document: DocumentId, voters: Voters) -> None:
        self._project = opened(project)
        self._document = document
        check_access(self._project, document)
        self._table: Table = table_of(self._project, document, voters)
        self.making = GoldMaking(self._table, author(self._project))

    def case(self, key: Key) -> Case:
        """Return a case of the document."""
        found = self._table.case(key)
        if found is None:
            title = self._project.document(self._document).title
            raise CaseGoneError(start=key[1], title=title)
        return found

    def plan(self, about: Case | Span) -> Plan:
        """Return all that was collected; ``about`` gives its name."""
        fields: dict[str, str | int] = {"count": 1, "text": self.quoted(about.start, about.end)}
        return Plan(changes=self.making.changes(), fields=fields, progress=False)

    def quoted(self, start: int, end: int) -> str:
        """Return words of the document, shortened."""
        text = self._project.document(self._document).text[start:end]
        return " ".join((text if len(text) <= SNIPPET else f"{text[: SNIPPET - 1]}…").split())

    def drawn(self, one: GoldSpan) -> Span:
        """Return a span as the adjudicator has it, with an id of its own."""
        check_range(one.start, one.end, len(self._project.document(self._document).text))
        layer = self._project.scheme.layer_of(one.label)
        if layer is None:
            raise self._unknown_label(one.label)
        span = Span(
            id=SpanId(new_id()),
            document=self._document,
            annotator=GOLD.id,
            layer=layer.id,
            label=one.label,
            start=one.start,
            end=one.end,
            attributes=dict(one.attributes),
        )
        check_anchoring(self._project, span)
        return span

    def linked(self, link: GoldLink, spans: tuple[Span, ...]) -> Relation:
        """Return a link between two of ``spans``."""
        head, child = spans[link.head], spans[link.child]
        allowed = self._project.scheme.relations_between(head.label, child.label, disabled=True)
        if all(kind.id != link.type for kind in allowed):
            known = ", ".join(kind.id for kind in allowed)
            raise UnknownNameError(kind="relation", name=link.type, known=known)
        return Relation(
            id=RelationId(new_id()),
            document=self._document,
            annotator=GOLD.id,
            type=link.type,
            head=head.id,
            child=child.id,
        )

    def check_room(self, spans: tuple[Span, ...], case: Case | None) -> None:
        """Check that spans may stand beside each other and beside what is gold elsewhere."""
        layer = case.layer if case is not None else spans[0].layer
        strange = [span.label for span in spans if span.layer != layer]
        if strange:
            raise self._unknown_label(strange[0])
        replaced = {span.id for span in case.gold.spans} if case is not None else set()
        standing = [span for span in self._table.gold.spans if span.id not in replaced]
        for span in spans:
            for other in standing:
                self._check_pair(span, other)
            standing.append(span)

    def _unknown_label(self, label: LabelId) -> UnknownNameError:
        known = ", ".join(known.id for known in self._project.scheme.labels())
        return UnknownNameError(kind="label", name=label, known=known)

    def _check_pair(self, span: Span, other: Span) -> None:
        layer = self._project.scheme.layer(span.layer)
        if other.layer != span.layer or layer is None:
            return
        text = self.quoted(other.start, other.end)
        if (other.label, other.start, other.end) == (span.label, span.start, span.end):
            raise SpanExistsError(label=span.label, text=text)
        if collide(layer, span, other):
            raise OverlapRefusedError(
                layer=layer.name, label=other.label, text=text, rule=layer.overlap.value
            )


def opened(project: Reader) -> Holdings:
    """Return the open project, of which adjudication looks at everybody's part."""
    assert isinstance(project, Holdings)  # operations are planned on an open project
    return project


def author(project: Holdings) -> Author:
    """Return who decides now."""
    return Author(by=project.annotator_id, at=time_ns() // 1_000_000)
