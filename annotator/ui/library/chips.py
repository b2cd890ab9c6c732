"""The filter chips over the list: which articles, how many of each, and the filters saved."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QMenu, QPushButton, QWidget

from annotator.ui.flow_layout import FlowLayout
from annotator.ui.library.filters import Filter, SavedFilter


class FilterChips(QWidget):
    """One of the filters is chosen at any time; saved ones set a search as well."""

    chosen = Signal(object)
    """The ``Filter`` that was chosen."""
    saved_chosen = Signal(object)
    """The ``SavedFilter`` that was chosen."""
    forgotten = Signal(str)
    """The name of a saved filter that is to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self._group = QButtonGroup(self)
        self._chips: dict[Filter, QPushButton] = {}
        self._saved: dict[str, QPushButton] = {}
        self._kept: dict[str, SavedFilter] = {}
        self._flow = FlowLayout(self)
        for item in Filter:
            chip = self._chip(self._hint(item))
            chip.clicked.connect(lambda _=False, item=item: self.chosen.emit(item))
            self._group.addButton(chip)
            self._chips[item] = chip
        self._chips[Filter.ALL].setChecked(True)
        self.show_counts(dict.fromkeys(Filter, 0))

    def choose(self, item: Filter) -> None:
        """Show ``item`` as the chosen one."""
        self._chips[item].setChecked(True)

    def chip(self, item: Filter) -> QPushButton:
        """Return the chip of a filter."""
        return self._chips[item]

    def saved_chip(self, name: str) -> QPushButton:
        """Return the chip of a saved filter."""
        return self._saved[name]

    def show_counts(self, counts: dict[Filter, int]) -> None:
        """Show how many articles each filter lets through."""
        for item, chip in self._chips.items():
            text = self._text(item).format(count=self._locale.toString(counts[item]))
            if text != chip.text():
                chip.setText(text)
                chip.setAccessibleName(text)

        # Whoever was given nothing has no use for it; one that holds stays until it is left.
        mine = self._chips[Filter.MINE]
        mine.setVisible(bool(counts[Filter.MINE]) or mine.isChecked())

    def show_saved(self, filters: Sequence[SavedFilter]) -> None:
        """Show the filters that the project keeps."""
        for chip in self._saved.values():
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._saved = {}
        self._kept = {item.name: item for item in filters}
        for item in filters:
            chip = self._chip(
                self.tr("{search}\nRight click to forget this filter").format(
                    search=item.search or item.name
                )
            )
            chip.setText("★ " + item.name.replace("&", "&&"))
            chip.setAccessibleName(self.tr("Saved filter {name}").format(name=item.name))
            chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            chip.clicked.connect(lambda _=False, item=item: self.saved_chosen.emit(item))
            chip.customContextMenuRequested.connect(
                lambda place, name=item.name: self._show_menu(name, place)
            )
            self._saved[item.name] = chip
            chip.show()
        self.updateGeometry()

    def show_search(self, search: str, item: Filter) -> None:
        """Show which saved filter holds, if one does."""
        for name, chip in self._saved.items():
            kept = self._kept[name]
            chip.setChecked((kept.search, kept.filter) == (search, item))

    def forget_menu(self, name: str) -> QMenu:
        """Return the menu of a saved filter's chip."""
        menu = QMenu(self)
        action = menu.addAction(self.tr("Forget this filter"))
        action.triggered.connect(lambda _=False: self.forgotten.emit(name))
        return menu

    def _show_menu(self, name: str, place: QPoint) -> None:
        self.forget_menu(name).popup(self._saved[name].mapToGlobal(place))

    def _chip(self, hint: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setObjectName("chip")
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.setToolTip(hint)
        self._flow.addWidget(chip)
        return chip

    def _text(self, item: Filter) -> str:
        return {
            Filter.ALL: self.tr("All {count}"),
            Filter.TO_DO: self.tr("To do {count}"),
            Filter.IN_PROGRESS: self.tr("In progress {count}"),
            Filter.DONE: self.tr("Done {count}"),
            Filter.SKIPPED: self.tr("Skipped {count}"),
            Filter.FLAGGED: self.tr("Flagged {count}"),
            Filter.NOTED: self.tr("Noted {count}"),
            Filter.MINE: self.tr("Mine {count}"),
        }[item]

    def _hint(self, item: Filter) -> str:
        return {
            Filter.ALL: self.tr("List every article"),
            Filter.TO_DO: self.tr("List the articles that nobody has begun"),
            Filter.IN_PROGRESS: self.tr("List the articles that are begun but not finished"),
            Filter.DONE: self.tr("List the finished articles"),
            Filter.SKIPPED: self.tr("List the articles that were skipped"),
            Filter.FLAGGED: self.tr("List the articles with a flag"),
            Filter.NOTED: self.tr("List the articles in which a span has a flag or a comment"),
            Filter.MINE: self.tr("List the articles that were given to you"),
        }[item]
