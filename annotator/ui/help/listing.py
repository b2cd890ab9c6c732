"""The list at the left of the help: chapters and pages, or the pages found."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from annotator.ui.help.finding import Found
from annotator.ui.help.pages import CONTENTS, Page
from annotator.ui.i18n import translate

_PAGE = Qt.ItemDataRole.UserRole


class HelpList(QListWidget):
    """Lists pages; choosing one, by key too, shows it."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._tell)

    @property
    def pages(self) -> list[str]:
        """The pages listed, in their order."""
        items = (self.item(row) for row in range(self.count()))
        return [item.data(_PAGE) for item in items if item.data(_PAGE)]

    def show_contents(self, pages: Mapping[str, Page]) -> None:
        """List all pages by chapter."""
        with QSignalBlocker(self):
            self.clear()
            for chapter, names in CONTENTS:
                heading = QListWidgetItem(translate("help", chapter), self)
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                font = heading.font()
                font.setWeight(font.Weight.DemiBold)
                heading.setFont(font)
                for name in names:
                    self._add(name, "    " + pages[name].title)

    def show_found(self, found: Sequence[Found]) -> None:
        """List the pages found, each with the words around the first hit."""
        with QSignalBlocker(self):
            self.clear()
            for one in found:
                self._add(one.page.id, f"{one.page.title}\n{one.excerpt}")

    def point_at(self, page: str) -> None:
        """Show which page is open; it may not be among those listed."""
        with QSignalBlocker(self):
            self.setCurrentRow(-1)
            for row in range(self.count()):
                if self.item(row).data(_PAGE) == page:
                    self.setCurrentRow(row)
                    self.scrollToItem(self.item(row))
                    if row == 1:  # the first chapter's name is seen too
                        self.scrollToTop()

    def neighbour(self, page: str, direction: int) -> str:
        """Return the page listed after (1) or before (-1) a page; "" at the ends."""
        pages = self.pages
        if page not in pages:
            return pages[0] if pages else ""
        place = pages.index(page) + direction
        return pages[place] if 0 <= place < len(pages) else ""

    def _add(self, page: str, text: str) -> None:
        item = QListWidgetItem(text, self)
        item.setData(_PAGE, page)
        item.setToolTip(text.strip().partition("\n")[0])

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_PAGE):
            self.chosen.emit(item.data(_PAGE))
