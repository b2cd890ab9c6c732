"""Dates by the patterns of the language data: calendar dates, week days, « il y a trois ans »."""

import re
from collections.abc import Iterator
from functools import cache

from annotator.nlp.claims.words import Words
from annotator.nlp.entities.mentions import Mention, put_where_free
from annotator.nlp.language import language_file
from annotator.nlp.typography import plain

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def date_pattern(language: str) -> re.Pattern[str]:
    """Return the dates of ``language`` (ISO 639-1) as one pattern that starts and ends at words."""
    data = language_file(language, "dates")
    words = {
        name: "(?:" + "|".join(map(re.escape, sorted(listed.split(), key=len, reverse=True))) + ")"
        for name, listed in data["words"].items()
    }

    def word(match: re.Match[str]) -> str:
        return words.get(match[1], match[0])  # what is no word is a repetition, such as {2}

    alternatives = [
        _PLACEHOLDER.sub(word, plain(pattern)).replace(" ", r"\s")
        for pattern in data["dates"]["patterns"]
    ]
    return re.compile(r"(?<!\w)(?:" + "|".join(alternatives) + r")(?!\w)", re.IGNORECASE)


def dates(words: Words, pattern: re.Pattern[str]) -> Iterator[Mention]:
    """Yield the dates of a text, where they begin and end with tokens."""
    starts = {start: index for index, start in enumerate(words.start)}
    ends = {end: index for index, end in enumerate(words.end)}
    for match in pattern.finditer(words.text):
        first, last = starts.get(match.start()), ends.get(match.end())
        if first is not None and last is not None and words.line[first] == words.line[last]:
            yield Mention(first, last, "DATE", "date")


def with_dates(mentions: list[Mention], found: Iterator[Mention]) -> list[Mention]:
    """Return ``mentions`` with the dates that no longer name contains."""
    listed = list(found)
    kept = [
        item
        for item in mentions
        if not any(date.first <= item.first and item.last <= date.last for date in listed)
    ]
    return put_where_free(kept, listed)
