"""What is shown when the program has a bug."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.i18n import translate


class CrashDialogs:
    """Shows one report at a time: a bug that repeats must not bury the work in windows."""

    def __init__(self) -> None:
        self.open: ReportDialog | None = None
        self.parent: QWidget | None = None
        self.folder: Path | None = None
        self._showing = False

    def show(self, report: str) -> None:
        """Show a report, unless one is being shown or showing it is what fails."""
        if self.open is not None or self._showing:
            return
        self._showing = True
        try:
            self._open(report)
        finally:
            self._showing = False

    def _open(self, report: str) -> None:
        dialog = ReportDialog(
            translate("crash", "Something went wrong"),
            translate(
                "crash",
                "The program made a mistake. Your work is saved: every gesture is on disk before "
                "the next one. You can go on; if something looks odd, close the window and open "
                "it again. The report below holds nothing of your articles: please send it along "
                "if you report the mistake. It is also in the log, in {folder}.",
            ).format(folder=self.folder),
            report,
            self.parent,
        )
        dialog.finished.connect(self._closed)
        self.open = dialog
        dialog.show()

    def _closed(self) -> None:
        self.open = None
