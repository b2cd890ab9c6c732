"""What a desk tells its views, and how several things are told once."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal


class Announcing(QObject):
    """The signals of a desk. Within ``together`` they wait until everything has happened."""

    document_changed = Signal()
    """Another document is on the desk, or none."""
    spans_changed = Signal()
    """Spans or relations of the document changed."""
    focus_changed = Signal()
    """Another span has the focus, or none."""
    selection_changed = Signal()
    """Other words are chosen, or none."""
    moved = Signal()
    """The annotator is at another place in the document."""
    linking_changed = Signal()
    """A link was begun, made or given up."""
    link_chosen = Signal(object)
    """While a link is being made, the span chosen as its other end."""
    noticed = Signal(object)
    """A ``Notice``."""
    settled = Signal()
    """All that one gesture changed has been told, for who shows several of these things."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._depth = 0
        self._waiting: list[str] = []

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let views follow once what is one gesture: a decision and the walk to the next."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                self._flush()

    def announce(self, name: str) -> None:
        """Emit the signal called ``name``, or remember to."""
        if not self._depth:
            self._emit(name)
            self.settled.emit()
        elif name not in self._waiting:
            self._waiting.append(name)
        elif name == "spans_changed":
            # What changed is told change by change.
            self._flush()
            self._waiting.append(name)

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        for name in waiting:
            self._emit(name)
        if waiting:
            self.settled.emit()

    def _emit(self, name: str) -> None:
        getattr(self, name).emit()
