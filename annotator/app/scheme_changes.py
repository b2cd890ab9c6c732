"""What a change of the scheme would do to the annotations: counts, and what breaks a new rule."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.app.operations.operation import Reader, quoted
from annotator.app.operations.rules import collide, fits
from annotator.app.operations.scheme import ChangeScheme
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, RelationTypeId
from annotator.core.model import Span
from annotator.core.scheme import Anchoring, Layer, Overlap, Scheme
from annotator.core.scheme_differences import Difference, Edit, differences
from annotator.core.scheme_draft import Draft, ValuePlace
from annotator.core.scheme_editing import Kind, Place

RULES = frozenset({Edit.ANCHORING, Edit.OVERLAP})
"""Edits that existing spans may break; finding out means looking at all of a layer."""

LISTED = 200
"""How many spans that break a new rule are listed; all are counted."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A span, or two, that a layer's new rule would not let anybody make."""

    document: DocumentId
    span: Span
    other: Span | None
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """A difference with what it concerns: so many annotations in so many articles."""

    difference: Difference
    count: int = 0
    documents: int = 0
    doubles: int = 0
    """Spans that fall together with another once a merge gives them the same label."""
    breaches: tuple[Breach, ...] = ()


@dataclass(slots=True)
class Usage:
    """What the annotations of a project use of its scheme."""

    labels: Counter[LabelId] = field(default_factory=Counter)
    values: Counter[ValuePlace] = field(default_factory=Counter)
    relations: Counter[RelationTypeId] = field(default_factory=Counter)
    articles: dict[tuple[str, ...], set[DocumentId]] = field(default_factory=dict)

    def at(self, scheme: Scheme, place: Place) -> int:
        """Return how many annotations have what stands at ``place``."""
        match place.kind:
            case Kind.LABEL:
                return self.labels[LabelId(place.id)]
            case Kind.LAYER:
                layer = scheme.layer(LayerId(place.id))
                return sum(self.labels[label.id] for label in layer.labels) if layer else 0
            case Kind.RELATION:
                return self.relations[RelationTypeId(place.id)]
            case Kind.VALUE:
                return self.values[place.layer, place.attribute, place.id]
            case Kind.ATTRIBUTE:
                return sum(
                    count
                    for (layer, attribute, _), count in self.values.items()
                    if (layer, attribute) == (place.layer, place.id)
                )
        return 0

    def documents(self, scheme: Scheme, place: Place) -> int:
        """Return in how many articles that is."""
        keys: list[tuple[str, ...]]
        if place.kind is Kind.LAYER:
            layer = scheme.layer(LayerId(place.id))
            keys = [("label", label.id) for label in layer.labels] if layer else []
        elif place.kind is Kind.ATTRIBUTE:
            keys = [key for key in self.articles if key[1:3] == (place.layer, place.id)]
        elif place.kind is Kind.VALUE:
            keys = [("value", place.layer, place.attribute, place.id)]
        else:
            keys = [(place.kind.value, place.id)]
        return len(set().union(*(self.articles.get(key, set()) for key in keys)))


def usage_of(project: Reader) -> Usage:
    """Count what everybody's spans and links use, gold and rejected ones included."""
    usage = Usage()
    scheme = project.scheme
    for span in project.labelled_by_all([label.id for label in scheme.labels(disabled=True)]):
        usage.labels[span.label] += 1
        usage.articles.setdefault(("label", span.label), set()).add(span.document)
        for name, value in span.attributes.items():
            key = (span.layer, name, value)
            usage.values[key] += 1
            usage.articles.setdefault(("value", *key), set()).add(span.document)
    types = [kind.id for kind in scheme.relations]
    for link in project.linked_by_all(types) if types else ():
        usage.relations[link.type] += 1
        usage.articles.setdefault(("relation", link.type), set()).add(link.document)
    return usage


def used(draft: Draft, usage: Usage, place: Place) -> int:
    """Return how many annotations would have what stands at ``place`` of the draft.

    What was merged into it counts: it cannot be taken out either.
    """
    if place.kind is Kind.LABEL:
        return sum(n for label, n in usage.labels.items() if draft.label(label) == place.id)
    if place.kind is Kind.LAYER:
        layer = draft.scheme.layer(LayerId(place.id))
        inside = [Place(Kind.LABEL, one.id, place.id) for one in layer.labels] if layer else []
        return sum(used(draft, usage, one) for one in inside)
    if place.kind is Kind.VALUE:
        return sum(
            count
            for (layer, name, value), count in usage.values.items()
            if (layer, name) == (place.layer, place.attribute)
            and draft.values.get((layer, name, value), value) == place.id
        )
    return usage.at(draft.scheme, place)


def operation_of(draft: Draft) -> ChangeScheme:
    """Return the operation that carries out a draft, named by what it does."""
    found = differences(draft)
    fields: dict[str, str | int] = {"count": len(found)}
    if found:
        first = found[0]
        fields |= {"edit": first.edit.value, "kind": first.place.kind.value}
        fields |= {"text": first.place.id, "into": first.into}
    return ChangeScheme(draft.scheme, draft.labels, draft.values, fields)


def previews(project: Reader, draft: Draft, usage: Usage) -> tuple[Preview, ...]:
    """Return each difference of the draft with the annotations that it concerns."""
    return tuple(preview_of(project, draft, usage, one) for one in differences(draft))


def preview_of(project: Reader, draft: Draft, usage: Usage, difference: Difference) -> Preview:
    """Return one difference of the draft with the annotations that it concerns."""
    place = difference.place
    if difference.edit in RULES:
        return _ruled(project, draft, difference)
    doubles = 0
    if difference.edit is Edit.MERGED and place.kind is Kind.LABEL:
        doubles = _doubles(project, draft, LabelId(place.id))
    count, documents = usage.at(draft.base, place), usage.documents(draft.base, place)
    return Preview(difference, count, documents, doubles)


def _doubles(project: Reader, draft: Draft, label: LabelId) -> int:
    """Count the spans with ``label`` that lie exactly on one with the label they get."""
    into = draft.label(label)
    others = [old for old in draft.base.labels(disabled=True) if draft.label(old.id) == into]
    seen: set[tuple[DocumentId, AnnotatorId, int, int]] = set()
    spans = project.labelled_by_all([old.id for old in others])
    seen.update((*_work(span), span.start, span.end) for span in spans if span.label != label)
    return sum((*_work(s), s.start, s.end) in seen for s in spans if s.label == label)


def _ruled(project: Reader, draft: Draft, difference: Difference) -> Preview:
    layer = draft.scheme.layer(LayerId(difference.place.id))
    assert layer is not None
    find = _misplaced if difference.edit is Edit.ANCHORING else _crossing
    count, listed, articles = 0, list[Breach](), set[DocumentId]()
    for breach in find(project, draft, layer):
        count += 1
        articles.add(breach.document)
        if len(listed) < LISTED:
            listed.append(breach)
    return Preview(difference, count, len(articles), breaches=tuple(listed))


def _visible(project: Reader, draft: Draft, layer: LayerId) -> Iterator[list[Span]]:
    """Yield the visible spans of a layer, work by work, in order."""
    old = draft.base.layer(layer)
    labels = [label.id for label in old.labels] if old is not None else []
    found: list[Span] = []
    for span in project.labelled_by_all(labels) if labels else ():
        if found and _work(found[0]) != _work(span):
            yield found
            found = []
        if span.visible:
            found.append(span)
    if found:
        yield found


def _work(span: Span) -> tuple[DocumentId, AnnotatorId]:
    return span.document, span.annotator


def _misplaced(project: Reader, draft: Draft, layer: Layer) -> Iterator[Breach]:
    if layer.anchoring is Anchoring.CHARACTERS or layer.zones:
        return
    for spans in _visible(project, draft, layer.id):
        tokens = project.tokens(spans[0].document)
        text = project.document(spans[0].document).text
        for span in spans:
            if not fits(tokens, layer.anchoring, span.start, span.end, text):
                yield Breach(span.document, span, None, quoted(project, span))


def _crossing(project: Reader, draft: Draft, layer: Layer) -> Iterator[Breach]:
    if layer.overlap is Overlap.ANY:
        return
    for spans in _visible(project, draft, layer.id):
        open_spans: list[Span] = []
        for span in spans:
            open_spans = [other for other in open_spans if other.end > span.start]
            for other in open_spans:
                if collide(layer, other, span):
                    yield Breach(span.document, other, span, quoted(project, other))
            open_spans.append(span)
