"""Reading WebAnno TSV 3, the table of tokens that WebAnno and INCEpTION write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.core.errors import AnnotationLeftOutError, BadRecordError, UserFacingError
from annotator.core.model import SpanState
from annotator.formats.annotated_records import place_all
from annotator.formats.annotation_layers import (
    is_linguistic,
    is_structure,
    label_and_attributes,
    short_name,
)
from annotator.formats.articles import make_document
from annotator.formats.codec import Columns, Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.contents import file_name, text_in, whole
from annotator.formats.placing import Claimed, Placer, whole_number
from annotator.formats.uima_layers import STATE, own_span, state_of
from annotator.formats.webanno_columns import (
    Cell,
    Column,
    cell_of,
    header_of,
    slots_of,
    stacked,
    unescaped,
)

_MARK = b"#FORMAT=WebAnno TSV 3"
_TEXT = "#Text="
_FIXED = 3
"""Number, offsets and the token itself stand before the columns of the layers."""
Name = tuple[str, str]
"""What an annotation is called in the table: its layer, and its number or its place."""


@dataclass(slots=True)
class _Found:
    """An annotation as its rows come in, with its ends in UTF-16 units."""

    layer: str
    start: int
    end: int
    line: int
    quote: str | None
    values: dict[str, str] = field(default_factory=dict)


class WebAnnoReader:
    """Reads spans of every layer, relations between them, and slots and chains as relations.

    Offsets in the table are UTF-16 units. Layers of words and syntax are left out.
    """

    name = "webanno-tsv"
    suffixes = frozenset((".tsv",))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 1 for what says so itself."""
        del source
        return 1.0 if head.removeprefix(b"\xef\xbb\xbf").startswith(_MARK) else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: the format is always UTF-8 and says what its columns are."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the one article."""
        del profile
        try:
            text, _ = text_in(whole(source), source)
            yield _Table(text, source).read()
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)


class _Table:
    """One file that is being read."""

    def __init__(self, content: str, source: Source) -> None:
        self._source = source
        lines = content.lstrip("\ufeff").split("\n")
        self._lines = [line.removesuffix("\r") for line in lines]
        self._columns = header_of(self._lines)
        self._text: list[str] = []
        self._length = 0
        self._shift = 0
        self._heading: list[str] = []
        self._found: dict[Name, _Found] = {}
        self._links: list[tuple[str, Name, Name, int]] = []
        self._states: dict[tuple[str, Name, Name], SpanState] = {}
        self._chains: dict[tuple[str, int], list[tuple[int, str, Name]]] = {}
        self.left_out: set[str] = set()

    def read(self) -> Read:
        """Return the article.

        Raises:
            BadRecordError: a line is not of the format.
            EmptyTextError: there is no text.
        """
        for number, line in enumerate(self._lines, 1):
            if line.startswith(_TEXT):
                self._heading.append(unescaped(line.removeprefix(_TEXT)) + "\n")
            elif line.strip() and not line.startswith("#"):
                self._row(line.split("\t"), number)
        raw = "".join(self._text).removesuffix("\n")
        name = self._source.name
        document = make_document(raw, name=name, metadata={"file": file_name(self._source)})
        ours = any(column.name == STATE for column in self._columns)
        placer = Placer(raw, name=name, line=0, utf16=True, exact=ours)
        rows = [_span(key, found) for key, found in self._found.items()]
        spans = place_all(placer, rows)
        relations, lost = self._relations({span.key for span in spans})
        return Read(
            document=document,
            position=self._source.size,
            left_out=frozenset(self.left_out),
            spans=tuple(spans),
            relations=tuple(relations),
            notes=(*placer.notes, *lost),
        )

    def _row(self, row: Sequence[str], line: int) -> None:
        start, _, end = row[1].partition("-") if len(row) >= _FIXED else ("", "", "")
        first, last = whole_number(start), whole_number(end)
        if first is None or last is None:
            raise BadRecordError(name=self._source.name, line=line, reason="bad-line")
        if self._heading:
            self._begin_sentence(first)
        place = (first + self._shift, last + self._shift)
        cells = list(zip(self._columns, row[_FIXED:], strict=False))
        for layer in dict.fromkeys(column.layer for column, _ in cells):
            own = [(column, raw) for column, raw in cells if column.layer == layer]
            if is_linguistic(layer):
                if any(stacked(raw) for _, raw in own):
                    self.left_out.add(short_name(layer))
            elif not is_structure(layer):
                self._annotations(own, row[0], place, unescaped(row[2]), line)

    def _begin_sentence(self, first: int) -> None:
        """Add the text of the heading, so that its first token is where its offset says.

        A line feed ends each sentence unless the next begins before it; a gap is filled with
        spaces, as WebAnno does. Where the offsets leave no room, they are taken as they come.
        """
        if self._text and first == self._length - 1:
            self._text[-1] = self._text[-1].removesuffix("\n")
            self._length -= 1
        elif 0 < first - self._length <= len(self._lines) * 100:
            self._text.append(" " * (first - self._length))
            self._length = first
        self._shift = self._length - first
        text = "".join(self._heading)
        self._heading = []
        self._text.append(text)
        self._length += len(text.encode("utf-16-le", "surrogatepass")) // 2

    def _annotations(
        self,
        cells: Sequence[tuple[Column, str]],
        unit: str,
        place: tuple[int, int],
        token: str,
        line: int,
    ) -> None:
        """Take the annotations of one layer in one row."""
        if cells[0][0].kind == "relation":
            self._relation(cells, unit, line)
            return
        values = [(column, stacked(raw)) for column, raw in cells]
        for index in range(max(len(each) for _, each in values)):
            own = [(column, each[index]) for column, each in values if index < len(each)]
            name = self._name(own, unit, index)
            found = self._found.get(name)
            if found is None:
                found = _Found(name[0], place[0], place[1], line, token)
                self._found[name] = found
            else:
                found.end = max(found.end, place[1])
                found.quote = None
            for column, raw in own:
                if column.use == "value" and column.name:
                    found.values[column.name] = cell_of(raw).value
            self._slots(own, name, line)

    def _name(self, own: Sequence[tuple[Column, str]], unit: str, index: int) -> Name:
        """Return what an annotation is called: its number, or else where it stands."""
        layer = own[0][0].layer
        for column, raw in own:
            cell = cell_of(raw)
            if column.use == "chain" and "-" in cell.number:
                chain, _, link = cell.number.partition("-")
                name = (layer, f"->{cell.number}")
                links = self._chains.setdefault((layer, int(chain)), [])
                links.append((int(link), cell.value, name))
                return name
        numbers = [cell_of(raw).number for column, raw in own if column.use == "value"]
        number = next((each for each in numbers if each), "")
        return (layer, f"[{number}]") if number else (layer, f"{unit}/{index}")

    def _slots(self, own: Sequence[tuple[Column, str]], name: Name, line: int) -> None:
        """Take the slots of an annotation as links from it to what fills them."""
        roles = [raw for column, raw in own if column.use == "role"]
        for (column, raw), filled in zip(
            [each for each in own if each[0].use == "target"], roles, strict=False
        ):
            kinds = [cell_of(each).value for each in slots_of(filled)]
            for kind, target in zip(kinds, slots_of(raw), strict=False):
                cell = cell_of(target)
                self._links.append((kind or column.name, name, _other("", cell), line))

    def _relation(self, cells: Sequence[tuple[Column, str]], unit: str, line: int) -> None:
        """Take the relations that end in this row: each is drawn from the unit in its last cell."""
        base, raw = next(((c, raw) for c, raw in cells if c.use == "base"), (cells[0][0], ""))
        features = [(column, stacked(each)) for column, each in cells if column.use == "value"]
        for index, source in enumerate(stacked(raw)):
            values = {
                column.name: cell_of(each[index]).value
                for column, each in features
                if index < len(each) and column.name
            }
            kind, _ = label_and_attributes(base.layer, values)
            cell = cell_of(source)
            head, _, child = cell.number.partition("_")
            ends = (
                _other(base.name, cell_of(f"{cell.value}[{head}]" if head else cell.value)),
                _other(base.name, cell_of(f"{unit}[{child}]" if child else unit)),
            )
            self._links.append((kind, *ends, line))
            self._states[kind, *ends] = state_of(values)

    def _relations(self, keys: set[str]) -> tuple[list[ReadRelation], list[UserFacingError]]:
        found: list[ReadRelation] = []
        lost: list[UserFacingError] = []
        for links in self._chains.values():
            ordered = sorted({name: (n, kind, name) for n, kind, name in links}.values())
            for (_, kind, first), (_, _, second) in pairwise(ordered):
                self._links.append((kind or short_name(first[0]), first, second, 0))
        for kind, source, target, line in self._links:
            head, child = self._key(source), self._key(target)
            if head in keys and child in keys:
                state = self._states.get((kind, source, target), SpanState.ACCEPTED)
                found.append(ReadRelation(type=kind, head=head, child=child, state=state))
            else:
                note = AnnotationLeftOutError(
                    name=self._source.name, line=line, what=kind, reason="no-such-span"
                )
                lost.append(note)
        return found, lost

    def _key(self, end: Name) -> str:
        """Return the key of the span that a relation names, by its layer if that is told."""
        if end in self._found:
            return _key(end)
        same = [name for name in self._found if name[1] == end[1]]
        return _key(same[0]) if same else ""


def _other(layer: str, cell: Cell) -> Name:
    """Return what the end of a link is called: by its number, else as the first in its unit."""
    number = cell.number if cell.number != "0" else ""
    return (layer, f"[{number}]" if number else f"{cell.value}/0")


def _span(name: Name, found: _Found) -> tuple[Claimed, ReadSpan]:
    label, attributes = label_and_attributes(found.layer, found.values)
    own = own_span(found.values) or {}
    own = {"label": label, "layer": short_name(found.layer), "attributes": attributes} | own
    claim = Claimed(
        start=found.start, end=found.end, label=label, quote=found.quote, line=found.line
    )
    return claim, ReadSpan(key=_key(name), start=0, end=0, **own)


def _key(name: Name) -> str:
    return f"{name[0]} {name[1]}"
