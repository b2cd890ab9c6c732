"""Reading a token a line with entity tags: CoNLL-2002, CoNLL-2003 and what they were copied to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.core.errors import (
    AnnotationLeftOutError,
    EmptyTextError,
    SpanRepairedError,
    UnreadableFileError,
)
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.encodings import encoding_of
from annotator.formats.reading import LARGEST_ARTICLE
from annotator.formats.records import storable_text
from annotator.formats.spacing import is_spaced, rebuilt
from annotator.formats.tagging import OUTSIDE, SCHEMES, entities, is_tag, label_of, scheme_of
from annotator.formats.token_lines import (
    LONGEST,
    TextSoFar,
    columns_of,
    lines_of,
    most_common_length,
    sample,
)

DOCUMENT_START = "-DOCSTART-"
_CHUNKS = frozenset(
    ["NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP"]
)
_OTHERS = ("#FORMAT=", "# global.columns", "# newdoc", "# sent_id")
_SHARE = 0.95
Row = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Which columns hold what: found from what is in them."""

    delimiter: str
    width: int
    token: int
    tags: tuple[int, ...]


class ConllReader:
    """Reads tokens with tags in IOB1, IOB2, BILOU or IOBES, whichever column they are in.

    The text is put together from the tokens by the rules of typography, a sentence a line. An
    article goes as far as the next ``-DOCSTART-``.
    """

    name = "conll"
    suffixes = frozenset((".conll", ".conll02", ".conll03", ".iob", ".iob2", ".bio", ".bioes"))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.85 for lines of as many columns, one of which holds tags."""
        lines = sample(head)
        if any(line.startswith(_OTHERS) for line in lines[:20]):
            return 0.0
        layout = layout_of(lines)
        if layout is None or not layout.tags:
            return 0.4 if source.suffix in self.suffixes and layout else 0.0
        return 0.85

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return encoding, delimiter and tag scheme, by the first lines."""
        del source
        lines = sample(head)
        layout = layout_of(lines)
        if layout is None:
            return Profile()
        rows = [columns_of(line, layout.delimiter) for line in lines]
        column = layout.tags[-1] if layout.tags else -1
        tags = [row[column] if len(row) == layout.width else "" for row in rows]
        return Profile(
            encoding=encoding_of(head) or "",
            delimiter=layout.delimiter,
            tag_scheme=scheme_of(tags),
        )

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: columns are found by what is in them."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles with the entities in them."""
        with source.open() as file:
            head = file.read(1 << 16)
        layout = layout_of(sample(head), profile.delimiter)
        scheme = profile.tag_scheme if profile.tag_scheme in SCHEMES else ""
        scheme = scheme or self.guess(source, head).tag_scheme
        if layout is None:
            problem = UnreadableFileError(name=source.name, reason="not-text")
            yield Read(problem=problem, position=source.size)
            return
        part = 0
        try:
            for sentences, position, cut in _documents(source, profile.encoding, layout):
                part = part + 1 if cut or part else 0
                article = _Article(source, layout, scheme)
                yield article.read(sentences, position, part)
                part = part if cut else 0
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=0)


def layout_of(lines: Sequence[str], delimiter: str = "") -> Layout | None:
    """Return which columns hold what, None where the lines are not of as many columns."""
    filled = [line for line in lines if line.strip() and not line.startswith(DOCUMENT_START)]
    for tried in (delimiter,) if delimiter else ("\t", " "):
        rows = [columns_of(line, tried) for line in filled]
        width = most_common_length(rows)
        rows = [row for row in rows if not (row and row[0].startswith("#") and len(row) != width)]
        even = [row for row in rows if len(row) == width]
        if width >= 2 and len(even) >= _SHARE * len(rows):
            token = 1 if width > 2 and all(row[0].isdecimal() for row in even) else 0
            return Layout(tried, width, token, _tag_columns(even, width, token))
    return None


def _tag_columns(rows: Sequence[Sequence[str]], width: int, token: int) -> tuple[int, ...]:
    """Return the columns of entity tags: the last ones, but not those of chunks.

    Where no tag names an entity, it is the last column that says so of every token.
    """
    found: list[int] = []
    empty: list[int] = []
    for column in range(width - 1, token, -1):
        values = {row[column] for row in rows}
        labels = {label_of(value) for value in values} - {""}
        if not all(is_tag(value) or value in OUTSIDE for value in values):
            if found:
                break
        elif labels:
            if not labels <= _CHUNKS:
                found.append(column)
        elif "O" in values:
            empty.append(column)
    return tuple(reversed(found or empty[:1]))


def _documents(
    source: Source, encoding: str, layout: Layout
) -> Iterator[tuple[list[list[Row]], int, bool]]:
    """Yield the sentences of each article, the bytes read, whether it was cut for its length."""
    sentences: list[list[Row]] = []
    sentence: list[Row] = []
    length = position = 0
    longest = LONGEST
    for number, line, position in lines_of(source, encoding):
        columns = columns_of(line, layout.delimiter) if line.strip() else []
        starts = bool(columns) and columns[0] == DOCUMENT_START
        comment = bool(columns) and columns[0].startswith("#") and len(columns) != layout.width
        if columns and not starts and not comment:
            sentence.append((number, columns))
            length += len(line)
            continue
        if sentence and not comment:
            sentences.append(sentence)
            sentence = []
        if starts:
            longest = LARGEST_ARTICLE  # the file says itself where its articles begin
        if sentences and (starts or length >= longest):
            yield sentences, position, not starts
            sentences, length = [], 0
    if sentence:
        sentences.append(sentence)
    if sentences:
        yield sentences, position, False


class _Article:
    """One article that is put together from its sentences."""

    def __init__(self, source: Source, layout: Layout, scheme: str) -> None:
        self._source = source
        self._layout = layout
        self._scheme = scheme
        self._text = TextSoFar()

    def read(self, sentences: list[list[Row]], position: int, part: int) -> Read:
        """Return the article of ``sentences``, ``part`` of a longer one unless that is 0."""
        text, token = self._text, self._layout.token
        words = (row[token] for each in sentences for _, row in each if len(row) > token)
        spaced = is_spaced(words)
        for sentence in sentences:
            if text.length:
                text.add("\n")
            whole = [(number, row) for number, row in sentence if len(row) > token]
            self._add(whole, spaced=spaced)
        metadata = {"part": part} if part else {}
        first_line = sentences[0][0][0]
        try:
            document = text.document(self._source, first_line, text_rebuilt=True, **metadata)
        except EmptyTextError as problem:
            return Read(problem=problem, position=position)
        return Read(
            document=document, position=position, spans=tuple(text.spans), notes=tuple(text.notes)
        )

    def _add(self, sentence: list[Row], *, spaced: bool) -> None:
        """Add a sentence and the entities in it."""
        text, layout, name = self._text, self._layout, self._source.name
        words, places = rebuilt([row[layout.token] for _, row in sentence], spaced=spaced)
        start = text.add(words)
        for number, row in sentence:
            if len(row) != layout.width:
                what = storable_text(row[layout.token])
                text.notes.append(
                    AnnotationLeftOutError(name=name, line=number, what=what, reason="no-label")
                )
        for column in layout.tags:
            tags = [row[column] if len(row) == layout.width else "O" for _, row in sentence]
            for found in entities(tags, self._scheme):
                first, last = places[found.first][0], places[found.last][1]
                label = storable_text(found.label)
                text.span(start + first, start + last, label)
                if found.odd:
                    line, quote = sentence[found.first][0], words[first:last]
                    text.notes.append(
                        SpanRepairedError(
                            name=name, line=line, label=label, text=quote, reason="bad-tag"
                        )
                    )
