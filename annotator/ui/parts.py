"""The parts of the window, one after the other: toolbar, library, article, panels, labels, status.

In the article Tab walks suggestions, so the way out of it, and past it, is a key of its own.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Parts(QObject):
    """Moves the keyboard from part to part."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(work)
        self._window, self._work = window, work

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"view.next_part": lambda: self.go(1), "view.previous_part": lambda: self.go(-1)}

    def remove(self) -> None:
        """Leave the window: nothing of this stays behind."""

    def go(self, direction: int) -> None:
        """Give the keyboard to the next (1) or previous (-1) part that can take it."""
        parts = [part for part in self._all() if part.isVisible() and first_in(part) is not None]
        focus = self._window.focusWidget()
        here = next(
            (number for number, part in enumerate(parts) if _holds(part, focus)),
            -1 if direction > 0 else 0,
        )
        target = first_in(parts[(here + direction) % len(parts)]) if parts else None
        if target is not None:
            reason = Qt.FocusReason
            forward = direction > 0
            target.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)

    def _all(self) -> Iterator[QWidget]:
        window, work = self._window, self._work
        if window.toolbar is not None:
            yield window.toolbar
        yield work.library
        yield work.empty if work.desk.document is None else work.article
        yield work.inspector
        yield from window.findChildren(QDockWidget)
        yield work.palette_bar
        yield window.statusBar()


def first_in(part: QWidget) -> QWidget | None:
    """Return the first control of a part that Tab would stop at."""
    if _stops(part):
        return part
    inside, at = {*part.findChildren(QWidget)}, part.nextInFocusChain()
    while at is not None and at is not part:
        if at in inside and _stops(at):
            return at
        at = at.nextInFocusChain()
    return None


def _stops(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    proxy = widget.focusProxy() is not None
    return tab and not proxy and widget.isVisible() and widget.isEnabled()


def _holds(part: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (focus is part or part.isAncestorOf(focus))
