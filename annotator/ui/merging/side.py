"""One version in the window of conflicts: its facts, its text, and the button that keeps it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from annotator.app.merging import Version
from annotator.core.model import Document
from annotator.core.scheme import Scheme
from annotator.ui.library.wording import state_in_words
from annotator.ui.merging.version_text import VersionText, own_spans
from annotator.ui.merging.wording import when_in_words
from annotator.ui.pointing import point_at
from annotator.ui.theme import Theme


class VersionSide(QWidget):
    """Shows a version; ``chosen`` says that it is the one to keep."""

    chosen = Signal()

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self.number = number
        self.version: Version | None = None
        self.page: VersionText | None = None
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self.facts = QLabel(self)
        self.facts.setObjectName("muted")
        self.facts.setWordWrap(True)
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.text = QTextBrowser(self)
        self.text.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.keep = QPushButton(self.tr("Keep version &{number}").format(number=number), self)
        self.keep.setAutoDefault(False)
        self.keep.setToolTip(self.tr("This is what counts; the other versions go"))
        self.keep.clicked.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.facts)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.keep)

    def show_version(
        self,
        version: Version,
        others: tuple[Version, ...],
        document: Document,
        scheme: Scheme,
        theme: Theme,
    ) -> None:
        """Show a version; what the others do not have just so stands out."""
        self.version = version
        title = self.tr("Version {number}").format(number=self.number)
        if version.shown:
            title += " · " + self.tr("shown in the article now")
        self.title.setText(title)
        self.text.setAccessibleName(title)
        own = own_spans(version, others)
        self.facts.setText(self._facts(version, len(own)))
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.08)
        paper = theme.colour("paper").name()
        self.text.setStyleSheet(f"QTextBrowser {{ background: {paper}; }}")
        self.page = VersionText(self.text.document(), scheme, theme, font)
        self.page.write(document.text, version.spans, own)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.setExtraSelections([])

    def point_at(self, start: int, theme: Theme) -> None:
        """Show what lies at a character of the article, if only this version has it."""
        places = [place for at, place in self.page.places if at == start] if self.page else []
        point_at(self.text, places, theme)

    def _facts(self, version: Version, own: int) -> str:
        parts = [
            when_in_words(version.at, self._locale),
            state_in_words(version.state),
            self.tr("%n label(s)", "", version.accepted),
            self.tr("◆ %n only here", "", own),
        ]
        if version.flagged:
            parts.append(self.tr("flagged"))
        if version.comment:
            parts.append(self.tr("note: {text}").format(text=" ".join(version.comment.split())))
        return " · ".join(parts)
