"""The files of a merge as a list: which, whose, and what each brings."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.app.merging import FilePreview, Verdict
from annotator.ui.icons import icon
from annotator.ui.merging.wording import owner_in_words, verdicts_in_words
from annotator.ui.theme import Theme

_FILE, _WHOSE, _BRINGS = range(3)
_WIDTHS = {_FILE: 270, _WHOSE: 150}


class FilesList(QTreeWidget):
    """One row for each file; those with a fault or a conflict have a sign."""

    def __init__(self, headings: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRootIsDecorated(False)
        self.setAllColumnsShowFocus(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHeaderLabels(headings)
        self.header().setSectionResizeMode(_BRINGS, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)

    def show_files(self, files: Sequence[FilePreview]) -> None:
        """List files anew; the one that was chosen stays so, else the first is."""
        chosen = self.chosen()
        self.clear()
        for file in files:
            item = QTreeWidgetItem([file.path.name, owner_in_words(file), verdicts_in_words(file)])
            if file.fault is not None:
                item.setText(_WHOSE, "—")
            warns = file.fault is not None or bool(file.works.get(Verdict.CONFLICT))
            sign = "warning" if warns else "import" if file.brings else "accept"
            item.setIcon(_FILE, icon(sign, self._theme, "warning" if warns else "muted"))
            item.setToolTip(_FILE, str(file.path))
            item.setToolTip(_BRINGS, item.text(_BRINGS))
            item.setData(_FILE, Qt.ItemDataRole.UserRole, file)
            self.addTopLevelItem(item)
            if chosen is None or file.path == chosen.path:
                self.setCurrentItem(item)
                chosen = chosen or file

    def chosen(self) -> FilePreview | None:
        """Return the file that is chosen."""
        item = self.currentItem()
        found = item.data(_FILE, Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, FilePreview) else None
