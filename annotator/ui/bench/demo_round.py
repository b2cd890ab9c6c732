"""A round of the demo through the window and its keys, to see that an installed app works."""

import re
import time
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer

from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import DocumentState, SpanState
from annotator.ui.bench.stage import Hands, empty_window, settle
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

_ARTICLES = 3
_ACCEPTED, _REJECTED = 6, 2
_WORD = re.compile(r"(?<=\s)[^\W\d_]{4,}(?=\s)")
"""A word that one double click chooses, whatever the rules for apostrophes and hyphens."""
_PATIENCE = 240.0
"""Seconds in which the suggestions of the first articles have to be there."""


class RoundFailedError(RuntimeError):
    """The window did not do what its keys ask for; a bug, or a broken installation."""


def play(project: Path, *, pipeline: str) -> dict[str, int]:
    """Decide on suggestions of the demo's first articles by keys; return what was done.

    Everything is counted in the project, not in the window. The window closes at the end, so that
    the file can be opened by others.

    Raises:
        RoundFailedError: something did not come, or came otherwise.
    """
    with empty_window(pipeline=pipeline) as (window, _):
        if not window.project.open(project) or window.workspace is None:
            raise RoundFailedError("the project does not open")
        done = Counter[str]()
        for _ in range(_ARTICLES):
            done.update(_Article(window, window.workspace).work())
        return dict(done)


class _Article:
    """The article on the desk, and what is done to it."""

    def __init__(self, window: MainWindow, work: Workspace) -> None:
        self._window, self._work = window, work
        self._hands = Hands(window, work)
        settle()
        here = work.here()
        if here is None:
            raise RoundFailedError("no article is open")
        self._here: DocumentId = here

    def work(self) -> Counter[str]:
        """Accept, reject, take back, make a span, finish."""
        self._wait_for_suggestions()
        before = self._states()
        for number in range(_ACCEPTED + _REJECTED):
            self._press("annotate.next")
            self._press("annotate.accept" if number < _ACCEPTED else "annotate.reject")
        decided = self._states()
        self._press("edit.undo")
        if self._states() == decided:
            raise RoundFailedError("undo changed nothing")
        self._press("edit.redo")
        if self._states() != decided:
            raise RoundFailedError("redo is not what was undone")
        made = self._make()
        self._press("article.finish")
        after = self._states()
        if self._window.project.bridge is None or self._state() is not DocumentState.DONE:
            raise RoundFailedError("the article was not finished")
        return Counter(
            accepted=after[SpanState.ACCEPTED] - before[SpanState.ACCEPTED] - made,
            rejected=after[SpanState.REJECTED] - before[SpanState.REJECTED],
            made=made,
            finished=1,
        )

    def _make(self) -> int:
        """Label a word that nobody has labelled, as a person; return how many spans it made."""
        project = self._work.desk.project
        taken = [(span.start, span.end) for span in project.spans(self._here)]
        text = project.document(self._here).text
        free = (
            word.start() + 1
            for word in _WORD.finditer(text)
            if self._hands.reaches(word.start() + 1)
            and not any(start < word.end() and word.start() < end for start, end in taken)
        )
        at = next(free, None)
        if at is None:
            return 0
        self._hands.choose(at)
        settle()
        self._hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
        settle()
        new = [
            span
            for span in project.spans(self._here)
            if (span.start, span.end) not in taken and span.start <= at < span.end
        ]
        if [span.label for span in new] != [LabelId("PER")]:
            word = text[max(0, at - 20) : at + 20]
            raise RoundFailedError(f"a chosen word was not labelled: {new} in {word!r}")
        return 1

    def _wait_for_suggestions(self) -> None:
        bridge = self._window.project.bridge
        if bridge is None:
            raise RoundFailedError("the project is closed")
        loop, deadline = QEventLoop(), QDeadlineTimer(round(_PATIENCE * 1000))
        bridge.changed.connect(loop.quit)
        tick = QTimer(loop, interval=1000)
        tick.timeout.connect(loop.quit)
        tick.start()
        began = time.monotonic()
        while not self._states()[SpanState.SUGGESTED]:
            if deadline.hasExpired():
                waited = time.monotonic() - began
                raise RoundFailedError(f"no suggestions after {waited:.0f} s")
            loop.exec()
        settle()

    def _press(self, command: str) -> None:
        self._hands.press(command)
        settle()

    def _states(self) -> Counter[SpanState]:
        return Counter(span.state for span in self._work.desk.project.spans(self._here))

    def _state(self) -> DocumentState:
        return self._work.desk.project.status(self._here).state
