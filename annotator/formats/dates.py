"""Dates as files write them, made ISO 8601."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

FORMATS = (
    "%d/%m/%Y", "%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %Hh%M", "%d/%m/%y",
    "%m/%d/%Y", "%m/%d/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%d.%m.%Y", "%d.%m.%Y %H:%M",
    "%d-%m-%Y", "%d-%m-%Y %H:%M", "%Y/%m/%d", "%Y/%m/%d %H:%M:%S", "%Y%m%d", "%Y%m%dT%H%M%S%z",
)  # fmt: skip
"""Formats of dates in numbers that are not ISO 8601, the day before the month where both fit."""
_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_EPOCH_MILLISECONDS = re.compile(r"\d{12,13}")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2} [A-Za-z]{3} \d{4}\b.*")
_CLOCK_H = re.compile(r"\b([01]?\d|2[0-3])\s?[hH]\s?([0-5]\d)\b")
_LONGEST = 80
_LANGUAGES = ["fr", "en", "de", "es", "it"]
_FIRST_YEAR, _LAST_YEAR = 1400, 2200


def iso_date(value: object, date_format: str = "") -> str:
    """Return a date or a moment as ISO 8601, as exactly as it is given; empty if it is none.

    ``date_format`` (as ``strptime`` has it) goes first; then ISO 8601 itself, seconds since 1970,
    mail and feed dates, dates in numbers with the day before the month unless that cannot be, and
    dates in words in the languages of Western Europe. Relative dates are not taken.
    """
    if isinstance(value, datetime | date):
        return _written(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).split())
    if not text or len(text) > _LONGEST:
        return ""
    return _iso(text, date_format)


def guess_format(samples: Iterable[str]) -> str:
    """Return the ``strptime`` format of dates in numbers that reads every sample; else nothing.

    ISO 8601 needs no format, and neither have dates in words one.
    """
    dates = [" ".join(sample.split()) for sample in samples if sample.strip()]
    if not dates or all(_from_iso(text) for text in dates):
        return ""
    for date_format in FORMATS:
        if all(_from_format(text, date_format) for text in dates):
            return date_format
    return ""


@lru_cache(maxsize=4096)
def _iso(text: str, date_format: str) -> str:
    if date_format and (found := _from_format(text, date_format)):
        return found
    return _from_iso(text) or _from_seconds(text) or _from_numbers(text) or _from_words(text)


def _from_iso(text: str) -> str:
    if _PARTIAL.fullmatch(text):
        return text if _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR else ""
    if text.isdigit() and len(text) != len("20221219"):
        return ""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    short = len(text) <= len("2022-12-19") or "W" in text
    return _written(moment.date() if short else moment)


def _from_seconds(text: str) -> str:
    if _EPOCH_MILLISECONDS.fullmatch(text):
        seconds = int(text) / 1000
    elif _EPOCH.fullmatch(text):
        seconds = float(text)
    else:
        return ""
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return _written(moment.replace(microsecond=0))


def _from_numbers(text: str) -> str:
    if _RFC_822.fullmatch(text):
        try:
            return _written(parsedate_to_datetime(text))
        except (ValueError, OverflowError):
            return ""
    if not text[0].isdigit():
        return ""
    return next((found for each in FORMATS if (found := _from_format(text, each))), "")


def _from_format(text: str, date_format: str) -> str:
    try:
        # What the date has of a time zone is kept; a date without one stays without.
        moment = datetime.strptime(text, date_format)  # noqa: DTZ007
    except (ValueError, re.error):
        return ""
    has_time = any(mark in date_format for mark in ("%H", "%I", "%X", "%c", "%T"))
    return _written(moment if has_time else moment.date())


def _from_words(text: str) -> str:
    digit = re.search(r"\d", text)
    if digit is None or not any(map(str.isalpha, text)):
        return ""
    text = _CLOCK_H.sub(r"\1:\2", text)
    found = _parser().get_date_data(text)
    if found.date_obj is None:  # « Publié le 24 février 2022 »: from the day on
        found = _parser().get_date_data(text[digit.start() :])
    if found.date_obj is None:
        return ""
    moment: datetime = found.date_obj
    has_time = found.period == "time" or ":" in text
    return _written(moment if has_time else moment.date())


def _written(moment: datetime | date) -> str:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return ""
    return moment.isoformat()


@cache
def _parser() -> "DateDataParser":
    # Imported here: dates in words are rare, and dateparser takes a while to load.
    from dateparser.date import DateDataParser  # noqa: PLC0415

    settings = {
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
        "RETURN_TIME_AS_PERIOD": True,
    }
    return DateDataParser(languages=_LANGUAGES, settings=settings)
