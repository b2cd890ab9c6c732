"""Parquet: the articles of a table of columns, read in batches, one row group after the other."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from annotator.core.errors import BadRecordError, UnreadableFileError
from annotator.formats.codec import Profile, Read, Source
from annotator.formats.json_files import RecordsReader
from annotator.formats.json_items import Item
from annotator.formats.parquet_library import need_parquet
from annotator.formats.reading import LARGEST_ARTICLE

_BATCH = 512
_BUFFER = 1 << 20
_THRIFT = 64_000_000
"""Bytes that the description of a file may take: more is no description."""
_MARK = b"PAR1"
_TRAITS = ("text", "source", "published", "language")


@dataclass(frozen=True, slots=True)
class RowTraits:
    """What a sample looks at in one row: its fields as they are, and the length of its text."""

    values: tuple[Any, Any, Any]
    """Of ``source``, ``published`` and ``language``."""
    length: int


class ParquetReader(RecordsReader):
    """Reads Parquet files: every row is an article."""

    name = "parquet"
    suffixes = frozenset((".parquet", ".pq"))

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a file that begins as Parquet does."""
        if head[:4] == _MARK:
            return 0.9
        return 0.5 if source.suffix in self.suffixes else 0.0

    def items(self, source: Source) -> Iterator[Item]:
        """Yield the rows of a file.

        Raises:
            UnreadableFileError: it is damaged, or not Parquet.
        """
        with _table(source) as table:
            total = max(table.metadata.num_rows, 1)
            number = 0
            for batch in _batches(table, source, None):
                for record in _records(batch, source):
                    number += 1
                    yield _item(record, number, source, source.size * number // total)

    def count(self, source: Source) -> int:
        """Return how many rows there are.

        Raises:
            UnreadableFileError: the file is damaged.
        """
        with _table(source) as table:
            return int(table.metadata.num_rows)

    def traits(self, source: Source, profile: Profile) -> Iterator[list[RowTraits]] | None:
        """Yield the traits of all rows, many at a time; None where the columns do not allow it.

        Only these columns are read, so that millions of rows are looked through in a minute.

        Raises:
            UnreadableFileError: the file is damaged.
        """
        with _table(source) as table:
            there = set(table.schema_arrow.names)
        columns = [profile.fields.get(name, "") for name in _TRAITS]
        if not columns[0] or not {name for name in columns if name} <= there:
            return None  # a nested column
        return _traits(source, columns)

    def take(self, source: Source, profile: Profile, rows: Iterable[int]) -> Iterator[Read]:
        """Yield the articles in ``rows``, counted from 0 in rising order; the others stay unread.

        Raises:
            UnreadableFileError: the file is damaged.
        """
        wanted = iter(rows)
        row = next(wanted, None)
        with _table(source) as table:
            first = 0
            for group in range(table.num_row_groups):
                after = first + table.metadata.row_group(group).num_rows
                if row is None:
                    return
                if row >= after:
                    first = after
                    continue
                for batch in _batches(table, source, None, [group]):
                    here = []
                    while row is not None and row < first + batch.num_rows:
                        here.append(row - first)
                        row = next(wanted, None)
                    yield from self._chosen(batch, here, first, source, profile)
                    first += batch.num_rows

    def _chosen(
        self, batch: Any, rows: Sequence[int], first: int, source: Source, profile: Profile
    ) -> Iterator[Read]:
        if rows:
            for row, record in zip(rows, _records(batch.take(rows), source), strict=True):
                yield self._read(_item(record, first + row + 1, source, 0), source, profile)


def _traits(source: Source, columns: Sequence[str]) -> Iterator[list[RowTraits]]:
    import pyarrow.compute as pc  # noqa: PLC0415  (only where there is a table of columns)

    wanted = list(dict.fromkeys(filter(None, columns)))
    with _table(source) as table:
        for batch in _batches(table, source, wanted):
            with _faults(source):
                texts = batch.column(columns[0]).cast("large_string")
                blank = pc.equal(pc.utf8_length(pc.utf8_trim_whitespace(texts)), 0)
                lengths = pc.if_else(blank, 0, pc.utf8_length(texts)).to_pylist()
                rest = [
                    batch.column(name).to_pylist() if name else [None] * batch.num_rows
                    for name in columns[1:]
                ]
            yield [
                RowTraits(values, length or 0)
                for values, length in zip(zip(*rest, strict=True), lengths, strict=True)
            ]


@contextmanager
def _table(source: Source) -> Iterator[Any]:
    """Open a file.

    Raises:
        UnreadableFileError: it is damaged, or not Parquet.
        ParquetMissingError: this installation has no library for it.
    """
    need_parquet()
    import pyarrow.parquet as pq  # noqa: PLC0415  (only where there is a table of columns)

    with source.open() as file:
        with _faults(source):
            table = pq.ParquetFile(
                file,
                buffer_size=_BUFFER,
                pre_buffer=False,
                thrift_string_size_limit=_THRIFT,
                thrift_container_size_limit=_THRIFT,
            )
        with table:
            yield table


def _batches(
    table: Any, source: Source, columns: Sequence[str] | None, groups: Sequence[int] | None = None
) -> Iterator[Any]:
    with _faults(source):
        batches = table.iter_batches(_BATCH, row_groups=groups, columns=columns, use_threads=False)
    while True:
        with _faults(source):
            batch = next(batches, None)
        if batch is None:
            return
        yield batch


def _records(batch: Any, source: Source) -> list[dict[str, Any]]:
    with _faults(source):
        found: list[dict[str, Any]] = batch.to_pylist()
    return found


@contextmanager
def _faults(source: Source) -> Iterator[None]:
    """Make the faults of pyarrow ours.

    Raises:
        UnreadableFileError: the file is damaged.
    """
    import pyarrow as pa  # noqa: PLC0415  (only where there is a table of columns)

    try:
        yield
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise UnreadableFileError(name=source.name, reason="damaged") from error


def _item(record: dict[str, Any], number: int, source: Source, position: int) -> Item:
    plain = {name: _plain(value) for name, value in record.items() if value is not None}
    longest = max((len(value) for value in plain.values() if isinstance(value, str)), default=0)
    if longest > LARGEST_ARTICLE:
        problem = BadRecordError(name=source.name, line=number, reason="too-large")
        return Item(number, None, problem, position)
    return Item(number, plain, None, position)


def _plain(value: Any) -> Any:
    """Return a value of a cell as JSON can hold it; bytes, such as pictures, are left out."""
    match value:
        case dict():
            return {str(name): _plain(item) for name, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case datetime() | date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case str() | bool() | int() | float():
            return value
        case _:
            return None
