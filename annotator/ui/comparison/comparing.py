"""Comparing the open project with gold: a job beside the work, then a window of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.comparison.window import ComparisonWindow
from annotator.ui.desk import Selection
from annotator.ui.dialogs import choosers

if TYPE_CHECKING:
    from annotator.app.comparing import Comparison, ComparisonProgress
    from annotator.app.error_report import Finding
    from annotator.ui.main_window import MainWindow


class Comparing(QObject):
    """Asks for gold, compares, and shows the result until its window or the project is closed."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Compare with the gold that the person chooses."""
        path = choosers.gold_to_compare(self._window)
        if path is not None:
            self.compare(path)

    def compare(self, path: Path) -> None:
        """Compare with the gold at ``path`` beside the work."""
        from annotator.app.comparing import compare_project  # noqa: PLC0415  (rarely used)

        bridge = self._window.project.bridge
        if bridge is None:
            return
        steps = compare_project(bridge.project, path)
        job = self._window.jobs.run(self.tr("Comparing with gold…"), steps)
        job.finished.connect(self._finished)
        job.failed.connect(bridge.failed)

    def _finished(self, progress: "ComparisonProgress") -> None:
        if progress.comparison is not None:
            self.show(progress.comparison)

    def show(self, comparison: "Comparison") -> ComparisonWindow:
        """Show a comparison in a window of its own."""
        appearance = self._window.appearance
        shown = ComparisonWindow(comparison, appearance.theme, self._window)
        appearance.changed.connect(shown.set_theme)
        self._window.project.closing.connect(shown.close)
        shown.asked.connect(lambda finding: self._go_to(comparison, finding))
        shown.errors.activated.connect(self._enter)
        shown.show()
        return shown

    def _enter(self) -> None:
        """Give the keyboard to the article that an error has opened."""
        if self._window.workspace is not None:
            self._window.activateWindow()
            self._window.workspace.article.setFocus()

    def _go_to(self, comparison: "Comparison", finding: "Finding") -> None:
        """Lay the article of an error on the desk, at the error."""
        work = self._window.workspace
        if work is None:
            return
        document, (start, end) = comparison.place(finding)
        desk, words = work.desk, Selection(start, end, exact=True)
        focused = desk.focused
        shown = desk.selection or (focused and Selection(focused.start, focused.end, exact=True))
        if desk.document is not None and desk.document.id == document and shown == words:
            return  # a click chooses a row and is one as well
        desk.open(document, start)
        there = [span for span in desk.visible() if (span.start, span.end) == (start, end)]
        if there:
            desk.set_focus(there[0].id)
        else:
            desk.select(words)
