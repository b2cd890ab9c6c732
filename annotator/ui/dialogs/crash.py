"""What is shown when the program has a bug, and when it had ended unexpectedly."""

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.i18n import translate

if TYPE_CHECKING:
    from annotator.ui.last_end import Ended
    from annotator.ui.main_window import MainWindow

_TOGETHER = 5
"""Reports shown in one dialog; more of them say nothing new."""


class CrashDialogs:
    """Shows bugs: one dialog at a time, each bug once; one that repeats is told in the bar."""

    def __init__(self) -> None:
        self.open: ReportDialog | None = None
        self.parent: MainWindow | None = None
        self.folder: Path | None = None
        self.unsaved: Callable[[], int] = lambda: 0
        """How many gestures are in memory only."""
        self.recover: Callable[[], object] = lambda: None
        """Lets what is shown be read from the project again."""
        self._times: Counter[str] = Counter()
        self._shown: list[str] = []
        self._showing = False
        self._ended: ReportDialog | None = None

    def show(self, report: str) -> None:
        """Show a report, unless showing one is what fails."""
        if self._showing:
            return
        self._times[report] += 1
        self._showing = True
        try:
            self._tell(report)
        finally:
            self._showing = False

    def show_ended(self, ended: Sequence["Ended"]) -> None:
        """Say that the program had ended unexpectedly, and what that means for the work."""
        if not ended:
            return
        lost = sum(one.unsaved for one in ended)
        sentence = translate("crash", "The program ended unexpectedly the last time.")
        if lost:
            sentence += " " + translate(
                "crash",
                "%n gesture(s) that the window had marked as not saved are lost; every other one "
                "is on disk.",
                "",
                lost,
            )
        else:
            sentence += " " + translate(
                "crash",
                "Nothing was lost: every gesture is on disk before the next one. The report below "
                "holds nothing of your articles: please send it along if you report this.",
            )
        report = "\n\n".join(one.report for one in ended if one.report)
        title = translate("crash", "Ended unexpectedly")
        self._ended = ReportDialog(title, sentence, report, self.parent)
        self._ended.show()

    def _tell(self, report: str) -> None:
        if self._times[report] == 1:
            QTimer.singleShot(0, self.recover)
            if self.open is None:
                self._open(report)
            elif len(self._shown) < _TOGETHER:
                self._shown.append(report)
                self.open.report.setPlainText("\n\n".join(self._shown))
        elif self.open is None:
            self._say_again(report)

    def _open(self, report: str) -> None:
        dialog = ReportDialog(
            translate("crash", "Something went wrong"), self._sentence(), report, self.parent
        )
        dialog.finished.connect(self._closed)
        self.open, self._shown = dialog, [report]
        dialog.show()

    def _sentence(self) -> str:
        unsaved = self.unsaved()
        if unsaved:
            saved = translate(
                "crash",
                "%n gesture(s) could not be saved before that and are in this window's memory "
                "only: save a copy elsewhere first. Everything else is on disk.",
                "",
                unsaved,
            )
        else:
            saved = translate(
                "crash", "Your work is saved: every gesture is on disk before the next one."
            )
        then = translate(
            "crash",
            "You can go on; if something looks odd, close the window and open it again. The report "
            "below holds nothing of your articles: please send it along if you report the mistake. "
            "It is also in the log, in {folder}.",
        ).format(folder=self.folder)
        return " ".join((translate("crash", "The program made a mistake."), saved, then))

    def _say_again(self, report: str) -> None:
        """Tell without a dialog that a bug which was shown has happened again."""
        if self.parent is None:
            return
        times = self._times[report]
        if times & (times - 1) and times > _TOGETHER:
            return  # with every frame painted, say
        self.parent.messages.say(
            translate("crash", "The program made the same mistake again."),
            self._sentence_short(),
            more=translate("crash", "Report…"),
            show_more=lambda: self._open(report),
        )

    def _sentence_short(self) -> str:
        if self.unsaved():
            return translate("crash", "Save a copy elsewhere: not everything is saved.")
        return translate("crash", "Your work is saved.")

    def _closed(self) -> None:
        self.open = None
