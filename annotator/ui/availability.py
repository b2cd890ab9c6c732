"""Which commands are of use now, which of them hold, and what undo and redo are called."""

from typing import TYPE_CHECKING

from annotator.ui.command import Needs
from annotator.ui.history_text import redo_text, undo_text
from annotator.ui.reading import family_kind

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Availability:
    """Enables and ticks the commands of a window as its state asks."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._history: set[Needs] = set()
        self._marked: set[Needs] = set()

    def follow(self, *_: object) -> None:
        """Enable the commands that are of use now, and tick those that hold."""
        window, commands = self._window, self._window.commands
        there = self._history | self._marked
        bridge, work = window.project.bridge, window.workspace
        there.add(
            Needs.READING if bridge is not None and bridge.project.read_only else Needs.CHANGING
        )
        if bridge is not None and work is not None:
            there.add(Needs.PROJECT)
            there |= {Needs.DOCUMENT} if work.desk.document is not None else set()
            there |= {Needs.SPAN} if work.desk.focus is not None else set()
            there |= {Needs.SUGGESTING} if bridge.service.busy else set()
            commands.tick("view.library", on=not work.library.isHidden())
            commands.tick("view.inspector", on=not work.inspector.isHidden())
        commands.tick("view.bare", on=window.bare.on)
        settings = window.preferences.settings
        there |= {Needs.RECENT} if settings.recent else set()
        commands.allow(there)
        for choice in (
            f"theme.{settings.theme}",
            f"language.{settings.language}",
            f"font.{family_kind(settings.font)}",
        ):
            commands.tick(f"view.{choice}")

    def mark(self, need: Needs, *, there: bool) -> None:
        """Take from a feature whether what some commands need is there."""
        if there != (need in self._marked):
            self._marked ^= {need}
            self.follow()

    def follow_history(self, *_: object) -> None:
        """Name what undo and redo would do, then enable what is of use."""
        window = self._window
        shown = window.project.bridge is not None and window.workspace is not None
        project = window.project.bridge.project if shown and window.project.bridge else None
        changeable = project if project and not project.read_only else None
        undo = changeable.next_undo if changeable else None
        redo = changeable.next_redo if changeable else None
        self._history = {Needs.UNDO} if undo else set()
        self._history |= {Needs.REDO} if redo else set()
        keeping = window.project.bridge.keeping if project and window.project.bridge else None
        if keeping is not None:
            self._history |= {Needs.UNDO} if keeping.may_take_back else set()
            self._history |= {Needs.REDO} if keeping.may_bring_back else set()
        for name, words in (("edit.undo", undo_text(undo)), ("edit.redo", redo_text(redo))):
            action = window.commands[name]
            if action.text() != words:  # the menus and the toolbar would lay themselves out anew
                action.setText(words)
        self.follow()
