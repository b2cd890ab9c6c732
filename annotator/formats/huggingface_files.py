"""Parquet files as a reader of datasets takes them: a group of rows in memory at a time."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotator.core.errors import UnreadableFileError
from annotator.formats.codec import Source
from annotator.formats.contents import whole
from annotator.formats.huggingface_columns import MARK

_LARGEST_MEMBER = 1_000_000_000
"""A file in an archive cannot be read from its end, so it is held in memory as a whole."""
_ROWS = 100
_DAMAGE = (pa.ArrowException, ValueError, KeyError, TypeError, OverflowError, OSError)


def is_ours(source: Source) -> bool:
    """Tell whether a Parquet file is one of our own datasets.

    Raises:
        UnreadableFileError: it is no Parquet file, or too large for where it is.
        OSError: it cannot be read.
    """
    with _opened(source) as file:
        return MARK in (file.schema_arrow.metadata or {})


def rows_of(source: Source, columns: Sequence[str]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield the rows of a file, and how many bytes of it have been read about then.

    Raises:
        UnreadableFileError: it is damaged.
        OSError: it cannot be read.
    """
    with _opened(source) as file:
        names = set(file.schema_arrow.names)
        count = file.metadata.num_rows
        number = 0
        try:
            wanted = [name for name in columns if name in names]
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
                for row in batch.to_pylist():
                    number += 1
                    yield row, source.size * number // max(count, 1)
        except _DAMAGE as error:
            raise _fault(error, source) from error


@contextmanager
def _opened(source: Source) -> Iterator[pq.ParquetFile]:
    with source.open() as stream:
        raw = stream if stream.seekable() else io.BytesIO(whole(source, _LARGEST_MEMBER))
        try:
            file = pq.ParquetFile(raw)
        except _DAMAGE as error:
            raise _fault(error, source) from error
        yield file


def _fault(error: Exception, source: Source) -> Exception:
    """Return what to say of an error: the disk's own stay as they are, pyarrow's have no number."""
    if isinstance(error, OSError) and error.errno is not None:
        return error
    return UnreadableFileError(name=source.name, reason="damaged")
