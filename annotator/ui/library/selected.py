"""What can be done with the articles selected in the list: all of it can be undone."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from annotator.app.operations.library import (
    FlagDocuments,
    RemoveDocuments,
    SetDetails,
    SetDocumentStates,
)
from annotator.app.operations.operation import Operation
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.ui.library.details import DetailsDialog
from annotator.ui.library.wording import title_of

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

_MANY = 20
"""Articles that are deleted without a backup first; undo brings any number back."""
_MENU = (
    ("library.to_do", "library.in_progress", "library.done", "library.skipped"),
    ("library.flag", "library.unflag", "library.details", "library.assign"),
    ("library.copy", "library.export"),
    ("library.delete",),
)
"""Commands of the list's menu, in groups."""


class Selected(QObject):
    """Serves the commands on the selected articles."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._list, self._model = work.library.list, work.library.model
        self._list.menu_wanted.connect(self.popup)
        self._list.delete_wanted.connect(self.delete)
        self._list.all_wanted.connect(self.select_all)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "library.select_all": self.select_all,
            "library.to_do": lambda: self.set_state(DocumentState.NEW),
            "library.in_progress": lambda: self.set_state(DocumentState.IN_PROGRESS),
            "library.done": lambda: self.set_state(DocumentState.DONE),
            "library.skipped": lambda: self.set_state(DocumentState.SKIPPED),
            "library.flag": lambda: self.flag(on=True),
            "library.unflag": lambda: self.flag(on=False),
            "library.details": self.ask_details,
            "library.copy": self.copy,
            "library.delete": self.delete,
        }

    def articles(self) -> list[DocumentId]:
        """Return the selected articles, in the order of the list."""
        return [
            identifier
            for first, last in self._list.selected_ranges()
            for identifier in self._model.identifiers(first, last)
        ]

    def popup(self, place: QPoint) -> QMenu:
        """Show what can be done with the selected articles."""
        menu = QMenu(self._list)
        for group in _MENU:
            menu.addActions([self._window.commands[name] for name in group])
            menu.addSeparator()
        menu.setToolTipsVisible(True)
        menu.popup(place)
        return menu

    def select_all(self) -> None:
        """Select every article that is listed."""
        self._model.complete_now()
        self._list.selectAll()

    def set_state(self, state: DocumentState) -> None:
        """Set the state of the selected articles."""
        self._do(lambda documents: SetDocumentStates(documents, state))

    def flag(self, *, on: bool) -> None:
        """Flag the selected articles, or take their flags away."""
        self._do(lambda documents: FlagDocuments(documents, on))

    def ask_details(self) -> DetailsDialog | None:
        """Ask for a field and what it is to be set to."""
        chosen = self._chosen()
        if not chosen:
            return None
        dialog = DetailsDialog(self._work.bridge.project, len(chosen), self._window)
        dialog.wanted.connect(
            lambda field, value: self._work.bridge.do(SetDetails(tuple(chosen), field, value))
        )
        dialog.show()
        return dialog

    def copy(self) -> None:
        """Copy the titles of the selected articles, one a line."""
        titles = [
            title_of(self._model.summary(row))
            for first, last in self._list.selected_ranges()
            for row in range(first, last + 1)
        ]
        if titles or self._chosen():
            QGuiApplication.clipboard().setText("\n".join(titles))

    def delete(self) -> None:
        """Take the selected articles out of the project; undo brings them back."""
        chosen = tuple(self._chosen())
        if len(chosen) > _MANY:
            self._back_up_and_delete(chosen)
        elif chosen:
            self._delete(chosen)

    def _back_up_and_delete(self, chosen: tuple[DocumentId, ...]) -> None:
        from annotator.app.backups import Reason, first  # noqa: PLC0415  (not at start)

        steps = first(self._work.bridge.project, Reason.REMOVAL)
        job = self._window.jobs.run(self.tr("Making a backup…"), steps)
        job.finished.connect(lambda _: self._delete(chosen))
        # Undo brings them back, backup or not.
        job.failed.connect(lambda _: self._delete(chosen))
        job.failed.connect(self._work.bridge.failed)

    def _delete(self, chosen: tuple[DocumentId, ...]) -> None:
        before = len(chosen)
        if self._work.bridge.do(RemoveDocuments(chosen)) is not None:
            key = self._window.commands["edit.undo"].shortcut().toString()
            self._window.messages.say(
                self.tr("%n article(s) deleted.", "", before),
                self.tr("{key} brings them back.").format(key=key),
            )

    def _chosen(self) -> list[DocumentId]:
        chosen = self.articles()
        if not chosen:
            self._window.messages.say(
                self.tr("No article is selected."),
                self.tr("Select articles in the list: Ctrl or Shift and a click take several."),
            )
        return chosen

    def _do(self, make: Callable[[tuple[DocumentId, ...]], Operation]) -> bool:
        chosen = self._chosen()
        return bool(chosen) and self._work.bridge.do(make(tuple(chosen))) is not None
