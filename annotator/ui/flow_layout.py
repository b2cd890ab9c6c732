"""A layout that fills rows from the left and begins a new one where the width ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays items out like words in a paragraph, centred in the height of their row.

    A widget with the property ``starts-row`` begins a row.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 4, row_gap: int = 4) -> None:
        super().__init__(parent)
        self._gap = gap
        self._row_gap = row_gap
        self._items: list[QLayoutItem] = []
        self._known: dict[int, tuple[int, int]] = {}
        """Rows and height by width, until an item changes."""
        self._sizes: list[tuple[QLayoutItem, QSize, bool]] | None = None
        """What is shown, the size it would have, and whether it begins a row; as long as that."""
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        """Take an item in, after all others."""
        self._items.append(item)
        self._sizes = None

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Return an item, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        """Remove an item and return it, or None."""
        self._sizes = None
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        """Return that it needs no more room than it has."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of all rows at a width."""
        return self._measured(width)[1]

    def rows(self, width: int) -> int:
        """Return how many rows there are at a width."""
        return self._measured(width)[0]

    def invalidate(self) -> None:
        """Measure anew: an item changed."""
        self._known.clear()
        self._sizes = None
        super().invalidate()

    def _measured(self, width: int) -> tuple[int, int]:
        if width not in self._known:
            self._known[width] = self._arrange(QRect(0, 0, width, 0), move=False)
        return self._known[width]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the least size; the width given decides about the rest."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, move: bool) -> tuple[int, int]:
        """Return how many rows there are and how high all is; ``move`` places the items."""
        margins = self.contentsMargins()
        area = rect.marginsRemoved(margins)
        rows: list[list[tuple[QLayoutItem, QSize]]] = [[]]
        used, room = 0, area.width()
        for item, size, first in self._measured_items():
            if rows[-1] and (used + size.width() > room or first):
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._gap
        y = area.top()
        for row in rows:
            height = max((size.height() for _, size in row), default=0)
            if move:
                self._place(row, QRect(area.left(), y, room, height))
            y += height + self._row_gap
        return len(rows), y - self._row_gap + margins.bottom() - rect.top()

    def _measured_items(self) -> list[tuple[QLayoutItem, QSize, bool]]:
        """Measure what is shown, once until an item changes: a style sheet makes that dear."""
        if self._sizes is None:
            self._sizes = [
                (item, item.sizeHint(), _starts_row(item))
                for item in self._items
                if not item.isEmpty()
            ]
        return self._sizes

    def _place(self, row: list[tuple[QLayoutItem, QSize]], line: QRect) -> None:
        x = line.left()
        for item, wanted in row:
            size = wanted.boundedTo(QSize(line.width(), line.height()))
            y = line.top() + (line.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap


def _starts_row(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and bool(widget.property("starts-row"))
