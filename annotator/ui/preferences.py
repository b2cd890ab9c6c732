"""The user's settings while the window is open."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.app.settings import Settings, SettingsFile, checked


class Preferences(QObject):
    """The settings in force; each change is in the settings file at once."""

    changed = Signal(str)
    """The name of the setting that has another value now."""
    not_kept = Signal(str)
    """Why the settings could not be written; they hold until the window closes."""

    def __init__(self, file: SettingsFile | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or SettingsFile()
        self.settings: Settings = self._file.read()

    def set(self, name: str, value: object) -> None:
        """Give a setting a value.

        Raises:
            SettingInvalidError: the setting cannot have this value.
        """
        usable = checked(self.settings, name, value)
        if usable == self.settings:
            return
        self._keep(usable)
        self.changed.emit(name)

    def opened(self, path: Path) -> None:
        """Put a project first among the recent ones."""
        self._keep(self.settings.with_recent(path))
        self.changed.emit("recent")

    def forget(self, path: str) -> None:
        """Take a project that is gone off the recent ones."""
        self.set("recent", tuple(item for item in self.settings.recent if item != path))

    def trust(self, fingerprint: str) -> None:
        """Remember that a pipeline folder with this fingerprint may be loaded."""
        self._keep(self.settings.with_trusted(fingerprint))
        self.changed.emit("trusted")

    def _keep(self, settings: Settings) -> None:
        self.settings = settings
        try:
            self._file.write(settings)
        except OSError as error:
            self.not_kept.emit(error.strerror or str(error))
