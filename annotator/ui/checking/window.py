"""The window with a project's quality checks: which are on, and what known answers tell."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.checking.known import can_be_known, known_scores
from annotator.app.checking.settings import Quality, quality_of, set_quality
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId
from annotator.core.scheme import wording
from annotator.ui.i18n import language
from annotator.ui.number_box import NumberBox

if TYPE_CHECKING:
    from annotator.ui.bridge import ProjectBridge
    from annotator.ui.library.panel import LibraryPanel

_WIDTH, _HEIGHT, _LEAST = 620, 640, 260
_CHECK = Qt.ItemDataRole.UserRole


class QualityWindow(QDialog):
    """Every choice counts at once; the lead's are read-only in a work package."""

    def __init__(
        self, bridge: "ProjectBridge", library: "LibraryPanel", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Quality checks"))
        self._bridge, self._library = bridge, library
        self._quality = quality_of(bridge.project)
        self.combinations = QCheckBox(self.tr("Tell combinations that cannot be right"), self)
        self.checks = QListWidget(self)
        self.pace = QCheckBox(self.tr("Tell articles that were done too fast"), self)
        self.seconds = NumberBox(self)
        self.feedback = QCheckBox(
            self.tr("Show annotators where they differ from the answer"), self
        )
        self.mark = QPushButton(self.tr("Add the articles selected in the library"), self)
        self.clear = QPushButton(self.tr("Remove all"), self)
        self.known = QLabel(self)
        self.known.setWordWrap(True)
        self.scores = QTableWidget(0, 5, self)
        self.close_button = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._fill()
        self._arrange()
        self._connect()
        self._show_known()
        wide = max(_WIDTH, self.sizeHint().width())
        self.resize(wide, max(_HEIGHT, self.heightForWidth(wide)))
        if bridge.project.package is not None:
            for part in self.findChildren(QGroupBox):
                part.setEnabled(False)

    # Inside

    def _fill(self) -> None:
        project, chosen = self._bridge.project, self._quality
        self.combinations.setChecked(chosen.combinations)
        self.checks.setWordWrap(True)
        self.checks.setAccessibleName(self.tr("The scheme's checks"))
        for check in (one for one in project.scheme.checks if one.enabled):
            item = QListWidgetItem(wording(check.name, language()), self.checks)
            item.setData(_CHECK, check.id)
            on = check.id not in chosen.off
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.pace.setChecked(chosen.pace)
        self.seconds.setRange(0, 3600)
        self.seconds.setMinimumWidth(_LEAST)
        self.seconds.setValue(chosen.seconds)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setSpecialValueText(self.tr("a third of one's own usual time"))
        self.seconds.setAccessibleName(self.tr("Least seconds for 1,000 characters"))
        self.feedback.setChecked(chosen.feedback)
        self.close_button.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        self.scores.setHorizontalHeaderLabels(
            [
                self.tr("Annotator"),
                self.tr("Articles"),
                self.tr("Precision"),
                self.tr("Recall"),
                self.tr("F1"),
            ]
        )
        self.scores.setAccessibleName(self.tr("How annotators did on known-answer articles"))
        self.scores.verticalHeader().hide()
        self.scores.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.scores.horizontalHeader().setStretchLastSection(True)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        what = QLabel(
            self.tr(
                "When somebody finishes an article, they are told what to look at again. Finishing"
                " once more leaves it as it is. The choice travels in work packages."
            ),
            self,
        )
        what.setWordWrap(True)
        layout.addWidget(what)
        combined = self._group(self.tr("Combinations"), layout, stretch=1)
        combined.addWidget(self.combinations)
        combined.addWidget(self.checks, 1)
        paced = self._group(self.tr("Haste"), layout)
        paced.addWidget(self.pace)
        row = QHBoxLayout()
        least = QLabel(self.tr("Least time for 1,000 characters:"), self)
        least.setBuddy(self.seconds)
        row.addWidget(least)
        row.addWidget(self.seconds)
        row.addStretch(1)
        paced.addLayout(row)
        known = self._group(self.tr("Known answers"), layout)
        known.addWidget(self.known)
        row = QHBoxLayout()
        row.addWidget(self.mark)
        row.addWidget(self.clear)
        row.addStretch(1)
        known.addLayout(row)
        known.addWidget(self.feedback)
        known.addWidget(self.scores, 1)
        for button in (self.mark, self.clear):
            button.setAutoDefault(False)
        layout.addWidget(self.close_button)

    def _group(self, title: str, layout: QVBoxLayout, *, stretch: int = 0) -> QVBoxLayout:
        box = QGroupBox(title, self)
        layout.addWidget(box, stretch)
        return QVBoxLayout(box)

    def _connect(self) -> None:
        self.combinations.toggled.connect(
            lambda on: self._set(replace(self._quality, combinations=on))
        )
        self.combinations.toggled.connect(self.checks.setEnabled)
        self.checks.setEnabled(self.combinations.isChecked())
        self.checks.itemChanged.connect(self._take_checks)
        self.pace.toggled.connect(lambda on: self._set(replace(self._quality, pace=on)))
        self.pace.toggled.connect(self.seconds.setEnabled)
        self.seconds.setEnabled(self.pace.isChecked())
        self.seconds.valueChanged.connect(
            lambda value: self._set(replace(self._quality, seconds=value))
        )
        self.feedback.toggled.connect(lambda on: self._set(replace(self._quality, feedback=on)))
        self.mark.clicked.connect(self._add_known)
        self.clear.clicked.connect(lambda: self._set(replace(self._quality, known=())))
        self.close_button.rejected.connect(self.close)

    def _set(self, changed: Quality) -> None:
        try:
            set_quality(self._bridge.project, changed)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        self._quality = changed
        self._show_known()

    def _take_checks(self) -> None:
        items = [self.checks.item(row) for row in range(self.checks.count())]
        off = [one for one in items if one.checkState() is Qt.CheckState.Unchecked]
        self._set(replace(self._quality, off=tuple(str(one.data(_CHECK)) for one in off)))

    def _add_known(self) -> None:
        selected = self._selected()
        project = self._bridge.project
        usable = [one for one in selected if can_be_known(project, one)]
        self._set(
            replace(self._quality, known=tuple(dict.fromkeys((*self._quality.known, *usable))))
        )
        if len(usable) < len(selected):
            left = self.tr(
                "%n selected article(s) left out: neither adjudicated nor finished by you.",
                "",
                len(selected) - len(usable),
            )
            self.known.setText(f"{self.known.text()} {left}")

    def _selected(self) -> list[DocumentId]:
        library = self._library
        return [
            identifier
            for first, last in library.list.selected_ranges()
            for identifier in library.model.identifiers(first, last)
        ]

    def _show_known(self) -> None:
        count = len(self._quality.known)
        self.known.setText(
            self.tr("%n article(s) with a known answer.", "", count)
            if count
            else self.tr("Mark adjudicated articles, or ones that you have finished yourself.")
        )
        self.clear.setEnabled(bool(count))
        found = known_scores(self._bridge.project)
        self.scores.setVisible(bool(found))
        self.scores.setRowCount(len(found))
        for row, one in enumerate(found):
            rates = one.score.per_cent()
            numbers = (QLocale().toString(rate, "f", 1) for rate in rates)
            cells = (one.annotator.name, QLocale().toString(one.articles), *numbers)
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.scores.setItem(row, column, item)
