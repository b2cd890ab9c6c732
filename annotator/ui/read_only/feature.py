"""A project that is only read, as a part of the window: its strip, and the ways out."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject
from PySide6.QtWidgets import QBoxLayout

from annotator.app.messages import message_of
from annotator.core.errors import ProjectHeldError, ProjectOpenByError
from annotator.ui.i18n import language
from annotator.ui.read_only.strip import ReadOnlyStrip
from annotator.ui.read_only.watch import FreeWatch

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class ReadOnly(QObject):
    """Shows the strip while the open project is only read; nothing otherwise."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._project = window, work, work.bridge.project
        self.strip: ReadOnlyStrip | None = None
        self.watch: FreeWatch | None = None
        if self._project.read_only:
            self._show()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands for a project that is only read do."""
        return {"project.reread": self.refresh, "project.work": self.work}

    def remove(self) -> None:
        """Leave the window."""
        if self.watch is not None:
            self.watch.stop()
        if self.strip is not None:
            self._window.appearance.changed.disconnect(self.strip.set_theme)
            self.strip.hide()
            self.strip.deleteLater()
        self.deleteLater()

    def refresh(self) -> None:
        """Read the project as it is now, at the same place."""
        shown = self._project.passing
        self._anew(self._window.project.open_read_only)
        if shown and self._window.workspace is not None:
            self._window.workspace.library.arrange(**shown)

    def work(self) -> None:
        """Try to open the project for work, at the same place; if that fails, it is said why."""
        self._anew(self._window.project.open)

    def _anew(self, opening: Callable[[Path], bool]) -> None:
        window, desk = self._window, self._work.desk
        place = (desk.document.id, self._work.article.place()) if desk.document else None
        if not opening(self._project.path) or place is None or window.workspace is None:
            return
        if not window.workspace.bridge.project.is_removed(place[0]):  # meanwhile
            window.workspace.desk.open(*place)

    def _show(self) -> None:
        window = self._window
        at = QDateTime.fromSecsSinceEpoch(round(self._project.as_of or 0))
        when = self.tr("Read only, as of {time}.").format(
            time=QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
        )
        reason = window.project.refusal
        why = message_of(reason, language()).what if reason is not None else ""
        actions = window.commands
        self.strip = ReadOnlyStrip(
            when,
            why,
            window.appearance.theme,
            (actions["project.reread"], actions["project.work"], actions["project.save_copy"]),
        )
        centre = window.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.strip)
        self.strip.show()  # at once, not a frame later
        window.appearance.changed.connect(self.strip.set_theme)
        if isinstance(reason, ProjectOpenByError | ProjectHeldError):
            self.watch = FreeWatch(self._project.path, self)
            self.watch.free.connect(self.strip.offer)
