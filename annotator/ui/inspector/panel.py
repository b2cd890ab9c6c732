"""The inspector: the focused span over the list of all spans of the article."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.desk import Desk
from annotator.ui.elided import ElidedTab
from annotator.ui.gestures import Gestures
from annotator.ui.inspector.card import SpanCard
from annotator.ui.inspector.hints import KeyHints, SelectionCard
from annotator.ui.inspector.tree import SpanList
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme

_SHARES = [600, 400]


class InspectorPanel(QWidget):
    """Follows the desk's focus and selection."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Inspector"))
        self._desk = desk
        self.card = SpanCard(desk, gestures, theme)
        self.chosen = SelectionCard(desk)
        self.hints = KeyHints(desk, theme)
        self.list = SpanList(desk, gestures, theme)
        self._none = Teaching(
            self.tr("No spans yet"),
            self.tr("Suggestions appear here when they are made. Or choose words and label them."),
        )
        self._lay_out()
        desk.settled.connect(self._follow)
        self._follow()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        for part in (self.card, self.hints, self.list):
            part.set_theme(theme)

    def _lay_out(self) -> None:
        self.details = QStackedWidget()
        for page in (self.card, self.chosen, self.hints):
            area = QScrollArea()
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setWidgetResizable(True)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setWidget(page)
            area.viewport().setAutoFillBackground(False)
            page.setAutoFillBackground(False)  # the area has just set it
            self.details.addWidget(area)
        self.spans = QStackedWidget()
        self.spans.addWidget(self.list)
        self.spans.addWidget(self._none)
        self._heads = QHBoxLayout()
        self._heads.setContentsMargins(8, 8, 12, 4)
        self._heads.addStretch(1)
        self._lists = QStackedWidget()
        below = QWidget()
        layout = QVBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._heads)
        layout.addWidget(self._lists, 1)
        self.add_list(self.tr("Spans"), self.spans).setChecked(True)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.details)
        self.splitter.addWidget(below)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(_SHARES)  # a claim with its parts fits without scrolling
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def add_list(self, name: str, page: QWidget) -> QToolButton:
        """Offer another list below the details; return the button that shows it."""
        tab = ElidedTab(self)
        tab.setObjectName("tab")
        tab.setText(name)
        tab.setCheckable(True)
        tab.setAutoExclusive(True)
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.toggled.connect(lambda on: self._lists.setCurrentWidget(page) if on else None)
        self._heads.insertWidget(self._heads.count() - 1, tab)
        self._lists.addWidget(page)
        return tab

    def _follow(self) -> None:
        focused = self._desk.focused
        if focused is not None:
            self.card.show_span(focused)
            self.details.setCurrentIndex(0)
            self._lay_out_card()
        elif self._desk.selection is not None:
            self.chosen.show_selection()
            self.details.setCurrentIndex(1)
        else:
            self.details.setCurrentIndex(2)
        listed = self.list.rows.rowCount() > 0
        self.spans.setCurrentWidget(self.list if listed else self._none)

    def _lay_out_card(self) -> None:
        """Lay the card out now: after the paint that follows it would be painted once more."""
        area = self.details.currentWidget()
        assert isinstance(area, QScrollArea)
        for part in (self.card.attributes, self.card.links, self.card, area.viewport(), area):
            QCoreApplication.sendPostedEvents(part, QEvent.Type.LayoutRequest.value)
