"""The rules of a layer: to what edges are bound, and which of its spans may share characters.

What a person accepts wins over suggestions that are in its way; what a person accepted before is
never moved aside, and the gesture is refused in plain words instead.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from annotator.app.operations.operation import Reader, quoted
from annotator.core.changes import Change, Removed, Updated
from annotator.core.errors import AnchorRefusedError, OverlapRefusedError, SpanExistsError
from annotator.core.ids import DocumentId, LayerId, SpanId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Anchoring, Layer, Overlap
from annotator.core.tokens import Tokens


def check_anchoring(project: Reader, span: Span) -> None:
    """Check that the edges of ``span`` lie where its layer wants them.

    Raises:
        AnchorRefusedError: the layer takes whole words or sentences, and an edge is inside one.
    """
    layer = project.scheme.layer(span.layer)
    if layer is None or layer.zones or layer.anchoring is Anchoring.CHARACTERS:
        return
    text = project.document(span.document).text
    if not fits(project.tokens(span.document), layer.anchoring, span.start, span.end, text):
        raise AnchorRefusedError(
            layer=layer.name, unit=layer.anchoring.value, text=quoted(project, span)
        )


def fits(tokens: Tokens, anchoring: Anchoring, start: int, end: int, text: str) -> bool:
    """Tell whether both edges of ``start``-``end`` lie on edges of what a layer is bound to."""
    if anchoring is Anchoring.CHARACTERS:
        return True
    if anchoring is Anchoring.TOKENS:
        return tokens.aligned(start, end)
    return tokens.sentences_around(start, end, text) == (start, end)


def collide(layer: Layer, one: Span, other: Span) -> bool:
    """Tell whether the rule of ``layer`` forbids that both of its spans stand."""
    if layer.overlap is Overlap.ANY or not one.overlaps(other.start, other.end):
        return False
    if layer.overlap is Overlap.NONE:
        return True
    inside = one.start <= other.start and other.end <= one.end
    around = other.start <= one.start and one.end <= other.end
    return not (inside or around)


class Room:
    """Makes room for accepted spans among those that a document has, but ``without`` some."""

    def __init__(
        self, project: Reader, document: DocumentId, *, without: Collection[SpanId] = ()
    ) -> None:
        self._project = project
        self._relations = project.relations(document)
        self._spans = project.spans(document)
        self._without = without
        self._ruled: dict[LayerId, tuple[list[Span], int]] = {}
        """Of layers that restrict overlaps, the spans and the length of the longest."""

    def changes_for(self, span: Span) -> tuple[Change, ...]:
        """Return the changes that let ``span`` stand as an accepted span of its layer.

        Suggestions in its way become rejected. A suggested or rejected span that says the same
        is taken out: ``span`` says it now.

        Raises:
            SpanExistsError: an accepted span with its label lies exactly there.
            OverlapRefusedError: an accepted span is where its layer allows no other.
        """
        layer = self._project.scheme.layer(span.layer)
        changes: list[Change] = []
        for other in self._near(span):
            if (other.start, other.end, other.label) == (span.start, span.end, span.label):
                if other.state is SpanState.ACCEPTED:
                    raise SpanExistsError(label=span.label, text=quoted(self._project, span))
                changes += self._taken_out(other)
            elif layer is not None and other.visible and collide(layer, span, other):
                if other.state is SpanState.ACCEPTED:
                    raise OverlapRefusedError(
                        layer=layer.name,
                        label=other.label,
                        text=quoted(self._project, other),
                        rule=layer.overlap.value,
                    )
                changes += self._rejected(other)
        return tuple(changes)

    def together(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return those of ``spans`` that can be accepted in one go, the earlier before the later.

        One alone is returned as it is: ``changes_for`` says why it cannot be.
        """
        chosen = tuple(spans)
        if len(chosen) < 2:
            return chosen
        kept: list[Span] = []
        for span in chosen:
            layer = self._project.scheme.layer(span.layer)
            standing = (item for item in self._near(span) if item.state is SpanState.ACCEPTED)
            others = (*standing, *(kept if layer and layer.overlap is not Overlap.ANY else ()))
            if not any(self._excludes(layer, span, item) for item in others):
                kept.append(span)
        return tuple(kept)

    def _excludes(self, layer: Layer | None, span: Span, other: Span) -> bool:
        if span.layer != other.layer:
            return False
        same = (other.start, other.end, other.label) == (span.start, span.end, span.label)
        return same or (layer is not None and collide(layer, span, other))

    def _near(self, span: Span) -> list[Span]:
        """Return the other spans of the layer that may be in the way of ``span``.

        Where a layer restricts nothing, only one at the very same place can be.
        """
        layer = self._project.scheme.layer(span.layer)
        if layer is None or layer.overlap is Overlap.ANY:
            around = self._between(self._spans, span.start, span.start + 1)
        else:
            spans, longest = self._of(span.layer)
            around = self._between(spans, span.start - longest, span.end)
        return [
            other
            for other in around
            if other.layer == span.layer and other.id != span.id and other.id not in self._without
        ]

    def _between(self, spans: Sequence[Span], first: int, last: int) -> Sequence[Span]:
        """Return those of ``spans`` that start from ``first`` up to ``last``."""
        low = bisect_left(spans, first, key=_start)
        return spans[low : bisect_left(spans, last, lo=low, key=_start)]

    def _of(self, layer: LayerId) -> tuple[list[Span], int]:
        if layer not in self._ruled:
            spans = [span for span in self._spans if span.layer == layer]
            self._ruled[layer] = spans, max((span.length for span in spans), default=0)
        return self._ruled[layer]

    def _rejected(self, span: Span) -> Iterator[Change]:
        yield Updated(span, replace(span, state=SpanState.REJECTED))
        for relation in self._relations:
            mine = span.id in (relation.head, relation.child)
            if mine and relation.state is SpanState.SUGGESTED:
                yield Updated(relation, replace(relation, state=SpanState.REJECTED))

    def _taken_out(self, span: Span) -> Iterator[Change]:
        for relation in self._relations:
            if span.id in (relation.head, relation.child):
                yield Removed(relation)
        yield Removed(span)


def _start(span: Span) -> int:
    return span.start
