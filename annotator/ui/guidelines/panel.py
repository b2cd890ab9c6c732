"""The guidelines to read: a table of contents, a search, and the text."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme
from annotator.ui.guidelines.composing import title_for, whole_text
from annotator.ui.guidelines.markdown import MarkdownView
from annotator.ui.i18n import language

_SIZE = (820, 680)
_SHARES = [230, 590]
_BLOCK = Qt.ItemDataRole.UserRole
_Find = QTextDocument.FindFlag


class GuidelinesPanel(QDialog):
    """Shows guidelines, definitions and examples beside the work; it does not block the window."""

    write_asked = Signal()
    left = Signal()

    def __init__(self, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Guidelines"))
        self.setModal(False)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the guidelines"))
        self.search.setAccessibleName(self.tr("Search the guidelines"))
        self.search.setClearButtonEnabled(True)
        self.found = QLabel(self)
        self.found.setObjectName("muted")
        self.contents = QListWidget(self)
        self.contents.setAccessibleName(self.tr("Contents"))
        self.text = MarkdownView(self)
        self.text.setAccessibleName(self.tr("Guidelines"))
        self._scheme = scheme
        self._language = language()
        self._arrange()
        self.search.textChanged.connect(self._search_from_top)
        self.search.returnPressed.connect(self.find_next)
        self.contents.currentItemChanged.connect(self._go)
        self.contents.itemActivated.connect(self._go)
        self.text.anchorClicked.connect(self._follow_link)
        for keys, act in (
            ("Ctrl+F", self.search.setFocus),
            ("F3", self.find_next),
            ("Shift+F3", self.find_previous),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.show_scheme(scheme)

    def show_scheme(self, scheme: Scheme) -> None:
        """Show the scheme's guidelines and labels."""
        self._scheme = scheme
        self.text.show_markdown(whole_text(scheme, self._language))
        self.contents.blockSignals(True)  # noqa: FBT003 (Qt's own)
        self.contents.clear()
        for level, words, block in self.text.headings():
            row = QListWidgetItem("    " * (level - 1) + words)
            row.setData(_BLOCK, block)
            font = row.font()
            font.setBold(level == 1)
            row.setFont(font)
            row.setToolTip(words)
            self.contents.addItem(row)
        self.contents.blockSignals(False)  # noqa: FBT003 (Qt's own)

    def show_label(self, label: LabelId) -> bool:
        """Show what is said of a label; False when nothing is."""
        title = title_for(self._scheme, label, self._language)
        # The last heading with these words: guidelines may have one of their own before it.
        for index in range(self.contents.count() - 1, -1, -1):
            row = self.contents.item(index)
            if title is not None and row.text().strip() == title:
                self.contents.setCurrentItem(row)
                self._go(row)
                return True
        return False

    def find_next(self) -> None:
        """Show the next place with the words in the search field."""
        self._find(_Find(0))

    def find_previous(self) -> None:
        """Show the place before with the words in the search field."""
        self._find(_Find.FindBackward)

    def reject(self) -> None:
        """Go away, with Esc or with the window's own button, and tell so."""
        super().reject()
        self.left.emit()

    def _arrange(self) -> None:
        write = QPushButton(self.tr("&Write…"), self)
        write.setToolTip(self.tr("Write what the annotators of the project agree on"))
        write.setAutoDefault(False)
        write.clicked.connect(self.write_asked)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.found)
        top.addWidget(write)
        halves = QSplitter(Qt.Orientation.Horizontal, self)
        halves.addWidget(self.contents)
        halves.addWidget(self.text)
        halves.setChildrenCollapsible(False)
        halves.setStretchFactor(1, 1)
        halves.setSizes(_SHARES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        self.resize(*_SIZE)

    def _go(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self.text.go_to_block(row.data(_BLOCK))

    def _search_from_top(self) -> None:
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.found.clear()
        if self.search.text():
            self.find_next()

    def _find(self, way: QTextDocument.FindFlag) -> None:
        words = self.search.text()
        if not words:
            return
        if not self.text.find(words, way):
            end = QTextCursor.MoveOperation.End
            start = QTextCursor.MoveOperation.Start
            self.text.moveCursor(end if way == _Find.FindBackward else start)
            if not self.text.find(words, way):
                self.found.setText(self.tr("not found"))
                return
        self.found.clear()

    def _follow_link(self, target: QUrl) -> None:
        """Go to a heading in the text; an address elsewhere is only shown."""
        if target.hasFragment() and not target.path() and not target.host():
            wanted = target.fragment().casefold().replace("-", " ")
            for _, words, block in self.text.headings():
                if words.casefold() == wanted:
                    self.text.go_to_block(block)
                    return
        self.found.setText(self.tr("not opened: {address}").format(address=target.toString()))
