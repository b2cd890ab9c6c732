"""The help on searching: what can be asked for, with examples in the language of the window."""

from html import escape

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from annotator.core.query import TEXT_FIELDS
from annotator.core.query_words import offered
from annotator.ui.i18n import language, translate

_OR = "   "
"""Stands between two examples on one line."""
_APART = "&nbsp;&nbsp; "


def examples() -> list[tuple[str, str]]:
    """Return what can be typed, and what it finds."""
    return [*_of_words(), *_of_fields()]


def _of_words() -> list[tuple[str, str]]:
    return [
        (
            translate("SearchHelp", "flood saintes"),
            translate("SearchHelp", "both words, in title, text, source or author"),
        ),
        (
            translate("SearchHelp", "“flood of the Charente”"),
            translate("SearchHelp", "these words in this order"),
        ),
        (translate("SearchHelp", "flood*"), translate("SearchHelp", "words that begin so")),
        (translate("SearchHelp", "flood OR drought"), translate("SearchHelp", "either")),
        (
            translate("SearchHelp", "flood -saintes"),
            translate("SearchHelp", "one without the other"),
        ),
        (
            translate("SearchHelp", "NEAR(mayor resigns, 5)"),
            translate("SearchHelp", "both, with at most 5 words between"),
        ),
    ]


def _of_fields() -> list[tuple[str, str]]:
    states = (_with_value("state", "done"), _with_value("state", "in progress"))
    marks = (_with_value("is", "flagged"), _with_value("is", "version"))
    date = _field("date")
    return [
        (
            " ".join(f"{_field(name)}:…" for name in TEXT_FIELDS),
            translate("SearchHelp", "in one field alone"),
        ),
        (f"{_field('label')}:PER", translate("SearchHelp", "articles with a span so labelled")),
        (
            f"{_field('annotator')}:…",
            translate("SearchHelp", "articles in which somebody accepted spans"),
        ),
        (
            f"{_with_value('assigned', 'me')}{_OR}{_field('assigned')}:…",
            translate("SearchHelp", "articles given to you, or to somebody"),
        ),
        (
            f"{date}:2024-02{_OR}{date}:2024..",
            translate("SearchHelp", "published then, or from then on"),
        ),
        (_OR.join(states), translate("SearchHelp", "in this state")),
        (_OR.join(marks), translate("SearchHelp", "with a flag; with other versions")),
        (f"{_field('lang')}:fr", translate("SearchHelp", "in this language")),
    ]


def _field(name: str) -> str:
    return offered("fields", name, language())


def _with_value(field: str, name: str) -> str:
    return f"{_field(field)}:{offered(field, name, language()).replace(' ', '-')}"


class SearchHelp(QFrame):
    """A small window with the examples; a click on one types it."""

    wanted = Signal(str)
    """An example that is to be tried."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette-popup")
        rows = "".join(
            f"<tr><td style='padding: 3px 18px 3px 0'><a href='{place}' style="
            f"'text-decoration: none'><code>{escape(typed).replace(_OR, _APART)}</code></a></td>"
            f"<td style='padding: 3px 0'>{escape(meaning)}</td></tr>"
            for place, (typed, meaning) in enumerate(examples())
        )
        keys = translate("SearchHelp", "Accents and capitals do not matter. Enter opens the first")
        text = QLabel(f"<table cellspacing='0'>{rows}</table><p>{escape(keys)}</p>", self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setAccessibleName(translate("SearchHelp", "What can be searched for"))
        text.linkActivated.connect(self._try)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.addWidget(text)

    def show_under(self, field: QWidget) -> None:
        """Show the help under the search field."""
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(0, field.height() + 4)))
        self.show()

    def _try(self, place: str) -> None:
        self.hide()
        self.wanted.emit(examples()[int(place)][0].split(_OR)[0])
