"""The keys in force: a preset's, with the person's own choices on top.

There is one keymap in the running window, as there is one language: whatever shows a key asks
``current()``, so that a tooltip, a chip and the sheet of keys never disagree.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtGui import QKeySequence

from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme
from annotator.ui.command import Command, Scope
from annotator.ui.commands import COMMANDS
from annotator.ui.shortcuts.presets import OURS, Keys, load_preset

DIGITS = "1234567890"
_EVERYWHERE = frozenset(
    ("Tab", "Backtab", "Return", "Enter", "Space", "Left", "Right", "Up", "Down", "Home", "End")
)
"""Keys that lists, buttons and fields need whatever is held with them."""
_PAGES = frozenset(("PgUp", "PgDown"))
"""Keys that lists need unless Ctrl is held."""


@dataclass(frozen=True)
class Keymap:
    """Every command's keys, and whether labels go by digits instead of the scheme's keys."""

    keys: Mapping[str, Keys] = field(default_factory=dict)
    digits: bool = False

    def of(self, command: Command) -> Keys:
        """Return the keys of a command; the first is the one to show."""
        return self.keys.get(command.id, command.shortcuts)

    def scope(self, command: Command) -> Scope:
        """Return where a command's keys act.

        With a key that every list and button needs it acts in the article alone.
        """
        plain = any(needed_everywhere(keys) for keys in self.of(command))
        return Scope.ARTICLE if plain else command.scope

    @cached_property
    def _taken(self) -> frozenset[str]:
        return frozenset(keys.upper() for command in COMMANDS for keys in self.of(command))

    def labels(self, scheme: Scheme) -> dict[LabelId, str]:
        """Return the key of every label that has one: no command's, for commands go first."""
        own = _digits(scheme) if self.digits else {}
        used = set(own.values())
        for label in scheme.labels():
            if label.id not in own and label.key and label.key.upper() not in used:
                own[label.id] = label.key.upper()
        return {label: key for label, key in own.items() if key not in self._taken}


def resolved(
    preset: str = OURS, own: Mapping[str, Keys] | None = None, platform: str = sys.platform
) -> Keymap:
    """Return the keymap of a preset with the person's own keys, for a platform."""
    chosen = load_preset(preset)
    known = {command.id for command in COMMANDS}
    keys = {item: found for item, found in chosen.on(platform).items() if item in known}
    keys |= {item: tuple(found) for item, found in (own or {}).items() if item in known}
    return Keymap(keys, chosen.digits)


def needed_everywhere(keys: str) -> bool:
    """Tell whether a key sequence begins with one that lists, buttons and fields need."""
    first = keys.split(", ", maxsplit=1)[0]
    key = first.rpartition("+")[2]
    return key in _EVERYWHERE or (key in _PAGES and "Ctrl" not in first)


def shown(keys: str) -> str:
    """Return a key sequence as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


class _Installed:
    """The keymap of the running window."""

    keymap = Keymap()


def install(keymap: Keymap) -> None:
    """Let everything show and take the keys of ``keymap`` from now on."""
    _Installed.keymap = keymap


def current() -> Keymap:
    """Return the keymap in force."""
    return _Installed.keymap


def _digits(scheme: Scheme) -> dict[LabelId, str]:
    zones = scheme.zone_layers()
    labels = [
        label.id
        for layer in scheme.layers
        if layer.id not in zones
        for label in layer.labels
        if label.enabled
    ]
    return dict(zip(labels, DIGITS, strict=False))
