"""Commands of the menu Team: who annotates what, and what comes of their work together."""

from annotator.ui.command import Command, Needs
from annotator.ui.i18n import words

# fmt: off
TEAM: tuple[Command, ...] = (
    Command("team.work_as", "team", words("commands", "&Work as…"),
            words("commands", "Choose as which person of the project you work"),
            ("Ctrl+U, W",), Needs.PROJECT, icon="annotator"),
)
