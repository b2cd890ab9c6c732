"""What goes against giving a command a key, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from PySide6.QtGui import QKeySequence

from annotator.ui.command import Command
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.keymap import Keymap, needed_everywhere, shown


class Kind(StrEnum):
    """How bad it is."""

    COMMAND = "command"
    """Another command has the key; only one of the two can keep it."""
    LABEL = "label"
    """A label has the key and would lose it."""
    TYPES = "types"
    """The key types a character on some keyboards."""
    ARTICLE = "article"
    """The key would act in the article only, where the command's other keys act everywhere."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that a key of a command goes against. ``other`` is a command's id or a label."""

    kind: Kind
    keys: str
    other: str = ""
    others_keys: str = ""

    @property
    def text(self) -> str:
        """Say it in the window's language."""
        pattern = {
            Kind.COMMAND: translate(
                "shortcuts", "{keys} belongs to “{other}” ({menu}), which would lose it."
            )
            if self.keys == self.others_keys
            else translate(
                "shortcuts",
                "{keys} cannot be told from {others_keys} of “{other}” ({menu}), which would "
                "lose it.",
            ),
            Kind.LABEL: translate("shortcuts", "{keys} labels “{other}”, which would lose it."),
            Kind.TYPES: translate(
                "shortcuts",
                "{keys} types a character on some keyboards (AltGr is Ctrl+Alt there); it may "
                "not work on yours.",
            ),
            Kind.ARTICLE: translate(
                "shortcuts",
                "{keys} is needed by lists and buttons: with it the command acts only while the "
                "article has the keyboard.",
            ),
        }[self.kind]
        return pattern.format(
            keys=shown(self.keys),
            others_keys=shown(self.others_keys),
            other=_named(self.other),
            menu=menu_path(self.other),
        )

    @property
    def takes(self) -> bool:
        """Whether something else loses its key."""
        return self.kind in (Kind.COMMAND, Kind.LABEL)


def clash(one: str, other: str) -> bool:
    """Tell whether two key sequences are the same or one begins the other."""
    none = QKeySequence.SequenceMatch.NoMatch
    first, second = QKeySequence(one), QKeySequence(other)
    return first.matches(second) is not none or second.matches(first) is not none


def against(
    command: Command, keys: str, keymap: Keymap, labels: Mapping[str, str]
) -> list[Conflict]:
    """Return what goes against giving ``keys`` to a command; ``labels`` are keys by name."""
    found = [
        Conflict(Kind.COMMAND, keys, other.id, held)
        for other in COMMANDS
        if other.id != command.id
        for held in keymap.of(other)
        if clash(keys, held)
    ]
    found += [
        Conflict(Kind.LABEL, keys, name, key) for name, key in labels.items() if clash(keys, key)
    ]
    if types_a_character(keys):
        found.append(Conflict(Kind.TYPES, keys))
    if needed_everywhere(keys) and not any(needed_everywhere(k) for k in command.shortcuts):
        found.append(Conflict(Kind.ARTICLE, keys))
    return found


def clashes(keymap: Keymap, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield every pair of commands or labels whose keys cannot be told apart."""
    taken = [(command.id, keys) for command in COMMANDS for keys in keymap.of(command)]
    taken += list(labels.items())
    for (one, first), (other, second) in combinations(taken, 2):
        if clash(first, second):
            yield one, other


def types_a_character(keys: str) -> bool:
    """Tell whether AltGr types something with a key of the sequence on some keyboard."""
    for combination in keys.split(", "):
        key = combination.rpartition("+")[2] or "+"
        if "Ctrl" in combination and "Alt" in combination and len(key) == 1:
            return True
    return False


def menu_path(identifier: str) -> str:
    """Return the titles of the menus that lead to a command: ``View › Text``."""
    titles = dict(MENUS)
    menu = next((item.menu for item in COMMANDS if item.id == identifier), "")
    parts = menu.split(".") if menu else []
    steps = [".".join(parts[: length + 1]) for length in range(len(parts))]
    return " › ".join(plain(translate("menus", titles[step])) for step in steps)


def plain(text: str) -> str:
    """Return a menu's text without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _named(identifier: str) -> str:
    found = next((item for item in COMMANDS if item.id == identifier), None)
    return plain(found.name) if found else identifier
