"""What a command of the window is."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.ui.i18n import translate


class Scope(StrEnum):
    """Where a command's shortcuts act."""

    WINDOW = "window"
    ARTICLE = "article"


class Needs(StrEnum):
    """What must be there for a command to be of use."""

    NOTHING = "nothing"
    PROJECT = "project"
    DOCUMENT = "document"
    SPAN = "span"
    UNDO = "undo"
    REDO = "redo"
    SUGGESTING = "suggesting"
    RECENT = "recent"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``text`` and ``tip`` are English and translated when shown."""

    id: str
    menu: str
    text: str
    tip: str
    shortcuts: tuple[str, ...]
    needs: Needs = Needs.DOCUMENT
    scope: Scope = Scope.WINDOW
    icon: str = ""
    choice: bool = False
    """One of several that exclude each other, ticked while it holds: ``view.theme.dark``."""
    toggle: bool = False
    separated: bool = False
    """A line stands before it in its menu."""

    @property
    def name(self) -> str:
        """The text in the window's language."""
        return translate("commands", self.text)

    @property
    def help(self) -> str:
        """The tip in the window's language."""
        return translate("commands", self.tip)
