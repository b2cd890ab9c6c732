"""Colours of labels: the theme's palette or a free one, with its contrast in both themes."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.ui.i18n import translate
from annotator.ui.marks import draw_swatch
from annotator.ui.scheme_editor.choice import ChoiceBox
from annotator.ui.theme import Theme, contrast, load_theme

LEGIBLE = 4.5
"""The least contrast of small text (WCAG 2, AA)."""
_SWATCH = 16
_FREE = "#"


def contrast_warning(colour: str) -> str:
    """Return what is hard to read in a free colour; empty for one that is legible everywhere."""
    if not colour.startswith("#") or not QColor.isValidColorName(colour):
        return ""
    weak = {}
    for name in ("light", "dark"):
        theme = load_theme(name)
        found = min(contrast(QColor(colour), theme.colour(role)) for role in ("paper", "surface"))
        if found < LEGIBLE:
            weak[name] = found
    if not weak:
        return ""
    where = {
        "light": translate("scheme", "hard to read on light paper (contrast {ratio} : 1)"),
        "dark": translate("scheme", "hard to read on dark paper (contrast {ratio} : 1)"),
    }
    told = [
        where[name].format(ratio=QLocale().toString(found, "f", 1)) for name, found in weak.items()
    ]
    text = "; ".join(told)
    return text[:1].upper() + text[1:]


def swatch(ink: QColor, shape: str, ratio: float) -> QIcon:
    """Return a label's swatch as an icon."""
    picture = QPixmap(QSize(_SWATCH, _SWATCH) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_swatch(painter, QRectF(1, 1, _SWATCH - 2, _SWATCH - 2), shape, ink)
    painter.end()
    return QIcon(picture)


def colour_names() -> dict[str, str]:
    """Return the palette's colours and what they are called."""
    return {
        "blue": translate("scheme", "blue"),
        "orange": translate("scheme", "orange"),
        "green": translate("scheme", "green"),
        "purple": translate("scheme", "purple"),
        "teal": translate("scheme", "teal"),
        "pink": translate("scheme", "pink"),
        "red": translate("scheme", "red"),
        "indigo": translate("scheme", "indigo"),
        "brown": translate("scheme", "brown"),
        "grey": translate("scheme", "grey"),
    }


class ColourField(QWidget):
    """Chooses a colour of the palette, which suits both themes, or any other."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shape = "box"
        self.palette_box = ChoiceBox(self)
        self.palette_box.setAccessibleName(self.tr("Colour"))
        for name, words in colour_names().items():
            self.palette_box.addItem(words, name)
        self.palette_box.addItem(self.tr("another…"), _FREE)
        self.palette_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.palette_box.setIconSize(QSize(_SWATCH, _SWATCH))
        self.code = QLineEdit(self)
        self.code.setMaxLength(7)
        self.code.setPlaceholderText("#rrggbb")
        self.code.setAccessibleName(self.tr("Colour as #rrggbb"))
        self.code.setFixedWidth(self.code.fontMetrics().horizontalAdvance("#dddddd") + 28)
        self.pick = QPushButton(self.tr("Choose…"), self)
        self.pick.setToolTip(self.tr("Choose any colour; its contrast is checked"))
        self.pick.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.palette_box, self.code, self.pick):
            row.addWidget(part)
        row.addStretch(1)
        self.palette_box.activated.connect(self._take_role)
        self.code.textEdited.connect(self.chosen)
        self.pick.clicked.connect(self._ask)

    def show_colour(self, colour: str, shape: str) -> None:
        """Show a label's colour as its spans look."""
        self._shape = shape
        for index in range(self.palette_box.count()):
            name = self.palette_box.itemData(index)
            if name != _FREE:
                ink = QColor(self._theme.labels[name])
                self.palette_box.setItemIcon(index, swatch(ink, shape, self.devicePixelRatioF()))
        free = colour not in colour_names()
        last = self.palette_box.count() - 1
        self.palette_box.setCurrentIndex(last if free else self.palette_box.findData(colour))
        ink = QColor(colour) if QColor.isValidColorName(colour) else QColor(Qt.GlobalColor.gray)
        self.palette_box.setItemIcon(
            last, swatch(ink, shape, self.devicePixelRatioF()) if free else QIcon()
        )
        self.code.setVisible(free)
        self.pick.setVisible(free)
        if self.code.text() != colour and free:
            self.code.setText(colour)

    def _take_role(self, index: int) -> None:
        name = self.palette_box.itemData(index)
        if name != _FREE:
            self.chosen.emit(name)
            return
        role = next(iter(self._theme.labels.values()))
        self.chosen.emit(self.code.text() if self.code.text().startswith("#") else role)
        self._ask()

    def _ask(self) -> None:
        dialog = QColorDialog(QColor(self.code.text()), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name()))
        dialog.open()
