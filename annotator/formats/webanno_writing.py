"""Writing WebAnno TSV 3, the table of tokens that WebAnno and INCEpTION read."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.core.ids import SpanId
from annotator.core.model import Relation, Span, trim_range
from annotator.core.offsets import Utf16Map
from annotator.formats.brat_writing import file_stem
from annotator.formats.losses import check, of_document, relation_loss, span_loss
from annotator.formats.uima_layers import (
    RELATION_FEATURES,
    UimaLayer,
    UimaLayers,
    relation_features,
    span_features,
)
from annotator.formats.webanno_columns import escaped
from annotator.formats.writing import Annotated, Holds, Loss, LossKind, Output, Provenance

_NONE, _NULL = "_", "*"
_ANY = "uima.tcas.Annotation"
_RELATION_COLUMNS = len(RELATION_FEATURES) + 1
Place = tuple[int, int]


class WebAnnoWriter:
    """Writes a folder with a table for each article, and the type system that its layers are in.

    A span over parts of tokens has rows of its own for them. The text comes back as it is, but
    for white space before its first word.
    """

    name = "webanno-tsv"
    suffix = ""
    holds = Holds(metadata=False, zones=True)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, UimaLayers(provenance.scheme))


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, layers: UimaLayers) -> None:
        self._output = output
        self._layers = layers
        self._count = 0

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        self._count += 1
        table = _Table(annotated, self._layers)
        content = "".join(f"{line}\n" for line in table.lines())
        folder = f"{annotated.split}/" if annotated.split else ""
        name = f"{folder}{self._count:06d}-{file_stem(annotated.document)}.tsv"
        with self._output.file(name) as file:
            file.write(content.encode())
        return (*table.lost, *of_document(annotated))

    def finish(self) -> None:
        """Write the type system, which a project has to have before it can import a table."""
        from annotator.formats.cas_types import CasTypes  # noqa: PLC0415  (loads cassis)

        with self._output.file("TypeSystem.xml") as file:
            file.write(CasTypes(self._layers).to_xml())


@dataclass(slots=True)
class _Row:
    """A token, or the part of one that a span covers; with what stands in its cells."""

    place: Place
    name: str = ""
    spans: list[Span] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    """The relations whose child begins here."""


class _Table:
    """The table of one article; ``lost`` is what it cannot hold."""

    def __init__(self, annotated: Annotated, layers: UimaLayers) -> None:
        self._annotated = annotated
        self._text = annotated.document.text
        self._layers = layers
        self._units = Utf16Map(self._text)
        tokens = annotated.tokens
        self._tokens = [_Row(place) for place in zip(tokens.starts, tokens.ends, strict=True)]
        self._parts: defaultdict[int, dict[Place, _Row]] = defaultdict(dict)
        self._first: dict[SpanId, _Row] = {}
        self._numbers: dict[SpanId, int] = {}
        self._spans: dict[SpanId, Span] = {}
        self._cells: dict[SpanId, list[str]] = {}
        columns = sum(len(layer.features) + _RELATION_COLUMNS for layer in layers)
        self._blank = [_NONE] * (columns + _RELATION_COLUMNS)
        self.lost: list[Loss] = []

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table."""
        for span in self._annotated.spans:
            self._put(span)
        for relation in self._annotated.relations:
            if {relation.head, relation.child} <= self._spans.keys():
                self._first[relation.child].relations.append(relation)
            else:
                self.lost.append(relation_loss(LossKind.RELATION, relation, self._annotated))
        sentences = self._sentences()
        for number, (first, last, _) in enumerate(sentences, 1):
            self._name(number, first, last)
        yield from self._header()
        for first, last, (start, end) in sentences:
            yield ""
            text = self._text[start:end]
            text = text if end == len(self._text) else text.removesuffix("\n")
            yield from (f"#Text={escaped(line, words=False)}" for line in text.split("\n"))
            for row in self._rows(first, last):
                yield self._line(row)

    def _put(self, span: Span) -> None:
        """Put a span into the rows that it covers."""
        layer = self._layers.get(span.layer)
        place = trim_range(self._text, span.start, span.end)
        if layer is None or place is None:
            kind = LossKind.LAYER if layer is None else LossKind.UNALIGNED
            self.lost.append(span_loss(kind, span))
            return
        if place != (span.start, span.end):
            self.lost.append(span_loss(LossKind.TEXT, span))
        rows = list(self._covered(*place))
        for row in rows:
            row.spans.append(span)
        self._spans[span.id] = span
        self._first[span.id] = rows[0]
        self._numbers[span.id] = len(self._numbers) + 1

    def _covered(self, start: int, end: int) -> Iterator[_Row]:
        """Yield the rows of a range: whole tokens, and parts of the first and the last."""
        tokens = self._annotated.tokens
        first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
        for number in range(first, last):
            row = self._tokens[number]
            place = (max(row.place[0], start), min(row.place[1], end))
            if place == row.place:
                yield row
            else:
                yield self._parts[number].setdefault(place, _Row(place))

    def _sentences(self) -> list[tuple[int, int, Place]]:
        """Return the sentences: their tokens, the last not counted in, and their range.

        Together they are the whole text from the first token on.
        """
        tokens, text = self._annotated.tokens, self._text
        firsts = [0]
        for number, start in enumerate(tokens.starts[1:], 1):
            between = "\n" in text[tokens.ends[number - 1] : start]
            known = tokens.sentences
            place = bisect_right(known, start) - 1
            begins = known and place >= 0 and known[place] > tokens.starts[number - 1]
            if begins or between:
                firsts.append(number)
        ends = [*firsts[1:], len(tokens)]
        starts = [tokens.starts[first] for first in firsts]
        if text[: starts[0]].strip(" ") != "":
            self.lost.append(Loss(kind=LossKind.TEXT, start=0, end=starts[0]))
        places = zip(starts, [*starts[1:], len(text)], strict=True)
        return [(first, end, place) for first, end, place in zip(firsts, ends, places, strict=True)]

    def _name(self, number: int, first: int, last: int) -> None:
        """Give the rows of a sentence the names by which relations call them."""
        for place, token in enumerate(range(first, last), 1):
            self._tokens[token].name = f"{number}-{place}"
            parts = sorted(self._parts.get(token, {}).items())
            for part, (_, row) in enumerate(parts, 1):
                row.name = f"{number}-{place}.{part}"

    def _rows(self, first: int, last: int) -> Iterator[_Row]:
        for token in range(first, last):
            yield self._tokens[token]
            for _, row in sorted(self._parts.get(token, {}).items()):
                yield row

    def _header(self) -> Iterator[str]:
        yield "#FORMAT=WebAnno TSV 3.3"
        for layer in self._layers:
            yield f"#T_SP={layer.type}|{'|'.join(layer.features)}"
        relations = "|".join(RELATION_FEATURES)
        for layer in self._layers:
            yield f"#T_RL={layer.relation}|{relations}|BT_{layer.type}"
        yield f"#T_RL={self._layers.crossing}|{relations}|BT_{_ANY}"
        yield ""

    def _line(self, row: _Row) -> str:
        start, end = row.place
        cells = [
            row.name,
            f"{self._units.to_utf16(start)}-{self._units.to_utf16(end)}",
            escaped(self._text[start:end]),
        ]
        if not row.spans:  # most rows; relations are where spans begin
            return "\t".join((*cells, *self._blank, ""))
        for layer in self._layers:
            cells += self._span_cells(row.spans, layer)
        kinds = [*(layer.relation for layer in self._layers), self._layers.crossing]
        for kind in kinds:
            cells += self._relation_cells(row.relations, kind)
        return "\t".join((*cells, ""))

    def _span_cells(self, spans: Sequence[Span], layer: UimaLayer) -> list[str]:
        own = [self._values(span, layer) for span in spans if span.layer == layer.id]
        if not own:
            return [_NONE] * len(layer.features)
        return ["|".join(values) for values in zip(*own, strict=True)]

    def _values(self, span: Span, layer: UimaLayer) -> list[str]:
        """Return what stands for a span in each column of its layer, in every row that it has."""
        if span.id not in self._cells:
            number, values = self._numbers[span.id], span_features(span, layer)
            self._cells[span.id] = [
                f"{escaped(values[name]) if name in values else _NULL}[{number}]"
                for name in layer.features
            ]
        return self._cells[span.id]

    def _relation_cells(self, relations: Sequence[Relation], kind: str) -> list[str]:
        own = [
            (relation, self._first[relation.head])
            for relation in relations
            if self._type(relation) == kind
        ]
        cells = [
            "|".join(escaped(relation_features(relation)[name]) for relation, _ in own) or _NONE
            for name in RELATION_FEATURES
        ]
        ends = (
            f"{head.name}[{self._numbers[each.head]}_{self._numbers[each.child]}]"
            for each, head in own
        )
        return [*cells, "|".join(ends) or _NONE]

    def _type(self, relation: Relation) -> str:
        return self._layers.relation_type(self._spans[relation.head], self._spans[relation.child])
