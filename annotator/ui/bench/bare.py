"""A bare window with the text of an article, to measure starts against. Imports Qt alone."""

import os
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit


class Probe(QObject):
    """Notes when a widget that was painted has come to an event sent after that."""

    USABLE = QEvent.Type(QEvent.registerEventType())

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.usable = 0.0
        self._watched = watched
        self._painted = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Let everything through."""
        if event.type() is QEvent.Type.Paint and not self._painted:
            self._painted = True
            QApplication.postEvent(self._watched, QEvent(self.USABLE))
        elif event.type() == self.USABLE:
            self.usable = perf_counter()
            self.found()
        return False

    def found(self) -> None:
        """Go on from here: by itself, end the program."""
        QApplication.exit()


def bare_window(begun: float, text: str) -> tuple[float, float, float]:
    """Show a window with a text; return the seconds since ``begun``, and its memory in MB."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bare"])
    window = QMainWindow()
    edit = QTextEdit()
    edit.setPlainText(text)
    window.setCentralWidget(edit)
    window.resize(1280, 800)
    probe = Probe(edit.viewport())
    window.show()
    app.exec()
    from annotator.app.bench.machine import memory_of  # noqa: PLC0415  (not part of the start)

    used = memory_of()
    return probe.usable - begun, used.resident if used else 0.0, used.share if used else 0.0
