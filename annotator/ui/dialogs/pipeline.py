"""Choosing the pipeline that makes a project's suggestions."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.pipelines import fingerprint, installed_pipelines, is_folder
from annotator.core.errors import PipelineMissingError
from annotator.ui.dialogs import choosers
from annotator.ui.preferences import Preferences


class PipelineDialog(QDialog):
    """Offers the installed pipelines, and folders of one; it does not block the window.

    A folder is offered for use only after the person has agreed to load what it holds.
    """

    chosen = Signal(str)
    """The name of the package, or the path of the folder agreed to."""

    def __init__(self, preferences: Preferences, current: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Pipeline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.options: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.folder = QPushButton(self.tr("Choose a &folder…"), self)
        self.folder.setToolTip(self.tr("A pipeline that was trained or unpacked on this computer"))
        self.folder.setAutoDefault(False)
        self.fault = QLabel(self)
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.agree = QCheckBox(self.tr("I know who made it: &load it"), self)
        self.question = self._question()
        self.buttons = QDialogButtonBox(self)
        self.use = self.buttons.addButton(
            self.tr("&Use it"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.use.setDefault(True)
        self._arrange()
        for name in installed_pipelines():
            self._offer(name)
        self._offer(current).setChecked(True)
        self.folder.clicked.connect(self._choose_folder)
        self._group.buttonToggled.connect(lambda *_: self._weigh())
        self.agree.toggled.connect(lambda *_: self._weigh())
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self._weigh()

    def offer_folder(self, path: Path) -> None:
        """Offer a folder, or say that there is no pipeline in it."""
        try:
            fingerprint(path.resolve())
        except PipelineMissingError:
            self.fault.setText(
                self.tr("There is no pipeline in the folder {name}.").format(name=path.name)
            )
            self.fault.show()
            return
        self.fault.hide()
        self._offer(str(path.resolve())).setChecked(True)
        self._weigh()

    def _question(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("panel")
        frame.setAccessibleName(self.tr("Before it is loaded"))
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        words = QLabel(
            self.tr(
                "Loading a pipeline from a folder runs the code that it names. You are asked once; "
                "if the folder changes, you are asked again."
            ),
            frame,
        )
        words.setWordWrap(True)
        layout.addWidget(words)
        layout.addWidget(self.agree)
        return frame

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        intro = QLabel(
            self.tr("Which spaCy pipeline is to find names and sentences in this project?"), self
        )
        intro.setWordWrap(True)
        layout.addWidget(intro)
        layout.addLayout(self._list)
        layout.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.fault)
        layout.addWidget(self.question)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(440)

    def _offer(self, name: str) -> QRadioButton:
        known = self.options.get(name)
        if known is not None:
            return known
        shown = Path(name).name if is_folder(name) else name
        button = QRadioButton(shown.replace("&", "&&"), self)
        button.setToolTip(name)
        self.options[name] = button
        self._group.addButton(button)
        self._list.addWidget(button)
        return button

    def _choose_folder(self) -> None:
        path = choosers.pipeline_folder(self)
        if path is not None:
            self.offer_folder(path)

    def _picked(self) -> str:
        return next(name for name, button in self.options.items() if button.isChecked())

    def _needs_asking(self, name: str) -> bool:
        if not is_folder(name):
            return False
        try:
            return fingerprint(Path(name)) not in self._preferences.settings.trusted
        except PipelineMissingError:
            return True

    def _weigh(self) -> None:
        asking = self._needs_asking(self._picked())
        self.question.setVisible(asking)
        self.use.setEnabled(not asking or self.agree.isChecked())

    def _accept(self) -> None:
        name = self._picked()
        if self._needs_asking(name):
            self._preferences.trust(fingerprint(Path(name)))
        self.chosen.emit(name)
        self.accept()
