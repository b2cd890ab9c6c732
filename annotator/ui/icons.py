"""The window's icons: one set in one weight, in the colours of the theme."""

from functools import cache

import qtawesome
from PySide6.QtGui import QIcon

from annotator.ui.theme import Theme, load_theme

_SET = "ph"
"""Phosphor, regular weight: even strokes that stay clear at 16 pixels."""

_NAMES = {
    "accept": "check",
    "add": "plus",
    "add-articles": "file-plus",
    "annotator": "user",
    "article": "article",
    "back": "arrow-left",
    "cancel": "x",
    "claims": "quotes",
    "compare": "columns",
    "dashboard": "chart-bar",
    "delete": "trash",
    "demo": "newspaper",
    "everywhere": "copy",
    "export": "export",
    "finish": "check-circle",
    "flag": "flag",
    "guidelines": "book-open",
    "help": "question",
    "import": "download-simple",
    "incoming": "arrow-left",
    "info": "info",
    "inspector": "sliders-horizontal",
    "keys": "keyboard",
    "library": "list-bullets",
    "link": "link",
    "menu": "list",
    "new": "file-plus",
    "next": "caret-right",
    "open": "folder-open",
    "outgoing": "arrow-right",
    "previous": "caret-left",
    "project": "archive-box",
    "redo": "arrow-u-up-right",
    "reject": "x",
    "remove": "x",
    "save": "check",
    "search": "magnifying-glass",
    "settings": "gear",
    "skip": "skip-forward",
    "suggest": "sparkle",
    "theme": "sun",
    "undo": "arrow-u-up-left",
    "unlink": "link-break",
    "warning": "warning",
    "zoom-in": "magnifying-glass-plus",
    "zoom-out": "magnifying-glass-minus",
}


def icon(name: str, theme: Theme, role: str = "text") -> QIcon:
    """Return the icon called ``name``, in the theme's colour for ``role``.

    Raises:
        KeyError: there is no icon of that name.
    """
    return _icon(_NAMES[name], theme.name, role)


def icon_names() -> tuple[str, ...]:
    """Return the names that ``icon`` knows."""
    return tuple(_NAMES)


@cache
def _icon(glyph: str, theme_name: str, role: str) -> QIcon:
    theme = load_theme(theme_name)
    drawn: QIcon = qtawesome.icon(
        f"{_SET}.{glyph}",
        color=theme.colour(role),
        color_disabled=theme.colour("muted", 150),
    )
    return drawn
