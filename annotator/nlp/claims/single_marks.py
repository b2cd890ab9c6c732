"""Single quotation marks, which look like apostrophes, where a language quotes with them."""

from collections.abc import Collection, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

from annotator.nlp.claims.words import Words
from annotator.nlp.language import has_language, language_file

_MARKS = frozenset({"'", "‘", "’"})


@cache
def _settings(language: str) -> Mapping[str, Any]:
    if not has_language(language):
        return {}
    settings: Mapping[str, Any] = language_file(language, "language").get("quotes", {})
    return settings


def single_pairs(words: Words, line: list[int], taken: Collection[int]) -> list[tuple[int, int]]:
    """Return the opening and closing marks in ``line`` that white space tells from apostrophes.

    A mark after the ``genitive`` of the language (the workers' demands) closes a quotation only
    where no other mark could. Those ``taken`` by other quotations are left alone.
    """
    settings = _settings(words.language)
    if not settings.get("single"):
        return []
    genitive = tuple(str(settings["genitive"]).split())
    marks = [index for index in line if words.form[index] in _MARKS and index not in taken]
    opening = [index for index in marks if _opens(words, index, line)]
    found: list[tuple[int, int]] = []
    for mark, limit in pairwise([*opening, line[-1] + 1]):
        closers = [index for index in marks if mark + 1 < index < limit]
        closers = [index for index in closers if _closes(words, index, line)]
        sure = [index for index in closers if not words.form[index - 1].endswith(genitive)]
        close = next(iter(sure or closers[-1:]), None)
        if close is not None and not any(mark < index < close for index in taken):
            found.append((mark, close))
    return found


def _opens(words: Words, index: int, line: list[int]) -> bool:
    spaced = index == line[0] or words.end[index - 1] < words.start[index]
    return (
        (spaced or words.form[index - 1] in {"(", "[", "-", "–", "—"})
        and index < line[-1]
        and words.end[index] == words.start[index + 1]
    )


def _closes(words: Words, index: int, line: list[int]) -> bool:
    if words.end[index - 1] < words.start[index]:
        return False
    spaced = index == line[-1] or words.end[index] < words.start[index + 1]
    return spaced or not words.form[index + 1][0].isalnum()
