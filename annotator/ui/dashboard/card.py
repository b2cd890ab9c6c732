"""One chart with its title, its table, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from annotator.app.dashboard.charts import Chart
from annotator.ui.dashboard.chart_view import ChartView
from annotator.ui.dashboard.table import ChartTable
from annotator.ui.theme import Theme


class Card(QFrame):
    """Shows a chart, or the table behind it."""

    save_wanted = Signal(object)
    """The chart whose table is to be written to a file."""
    picture_wanted = Signal(object)
    """The card whose chart is to be written as a picture."""
    entered = Signal(object)
    """The id of the article behind a row."""

    def __init__(self, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.chart = chart
        self.title = QLabel(self)
        font = self.title.font()
        font.setWeight(font.Weight.DemiBold)
        self.title.setFont(font)
        self.title.setWordWrap(True)
        self.note = QLabel(self)
        self.note.setObjectName("muted")
        self.note.setWordWrap(True)
        self.view = ChartView(chart, theme, self)
        self.table = ChartTable(chart.table, chart.title, self)
        self.switch = self._button(
            self.tr("Table"), self.tr("Show the numbers behind the chart; columns can be sorted")
        )
        self.switch.setCheckable(True)
        self.csv = self._button("CSV…", self.tr("Save the table as CSV, for spreadsheets"))
        self.png = self._button("PNG…", self.tr("Save the chart as a picture"))
        self._arrange()
        self.switch.toggled.connect(self._turn)
        self.csv.clicked.connect(lambda: self.save_wanted.emit(self.chart))
        self.png.clicked.connect(lambda: self.picture_wanted.emit(self))
        self.view.entered.connect(self._enter)
        self.table.entered.connect(self._enter)
        self._turn(on=False)
        self.show_chart(chart)

    def show_chart(self, chart: Chart) -> None:
        """Show a chart, the same one with other numbers."""
        self.chart = chart
        self.title.setText(chart.title)
        self.note.setText(chart.note)
        self.note.setVisible(bool(chart.note))
        self.view.show_chart(chart)
        self.table.setAccessibleName(chart.title)
        self.table.show_table(chart.table)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.view.set_theme(theme)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        return button

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        for button in (self.switch, self.csv, self.png):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.view)
        layout.addWidget(self.table)
        layout.addWidget(self.note)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        self.view.setVisible(not on)
        self.table.setVisible(on)
        self.png.setEnabled(not on)

    def _enter(self, row: int) -> None:
        if row < len(self.chart.table.links):
            self.entered.emit(self.chart.table.links[row])
