"""The list of all spans of the article; it and the article share one focus."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from annotator.core.model import OriginKind, SpanState
from annotator.ui.desk import Desk
from annotator.ui.gestures import Gestures
from annotator.ui.icons import icon
from annotator.ui.inspector.delegate import SpanDelegate
from annotator.ui.inspector.model import AnyIndex, SpanRows
from annotator.ui.inspector.wording import key_of
from annotator.ui.theme import Theme

_ROOM = 8
"""Pixels that a row is higher than its letters."""


class SpanList(QTableView):
    """Rows by layer and label. Going to a row focuses its span, rejected ones included.

    A table asks its model for the rows on screen only; a tree view goes through all of them
    whenever one comes or goes.
    """

    menu_requested = Signal(object, QPoint)
    """The heading of a label or layer was clicked with the other button, at this point."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._gestures, self._theme = desk, gestures, theme
        self._following = False
        self.setAccessibleName(self.tr("Spans of the article"))
        self._set_up()
        self.rows = SpanRows(desk, self)
        # Before the view's own: where the current row goes, it takes another, which is no choice.
        self.rows.rowsAboutToBeRemoved.connect(self._hold)
        self.setModel(self.rows)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._delegate = SpanDelegate(desk, self.rows, theme, self)
        self.setItemDelegate(self._delegate)
        self.rows.modelAboutToBeReset.connect(self._keep_place)
        self.rows.modelReset.connect(self._restore_place)
        self.clicked.connect(self._toggle)
        self.clicked.connect(self._focus)
        self.activated.connect(self._focus)
        self.customContextMenuRequested.connect(self._open_menu)
        desk.focus_changed.connect(self._follow)
        desk.spans_changed.connect(self._follow)
        self._place = 0
        self._follow()

    def _set_up(self) -> None:
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self._set_height()

    def _set_height(self) -> None:
        """Make every row as high as its letters need."""
        header, height = self.verticalHeader(), QFontMetrics(self.font()).height() + _ROOM
        header.setMinimumSectionSize(height)
        header.setDefaultSectionSize(height)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_height()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = self._delegate.theme = theme
        self.viewport().update()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:  # noqa: N802
        """Focus the span of the row the keyboard goes to; a link is only made on purpose."""
        super().currentChanged(current, previous)
        if not self._following and self._desk.linking is None:
            self._focus(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave letters and digits to the window's gestures; Left and Right close and open."""
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            heading = self.rows.heading_of(current)
            self.rows.set_open(heading, shown=event.key() == Qt.Key.Key_Right)
            if heading.top is not None:
                self.setCurrentIndex(self.rows.index(heading.top))
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def menu_for(self, index: QModelIndex) -> QMenu | None:
        """Return the context menu of a span's row, or None for a group."""
        span = self.rows.span_at(index)
        if span is None:
            return None
        menu = QMenu(self)
        accept = menu.addAction(icon("accept", self._theme), self.tr("Accept"))
        reject = menu.addAction(icon("reject", self._theme), self.tr("Reject"))
        delete = menu.addAction(icon("delete", self._theme), self.tr("Delete"))
        accept.setEnabled(span.state is not SpanState.ACCEPTED)
        reject.setEnabled(span.visible)
        delete.setEnabled(span.visible or span.origin.kind is OriginKind.HUMAN)
        for action, command, gesture in (
            (accept, "annotate.accept", self._gestures.accept),
            (reject, "annotate.reject", self._gestures.reject),
            (delete, "annotate.delete", self._gestures.delete),
        ):
            # Shown beside the word; the window has the shortcut itself.
            action.setText(f"{action.text()}\t{key_of(command)}")
            action.triggered.connect(gesture)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        menu = self.menu_for(index)
        if menu is None and index.isValid():
            heading = self.rows.heading_of(index)
            chosen = heading.label.id if heading.label is not None else heading.layer.id
            self.menu_requested.emit(chosen, self.viewport().mapToGlobal(place))
        if menu is not None and self._desk.linking is None:
            self._focus(index)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(place))

    def _toggle(self, index: QModelIndex) -> None:
        """Open or close the heading that was clicked."""
        if self.rows.span_at(index) is None:
            heading = self.rows.heading_of(index)
            self.rows.set_open(heading, shown=not self.rows.is_open(heading))

    def _focus(self, index: AnyIndex) -> None:
        span = self.rows.span_at(index)
        if span is not None:
            self._desk.set_focus(span.id)

    def _follow(self) -> None:
        """Select the row of the focused span."""
        focus = self._desk.focus
        index = self.rows.index_of(focus) if focus else QModelIndex()
        self._following = True
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        elif not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._following = False

    def _hold(self) -> None:
        """Take no row for a choice until the focus is followed again."""
        self._following = True

    def _keep_place(self) -> None:
        self._following = True
        self._place = self.verticalScrollBar().value()

    def _restore_place(self) -> None:
        self.verticalScrollBar().setValue(self._place)
        self._following = False
        self._follow()
