"""The gestures that are measured, one after the other at places all over the article."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from PySide6.QtCore import Qt

from annotator.app.bench.machine import resident_megabytes
from annotator.core.model import Span, SpanState
from annotator.ui.bench.stage import Bare, Hands, Stage, empty_window, make_project, settle
from annotator.ui.bench.texts import made
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

OPEN, SCROLL, REPAINT = "open", "scroll a page", "repaint"


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds by what was done, for the window and for the bare text widget."""

    window: dict[str, list[float]]
    bare: dict[str, list[float]]
    memory: float | None
    """Megabytes above the empty window, where that is known."""


def measure_window(characters: int, spans: int, rounds: int) -> Times:
    """Measure every gesture ``rounds`` times on an article of that size."""
    with empty_window() as (window, folder):
        article = made(characters, spans)
        path = make_project(folder, article)
        empty = resident_megabytes()
        if not window.project.open(path) or window.workspace is None:
            raise RuntimeError("the project could not be opened")
        settle()
        run = _Run(window, window.workspace)
        opened = run.open(max(3, rounds // 3))
        run.gestures(rounds)
        full = resident_megabytes()
        bare = _bare(Bare(window.workspace, article.text), rounds)
        memory = None if full is None or empty is None else full - empty
        return Times({OPEN: opened, **run.times}, bare, memory)


def _bare(bare: Bare, rounds: int) -> dict[str, list[float]]:
    times = {
        OPEN: [bare.stage.timed(OPEN, bare.open) for _ in range(max(3, rounds // 3))],
        REPAINT: [bare.repaint() for _ in range(rounds)],
        SCROLL: [bare.page() for _ in range(rounds)],
    }
    bare.widget.deleteLater()
    return times


class _Run:
    """One window's run through all gestures."""

    def __init__(self, window: MainWindow, work: Workspace) -> None:
        self._work = work
        self._hands = Hands(window, work)
        self._stage = Stage(work.article.viewport())
        self._random = Random(1)  # noqa: S311
        self._first = work.bridge.project.next_undo
        self.times: dict[str, list[float]] = defaultdict(list)

    def open(self, rounds: int) -> list[float]:
        """Return the milliseconds of each opening; the article stays on the desk."""
        times = []
        for _ in range(rounds):
            self._hands.press("article.previous")
            times.append(self._stage.timed(OPEN, lambda: self._hands.press("article.next")))
        return times

    def gestures(self, rounds: int) -> None:
        """Do everything at ``rounds`` places."""
        for _ in range(rounds):
            self._next_page()
            for name, act in self._at_a_place():
                self.times[name].append(self._stage.timed(name, act))
            self._put_back()

    def _next_page(self) -> None:
        bar = self._work.article.verticalScrollBar()
        if bar.value() >= bar.maximum() - bar.pageStep():
            bar.setValue(0)
            self._work.desk.set_focus(None)
            settle()
        self.times[SCROLL].append(
            self._stage.timed(SCROLL, lambda: bar.setValue(bar.value() + bar.pageStep()))
        )

    def _at_a_place(self) -> Iterator[tuple[str, Callable[[], object]]]:
        hands = self._hands
        command = hands.press
        spans = self._suggestions()
        if not spans:
            return
        span = self._random.choice(spans)
        yield "select a span by mouse", lambda: hands.click(span)
        yield "accept and go on", lambda: command("annotate.accept")
        yield "undo", lambda: command("edit.undo")
        yield "redo", lambda: command("edit.redo")
        yield "next suggestion", lambda: command("annotate.next")
        yield "reject and go on", lambda: command("annotate.reject")
        yield "move an edge", lambda: command("edge.right_out")
        yield "relabel", self._relabel
        yield "next span", lambda: command("annotate.next_span")
        yield "delete", lambda: command("annotate.delete")
        words = self._free_words()
        if words:
            word = self._random.choice(words)
            yield "choose words", lambda: hands.choose(word)
            yield "create", lambda: hands.key(Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
        if self._left_on_screen():
            yield "accept all on screen", lambda: command("annotate.accept_visible")
        yield "leave", lambda: command("annotate.leave")

    def _put_back(self) -> None:
        """Undo what this round did, so that every round finds the same article."""
        while self._work.bridge.project.next_undo != self._first:
            self._hands.press("edit.undo")
            settle()
        self._work.desk.set_focus(None)

    def _relabel(self) -> None:
        focused = self._work.desk.focused
        key = Qt.Key.Key_3 if focused and focused.label == "ORG" else Qt.Key.Key_2
        self._hands.key(key, Qt.KeyboardModifier.NoModifier)

    def _suggestions(self) -> list[Span]:
        """Return the suggestions on screen that a click on their start focuses."""
        start, end = self._work.article.visible_range()
        desk, reaches = self._work.desk, self._hands.reaches
        return [
            span
            for span in desk.sheet.over(start, end)
            if desk.is_walkable(span)
            and start <= span.start
            and reaches(span.start)
            and desk.at(span.start)[0].id == span.id
        ]

    def _left_on_screen(self) -> bool:
        """Tell whether a suggestion of the focused span's layer is on screen."""
        desk = self._work.desk
        layer = desk.focused.layer if desk.focused else None
        return any(
            span.state is SpanState.SUGGESTED and layer in (None, span.layer)
            for span in desk.sheet.over(*self._work.article.visible_range())
        )

    def _free_words(self) -> list[int]:
        """Return the starts of the words on screen that no span lies over."""
        start, end = self._work.article.visible_range()
        desk, reaches = self._work.desk, self._hands.reaches
        return [
            place
            for place in desk.tokens.starts
            if start <= place < end and reaches(place) and not desk.at(place)
        ]
