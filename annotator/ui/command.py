"""What a command of the window is."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from annotator.ui.i18n import translate, words


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
    TRAINING = "training"
    RECENT = "recent"
    READING = "reading"
    """That the open project is only read."""
    CHANGING = "changing"
    """That the open project may be changed; see ``Command.changes``."""


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
    changes: bool = False
    """Whether it changes the project, and so is of no use in one that is only read."""

    def lacking(self, there: Set[Needs]) -> Needs | None:
        """Return what it lacks of what is ``there``; None where it can be used."""
        if self.changes and Needs.CHANGING not in there:
            return Needs.CHANGING
        return None if self.needs is Needs.NOTHING or self.needs in there else self.needs

    @property
    def name(self) -> str:
        """The text in the window's language."""
        return translate("commands", self.text)

    @property
    def help(self) -> str:
        """The tip in the window's language."""
        return translate("commands", self.tip)


_REASONS = {
    Needs.NOTHING: "",
    Needs.PROJECT: words("needs", "open a project first"),
    Needs.DOCUMENT: words("needs", "open an article first"),
    Needs.SPAN: words("needs", "focus a span first"),
    Needs.UNDO: words("needs", "there is nothing to undo"),
    Needs.REDO: words("needs", "there is nothing to redo"),
    Needs.SUGGESTING: words("needs", "no suggestions are being made"),
    Needs.TRAINING: words("needs", "nothing is being learned"),
    Needs.RECENT: words("needs", "no project was opened before"),
    Needs.READING: words("needs", "the project is open for work"),
    Needs.CHANGING: words("needs", "the project is only read"),
}
_OTHERWISE = words("needs", "not now")


def reason(needs: Needs) -> str:
    """Return why a command with these needs cannot be used while they are not met."""
    text = _REASONS.get(needs, _OTHERWISE)
    return translate("needs", text) if text else ""
