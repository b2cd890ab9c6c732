"""What helps with the window itself: finding a command, keys, preferences, the bare article."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ui.help.tools import HelpTools
from annotator.ui.reading import family_kind

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class WindowTools(QObject):
    """Opens the palette and the dialogs about the window; their code is read when asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.help = HelpTools(window)
        window.bare.changed.connect(self._follow_bare)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "edit.preferences": self.show_preferences,
            "edit.shortcuts": self.show_shortcuts,
            "help.palette": self.show_palette,
            **self.help.slots(),
            "view.bare": self._window.bare.toggle,
            "view.font.other": self._choose_typeface,
        }

    def show_palette(self) -> None:
        """Let the person type what is to be done."""
        from annotator.ui.palette.palette import CommandPalette  # noqa: PLC0415  (not at start)

        CommandPalette(self._window).popup()

    def show_shortcuts(self) -> None:
        """Let the person change keys."""
        from annotator.ui.shortcuts.dialog import ShortcutsDialog  # noqa: PLC0415  (rarely shown)

        bridge = self._window.project.bridge
        scheme = bridge.project.scheme if bridge is not None else None
        ShortcutsDialog(self._window.shortcuts, scheme, self._window).show()

    def show_preferences(self, page: str = "") -> None:
        """Show everything that can be set for this person on this machine."""
        from annotator.ui.dialogs.preferences import PreferencesDialog  # noqa: PLC0415  (ditto)

        PreferencesDialog(self._window, page).show()

    def _choose_typeface(self) -> None:
        # The tick stays with what holds until another face is chosen.
        kind = family_kind(self._window.preferences.settings.font)
        self._window.commands.tick(f"view.font.{kind}")
        self.show_preferences("reading")

    def _follow_bare(self) -> None:
        self._window.commands.tick("view.bare", on=self._window.bare.on)
