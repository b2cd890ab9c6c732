"""Looking, beside the window, whether whoever has a project open has let it go."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.on_disk import seems_free

LOOK = 5.0
"""Seconds between two looks at the lock file."""
_ASK = 500
"""Milliseconds between two questions whether it was found to be free."""


class FreeWatch(QObject):
    """Says once that a project seems to be free. A drive that does not answer holds nobody up."""

    free = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._ended, self._found = threading.Event(), threading.Event()
        looking = threading.Thread(target=_look, args=(path, self._ended, self._found))
        looking.daemon = True
        looking.start()
        self._timer = QTimer(self, interval=_ASK)
        self._timer.timeout.connect(self._ask)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._ended.set()

    def _ask(self) -> None:
        if self._found.is_set():
            self.stop()
            self.free.emit()


def _look(path: Path, ended: threading.Event, found: threading.Event) -> None:
    while not ended.wait(LOOK):
        if seems_free(path):
            found.set()
            return
