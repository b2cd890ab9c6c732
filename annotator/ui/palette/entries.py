"""What the palette offers: every command of the table, and every label of the project."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction

from annotator.ui.actions import Actions, shown_keys
from annotator.ui.command import Command
from annotator.ui.commands import COMMANDS
from annotator.ui.i18n import translate
from annotator.ui.palette.matching import fit
from annotator.ui.shortcuts.conflicts import menu_path, plain

_TIP = 0.5
"""What a match in the tip is worth beside one in the name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the palette."""

    id: str
    name: str
    english: str
    tip: str
    where: str
    """The menus that lead to it."""
    keys: str
    action: QAction
    why_not: str = ""
    """Why it cannot be done now."""

    def fits(self, query: str) -> float:
        """Return how well a query fits the name in the window's language, or in English."""
        named = max(fit(query, f"{self.name} {self.where}"), fit(query, self.english))
        return max(float(named), _TIP * fit(query, self.tip)) if query else 1.0


def entries(actions: Actions, labels: Sequence[QAction]) -> list[Entry]:
    """Return a line for every command but the palette itself, and for every label."""
    commands = [_of(command, actions) for command in COMMANDS if command.id != OWN]
    return [*commands, *(_label(action) for action in labels)]


OWN = "help.palette"


def ordered(found: Sequence[Entry], query: str, recent: Sequence[str]) -> list[Entry]:
    """Return the entries that fit a query, best first; what was used last comes before equals.

    What cannot be done now comes after what can, if it fits no better.
    """
    rank = {identifier: place for place, identifier in enumerate(recent)}
    scored = [(entry.fits(query), entry) for entry in found]

    def key(item: tuple[float, Entry]) -> tuple[float, bool, int]:
        score, entry = item
        used = rank.get(entry.id, len(rank))
        bonus = 0 if not query or entry.id not in rank else 4
        return -(score + bonus), not entry.action.isEnabled(), used

    return [entry for score, entry in sorted(scored, key=key) if score > 0]


def _of(command: Command, actions: Actions) -> Entry:
    action = actions[command.id]
    return Entry(
        command.id,
        plain(action.text()),
        f"{plain(command.text)} {command.id.replace('.', ' ').replace('_', ' ')}",
        command.help,
        menu_path(command.id),
        "  ".join(shown_keys(action)[:1]),
        action,
        "" if action.isEnabled() else actions.why_not(command),
    )


def _label(action: QAction) -> Entry:
    name = plain(action.text())
    return Entry(
        action.objectName(),
        translate("palette", "Label: {label}").format(label=name),
        f"label {name} {action.objectName().partition('.')[2]}",
        action.toolTip(),
        translate("menus", "&Labels").replace("&", ""),
        "  ".join(shown_keys(action)[:1]),
        action,
    )
