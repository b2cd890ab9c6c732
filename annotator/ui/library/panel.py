"""The library: search, filters, and the list of articles."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.core.query import Query
from annotator.core.uncertainty import Order
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk
from annotator.ui.i18n import language
from annotator.ui.icons import icon
from annotator.ui.library.chips import FilterChips
from annotator.ui.library.completing import Completer
from annotator.ui.library.delegate import ArticleDelegate
from annotator.ui.library.filters import STATES, Filter, SavedFilter, saved_filters
from annotator.ui.library.list_view import ArticleList
from annotator.ui.library.model import LibraryModel
from annotator.ui.library.order_button import OrderButton
from annotator.ui.library.search_field import SearchField
from annotator.ui.library.table import CellDelegate, Table
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme


class LibraryPanel(QWidget):
    """The articles of the project; a click or Enter lays one on the desk."""

    add_requested = Signal()
    """The person wants to bring articles in."""
    opened = Signal()
    """An article was opened from the list: the keyboard belongs to the article now."""
    searched = Signal(object)
    """What is asked for: a ``Query``, or None."""

    def __init__(
        self, bridge: ProjectBridge, desk: Desk, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._desk = bridge, desk
        self._counts: dict[Filter, int] = {}
        self.query: Query | None = None
        self.model = LibraryModel(bridge, self)
        desk.queue.rows = self.model
        self._build(theme)
        self.set_theme(theme)
        self._connect()
        self._count()
        self.renew_saved()
        self._show_state()
        self._follow_desk()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._rows.theme = self._cells.theme = theme
        self.field.set_theme(theme)
        self._add.setIcon(icon("add-articles", theme))
        self.order.setIcon(icon("order", theme, "muted"))
        self.list.viewport().update()

    @property
    def search(self) -> QWidget:
        """The line in which somebody types what to search for."""
        return self.field.line

    def offer_orders(self, actions: Mapping[Order, QAction], *others: QAction) -> None:
        """Take the commands that choose an order, and others, for the menu of the list."""
        self.order.offer(actions, *others)
        self._show_order()

    def set_order(self, order: Order, **settings: int) -> None:
        """List the articles in ``order``, now and at the next start.

        ``settings`` are the ``seed`` that mixes them up, and the ``random_share`` in per cent.
        """
        self.arrange(order=order.value, **settings)

    def arrange(self, **settings: object) -> None:
        """List the articles as these settings say."""
        project = self._bridge.project
        try:
            project.arrange(**settings)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
        else:
            self.model.arrange(project.order)
            if self.table.on:
                self.show_table(on=True)
        self._show_order()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.field.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.line.selectAll()

    def show_table(self, *, on: bool) -> None:
        """Show the list as a table, or in one column."""
        self.table.show(on=on)
        self.list.setItemDelegate(self._cells if on else self._rows)
        self.list.fit_rows()
        self._select_current()

    def apply(self, saved: SavedFilter) -> None:
        """Search and filter as a saved filter says."""
        self.chips.choose(saved.filter)
        self.model.filter = saved.filter
        self.field.line.setText(saved.search)
        self._show(saved.filter, self.query)

    def renew_saved(self) -> None:
        """Show the filters that the project keeps now."""
        self.chips.show_saved(saved_filters(self._bridge.project))
        self.chips.show_search(self.field.line.text(), self.model.filter)

    # Building

    def _build(self, theme: Theme) -> None:
        self.field = SearchField(Completer(self._bridge.project, language()), self)
        self.chips = FilterChips(self)
        self.order = OrderButton(self)
        self.list = ArticleList(self)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.setModel(self.model)
        self._rows = ArticleDelegate(theme, self.list)
        self._cells = CellDelegate(theme, self.list)
        self.list.setItemDelegate(self._rows)
        self.table = Table(self._bridge, self.list, self.model)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self._build_empty()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 12)
        head.setSpacing(8)
        head.addWidget(self.field)
        head.addWidget(self.chips)
        head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)

    def _build_empty(self) -> None:
        self._add = QPushButton(self.tr("Add articles…"))
        self._add.setObjectName("add-articles")
        self._add.setToolTip(self.tr("Bring in text files, folders or JSON Lines"))
        self._all = QPushButton(self.tr("Show all"))
        self._all.setToolTip(self.tr("Take the search and the filter away"))
        self._no_article = Teaching(
            self.tr("No article yet"),
            self.tr(
                "Add text files, a folder of them, or a JSON Lines file. Suggestions are made in"
                " the background while you begin."
            ),
            self._add,
        )
        self._no_match = Teaching(
            self.tr("Nothing matches"),
            self.tr("No article passes both the search and the filter."),
            self._all,
        )
        self.stack.addWidget(self._no_article)
        self.stack.addWidget(self._no_match)

    def _connect(self) -> None:
        self.field.asked.connect(self._ask)
        self.field.line.returnPressed.connect(self._open_found)
        self.field.line.down.connect(self._enter_list)
        self.chips.chosen.connect(self._choose)
        self.chips.saved_chosen.connect(self.apply)
        self.list.opened.connect(self._open)
        self._add.clicked.connect(self.add_requested)
        self._all.clicked.connect(self._show_all)
        self.model.modelReset.connect(self._show_state)
        self.model.rowsRemoved.connect(self._show_state)
        self.model.rowsInserted.connect(self._reveal_late)
        self.model.listed.connect(self._hand_on)
        self.model.gathered.connect(self._show_state)
        self._bridge.changed.connect(self._follow)
        self._desk.document_changed.connect(self._follow_desk)

    # Searching and filtering

    def _ask(self, query: Query | None) -> None:
        changed = query != self.query
        self.query = query
        self._show(self.model.filter, query)
        if changed:
            self.searched.emit(query)

    def _choose(self, item: Filter) -> None:
        self._show(item, self.query)

    def _show(self, item: Filter, query: Query | None) -> None:
        self.model.show(item, query)
        self.chips.show_search(self.field.line.text(), item)
        if not self.list.currentIndex().isValid():
            self.list.scrollToTop()

    def _show_all(self) -> None:
        self.chips.choose(Filter.ALL)
        self.field.line.clear()
        self._choose(Filter.ALL)

    def _hand_on(self) -> None:
        """Let the desk follow what is listed."""
        self._desk.queue.listing = self.model.shown

    def _show_state(self) -> None:
        """Show the list, or what to do when it is empty, with the current article in view."""
        if not self.model.empty:
            self.stack.setCurrentWidget(self.list)
        elif self.model.listing.everything:
            self.stack.setCurrentWidget(self._no_article)
        else:
            self.stack.setCurrentWidget(self._no_match)
        self._select_current()

    def _count(self) -> None:
        project = self._bridge.project
        states = project.state_counts()
        counts = {
            item: sum(states[state] for state in STATES.get(item, tuple(DocumentState)))
            for item in Filter
        }
        counts[Filter.FLAGGED] = project.flagged_count()
        counts[Filter.NOTED] = project.noted_count()
        counts[Filter.MINE] = project.mine_count()
        self._counts = counts
        self.chips.show_counts(counts)

    def _follow(self, effects: Effects) -> None:
        if effects.statuses or effects.library or effects.team:
            self._count()
        elif effects.annotated:
            self._counts[Filter.NOTED] = self._bridge.project.noted_count()
            self.chips.show_counts(self._counts)
        if effects.library:
            self.field.line.completions.forget()

    def _show_order(self) -> None:
        self.order.show_order(self._bridge.project)

    # Opening

    def _open(self, row: int) -> None:
        identifier = self.model.identifier(row)
        if self._desk.document is None or self._desk.document.id != identifier:
            self._desk.open(identifier)
        self.opened.emit()

    def _open_found(self) -> None:
        if self.model.rowCount():
            self._open(max(self.list.currentIndex().row(), 0))

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow_desk(self) -> None:
        document: DocumentId | None = self._desk.document.id if self._desk.document else None
        self.model.refresh()
        self.model.set_current(document)
        self._select_current()

    def _reveal_late(self) -> None:
        """Show the current article as soon as its row is there."""
        if not self.list.currentIndex().isValid():
            self._select_current()

    def _select_current(self) -> None:
        document = self._desk.document
        row = self.model.row_of(document.id) if document else -1
        index = self.model.index(row, 0) if row >= 0 else QModelIndex()
        if index.isValid() or not self.list.selected_ranges():
            self.list.setCurrentIndex(index)
        self.list.reveal(index)
