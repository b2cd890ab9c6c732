"""The calendar date that a date in a text stands for, seen from the day of publication."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from annotator.nlp.language import language_file

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language's dates that this module must know."""

    weekdays: tuple[str, ...]
    """Monday first."""
    past: frozenset[str]
    future: frozenset[str]
    dropped: frozenset[str]
    """Words that narrow a date down further than a day or a month: « matin », « fin »."""


@lru_cache(maxsize=4096)
def date_value(text: str, published: str, language: str) -> str:
    """Return what a date stands for: ``2022-02-24``, ``2022-02``, ``2022`` or ``2022-W07``.

    A week day without more is the nearest one up to the day of publication, that day included;
    with « dernier » or « prochain » it is the one before or after. Other dates are resolved by
    dateparser, the past preferred. Empty when the text cannot be resolved, which for relative
    dates includes a missing day of publication.

    Args:
        text: the date as the article has it.
        published: the ISO 8601 date or date-time of publication, or empty.
        language: an ISO 639-1 code.
    """
    day = _day(published)
    words = _words(language)
    kept = [word for word in _split(text) if word not in words.dropped]
    weekday = next((word for word in kept if word in words.weekdays), None)
    if weekday is not None and not _DIGIT.search(text):
        return _weekday(words.weekdays.index(weekday), kept, words, day)
    return _parsed(" ".join(kept), day, language)


def _weekday(index: int, kept: list[str], words: _Words, day: date | None) -> str:
    if day is None:
        return ""
    back = (day.weekday() - index) % 7
    if words.future & set(kept):
        return (day + timedelta(days=(index - day.weekday()) % 7 or 7)).isoformat()
    if words.past & set(kept):
        back = back or 7
    return (day - timedelta(days=back)).isoformat()


def _parsed(text: str, day: date | None, language: str) -> str:
    if day is None and not _YEAR.search(text):
        return ""  # only what is written out needs no day of publication
    found = _parser(language, day or date(2000, 1, 1)).get_date_data(text)
    if found.date_obj is None:
        return ""
    value: date = found.date_obj.date()
    match found.period:
        case "year":
            return f"{value.year:04}"
        case "month":
            return f"{value.year:04}-{value.month:02}"
        case "week":
            year, week, _ = value.isocalendar()
            return f"{year:04}-W{week:02}"
        case _:
            return value.isoformat()


@lru_cache(maxsize=32)
def _parser(language: str, day: date) -> "DateDataParser":
    # Imported here: dateparser is of use only where dates are looked for.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {
        "RELATIVE_BASE": datetime.combine(day, time()),
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    return DateDataParser(languages=[language], settings=settings)


@cache
def _words(language: str) -> _Words:
    words = language_file(language, "dates")["words"]
    return _Words(
        weekdays=tuple(words["weekday"].split())[:7],
        past=frozenset(words.get("past", "").split()),
        future=frozenset(words.get("future", "").split()),
        dropped=frozenset(f"{words.get('part', '')} {words.get('side', '')}".lower().split()),
    )


def _split(text: str) -> list[str]:
    return text.lower().replace("\u00a0", " ").replace("’", "'").split()


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
