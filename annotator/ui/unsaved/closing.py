"""Leaving a project in which something is not saved: asking, going on in a copy or a repair."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from annotator.app.unsaved import Kept
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.i18n import translate
from annotator.ui.unsaved.keeping import Keeping
from annotator.ui.unsaved.wording import details, headline

if TYPE_CHECKING:
    from annotator.ui.backups.repair import RepairDialog
    from annotator.ui.main_window import MainWindow


def settle(window: "MainWindow") -> None:
    """Hand over what is being typed in a field, or in a window of a feature."""
    typing = QApplication.focusWidget()
    if isinstance(typing, QLineEdit) and window.isAncestorOf(typing):
        typing.editingFinished.emit()
    for feature in window.features:
        hand_over = getattr(feature, "settle", None)
        if hand_over is not None:
            hand_over()


def ask(window: "MainWindow", keeping: Keeping, save_copy: Callable[[], object]) -> bool:
    """Ask what is to become of what is not saved; tell whether the project may be closed."""
    while keeping.kept:
        box = question(window, keeping)
        box.exec()
        chosen = box.property("chosen")
        if chosen == "close":
            keeping.give_up()
        elif chosen == "copy":
            save_copy()
            return False
        elif chosen == "retry":
            keeping.retry()
        else:
            return False
    return True


def question(window: "MainWindow", keeping: Keeping) -> QMessageBox:
    """Return the question; its property ``chosen`` is the answer."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(translate("unsaved", "Not saved yet"))
    box.setText(headline(keeping.kept))
    box.setInformativeText(
        translate(
            "unsaved",
            "That is in the memory of this window only, and is lost when the project is closed.",
        )
    )
    box.setDetailedText(details(keeping.kept, keeping.fault))
    role = QMessageBox.ButtonRole
    for name, words, kind in (
        ("retry", translate("unsaved", "Try again"), role.ActionRole),
        ("copy", translate("unsaved", "Save a copy elsewhere…"), role.ActionRole),
        ("close", translate("unsaved", "Close without saving"), role.DestructiveRole),
        ("stay", translate("unsaved", "Cancel"), role.RejectRole),
    ):
        button = box.addButton(words, kind)
        button.clicked.connect(lambda _=False, name=name: box.setProperty("chosen", name))
        if name == "stay":
            box.setEscapeButton(button)
            box.setDefaultButton(button)
    return box


def go_on(window: "MainWindow", keeping: Keeping, path: Path, copied: tuple[Kept, ...]) -> None:
    """Open the copy in place of the project; what it has not got yet is written there."""
    settle(window)
    kept = keeping.give_up()
    if window.project.open(path) and window.project.bridge is not None:
        window.project.bridge.keeping.take_over(kept[len(copied) :])
    else:
        keeping.take_over(kept)


def carry_into(window: "MainWindow", keeping: Keeping, dialog: "RepairDialog") -> None:
    """Let what waits be written to the project that a repair makes, once it is opened."""
    waiting, path, target = window.project.carried, dialog.path, dialog.target

    def begin() -> None:
        waiting[target] = keeping.give_up()

    def end() -> None:
        kept = waiting.pop(target, ())
        if kept and target.exists():
            waiting[target] = kept
        elif kept:
            _reopen(window, path, kept)

    dialog.begun.connect(begin)
    dialog.finished.connect(end)


def open_again(window: "MainWindow", keeping: Keeping, path: Path) -> None:
    """Close the project and open it again: its drive was away, and the open file leads nowhere."""
    settle(window)
    kept = keeping.give_up()
    window.project.close()
    _reopen(window, path, kept)


def _reopen(window: "MainWindow", path: Path, kept: tuple[Kept, ...]) -> None:
    """Open a project and write there what waits; where it cannot be opened, show what waits."""
    if window.project.open(path) and window.project.bridge is not None:
        window.project.bridge.keeping.take_over(kept)
    elif kept:
        window.project.carried[path] = kept
        title = translate("unsaved", "Not saved yet")
        sentence = translate(
            "unsaved",
            "This waits in the memory of this window until {name} is opened in it. You can copy "
            "it, to do it again by hand.",
        ).format(name=path.name)
        ReportDialog(title, sentence, details(kept, None), window).show()
