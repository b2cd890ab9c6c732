"""Before, during and after a merge: what each file brings, how far it is, and what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.merging import FilePreview, Tally, Verdict
from annotator.app.messages import message_of
from annotator.core.errors import UserFacingError
from annotator.ui.dialogs import choosers
from annotator.ui.i18n import language
from annotator.ui.jobs import Progress
from annotator.ui.merging.files_list import FilesList
from annotator.ui.merging.running import MergeRun, Stage
from annotator.ui.merging.wording import (
    change_in_words,
    outcome_in_words,
    when_in_words,
)
from annotator.ui.theme import Theme

_SIZE = (860, 560)


class MergeDialog(QDialog):
    """The files over what the chosen one changes; nothing else is done to the project meanwhile."""

    settle_wanted = Signal()
    """The conflicts are to be shown."""
    back_wanted = Signal(object)
    """The ``Backup`` from before the merge is to be opened, as a copy."""

    def __init__(self, run: MergeRun, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setAcceptDrops(True)
        self.setWindowTitle(self.tr("Merge returned packages"))
        self.run, self._locale = run, QLocale()
        self._fault: UserFacingError | None = None
        self.summary = self._label()
        headings = (self.tr("File"), self.tr("Whose"), self.tr("Articles"))
        self.files = FilesList(headings, theme, self)
        self.files.setAccessibleName(self.tr("Files"))
        self.details = self._label()
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.panel = QFrame(self)
        self.going = self._label()
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.problem = self._label()
        self.problem.setObjectName("problem")
        self._add_buttons()
        self._arrange()
        run.changed.connect(self._refresh)
        run.progressed.connect(self._follow)
        run.failed.connect(self._fail)
        self.files.currentItemChanged.connect(lambda *_: self._tell())
        self._refresh()

    def reject(self) -> None:
        """Stop what is going on, else close."""
        if self.run.stage in (Stage.SAVING, Stage.MERGING):
            self.run.stop()
            return
        self.run.stop()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if event.mimeData().hasUrls() and self.more.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Look into them as well."""
        event.acceptProposedAction()
        self.run.look(
            [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        )

    # Building

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _add_buttons(self) -> None:
        self.more = self._button(
            self.tr("&More files…"), self.tr("Choose more files to merge"), self._add
        )
        self.out = self._button(
            self.tr("&Leave out"), self.tr("Do not merge the chosen file"), self._leave_out
        )
        self.show_backup = self._button(
            self.tr("Show &backup"),
            self.tr("Show the folder with the copy from before the merge"),
            self._show_backup,
        )
        self.back = self._button(
            self.tr("&Open as it was…"),
            self.tr("Open the project from before the merge, as a copy beside this one"),
            lambda: self.back_wanted.emit(self.run.backup),
        )
        self.settle = self._button(
            self.tr("&Settle conflicts…"),
            self.tr("See where somebody worked on two computers, and decide"),
            self.settle_wanted.emit,
        )
        self.buttons = QDialogButtonBox(self)
        self.start = self.buttons.addButton(
            self.tr("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.start.setDefault(True)
        self.leave = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.leave.setAutoDefault(False)
        self.buttons.accepted.connect(self._start)
        self.buttons.rejected.connect(self.reject)

    def _button(self, text: str, tip: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        button.clicked.connect(lambda _checked: does())
        return button

    def _arrange(self) -> None:
        self.panel.setObjectName("panel")
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.details)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.more, self.out, self.show_backup, self.back, self.settle):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.summary)
        layout.addWidget(self.files, 1)
        layout.addWidget(self.panel)
        for part in (self.going, self.bar, self.problem):
            layout.addWidget(part)
        layout.addLayout(row)
        self.resize(*_SIZE)

    # Following

    def _refresh(self) -> None:
        run, stage = self.run, self.run.stage
        working = stage in (Stage.LOOKING, Stage.SAVING, Stage.MERGING)
        done = stage is Stage.DONE
        self.files.show_files(run.files)
        self.summary.setText(self._summary())
        self.going.setText(self._going())
        self.going.setVisible(working)
        self.bar.setVisible(working)
        self.bar.setRange(0, 0)
        for button in (self.more, self.out):
            button.setVisible(not done)
            button.setEnabled(stage is Stage.READY)
        self.start.setVisible(not done)
        self.start.setEnabled(stage is Stage.READY and bool(run.worthwhile))
        self.show_backup.setVisible(done and run.backup is not None)
        self.back.setVisible(done and run.backup is not None)
        self.settle.setVisible(done and run.report is not None and run.report.conflicts > 0)
        self.leave.setText(self._leaving())
        if stage in (Stage.SAVING, Stage.MERGING):
            self._fault = None
        self._tell()

    def _summary(self) -> str:
        run = self.run
        if run.report is not None:
            failed = sum(file.fault is not None for file in run.files)
            text = outcome_in_words(run.report, failed)
            if run.report.conflicts:
                text += " " + self.tr(
                    "%n article(s) wait until you decide between two versions.",
                    "",
                    run.report.conflicts,
                )
            return text
        if run.stage is Stage.READY and not run.worthwhile:
            return self.tr("Nothing in these files is new to the project.")
        return self.tr(
            "This is what the files bring. The project is backed up first; the files stay as "
            "they are."
        )

    def _going(self) -> str:
        return {
            Stage.LOOKING: self.tr("Looking into the files…"),
            Stage.SAVING: self.tr("Backing the project up…"),
            Stage.MERGING: self.tr("Merging…"),
        }.get(self.run.stage, "")

    def _leaving(self) -> str:
        if self.run.stage is Stage.DONE:
            return self.tr("Close")
        stopping = self.run.stage in (Stage.SAVING, Stage.MERGING)
        return self.tr("Stop") if stopping else self.tr("Cancel")

    def _follow(self, progress: Progress | None) -> None:
        if progress is None:
            return
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(1000 * progress.done // progress.total)
        path = getattr(progress, "path", None)
        if path is not None:
            self.going.setText(f"{self._going()} {path.name}")

    def _tell(self) -> None:
        """Say all there is to know of the chosen file, or of the outcome."""
        file, report = self.files.chosen(), self.run.report
        lines: list[str] = []
        if file is not None and file.fault is not None:
            message = message_of(file.fault, language())
            lines = [message.what, message.do]
        elif report is not None:
            lines = self._changes(report.tallies)
            lines.append(self.tr("A merge is not undone. To go back, open the backup as a copy."))
        elif file is not None:
            lines = self._told(file)
        self.details.setText("\n".join(lines))
        self.panel.setVisible(bool(lines))
        fault = self._fault
        self.problem.setVisible(fault is not None)
        if fault is not None:
            message = message_of(fault, language())
            self.problem.setText(f"{message.what} {message.do}")

    def _told(self, file: FilePreview) -> list[str]:
        lines = self._changes(file.tallies)
        if file.made is not None:
            made = when_in_words(file.made, self._locale)
            lines.append(self.tr("The package was made {time}.").format(time=made))
        if file.works.get(Verdict.CONFLICT):
            lines.append(
                self.tr("In conflict: edited on two computers. Both versions come in; you decide.")
            )
        if file.unknown_labels:
            names = ", ".join(str(label) for label in file.unknown_labels)
            lines.append(
                self.tr("Labels that the project does not have come in switched off: {names}")
                .format(names=names)
            )  # fmt: skip
        return lines

    def _changes(self, tallies: tuple[Tally, ...]) -> list[str]:
        return [change_in_words(tally, self._locale) for tally in tallies]

    # What the buttons do

    def _start(self) -> None:
        self._fault = None
        self.run.merge()

    def _add(self) -> None:
        self.run.look(choosers.packages_to_merge(self))

    def _leave_out(self) -> None:
        file = self.files.chosen()
        if file is not None:
            self.run.leave_out(file.path)

    def _show_backup(self) -> None:
        if self.run.backup is not None:
            folder = self.run.backup.path.parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _fail(self, error: UserFacingError) -> None:
        self._fault = error
        self._tell()
