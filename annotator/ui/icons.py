"""The window's icons: one set in one weight, in the colours of the theme."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from annotator.ui.theme import Theme, load_theme

# Phosphor, regular weight: even strokes that stay clear at 16 pixels. Font and names are
# qtawesome's; its code is not imported, because it loads every font it has and a second layer
# over Qt, a fifth of the window's start.
_FONT, _PLACES = "phosphor-[0-9]*.ttf", "phosphor-charmap-*.json"
_FILLS = 0.875
"""How much of its square a glyph takes."""

_NAMES = {
    "accept": "check",
    "add": "plus",
    "add-articles": "file-plus",
    "add-folder": "folder-plus",
    "agreement": "scales",
    "annotator": "user",
    "article": "article",
    "assign": "user-plus",
    "back": "arrow-left",
    "backups": "clock-counter-clockwise",
    "cancel": "x",
    "checks": "checks",
    "claims": "quotes",
    "compare": "columns",
    "dashboard": "chart-bar",
    "delete": "trash",
    "demo": "newspaper",
    "everywhere": "copy",
    "export": "export",
    "finish": "check-circle",
    "flag": "flag",
    "lock": "lock-simple",
    "guidelines": "book-open",
    "help": "question",
    "import": "download-simple",
    "incoming": "arrow-left",
    "info": "info",
    "inspector": "sliders-horizontal",
    "keys": "keyboard",
    "library": "list-bullets",
    "learn": "graduation-cap",
    "link": "link",
    "menu": "list",
    "new": "file-plus",
    "next": "caret-right",
    "open": "folder-open",
    "order": "arrows-down-up",
    "outgoing": "arrow-right",
    "previous": "caret-left",
    "print": "printer",
    "project": "archive-box",
    "redo": "arrow-u-up-right",
    "reject": "x",
    "remove": "x",
    "save": "check",
    "search": "magnifying-glass",
    "settings": "gear",
    "skip": "skip-forward",
    "suggest": "sparkle",
    "team": "users-three",
    "theme": "sun",
    "undo": "arrow-u-up-left",
    "unlink": "link-break",
    "versions": "stack",
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


def sign(name: str, theme: Theme, role: str, size: QSize, ratio: float) -> QPixmap:
    """Return the icon as a picture for a label; ``ratio`` is that of the screen's pixels.

    The same one each time: Qt keeps what labels draw of each new picture, up to 10 MB in all.
    """
    return _sign(_icon(_NAMES[name], theme.name, role), (size.width(), size.height()), ratio)


@cache
def _sign(shown: QIcon, size: tuple[int, int], ratio: float) -> QPixmap:
    return shown.pixmap(QSize(*size), ratio)


def icon_names() -> tuple[str, ...]:
    """Return the names that ``icon`` knows."""
    return tuple(_NAMES)


@cache
def _icon(glyph: str, theme_name: str, role: str) -> QIcon:
    theme = load_theme(theme_name)
    return QIcon(_Glyph(_characters()[glyph], theme.colour(role), theme.colour("disabled")))


class _Glyph(QIconEngine):
    """Draws one character of the icon font, sharp at every size and scale."""

    def __init__(self, character: str, colour: QColor, disabled: QColor) -> None:
        super().__init__()
        self._drawn = character, colour, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw the character in the middle of ``rect``."""
        character, colour, disabled = self._drawn
        font = QFont(_family())
        font.setPixelSize(max(1, round(rect.height() * _FILLS)))
        painter.save()
        painter.setFont(font)
        painter.setPen(disabled if mode is QIcon.Mode.Disabled else colour)
        painter.drawText(QRectF(rect), Qt.AlignmentFlag.AlignCenter, character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on nothing."""
        drawn = QPixmap(size)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def clone(self) -> "_Glyph":
        """Return another of the same."""
        return _Glyph(*self._drawn)


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file(_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _characters() -> dict[str, str]:
    places = json.loads(_file(_PLACES).read_text(encoding="utf-8"))
    return {name: chr(int(place, 16)) for name, place in places.items()}


def _file(pattern: str) -> Path:
    package = find_spec("qtawesome")
    if package is None or package.origin is None:
        raise FileNotFoundError("qtawesome")
    return next((Path(package.origin).parent / "fonts").glob(pattern))
