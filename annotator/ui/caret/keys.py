"""Keys that move the caret through the article and choose words with it.

Characters, lines and the ends of the text are Qt's own; what is added here: leaving the focused
span, words as the pipeline cuts them, and paragraphs.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from annotator.ui.article.view import ArticleView

_Standard = QKeySequence.StandardKey
_WORDS = (
    (_Standard.MoveToNextWord, 1, False),
    (_Standard.MoveToPreviousWord, -1, False),
    (_Standard.SelectNextWord, 1, True),
    (_Standard.SelectPreviousWord, -1, True),
)
_PARAGRAPHS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_AHEAD = frozenset((Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown))
_BACK = frozenset((Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_PageUp))
_TURNS = (Qt.Key.Key_Left, Qt.Key.Key_Right)


class CaretKeys(QObject):
    """Watches the article for keys of movement that no command has."""

    def __init__(self, article: ArticleView) -> None:
        super().__init__(article)
        self._article = article
        article.installEventFilter(self)
        article.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move the caret, or leave the key to the article; a click puts the caret too."""
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._article.gestures.caret_placed = True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        moves = event.key() in _AHEAD | _BACK
        if self._article.desk.document is None or not moves:
            return False
        left = self._leave_span(event)
        self._article.gestures.caret_placed = True
        for key, direction, keep in _WORDS:
            if event.matches(key):
                self._step(self._word, direction, keep=keep)
                return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        ctrl = held & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in _PARAGRAPHS:
            self._step(self._paragraph, _PARAGRAPHS[Qt.Key(event.key())], keep=shift)
            return True
        return left and event.key() in _TURNS and not held

    def _leave_span(self, event: QKeyEvent) -> bool:
        """Let the focused span go: the caret stands before it or after it. Tell whether it did."""
        desk, article = self._article.desk, self._article
        span = desk.focused
        if span is None:
            return False
        place = span.end if event.key() in _AHEAD else span.start
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            place = span.start
        desk.set_focus(None)
        cursor = article.textCursor()
        cursor.setPosition(article.offsets.to_utf16(place))
        article.setTextCursor(cursor)
        desk.put(place)
        return True

    def _step(self, place: Callable[[int, int], int], direction: int, *, keep: bool) -> None:
        article = self._article
        cursor = article.textCursor()
        here = article.offsets.to_codepoint(cursor.position())
        mode = QTextCursor.MoveMode.KeepAnchor if keep else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(article.offsets.to_utf16(place(here, direction)), mode)
        article.setTextCursor(cursor)

    def _word(self, here: int, direction: int) -> int:
        """Return the next end of a word while words are chosen forward, else the next beginning."""
        tokens, document = self._article.desk.tokens, self._article.desk.document
        if direction < 0:
            found = tokens.previous_start(here)
            return found if found != here else 0
        following = tokens.next_end(here)
        end = len(document.text) if document is not None else here
        return following if following != here else end

    def _paragraph(self, here: int, direction: int) -> int:
        document = self._article.desk.document
        text = document.text if document is not None else ""
        if direction < 0:
            return text.rfind("\n", 0, max(here - 1, 0)) + 1
        following = text.find("\n", here)
        return len(text) if following < 0 else following + 1
