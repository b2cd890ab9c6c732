"""Printing the sheet of keys, and saving it as a PDF file."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QSaveFile, Qt
from PySide6.QtGui import QAction, QPdfWriter
from PySide6.QtWidgets import QApplication

from annotator import __version__
from annotator.core.errors import ExportWriteError
from annotator.ui.dialogs import choosers
from annotator.ui.help.key_page import draw, sections, set_up
from annotator.ui.i18n import translate

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def print_keys(window: "MainWindow") -> None:
    """Print the sheet with the system's own dialog."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  (rarely used)

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(translate("keys", "Keys of Annotator"))
    printer.setFullPage(True)
    set_up(printer)
    dialog = QPrintDialog(printer, QApplication.activeWindow() or window)
    dialog.accepted.connect(lambda _: draw(printer, sections(_labels(window))))
    # The printer lives as long as the dialog: the system's own goes on after this returns.
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


def save_keys(window: "MainWindow") -> None:
    """Save the sheet as a PDF file that the person names."""
    path = choosers.key_sheet_to_save(QApplication.activeWindow() or window)
    if path is None:
        return
    file = QSaveFile(str(path))  # what was there stays until all of it is written
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        window.messages.show_error(ExportWriteError(path=str(path), reason=file.errorString()))
        return
    file.write(as_pdf(_labels(window)))
    if not file.commit():
        window.messages.show_error(ExportWriteError(path=str(path), reason=file.errorString()))
        return
    window.messages.say(translate("keys", "The sheet of keys is in {file}.").format(file=path.name))


def as_pdf(labels: list[QAction]) -> bytes:
    """Return the sheet as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(600)
    writer.setTitle(translate("keys", "Keys of Annotator"))
    writer.setCreator(f"Annotator {__version__}")
    set_up(writer)
    draw(writer, sections(labels))
    return bytes(buffer.data().data())


def _labels(window: "MainWindow") -> list[QAction]:
    return list(window.labels.by_key.values()) if window.labels is not None else []
