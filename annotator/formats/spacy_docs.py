"""From annotated articles to documents as spaCy holds them: tokens, entities and span groups."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import LayerId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.offsets import text_hash
from annotator.core.scheme import Scheme
from annotator.formats.own_data import document_data, relation_data, span_data
from annotator.formats.prodigy import complete_tokens
from annotator.formats.writing import Annotated, Loss, LossKind

DETAILS, RELATIONS, LAYER = "details", "relations", "layer"
"""Keys of a group's ``attrs``: what is known of its spans by their id, the relations that begin
in it, and the layer whose spans it holds."""
USER_DATA = "annotator"
"""The key of ``doc.user_data`` under which the article's fields and state are."""
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ODD = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class TokenSpan:
    """A span over whole tokens, the last not counted in, with its edges in the text."""

    id: str
    label: str
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """One of a document's groups of spans."""

    spans: list[TokenSpan] = field(default_factory=list)
    attrs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SpacyDoc:
    """One document: plain values, as they go into a file."""

    words: list[str]
    spaces: list[bool]
    sentences: frozenset[int]
    """The tokens that begin a sentence; none where sentences are not known."""
    entities: list[TokenSpan]
    """Entities that share no token, by place."""
    groups: dict[str, Group]
    user_data: dict[str, Any]


def group_key(layer: str, state: SpanState = SpanState.ACCEPTED) -> str:
    """Return the key in ``doc.spans`` of a layer's spans: its id, if that is plain enough.

    The key is also part of names in a training configuration, where few characters are safe.
    What was rejected or is undecided has a group beside it: nothing trains on that by accident.
    """
    key = layer
    if _PLAIN_KEY.fullmatch(layer) is None:
        key = f"{_ODD.sub('_', layer)}-{sha256(layer.encode()).hexdigest()[:6]}"
    return key if state is SpanState.ACCEPTED else f"{key}.{state.value}"


def to_doc(annotated: Annotated, scheme: Scheme) -> tuple[SpacyDoc, tuple[Loss, ...]]:
    """Build the document of one article, and say what it cannot hold as it is.

    Raises:
        SpanMismatchError: a span does not lie in the text, or the text is not the one that was
            annotated.
    """
    return _Builder(annotated, scheme).doc()


def without_overlaps(spans: Iterable[TokenSpan]) -> tuple[list[TokenSpan], list[TokenSpan]]:
    """Part spans into those that share no token, and the others, both by place.

    The longer span in tokens is kept, of two that are as long the first.
    """
    kept: list[TokenSpan] = []
    others: list[TokenSpan] = []
    starts: list[int] = []
    for span in sorted(spans, key=lambda each: (each.first - each.last, each.first)):
        place = bisect_left(starts, span.last)
        if place and kept[place - 1].last > span.first:
            others.append(span)
        else:
            starts.insert(place, span.first)
            kept.insert(place, span)
    return kept, sorted(others, key=lambda each: (each.first, each.last))


class _Builder:
    """Builds one document."""

    def __init__(self, annotated: Annotated, scheme: Scheme) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._zones = scheme.zone_layers()
        self._boxes = scheme.box_layers()
        self._tokens = complete_tokens(self._text, annotated.tokens)
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]
        # A layer without spans has its group too: only then is what is found there wrong.
        self._groups = {group_key(layer): _group(layer) for layer in layers_of(scheme)}
        self._group_of: dict[SpanId, Group] = {}
        self._losses: list[Loss] = []

    def doc(self) -> tuple[SpacyDoc, tuple[Loss, ...]]:
        document = self._annotated.document
        if text_hash(self._text) != document.sha256:
            raise SpanMismatchError(document=document.title or document.id)
        placed = [(span, found) for span in self._annotated.spans if (found := self._placed(span))]
        for span, found in placed:
            self._add(span, found)
        for relation in self._annotated.relations:
            self._relate(relation)
        entities, others = without_overlaps(
            entity
            for span, found in placed
            if span.layer in self._boxes
            and span.state is SpanState.ACCEPTED
            and (entity := self._trimmed(found))
        )
        self._losses += [_loss(LossKind.OVERLAP, each) for each in others]
        made = SpacyDoc(
            words=[token.text for token in self._tokens],
            spaces=[token.ws for token in self._tokens],
            sentences=self._sentences(),
            entities=entities,
            groups=self._groups,
            user_data={USER_DATA: document_data(self._annotated)},
        )
        return made, tuple(self._losses)

    def _placed(self, span: Span) -> TokenSpan | None:
        """Return the span over the tokens that it touches, None if it touches none."""
        if not 0 <= span.start < span.end <= len(self._text):
            document = self._annotated.document
            raise SpanMismatchError(document=document.title or document.id)
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, span.end)
        if first >= last:  # nothing but a space that belongs to the token before it
            self._losses.append(_loss(LossKind.UNALIGNED, span))
            return None
        start, end = self._starts[first], self._ends[last - 1]
        if start < span.start or span.end < end:
            self._losses.append(_loss(LossKind.WIDENED, span))
        elif (start, end) != (span.start, span.end):  # a space that belongs to the token before
            self._losses.append(_loss(LossKind.TEXT, span))
        return TokenSpan(span.id, span.label, first, last, start, end)

    def _add(self, span: Span, found: TokenSpan) -> None:
        zone = span.layer in self._zones and span.visible
        key = group_key(span.layer, SpanState.ACCEPTED if zone else span.state)
        group = self._groups.setdefault(key, _group(span.layer))
        group.spans.append(found)
        exact = (found.start, found.end) != (span.start, span.end)
        group.attrs[DETAILS][span.id] = span_data(span, exact=exact)
        self._group_of[span.id] = group

    def _trimmed(self, span: TokenSpan) -> TokenSpan | None:
        """Return the span without white space at its edges, which no entity may have."""
        first, last = span.first, span.last
        while first < last and self._tokens[first].text.isspace():
            first += 1
        while first < last and self._tokens[last - 1].text.isspace():
            last -= 1
        if (first, last) != (span.first, span.last):
            self._losses.append(_loss(LossKind.TEXT, span))
        start, end = self._starts[first] if first < last else 0, self._ends[last - 1]
        return replace(span, first=first, last=last, start=start, end=end) if first < last else None

    def _relate(self, relation: Relation) -> None:
        group = self._group_of.get(relation.head)
        if group is None or relation.child not in self._group_of:
            self._losses.append(Loss(kind=LossKind.RELATION, label=relation.type))
            return
        group.attrs.setdefault(RELATIONS, []).append(relation_data(relation))

    def _sentences(self) -> frozenset[int]:
        places: Sequence[int] = self._annotated.tokens.sentences
        starts = {bisect_left(self._starts, place) for place in places}
        return frozenset(starts - {len(self._starts)}) | {0} if starts else frozenset()


def layers_of(scheme: Scheme) -> list[LayerId]:
    """Return the layers that something can be trained on: all but those of zones."""
    return [layer.id for layer in scheme.layers if not layer.zones]


def _group(layer: LayerId) -> Group:
    return Group(attrs={LAYER: layer, DETAILS: {}})


def _loss(kind: LossKind, span: Span | TokenSpan) -> Loss:
    return Loss(kind=kind, label=span.label, start=span.start, end=span.end)
