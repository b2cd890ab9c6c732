"""Opening the help where one is, in the window and in every dialog."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QWidget

from annotator.ui.commands import COMMANDS
from annotator.ui.shortcuts.keymap import current

if TYPE_CHECKING:
    from annotator.ui.help.window import HelpWindow
    from annotator.ui.main_window import MainWindow

_HELP = next(command for command in COMMANDS if command.id == "help.contents")
_QTS_OWN = ("QFileDialog", "QColorDialog", "QFontDialog", "QAbstractPrintDialog")
"""Dialogs of Qt's that lead a life of their own, gone while their wrappers are not."""
_MARK = "help.here"
"""The name of the action by which a dialog calls for help."""


class HelpTools(QObject):
    """Shows the help, and prints the sheet of keys; the code of both is read when asked for."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._offer)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "help.contents": self.show,
            "help.print_keys": self.print_keys,
            "help.save_keys": self.save_keys,
            "help.logs": self.show_logs,
            "help.about": self.show_about,
        }

    def show(self, page: str = "") -> "HelpWindow":
        """Show a page of the help, or the one that belongs to where the keyboard is."""
        from annotator.ui.help.topics import topic  # noqa: PLC0415  (not at start)

        wanted = page or topic(self._here())
        # What is modal blocks every window but its own.
        parent = QApplication.activeModalWidget() or self._window
        shown = self._shown(parent) or self._made(parent)
        shown.open(wanted)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    def print_keys(self) -> None:
        """Print the sheet of keys."""
        from annotator.ui.help.printing import print_keys  # noqa: PLC0415  (rarely used)

        print_keys(self._window)

    def save_keys(self) -> None:
        """Save the sheet of keys as a PDF file."""
        from annotator.ui.help.printing import save_keys  # noqa: PLC0415  (rarely used)

        save_keys(self._window)

    def show_about(self) -> None:
        """Show versions and licences."""
        from annotator.ui.dialogs.about import AboutDialog  # noqa: PLC0415  (not at start)

        AboutDialog(self._window).show()

    def show_logs(self) -> None:
        """Show the folder of the logs; where no file manager answers, say where it is."""
        from annotator.ui.dialogs.about import log_folder, open_log_folder  # noqa: PLC0415  (rare)

        if not open_log_folder():
            self._window.messages.say(
                self.tr("No program of this computer shows folders."),
                self.tr("The logs are in {folder}.").format(folder=log_folder()),
            )

    def _show_here(self) -> None:
        self.show()

    def _here(self) -> QWidget | None:
        """Return what has the keyboard, or would have it."""
        window = QApplication.activeWindow() or self._window
        places = (QApplication.focusWidget(), window.focusWidget(), window)
        return next((place for place in places if place is not None), None)

    def _shown(self, parent: QWidget) -> "HelpWindow | None":
        from annotator.ui.help.window import HelpWindow  # noqa: PLC0415  (not at start)

        direct = Qt.FindChildOption.FindDirectChildrenOnly
        open_ones = parent.findChildren(HelpWindow, options=direct)
        return next((one for one in open_ones if one.isVisible()), None)

    def _made(self, parent: QWidget) -> "HelpWindow":
        from annotator.ui.help.window import HelpWindow  # noqa: PLC0415  (not at start)

        made = HelpWindow(self._window.appearance.theme, parent)
        self._window.appearance.changed.connect(made.set_theme)
        self._window.preferences.changed.connect(made.follow)
        return made

    # Dialogs

    def _offer(self) -> None:
        """Let the window that has the keyboard now call for help by the same key."""
        dialog = QApplication.activeWindow()
        if not isinstance(dialog, QDialog) or not _belongs(dialog, self._window):
            return
        if any(dialog.inherits(kind) for kind in _QTS_OWN):
            return
        action = dialog.findChild(QAction, _MARK)
        if action is None:
            self._add_button(dialog)
            action = QAction(dialog)
            action.setObjectName(_MARK)
            action.triggered.connect(self._show_here)
            dialog.addAction(action)
        action.setShortcuts([QKeySequence(keys) for keys in current().of(_HELP)])

    def _add_button(self, dialog: QDialog) -> None:
        """Put a button for help beside the dialog's own, where it has a row of them."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for box in dialog.findChildren(QDialogButtonBox, options=direct):
            button = box.addButton(QDialogButtonBox.StandardButton.Help)
            button.setAutoDefault(False)
            button.setToolTip(self._window.commands["help.contents"].toolTip())
            box.helpRequested.connect(self._show_here)


def _belongs(dialog: QWidget, window: QWidget) -> bool:
    """Tell whether a dialog was opened from a window, however many stand between."""
    parent: QWidget | None = dialog
    while parent is not None and parent is not window:
        parent = parent.parentWidget()
    return parent is window
