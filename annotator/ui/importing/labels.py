"""What the labels of the files become."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from annotator.app.importing.request import LEFT_OUT
from annotator.app.importing.session import ImportSession
from annotator.core.scheme import wording
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language

_LEAST = 18


class LabelsForm(QWidget):
    """One row for each label met: which of the scheme it becomes, or that it is left out."""

    changed = Signal()

    def __init__(self, session: ImportSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.boxes: dict[str, QComboBox] = {}
        self.heading = QLabel(self.tr("Labels"), self)
        self.heading.setObjectName("heading")
        self.adding = QCheckBox(self.tr("&Add to the scheme what it lacks"), self)
        self.adding.setToolTip(
            self.tr("Labels that are nowhere in the scheme are added to it; else they are left out")
        )
        self.suggesting = QCheckBox(self.tr("Bring annotations in as s&uggestions"), self)
        self.suggesting.setToolTip(
            self.tr("You decide on every one; else they come in as your own accepted work")
        )
        self.finished = QCheckBox(self.tr("Articles with annotations are &done"), self)
        self.finished.setToolTip(
            self.tr("For finished work such as gold; else these articles are in progress")
        )
        self._rows = QFormLayout()
        self._rows.setVerticalSpacing(8)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addLayout(self._rows)
        layout.addWidget(self.adding)
        layout.addWidget(self.suggesting)
        layout.addWidget(self.finished)
        self.adding.toggled.connect(self._take_adding)
        self.suggesting.toggled.connect(self._take_suggesting)
        self.finished.toggled.connect(self._take_finished)

    def refresh(self) -> None:
        """Show the labels that were met; those shown already keep their places."""
        found = self._session.labels()
        self.setVisible(bool(found))
        for name, count in found.most_common():
            if name not in self.boxes:
                self._add(name, count)
        known = self._session.label_map
        for name, box in self.boxes.items():
            place = known[name]
            box.setCurrentIndex(box.findData(place[0] if place else LEFT_OUT))

    def _add(self, name: str, count: int) -> None:
        box = DropDown(self)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(_LEAST)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItem(self.tr("left out"), LEFT_OUT)
        for label in self._session.scheme.labels(disabled=True):
            box.addItem(f"{wording(label.name, language())} ({label.id})", label.id)
        box.activated.connect(lambda _, name=name, box=box: self._take(name, box))
        self.boxes[name] = box
        self._rows.addRow(
            self.tr("{label} (%n×):", "", count).format(label=name.replace("&", "&&")), box
        )

    def _take(self, name: str, box: QComboBox) -> None:
        self._session.set_label(name, box.currentData())
        self.changed.emit()

    def _take_adding(self, on: bool) -> None:  # noqa: FBT001 (a signal)
        self._session.add_labels = on
        self.changed.emit()

    def _take_finished(self, on: bool) -> None:  # noqa: FBT001 (a signal)
        self._session.as_done = on

    def _take_suggesting(self, on: bool) -> None:  # noqa: FBT001 (a signal)
        self.finished.setEnabled(not on)
        self._session.as_suggestions = on
