"""A project that is only read, as a part of the window: its strip, and the ways out."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import QBoxLayout

from annotator.app.messages import message_of
from annotator.ui.i18n import language
from annotator.ui.read_only.strip import ReadOnlyStrip

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class ReadOnly(QObject):
    """Shows the strip while the open project is only read; nothing otherwise."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._project = window, work.bridge.project
        self.strip: ReadOnlyStrip | None = None
        if self._project.read_only:
            self._show()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return nothing: its buttons are those of commands that there are."""
        return {}

    def remove(self) -> None:
        """Leave the window."""
        if self.strip is not None:
            self._window.appearance.changed.disconnect(self.strip.set_theme)
            self.strip.hide()
            self.strip.deleteLater()
        self.deleteLater()

    def refresh(self) -> None:
        """Read the project as it is now."""
        self._window.project.open_read_only(self._project.path)

    def work(self) -> None:
        """Try to open the project for work; where that fails, it is said why."""
        self._window.project.open(self._project.path)

    def _show(self) -> None:
        window = self._window
        at = QDateTime.fromSecsSinceEpoch(round(self._project.as_of or 0))
        when = self.tr("Read only, as of {time}.").format(
            time=QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
        )
        reason = window.project.refusal
        why = message_of(reason, language()).what if reason is not None else ""
        self.strip = ReadOnlyStrip(when, why, window.appearance.theme)
        centre = window.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.strip)
        self.strip.show()  # at once, not a frame later
        window.appearance.changed.connect(self.strip.set_theme)
        self.strip.refresh_wanted.connect(self.refresh)
        self.strip.work_wanted.connect(self.work)
        self.strip.copy_wanted.connect(window.commands["project.save_copy"].trigger)
