"""The last net: bugs that nobody caught, in slots, threads and Qt's callbacks; and the log."""

import faulthandler
import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from annotator.ui.crash_report import crash_report
from annotator.ui.last_end import Ended, Run

_LOG_BYTES = 500_000
_LOG_FILES = 3

log = logging.getLogger("annotator")


class CrashNet(QObject):
    """Catches what nobody caught and hands its report to the window; logs it, but not endlessly."""

    caught = Signal(str)
    """The report of a bug; may come from any thread, is received in the window's."""

    def __init__(self, show: Callable[[str], object], folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder or Path(platformdirs.user_log_dir("annotator", appauthor=False))
        self.ended: list[Ended] = []
        """How earlier runs ended unexpectedly, each told once."""
        self.explain: Callable[[BaseException], bool] = lambda _: False
        """Tells what is a fault of the disk and no bug; True where it did."""
        self._show = show
        self._log: logging.Handler | None = None
        self._run: Run | None = None
        self._times: Counter[str] = Counter()
        self.caught.connect(self._receive, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Catch from now on, and log to files in the folder."""
        self._open_log()
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook

    def remove(self) -> None:
        """Catch no more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._log is not None:
            log.removeHandler(self._log)
            self._log.close()
        if self._run is not None:
            faulthandler.disable()
            self._run.end()

    def note_unsaved(self, count: int) -> None:
        """Let the next start know what would be lost if the program ended now."""
        if self._run is not None:
            self._run.note_unsaved(count)

    def _open_log(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._log = RotatingFileHandler(
                self.folder / "annotator.log",
                maxBytes=_LOG_BYTES,
                backupCount=_LOG_FILES,
                encoding="utf-8",
            )
            self._run = Run(self.folder)
        except OSError as error:
            # A disk without room for a log must not keep anybody from working.
            log.warning("no log file: %s", error.strerror)
            return
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(self._log)
        log.setLevel(logging.INFO)
        self.ended = self._run.ended_before()
        for one in self.ended:
            log.error("ended unexpectedly\n%s", one.report)
        faulthandler.enable(self._run.faults)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        ours = threading.current_thread() is threading.main_thread()
        if not (ours and self.explain(error)):
            self._catch(error.with_traceback(trace))

    def _thread_hook(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and not issubclass(failed.exc_type, SystemExit):
            self._catch(failed.exc_value)

    def _unraisable_hook(self, failed: "sys.UnraisableHookArgs") -> None:
        """Log what went wrong while something was thrown away: nobody waits for it."""
        if failed.exc_value is not None:
            self._note(crash_report(failed.exc_value))

    def _catch(self, error: BaseException) -> None:
        report = crash_report(error)
        self._note(report)
        self.caught.emit(report)

    def _note(self, report: str) -> None:
        """Log a bug; one that happens with every frame painted must not push others out."""
        self._times[report] += 1
        times = self._times[report]
        if times == 1:
            log.error(report)
        elif times & (times - 1) == 0:
            log.error("%s times by now: %s", times, report.splitlines()[1:2])

    def _receive(self, report: str) -> None:
        try:
            self._show(report)
        except Exception as error:
            # Telling a bug is what failed: it is in the log, and nothing else is tried.
            self._note(crash_report(error))
