"""The Parquet files of a Hugging Face dataset, one for each part. Loads pyarrow."""

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from annotator.core.scheme import Scheme
from annotator.formats.huggingface_card import Dataset, Size, readme
from annotator.formats.huggingface_columns import arrow_schema, columns
from annotator.formats.huggingface_rows import Row, Rows
from annotator.formats.writing import Annotated, Output, Provenance

ROWS = 500
"""How many rows a group has at most: what is in memory before it is written."""
CHARACTERS = 4_000_000
"""At how many characters of text a group is written that has fewer rows."""
_ORDER = ("train", "validation", "test")


class _Part:
    """One file under way."""

    def __init__(self, file: Any, schema: pa.Schema) -> None:
        self._schema = schema
        self._writer = pq.ParquetWriter(file, schema, compression="zstd")
        self._rows: list[Row] = []
        self._characters = 0
        self._count = 0
        self._bytes = 0

    @property
    def size(self) -> Size:
        return Size(self._count, self._bytes)

    def add(self, row: Row) -> None:
        self._rows.append(row)
        self._characters += len(row["text"])
        if len(self._rows) >= ROWS or self._characters >= CHARACTERS:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        table = pa.Table.from_pylist(self._rows, schema=self._schema)
        self._writer.write_table(table)
        self._count += len(self._rows)
        self._bytes += table.nbytes
        self._rows, self._characters = [], 0


class Parts:
    """The files of all parts of a dataset."""

    def __init__(self, output: Output, scheme: Scheme) -> None:
        self._output = output
        self._columns = columns(scheme)
        self._schema = arrow_schema(self._columns)
        self._rows = Rows(scheme)
        self._parts: dict[str, _Part] = {}
        self._entities = False

    def add(self, split: str, annotated: Annotated) -> None:
        """Add an article to the part called ``split``."""
        row = self._rows.row(annotated)
        self._entities = self._entities or any(row["ner_tags"])
        self._part(split).add(row)

    def finish(self, provenance: Provenance) -> str:
        """Complete the files and return the card."""
        if not self._parts:
            self._part("train")
        for part in self._parts.values():
            part.close()
        found = {name: self._parts[name].size for name in _ORDER if name in self._parts}
        return readme(
            Dataset(
                name=provenance.project,
                language=provenance.language,
                columns=self._columns,
                parts=found,
                entities=self._entities,
                untagged=self._rows.untagged,
            )
        )

    def _part(self, split: str) -> _Part:
        if split not in self._parts:
            file = self._output.file(f"data/{split}-00000-of-00001.parquet")
            self._parts[split] = _Part(file, self._schema)
        return self._parts[split]
