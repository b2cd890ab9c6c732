"""The columns of the library's table: what they are called, what they show, how wide they are."""

from collections.abc import Callable

from PySide6.QtCore import QLocale

from annotator.core.listing import METADATA, Field
from annotator.core.model import DocumentSummary
from annotator.ui.i18n import translate
from annotator.ui.library.wording import shown_date, state_in_words, title_of

DEFAULT = (Field.TITLE, Field.SOURCE, Field.PUBLISHED, Field.STATE, Field.FLAGGED, Field.SUGGESTED)
"""The columns of a table that nobody has changed."""
SETTING = "columns"
"""The project's setting that holds the columns."""

_NUMBERS = (Field.LENGTH, Field.SUGGESTED, Field.UNCERTAINTY, Field.VERSIONS)
_WIDTHS = {
    Field.TITLE: 320,
    Field.SOURCE: 130,
    Field.AUTHOR: 130,
    Field.PUBLISHED: 100,
    Field.STATE: 110,
    Field.ASSIGNED: 150,
}
_WIDTH = 90

_TEXTS: dict[str, Callable[[DocumentSummary, QLocale], str]] = {
    Field.TITLE: lambda summary, _: title_of(summary),
    Field.SOURCE: lambda summary, _: summary.source,
    Field.PUBLISHED: lambda summary, locale: shown_date(summary.published, locale),
    Field.AUTHOR: lambda summary, _: summary.author,
    Field.LENGTH: lambda summary, locale: locale.toString(summary.length),
    Field.STATE: lambda summary, _: state_in_words(summary.state),
    Field.FLAGGED: lambda summary, _: translate("Library", "Flagged") if summary.flagged else "",
    Field.SUGGESTED: lambda summary, locale: _count(summary.suggested, locale),
    Field.UNCERTAINTY: lambda summary, locale: (
        locale.toString(summary.uncertainty, "f", 2) if summary.suggested else ""
    ),
    Field.VERSIONS: lambda summary, locale: _count(summary.versions, locale),
    Field.LANGUAGE: lambda summary, _: summary.language,
    Field.ASSIGNED: lambda summary, _: ", ".join(summary.assigned),
}


def column_title(column: str) -> str:
    """Return what a column is called."""
    titles = {
        Field.TITLE: translate("Library", "Title"),
        Field.SOURCE: translate("Library", "Source"),
        Field.PUBLISHED: translate("Library", "Date"),
        Field.AUTHOR: translate("Library", "Author"),
        Field.LENGTH: translate("Library", "Length"),
        Field.STATE: translate("Library", "State"),
        Field.FLAGGED: translate("Library", "Flag"),
        Field.SUGGESTED: translate("Library", "Suggestions"),
        Field.UNCERTAINTY: translate("Library", "Uncertainty"),
        Field.VERSIONS: translate("Library", "Versions"),
        Field.LANGUAGE: translate("Library", "Language"),
        Field.ASSIGNED: translate("Library", "Assigned to"),
    }
    return titles[Field(column)] if column in _TEXTS else column.removeprefix(METADATA)


def cell_text(summary: DocumentSummary, column: str, locale: QLocale) -> str:
    """Return what a column shows of an article."""
    read = _TEXTS.get(column)
    if read is not None:
        return read(summary, locale)
    value = summary.metadata.get(column.removeprefix(METADATA))
    return "" if value is None else " ".join(str(value).split())


def column_width(column: str) -> int:
    """Return how wide a column is before somebody changes that."""
    return _WIDTHS.get(Field(column), _WIDTH) if column in _TEXTS else _WIDTH + 20


def is_number(column: str) -> bool:
    """Tell whether a column holds numbers, which stand at the right."""
    return column in _NUMBERS


def known(columns: object) -> tuple[str, ...]:
    """Return the columns that a setting names, the usual ones where it names none."""
    named = columns if isinstance(columns, list) else []
    found = [
        name for name in named
        if isinstance(name, str) and (name in _TEXTS or name.startswith(METADATA))
    ]  # fmt: skip
    return tuple(found) or DEFAULT


def _count(number: int, locale: QLocale) -> str:
    return locale.toString(number) if number else ""
