"""Whether and how the articles are parted into train, dev and test."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.core.splitting import SplitPlan
from annotator.ui.number_box import NumberBox

_INDENT, _TOP = 24, 5
_LARGEST_SEED = 999_999


class PartsForm(QWidget):
    """A switch, three shares that add up to 100 %, and what chance starts from."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.on = QCheckBox(self.tr("&Part into train, dev and test"), self)
        self.on.setToolTip(
            self.tr("Labels and sources are spread evenly; versions of a story stay in one part")
        )
        self._rest = QWidget(self)
        self.dev = self._share(self.tr("Share of the dev part"), 10)
        self.test = self._share(self.tr("Share of the test part"), 10)
        self.train = QLabel(self)
        self.seed = NumberBox(self)
        self.seed.setRange(0, _LARGEST_SEED)
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The same number gives the same parts again"))
        self.sources = QCheckBox(self.tr("Keep each s&ource in one part"), self)
        self.stable = QCheckBox(self.tr("No article changes sides &later"), self)
        self.stable.setToolTip(
            self.tr("Chosen by the article’s own name; the shares are met on average only")
        )
        self._arrange()
        self.on.toggled.connect(self._show)
        for box in (self.dev, self.test):
            box.valueChanged.connect(self._show)
        self._show()

    @property
    def plan(self) -> SplitPlan | None:
        """How the articles are to be parted, None where they are not."""
        if not self.on.isChecked():
            return None
        dev, test = self.dev.value(), self.test.value()
        return SplitPlan(
            train=100 - dev - test,
            dev=dev,
            test=test,
            seed=self.seed.value(),
            stable=self.stable.isChecked(),
            sources_together=self.sources.isChecked(),
        )

    def take(self, plan: SplitPlan | None) -> None:
        """Show a plan."""
        self.on.setChecked(plan is not None)
        if plan is not None:
            _, dev, test = plan.shares
            self.dev.setValue(round(100 * dev))
            self.test.setValue(round(100 * test))
            self.seed.setValue(plan.seed)
            self.stable.setChecked(plan.stable)
            self.sources.setChecked(plan.sources_together)

    def _share(self, name: str, value: int) -> NumberBox:
        box = NumberBox(self)
        box.setRange(0, 45)
        box.setValue(value)
        box.setSuffix(self.tr(" %"))
        box.setAccessibleName(name)
        return box

    def _arrange(self) -> None:
        shares = QHBoxLayout()
        shares.setSpacing(8)
        for text, box in ((self.tr("&Dev:"), self.dev), (self.tr("&Test:"), self.test)):
            label = QLabel(text, self)
            label.setBuddy(box)
            shares.addWidget(label)
            shares.addWidget(box)
            shares.addSpacing(8)
        shares.addWidget(self.train)
        shares.addStretch(1)
        seed = QHBoxLayout()
        label = QLabel(self.tr("&Seed:"), self)
        label.setBuddy(self.seed)
        seed.addWidget(label)
        seed.addWidget(self.seed)
        seed.addStretch(1)
        inner = QVBoxLayout(self._rest)
        inner.setContentsMargins(_INDENT, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(shares)
        inner.addLayout(seed)
        inner.addWidget(self.sources)
        inner.addWidget(self.stable)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _TOP, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.on)
        layout.addWidget(self._rest)

    def _show(self) -> None:
        on = self.on.isChecked()
        self._rest.setVisible(on)
        rest = 100 - self.dev.value() - self.test.value()
        self.train.setText(self.tr("Train: {share} %").format(share=rest))
        self.changed.emit()
