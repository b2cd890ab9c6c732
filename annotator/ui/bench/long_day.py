"""A long day of annotating, by keys and mouse: what is done, how often, and in which order."""

from collections.abc import Callable
from random import Random
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.core.ids import DocumentId
from annotator.ui.bench.stage import Hands, step
from annotator.ui.concordance.feature import Concordance
from annotator.ui.concordance.window import ConcordanceWindow
from annotator.ui.history.window import HistoryWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.propagation.feature import Propagation
from annotator.ui.workspace import Workspace

_PLAIN = Qt.KeyboardModifier.NoModifier
_LABELS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_WORDS = ("ville", "pays", "ministre", "france", "maire", "loi")
_PATIENCE = 60_000
"""Rounds of events after which a search is taken to hang."""

Act = Callable[[], object]
_Kind = TypeVar("_Kind")


class LongDay:
    """Does one thing after the other; the same seed gives the same day."""

    def __init__(self, window: MainWindow, work: Workspace, articles: list[DocumentId]) -> None:
        self._window, self._work, self._articles = window, work, articles
        self._hands = Hands(window, work)
        self._random = Random(20)  # noqa: S311 (not for secrets)
        self._often: dict[str, tuple[int, Act]] = {
            "accept": (220, self._on_a_suggestion("annotate.accept")),
            "reject": (90, self._on_a_suggestion("annotate.reject")),
            "relabel": (80, self._relabel),
            "create": (80, self._create),
            "move an edge": (80, self._on_a_span("edge.right_out")),
            "next span": (100, self._on_a_span("annotate.next_span")),
            "undo": (60, lambda: self._press("edit.undo")),
            "redo": (30, lambda: self._press("edit.redo")),
            "delete": (20, self._on_a_span("annotate.delete")),
            "claim": (30, self._claim),
            "link": (15, self._link),
            "same here": (15, self._on_a_span("annotate.same_here")),
            "comment": (15, self._comment),
            "open an article": (10, self._open),
            "finish": (15, lambda: self._press("article.finish")),
            "search": (20, self._search),
            "history": (6, self._history),
            "concordance": (4, self._concordance),
            "same everywhere": (2, self._everywhere),
        }

    def next(self) -> tuple[str, Act]:
        """Return what is done next, and its name."""
        names = list(self._often)
        [name] = self._random.choices(names, [self._often[name][0] for name in names])
        return name, self._often[name][1]

    def tidy(self) -> None:
        """Let go what a gesture left for the end of its event, and go back to the article."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if QApplication.activeWindow() is not self._window:
            self._window.activateWindow()
        self._work.article.setFocus()

    # Single gestures

    def _press(self, command: str) -> None:
        self._hands.press(command)

    def _on_a_suggestion(self, command: str) -> Act:
        def act() -> None:
            focused = self._work.desk.focused
            if focused is None or not self._work.desk.is_walkable(focused):
                self._press("annotate.next")
            self._press(command)

        return act

    def _on_a_span(self, command: str) -> Act:
        def act() -> None:
            if self._work.desk.focused is None:
                self._press("annotate.next_span")
            self._press(command)

        return act

    def _relabel(self) -> None:
        if self._work.desk.focused is None:
            self._press("annotate.next_span")
        self._hands.key(self._random.choice(_LABELS), _PLAIN)

    def _choose_words(self) -> bool:
        """Choose a word on screen that no span lies over, by a double click."""
        desk, shown = self._work.desk, self._work.article.visible_range()
        reaches = self._hands.reaches
        free = [at for at in desk.tokens.starts if shown[0] <= at < shown[1] and not desk.at(at)]
        place = next((at for at in self._random.sample(free, min(len(free), 8)) if reaches(at)), -1)
        if place >= 0:
            self._hands.choose(place)
        return place >= 0

    def _create(self) -> None:
        if self._choose_words():
            self._hands.key(self._random.choice(_LABELS), _PLAIN)

    def _claim(self) -> None:
        """State what is claimed; its source and cue are looked for by the suggestion process."""
        if self._choose_words():
            self._press("annotate.stretch")
            self._hands.key(Qt.Key.Key_C, _PLAIN)

    def _link(self) -> None:
        self._press("claims.next")
        self._press("annotate.link")
        self._press("annotate.next_span")
        self._press("annotate.leave")

    def _comment(self) -> None:
        if self._work.desk.focused is None:
            self._press("annotate.next_span")
        self._press("annotate.flag")
        field = QApplication.focusWidget()
        if field is not None and field is not self._work.article:
            QTest.keyClicks(field, "a comment ")
            QTest.keyClick(field, Qt.Key.Key_Return)

    def _open(self) -> None:
        """Go on to the article after this one, as finishing does: each is worked on once.

        Articles that were worked on before have more spans, and take longer: with those the day
        would grow slower although nothing in the window does.
        """
        document = self._work.desk.document
        here = self._articles.index(document.id) if document is not None else -1
        self._work.desk.open(self._articles[(here + 1) % len(self._articles)])

    def _search(self) -> None:
        self._press("view.find")
        line = self._work.library.search
        QTest.keyClicks(line, self._random.choice(_WORDS))
        self._wait(lambda: self._work.library.model.complete)
        self._work.library.field.line.clear()

    # Windows

    def _history(self) -> None:
        self._press("edit.history")
        for shown in self._window.findChildren(HistoryWindow):
            self._show_and_close(shown)

    def _concordance(self) -> None:
        self._press("view.concordance")
        shown = self._feature(Concordance).shown
        if isinstance(shown, ConcordanceWindow):
            shown.form.field.setText(self._random.choice(_WORDS))
            QTest.keyClick(shown.form.field, Qt.Key.Key_Return)
            self._wait(lambda: not shown.jobs.busy)
            self._show_and_close(shown)

    def _everywhere(self) -> None:
        """Propose a span's label in all other articles, or give it up after the preview."""
        if self._work.desk.focused is None:
            self._press("annotate.next_span")
        self._press("annotate.same_everywhere")
        panel = self._feature(Propagation).panel
        self._wait(lambda: not panel.searching)
        if panel.propose.isVisible() and panel.propose.isEnabled() and self._random.random() < 0.5:
            panel.propose.click()
            self._wait(lambda: not self._window.jobs.busy)
        if panel.isVisible():
            panel.give_up()

    def _show_and_close(self, shown: QWidget) -> None:
        step()
        shown.close()

    def _feature(self, kind: type[_Kind]) -> _Kind:
        return next(one for one in self._window.features if isinstance(one, kind))

    def _wait(self, until: Callable[[], bool]) -> None:
        for _ in range(_PATIENCE):
            if until():
                return
            step()
        raise RuntimeError("a search did not end")
