"""The page: typeface, leading and column of the article; its text is never touched."""

from PySide6.QtCore import QSize
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)

LEADING = 172
"""Line height in per cent unless the settings say other: room for the tags above each line."""
_HEADLINE_LEADING = 150 / 172
"""A headline's line height as a part of the text's."""
_HEADLINE_SCALE = 1.3
_MARGIN = 136.0
"""Space left of the text for stripes and captions, in pixels."""
_NARROW = 48.0
"""The same where the window has no room for captions."""
_RIGHT = 24.0
_SHORT_LINE = 48
"""Below this many characters a line is too short to give up room for captions."""
_SERIF = ("Source Serif 4", "Charter", "Georgia", "Noto Serif", "Liberation Serif", "DejaVu Serif")
_SANS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "Liberation Sans", "DejaVu Sans")


def typeface(family: str, size: int) -> QFont:
    """Return the article's font in points: an installed family, or the best serif or sans.

    A family that is no longer installed gives way to the best one with serifs.
    """
    known = set(QFontDatabase.families())
    families = _SANS if family == "sans" else _SERIF
    own = (family,) if family in known else ()
    font = QFont([name for name in (*own, *families) if name in known] or [families[-1]])
    font.setStyleHint(QFont.StyleHint.SansSerif if family == "sans" else QFont.StyleHint.Serif)
    font.setPointSizeF(size)
    return font


def typeset(document: QTextDocument, *, headline_end: int, leading: int = LEADING) -> None:
    """Give paragraphs their leading in per cent, and the text up to ``headline_end`` its size.

    Positions are UTF-16.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.setBlockFormat(_paragraph(leading))
    cursor.setCharFormat(QTextCharFormat())
    if headline_end:
        headline = QTextCharFormat()
        headline.setFontWeight(QFont.Weight.DemiBold)
        headline.setFontPointSize(document.defaultFont().pointSizeF() * _HEADLINE_SCALE)
        cursor.setPosition(0)
        cursor.setPosition(headline_end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(headline)
        cursor.setBlockFormat(_paragraph(leading * _HEADLINE_LEADING))
    cursor.endEditBlock()


def place_column(document: QTextDocument, room: QSize, line_width: int) -> float:
    """Put the text in a column of ``line_width`` characters, with a margin for claims.

    Returns how wide the margin is. A new text begins without: it must be placed anew.
    """
    width = float(room.width())
    # French prose averages a little less than the font's average character.
    character = QFontMetricsF(document.defaultFont()).averageCharWidth() * 0.92
    roomy = width >= character * _SHORT_LINE + _MARGIN + _RIGHT
    margin = _MARGIN if roomy else _NARROW
    column = min(character * line_width, width - margin - _RIGHT)
    left = max(margin, (width - column) / 2)
    # Not ``document.rootFrame()``: PySide keeps what that returns, a frame for every text.
    frame = QTextCursor(document).currentFrame()
    page = QTextFrameFormat(frame.frameFormat())
    page.setLeftMargin(left)
    page.setRightMargin(max(_RIGHT, width - left - column))
    page.setTopMargin(24)
    page.setBottomMargin(max(48.0, room.height() / 3))
    frame.setFrameFormat(page)
    return left


def _paragraph(leading: float) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(18)
    return form
