"""Settling by rules: chosen, put in order, counted before anything is written."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.adjudicating.ruling import RulingProgress, Tally
from annotator.core.adjudication import CaseState
from annotator.core.rulings import Rule
from annotator.core.team import DecisionRule
from annotator.ui.compare.voices import Speaker
from annotator.ui.compare.wording import rule_text, stated
from annotator.ui.drop_down import DropDown
from annotator.ui.number_box import NumberBox
from annotator.ui.shortcuts.keymap import shown

Preview = Callable[[Sequence[Rule], bool], Iterator[RulingProgress]]
"""Counts what rules would do, in all articles or in this one alone."""


class RulesDialog(QDialog):
    """Offers the rules; ``applied`` comes when they are to be used."""

    applied = Signal(object, bool)
    """The rules in order, and whether for this article alone."""

    def __init__(
        self, people: Sequence[Speaker], preview: Preview, *, article: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settle by rules"))
        self._preview = preview
        self._steps: Iterator[RulingProgress] = iter(())
        self._counted = Tally()
        self._clock = QTimer(self, interval=0)
        self._clock.timeout.connect(self._count)
        self.rules = QListWidget(self)
        self.rules.setAccessibleName(self.tr("Rules, in the order in which they are tried"))
        for kind, on in (
            (DecisionRule.AGREED, True), (DecisionRule.MAJORITY, True),
            (DecisionRule.TRUSTED, False),
        ):  # fmt: skip
            self._add(kind, on=on)
        self.rules.setCurrentRow(0)
        self.needed = NumberBox(self)
        self.needed.setRange(1, max(len(people), 2))
        self.needed.setSpecialValueText(self.tr("more than half"))
        self.needed.setAccessibleName(self.tr("How many make a majority"))
        self.trusted = DropDown(self)
        self.trusted.setAccessibleName(self.tr("Who is trusted"))
        for speaker in people:
            self.trusted.addItem(speaker.full, speaker.id)
        self.only_here = QCheckBox(self.tr("&Only in this article"), self)
        self.only_here.setEnabled(article)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(5 * self.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons, self.apply = self._buttons()
        self._arrange()
        self._connect()
        self.refresh()

    def _buttons(self) -> tuple[QDialogButtonBox, QPushButton]:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Apply | kinds.Cancel, self)
        apply = buttons.button(kinds.Apply)
        apply.setText(self.tr("&Settle"))
        apply.setDefault(True)
        return buttons, apply

    @property
    def chosen(self) -> tuple[Rule, ...]:
        """The rules that are ticked, in their order."""
        found = []
        for row in range(self.rules.count()):
            item = self.rules.item(row)
            if item.checkState() is Qt.CheckState.Checked:
                # Qt hands the kind back as a plain string.
                found.append(self._rule(DecisionRule(item.data(Qt.ItemDataRole.UserRole))))
        return tuple(found)

    def refresh(self) -> None:
        """Count anew what the rules would do."""
        self.apply.setEnabled(False)
        self._steps = self._preview(self.chosen, self.only_here.isChecked())
        self.told.setText(self.tr("Counting…"))
        self._clock.start()

    # Inside

    def _count(self) -> None:
        latest = next(self._steps, None)
        if latest is not None:
            self._counted = latest.tally
            return
        self._clock.stop()
        self._tell(self._counted)

    def _tell(self, tally: Tally) -> None:
        settled = tally.settled.total()
        settles = self.tr("%n case(s) would be settled", "", settled)
        by = ", ".join(f"{rule_text(kind)} {count}" for kind, count in tally.settled.items())
        lines = [
            stated(settles, by) if settled else settles,
            self.tr("%n article(s) would be complete", "", tally.completed),
            self.tr("%n case(s) stay to be decided", "", tally.left.total()),
        ]
        if tally.left[CaseState.DEFERRED]:
            lines.append(self.tr("What was left for later, or settled by hand, stays as it is"))
        self.told.setText("\n".join(lines))
        self.apply.setEnabled(settled > 0 or tally.changed > 0)

    def _rule(self, kind: DecisionRule) -> Rule:
        if kind is DecisionRule.MAJORITY:
            least = self.needed.value()
            return Rule(kind=kind, needed=0 if least == self.needed.minimum() else least)
        if kind is DecisionRule.TRUSTED:
            return Rule(kind=kind, annotator=self.trusted.currentData())
        return Rule(kind=kind)

    def _add(self, kind: DecisionRule, *, on: bool) -> None:
        names = {
            DecisionRule.AGREED: self.tr("All agree"),
            DecisionRule.MAJORITY: self.tr("A majority says the same"),
            DecisionRule.TRUSTED: self.tr("A trusted annotator says so"),
        }
        item = QListWidgetItem(names[kind])
        item.setData(Qt.ItemDataRole.UserRole, kind)
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.rules.addItem(item)

    def _shift(self, step: int) -> None:
        row = self.rules.currentRow()
        if 0 <= row < self.rules.count() and 0 <= row + step < self.rules.count():
            item = self.rules.takeItem(row)
            self.rules.insertItem(row + step, item)
            self.rules.setCurrentRow(row + step)
            self.refresh()

    def _accept(self) -> None:
        self.applied.emit(self.chosen, self.only_here.isChecked())
        self.accept()

    def _connect(self) -> None:
        self.rules.itemChanged.connect(self.refresh)
        self.needed.valueChanged.connect(self.refresh)
        self.trusted.activated.connect(self.refresh)
        self.only_here.toggled.connect(self.refresh)
        self.apply.clicked.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self._clock.stop)

    def _arrange(self) -> None:
        intro = QLabel(
            self.tr("Rules are tried from the top; the first that applies settles."), self
        )
        intro.setWordWrap(True)
        up, down = self._mover("↑", "Alt+Up", -1), self._mover("↓", "Alt+Down", 1)
        self.rules.setFixedHeight(96)
        order = QVBoxLayout()
        order.addWidget(up)
        order.addWidget(down)
        order.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.rules, 1)
        row.addLayout(order)
        choices = QHBoxLayout()
        for text, field in (
            (self.tr("&Majority:"), self.needed), (self.tr("&Trusted:"), self.trusted)
        ):  # fmt: skip
            label = QLabel(text, self)
            label.setBuddy(field)
            choices.addWidget(label)
            choices.addWidget(field, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(intro)
        layout.addLayout(row)
        layout.addLayout(choices)
        layout.addWidget(self.only_here)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)
        self.resize(520, 380)

    def _mover(self, sign: str, keys: str, step: int) -> QPushButton:
        up = step < 0
        tip = self.tr("Try this rule earlier") if up else self.tr("Try this rule later")
        button = QPushButton(sign, self)
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.setToolTip(f"{tip} ({shown(keys)})")
        button.setAccessibleName(tip)
        button.clicked.connect(lambda: self._shift(step))
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button
