"""The rules of a layer: to what edges are bound, and which of its spans may share characters.

What a person accepts wins over suggestions that are in its way; what a person accepted before is
never moved aside, and the gesture is refused in plain words instead.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
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
        self._starts: dict[LayerId, list[int]] = {}
        self._longest: dict[LayerId, int] = {}
        self._layers: dict[LayerId, list[Span]] = {}
        for span in project.spans(document):
            if span.id not in without:
                self._layers.setdefault(span.layer, []).append(span)
        for layer, spans in self._layers.items():
            self._starts[layer] = [span.start for span in spans]
            self._longest[layer] = max([span.end - span.start for span in spans])

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
        """Return the other spans of the layer that may share characters with ``span``."""
        starts = self._starts.get(span.layer, [])
        first = bisect_left(starts, span.start - self._longest.get(span.layer, 0))
        last = bisect_left(starts, span.end)
        around = self._layers.get(span.layer, [])[first:last]
        return [other for other in around if other.id != span.id]

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
