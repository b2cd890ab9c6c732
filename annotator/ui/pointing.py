"""Showing places in a text that is only read, and bringing the first of them into sight."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextFormat
from PySide6.QtWidgets import QTextEdit

from annotator.ui.theme import Theme


def point_at(shown: QTextEdit, places: Sequence[tuple[int, int]], theme: Theme) -> None:
    """Mark ``places``, half-open ranges of the page's own positions, and nothing else."""
    marked: list[QTextEdit.ExtraSelection] = []
    look = QTextCharFormat()
    look.setBackground(theme.colour("selection"))
    look.setProperty(QTextFormat.Property.OutlinePen, theme.colour("accent"))
    for start, end in places:
        cursor = QTextCursor(shown.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, QTextCharFormat(look)
        marked.append(selection)
    shown.setExtraSelections(marked)
    if places:
        cursor = QTextCursor(shown.document())
        # To the end of the last one and then back, so that all are in sight if they fit.
        for position in (places[-1][1], places[0][0]):
            cursor.setPosition(position)
            shown.setTextCursor(cursor)
        shown.ensureCursorVisible()
