"""XLSX: the cells of a sheet as they were last saved; formulas are never worked out."""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from annotator.core.errors import UnreadableFileError, UserFacingError
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.contents import whole
from annotator.formats.tables import Row, guess_table, read_table, table_columns
from annotator.formats.zip_safety import BROKEN, checked_zip, has_member, is_locked_office

LARGEST_BOOK = 256_000_000
_DAMAGE = (
    *BROKEN, LookupError, TypeError, AttributeError, SyntaxError, ArithmeticError, RuntimeError,
    OSError,
)  # fmt: skip
"""What a damaged book has been seen to make openpyxl raise; XML faults are syntax errors."""
_LOOKED_AT = 5
_MOST_EMPTY = 1000
"""After so many empty rows in a row there is nothing more: sheets may claim a million of them."""


class SpreadsheetReader:
    """Reads the sheets of an Excel workbook; without a choice, the first with anything in it."""

    name = "xlsx"
    suffixes = frozenset((".xlsx", ".xlsm"))
    annotated = False

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a zip with a workbook in it."""
        if is_locked_office(head) and source.suffix in self.suffixes:
            return 0.5  # reading it says so
        return 0.9 if has_member(source, head, "xl/workbook.xml") else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the sheet, its header, the fields and the format of dates."""
        del head
        try:
            with _book(source) as book:
                return self._guess(book, source, Profile())
        except UserFacingError:
            return Profile()  # reading it will say why

    def columns(self, source: Source, profile: Profile) -> Columns:
        """Return the sheets, and the columns of the chosen one."""
        try:
            with _book(source) as book:
                rows = _rows(book, profile.sheet or _first(book, source), source)
                return table_columns(rows, profile, sheets=tuple(book.sheetnames))
        except UserFacingError:
            return Columns(names=())

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of each row, or its fault."""
        try:
            with _book(source) as book:
                if not profile.fields:
                    profile = self._guess(book, source, profile)
                sheet = profile.sheet or _first(book, source)
                yield from read_table(_rows(book, sheet, source), profile, source)
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)

    def _guess(self, book: Any, source: Source, profile: Profile) -> Profile:
        sheet = profile.sheet or _first(book, source)
        return guess_table(_rows(book, sheet, source), replace(profile, sheet=sheet))


@contextmanager
def _book(source: Source) -> Iterator[Any]:
    """Open a workbook.

    Raises:
        UnreadableFileError: it is none, or is damaged or unsafe.
    """
    import openpyxl  # noqa: PLC0415  (only where there is a workbook)

    data = whole(source, LARGEST_BOOK)
    checked_zip(data, source.name).close()
    with _quietly(source):
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    try:
        yield book
    finally:
        book.close()


def _rows(book: Any, sheet: str, source: Source) -> Iterator[Row]:
    if sheet not in book.sheetnames:
        raise UnreadableFileError(name=source.name, reason="no-sheet")
    page = book[sheet]
    if not _has_rows(page):
        return
    page.reset_dimensions()  # what the file says of its size may be wrong
    last = max(page.max_row or 1, 1)
    empty = number = 0
    rows = page.iter_rows(values_only=True)
    while (values := _next(rows, source)) is not None and empty < _MOST_EMPTY:
        number += 1
        cells = [_cell(value) for value in values]
        empty = 0 if any(cells) else empty + 1
        if not empty:
            yield Row(number, cells, source.size * min(number, last) // last)


def _next(rows: Iterator[Sequence[Any]], source: Source) -> Sequence[Any] | None:
    with _quietly(source):
        return next(rows, None)


@contextmanager
def _quietly(source: Source) -> Iterator[None]:
    """Make the faults of openpyxl ours; what it only warns of does not concern the cells.

    Raises:
        UnreadableFileError: the book is damaged.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _DAMAGE as error:
        raise UnreadableFileError(name=source.name, reason="damaged") from error


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        return value.date().isoformat()
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _first(book: Any, source: Source) -> str:
    """Return the first sheet that holds anything."""
    names: list[str] = book.sheetnames
    for name in names:
        page = book[name]
        rows = page.iter_rows(max_row=_LOOKED_AT, values_only=True) if _has_rows(page) else iter(())
        while (values := _next(rows, source)) is not None:
            if any(value is not None for value in values):
                return name
    return names[0] if names else ""


def _has_rows(page: Any) -> bool:
    return hasattr(page, "reset_dimensions")  # a chart has none
