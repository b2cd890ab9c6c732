"""The operation on the label scheme: the scheme and all that anybody made with it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Change, Removed, Updated
from annotator.core.errors import InvalidSchemeError, SchemeInUseError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, SpanId
from annotator.core.model import Span
from annotator.core.scheme import Scheme
from annotator.core.scheme_checking import check
from annotator.core.scheme_draft import Draft, ValuePlace
from annotator.core.scheme_past import Renewal, united, with_past


@dataclass(frozen=True, slots=True)
class ChangeScheme:
    """Put another scheme in the place of the project's, and bring what exists in line with it.

    ``labels`` and ``values`` say which labels and attribute values are merged into which;
    ``fields`` name the change in menus. The version grows by one.

    Raises:
        InvalidSchemeError: the scheme cannot be used.
        SchemeInUseError: it lacks a label or relation type that annotations have.
    """

    after: Scheme
    labels: Mapping[LabelId, LabelId] = field(default_factory=dict)
    values: Mapping[ValuePlace, str] = field(default_factory=dict)
    fields: Mapping[str, str | int] = field(default_factory=dict)
    name: ClassVar[str] = "change-scheme"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new scheme, the spans it changes, and the links of those that fall together.

        Spans that say the same once they have the same label become one: the accepted one, and it
        takes over the links of the others.
        """
        problems = check(self.after)
        if problems:
            told = (f"{item.place.kind} {item.place.id}: {item.fault}" for item in problems)
            raise InvalidSchemeError(problems="\n".join(told))
        before = project.scheme
        draft = Draft(before, self.after, self.labels, self.values)
        refuse_what_is_used(project, draft)
        spans = changes_of_spans(project, draft)
        whole = with_past(draft)
        same = replace(whole, version=before.version) == before
        if same and not spans:
            return Plan()
        after = replace(whole, version=before.version + 1)
        return Plan(changes=(Updated(before, after), *spans), fields=self.fields, progress=False)


def refuse_what_is_used(project: Reader, draft: Draft) -> None:
    """Check that every label and relation type that the draft takes out has no annotations.

    Raises:
        SchemeInUseError: one has.
    """
    kept = {label.id for label in draft.scheme.labels(disabled=True)}
    old = [label.id for label in draft.base.labels(disabled=True)]
    gone = [label for label in old if draft.label(label) not in kept]
    spans = [*project.labelled_by_all(gone), *in_rivals(project)] if gone else ()
    used = Counter(span.label for span in spans if span.label in gone)
    for label, count in used.items():
        raise SchemeInUseError(kind="label", name=label, count=count)
    types = {kind.id for kind in draft.scheme.relations}
    lost = [kind.id for kind in draft.base.relations if kind.id not in types]
    links = Counter(link.type for link in project.linked_by_all(lost)) if lost else {}
    for kind, count in links.items():
        raise SchemeInUseError(kind="relation", name=kind, count=count)


def in_rivals(project: Reader) -> Iterator[Span]:
    """Yield the spans of versions that wait to be settled, as they would come back."""
    renewal = Renewal(project.scheme)
    for rival in project.rivals():
        yield from renewal.work(rival.spans, rival.relations)[0]


def changes_of_spans(project: Reader, draft: Draft) -> tuple[Change, ...]:
    """Return what the draft makes of everybody's spans and links, work by work."""
    after = {span.id: changed for span, changed in _renewed(project, draft)}
    works = dict.fromkeys((one.document, one.annotator) for one in after.values())
    changes: list[Change] = []
    for document, annotator in works:
        changes += _changes_in(project, document, annotator, after)
    return tuple(changes)


def _renewed(project: Reader, draft: Draft) -> Iterator[tuple[Span, Span]]:
    """Yield every span that gets another label or other attribute values, with what it becomes."""
    touched = _touched_labels(draft)
    for span in project.labelled_by_all(touched) if touched else ():
        label = draft.label(span.label)
        layer = draft.scheme.layer_of(label)
        assert layer is not None  # else it was refused
        after = replace(
            span,
            label=label,
            layer=layer.id,
            attributes=draft.attributes(span.layer, span.attributes, layer.id),
        )
        if after != span:
            yield span, after


def _touched_labels(draft: Draft) -> list[LabelId]:
    """Return the labels whose spans may change."""
    merged = set(draft.labels)
    values = {layer for layer, _, _ in draft.values}
    found: list[LabelId] = []
    for layer in draft.base.layers:
        now = draft.scheme.layer(layer.id)
        kept = now.attributes if now is not None else ()
        shapes = {one.id: (one.free, {value for value, _ in one.values}) for one in kept}
        lost = any(
            one.id not in shapes
            or (not shapes[one.id][0] and {value for value, _ in one.values} - shapes[one.id][1])
            for one in layer.attributes
        )
        whole = lost or layer.id in values
        found += [
            label.id
            for label in layer.labels
            if whole or label.id in merged or _home(draft, label.id) != layer.id
        ]
    return found


def _home(draft: Draft, label: LabelId) -> LayerId | None:
    """Return the layer in which the spans with a label will be."""
    layer = draft.scheme.layer_of(draft.label(label))
    return None if layer is None else layer.id


def _changes_in(
    project: Reader, document: DocumentId, annotator: AnnotatorId, after: Mapping[SpanId, Span]
) -> Iterator[Change]:
    """Yield the changes in one work: links, then spans, then the spans that go."""
    spans = project.spans_by(annotator, document)
    links = project.relations_by(annotator, document)
    changed = {span.id for span in spans if span.id in after}
    stay, linked = united((after.get(span.id, span) for span in spans), links, changed)
    kept, there = {link.id: link for link in linked}, {span.id for span in stay}
    for link in links:
        now = kept.get(link.id)
        if now is None:
            yield Removed(link)
        elif now != link:
            yield Updated(link, now)
    for span in spans:
        if span.id in changed and span.id in there:
            yield Updated(span, after[span.id])
    yield from (Removed(span) for span in spans if span.id not in there)
