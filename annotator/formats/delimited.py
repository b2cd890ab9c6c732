"""CSV and its like: tables as text, in any encoding and with any delimiter."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from annotator.core.errors import BadRecordError, UnreadableFileError
from annotator.formats.codec import HEAD, Columns, Profile, Read, Source
from annotator.formats.encodings import encoding_of
from annotator.formats.reading import LARGEST_ARTICLE
from annotator.formats.tables import Row, guess_table, read_table, table_columns

DELIMITERS = (",", ";", "\t", "|")
_ROWS = 30
_SAID = re.compile("sep=([,;\t|])\r?\n")
_ERRORS = "surrogateescape"
"""What does not fit the encoding becomes half a surrogate pair, by which it is counted later."""
_ESCAPABLE = ("utf-8", "cp", "iso", "mac", "latin", "ascii")


class DelimitedReader:
    """Reads tables whose cells are set apart by a comma, semicolon, tab or bar."""

    name = "csv"
    suffixes = frozenset((".csv", ".tsv", ".tab"))
    annotated = False

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.5 for its suffix, 0.65 where its lines have columns too."""
        named = source.suffix in self.suffixes
        if not named or b"\x00\x00\x00" in head:
            return 0.0
        text = _text(head)
        return 0.65 if text and _fit(text, _delimiter(text)) else 0.5

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding, delimiter, header, fields and format of dates."""
        profile = _spelled(head, Profile())
        try:
            return guess_table(_rows(source, profile), profile)
        except UnreadableFileError:
            return profile  # reading it will say why

    def columns(self, source: Source, profile: Profile) -> Columns:
        """Return the names of the columns."""
        try:
            profile = _spelled(_head(source), profile)
            return table_columns(_rows(source, profile), profile)
        except UnreadableFileError:
            return Columns(names=())

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of each row, or its fault."""
        try:
            profile = self._complete(source, profile)
            yield from read_table(_rows(source, profile), profile, source)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=0)

    def _complete(self, source: Source, profile: Profile) -> Profile:
        """Fill in what the profile leaves open.

        Raises:
            UnreadableFileError: the source is not text.
        """
        if profile.encoding and profile.delimiter and profile.fields:
            return profile
        profile = _spelled(_head(source), profile)
        return profile if profile.fields else guess_table(_rows(source, profile), profile)


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were read from it."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)


def _rows(source: Source, profile: Profile) -> Iterator[Row]:
    """Yield the rows of a table.

    Raises:
        UnreadableFileError: it is not text.
    """
    if not profile.encoding and source.size:
        raise UnreadableFileError(name=source.name, reason="not-text")
    # The default of 128 kB is less than long articles have; nothing else here reads CSV.
    csv.field_size_limit(LARGEST_ARTICLE)
    encoding = _python_name(profile.encoding, source)
    with source.open() as file:
        counted = _Counted(file)
        text = io.TextIOWrapper(
            io.BufferedReader(counted),
            encoding=encoding,
            errors=_ERRORS if encoding.startswith(_ESCAPABLE) else "replace",
            newline="",
        )
        yield from _parsed(text, counted, profile, source)


def _parsed(
    text: io.TextIOWrapper, counted: _Counted, profile: Profile, source: Source
) -> Iterator[Row]:
    rows = csv.reader(text, delimiter=profile.delimiter or ",")
    line = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            problem = BadRecordError(name=source.name, line=line, reason="not-csv")
            yield Row(line, (), counted.count, problem)
            return
        if cells is None:
            return
        said = line == 1 and cells[:1] == ["sep="]
        if cells and not said:
            yield Row(line, cells, counted.count)
        line = rows.line_num + 1


def _python_name(encoding: str, source: Source) -> str:
    try:
        name = codecs.lookup(encoding or "utf-8").name
    except LookupError as error:
        raise UnreadableFileError(name=source.name, reason="encoding") from error
    # A mark that an encoding was found without may still be there.
    return "utf-8-sig" if name == "utf-8" else name


def _head(source: Source) -> bytes:
    with source.open() as file:
        return file.read(HEAD)


def _spelled(head: bytes, profile: Profile) -> Profile:
    """Return the profile with the encoding and the delimiter, where it leaves them open."""
    encoding = profile.encoding or (encoding_of(head) if head else "") or ""
    delimiter = profile.delimiter or _delimiter(_text(head, encoding))
    return replace(profile, encoding=encoding, delimiter=delimiter)


def _text(head: bytes, encoding: str = "") -> str:
    encoding = encoding or encoding_of(head) or ""
    try:
        return head.decode(encoding, "replace") if encoding else ""
    except LookupError:
        return ""


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts most rows of ``text`` into the same number of cells.

    Excel may say it in a line of its own. Where there is but one column, it is one that is not in
    the text.
    """
    if (said := _SAID.match(text)) is not None:
        return said.group(1)
    best = max(DELIMITERS, key=lambda delimiter: _fit(text, delimiter))
    if not text or _fit(text, best):
        return best
    return next((each for each in reversed(DELIMITERS) if each not in text), best)


def _fit(text: str, delimiter: str) -> float:
    """Return how well a delimiter fits: the share of rows of one width, wider counting a little."""
    lines = text.splitlines(keepends=True)
    lines = lines[:-1] if len(lines) > 1 and len(text) > HEAD // 4 else lines
    widths: list[int] = []
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            widths.append(len(cells))
            if len(widths) == _ROWS:
                break
    except csv.Error:
        return 0.0
    widths = [width for width in widths if width]
    if not widths:
        return 0.0
    width, count = Counter(widths).most_common(1)[0]
    # Texts may have as many commas each; the first row, which names the columns, has none then.
    if width == 1 or widths[0] == 1:
        return 0.0
    return count / len(widths) + min(width, 20) / 1000
