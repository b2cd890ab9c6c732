"""Writing CoNLL-2003: a token a line, a column of IOB2 tags for each layer."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from annotator.core.ids import LayerId
from annotator.core.model import Relation, Span, SpanState, trim_range
from annotator.core.scheme import Layer, Scheme
from annotator.core.tokens import Tokens
from annotator.formats.conll import DOCUMENT_START
from annotator.formats.losses import (
    accepted,
    check,
    of_document,
    of_span,
    relation_loss,
    span_loss,
)
from annotator.formats.writing import (
    Annotated,
    Holds,
    Loss,
    LossKind,
    Output,
    Provenance,
    data_name,
)

_SPACE = re.compile(r"\s+")
_NO_POS, _NO_CHUNK, _OUTSIDE = "-X-", "_", "O"
_STYLES = ("zone", "claim", "box")
_Range = tuple[int, int]


class ConllWriter:
    """Writes ``token -X- _ TAG``: the columns of CoNLL-2003, of which only the last are filled.

    Each layer of the scheme has a column of its own, those of names last: programs that take the
    last column get the entities. Two spans of one layer that share a token cannot both be written:
    the one of more tokens is kept, else the earlier one, else the one whose label comes first.
    Edges inside a token are widened to it. A sentence ends where one begins, but for those inside
    a span: a tag cannot go on in the next sentence.
    """

    name = "conll"
    suffix = ".conll"
    holds = Holds(
        overlaps=False,
        characters=False,
        relations=False,
        attributes=False,
        states=False,
        comments=False,
        scores=False,
        metadata=False,
    )

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance
        self._layers = columns_of(provenance.scheme)

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        article = _Article(annotated, self._layers, self._provenance.scheme)
        lines = "".join(f"{line}\n" for line in article.lines())
        name = data_name(self._provenance, annotated.split, ConllWriter.suffix)
        self._output.file(name).write(lines.encode())
        return (*article.lost, *of_document(annotated))

    def finish(self) -> None:
        """Every article is complete as it is written."""


def columns_of(scheme: Scheme) -> tuple[LayerId, ...]:
    """Return the layers in the order of their columns: those of names are the last."""

    def place(layer: Layer) -> int:
        return _STYLES.index(layer.style) if layer.style in _STYLES else 0

    return tuple(layer.id for layer in sorted(scheme.layers, key=place))


class _Article:
    """The lines of one article; ``lost`` is what they cannot hold."""

    def __init__(self, annotated: Annotated, layers: tuple[LayerId, ...], scheme: Scheme) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._layers = layers
        self._scheme = scheme
        self._tokens = _visible(annotated.tokens, self._text)
        spans, self.lost = accepted(annotated)
        self.lost += map(self._link_loss, annotated.relations)
        chosen = self._chosen(spans)
        self._tags = self._tagged(chosen)
        inside = [place for _, place in chosen]
        self._breaks = frozenset(_sentences(annotated.tokens, self._tokens, self._text, inside))

    def lines(self) -> Iterator[str]:
        """Yield the lines of the article, each sentence with an empty one after it."""
        outside = " ".join([_OUTSIDE] * len(self._layers))
        yield f"{DOCUMENT_START} {_NO_POS} {self._annotated.document.id} {outside}"
        yield ""
        tagged = {number for column in self._tags.values() for number in column}
        for number, (start, end) in enumerate(self._tokens):
            if number in self._breaks:
                yield ""
            tags = outside
            if number in tagged:
                tags = " ".join(column.get(number, _OUTSIDE) for column in self._tags.values())
            yield f"{self._word(start, end)} {_NO_POS} {_NO_CHUNK} {tags}"
        if self._tokens:
            yield ""

    def _link_loss(self, relation: Relation) -> Loss:
        kept = relation.state is SpanState.ACCEPTED
        kind = LossKind.RELATION if kept else LossKind.STATE
        return relation_loss(kind, relation, self._annotated)

    def _chosen(self, spans: list[Span]) -> list[tuple[Span, _Range]]:
        """Return the spans that are written, each with its first and last token."""
        order = {label.id: place for place, label in enumerate(self._scheme.labels(disabled=True))}
        found = [(span, place) for span in spans if (place := self._place(span)) is not None]
        found.sort(
            key=lambda item: (
                item[1][0] - item[1][1],
                item[1][0],
                order.get(item[0].label, len(order)),
                item[0].id,
            )
        )
        taken: set[tuple[LayerId, int]] = set()
        chosen: list[tuple[Span, _Range]] = []
        for span, (first, last) in found:
            places = {(span.layer, number) for number in range(first, last + 1)}
            if places & taken:
                self.lost.append(span_loss(LossKind.OVERLAP, span))
                continue
            taken |= places
            chosen.append((span, (first, last)))
        return chosen

    def _place(self, span: Span) -> _Range | None:
        """Return the first and the last token of a span; note what it cannot be."""
        if span.layer not in self._layers:
            self.lost.append(span_loss(LossKind.LAYER, span))
            return None
        first = bisect_left(self._tokens, span.start, key=lambda token: token[1] - 1)
        last = bisect_left(self._tokens, span.end, key=lambda token: token[0]) - 1
        if first > last:
            self.lost.append(span_loss(LossKind.UNALIGNED, span))
            return None
        if self._tokens[first][0] < span.start or self._tokens[last][1] > span.end:
            self.lost.append(span_loss(LossKind.WIDENED, span))
        return first, last

    def _tagged(self, chosen: list[tuple[Span, _Range]]) -> Mapping[LayerId, dict[int, str]]:
        tags: dict[LayerId, dict[int, str]] = {layer: {} for layer in self._layers}
        for span, (first, last) in chosen:
            self.lost += of_span(span, ConllWriter.holds, self._scheme)
            label = _SPACE.sub("_", span.label)
            if label != span.label:
                self.lost.append(span_loss(LossKind.TEXT, span))
            for number in range(first, last + 1):
                tags[span.layer][number] = f"{'B' if number == first else 'I'}-{label}"
        return tags

    def _word(self, start: int, end: int) -> str:
        """Return a token as it is written: without white space, never the mark of an article."""
        word = self._text[start:end]
        written = _SPACE.sub("_", word)
        written = written.replace("-", "_") if written == DOCUMENT_START else written
        if written != word:
            self.lost.append(Loss(kind=LossKind.TEXT, start=start, end=end))
        return written


def _visible(tokens: Tokens, text: str) -> list[_Range]:
    """Return the tokens without white space at their edges, and without those that are nothing."""
    found: list[_Range] = []
    for place in zip(tokens.starts, tokens.ends, strict=True):
        if text[place[0]].isspace() or text[place[1] - 1].isspace():
            trimmed = trim_range(text, *place)
            found += [trimmed] if trimmed else []
        else:
            found.append(place)
    return found


def _sentences(
    tokens: Tokens, words: list[_Range], text: str, spans: list[_Range]
) -> Iterator[int]:
    """Yield the numbers of the tokens that begin a sentence, but for the first and those in spans.

    Where no sentences are known, lines serve.
    """
    starts = [start for start, _ in words]
    known = tokens.sentences or [match.end() for match in re.finditer("\n", text)]
    crossed = {number for first, last in spans for number in range(first + 1, last + 1)}
    begun = {bisect_left(starts, offset) for offset in known}
    yield from sorted(number for number in begun - crossed if 0 < number < len(words))
