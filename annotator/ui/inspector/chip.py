"""The name plate of a label, and the mark of a span's state, as widgets."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.core.ids import LabelId
from annotator.core.model import SpanState
from annotator.core.scheme import Label, wording
from annotator.ui.guidelines.tips import label_tip, label_words
from annotator.ui.i18n import language
from annotator.ui.marks import draw_key, draw_span_state, draw_swatch, key_width
from annotator.ui.theme import Theme

_PAD, _GAP, _SWATCH, _MARK = 8, 6, 14, 14


class LabelChip(QWidget):
    """A label's swatch, name and key in its ink."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._label: Label | None = None
        self._shape = "box"
        self._pressed = ""
        self._name = ""
        self._tips: dict[tuple[LabelId, str], tuple[Label, str, str]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_label(self, label: Label | None, shape: str, fallback: str, key: str = "") -> None:
        """Show a label; ``fallback`` is the name of one that the scheme no longer has."""
        name = wording(label.name, language()) if label else fallback
        shown = (label, shape, key, name)
        if label is self._label and shown == (label, self._shape, self._pressed, self._name):
            return  # the card would be laid out anew
        if label is None or label is not self._label:
            tip, words = self._told(label) if label else (name, "")
            self.setToolTip(tip)
            self.setAccessibleDescription(words)  # else Qt takes the tip, with its tags
        self._label, self._shape, self._pressed, self._name = shown
        self.setAccessibleName(self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size for the label's name."""
        metrics = QFontMetrics(self._strong())
        width = _PAD + _SWATCH + _GAP + metrics.horizontalAdvance(self._name) + _PAD
        if self._key():
            width += key_width(self._key(), self.font()) + _GAP
        return QSize(width, metrics.height() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the chip."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.theme.ink(self._label)
        painter.setPen(QPen(ink, self.theme.edge))
        painter.setBrush(self.theme.ink(self._label, 30))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        swatch = QRectF(_PAD, (self.height() - _SWATCH) / 2, _SWATCH, _SWATCH)
        draw_swatch(painter, swatch, self._shape, ink)
        right = float(self.width() - _PAD)
        if self._key():
            width, height = key_width(self._key(), self.font()), self.fontMetrics().height() + 2
            cap = QRectF(right - width, (self.height() - height) / 2, width, height)
            draw_key(painter, cap, self._key(), self.theme)
            right -= width + _GAP
        painter.setFont(self._strong())
        painter.setPen(ink)
        left = swatch.right() + _GAP
        shown = painter.fontMetrics().elidedText(
            self._name, Qt.TextElideMode.ElideRight, int(right - left) + 1
        )
        painter.drawText(
            QRectF(left, 0, right - left + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, shown
        )
        painter.end()

    def _told(self, label: Label) -> tuple[str, str]:
        """Return a label's tip and definition; they take as long as all the rest of the chip."""
        key = (label.id, language())
        known = self._tips.get(key)
        if known is None or known[0] is not label:
            known = self._tips[key] = (label, label_tip(label), label_words(label))
        return known[1:]

    def _key(self) -> str:
        return self._pressed

    def _strong(self) -> QFont:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        return strong


class StateMark(QWidget):
    """The mark of a span's state."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._state = SpanState.SUGGESTED
        self._label: Label | None = None
        self.setFixedSize(_MARK, _MARK)

    def show_state(self, state: SpanState, label: Label | None) -> None:
        """Show a state in a label's ink."""
        self._state, self._label = state, label
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark."""
        del event
        rejected = self._state is SpanState.REJECTED
        ink = self.theme.colour("muted") if rejected else self.theme.ink(self._label)
        painter = QPainter(self)
        draw_span_state(painter, QRectF(self.rect()), self._state, ink)
        painter.end()
