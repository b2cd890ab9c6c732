"""The list of articles at the left of the window, with its filter, order and progress."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from annotator.core.ids import DocumentId
from annotator.ui.compare.articles import Articles, Sorting, Wanted
from annotator.ui.drop_down import DropDown
from annotator.ui.theme import Theme
from annotator.ui.versions.lists import TwoLines, two_lines


class ArticleList(QWidget):
    """Lists the articles that can be compared."""

    chosen = Signal(object)
    """The id of an article."""
    query_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.model = Articles(self)
        self._drawing = TwoLines(theme, self)
        self.view = two_lines(self.model, self._drawing, self.tr("Articles to compare"), self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.tr("Search the articles to compare"))
        self.search.setToolTip(
            self.tr("Words, or a search as in the library; Enter searches (Ctrl+F)")
        )
        self.wanted, self.sorting = DropDown(self), DropDown(self)
        self._fill()
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress over all articles"))
        self._arrange()
        self.wanted.activated.connect(self._arranged)
        self.sorting.activated.connect(self._arranged)
        self.search.returnPressed.connect(self.query_changed)
        self.search.textChanged.connect(self._cleared)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    def _fill(self) -> None:
        self.wanted.setAccessibleName(self.tr("Which articles"))
        self.wanted.setToolTip(self.tr("Which articles are listed"))
        for wanted, text in (
            (Wanted.ALL, self.tr("All articles")),
            (Wanted.TO_DECIDE, self.tr("To decide")),
            (Wanted.DEFERRED, self.tr("Left for later")),
            (Wanted.CHANGED, self.tr("Changed since")),
            (Wanted.SETTLED, self.tr("Settled")),
        ):
            self.wanted.addItem(text, wanted)
        self.sorting.setAccessibleName(self.tr("Order"))
        self.sorting.setToolTip(self.tr("In which order articles are listed"))
        for sorting, text in (
            (Sorting.MOST_OPEN, self.tr("Most open first")),
            (Sorting.CORPUS, self.tr("As in the library")),
            (Sorting.TITLE, self.tr("By title")),
        ):
            self.sorting.addItem(text, sorting)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._drawing.theme = theme
        self.view.viewport().update()

    def point_at(self, document: DocumentId | None) -> None:
        """Mark the article on the table."""
        row = self.model.row_of(document) if document is not None else None
        if row is None:
            self.view.clearSelection()
            return
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def tell(self) -> None:
        """Say how far the whole corpus is."""
        settled, cases, done, articles = self.model.totals()
        number = QLocale().toString
        told = self.tr("{settled} of {cases} settled · {done} of {articles} articles done")
        self.told.setText(
            told.format(
                settled=number(settled), cases=number(cases), done=number(done),
                articles=number(articles),
            )
        )  # fmt: skip
        self.bar.setRange(0, max(cases, 1))
        self.bar.setValue(settled if cases else 1)

    def _arranged(self) -> None:
        here = self._here()
        self.model.arrange(Wanted(self.wanted.currentData()), Sorting(self.sorting.currentData()))
        self.point_at(here)

    def _here(self) -> DocumentId | None:
        row = self.view.currentIndex().row()
        return self.model.rows[row].document if 0 <= row < len(self.model.rows) else None

    def _choose(self) -> None:
        here = self._here()
        if here is not None:
            self.chosen.emit(here)

    def _cleared(self, text: str) -> None:
        if not text:
            self.query_changed.emit()

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(8)
        for part in (self.told, self.bar, self.search, self.wanted, self.sorting):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
