"""The projects opened last, on the welcome page: where they lie, since when, and which are gone."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.ui.elided import ElidedLabel
from annotator.ui.icons import icon
from annotator.ui.theme import Theme

_LOOK = 40
"""Milliseconds between two looks whether the files have been looked up."""


class RecentProjects(QWidget):
    """A row for each project. Files are looked up beside the window: a drive may not answer."""

    opened = Signal(str)
    forgotten = Signal(str)
    searched = Signal()
    """Somebody wants to look for a project that is not where it was."""

    def __init__(self, paths: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QToolButton] = {}
        self.notes: dict[str, ElidedLabel] = {}
        self.missing: set[str] = set()
        """Projects that are not where they were."""
        self._theme = theme
        heading = QLabel(self.tr("Opened last"), self)
        heading.setObjectName("heading")
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(8)
        self._rows.setVerticalSpacing(4)
        self._rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(heading)
        layout.addLayout(self._rows)
        for row, path in enumerate(paths):
            self._add(row, path)
        self._found: dict[str, float | None] = {}
        self._thread = threading.Thread(target=_look_up, args=(list(paths), self._found))
        self._thread.daemon = True  # nobody waits for a drive that does not answer
        self._thread.start()
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    def _add(self, row: int, path: str) -> None:
        opening = QToolButton(self)
        opening.setText(Path(path).stem.replace("&", "&&"))
        opening.setStyleSheet("padding-left: 0; padding-right: 4px;")
        opening.setToolTip(self.tr("Open {path}").format(path=path))
        opening.setCursor(Qt.CursorShape.PointingHandCursor)
        opening.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        opening.clicked.connect(lambda: self._open(path))
        note = ElidedLabel(self)
        note.setObjectName("muted")
        note.setText(str(Path(path).parent))
        forget = QToolButton(self)
        forget.setIcon(icon("remove", self._theme, "muted"))
        forget.setToolTip(self.tr("Take it off this list; the file stays"))
        forget.setAccessibleName(self.tr("Take {path} off the list").format(path=path))
        forget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        forget.clicked.connect(lambda: self.forgotten.emit(path))
        for column, widget in enumerate((opening, note, forget)):
            self._rows.addWidget(widget, row, column)
        self.buttons[path], self.notes[path] = opening, note

    def _open(self, path: str) -> None:
        if path in self.missing:
            self.searched.emit()
        else:
            self.opened.emit(path)

    def _take(self) -> None:
        """Show what has been found out so far."""
        for path, changed in list(self._found.items()):
            del self._found[path]
            folder = str(Path(path).parent)
            if changed is None:
                self.missing.add(path)
                text = self.tr("not there any more · {folder}").format(folder=folder)
                self.buttons[path].setToolTip(
                    self.tr("It was moved or renamed, or its drive is not connected: look for it")
                )
            else:
                when = QDateTime.fromSecsSinceEpoch(round(changed)).date()
                day = QLocale().toString(when, QLocale.FormatType.ShortFormat)
                text = self.tr("{day} · {folder}").format(day=day, folder=folder)
            self.notes[path].setText(text)
            self.buttons[path].setAccessibleDescription(text)
        if not self._found and not self._thread.is_alive():
            self._timer.stop()


def _look_up(paths: list[str], found: dict[str, float | None]) -> None:
    """Note when each file was changed, or that it is not there."""
    for path in paths:
        try:
            found[path] = Path(path).stat().st_mtime
        except OSError:
            found[path] = None
