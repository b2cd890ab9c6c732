"""Commands of the menu Team: who annotates what, and what comes of their work together."""

from annotator.ui.command import Command

# fmt: off
TEAM: tuple[Command, ...] = (
)
