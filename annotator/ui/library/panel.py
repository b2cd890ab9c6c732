"""The library: search, filters, and the list of articles."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.core.uncertainty import Order
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk
from annotator.ui.icons import icon
from annotator.ui.library.chips import FilterChips
from annotator.ui.library.delegate import ArticleDelegate
from annotator.ui.library.list_view import ArticleList
from annotator.ui.library.model import STATES, Filter, LibraryModel
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme

_TYPING_PAUSE = 150
"""Milliseconds after the last key before the list is searched."""
_SIGN = QSize(14, 14)


class LibraryPanel(QWidget):
    """The articles of the project; a click or Enter lays one on the desk."""

    add_requested = Signal()
    """The person wants to bring articles in."""
    opened = Signal()
    """An article was opened from the list: the keyboard belongs to the article now."""

    def __init__(
        self, bridge: ProjectBridge, desk: Desk, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bridge, self._desk = bridge, desk
        self._orders: Mapping[Order, QAction] = {}
        self._counts: dict[Filter, int] = {}
        self.model = LibraryModel(bridge, self)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._build(theme)
        self.set_theme(theme)
        self._connect()
        self._count()
        self._show_state()
        self._follow_desk()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._delegate.theme = theme
        self._glass.setIcon(icon("search", theme, "muted"))
        self._add.setIcon(icon("add-articles", theme))
        self.order.setIcon(icon("order", theme, "muted"))
        self.list.viewport().update()

    def offer_orders(self, actions: Mapping[Order, QAction]) -> None:
        """Take the commands that choose an order, for the menu of the list."""
        self._orders = actions
        self.order.menu().addActions(list(actions.values()))
        self._show_order()

    def set_order(self, order: Order) -> None:
        """List the articles in ``order``, now and at the next start."""
        try:
            self._bridge.project.change_settings(order=order.value)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
        else:
            self.model.arrange(order)
        self._show_order()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let the arrow and Enter keys work from the search field."""
        if watched is self.search and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            leave = event.key() == Qt.Key.Key_Escape and bool(self.search.text())
            if event.type() is QEvent.Type.ShortcutOverride and (enter or leave):
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self._search_now()
                self._enter_list()
                return True
            if event.type() is QEvent.Type.KeyPress and leave:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    # Building

    def _build(self, theme: Theme) -> None:
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search title or source"))
        self.search.setAccessibleName(self.tr("Search articles"))
        self.search.setToolTip(self.tr("List only articles whose title or source contains this"))
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(-8, 0, 0, 0)  # beside the glass, not a step away from it
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.chips = FilterChips(self)
        self._build_order()
        self.list = ArticleList(self)
        self.list.setAccessibleName(self.tr("Articles"))
        self.list.setModel(self.model)
        self._delegate = ArticleDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.list)
        self._build_empty()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 12)
        head.setSpacing(8)
        head.addWidget(self.search)
        head.addWidget(self.chips)
        head.addWidget(self.order, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)

    def _build_order(self) -> None:
        self.order = QToolButton(self)
        self.order.setObjectName("order")
        self.order.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.order.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.order.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.order.setToolTip(self.tr("In which order articles are listed and follow each other"))
        self.order.setIconSize(_SIGN)
        menu = QMenu(self.order)
        menu.setToolTipsVisible(True)
        self.order.setMenu(menu)

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
            self.tr("No article has these words in its title or source and passes the filter."),
            self._all,
        )
        self.stack.addWidget(self._no_article)
        self.stack.addWidget(self._no_match)

    def _connect(self) -> None:
        self.search.textEdited.connect(lambda _: self._pause.start())
        self.search.textChanged.connect(lambda text: None if text else self._search_now())
        self.search.returnPressed.connect(self._open_found)
        self._pause.timeout.connect(self._search_now)
        self.chips.chosen.connect(self._choose)
        self.list.opened.connect(self._open)
        self._add.clicked.connect(self.add_requested)
        self._all.clicked.connect(self._show_all)
        self.model.modelReset.connect(self._show_state)
        self.model.rowsRemoved.connect(self._show_state)
        self._bridge.changed.connect(self._follow)
        self._desk.document_changed.connect(self._follow_desk)

    # Searching and filtering

    def _search_now(self) -> None:
        self._choose(self.model.filter)

    def _choose(self, item: Filter) -> None:
        self._pause.stop()
        self.model.show(item, self.search.text().strip())
        if not self.list.currentIndex().isValid():
            self.list.scrollToTop()

    def _show_all(self) -> None:
        self.chips.choose(Filter.ALL)
        self.search.clear()
        self._choose(Filter.ALL)

    def _show_state(self) -> None:
        """Show the list, or what to do when it is empty, with the current article in view."""
        if self.model.rowCount():
            self.stack.setCurrentWidget(self.list)
        elif self.model.filter is Filter.ALL and not self.model.words:
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
        counts[Filter.FLAGGED] = len(project.document_ids(flagged=True))
        counts[Filter.NOTED] = project.noted_count()
        self._counts = counts
        self.chips.show_counts(counts)

    def _follow(self, effects: Effects) -> None:
        if effects.statuses or effects.library:
            self._count()
        elif effects.annotated:
            self._counts[Filter.NOTED] = self._bridge.project.noted_count()
            self.chips.show_counts(self._counts)

    def _show_order(self) -> None:
        """Name the order that holds on its button, and tick it in the menu."""
        action = self._orders.get(self._bridge.project.order)
        if action is not None:
            action.setChecked(True)
            name = action.text().replace("&", "")
            self.order.setText(name)
            self.order.setAccessibleName(self.tr("Order: {name}").format(name=name))

    # Opening

    def _open(self, row: int) -> None:
        identifier = self.model.identifier(row)
        if self._desk.document is None or self._desk.document.id != identifier:
            self._desk.open(identifier)
        self.opened.emit()

    def _open_found(self) -> None:
        self._search_now()
        if self.model.rowCount():
            self._open(max(self.list.currentIndex().row(), 0))

    def _enter_list(self) -> None:
        if self.model.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow_desk(self) -> None:
        document: DocumentId | None = self._desk.document.id if self._desk.document else None
        self.model.refresh()
        self.model.set_current(document)
        self._select_current()

    def _select_current(self) -> None:
        document = self._desk.document
        row = self.model.row_of(document.id) if document else -1
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        self.list.reveal(index)
