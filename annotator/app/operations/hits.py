"""Operations on places found all over the corpus: label them, or take labels off them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from annotator.app.operations.ahead import Ahead
from annotator.app.operations.operation import SNIPPET, Plan, Reader
from annotator.app.operations.spans import AcceptSpans, CreateSpan, DeleteSpans, RelabelSpan
from annotator.core.changes import Change
from annotator.core.errors import (
    AnchorRefusedError,
    OverlapRefusedError,
    SpanExistsError,
    SpanOutsideTextError,
    UnknownNameError,
)
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Span, SpanState, trim_range
from annotator.core.scheme import Anchoring, Layer

_REFUSALS = (AnchorRefusedError, OverlapRefusedError, SpanExistsError, SpanOutsideTextError)
"""Why one place of many may be left out."""


class Place(NamedTuple):
    """A half-open range of code points in a document."""

    document: DocumentId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LabelPlaces:
    """Label places in any number of documents.

    A suggestion that lies there is accepted; a span there with another label of the same layer
    gets this one. Edges move out to what the layer is bound to, as they do under the mouse.
    Places where the layer's rules forbid the label are left out and counted (``left_out``).

    Raises:
        UnknownNameError: the scheme has no such label.
    """

    places: tuple[Place, ...]
    label: LabelId
    name: ClassVar[str] = "label-places"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes in all documents, and how many places they are about."""
        layer = project.scheme.layer_of(self.label)
        if layer is None:
            known = ", ".join(item.id for item in project.scheme.labels())
            raise UnknownNameError(kind="label", name=self.label, known=known)
        made = _Made()
        for document, places in _by_document(self.places):
            ahead = Ahead(project, document)
            for place in places:
                made.take(ahead, place, self._of(ahead, place, layer))
        return made.plan(self.label)

    def _of(self, ahead: Ahead, place: Place, layer: Layer) -> tuple[Change, ...] | None:
        """Return what labels one place, or None where it cannot be labelled."""
        start, end = _anchored(ahead, place, layer)
        there = [
            span
            for span in ahead.spans(place.document)
            if span.layer == layer.id and span.visible and (span.start, span.end) == (start, end)
        ]
        same = next((span for span in there if span.label == self.label), None)
        try:
            if same is not None:
                return AcceptSpans(place.document, (same.id,)).plan(ahead).changes
            if there:
                return RelabelSpan(place.document, there[0].id, self.label).plan(ahead).changes
            return CreateSpan(place.document, start, end, self.label).plan(ahead).changes
        except _REFUSALS:
            return None


@dataclass(frozen=True, slots=True)
class AcceptPlaces:
    """Accept the suggestions that lie on places, whatever their labels."""

    places: tuple[Place, ...]
    name: ClassVar[str] = "accept-places"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes in all documents, and how many places they are about."""
        made = _Made()
        for document, places in _by_document(self.places):
            ahead = Ahead(project, document)
            for place in places:
                left = (span for span in spans_on(ahead, place) if not _decided(span))
                chosen = tuple(span.id for span in left)
                changes = AcceptSpans(document, chosen).plan(ahead).changes if chosen else ()
                made.take(ahead, place, changes)
        return made.plan("")


@dataclass(frozen=True, slots=True)
class UnlabelPlaces:
    """Take out the spans that lie on places: a person's go, a machine's become rejected."""

    places: tuple[Place, ...]
    name: ClassVar[str] = "unlabel-places"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes in all documents, and how many places they are about."""
        made = _Made()
        for document, places in _by_document(self.places):
            ahead = Ahead(project, document)
            for place in places:
                chosen = tuple(span.id for span in spans_on(ahead, place))
                changes = DeleteSpans(document, chosen).plan(ahead).changes if chosen else ()
                made.take(ahead, place, changes)
        return made.plan("")


def spans_on(project: Reader, place: Place) -> list[Span]:
    """Return the visible spans, zones left out, over a place or over its whole words.

    What was labelled in a layer that takes whole words may be longer than the place itself.
    """
    zones = project.scheme.zone_layers()
    around = [
        span
        for span in project.spans(place.document)
        if span.visible
        and span.layer not in zones
        and span.start <= place.start
        and place.end <= span.end
    ]
    exact = [span for span in around if (span.start, span.end) == (place.start, place.end)]
    if exact or not around:
        return exact
    trimmed = trim_range(project.document(place.document).text, place.start, place.end)
    whole = project.tokens(place.document).snap(place.start, place.end)
    return [span for span in around if (span.start, span.end) in (trimmed, whole)]


def _decided(span: Span) -> bool:
    return span.state is not SpanState.SUGGESTED


class _Made:
    """Gathers the changes of many places, and what names them in the history."""

    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._forms: Counter[str] = Counter()
        self._left_out = 0

    def take(self, ahead: Ahead, place: Place, changes: tuple[Change, ...] | None) -> None:
        if changes is None:
            self._left_out += 1
        elif changes:
            ahead.apply(changes)
            self._changes += changes
            text = ahead.document(place.document).text[place.start : place.end]
            self._forms[" ".join(text.split())] += 1

    def plan(self, label: str) -> Plan:
        if not self._changes:
            return Plan(fields={"left_out": self._left_out})
        text = self._forms.most_common(1)[0][0]
        return Plan(
            changes=tuple(self._changes),
            fields={
                "count": self._forms.total(),
                "text": text if len(text) <= SNIPPET else f"{text[: SNIPPET - 1].rstrip()}…",
                "label": label,
                "left_out": self._left_out,
            },
            progress=False,  # the articles were not opened
        )


def _by_document(places: Iterable[Place]) -> Iterator[tuple[DocumentId, list[Place]]]:
    """Yield every document with its places once, in the order of the text."""
    grouped: dict[DocumentId, set[Place]] = {}
    for place in places:
        grouped.setdefault(place.document, set()).add(place)
    for document, found in grouped.items():
        yield document, sorted(found)


def _anchored(ahead: Ahead, place: Place, layer: Layer) -> tuple[int, int]:
    text = ahead.document(place.document).text
    start, end = trim_range(text, place.start, place.end) or (place.start, place.end)
    if layer.anchoring is Anchoring.TOKENS:
        return ahead.tokens(place.document).snap(start, end) or (start, end)
    if layer.anchoring is Anchoring.SENTENCES:
        return ahead.tokens(place.document).sentences_around(start, end, text)
    return start, end
