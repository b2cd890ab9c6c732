"""What came of an import, to be read, copied and saved."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from annotator.app.importing.report import ImportReport, report_text, write_report
from annotator.app.messages import message_of
from annotator.core.errors import UserFacingError
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.i18n import language


class ImportReportDialog(ReportDialog):
    """The report of an import."""

    def __init__(self, report: ImportReport, sentence: str, parent: QWidget) -> None:
        text = report_text(report, language())
        super().__init__("", sentence, text, parent)
        self.setWindowTitle(self.tr("Report of the import"))
        self._report = report
        box = self.findChild(QDialogButtonBox)
        assert box is not None
        self.save = box.addButton(self.tr("&Save…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save.setToolTip(self.tr("Save the report as text, or as a table (.csv)"))
        self.save.clicked.connect(self._ask)

    def write(self, path: Path) -> None:
        """Write the report to a file; a fault is said in the dialog itself."""
        try:
            write_report(self._report, path, language())
        except UserFacingError as error:
            message = message_of(error, language())
            self.sentence.setText(f"{message.what}\n{message.do}")

    def _ask(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the report"),
            "import.txt",
            self.tr("Text (*.txt);;Tables (*.csv)"),
        )
        if name:
            self.write(Path(name))
