"""Focus follows the text: the line in work stays in the middle third of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView


def scrolled_to(line: QRectF, value: float, height: float) -> float:
    """Return how far to scroll so that ``line`` lies in the middle third of ``height``.

    ``value`` is how far the text is scrolled now. A line in the middle third stays where it is,
    one elsewhere on screen moves just as far as it must, and one from afar comes to the upper end
    of the middle third, where the most of what follows is in sight.
    """
    top, bottom = line.top() - value, line.bottom() - value
    if bottom < 0 or top > height:
        return line.top() - height / 3
    if top < height / 3:
        return line.top() - height / 3
    if bottom > height * 2 / 3:
        return max(line.bottom() - height * 2 / 3, 0) if bottom - top < height / 3 else line.top()
    return value


class Following:
    """Scrolls the view after the caret, the focus, and the edges that move."""

    def __init__(self, view: "ArticleView") -> None:
        self._view = view

    def show(self, position: int, *, jump: bool = True) -> None:
        """Bring the line of a position into the middle third.

        Without ``jump`` a line that is on screen stays where it is: nothing may move away under
        the mouse.
        """
        line = self._line(position)
        if line is None:
            return
        view, bar = self._view, self._view.verticalScrollBar()
        value, height = float(bar.value()), float(view.viewport().height())
        if not jump and line.top() >= value and line.bottom() <= value + height:
            return
        self._scroll(scrolled_to(line, value, height))

    @contextmanager
    def kept(self, height: int) -> Iterator[None]:
        """Keep the line in work where it is in the window while letters or columns change.

        ``height`` is that of the window until now.
        """
        view, bar = self._view, self._view.verticalScrollBar()
        position = view.textCursor().position()
        line = self._line(position)
        if line is None or not 0 <= line.top() - bar.value() <= height:
            position = view.geometry_of.shown(bar.value(), bar.value())[0]
            line = self._line(position)
        before = (line.top() - bar.value()) / max(height, 1) if line is not None else 0.0
        at_top = bar.value() == 0
        yield
        line = self._line(position)
        if line is not None and not at_top:
            self._scroll(line.top() - before * view.viewport().height())

    def _line(self, position: int) -> QRectF | None:
        last = self._view.document().characterCount() - 1
        if last < 1:
            return None
        start = min(position, last - 1)
        pieces = self._view.geometry_of.pieces(start, start + 1)
        return pieces[0].rect if pieces else None

    def _scroll(self, value: float) -> None:
        # Qt lays long texts out bit by bit; it must know that there is so much to scroll through.
        height = self._view.viewport().height()
        self._view.geometry_of.shown(value, value + 2 * height)
        self._view.verticalScrollBar().setValue(round(value))
