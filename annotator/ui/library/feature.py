"""The library's commands: the table, saved filters, the seed, and hits of the search."""

from collections.abc import Callable, Mapping
from random import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog

from annotator.core.drawing import LARGEST_SHARE
from annotator.core.errors import UserFacingError
from annotator.core.uncertainty import Order
from annotator.ui.article.hits import Hits
from annotator.ui.library.filters import SavedFilter, forget_filter, save_filter
from annotator.ui.library.search_help import SearchHelp
from annotator.ui.library.selected import Selected

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

_TABLE_WIDTH = 720
_LARGEST_SEED = 99_999


class Library(QObject):
    """Serves the commands of the list that are not about the article on the desk."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._panel = window, work, work.library
        self._sizes: list[int] = []
        self.selected = Selected(window, work)
        self.hits = Hits(work.article, self)
        self.help: SearchHelp | None = None
        self._panel.searched.connect(self.hits.search)
        self._panel.field.help_wanted.connect(self.show_help)
        self._panel.chips.forgotten.connect(self.forget)
        window.commands.tick("view.table", on=False)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "view.table": self.toggle_table,
            "view.save_filter": self.ask_name,
            "view.seed": self.ask_seed,
            "view.share": self.ask_share,
            "view.search_help": self.show_help,
            "view.next_hit": lambda: self.hits.walk(1),
            "view.previous_hit": lambda: self.hits.walk(-1),
            **self.selected.slots(),
        }

    def remove(self) -> None:
        """Leave the window."""
        self.selected.deleteLater()
        self.deleteLater()

    def toggle_table(self) -> None:
        """Show the list as a table with room for its columns, or as it was."""
        on, splitter = not self._panel.table.on, self._work.splitter
        if self._panel.isHidden():
            self._work.toggle(self._panel)
        if on:
            self._sizes = splitter.sizes()
            total = sum(self._sizes)
            wide = min(_TABLE_WIDTH, max(total - 460, self._sizes[0]))
            splitter.setSizes([wide, total - wide, 0 if total < 1400 else self._sizes[2]])
        self._panel.show_table(on=on)
        if not on and self._sizes:
            splitter.setSizes(self._sizes)
        self._window.commands.tick("view.table", on=on)

    def ask_name(self) -> QInputDialog:
        """Ask for a name under which the search and the filter are kept."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self.tr("Save this filter"))
        dialog.setLabelText(self.tr("The search and the filter get a chip with this name:"))
        dialog.setTextValue(self._panel.field.line.text())
        dialog.setOkButtonText(self.tr("Save"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(self.save)
        dialog.open()
        return dialog

    def save(self, name: str) -> None:
        """Keep the search and the filter under a name."""
        model, line = self._panel.model, self._panel.field.line
        if name.strip():
            saved = SavedFilter(name.strip(), line.text(), model.filter)
            self._change(lambda: save_filter(self._work.bridge.project, saved))

    def forget(self, name: str) -> None:
        """Keep a filter no longer."""
        self._change(lambda: forget_filter(self._work.bridge.project, name))

    def ask_seed(self) -> QInputDialog:
        """Ask for the seed of the random order, offering a new one."""
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(0, _LARGEST_SEED)
        dialog.setIntValue(SystemRandom().randrange(_LARGEST_SEED))
        dialog.setWindowTitle(self.tr("Random order"))
        dialog.setLabelText(
            self.tr("The same seed mixes up the same articles alike. It is {seed} now.").format(
                seed=self._work.bridge.project.seed
            )
        )
        dialog.setOkButtonText(self.tr("Mix up"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.intValueSelected.connect(lambda seed: self._panel.set_order(Order.RANDOM, seed=seed))
        dialog.open()
        return dialog

    def ask_share(self) -> QInputDialog:
        """Ask how many of the uncertain articles are to be drawn at random."""
        dialog = QInputDialog(self._window)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setIntRange(0, LARGEST_SHARE)
        dialog.setIntStep(5)
        dialog.setIntValue(self._work.bridge.project.draw.share)
        dialog.setWindowTitle(self.tr("Uncertain first"))
        dialog.setLabelText(
            self.tr(
                "Articles in a hundred that are drawn at random, whatever is suggested in them.\n"
                "Scores measured on these hold for the whole corpus."
            )
        )
        dialog.setOkButtonText(self.tr("Apply"))
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.intValueSelected.connect(
            lambda share: self._panel.set_order(Order.UNCERTAIN, random_share=share)
        )
        dialog.open()
        return dialog

    def show_help(self) -> None:
        """Show what can be searched for."""
        self.help = SearchHelp(self._window)
        self.help.wanted.connect(self._try)
        self.help.show_under(self._panel.field)

    def _try(self, example: str) -> None:
        self._panel.field.line.setText(example.rstrip("…"))
        self._panel.field.line.setFocus()

    def _change(self, write: Callable[[], None]) -> None:
        try:
            write()
        except UserFacingError as error:
            self._work.bridge.failed.emit(error)
        else:
            self._panel.renew_saved()
