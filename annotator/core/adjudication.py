"""Cases: the places of a document where several annotators said something, and how they stand.

A case is a group of spans of one layer that overlap, or that belong together as a claim and its
parts, from all annotators who count and from gold. So a disagreement on the source alone is the
case of the whole claim, whose sides differ in parts only, and taking a side takes the claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from annotator.core.ids import AnnotatorId, DocumentId, LayerId, SpanId
from annotator.core.model import GOLD, Relation, Span
from annotator.core.scheme import Scheme
from annotator.core.sides import (
    Disagreement,
    Side,
    Version,
    Voice,
    camps,
    disagreement,
    place_of,
    said,
    side_of,
)
from annotator.core.team import Decision, DecisionRule


class CaseState(StrEnum):
    """How a case stands."""

    AGREED = "agreed"
    """All say the same; nobody has to decide."""
    OPEN = "open"
    SETTLED = "settled"
    DEFERRED = "deferred"
    CHANGED = "changed"
    """It was decided, and then somebody said something else: to be looked at again."""


WAITING = frozenset({CaseState.OPEN, CaseState.DEFERRED, CaseState.CHANGED})
"""The states of cases that keep a document from being done."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One place of a document with what every annotator who counts says of it."""

    document: DocumentId
    layer: LayerId
    start: int
    end: int
    """The stretch that all spans of it lie in, gold's included."""
    sides: tuple[Side, ...]
    """One for each annotator who counts, in the order given; those who saw nothing included."""
    gold: Side
    """What the gold layer holds there."""
    decisions: tuple[Decision, ...]
    """Those made there: several only where later work has joined what was apart."""
    kind: Disagreement | None
    """In what the sides differ; None where all say the same."""
    state: CaseState

    @property
    def key(self) -> tuple[LayerId, int]:
        """What names the case in its document as long as nothing there changes."""
        return self.layer, self.start

    @property
    def agreed(self) -> bool:
        """Whether all sides say the same, and there is more than one."""
        return self.kind is None and len(self.sides) > 1

    @property
    def waiting(self) -> bool:
        """Whether somebody has to decide on it."""
        return self.state in WAITING

    @property
    def taken(self) -> bool:
        """Whether gold holds what was decided, be it that nothing is there."""
        return any(not decision.deferred for decision in self.decisions)

    @property
    def decision(self) -> Decision | None:
        """The latest decision."""
        return max(self.decisions, key=lambda one: one.at, default=None)

    @cached_property
    def sources(self) -> tuple[SpanId, ...]:
        """The annotators' spans that are there to be decided on."""
        return tuple(span.id for side in self.sides for span in side.spans)

    @cached_property
    def camps(self) -> tuple[tuple[Side, ...], ...]:
        """The sides grouped by what they say, the largest group first."""
        return camps(self.sides)

    def side(self, annotator: AnnotatorId) -> Side:
        """Return one annotator's side. Raises KeyError where they do not count."""
        for side in self.sides:
            if side.annotator == annotator:
                return side
        raise KeyError(annotator)

    def signatures(self) -> tuple[str, ...]:
        """Return what all sides say as short digests, as a decision keeps them."""
        return tuple(sorted({one for side in self.sides for one in side.signatures()}))


def cases_of(
    document: DocumentId,
    voices: Sequence[Voice],
    gold: Voice,
    decisions: Iterable[Decision],
    scheme: Scheme,
) -> tuple[Case, ...]:
    """Return the cases of a document, by place.

    ``voices`` are the annotators who count. A decision is found again by the spans that it was
    made from or that came of it, or else by its place.
    """
    gold = Voice(annotator=GOLD.id, spans=gold.spans, relations=gold.relations)
    heard = _Heard((*voices, gold), scheme)
    drafts = [_Draft(heard, group) for group in _groups(heard)]
    belonging = _decided(drafts, decisions)
    now = frozenset(one for draft in drafts for one in draft.signatures())
    cases = (_case(document, *pair, now, scheme) for pair in zip(drafts, belonging, strict=True))
    return tuple(sorted(cases, key=lambda case: (case.start, case.layer)))


def found_again(cases: Iterable[Case], case: Case) -> Case | None:
    """Return what a case of before has become: with its spans, else at its place."""
    ids = {*case.sources, *(span.id for span in case.gold.spans)}
    same = [one for one in cases if one.layer == case.layer]
    for one in same:
        if ids & {*one.sources, *(span.id for span in one.gold.spans)}:
            return one
    return next((one for one in same if one.start < case.end and case.start < one.end), None)


class _Heard:
    """What all say of a document, made ready to be asked for many stretches of it."""

    def __init__(self, voices: Sequence[Voice], scheme: Scheme) -> None:
        self.scheme = scheme
        self.voices = [said(voice, scheme) for voice in voices]
        self.spans = [span for voice in self.voices for span in voice.spans]
        self.places = {span.id: place_of(span) for span in self.spans}
        self.links: dict[SpanId, list[Relation]] = {}
        for relation in (one for voice in self.voices for one in voice.relations):
            self.links.setdefault(relation.head, []).append(relation)

    def sides(self, group: Iterable[Span]) -> list[Side]:
        """Return what each says by these spans."""
        whose: dict[AnnotatorId, list[Span]] = {}
        for span in group:
            whose.setdefault(span.annotator, []).append(span)
        return [self._side(voice.annotator, whose) for voice in self.voices]

    def _side(self, annotator: AnnotatorId, whose: dict[AnnotatorId, list[Span]]) -> Side:
        spans = whose.get(annotator, [])
        links = [link for span in spans for link in self.links.get(span.id, ())]
        return side_of(annotator, spans, links, self.places, self.scheme)

    def parts(self) -> Iterable[Relation]:
        """Return the links between spans that are decided on together."""
        kinds = {kind.id for kind in self.scheme.relations if kind.part}
        return (
            one
            for links in self.links.values()
            for one in links
            if one.type in kinds and self.places[one.head][0] == self.places[one.child][0]
        )


class _Draft:
    """A group of spans that belong together, sorted by whose they are."""

    def __init__(self, heard: _Heard, group: Sequence[Span]) -> None:
        self.layer = group[0].layer
        self.start = min(span.start for span in group)
        self.end = max(span.end for span in group)
        self.spans = group
        self.ids = {span.id for span in group}
        sides = heard.sides(group)
        self.sides, self.gold = tuple(sides[:-1]), sides[-1]

    def signatures(self) -> frozenset[str]:
        return frozenset(one for side in self.sides for one in side.signatures())

    def lies_at(self, decision: Decision) -> bool:
        return decision.layer == self.layer and any(
            span.overlaps(decision.start, decision.end) for span in self.spans
        )


def _groups(heard: _Heard) -> list[list[Span]]:
    """Return the spans of all that overlap in a layer or are parts of one another."""
    spans = sorted(heard.spans, key=lambda span: (span.layer, span.start, span.end))
    leaders = {span.id: span.id for span in spans}
    reach, last = 0, None
    for span in spans:
        if last is not None and last.layer == span.layer and span.start < reach:
            _join(leaders, last.id, span.id)
            reach = max(reach, span.end)
        else:
            reach = span.end
        last = span
    for relation in heard.parts():
        _join(leaders, relation.head, relation.child)
    groups: dict[SpanId, list[Span]] = {}
    for span in spans:
        groups.setdefault(_leader(leaders, span.id), []).append(span)
    return list(groups.values())


def _leader(leaders: dict[SpanId, SpanId], one: SpanId) -> SpanId:
    while leaders[one] != one:
        leaders[one] = leaders[leaders[one]]
        one = leaders[one]
    return one


def _join(leaders: dict[SpanId, SpanId], one: SpanId, other: SpanId) -> None:
    leaders[_leader(leaders, other)] = _leader(leaders, one)


def _decided(drafts: Sequence[_Draft], decisions: Iterable[Decision]) -> list[list[Decision]]:
    """Return for each draft the decisions that were made there."""
    whose = {identifier: at for at, draft in enumerate(drafts) for identifier in draft.ids}
    found: list[list[Decision]] = [[] for _ in drafts]
    for decision in decisions:
        named = {whose[one] for one in (*decision.sources, *decision.spans) if one in whose}
        # Who labelled it all anew has made other spans, maybe at the same place.
        places = named or {at for at, draft in enumerate(drafts) if draft.lies_at(decision)}
        for at in places:
            found[at].append(decision)
    return found


def _case(
    document: DocumentId,
    draft: _Draft,
    decisions: Sequence[Decision],
    now: frozenset[str],
    scheme: Scheme,
) -> Case:
    kind = disagreement(draft.sides, scheme)
    return Case(
        document=document,
        layer=draft.layer,
        start=draft.start,
        end=draft.end,
        sides=draft.sides,
        gold=draft.gold,
        decisions=tuple(decisions),
        kind=kind,
        state=_state(draft, decisions, now, agreed=kind is None and len(draft.sides) > 1),
    )


def _state(
    draft: _Draft, decisions: Sequence[Decision], now: frozenset[str], *, agreed: bool
) -> CaseState:
    if not decisions:
        # Gold of unknown origin is not overruled by what happens to be agreed on.
        fits = agreed and draft.gold.version in (Version(), draft.sides[0].version)
        return CaseState.AGREED if fits else CaseState.OPEN
    if _changed(draft, decisions, now):
        return CaseState.CHANGED
    if any(decision.deferred for decision in decisions):
        return CaseState.DEFERRED
    by_all = all(decision.rule is DecisionRule.AGREED for decision in decisions)
    return CaseState.AGREED if agreed and by_all else CaseState.SETTLED


def _changed(draft: _Draft, decisions: Sequence[Decision], now: frozenset[str]) -> bool:
    """Tell whether somebody says what they did not say then, other than what gold says now."""
    seen = {one for decision in decisions for one in decision.seen}
    taken = any(not decision.deferred for decision in decisions)
    for side in draft.sides:
        if taken and side.version == draft.gold.version:
            continue
        own = side.signatures()
        who = min(own, key=len)
        if not own <= seen or any(one.startswith(who) and one not in now for one in seen):
            return True
    return False
