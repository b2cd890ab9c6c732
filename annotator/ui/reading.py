"""How the article is read: typeface, size and line width, kept in the settings."""

from collections.abc import Callable
from typing import Protocol

from annotator.app.settings import Settings
from annotator.core.errors import SettingInvalidError
from annotator.ui.preferences import Preferences

_STEP = 1
_LINE_STEP = 5
NAMES = frozenset(("font", "font_size", "line_width"))
"""The settings that concern reading."""


class Page(Protocol):
    """Something that shows an article."""

    def set_reading(self, *, font: str, size: int, line_width: int) -> None:
        """Show the article in this typeface, size and line width."""


def apply_reading(page: Page, settings: Settings) -> None:
    """Give ``page`` the typeface, size and line width of the settings."""
    page.set_reading(font=settings.font, size=settings.font_size, line_width=settings.line_width)


def reading_slots(preferences: Preferences) -> dict[str, Callable[[], None]]:
    """Return what the commands about reading do."""
    usual = Settings()

    def change(name: str, step: int) -> None:
        try:
            preferences.set(name, getattr(preferences.settings, name) + step)
        except SettingInvalidError:
            return  # the end of the range: the letters stay as they are

    return {
        "view.larger": lambda: change("font_size", _STEP),
        "view.smaller": lambda: change("font_size", -_STEP),
        "view.usual": lambda: preferences.set("font_size", usual.font_size),
        "view.wider": lambda: change("line_width", _LINE_STEP),
        "view.narrower": lambda: change("line_width", -_LINE_STEP),
        "view.font.serif": lambda: preferences.set("font", "serif"),
        "view.font.sans": lambda: preferences.set("font", "sans"),
    }
