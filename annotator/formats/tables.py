"""Tables of articles: what rows of cells have in common, whatever file they come from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from annotator.core.errors import BadRecordError, EmptyTextError, UserFacingError
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.fields import (
    document_of,
    field_of,
    guess_by_content,
    guess_date_format,
    guess_fields,
)

_SAMPLES = 50
_SHOWN = 2000
_LONGEST_NAME = 60
_DAMAGED = re.compile("[\udc80-\udcff]")
"""Bytes that fit no character, as they were decoded; the text has U+FFFD for each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the line it begins on, its cells or its fault, the bytes read so far."""

    number: int
    cells: Sequence[str]
    position: int
    problem: UserFacingError | None = None


def guess_table(rows: Iterator[Row], profile: Profile) -> Profile:
    """Return ``profile`` with what the first rows suggest: header, fields and format of dates.

    What it says already stands; that there is no header, too.
    """
    first = [list(row.cells) for row in islice(rows, _SAMPLES) if row.problem is None]
    header = profile.header and bool(first) and is_header(first)
    profile = replace(profile, header=header)
    if not first:
        return profile
    names = column_names(first[0], header=header, width=max(map(len, first)))
    samples = _samples(first[header:], names)
    fields = guess_fields(names, samples) if header else guess_by_content(samples)
    fields = dict(profile.fields) or fields
    dates = profile.date_format or guess_date_format(fields, samples)
    return replace(profile, fields=fields, date_format=dates)


def is_header(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first of ``rows`` names the columns.

    It does if a name in it is known as one of a field; else if all its cells are filled, short,
    different and not numbers, while some row below has a longer text.
    """
    cells = [cell.strip() for cell in rows[0]]
    if any(len(cell) <= _LONGEST_NAME and field_of(cell) for cell in cells):
        return True
    if len(rows) < 2 or not all(cells) or len(set(cells)) < len(cells):
        return False
    if any(
        len(cell) > _LONGEST_NAME or cell[0].isdecimal() or cell.endswith(".") for cell in cells
    ):
        return False
    longest = max((len(cell) for row in rows[1:] for cell in row), default=0)
    return longest > _LONGEST_NAME


def column_names(first: Sequence[str], *, header: bool, width: int) -> list[str]:
    """Return a name for each column: from the first row, or numbers from 1; none comes twice."""
    names: list[str] = []
    for number in range(1, max(width, len(first)) + 1):
        name = " ".join(first[number - 1].split()) if header and number <= len(first) else ""
        name = name or str(number)
        while name in names:
            name = f"{name} ({number})"
        names.append(name)
    return names


def table_columns(
    rows: Iterator[Row], profile: Profile, *, sheets: tuple[str, ...] = ()
) -> Columns:
    """Return the columns of a table."""
    first = [row.cells for row in islice(rows, _SAMPLES) if row.problem is None]
    if not first:
        return Columns(names=(), sheets=sheets)
    width = max(map(len, first))
    return Columns(
        names=tuple(column_names(first[0], header=profile.header, width=width)), sheets=sheets
    )


def read_table(rows: Iterator[Row], profile: Profile, source: Source) -> Iterator[Read]:
    """Yield the article of each row, or its fault; rows without anything in them are passed."""
    names: list[str] = []
    row: Row | None = None
    for row in rows:
        if row.problem is not None:
            yield Read(problem=row.problem, position=row.position)
        elif not names and profile.header:
            names = column_names(row.cells, header=True, width=len(row.cells))
        elif any(cell.strip() for cell in row.cells):
            if len(row.cells) > len(names):
                names = column_names(names, header=True, width=len(row.cells))
            yield _read(row, names, profile, source)
    if row is None:
        yield Read(problem=EmptyTextError(name=source.name), position=0)


def _read(row: Row, names: Sequence[str], profile: Profile, source: Source) -> Read:
    record = dict(zip(names, row.cells, strict=False))
    try:
        document = document_of(record, profile, name=source.name, number=row.number)
    except (BadRecordError, EmptyTextError) as problem:
        return Read(problem=problem, position=row.position)
    if damaged := sum(len(_DAMAGED.findall(cell)) for cell in row.cells):
        metadata = {**document.metadata, "damaged_characters": damaged}
        document = replace(document, metadata=metadata)
    return Read(document=document, position=row.position)


def _samples(rows: Sequence[Sequence[str]], names: Sequence[str]) -> dict[str, list[str]]:
    return {
        name: [row[place][:_SHOWN] for row in rows if place < len(row)]
        for place, name in enumerate(names)
    }
