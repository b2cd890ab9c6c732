"""The pages of the help: which there are, in which order, and their words with the keys in force.

A page is Markdown in ``resources/help/<language>``. In it ``{key:edit.undo}`` stands for the
person's own key of a command and ``{command:edit.undo}`` for its name in the window's language.
"""

import re
from dataclasses import dataclass

from annotator.core.resources import resource
from annotator.ui.command import Command
from annotator.ui.commands import COMMANDS
from annotator.ui.guidelines.markdown import escaped
from annotator.ui.i18n import words
from annotator.ui.shortcuts.conflicts import menu_path, plain
from annotator.ui.shortcuts.keymap import current, shown

FIRST = "first-hour"
"""What is shown when nothing else belongs to where one is."""

CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (words("help", "To begin"), (FIRST, "window", "keys", "without-mouse")),
    (
        words("help", "Annotating"),
        ("suggestions", "entities", "claims", "bulk", "notes", "guidelines"),
    ),
    (words("help", "Articles"), ("library", "search", "versions", "import", "export")),
    (
        words("help", "As a team"),
        ("team", "merge", "agreement", "compare", "dashboard", "quality"),
    ),
    (words("help", "The project"), ("scheme", "learning", "saving", "backups")),
    (words("help", "The program"), ("preferences", "trouble", "command-line", "glossary")),
)
"""The pages by chapter, in the order in which they are listed."""

PAGES = tuple(page for _, pages in CONTENTS for page in pages)
PLACEHOLDER = re.compile(r"\{(key|command):([^}]*)\}")
_TABLE = {command.id: command for command in COMMANDS}


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language. ``text`` is Markdown with the keys in force."""

    id: str
    title: str
    text: str


def source(identifier: str, language: str) -> str:
    """Return a page as it is written, with its placeholders."""
    return resource("help", language, f"{identifier}.md").read_text(encoding="utf-8")


def read(identifier: str, language: str) -> Page:
    """Return a page with the keys and names of the commands filled in."""
    text = source(identifier, language)
    title = text.partition("\n")[0].lstrip("# ")
    return Page(identifier, title, PLACEHOLDER.sub(_fill, text))


def key_of(command: Command) -> str:
    """Return a command's key as this system writes it; "" if it has none."""
    keys = current().of(command)
    return shown(keys[0]) if keys else ""


def _fill(found: re.Match[str]) -> str:
    """Return the name of a command, or its key; the way through the menus if it has no key."""
    kind, identifier = found.groups()
    command = _TABLE[identifier]
    name = plain(command.name).removesuffix("…")
    if kind == "command":
        return escaped(name)
    key = key_of(command)
    # What is struck out in Markdown is shown as a key: no page has another use for it.
    if key:
        together = escaped(key).replace(" ", "\u00a0")
        return f"~~{together}~~"
    return escaped(f"{menu_path(identifier)} › {name}")
