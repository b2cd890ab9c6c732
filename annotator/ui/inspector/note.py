"""The note on the focused span: its flag and its comment."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from annotator.core.model import Span
from annotator.ui.gestures import Gestures
from annotator.ui.icons import icon
from annotator.ui.inspector.wording import with_key
from annotator.ui.theme import Theme

_SIDE = 28
_COMMAND = "annotate.flag"


class NoteRow(QWidget):
    """Shows a span's flag and comment; what is written is stored with Enter, or on leaving."""

    left = Signal()
    """The keyboard belongs to the article again."""

    def __init__(self, gestures: Gestures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gestures = gestures
        self._span: Span | None = None
        self.flag = QToolButton(self)
        self.flag.setCheckable(True)
        self.flag.setFixedSize(_SIDE, _SIDE)
        self.flag.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.flag.setAccessibleName(self.tr("Flag this span"))
        self.flag.setToolTip(
            with_key(self.tr("Flag this span for another look, or take the flag away"), _COMMAND)
        )
        self.comment = QLineEdit(self)
        self.comment.setPlaceholderText(self.tr("Comment…"))
        self.comment.setAccessibleName(self.tr("Comment on this span"))
        self.comment.setClearButtonEnabled(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.flag)
        layout.addWidget(self.comment, 1)
        self.flag.clicked.connect(self._store)
        self.comment.returnPressed.connect(self.left)
        self.comment.editingFinished.connect(self._store)
        self.comment.installEventFilter(self)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the flag in the colours of ``theme``."""
        self.flag.setIcon(icon("flag", theme, "warning"))
        self.flag.setIconSize(QSize(16, 16))

    def show_span(self, span: Span) -> None:
        """Show the note of a span; what is just being written about it stays."""
        same = self._span is not None and self._span.id == span.id
        if self._span is not None and not same:
            self._store()
        writing = same and self.comment.hasFocus() and self.comment.isModified()
        self._span = span
        self.flag.setChecked(span.flagged)
        if not writing:
            self.comment.setText(span.comment)
            self.comment.setCursorPosition(0)
            self.comment.setToolTip(span.comment)

    def toggle(self) -> None:
        """Flag the span and ask for a comment, or take its flag away."""
        if self._span is None:
            return
        flagging = not self._span.flagged
        self.flag.setChecked(flagging)
        self._store()
        if flagging:
            self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.comment.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give up what was written on Esc."""
        if watched is self.comment and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape
            if escape and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                event.accept()
                if event.type() == QEvent.Type.KeyPress and self._span is not None:
                    self.comment.setText(self._span.comment)
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _store(self) -> None:
        span = self._span
        if span is None:
            return
        flagged, comment = self.flag.isChecked(), self.comment.text().strip()
        self.comment.setModified(False)
        if (flagged, comment) != (span.flagged, span.comment):
            self._gestures.note(span, flagged=flagged, comment=comment)
