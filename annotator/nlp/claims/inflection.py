"""Inflected forms of regular and irregular verbs, from patterns of endings in the language data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from annotator.nlp.language import language_file

Slot = Literal["finite", "conditional", "infinitive", "past", "present"]
"""The kind of a form: ``past`` and ``present`` are the participles."""

_SLOTS: tuple[Slot, ...] = ("finite", "conditional", "past", "present")


@dataclass(frozen=True, slots=True)
class _Pattern:
    """Verbs that end in ``before`` + any run of letters without vowel + ``after``."""

    before: str
    after: str
    wild: bool
    forms: Mapping[Slot, tuple[str, ...]]

    def match(self, infinitive: str, vowels: str) -> tuple[str, str] | None:
        """Return (stem, letters of the wild card), or None."""
        if not infinitive.endswith(self.after):
            return None
        stem = infinitive[: len(infinitive) - len(self.after)]
        letters = ""
        if self.wild:
            while stem and stem[-1] not in vowels:
                letters, stem = stem[-1] + letters, stem[:-1]
        if not stem.endswith(self.before) or (self.wild and not letters):
            return None
        return stem[: len(stem) - len(self.before)], letters


def inflect(infinitive: str, language: str, only: Slot | None = None) -> dict[str, Slot]:
    """Return every form of ``infinitive`` with its kind, by the longest pattern that fits.

    A form of several kinds is given the first of finite, conditional, past and present; ``only``
    keeps the forms that may be of that kind.
    """
    vowels, patterns = _patterns(language)
    forms: dict[str, Slot] = {}
    for pattern in patterns:
        matched = pattern.match(infinitive, vowels)
        if matched is None:
            continue
        stem, letters = matched
        for slot in _SLOTS if only is None else (only,):
            for ending in pattern.forms.get(slot, ()):
                forms.setdefault(stem + ending.replace("*", letters), slot)
        break
    if only is None:
        forms[infinitive] = "infinitive"
    return forms


@cache
def _patterns(language: str) -> tuple[str, tuple[_Pattern, ...]]:
    data = language_file(language, "conjugation")
    patterns = [_read(item) for item in data["pattern"]]
    patterns.sort(key=lambda item: -len(item.before + item.after))
    return str(data["vowels"]), tuple(patterns)


def _read(item: Mapping[str, Any]) -> _Pattern:
    before, star, after = str(item["verbs"]).rpartition("*")
    return _Pattern(
        before=before,
        after=after,
        wild=bool(star),
        forms={slot: tuple(_split(item.get(slot, ()))) for slot in _SLOTS},
    )


def _split(value: str | Iterable[str]) -> Iterable[str]:
    return value.split() if isinstance(value, str) else value
