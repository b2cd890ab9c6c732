"""A strip under the article with numbered choices: a digit or a click takes one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from annotator.ui.digit_row import digit_meant, typing
from annotator.ui.flow_layout import FlowLayout
from annotator.ui.icons import icon
from annotator.ui.marks import draw_key, key_width
from annotator.ui.theme import Theme

DIGITS = "1234567890"
_PAD, _GAP, _LONGEST = 8, 6, 220
_PLAIN = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,  # digits need it on some keyboards
    Qt.KeyboardModifier.KeypadModifier,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose. ``marked`` is what holds now, or what Enter takes."""

    text: str
    take: Callable[[], object]
    group: str = ""
    """A heading that stands before the first choice of its group."""
    marked: bool = False
    tip: str = ""


class ChoiceButton(QAbstractButton):
    """A choice with the key that takes it."""

    def __init__(self, choice: Choice, key: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._key = theme, key
        self.marked = choice.marked
        self.setText(choice.text)
        self.setToolTip(choice.tip or choice.text)
        self.setAccessibleName(
            self.tr("{choice}, key {key}").format(choice=choice.text, key=key)
            if key
            else choice.text
        )
        self.setAccessibleDescription(self.tr("Marked") if choice.marked else "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the article
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(choice.take)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with the key and the words."""
        metrics = self.fontMetrics()
        width = min(metrics.horizontalAdvance(self.text()) + 2, _LONGEST)
        keyed = key_width(self._key, self.font()) + _GAP if self._key else 0
        return QSize(_PAD + keyed + width + _PAD, metrics.height() + 12)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the key, the words, and a ring around what is marked."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour("accent"), 1.5) if self.marked else QPen(colour("line"), 1))
        hot = self.underMouse() or self.isDown()
        ground = "selection" if self.marked else "hover" if hot else "raised"
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(box, 4, 4)
        x = float(_PAD)
        if self._key:
            width, height = key_width(self._key, self.font()), self.fontMetrics().height() + 2
            cap = QRectF(x, (self.height() - height) / 2, width, height)
            draw_key(painter, cap, self._key, self._theme)
            x += width + _GAP
        painter.setPen(colour("text"))
        rest = QRectF(x, 0, self.width() - x - _PAD + 2, self.height())
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(rest.width())
        )
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()


class ChoiceStrip(QFrame):
    """Shows choices. While it is open, digits and the keys given take them; Esc leaves.

    Every other key does what it always does: the keyboard stays where it was.
    """

    left = Signal()
    """Somebody gave up."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._theme = theme
        self._choices: Sequence[Choice] = ()
        self._keys: dict[Qt.Key, Callable[[], object]] = {}
        self.buttons: list[ChoiceButton] = []
        self.title = QLabel(self)
        self.title.setObjectName("heading")
        self._flow_holder = QWidget(self)
        self._flow = FlowLayout(self._flow_holder, gap=4, row_gap=4)
        self.leave = QToolButton(self)
        self.leave.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.leave.setToolTip(self.tr("Leave (Esc)"))
        self.leave.setAccessibleName(self.tr("Leave"))
        self.leave.clicked.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self.title)
        layout.addWidget(self._flow_holder, 1)
        layout.addWidget(self.leave)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.leave.setIcon(icon("cancel", theme, "muted"))
        if not self.isHidden():
            self._build()

    def offer(
        self,
        title: str,
        choices: Iterable[Choice],
        keys: dict[Qt.Key, Callable[[], object]] | None = None,
    ) -> None:
        """Show ``choices``; ``keys`` are what further keys do meanwhile."""
        self._choices = tuple(choices)
        self._keys = dict(keys or {})
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self._build()
        if self.isHidden():
            self.show()
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self)

    def close_choices(self) -> None:
        """Take the strip away."""
        if not self.isHidden():
            self.hide()
            application = QApplication.instance()
            assert application is not None
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys of the choices before any shortcut does."""
        if not isinstance(event, QKeyEvent) or not self._listens():
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and self._meant(event) is not None:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            take = self._meant(event)
            if take is not None:
                take()
                return True
        return False

    def _listens(self) -> bool:
        """Tell whether keys are meant for the strip: not while something is typed or asked."""
        asked = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        return not (asked or typing() or self.isHidden())

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in self._keys and held in _PLAIN:
            return self._keys[key]
        if key == Qt.Key.Key_Escape and not held:
            return self.left.emit
        digit = event.text() if held in _PLAIN and event.text().isdecimal() else ""
        digit = digit or ("" if held else digit_meant(event))
        place = DIGITS.find(digit) if len(digit) == 1 else -1
        return self._choices[place].take if 0 <= place < len(self._choices) else None

    def _build(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        headings: list[QLabel] = []
        group = ""
        for place, choice in enumerate(self._choices):
            if choice.group and choice.group != group:
                group = choice.group
                heading = QLabel(group, self._flow_holder)
                heading.setObjectName("heading")
                heading.setContentsMargins(0, 0, 8, 0)
                heading.setProperty("starts-row", True)  # noqa: FBT003  (Qt’s)
                headings.append(heading)
                self._show(heading)
            key = DIGITS[place] if place < len(DIGITS) else ""
            button = ChoiceButton(choice, key, self._theme, self._flow_holder)
            self.buttons.append(button)
            self._show(button)
        width = max((heading.sizeHint().width() for heading in headings), default=0)
        for heading in headings:
            heading.setMinimumWidth(width)
        self._flow.invalidate()
        self._fit()

    def _show(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()

    def _fit(self) -> None:
        width = self._flow_holder.width()
        height = self._flow.heightForWidth(width) if width > 1 else self._flow.sizeHint().height()
        self._flow_holder.setMinimumHeight(max(height, 0))
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take as many rows as the width asks for."""
        super().resizeEvent(event)
        self._fit()
