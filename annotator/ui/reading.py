"""How the article is read: typeface, size, line width and leading, kept in the settings."""

from collections.abc import Callable
from typing import Protocol

from annotator.app.settings import Settings
from annotator.core.errors import SettingInvalidError
from annotator.ui.preferences import Preferences

_STEP = 1
_LINE_STEP = 5
_LEADING_STEP = 8
NAMES = frozenset(("font", "font_size", "line_width", "leading"))
"""The settings that concern reading."""


class Page(Protocol):
    """Something that shows an article."""

    def set_reading(self, *, font: str, size: int, line_width: int, leading: int) -> None:
        """Show the article in this typeface, size, line width and leading."""


def apply_reading(page: Page, settings: Settings) -> None:
    """Give ``page`` the typeface, size, line width and leading of the settings."""
    page.set_reading(
        font=settings.font,
        size=settings.font_size,
        line_width=settings.line_width,
        leading=settings.leading,
    )


def family_kind(font: str) -> str:
    """Return ``serif``, ``sans``, or ``other`` for a family of the person's choice."""
    return font if font in ("serif", "sans") else "other"


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
        "view.looser": lambda: change("leading", _LEADING_STEP),
        "view.tighter": lambda: change("leading", -_LEADING_STEP),
        "view.font.serif": lambda: preferences.set("font", "serif"),
        "view.font.sans": lambda: preferences.set("font", "sans"),
    }
