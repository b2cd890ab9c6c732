"""The page of an open project: library, article and inspector over the label palette."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.core.uncertainty import Order
from annotator.ui.accepting import AcceptStrip
from annotator.ui.article.view import ArticleView
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk
from annotator.ui.gestures import Gestures
from annotator.ui.header import ArticleHeader, EmptyProject
from annotator.ui.inspector.panel import InspectorPanel
from annotator.ui.label_palette import LabelPalette
from annotator.ui.library.panel import LibraryPanel
from annotator.ui.suggestion_hint import SuggestionHint
from annotator.ui.theme import Theme

_WIDTHS = [270, 710, 300]
_LEAST_ARTICLE = 420
_LEAST_PANEL = 200
_BREATH = 200
"""Milliseconds after the first paint until what can wait begins: the screen has it by then."""


class Workspace(QWidget):
    """Puts the views on one desk together and answers the commands that act on it."""

    add_requested = Signal()
    suggestions_wanted = Signal()
    panels_changed = Signal()
    """A side panel came or went."""
    seen = Signal()
    """The page was painted for the first time: what can wait may begin."""

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._seen = False
        self._late = QTimer(self, singleShot=True, interval=_BREATH)
        self._late.timeout.connect(self._begin)
        bridge.closing.connect(self._late.stop)
        self.desk = Desk(bridge, self)
        self.gestures = Gestures(self.desk)
        self.library = LibraryPanel(bridge, self.desk, theme)
        self.article = ArticleView(self.desk, self.gestures, theme)
        self.header = ArticleHeader(self.desk, self.gestures, theme)
        self.hint = SuggestionHint(self.desk)
        self.accepting = AcceptStrip(self.desk, self.gestures)
        self.inspector = InspectorPanel(self.desk, self.gestures, theme)
        self.palette_bar = LabelPalette(self.desk, self.gestures, theme)
        self.empty = EmptyProject()
        self.middle = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._arrange()
        self.library.add_requested.connect(self.add_requested)
        self.library.opened.connect(self.article.setFocus)
        self.empty.add_requested.connect(self.add_requested)
        self.header.left.connect(self.article.setFocus)
        self.accepting.left.connect(self.article.setFocus)
        self.hint.wanted.connect(self.suggestions_wanted)
        self.desk.document_changed.connect(self._show_middle)
        bridge.changed.connect(self._follow)
        bridge.scheme_changed.connect(self.palette_bar.refresh)
        self.open_last_place()

    def open_last_place(self) -> None:
        """Lay the document on the desk where the annotator was last, else the first one."""
        project = self.bridge.project
        place = project.place()
        first = self.desk.queue.first() if place is None else None
        if place is not None:
            self.desk.open(*place, prepare=self._seen)
        elif first is not None:
            self.desk.open(first, prepare=self._seen)
        self._show_middle()

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme to every view."""
        for view in (self.library, self.article, self.header, self.inspector, self.palette_bar):
            view.set_theme(theme)

    def remember_place(self) -> None:
        """Store where the annotator is, for the next start."""
        if self.desk.document is not None:
            self.bridge.remember_place(self.desk.document.id, self.article.place())

    def here(self) -> DocumentId | None:
        """Return the document on the desk."""
        return self.desk.document.id if self.desk.document else None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Let what can wait begin when the page was seen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            self._late.start()

    def _begin(self) -> None:
        """Propose what is known from other articles in the first one, which is on screen now."""
        here = self.here()
        if here is not None:
            self.bridge.prepare(here)
        self.seen.emit()

    # Panels

    def saved_panels(self) -> str:
        """Return the panels' widths as text, and the names of those that are hidden."""
        hidden = [name for name, panel in self._panels().items() if panel.isHidden()]
        return " ".join([b64encode(self.splitter.saveState().data()).decode("ascii"), *hidden])

    def restore_panels(self, saved: str) -> None:
        """Restore what ``saved_panels`` returned; anything else changes nothing."""
        state, *hidden = saved.split() or [""]
        try:
            data = b64decode(state, validate=True)
        except (Base64Error, ValueError):
            return
        if data and self.splitter.restoreState(QByteArray(data)):
            for name, panel in self._panels().items():
                panel.setVisible(name not in hidden)

    def _panels(self) -> dict[str, QWidget]:
        return {"library": self.library, "inspector": self.inspector}

    def toggle(self, panel: QWidget) -> None:
        """Show or hide a side panel; the article takes the keyboard when its panel goes."""
        had_focus = panel.isAncestorOf(focus) if (focus := self._focus()) else False
        panel.setVisible(panel.isHidden())
        if panel.isHidden() and had_focus:
            self.article.setFocus()
        self.panels_changed.emit()

    # Commands

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the commands about the document on the desk do."""
        desk, gestures = self.desk, self.gestures
        return {
            "edit.undo": gestures.undo,
            "edit.redo": gestures.redo,
            "edit.copy": self.copy,
            "annotate.next": lambda: desk.walk(1),
            "annotate.previous": lambda: desk.walk(-1),
            "annotate.next_span": lambda: desk.walk(1, suggestions=False),
            "annotate.previous_span": lambda: desk.walk(-1, suggestions=False),
            "annotate.accept": gestures.accept,
            "annotate.reject": gestures.reject,
            "annotate.accept_visible": lambda: gestures.accept_layer(self.article.visible_range()),
            "annotate.delete": gestures.delete,
            "annotate.cycle": desk.cycle,
            "annotate.link": gestures.begin_link,
            "annotate.grow": desk.grow,
            "annotate.leave": self.leave,
            "article.finish": gestures.finish,
            "article.skip": gestures.skip,
            "article.flag": self.header.flag,
            "article.next": lambda: desk.step(1),
            "article.previous": lambda: desk.step(-1),
            "view.library": lambda: self.toggle(self.library),
            "view.inspector": lambda: self.toggle(self.inspector),
            "view.find": self.search,
            **{f"view.order.{order}": partial(self.library.set_order, order) for order in Order},
            **self._edge_slots(),
        }

    def _edge_slots(self) -> dict[str, Callable[[], object]]:
        slots: dict[str, Callable[[], object]] = {}
        for name, left, direction in (
            ("edge.right_out", False, 1),
            ("edge.right_in", False, -1),
            ("edge.left_in", True, 1),
            ("edge.left_out", True, -1),
        ):
            for suffix, exact in (("", False), ("_exact", True)):
                slots[name + suffix] = self._edge_slot(left=left, direction=direction, exact=exact)
        return slots

    def _edge_slot(self, *, left: bool, direction: int, exact: bool) -> Callable[[], object]:
        return lambda: self.gestures.move_edge(left=left, direction=direction, exact=exact)

    def leave(self) -> None:
        """Go back to the article; in the article, give up what was begun."""
        focus, desk = self._focus(), self.desk
        if focus is not None and focus is not self.article and self.isAncestorOf(focus):
            self.article.setFocus()
        elif self.accepting.isVisible():
            self.accepting.give_up()
        elif self.library.query and not (desk.linking or desk.selection or desk.focus):
            self.library.field.line.clear()
        else:
            desk.leave()

    def search(self) -> None:
        """Search the list of articles."""
        if self.library.isHidden():
            self.toggle(self.library)
        self.library.focus_search()

    def copy(self) -> None:
        """Copy the chosen words, else those of the focused span, exactly as they are stored."""
        desk = self.desk
        chosen = desk.selection or desk.focused
        if desk.document is not None and chosen is not None:
            QGuiApplication.clipboard().setText(desk.document.text[chosen.start : chosen.end])

    # Inside

    def _arrange(self) -> None:
        column = QWidget(self)
        stacked = QVBoxLayout(column)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(0)
        stacked.addWidget(self.header)
        stacked.addWidget(self.article, 1)
        stacked.addWidget(self.accepting)
        stacked.addWidget(self.hint)  # below: the text stays where it is when the hint goes
        column.setMinimumWidth(_LEAST_ARTICLE)
        self.middle.addWidget(self.empty)
        self.middle.addWidget(column)
        for panel in (self.library, self.middle, self.inspector):
            self.splitter.addWidget(panel)
        for panel in (self.library, self.inspector):
            panel.setMinimumWidth(_LEAST_PANEL)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.palette_bar)

    def _show_middle(self) -> None:
        self.middle.setCurrentIndex(0 if self.desk.document is None else 1)

    def _follow(self, effects: Effects) -> None:
        """Open the first article as soon as there is one."""
        if effects.library and self.desk.document is None:
            self.open_last_place()
            self.article.setFocus()

    def _focus(self) -> QWidget | None:
        return self.window().focusWidget()
