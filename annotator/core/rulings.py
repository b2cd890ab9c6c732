"""Rules that settle cases without anybody's looking: all agree, most agree, one is trusted."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from annotator.core.adjudication import Case, CaseState
from annotator.core.ids import AnnotatorId
from annotator.core.majority import Vote, majority
from annotator.core.model import Relation, Span
from annotator.core.sides import Side, place_of
from annotator.core.team import DecisionRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule. ``needed`` is of a majority: how many must say so, 0 for more than half."""

    kind: DecisionRule
    needed: int = 0
    annotator: AnnotatorId | None = None
    """Who is trusted."""


ALL_AGREE = Rule(kind=DecisionRule.AGREED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What is to be gold at a place: spans and relations to copy, and how that came about."""

    rule: DecisionRule
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    chosen: tuple[AnnotatorId, ...] = ()
    """Whose side that is."""


def side_taken(case: Case, annotator: AnnotatorId, rule: DecisionRule) -> Ruling:
    """Return that an annotator's side is right. Raises KeyError where they do not count."""
    side = case.side(annotator)
    same = tuple(one.annotator for one in case.sides if one.version == side.version)
    first = (annotator, *(one for one in same if one != annotator))
    return Ruling(rule=rule, spans=side.spans, relations=side.relations, chosen=first)


def majority_taken(case: Case, needed: int = 0) -> Ruling | None:
    """Return what the majority says; None where there is none.

    That is what ``needed`` of the annotators, or more than half, say alike and fewer say
    otherwise. Where most are meant and no whole side has them, each span, link and attribute is
    counted by itself. But somebody must have said just these spans: where three drew three
    different edges, no majority says that nothing is there.
    """
    least = needed or len(case.sides) // 2 + 1
    sizes = [*(len(group) for group in case.camps), 0]
    if sizes[0] >= max(least, sizes[1] + 1):
        return side_taken(case, case.camps[0][0].annotator, DecisionRule.MAJORITY)
    return _mixed(case, least) if 2 * least > len(case.sides) else None


def ruled(case: Case, rules: Iterable[Rule]) -> Ruling | None:
    """Return what the first rule that applies to a case makes of it.

    Where all agree, every rule says the same, and it counts as agreed. What was deferred, or
    decided by hand, stays as it is; what rules decided before is ruled on again where later work
    came in. Where nobody sees anything any more, nothing is taken out unseen.
    """
    if case.state is CaseState.AGREED:
        return None if case.taken else _agreed(case)
    by_hand = any(one.rule is DecisionRule.BY_HAND for one in case.decisions)
    waiting = case.state in (CaseState.OPEN, CaseState.CHANGED) and not by_hand
    if not waiting or all(side.empty for side in case.sides):
        return None
    found = (_applied(case, rule) for rule in rules)
    return next((ruling for ruling in found if ruling is not None), None)


def _applied(case: Case, rule: Rule) -> Ruling | None:
    if rule.kind is DecisionRule.AGREED or case.agreed:
        return _agreed(case) if case.agreed else None
    if rule.kind is DecisionRule.MAJORITY:
        return majority_taken(case, rule.needed)
    if rule.annotator is None or all(side.annotator != rule.annotator for side in case.sides):
        return None
    return side_taken(case, rule.annotator, DecisionRule.TRUSTED)


def _agreed(case: Case) -> Ruling:
    return side_taken(case, case.sides[0].annotator, DecisionRule.AGREED)


def _mixed(case: Case, needed: int) -> Ruling | None:
    """Return a majority for each span, link and attribute, if every one of them is decided."""
    spans, relations = majority([Vote(side.spans, side.relations) for side in case.sides], needed)
    places = {place_of(span) for span in spans}
    said = [{mark.place for mark in side.version.marks} for side in case.sides]
    if not spans or places not in said:
        return None
    places_decided = _all_decided(said, needed)
    links_decided = _all_decided([side.version.links for side in case.sides], needed)
    if not (places_decided and links_decided and _values_decided(case.sides, spans, needed)):
        return None
    return Ruling(rule=DecisionRule.MAJORITY, spans=spans, relations=relations)


def _all_decided(said: Sequence[Collection[object]], needed: int) -> bool:
    """Tell whether of everything that anybody said enough say that it is so, or that it is not."""
    counts = Counter(one for things in said for one in things)
    return all(max(count, len(said) - count) >= needed for count in counts.values())


def _values_decided(sides: Sequence[Side], spans: Iterable[Span], needed: int) -> bool:
    """Tell whether enough annotators gave each attribute the value that it has."""
    given = [{mark.place: dict(mark.attributes) for mark in side.version.marks} for side in sides]
    for span in spans:
        own = [values[place_of(span)] for values in given if place_of(span) in values]
        for name in {name for values in own for name in values}:
            alike = Counter(values.get(name) for values in own)
            if alike.most_common(1)[0][1] < needed:
                return False
    return True
