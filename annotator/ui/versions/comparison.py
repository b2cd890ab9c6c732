"""The right side of the window: two versions and what changed between them, walked by key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.duplicates.comparing import Alignment, align
from annotator.app.holdings import Holdings
from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.ui.elided import ElidedLabel
from annotator.ui.pointing import point_at
from annotator.ui.theme import Theme
from annotator.ui.versions.page import Page, Side
from annotator.ui.versions.wording import named

_NEXT, _PREVIOUS, _BESIDE = "Alt+Down", "Alt+Up", "Ctrl+B"


class ComparisonView(QWidget):
    """Shows the text of a version with what changed against the one it is compared with."""

    moved = Signal()
    """Another change is looked at."""

    def __init__(self, project: Holdings, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._theme = project, theme
        self._shown: tuple[DocumentId, DocumentId] | None = None
        self.page: Page | None = None
        self.alignment: Alignment | None = None
        self.change = -1
        """The number of the change looked at, or -1."""
        self.titles = ElidedLabel(self)
        self.titles.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("What changed"))
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.previous = self._button("↑", self.tr("Previous change"), _PREVIOUS)
        self.next = self._button("↓", self.tr("Next change"), _NEXT)
        self.beside = self._button(
            self.tr("Side by side"), self.tr("Show both texts beside each other"), _BESIDE
        )
        self.beside.setCheckable(True)
        self._arrange()
        self.next.clicked.connect(lambda: self.walk(1))
        self.previous.clicked.connect(lambda: self.walk(-1))
        self.beside.toggled.connect(self.refresh)
        for keys, button in (
            (_NEXT, self.next),
            (_PREVIOUS, self.previous),
            (_BESIDE, self.beside),
        ):
            QShortcut(QKeySequence(keys), self.window()).activated.connect(button.click)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        paper = theme.colour("paper").name()
        self.text.setStyleSheet(f"QTextBrowser {{ background: {paper}; }}")
        self.refresh()

    def show_versions(self, base: DocumentId | None, version: DocumentId | None) -> None:
        """Compare a version with another; with itself, show its text alone."""
        self._shown = (base, version) if base is not None and version is not None else None
        self.change = -1
        self.refresh()

    def refresh(self) -> None:
        """Read both versions again and show them."""
        self.page = self.alignment = None
        if self._shown is None:
            self.text.clear()
            self.titles.clear()
        else:
            one, other = (self._project.document(item) for item in self._shown)
            page = self._new_page()
            if one.id == other.id:
                page.alone(self._side(one))
                self.titles.setText(named(one.title))
            else:
                self.alignment = align(one.text, other.text)
                write = page.beside if self.beside.isChecked() else page.unified
                write(self._side(one), self._side(other), self.alignment)
                told = self.tr("{one}  →  {other}")
                self.titles.setText(told.format(one=named(one.title), other=named(other.title)))
            self.page = page
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.titles.setToolTip(self.titles.text())
        self._say()
        self._point()

    def walk(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) change, round the end."""
        count = len(self.alignment.changes) if self.alignment else 0
        if not count:
            return
        here = self.change if self.change >= 0 or direction > 0 else 0
        self.change = (here + direction) % count
        self._say()
        self._point()
        self.moved.emit()

    # Inside

    def _new_page(self) -> Page:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.12)
        return Page(self.text.document(), self._project.scheme, self._theme, font)

    def _side(self, document: Document) -> Side:
        return Side(document.text, self._project.spans(document.id))

    def _say(self) -> None:
        count = len(self.alignment.changes) if self.alignment else 0
        for button in (self.next, self.previous):
            button.setEnabled(count > 0)
        if self._shown is None:
            text = ""
        elif self._shown[0] == self._shown[1]:
            text = self.tr("The others are compared with this version")
        elif not count:
            text = self.tr("Word for word the same")
        elif self.change < 0:
            text = self.tr("%n change(s)", "", count)
        else:
            text = self.tr("Change {number} of {count}").format(number=self.change + 1, count=count)
        self.told.setText(text)

    def _point(self) -> None:
        """Show where the change looked at stands."""
        places = self.page.places.get(self.change, []) if self.page else []
        point_at(self.text, places, self._theme)

    def _button(self, text: str, tip: str, keys: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName("small")
        button.setAutoDefault(False)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})")
        button.setAccessibleName(tip)
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.titles, 1)
        row.addWidget(self.told)
        for button in (self.previous, self.next, self.beside):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.text, 1)
