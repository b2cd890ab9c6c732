"""The window of the dashboard: pages beside their list, and which work they show."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.dashboard.building import PERIODS, Wish, layers_of
from annotator.app.dashboard.charts import Dashboard
from annotator.app.project import Project
from annotator.ui.dashboard.card import Card
from annotator.ui.dashboard.pages import Page
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_SIZE = (1180, 780)
_LIST = 170


class DashboardWindow(QDialog):
    """Shows what the work tells; it blocks nothing."""

    wished = Signal(object)
    """The ``Wish``: which work is to be shown."""
    opened = Signal(object)
    """The id of the article that is to be opened."""
    page_wanted = Signal()
    tables_wanted = Signal()
    table_wanted = Signal(object)
    """The ``Chart`` whose table is to be saved."""
    picture_wanted = Signal(object)
    """The ``Card`` whose chart is to be saved."""
    hidden = Signal()
    """It was closed: nothing need be counted for it."""

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Dashboard"))
        self._project, self._theme = project, theme
        self.dashboard: Dashboard | None = None
        self._add_filters()
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.bar.setAccessibleName(self.tr("Counting the work"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Pages of the dashboard"))
        self.list.setObjectName("roomy")
        self.list.setFixedWidth(_LIST)
        self.pages = QStackedWidget(self)
        self._add_page("", self.tr("Overview"))
        self.export = self._exporting()
        self._arrange()
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.told.setText(self.tr("The work is being counted…"))
        self.offer()

    def offer(self) -> None:
        """Offer the people and layers that there are, and keep what is chosen."""
        chosen = self.wish()
        people = [(one.name, one.id) for one in self._project.people]
        layers = layers_of(self._project.scheme, language())
        _fill(self.person, self.tr("All annotators"), people, chosen.annotator)
        layered = [(name, identifier) for identifier, name in layers]
        _fill(self.layer, self.tr("All layers"), layered, chosen.layer)

    def wish(self) -> Wish:
        """Return which work is chosen."""
        return Wish(
            annotator=self.person.currentData(),
            days=self.period.currentData() or 0,
            layer=self.layer.currentData(),
        )

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show what was counted; the page on screen stays where it is."""
        self.dashboard = dashboard
        self.told.setText(dashboard.told)
        self.bar.hide()
        self.export.setEnabled(True)
        known = {self.page(place).section for place in range(self.pages.count())}
        for section in dashboard.sections:
            if section.id not in known:
                self._add_page(section.id, section.title)
        for place in range(self.pages.count()):
            self.page(place).show_dashboard(dashboard)

    def follow(self, thousandths: int) -> None:
        """Show how far the counting is."""
        self.bar.show()
        self.bar.setValue(thousandths)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        for place in range(self.pages.count()):
            self.page(place).set_theme(theme)

    def page(self, place: int) -> Page:
        """Return a page by its place in the list."""
        page = self.pages.widget(place)
        assert isinstance(page, Page)
        return page

    def card(self, chart: str) -> Card:
        """Turn to the page of a chart, and return its card there."""
        for place in range(1, self.pages.count()):
            if chart in self.page(place).cards:
                self.list.setCurrentRow(place)
                return self.page(place).cards[chart]
        raise KeyError(chart)

    def done(self, result: int) -> None:
        """Close; nothing need be counted any more."""
        super().done(result)
        self.hidden.emit()

    # Inside

    def _add_filters(self) -> None:
        self.person = self._box(
            self.tr("Whose work"), self.tr("Show everybody’s work, or that of one")
        )
        self.period = self._box(
            self.tr("Period"), self.tr("Show what was finished in the last days")
        )
        self.layer = self._box(
            self.tr("Layer"), self.tr("Count the spans of all layers, or of one")
        )
        for days in PERIODS:
            text = self.tr("Last %n day(s)", "", days) if days else self.tr("All the time")
            self.period.addItem(text, days)
        for box in (self.person, self.period, self.layer):
            box.currentIndexChanged.connect(lambda _: self.wished.emit(self.wish()))

    def _box(self, name: str, tip: str) -> DropDown:
        box = DropDown(self)
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        return box

    def _add_page(self, section: str, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
        page = Page(section, self._theme, self)
        page.setAccessibleName(title)
        page.made.connect(self._connect)
        self.pages.addWidget(page)

    def _connect(self, card: Card) -> None:
        card.save_wanted.connect(self.table_wanted)
        card.picture_wanted.connect(self.picture_wanted)
        card.entered.connect(self.opened)

    def _exporting(self) -> QPushButton:
        button = QPushButton(self.tr("&Export"), self)
        button.setToolTip(self.tr("Save what is chosen above as a page or as tables"))
        button.setAutoDefault(False)
        menu = QMenu(button)
        menu.addAction(self.tr("&Report as one page (HTML)…"), self.page_wanted.emit)
        menu.addAction(self.tr("All &tables (CSV)…"), self.tables_wanted.emit)
        button.setMenu(menu)
        button.setEnabled(False)
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 12, 16, 8)
        top.setSpacing(8)
        for box in (self.person, self.period, self.layer):
            top.addWidget(box)
        top.addSpacing(8)
        top.addWidget(self.told, 1)
        top.addWidget(self.bar)
        top.addWidget(self.export)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.list)
        below.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(below, 1)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.resize(*_SIZE)


def _fill(
    box: DropDown, first: str, entries: Sequence[tuple[str, str]], chosen: str | None
) -> None:
    """Offer entries behind the one that means all; nobody is told."""
    box.blockSignals(True)  # noqa: FBT003 (Qt's)
    box.clear()
    box.addItem(first, None)
    for name, data in entries:
        box.addItem(name, data)
    known = [data for _, data in entries]
    box.setCurrentIndex(known.index(chosen) + 1 if chosen in known else 0)
    box.blockSignals(False)  # noqa: FBT003 (Qt's)
