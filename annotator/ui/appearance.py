"""Light, dark or high contrast: the user's choice, or the system's as it changes."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from annotator.ui.preferences import Preferences
from annotator.ui.theme import Theme, apply_theme, choose_theme

_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast-light": Qt.ColorScheme.Light,
    "contrast-dark": Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """The theme in force; views take it over when it changes."""

    changed = Signal(object)
    """The new ``Theme``."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        super().__init__(preferences)
        self._app = app
        self._preferences = preferences
        self._ask_system()
        self.theme: Theme = choose_theme(preferences.settings.theme)
        apply_theme(app, self.theme)
        preferences.changed.connect(self._follow_setting)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._choose)
        hints.accessibility().contrastPreferenceChanged.connect(self._choose)

    def _follow_setting(self, name: str) -> None:
        if name == "theme":
            self._ask_system()
            self._choose()

    def _ask_system(self) -> None:
        """Have window frames and native file choosers drawn light or dark as well."""
        wanted = _SCHEMES.get(self._preferences.settings.theme, Qt.ColorScheme.Unknown)
        QGuiApplication.styleHints().setColorScheme(wanted)

    def _choose(self) -> None:
        theme = choose_theme(self._preferences.settings.theme)
        if theme is not self.theme:
            self.theme = theme
            apply_theme(self._app, theme)
            self.changed.emit(theme)
