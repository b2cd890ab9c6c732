"""Asking before the pipeline of a run is removed: it cannot be undone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from annotator.app.project import Project
from annotator.app.training import keeping
from annotator.ui.i18n import translate

if TYPE_CHECKING:
    from annotator.app.training.runs import Run


def ask_to_forget(
    project: Project, run: "Run", parent: QWidget, forget: Callable[[], object]
) -> QMessageBox:
    """Ask, in words that say what is lost, and ``forget`` after a yes; the window goes on."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("learning", "Forget a pipeline"))
    number = QLocale().toString(run.number)
    what = translate("learning", "Remove the pipeline of run {number} from this computer?")
    box.setText(what.format(number=number))
    box.setInformativeText(_lost(project, run))
    yes = box.addButton(translate("learning", "Forget it"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(translate("learning", "Keep it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    yes.clicked.connect(forget)
    box.open()
    return box


def _lost(project: Project, run: "Run") -> str:
    folder = keeping.folder_of(project, run)
    files = [path.stat() for path in folder.rglob("*") if path.is_file()] if folder else []
    # What another run holds as well (word vectors) lies on the disk once, and stays.
    size = sum(file.st_size for file in files if file.st_nlink == 1)
    shown = QLocale().formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
    lines = [
        translate(
            "learning", "This frees {size}. The pipeline cannot be used or gone back to any more."
        ).format(size=shown),
        translate("learning", "Its scores stay in the list, and no annotation changes."),
    ]
    used = keeping.in_use(project)
    if used is not None and used.id == run.id:
        lines.append(
            translate("learning", "It is in use: the project goes back to the base pipeline.")
        )
    return "\n".join(lines)
