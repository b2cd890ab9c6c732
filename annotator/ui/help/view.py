"""A page of the help on screen: keys as caps, pictures in the theme's colours, marked hits."""

import re
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from annotator.core.resources import resource
from annotator.ui.guidelines.markdown import MarkdownView
from annotator.ui.help.finding import Readable
from annotator.ui.help.pages import Page
from annotator.ui.i18n import FALLBACK
from annotator.ui.theme import Theme, contrast

_PICTURE = re.compile(r"images/([a-z][a-z-]*)-light\.png")
_WIDEST = 720
"""How wide a page's text grows at the usual size: about 80 letters to the line."""
_MARGIN = 24
_LEADING, _AFTER = 125.0, 4.0
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_FENCE = QTextFormat.Property.BlockCodeFence.value
_THIN = "\u202f"


class HelpView(MarkdownView):
    """Shows pages of the help. Nothing but the help's own pictures is read."""

    resized = Signal()

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._usual = self.font().pointSizeF()
        self._factor = 1.0
        self._width = self.width()
        self._text = ""
        self.hits: list[tuple[int, int]] = []
        """Where the marked hits are, in the document's positions."""

    def dress(self, theme: Theme, language: str) -> None:
        """Take other colours, and pictures in another language."""
        self._theme, self._language = theme, language

    def set_size(self, factor: float) -> None:
        """Show letters larger or smaller than usual."""
        self._factor = factor
        font = self.font()
        font.setPointSizeF(self._usual * factor)
        self.setFont(font)
        self.show_markdown(self._text)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802
        """Return a picture of the help as wide as it fits; nothing else is read."""
        found = _PICTURE.fullmatch(name.toString() if isinstance(name, QUrl) else name)
        if found and kind == QTextDocument.ResourceType.ImageResource.value:
            picture = self._picture(found[1])
            if picture is not None:
                return picture
        return super().loadResource(kind, name)

    def show_markdown(self, text: str) -> None:
        """Show a page; the place that is read stays where it is."""
        self._text = text
        self.document().clear()  # pictures of another width or theme are not kept
        super().show_markdown(text)
        self._fit()
        for dress in (self._dress_keys, self._dress_code, self._dress_tables):
            dress()
        self.hits = []
        self.setExtraSelections([])

    def plain_text(self) -> str:
        """Return the words shown, one line for each paragraph."""
        return self.document().toPlainText()

    def readable(self, page: Page) -> Readable:
        """Show a page; return what is read on it."""
        self.show_markdown(page.text)
        headings = tuple(text for level, text, _ in self.headings() if level > 1)
        return Readable(page.id, page.title, headings, self.plain_text())

    # Hits

    def mark(self, hits: list[tuple[int, int]], here: int) -> None:
        """Mark hits, one of them as that which is looked at, and show it."""
        self.hits = hits
        marks = []
        for number, (start, end) in enumerate(hits):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            shade = QTextCharFormat()
            colour = self._theme.colour("hit")
            shade.setBackground(colour)
            inks = (self._theme.colour("text"), self._theme.colour("paper"))
            shade.setForeground(max(inks, key=lambda ink: contrast(ink, colour)))
            if number == here:
                shade.setFontUnderline(True)
                shade.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            mark.format = shade
            marks.append(mark)
        self.setExtraSelections(marks)
        if 0 <= here < len(hits):
            place = QTextCursor(self.document())
            place.setPosition(hits[here][0])
            self.setTextCursor(place)
            self.ensureCursorVisible()

    # How it looks

    def _fit(self) -> None:
        """Keep lines short enough to be read, in the middle, and a little apart."""
        frame = self.document().rootFrame()
        form = QTextFrameFormat(frame.frameFormat())
        side = (self._room() - self._column()) / 2
        form.setLeftMargin(side)
        form.setRightMargin(side)
        form.setBottomMargin(_MARGIN)
        frame.setFrameFormat(form)
        for block in self._blocks():
            spaced = block.blockFormat()
            if _is_picture(block):
                spaced.setTopMargin(_AFTER * 2)
                spaced.setBottomMargin(_AFTER * 3)
            elif not spaced.headingLevel() and not _is_code(block):
                spaced.setLineHeight(_LEADING, _PROPORTIONAL)
                spaced.setBottomMargin(spaced.bottomMargin() + _AFTER)
            QTextCursor(block).setBlockFormat(spaced)

    def _column(self) -> int:
        widest = int(_WIDEST * max(1.0, self._factor))
        return max(200, min(widest, self._room() - 2 * _MARGIN))

    def _room(self) -> int:
        """Return the width there is, whether the scroll bar is there or not."""
        return self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()

    def _picture(self, name: str) -> QImage | None:
        """Return a picture in the window's language and theme, as wide as the text."""
        shade = "dark" if self._theme.dark else "light"
        folder = resource("help", "images")
        places = [folder / f"{name}-{shade}.png"]
        if self._language != FALLBACK:
            places.insert(0, folder / self._language / f"{name}-{shade}.png")
        path = next((place for place in places if place.is_file()), None)
        if path is None:
            return None
        image = QImage(str(path))
        ratio = self.devicePixelRatioF()
        width = min(image.width(), int(self._column() * ratio))
        scaled = image.convertToFormat(QImage.Format.Format_ARGB32).scaledToWidth(
            width, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def _dress_keys(self) -> None:
        """Show what is struck out as the caps of keys."""
        cap = QTextCharFormat()
        cap.setFontStrikeOut(False)
        cap.setBackground(self._theme.colour("line"))
        cap.setForeground(self._theme.colour("text"))
        cap.setFontWeight(600)
        for start, end in reversed(list(self._struck_out())):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            key = cursor.selectedText()
            cursor.mergeCharFormat(cap)
            cursor.insertText(f"{_THIN}{key}{_THIN}")

    def _struck_out(self) -> Iterator[tuple[int, int]]:
        for block in self._blocks():
            part = block.begin()
            while not part.atEnd():
                fragment = part.fragment()
                if fragment.charFormat().fontStrikeOut():
                    yield fragment.position(), fragment.position() + fragment.length()
                part += 1

    def _dress_code(self) -> None:
        """Set lines to type in a terminal apart."""
        code = QTextCharFormat()
        code.setFontPointSize(self.font().pointSizeF() * 0.95)
        for block in self._blocks():
            if not _is_code(block):
                continue
            cursor = QTextCursor(block)
            form = block.blockFormat()
            form.setBackground(self._theme.colour("hover"))
            form.setLineHeight(_LEADING + 15, _PROPORTIONAL)
            form.setLeftMargin(0)
            form.setBottomMargin(0 if _is_code(block.next()) else _AFTER * 3)
            cursor.setBlockFormat(form)
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            cursor.mergeCharFormat(code)

    def _dress_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = QTextTableFormat(frame.format())
                form.setBorderBrush(self._theme.colour("line"))
                form.setBorderCollapse(True)
                form.setBorder(1)
                form.setCellPadding(6)
                form.setTopMargin(8)
                form.setBottomMargin(8)
                frame.setFormat(form)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let whoever shows pages show this one again, as wide as fits now."""
        super().resizeEvent(event)
        if self.width() != self._width:  # not when the scroll bar comes or goes
            self._width = self.width()
            self.resized.emit()


def _is_code(block: QTextBlock) -> bool:
    return block.isValid() and block.blockFormat().hasProperty(_FENCE)


def _is_picture(block: QTextBlock) -> bool:
    return block.text() == "\ufffc"
