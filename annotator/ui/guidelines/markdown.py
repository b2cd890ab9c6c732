"""Markdown shown safely: no HTML, nothing fetched, nothing read from the disk."""

import re
from typing import Any

from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget

FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)
_PICTURE = re.compile(r"<img\b[^>]*>")
_BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)", re.MULTILINE)


class MarkdownView(QTextBrowser):
    """Shows Markdown. Links lead nowhere but to headings; pictures stay blank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setObjectName("field")
        self.document().setDocumentMargin(20)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Return a blank: what a text names is neither fetched nor read.

        With nothing at all Qt would go and read the file itself.
        """
        del name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return QByteArray()
        blank = QImage(1, 1, QImage.Format.Format_ARGB32)
        blank.fill(0)
        return blank

    def show_markdown(self, text: str) -> None:
        """Show a text; the place that is read stays where it is."""
        before = self.verticalScrollBar().value()
        self.document().setMarkdown(text, FEATURES)
        self._space_headings()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(before)

    def headings(self) -> list[tuple[int, str, int]]:
        """Return each heading: its level, its words, and the number of its block."""
        found = []
        block = self.document().begin()
        while block.isValid():
            level = block.blockFormat().headingLevel()
            if level:
                found.append((level, block.text(), block.blockNumber()))
            block = block.next()
        return found

    def _space_headings(self) -> None:
        """Set what a heading heads apart from what is before it."""
        for level, _, number in self.headings():
            cursor = QTextCursor(self.document().findBlockByNumber(number))
            form = cursor.blockFormat()
            form.setTopMargin((26, 20, 16)[min(level, 3) - 1] if number else 0)
            form.setBottomMargin(6)
            cursor.setBlockFormat(form)

    def go_to_block(self, number: int) -> None:
        """Show a block at the top."""
        block: QTextBlock = self.document().findBlockByNumber(number)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            box = self.document().documentLayout().blockBoundingRect(block)
            self.verticalScrollBar().setValue(int(box.top()) - 12)


def written(edit: QPlainTextEdit) -> str:
    """Return what is written in a field, its no-break spaces included: ``toPlainText`` drops them.

    French sets them before ``:`` and inside guillemets.
    """
    return edit.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def as_html(text: str) -> str:
    """Return Markdown as HTML for a tooltip, without pictures."""
    document = QTextDocument()
    document.setMarkdown(text, FEATURES)
    found = _BODY.search(document.toHtml())
    return _PICTURE.sub("", found.group(1) if found else "")


def plain(text: str) -> str:
    """Return Markdown as plain text, for places that show nothing else."""
    document = QTextDocument()
    document.setMarkdown(text, FEATURES)
    return " ".join(document.toPlainText().replace("\ufffc", "").split())


def escaped(words: str) -> str:
    """Return words that Markdown shows as they are."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def closed(text: str) -> str:
    """Return a text whose last fence is closed, so that what follows it is not swallowed."""
    fence = ""
    for found in _FENCE.finditer(text):
        mark = found.group(1)
        if not fence:
            fence = mark
        elif mark.startswith(fence):
            fence = ""
    return f"{text}\n{fence}" if fence else text
