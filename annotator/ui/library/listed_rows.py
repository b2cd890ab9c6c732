"""Rows that are the articles of a listing, read a slice at a time.

What is listed is kept as numbers, eight bytes an article: the first rows are there at once however
many there are, the others come between events. What has to be sorted first, or looked for far and
wide, is read in another thread where the project is large; until then the rows stay as they were.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from math import inf
from time import perf_counter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QTimer, Signal

from annotator.core.ids import DocumentId
from annotator.core.listing import Listing, ListingTooLongError
from annotator.core.uncertainty import Order
from annotator.ui.bridge import ProjectBridge
from annotator.ui.library.gathering import Gathering
from annotator.ui.library.placing import place_of

CHUNK = 100
"""Articles read together: a few screens."""

_AT_ONCE = 0.004
"""Seconds for which numbers are read before the rows are shown."""

_SLICE = 0.008
"""Seconds for which numbers are read between two events afterwards."""

_LARGE = 5000
"""Articles up to which everything is there in no time."""

_LATE = 0.012
"""Seconds after which SQLite is asked in another thread; it is then no matter of the next row."""


class ListedRows(QAbstractTableModel):
    """The rows of a model, one for each article of ``listing``."""

    listed = Signal()
    """Other articles are listed, or in another order."""
    gathered = Signal()
    """What had to be sorted in another thread is there."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._numbers = array("q")
        self._rest: Iterator[int] | None = None
        """What is still to be listed after ``_numbers``."""
        self._hints: dict[int, int] = {}
        """Rows where articles were seen last."""
        self._changed: set[DocumentId] = set()
        """Articles that may have another place in the order than the one they are listed at."""
        self.listing = Listing(
            order=self._project.order, seed=self._project.seed, draw=self._project.draw
        )
        """What is to be listed."""
        self.shown = self.listing
        """What the rows are of: another one than ``listing`` while that is being sorted."""
        self._gathering = Gathering(self._project, self)
        self._gathering.first.connect(self._take_first)
        self._gathering.every.connect(self._take_every)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fill)
        self._large = self._is_large()
        self._list()
        bridge.closing.connect(self.stop)

    @property
    def complete(self) -> bool:
        """Whether every row is listed already."""
        return self._rest is None and self._gathering.wanted is None

    @property
    def empty(self) -> bool:
        """Whether it is known that no article is listed."""
        return not self._numbers and self._gathering.wanted is None

    def complete_now(self) -> None:
        """List every row at once."""
        if self._gathering.wanted is not None:
            self._gathering.stop()
            self._install(array("q", self._project.numbers(self.listing)))
        self._fill(float("inf"))

    def stop(self) -> None:
        """List no further rows: the project goes."""
        self._timer.stop()
        self._gathering.stop()
        self._rest = None

    def row_of(self, identifier: DocumentId) -> int:
        """Return the row of an article, or -1 when it is not listed."""
        return self._row(self._project.number(identifier))

    def number(self, row: int) -> int:
        """Return the number of the article in a row."""
        return self._numbers[row]

    def identifier(self, row: int) -> DocumentId:
        """Return the id of the article in a row."""
        return self._project.identifiers(self._numbers[row : row + 1])[0]

    def identifiers(self, first: int, last: int) -> list[DocumentId]:
        """Return the ids of the articles from one row to another."""
        return self._project.identifiers(self._numbers[first : last + 1])

    def first_passing(self, listing: Listing, below: int) -> DocumentId | None:
        """Return the first article below a row that another listing has.

        From the top at last, where every row is there: others may come before those.
        """
        again = ((0, below + 1),) if self.complete else ()
        for start, end in ((below + 1, len(self._numbers)), *again):
            for place in range(start, end, CHUNK):
                several = self._numbers[place : min(place + CHUNK, end)]
                passing = self._project.among(several, listing)
                found = next((number for number in several if number in passing), None)
                if found is not None:
                    return self._project.identifiers((found,))[0]
        return None

    # Listing

    def _is_large(self) -> bool:
        return sum(self._project.state_counts().values()) > _LARGE

    def _reset(self) -> None:
        self._timer.stop()
        self._gathering.stop()
        self._changed.clear()
        rest = self._project.numbers(self.listing)
        found = self._read(rest, _AT_ONCE)
        if found is None:
            self._rest = None
            self._gathering.start(self.listing)
        else:
            self._install(found[0], rest if found[1] else None)

    def _install(self, numbers: "array[int]", rest: Iterator[int] | None = None) -> None:
        """Show other rows; ``rest`` is still to come."""
        self.beginResetModel()
        self._take(numbers, rest)
        self.endResetModel()
        self.listed.emit()

    def _take(self, numbers: "array[int]", rest: Iterator[int] | None) -> None:
        self._hints.clear()
        self._numbers, self._rest, self.shown = numbers, rest, self.listing
        if rest is not None:
            self._timer.start()

    def _list(self) -> None:
        """List the articles for the first time: nobody sees the rows yet."""
        rest = self._project.numbers(self.listing)
        found = self._read(rest, _AT_ONCE)
        if found is None:
            self._gathering.start(self.listing)
        else:
            self._take(found[0], rest if found[1] else None)

    def _read(self, rest: Iterator[int], seconds: float) -> "tuple[array[int], bool] | None":
        """Return further numbers, as many as can be read in the time, and if there are more.

        None where one of them would take too long.
        """
        found, began = array("q"), perf_counter()
        while True:
            before = len(found)
            try:
                with self._project.within(_LATE if self._large else inf):
                    found.extend(islice(rest, CHUNK))
            except ListingTooLongError:
                return None
            if len(found) - before < CHUNK:
                return found, False
            if perf_counter() - began > seconds:
                return found, True

    def _fill(self, seconds: float = _SLICE) -> None:
        if self._rest is None:
            return
        found = self._read(self._rest, seconds)
        if found is None:
            self._rest = None
            self._gathering.start(self.listing)
            return
        self._append(found[0])
        if found[1]:
            self._timer.start()
        else:
            self._rest = None

    def _append(self, numbers: "array[int]") -> None:
        if numbers:
            first = len(self._numbers)
            self.beginInsertRows(QModelIndex(), first, first + len(numbers) - 1)
            self._numbers += numbers
            self.endInsertRows()

    def _take_first(self, _: Listing, numbers: "array[int]") -> None:
        if numbers != self._numbers[: len(numbers)] or self.shown != self.listing:
            self._install(numbers)

    def _take_every(self, _: Listing, numbers: "array[int]") -> None:
        there = len(self._numbers)
        if self.shown == self.listing and numbers[:there] == self._numbers:
            self._append(numbers[there:])
        else:
            self._install(numbers)
        self.gathered.emit()

    # Single rows

    def _row(self, number: int) -> int:
        hint = self._hints.get(number, -1)
        if 0 <= hint < len(self._numbers) and self._numbers[hint] == number:
            return hint
        if self.shown.sort is None and self.shown.order is Order.CORPUS:
            row = bisect_left(self._numbers, number)
            found = row < len(self._numbers) and self._numbers[row] == number
            row = row if found else -1
        else:
            try:
                row = self._numbers.index(number)
            except ValueError:
                row = -1
        if len(self._hints) > CHUNK:
            self._hints.clear()
        self._hints[number] = row
        return row

    def _place(self, number: int, numbers: "array[int]") -> int:
        return place_of(self._project, number, numbers, self.listing)

    def _take_out(self, number: int) -> None:
        row = self._row(number)
        if row >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._numbers[row]
            self.endRemoveRows()

    def _put_in(self, number: int) -> None:
        place = self._place(number, self._numbers)
        self.beginInsertRows(QModelIndex(), place, place)
        self._numbers.insert(place, number)
        self.endInsertRows()
