"""The pages of the dashboard: an overview of numbers, and one page for each section."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.app.dashboard.charts import Chart, Dashboard, Number
from annotator.ui.dashboard.card import Card
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme

_FIRST = ("progress-people", "progress-days", "suggestions-label", "agreement-labels")
"""The charts of the overview, as far as there is something in them."""
_ACROSS = 5
_WIDEST = 980


class Tile(QFrame):
    """A number that is seen first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.title, self.value, self.detail = QLabel(self), QLabel(self), QLabel(self)
        font = self.value.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        font.setWeight(font.Weight.DemiBold)
        self.value.setFont(font)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(0)
        for label in (self.title, self.value, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self.value)
            layout.addWidget(label)
        for label in (self.title, self.detail):
            label.setObjectName("muted")
        layout.addStretch(1)

    def show_number(self, number: Number) -> None:
        """Show a number."""
        self.title.setText(number.title)
        self.value.setText(number.value)
        self.detail.setText(number.detail)
        self.setAccessibleName(f"{number.title}: {number.value}. {number.detail}")


class Page(QScrollArea):
    """Cards one under the other; the same cards as long as the same charts are shown."""

    made = Signal(object)
    """A ``Card`` that is new."""

    def __init__(self, section: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self._theme = section, theme
        self.cards: dict[str, Card] = {}
        self.tiles: list[Tile] = []
        self._missing: Teaching | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDEST)
        self._numbers = QGridLayout()
        self._numbers.setSpacing(8)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        self._column.addLayout(self._numbers)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        for card in self.cards.values():
            card.set_theme(theme)

    def show_dashboard(self, dashboard: Dashboard) -> None:
        """Show what belongs on this page."""
        if not self.section:
            self._show_numbers(dashboard.numbers)
            charts = {chart.id: chart for chart in dashboard.charts}
            self._show([charts[one] for one in _FIRST if one in charts], "", "")
            return
        section = next(one for one in dashboard.sections if one.id == self.section)
        self._show(list(section.shown), section.title, section.missing)

    def _show_numbers(self, numbers: tuple[Number, ...]) -> None:
        for place, number in enumerate(numbers):
            if place == len(self.tiles):
                self.tiles.append(Tile(self))
                self._numbers.addWidget(self.tiles[-1], place // _ACROSS, place % _ACROSS)
                self._numbers.setColumnStretch(place % _ACROSS, 1)
            self.tiles[place].show_number(number)

    def _show(self, charts: list[Chart], title: str, missing: str) -> None:
        wanted = [chart.id for chart in charts]
        for gone in [name for name in self.cards if name not in wanted]:
            card = self.cards.pop(gone)
            self._column.removeWidget(card)
            card.deleteLater()
        for place, chart in enumerate(charts):
            if chart.id in self.cards:
                self.cards[chart.id].show_chart(chart)
            else:
                self.cards[chart.id] = Card(chart, self._theme, self)
                self._column.insertWidget(1 + place, self.cards[chart.id])
                self.made.emit(self.cards[chart.id])
        self._teach(title, missing if not charts else "")

    def _teach(self, title: str, missing: str) -> None:
        if self._missing is not None:
            self._column.removeWidget(self._missing)
            self._missing.deleteLater()
            self._missing = None
        if missing:
            self._missing = Teaching(title, missing, parent=self)
            self._column.insertWidget(1, self._missing)
