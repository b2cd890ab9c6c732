"""Colours by role, light and dark, read from ``resources/themes``."""

import tomllib
from dataclasses import dataclass
from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator.core.resources import resource
from annotator.core.scheme import Label

NAMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours. Views ask it by role and never name a colour themselves."""

    name: str
    roles: dict[str, str]
    labels: dict[str, str]

    @property
    def dark(self) -> bool:
        """Whether text is light on dark."""
        return self.name == "dark"

    def colour(self, role: str, alpha: int = 255) -> QColor:
        """Return the colour of a role, with ``alpha`` from 0 to 255."""
        colour = QColor(self.roles[role])
        colour.setAlpha(alpha)
        return colour

    def ink(self, label: Label | None, alpha: int = 255) -> QColor:
        """Return the ink of a label: legible as text on paper and on surfaces."""
        name = label.colour if label else "grey"
        colour = QColor(name if name.startswith("#") else self.labels.get(name, "#808080"))
        colour.setAlpha(alpha)
        return colour

    def tone(self, ink: QColor, number: int) -> QColor:
        """Return one of the tones of an ink, each nearer to the colour of text; 0 is itself."""
        part, text = min(number, 2) * 0.38, self.colour("text")
        return QColor.fromRgbF(
            ink.redF() + (text.redF() - ink.redF()) * part,
            ink.greenF() + (text.greenF() - ink.greenF()) * part,
            ink.blueF() + (text.blueF() - ink.blueF()) * part,
            ink.alphaF(),
        )


@cache
def load_theme(name: str) -> Theme:
    """Read the theme ``light`` or ``dark``."""
    data = tomllib.loads(resource("themes", f"{name}.toml").read_text("utf-8"))
    return Theme(data["name"], data["roles"], data["labels"])


def choose_theme(setting: str) -> Theme:
    """Return the theme for a setting: ``light``, ``dark``, or the system's own choice."""
    if setting in NAMES:
        return load_theme(setting)
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return load_theme("dark" if dark else "light")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole application the colours of ``theme``."""
    app.setPalette(_palette(theme))
    template = Template(resource("themes", "window.qss").read_text("utf-8"))
    roles = {name.replace("-", "_"): value for name, value in theme.roles.items()}
    tick = resource("themes", f"tick-{theme.name}.svg")
    app.setStyleSheet(template.substitute(roles, tick=tick.as_posix()))


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
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted", 150))
    return palette
