"""The window's keys: taken from the settings, changed in a dialog, kept at once."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.ui.commands import COMMANDS
from annotator.ui.preferences import Preferences
from annotator.ui.shortcuts.conflicts import clash
from annotator.ui.shortcuts.keymap import Keymap, current, install, resolved
from annotator.ui.shortcuts.presets import Keys

KEYS = frozenset(("preset", "shortcuts"))
"""The settings that concern keys."""


class Shortcuts(QObject):
    """Keeps the keymap in force with the settings; what is stored are differences alone."""

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.follow()

    @property
    def preset(self) -> str:
        """The name of the preset in force."""
        return self._preferences.settings.preset

    @property
    def own(self) -> Mapping[str, Keys]:
        """The person's own keys, by command."""
        return self._preferences.settings.shortcuts

    @property
    def base(self) -> Keymap:
        """The preset's keymap, without the person's own keys."""
        return resolved(self.preset)

    def follow(self) -> None:
        """Put the keymap of the settings in force."""
        install(resolved(self.preset, self.own))

    def use(self, preset: str) -> None:
        """Take a preset's keys; the person's own keys go."""
        self._preferences.set("shortcuts", {})
        self._preferences.set("preset", preset)

    def assign(self, changes: Mapping[str, Keys]) -> None:
        """Give commands other keys, all of them at once."""
        base = self.base
        wanted = {**self.own, **changes}
        table = {command.id: command for command in COMMANDS}
        kept = {
            item: tuple(keys)
            for item, keys in wanted.items()
            if item not in table or tuple(keys) != base.of(table[item])
        }
        self._preferences.set("shortcuts", kept)

    def reset(self, identifier: str) -> None:
        """Give one command the preset's keys again; who has one of them now loses it."""
        command = next(item for item in COMMANDS if item.id == identifier)
        self.assign(with_keys(identifier, self.base.of(command), current()))

    def reset_all(self) -> None:
        """Give all commands the preset's keys again."""
        self._preferences.set("shortcuts", {})

    def replace(self, preset: str, own: Mapping[str, Keys]) -> None:
        """Take a preset and own keys together, as they came from a file."""
        self._preferences.set("preset", preset)
        self._preferences.set("shortcuts", {})
        self.assign(own)


def with_keys(identifier: str, keys: Keys, keymap: Keymap) -> dict[str, Keys]:
    """Return what changes when a command gets ``keys``: it, and those who lose theirs to it."""
    changes: dict[str, Keys] = {identifier: keys}
    for other in COMMANDS:
        held = keymap.of(other)
        left = tuple(one for one in held if not any(clash(one, new) for new in keys))
        if other.id != identifier and left != held:
            changes[other.id] = left
    return changes
