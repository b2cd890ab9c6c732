"""The search field: asks while somebody types, completes, and says what it does not understand."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import message_of
from annotator.core.errors import BadQueryError
from annotator.core.query import Query, parse_query
from annotator.ui.i18n import language
from annotator.ui.icons import icon
from annotator.ui.library.completing import Completer, Completion
from annotator.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDEST = 320


class Offers(QListWidget):
    """The list of completions under the field; the field keeps the keyboard."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_under(self, field: QWidget, completions: list[Completion]) -> None:
        """Show completions, none of them chosen."""
        self.clear()
        for completion in completions:
            shown = completion.text.strip()
            item = QListWidgetItem(
                f"{shown}   {completion.meaning}" if completion.meaning else shown
            )
            item.setData(Qt.ItemDataRole.UserRole, completion)
            self.addItem(item)
        self.setCurrentRow(-1)
        if self.parentWidget() is not field.window():
            self.setParent(field.window())
        row = max(self.sizeHintForRow(0), 20)
        width = min(max(self.sizeHintForColumn(0) + 24, field.width()), _WIDEST)
        self.resize(width, row * len(completions) + 2 * self.frameWidth() + 2)
        self.move(field.mapTo(field.window(), QPoint(0, field.height() + 2)))
        self.raise_()
        self.show()

    def chosen(self, *, or_first: bool) -> Completion | None:
        """Return the completion that is chosen, or the first one where that is meant."""
        row = max(self.currentRow(), 0 if or_first else -1)
        item = self.item(row) if row >= 0 else None
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, Completion) else None


class SearchLine(QLineEdit):
    """The field itself."""

    down = Signal()
    """The keyboard is to go to what was found."""

    def __init__(self, completer: Completer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.completions = completer
        self.offers = Offers(self)
        self.offers.itemClicked.connect(lambda _: self._take(or_first=False))
        self.textEdited.connect(lambda _: self._offer())
        self.setClearButtonEnabled(True)
        self.setTextMargins(-8, 0, 0, 0)  # beside the glass, not a step away from it

    def event(self, event: QEvent) -> bool:
        """Keep the keys that the field uses where the window has them as shortcuts."""
        if isinstance(event, QKeyEvent):
            used = event.key() in _ENTER or (event.key() == Qt.Key.Key_Escape and self._busy())
            if event.type() is QEvent.Type.ShortcutOverride and used:
                event.accept()
                return True
            tab = event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab
            if tab and self.offers.isVisible():
                self._take(or_first=True)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose among the completions; else Down goes to the list, and Esc clears."""
        key = event.key()
        if self.offers.isVisible() and self._key_for_offers(key):
            return
        self.offers.hide()
        if key == Qt.Key.Key_Down:
            self.down.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Offer nothing any more."""
        self.offers.hide()
        super().focusOutEvent(event)

    def _key_for_offers(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.offers.setCurrentRow((self.offers.currentRow() + step) % self.offers.count())
            return True
        if key == Qt.Key.Key_Escape:
            self.offers.hide()
            return True
        return key in _ENTER and self._take(or_first=False)

    def _busy(self) -> bool:
        return bool(self.text()) or self.offers.isVisible()

    def _offer(self) -> None:
        found = self.completions.offers(self.text(), self.cursorPosition())
        if found:
            self.offers.show_under(self, found)
        else:
            self.offers.hide()

    def _take(self, *, or_first: bool) -> bool:
        completion = self.offers.chosen(or_first=or_first)
        self.offers.hide()
        if completion is None:
            return False
        cursor, text = self.cursorPosition(), self.text()
        after = text[: completion.start] + completion.text + text[cursor:].lstrip()
        self.setText(after)
        self.setCursorPosition(completion.start + len(completion.text))
        self.textEdited.emit(after)
        return True


class SearchField(QWidget):
    """The field with its help, and under it what cannot be understood."""

    asked = Signal(object)
    """A ``Query``, or None where nothing is asked for."""
    help_wanted = Signal()

    def __init__(self, completer: Completer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = SearchLine(completer, self)
        self.line.setPlaceholderText(self.tr("Search articles"))
        self.line.setAccessibleName(self.tr("Search articles"))
        self.line.setToolTip(
            self.tr("Words, “phrases”, title: source: label: date: …; accents do not matter")
        )
        self._glass = QAction(self)
        self.line.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.help = QToolButton(self)
        self.help.setText("?")
        self.help.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.help.setObjectName("sign")
        self.help.setToolTip(self.tr("What can be asked for, with examples"))
        self.help.setAccessibleName(self.tr("Help on searching"))
        self.problem = QLabel(self)
        self.problem.setObjectName("problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.problem)
        self.help.clicked.connect(self.help_wanted)
        self.line.textChanged.connect(lambda _: self.ask())

    def set_theme(self, theme: Theme) -> None:
        """Show the glass in the colours of ``theme``."""
        self._glass.setIcon(icon("search", theme, "muted"))

    def ask(self) -> None:
        """Ask for what is typed so far, or say why it cannot be understood."""
        text = self.line.text()
        try:
            query = parse_query(text, typing=True)
        except BadQueryError as error:
            message = message_of(error, language())
            self.problem.setText(message.what)
            self.problem.show()
            return
        self.problem.hide()
        self.asked.emit(self._told(query))

    def _told(self, query: Query) -> Query | None:
        return None if query.empty else query
