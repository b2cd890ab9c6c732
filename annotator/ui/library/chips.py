"""The filter chips over the list: which articles, and how many there are of each."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from annotator.ui.flow_layout import FlowLayout
from annotator.ui.library.model import Filter


class FilterChips(QWidget):
    """One of the filters is chosen at any time."""

    chosen = Signal(object)
    """The ``Filter`` that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self._group = QButtonGroup(self)
        self._chips: dict[Filter, QPushButton] = {}
        layout = FlowLayout(self)
        for item in Filter:
            chip = QPushButton(self)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chip.setToolTip(self._hint(item))
            chip.clicked.connect(lambda _=False, item=item: self.chosen.emit(item))
            self._group.addButton(chip)
            self._chips[item] = chip
            layout.addWidget(chip)
        self._chips[Filter.ALL].setChecked(True)
        self.show_counts(dict.fromkeys(Filter, 0))

    def choose(self, item: Filter) -> None:
        """Show ``item`` as the chosen one."""
        self._chips[item].setChecked(True)

    def chip(self, item: Filter) -> QPushButton:
        """Return the chip of a filter."""
        return self._chips[item]

    def show_counts(self, counts: dict[Filter, int]) -> None:
        """Show how many articles each filter lets through."""
        for item, chip in self._chips.items():
            text = self._text(item).format(count=self._locale.toString(counts[item]))
            if text != chip.text():
                chip.setText(text)
                chip.setAccessibleName(text)

    def _text(self, item: Filter) -> str:
        return {
            Filter.ALL: self.tr("All {count}"),
            Filter.TO_DO: self.tr("To do {count}"),
            Filter.IN_PROGRESS: self.tr("In progress {count}"),
            Filter.DONE: self.tr("Done {count}"),
            Filter.SKIPPED: self.tr("Skipped {count}"),
            Filter.FLAGGED: self.tr("Flagged {count}"),
            Filter.NOTED: self.tr("Noted {count}"),
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
        }[item]
