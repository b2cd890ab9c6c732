"""The bar of labels under the article: always in sight, each with the key that applies it."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from annotator.core.ids import LabelId
from annotator.core.scheme import Label, Layer, Scheme, wording
from annotator.ui.desk import Desk
from annotator.ui.flow_layout import FlowLayout
from annotator.ui.gestures import Gestures
from annotator.ui.guidelines.tips import label_tip, label_words
from annotator.ui.i18n import language
from annotator.ui.marks import draw_key, draw_swatch, key_width, label_shape
from annotator.ui.shortcuts.keymap import current
from annotator.ui.theme import Theme

_PAD, _GAP, _SWATCH, _APART = 8, 6, 14, 20

_ARRANGEMENTS = (
    (False, False, 1),
    (False, True, 2),
    (True, False, 1),
    (True, True, 2),
    (True, False, 100),
)
"""Ways to show the labels, best first: as short codes, a row per layer, up to so many rows."""


class LabelButton(QAbstractButton):
    """A label's key, swatch and name."""

    def __init__(self, label: Label, key: str, shape: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.label, self.shape, self.theme = label, shape, theme
        self.compact = False
        self.marked = False
        self._key = key
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        name = wording(label.name, language())
        self.setText(name)
        self.setAccessibleName(
            self.tr("{label}, key {key}").format(label=name, key=self._key) if self._key else name
        )
        self.setToolTip(label_tip(label))
        self._about = label_words(label)
        self.setAccessibleDescription(self._about)  # else Qt takes the tip, with its tags

    def show_as(self, *, compact: bool | None = None, marked: bool | None = None) -> None:
        """Show the short code instead of the name, or that the focused span has this label."""
        if compact is not None and compact != self.compact:
            self.compact = compact
            self.updateGeometry()
            self.update()
        if marked is not None and marked != self.marked:
            self.marked = marked
            told = self.tr("Label of the focused span")
            self.setAccessibleDescription(f"{told}. {self._about}" if marked else self._about)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size with or without the name."""
        metrics = QFontMetrics(self._strong())
        width = _PAD + _SWATCH + _GAP + metrics.horizontalAdvance(self._shown()) + _PAD
        if self._key:
            width += key_width(self._key, self.font()) + _GAP
        return QSize(width, metrics.height() + 12)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a label is never cut off."""
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Show that it can be clicked."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the button."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.theme.ink(self.label)
        self._draw_ground(painter)
        x = float(_PAD)
        if self._key:
            width, height = key_width(self._key, self.font()), self.fontMetrics().height() + 2
            draw_key(
                painter,
                QRectF(x, (self.height() - height) / 2, width, height),
                self._key,
                self.theme,
            )
            x += width + _GAP
        swatch = QRectF(x, (self.height() - _SWATCH) / 2, _SWATCH, _SWATCH)
        draw_swatch(painter, swatch, self.shape, ink)
        x += _SWATCH + _GAP
        painter.setFont(self._strong() if self.marked else self.font())
        painter.setPen(self.theme.colour("text"))
        rest = QRectF(x, 0, self.width() - x, self.height())
        painter.drawText(
            rest, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._shown()
        )
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.marked:
            painter.setPen(QPen(self.theme.ink(self.label), 1.5))
            painter.setBrush(self.theme.ink(self.label, 40))
        elif self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colour("hover"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    def _shown(self) -> str:
        return str(self.label.id) if self.compact else self.text()

    def _strong(self) -> QFont:
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        return strong


class LabelPalette(QWidget):
    """Every label that is switched on; a click labels the chosen words or the focused span."""

    menu_requested = Signal(object, QPoint)
    """A label was clicked with the other button, at this point of the screen."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Labels"))
        self._desk, self._gestures, self._theme = desk, gestures, theme
        self._scheme: Scheme | None = None
        self.buttons: dict[LabelId, LabelButton] = {}
        self._parts: list[QWidget] = []
        self._headings: list[QLabel] = []
        self._flow = FlowLayout(self, gap=4, row_gap=4)
        self._flow.setContentsMargins(12, 4, 12, 4)
        desk.document_changed.connect(self.refresh)
        desk.focus_changed.connect(self._mark)
        desk.spans_changed.connect(self._mark)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        for button in self.buttons.values():
            button.theme = theme
            button.update()

    def refresh(self) -> None:
        """Show the labels of the project's scheme as they are now."""
        scheme = self._desk.project.scheme
        if scheme is not self._scheme:
            self._scheme = scheme
            self._build(scheme)
            self._fit()
        self._mark()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take as many rows as the width asks for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _build(self, scheme: Scheme) -> None:
        for part in self._parts:
            self._flow.removeWidget(part)
            part.deleteLater()
        self._parts, self._headings, self.buttons = [], [], {}
        for layer in (item for item in scheme.layers if not item.zones):
            labels = [label for label in layer.labels if label.enabled]
            if labels:
                self._add_layer(scheme, layer, labels)

    def _add_layer(self, scheme: Scheme, layer: Layer, labels: list[Label]) -> None:
        heading = QLabel(wording(layer.name, language()), self)
        heading.setObjectName("heading")
        self._headings.append(heading)
        self._take(heading)
        keys = current().labels(scheme)
        for label in labels:
            shape = label_shape(scheme, label.id)
            button = LabelButton(label, keys.get(label.id, ""), shape, self._theme, self)
            button.clicked.connect(
                lambda _=False, chosen=label.id: self._gestures.apply_label(chosen)
            )
            button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            button.customContextMenuRequested.connect(
                lambda place, button=button: self.menu_requested.emit(
                    button.label.id, button.mapToGlobal(place)
                )
            )
            self.buttons[label.id] = button
            self._take(button)

    def _take(self, part: QWidget) -> None:
        self._parts.append(part)
        self._flow.addWidget(part)
        part.show()

    def _mark(self) -> None:
        focused = self._desk.focused
        for identifier, button in self.buttons.items():
            button.show_as(marked=focused is not None and focused.label == identifier)

    def _fit(self) -> None:
        """Show names in a row, else a row per layer, else short codes; be as high as that needs."""
        for compact, apart, most in _ARRANGEMENTS:
            for button in self.buttons.values():
                button.show_as(compact=compact)
            self._head(apart=apart)
            self._flow.invalidate()
            if self._flow.rows(self.width()) <= most:
                break
        self.setFixedHeight(self._flow.heightForWidth(self.width()))
        self._flow.activate()  # at once, not a frame later

    def _head(self, *, apart: bool) -> None:
        """Let every layer begin a row of its own, with the labels aligned, or follow on."""
        for heading in self._headings:
            heading.setContentsMargins(
                0 if apart or heading is self._headings[0] else _APART, 0, _GAP, 0
            )
            heading.setMinimumWidth(0)
            heading.setProperty("starts-row", apart)
        if apart:
            width = max((heading.sizeHint().width() for heading in self._headings), default=0)
            for heading in self._headings:
                heading.setMinimumWidth(width)
