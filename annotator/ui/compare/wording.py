"""What the window of comparing says in words."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QDateTime, QLocale

from annotator.core.adjudication import Case, CaseState
from annotator.core.ids import AnnotatorId
from annotator.core.sides import Disagreement
from annotator.core.team import Decision, DecisionRule
from annotator.ui.compare.voices import Speaker
from annotator.ui.i18n import translate


def kind_text(kind: Disagreement | None) -> str:
    """Return in what annotators differ."""
    known = {
        Disagreement.MISSING: translate("Compare", "Not everybody saw it"),
        Disagreement.LABEL: translate("Compare", "Different labels"),
        Disagreement.EDGES: translate("Compare", "Different edges"),
        Disagreement.ATTRIBUTES: translate("Compare", "Different attributes"),
        Disagreement.PARTS: translate("Compare", "Different parts"),
        Disagreement.SEVERAL: translate("Compare", "Different in several ways"),
    }
    return known[kind] if kind is not None else translate("Compare", "All agree")


def state_text(state: CaseState) -> str:
    """Return how a case stands."""
    return {
        CaseState.AGREED: translate("Compare", "agreed"),
        CaseState.OPEN: translate("Compare", "to decide"),
        CaseState.SETTLED: translate("Compare", "settled"),
        CaseState.DEFERRED: translate("Compare", "left for later"),
        CaseState.CHANGED: translate("Compare", "changed since it was settled"),
    }[state]


def rule_text(rule: DecisionRule) -> str:
    """Return how something was decided."""
    return {
        DecisionRule.BY_HAND: translate("Compare", "by hand"),
        DecisionRule.AGREED: translate("Compare", "all agreed"),
        DecisionRule.MAJORITY: translate("Compare", "by majority"),
        DecisionRule.TRUSTED: translate("Compare", "trusted annotator"),
    }[rule]


def provenance_text(
    decision: Decision,
    shown: Mapping[AnnotatorId, Speaker],
    people: Mapping[AnnotatorId, str],
    locale: QLocale,
) -> str:
    """Return who decided, when, from whose work and by which rule."""
    at = QDateTime.fromMSecsSinceEpoch(decision.at)
    when = locale.toString(at, QLocale.FormatType.ShortFormat)
    who = people.get(decision.by) or translate("Compare", "somebody")
    if decision.deferred:
        said = translate("Compare", "Left for later by {who}, {when}")
    else:
        said = translate("Compare", "Settled by {who}, {when}")
    parts = [said.format(who=who, when=when)]
    if not decision.deferred:
        parts.append(rule_text(decision.rule))
        parts.append(_taken_text(decision, shown))
    return " · ".join(part for part in (*parts, decision.comment) if part)


def _taken_text(decision: Decision, shown: Mapping[AnnotatorId, Speaker]) -> str:
    taken = names_text([shown[who] for who in decision.chosen if who in shown])
    if taken:
        return translate("Compare", "as {names} said").format(names=taken)
    if not decision.spans:
        return translate("Compare", "none was right")
    if decision.rule is DecisionRule.BY_HAND:
        return translate("Compare", "a version of their own")
    return ""


def names_text(speakers: Iterable[Speaker]) -> str:
    """Return the names of annotators, or their letters where names are hidden."""
    return ", ".join(speaker.name or speaker.sign for speaker in speakers)


def stated(name: str, value: str) -> str:
    """Return what something is, after its name."""
    return translate("Compare", "{name}: {value}").format(name=name, value=value)


def case_text(case: Case | None, place: tuple[int, int]) -> str:
    """Return which case of how many is looked at."""
    if place[1] == 0:
        return translate("Compare", "All agree here")
    if case is None or place[0] == 0:
        return translate("Compare", "%n disagreement(s)", "", place[1])
    told = translate("Compare", "{number} of {count}")
    return told.format(number=place[0], count=place[1])
