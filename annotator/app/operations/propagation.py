"""The same everywhere: what was said of one mention, said of all others like it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from annotator.app.operations.deciding import decide
from annotator.app.operations.lexicon import SAME_EVERYWHERE
from annotator.app.operations.mentions import Survey, Verdict
from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.core.changes import Added, Change, Removed, Updated, combined
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, LabelId, SpanId, new_id
from annotator.core.mentions import Sought, mentions
from annotator.core.model import HUMAN, Origin, Span, SpanState, check_range
from annotator.core.suggestions import Range


@dataclass(frozen=True, slots=True)
class LabelMentions:
    """Label every mention in a document as one span is, and accept this one.

    Suggestions that lie on a mention or cross it become what the span is. What the annotator
    decided stays: other labels she accepted (counted as ``kept``), the label where she rejected it
    (``rejected``), and longer names of which the mention is a part (``inside``).
    """

    document: DocumentId
    span: SpanId
    name: ClassVar[str] = "label-mentions"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new, accepted and relabelled spans; the fields count what was left."""
        span = span_of(project, self.document, self.span)
        survey = Survey(project, self.document, span.label)
        return _spread(project, survey, span, known=True)


@dataclass(frozen=True, slots=True)
class LabelMentionsOf:
    """Label a range and every other mention of its words in a document.

    Raises:
        SpanOutsideTextError: the range is empty or outside the text.
        UnknownNameError: the scheme has no such label.
    """

    document: DocumentId
    start: int
    end: int
    label: LabelId
    name: ClassVar[str] = "label-mentions"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new, accepted and relabelled spans; the fields count what was left."""
        check_range(self.start, self.end, len(project.document(self.document).text))
        layer = project.scheme.layer_of(self.label)
        if layer is None:
            known = ", ".join(item.id for item in project.scheme.labels())
            raise UnknownNameError(kind="label", name=self.label, known=known)
        survey = Survey(project, self.document, self.label)
        pattern = _span(project, self.document, survey, (self.start, self.end), HUMAN)
        return _spread(project, survey, pattern, known=False)


@dataclass(frozen=True, slots=True)
class RejectMentions:
    """Reject a span, and every suggestion in its document with the same words and label."""

    document: DocumentId
    span: SpanId
    name: ClassVar[str] = "reject-mentions"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the rejections."""
        span = span_of(project, self.document, self.span)
        text = project.document(self.document).text
        places = set(mentions(text, text[span.start : span.end]))
        chosen = [
            item.id
            for item in project.spans(self.document)
            if item.id == span.id
            or (
                item.state is SpanState.SUGGESTED
                and item.label == span.label
                and (item.start, item.end) in places
            )
        ]
        changes = decide(project, self.document, chosen, SpanState.REJECTED).changes
        fields = {**described(project, (span,)), "count": len(chosen)}
        return Plan(changes=changes, fields=fields)


@dataclass(frozen=True, slots=True)
class SuggestEverywhere:
    """Suggest a label at places in many documents, all in one step.

    Nothing is proposed where something was decided since the places were found. Machine
    suggestions that say something else there give way; undo brings them back. Documents that were
    given without suggestions are left out.
    """

    label: LabelId
    form: str
    """The words for which it is done; they name the step."""
    places: tuple[tuple[DocumentId, tuple[Range, ...]], ...]
    attributes: Mapping[str, str] = field(default_factory=dict)
    name: ClassVar[str] = "suggest-everywhere"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the suggestions that come, and those that give way to them."""
        changes: list[Change] = []
        count = 0
        values = {
            "state": SpanState.SUGGESTED,
            "score": project.lexicon.score(self.form, self.label),
            "attributes": _fitting(project, self.label, self.attributes),
        }
        for document, places in self.places:
            if not project.sees_suggestions(document):
                continue
            survey = Survey(project, document, self.label, anchored=False)  # as they were found
            for place in places:
                spot = survey.spot(*place)
                if spot.verdict is not Verdict.FREE:
                    continue
                made = _span(project, document, survey, place, SAME_EVERYWHERE, **values)
                changes += (Removed(span) for span in spot.there)
                changes.append(Added(made))
                count += 1
        fields: dict[str, str | int] = {"count": count, "text": self.form, "label": self.label}
        return Plan(changes=combined(changes), fields=fields, progress=False)


def _spread(project: Reader, survey: Survey, pattern: Span, *, known: bool) -> Plan:
    """Label every mention like ``pattern``, which with ``known`` is a span of the document."""
    found: Counter[Verdict] = Counter()
    accepted = {pattern.id} if known and pattern.state is not SpanState.ACCEPTED else set()
    changes: list[Change] = []
    used: set[SpanId] = set()
    own = (pattern.start, pattern.end)
    spots = list(survey.spots(Sought(survey.text[slice(*own)])))
    if not known and own not in {(spot.start, spot.end) for spot in spots}:
        spots.append(survey.spot(*own))  # a part of a word, chosen on purpose
    for spot in spots:
        if known and (spot.start, spot.end) == own:
            continue
        found[spot.verdict] += 1
        if spot.verdict is Verdict.PROPOSED:
            accepted.add(spot.there[0].id)
        elif spot.verdict is Verdict.FREE:
            there = [item for item in spot.there if item.id not in used]
            used |= {item.id for item in there}
            place = (spot.start, spot.end)
            changes += _labelled(project, survey, place, there, pattern)
    kept = tuple(decide(project, pattern.document, accepted, SpanState.ACCEPTED).changes)
    left = {verdict.value: found[verdict] for verdict in _LEFT if found[verdict]}
    count = found[Verdict.FREE] + len(accepted)
    fields: dict[str, str | int] = {**described(project, (pattern,)), "count": count, **left}
    return Plan(changes=combined(kept, changes), fields=fields)


_LEFT = (Verdict.KEPT, Verdict.REJECTED, Verdict.INSIDE, Verdict.SILENT)


def _labelled(
    project: Reader, survey: Survey, place: Range, there: list[Span], pattern: Span
) -> Iterator[Change]:
    """Yield what puts the pattern's label on a mention: a suggestion there becomes it."""
    if not there:
        attributes = pattern.attributes
        yield Added(_span(project, pattern.document, survey, place, HUMAN, attributes=attributes))
        return
    first, *others = there
    after = replace(
        first.at(*place),
        label=pattern.label,
        layer=survey.layer.id,
        state=SpanState.ACCEPTED,
        attributes=pattern.attributes,
    )
    yield Updated(first, after)
    for other in others:
        yield Updated(other, replace(other, state=SpanState.REJECTED))


def _span(
    project: Reader,
    document: DocumentId,
    survey: Survey,
    place: Range,
    origin: Origin,
    **values: Any,
) -> Span:
    """Return a new span with the survey's label; other values by name."""
    if "attributes" not in values:
        values["attributes"] = project.scheme.default_attributes(survey.label)
    return Span(
        id=SpanId(new_id()),
        document=document,
        annotator=project.annotator_id,
        layer=survey.layer.id,
        label=survey.label,
        start=place[0],
        end=place[1],
        origin=origin,
        **values,
    )


def _fitting(project: Reader, label: LabelId, values: Mapping[str, str]) -> dict[str, str]:
    """Return the default attributes of a label, with those of ``values`` that it can have."""
    known = {item.id: item for item in project.scheme.attributes(label)}
    fit = {name: value for name, value in values.items() if name in known}
    return {**project.scheme.default_attributes(label), **fit}
