"""Colours by role, light, dark and with high contrast, read from ``resources/themes``."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator.core.resources import resource
from annotator.core.scheme import Label

NAMES = ("light", "dark", "contrast-light", "contrast-dark")
_TINT = 100
"""Below this alpha a colour is a tint; high contrast has none, and nothing half transparent."""
_STRONG = 7.0
"""The least contrast of inks against the paper of a theme of high contrast."""


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. Views ask it by role and never name a colour themselves."""

    name: str
    dark: bool
    """Whether text is light on dark."""
    contrast: bool
    """Whether edges are strong and tints absent."""
    edge: int
    """How wide borders are, in pixels."""
    ring: int
    """How wide the border of what has the keyboard is, in pixels."""
    roles: dict[str, str]
    labels: dict[str, str]
    _made: dict[tuple[str, int], QColor] = field(default_factory=dict, compare=False, repr=False)
    """Colours by role and alpha, made once: a paint asks for a hundred."""
    _inks: dict[tuple[str, int], QColor] = field(default_factory=dict, compare=False, repr=False)

    def colour(self, role: str, alpha: int = 255) -> QColor:
        """Return the colour of a role, with ``alpha`` from 0 to 255; it is not to be changed."""
        made = self._made.get((role, alpha))
        if made is None:
            made = self._made[role, alpha] = self.faded(QColor(self.roles[role]), alpha)
        return made

    def ink(self, label: Label | None, alpha: int = 255) -> QColor:
        """Return the ink of a label, legible as text on paper and on surfaces; see ``colour``."""
        name = label.colour if label else "grey"
        made = self._inks.get((name, alpha))
        if made is None:
            colour = QColor(name if name.startswith("#") else self.labels.get(name, "#808080"))
            made = self.faded(self._legible(colour) if self.contrast else colour, alpha)
            self._inks[name, alpha] = made
        return made

    def faded(self, colour: QColor, alpha: int) -> QColor:
        """Return a colour with ``alpha``: all or nothing where contrast is high."""
        faded = QColor(colour)
        faded.setAlpha(alpha if not self.contrast else 255 if alpha >= _TINT else 0)
        return faded

    def stroke(self, width: float) -> float:
        """Return how wide a line that is ``width`` wide elsewhere is drawn."""
        return width * 1.5 if self.contrast else width

    def _legible(self, ink: QColor) -> QColor:
        """Return a free colour, as far towards the colour of text as it takes to be read."""
        paper, text = self.colour("paper"), self.colour("text")
        for part in range(11):
            mixed = _mixed(ink, text, part / 10)
            if contrast(mixed, paper) >= _STRONG:
                return mixed
        return text

    def tone(self, ink: QColor, number: int) -> QColor:
        """Return one of the tones of an ink, each nearer to the colour of text; 0 is itself."""
        return _mixed(ink, self.colour("text"), min(number, 2) * 0.38)


def _mixed(ink: QColor, other: QColor, part: float) -> QColor:
    """Return ``ink`` with that part of ``other`` in it."""
    return QColor.fromRgbF(
        ink.redF() + (other.redF() - ink.redF()) * part,
        ink.greenF() + (other.greenF() - ink.greenF()) * part,
        ink.blueF() + (other.blueF() - ink.blueF()) * part,
        ink.alphaF(),
    )


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def load_theme(name: str) -> Theme:
    """Read the theme called ``name``, one of ``NAMES``."""
    return Theme(**tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8")))


def choose_theme(setting: str) -> Theme:
    """Return the theme for a setting: one of ``NAMES``, or the system's own choice."""
    if setting in NAMES:
        return load_theme(setting)
    hints = QGuiApplication.styleHints()
    shade = "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"
    strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    return load_theme(f"contrast-{shade}" if strong else shade)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of ``theme``."""
    app.setPalette(_palette(theme))
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """Return how Qt's own widgets look in ``theme``."""
    sheets = ["window.qss", "contrast.qss"] if theme.contrast else ["window.qss"]
    text = "".join(resource("themes", name).read_text("utf-8") for name in sheets)
    roles = {name.replace("-", "_"): value for name, value in theme.roles.items()}
    tick = resource("themes", f"tick-{'dark' if theme.dark else 'light'}.svg").as_posix()
    return Template(text).substitute(
        roles, tick=tick, edge=f"{theme.edge}px", ring=f"{theme.ring}px"
    )


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    group = QPalette.ColorRole
    for role, name in (
        (group.Window, "window"),
        (group.WindowText, "text"),
        (group.Base, "paper"),
        (group.AlternateBase, "surface"),
        (group.Text, "text"),
        (group.Button, "raised"),
        (group.ButtonText, "text"),
        (group.BrightText, "danger"),
        (group.Highlight, "selection"),
        (group.HighlightedText, "text"),
        (group.ToolTipBase, "raised"),
        (group.ToolTipText, "text"),
        (group.PlaceholderText, "muted"),
        (group.Link, "accent"),
        (group.Mid, "line"),
        (group.Accent, "accent"),
    ):
        palette.setColor(role, theme.colour(name))
    for role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("disabled"))
    return palette
