"""Cells of tables that a spreadsheet shows as they are, instead of running them as formulas.

A program that opens a CSV file takes a cell for a formula by its first character, in or outside
quotation marks, white space before it or not. So every cell of text is written with an apostrophe
before it where that could happen, and where it begins with an apostrophe anyway: whoever takes one
apostrophe away from the beginning of each cell that has one has exactly what was there.
"""

import csv
import io
import re
from collections.abc import Iterable
from typing import BinaryIO

from annotator.formats.writing import Output

BOM = b"\xef\xbb\xbf"
_DANGEROUS = re.compile(r"[\t\r\n']|[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\u2212＝＋－＠﹢﹣﹦﹫⁼⁺⁻]")
"""The signs that formulas begin with, also as the wide, small and raised forms that programs or
keyboards turn into them, and what cuts a cell off before one."""


def harmless(value: str) -> str:
    """Return text as it is written into a cell."""
    return f"'{value}" if _DANGEROUS.match(value) else value


def original(cell: str) -> str:
    """Return the text that a cell was made of: the reverse of ``harmless``."""
    return cell.removeprefix("'")


class Table:
    """A table that is written row by row."""

    def __init__(
        self, file: BinaryIO, columns: Iterable[str], *, delimiter: str, bom: bool
    ) -> None:
        """Write the names of the columns, after a byte order mark if Excel is to read the file."""
        self._file = file
        self._row = io.StringIO(newline="")
        self._writer = csv.writer(self._row, delimiter=delimiter, lineterminator="\r\n")
        if bom:
            file.write(BOM)
        self.add(columns)

    def add(self, cells: Iterable[str | int | float | None]) -> None:
        """Write one row: text harmless, numbers as they are, an empty cell for ``None``."""
        self._writer.writerow(
            harmless(cell) if isinstance(cell, str) else "" if cell is None else cell
            for cell in cells
        )
        self._file.write(self._row.getvalue().encode())
        self._row.seek(0)
        self._row.truncate()


class Tables:
    """The tables of one export: one, or one for each part of a split dataset."""

    def __init__(
        self, output: Output, columns: Iterable[str], *, delimiter: str, bom: bool
    ) -> None:
        """Take what all tables have in common."""
        self._output = output
        self._columns = tuple(columns)
        self._delimiter = delimiter
        self._bom = bom
        self._tables: dict[str, Table] = {}

    def of(self, name: str) -> Table:
        """Return the table in the file ``name``, which is made if it is not there."""
        if name not in self._tables:
            self._tables[name] = Table(
                self._output.file(name), self._columns, delimiter=self._delimiter, bom=self._bom
            )
        return self._tables[name]
