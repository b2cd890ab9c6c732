"""Tells screen readers what is focused and where the caret is; says it to everybody on demand.

The article is Qt's own text edit, whose interface gives text, caret and selection. What is painted
around the letters is told beside it: PySide can neither extend Qt's interface nor hand over a whole
one of ours, as half of its functions cannot be written in Python.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.ui.desk import Notice
from annotator.ui.speaking.wording import around_in_words, place_in_words, span_in_words

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class Speaking(QObject):
    """Follows the desk while assistive technology listens; costs nothing while none does."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(work)
        self._window, self._desk, self._article = window, work.desk, work.article
        self._usual = work.article.accessibleDescription()
        self._told = ""
        work.desk.settled.connect(self._follow)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"annotate.read_span": self.read_span, "annotate.where": self.say_where}

    def remove(self) -> None:
        """Leave the window."""
        self._desk.settled.disconnect(self._follow)

    def read_span(self) -> None:
        """Say what the focused span is, or the innermost one at the caret."""
        span = self._desk.focused or next(iter(self._desk.at(self._desk.offset)), None)
        if span is None:
            self._desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
        else:
            self._say(span_in_words(self._desk, span))

    def say_where(self) -> None:
        """Say where in the article the annotator is."""
        if self._desk.document is not None:
            self._say(place_in_words(self._desk, self._desk.document))

    def _say(self, words: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(words)

    def _follow(self) -> None:
        """Tell what the last gesture led to, where somebody listens."""
        if not QAccessible.isActive():
            return
        focused = self._desk.focused
        around = self._desk.at(self._desk.offset)
        if focused is not None:
            words = span_in_words(self._desk, focused)
        else:
            words = around_in_words(self._desk, self._desk.offset)
        if words == self._told:
            return
        self._told = words
        self._article.setAccessibleDescription(words if focused or around else self._usual)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._article, words))
