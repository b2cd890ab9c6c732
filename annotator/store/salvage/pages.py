"""The pages of a SQLite file and the cells in them, as far as each can be made out.

After https://www.sqlite.org/fileformat2.html, sections 1.3 to 1.6 and 2.1. Nothing that a page
says is believed before it is checked against the page's size and the file's length: a damaged
byte costs the cell it stands in, not what is around it.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.store.salvage.records import varint

MAGIC = b"SQLite format 3\x00"
INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 0x02, 0x05, 0x0A, 0x0D
_KINDS = (INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE)
_SIZES = (512, 1024, 2048, 4096, 8192, 16384, 32768, 65536)
_HEADER = 100
"""Bytes of the file's header, at the start of its first page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One row as it lies in a page: its row number in a table with numbers, and its record."""

    page: int
    rowid: int | None
    payload: bytes
    """Empty in the inner pages of a table, which hold no rows."""
    child: int = 0
    """The page below it, in an inner page."""


class Pages:
    """Reads a SQLite file page by page; page 1 is the first."""

    def __init__(self, path: Path, usual: int) -> None:
        self._file = path.open("rb")
        self._length = path.stat().st_size
        self.size = self._page_size(usual)
        self.count = -(-self._length // self.size)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return a page; what is cut off or cannot be read is zeros."""
        if not 1 <= number <= self.count:
            return bytes(self.size)
        try:
            self._file.seek((number - 1) * self.size)
            read = self._file.read(self.size)
        except OSError:  # a bad sector of the disk
            return bytes(self.size)
        return read.ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """Return what kind of page it says it is, 0 for none that holds rows."""
        found = self.page(number)[self._start(number)]
        return found if found in _KINDS else 0

    def cells(self, number: int) -> Iterator[Cell]:
        """Yield the cells of a page that can be made out."""
        page, start = self.page(number), self._start(number)
        kind = page[start]
        if kind not in _KINDS:
            return
        inner = kind in (INTERIOR_INDEX, INTERIOR_TABLE)
        first = start + (12 if inner else 8)
        wanted = int.from_bytes(page[start + 3 : start + 5], "big")
        most = (self.size - first) // 2
        for place in range(first, first + 2 * min(wanted, most), 2):
            at = int.from_bytes(page[place : place + 2], "big")
            if first <= at < self.size:
                cell = self._cell(number, page, at, kind)
                if cell is not None:
                    yield cell

    def children(self, number: int) -> Iterator[int]:
        """Yield the pages below an inner page."""
        page, start = self.page(number), self._start(number)
        if page[start] in (INTERIOR_INDEX, INTERIOR_TABLE):
            for cell in self.cells(number):
                yield cell.child
            yield int.from_bytes(page[start + 8 : start + 12], "big")

    def free(self) -> set[int]:
        """Return the pages that the file says are free: they hold rows of the past."""
        found: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            leaves = min(int.from_bytes(page[4:8], "big"), self.size // 4 - 2)
            named = struct.unpack(f">{leaves}I", page[8 : 8 + 4 * leaves])
            found.update(leaf for leaf in named if 1 < leaf <= self.count)
            trunk = int.from_bytes(page[:4], "big")
        return found

    def _page_size(self, usual: int) -> int:
        self._file.seek(0)
        header = self._file.read(_HEADER)
        said = int.from_bytes(header[16:18], "big")
        said = 65536 if said == 1 else said
        return said if header.startswith(MAGIC) and said in _SIZES else usual

    def _start(self, number: int) -> int:
        return _HEADER if number == 1 else 0

    def _cell(self, number: int, page: bytes, at: int, kind: int) -> Cell | None:
        child = 0
        if kind in (INTERIOR_INDEX, INTERIOR_TABLE):
            child, at = int.from_bytes(page[at : at + 4], "big"), at + 4
        if kind == INTERIOR_TABLE:
            return Cell(number, None, b"", child)
        length, at = varint(page, at)
        rowid: int | None = None
        if kind == LEAF_TABLE:
            rowid, at = varint(page, at)
        payload = self._payload(page, at, length, index=kind != LEAF_TABLE)
        return None if payload is None else Cell(number, rowid, payload, child)

    def _payload(self, page: bytes, at: int, length: int, *, index: bool) -> bytes | None:
        """Return a record, its overflow pages included; None where part of it is missing."""
        usable = self.size
        most = (usable - 12) * 64 // 255 - 23 if index else usable - 35
        if not 0 < length <= self._length:
            return None
        if length <= most:
            return page[at : at + length] if at + length <= usable else None
        least = (usable - 12) * 32 // 255 - 23
        local = least + (length - least) % (usable - 4)
        local = local if local <= most else least
        if at + local + 4 > usable:
            return None
        parts = [page[at : at + local]]
        follow = int.from_bytes(page[at + local : at + local + 4], "big")
        missing = length - local
        while missing > 0:
            if not 1 < follow <= self.count:
                return None
            over = self.page(follow)
            parts.append(over[4 : 4 + min(missing, usable - 4)])
            missing -= usable - 4
            follow = int.from_bytes(over[:4], "big")
        return b"".join(parts)
