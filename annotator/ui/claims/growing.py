"""Choosing words by the units of text, and going back step by step."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.core.clauses import grown, shrunk, stretched
from annotator.ui.desk import Desk, Selection

_Range = tuple[int, int]


class Growing(QObject):
    """Grows and shrinks what is chosen in the article."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._steps: list[tuple[_Range, _Range]] = []
        """From what to what the selection has grown."""
        desk.document_changed.connect(self._steps.clear)

    def grow(self) -> None:
        """Choose the next longer unit: word, clause, quotation, sentence, paragraph, text."""
        self._noting(lambda: self._desk.reach(grown))

    def stretch(self) -> None:
        """Move the end on: to the end of the clause, the sentence, the paragraph."""
        self._noting(lambda: self._desk.reach(stretched))

    def shrink(self) -> None:
        """Take the last growth back; words chosen otherwise shrink to a unit inside them."""
        desk, now = self._desk, self._chosen()
        if desk.document is None or desk.selection is None:
            return
        if self._steps and self._steps[-1][1] == now:
            before: _Range | None = self._steps.pop()[0]
        else:
            before = shrunk(desk.document.text, desk.tokens, *now)
        if before is None or before[0] == before[1]:
            desk.select(None)
        else:
            desk.select(Selection(*before, exact=True))

    def _noting(self, change: Callable[[], None]) -> None:
        before = self._chosen()
        if not (self._steps and self._steps[-1][1] == before):
            self._steps.clear()
        change()
        after = self._chosen()
        if after != before:
            self._steps.append((before, after))

    def _chosen(self) -> _Range:
        chosen = self._desk.selection
        return (chosen.start, chosen.end) if chosen else (self._desk.offset, self._desk.offset)
