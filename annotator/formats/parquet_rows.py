"""Articles out of Parquet files by ranges of rows, and suggestions into them.

pyarrow is imported when the first such file is met: it takes longer than the window's start may.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from annotator.core.errors import UnreadableFileError
from annotator.formats.parquet_library import need_parquet
from annotator.formats.records import decode_value, storable_text

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRange:
    """Rows of a file that lie in one of its row groups; ``first`` is counted in the file, from 1.

    ``start`` is counted in the group, from 0.
    """

    group: int
    start: int
    first: int
    rows: int


def row_ranges(path: Path, name: str, *, articles: int, size: int) -> Iterator[RowRange]:
    """Yield ranges that cover a file, each of so many rows or about so many bytes at most.

    Raises:
        UnreadableFileError: it is not Parquet, or has no column ``text`` of strings.
        OSError: it cannot be read.
    """
    with _opened(path, name) as file:
        _check(file.schema_arrow, name)
        first = 1
        for group in range(file.num_row_groups):
            about = file.metadata.row_group(group)
            weight = about.total_byte_size / max(1, about.num_rows)
            step = max(1, min(articles, int(size // max(1.0, weight))))
            for start in range(0, about.num_rows, step):
                rows = min(step, about.num_rows - start)
                yield RowRange(group=group, start=start, first=first, rows=rows)
                first += rows


class RowGroups:
    """Reads ranges of rows as JSON Lines; the row group of the last one stays in memory."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._held: tuple[Path, int] | None = None
        self._table: pa.Table | None = None

    def read(self, path: Path, name: str, part: RowRange) -> bytes:
        """Return the rows of a range, one JSON object a line.

        Raises:
            UnreadableFileError: the file is not the one that was looked at.
            OSError: it cannot be read.
        """
        if self._held != (path, part.group):
            self._table = self._group(path, name, part.group)
            self._held = (path, part.group)
        assert self._table is not None
        rows = self._table.slice(part.start, part.rows).to_pylist()
        try:
            return b"".join(msgspec.json.encode(row) + b"\n" for row in rows)
        except (TypeError, ValueError) as error:  # an id of a type that JSON does not know
            raise UnreadableFileError(name=name, reason=str(error)) from error

    def _group(self, path: Path, name: str, group: int) -> "pa.Table":
        with _opened(path, name) as file:
            there = [column for column in self._columns if column in file.schema_arrow.names]
            return file.read_row_group(group, columns=there)


@cache
def schema() -> "pa.Schema":
    """Return the columns of suggestions; an id that is not a string is written as JSON."""
    import pyarrow as pa  # noqa: PLC0415

    place = pa.list_(pa.int32())
    common = [("score", pa.float64()), ("origin", pa.string())]
    span = pa.struct(
        [
            ("start", pa.int32()),
            ("end", pa.int32()),
            ("label", pa.string()),
            *common,
            ("attributes", pa.map_(pa.string(), pa.string())),
        ]
    )
    claim = pa.struct(
        [
            ("content", place),
            ("source", place),
            ("cue", place),
            ("kind", pa.string()),
            ("modality", pa.string()),
            *common,
            ("mention", pa.string()),
        ]
    )
    lists = {"spans": pa.list_(span), "claims": pa.list_(claim), "zones": pa.list_(span)}
    return pa.schema([("id", pa.string()), *lists.items()])


def to_parquet(rows: bytes) -> bytes:
    """Return rows of suggestions, given as JSON Lines, as a Parquet file.

    Raises:
        ParquetMissingError: this installation has no library for it.
    """
    need_parquet()
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    records = [
        _record(decode_value(line, name="", number=number))
        for number, line in enumerate(rows.splitlines(), start=1)
    ]
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(records, schema=schema()), stream, compression="zstd")
    return stream.getvalue()


def from_parquet(path: Path, name: str) -> Iterator[bytes]:
    """Yield the rows of suggestions in a file, each as a line of JSON, as they came.

    Raises:
        UnreadableFileError: it is not such a file.
        OSError: it cannot be read.
    """
    with _opened(path, name) as file:
        for batch in file.iter_batches():
            for row in batch.to_pylist(maps_as_pydicts="strict"):
                yield msgspec.json.encode(row)


def _record(row: dict[str, Any]) -> dict[str, Any]:
    identifier = row["id"]
    if not isinstance(identifier, str):
        identifier = msgspec.json.encode(identifier).decode("utf-8")
    return {**row, "id": storable_text(identifier)}


def _opened(path: Path, name: str) -> "pq.ParquetFile":
    need_parquet()
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    try:
        return pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        raise UnreadableFileError(name=name, reason="not-parquet") from error


def _check(columns: "pa.Schema", name: str) -> None:
    from pyarrow import types  # noqa: PLC0415

    place = columns.get_field_index("text")
    kind = columns.field(place).type if place >= 0 else None
    if kind is None or not (
        types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind)
    ):
        raise UnreadableFileError(name=name, reason="no-text-column")
