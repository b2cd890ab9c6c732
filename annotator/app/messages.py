"""The words for faults and for the command line, in the user's language."""

import locale
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.core.errors import UserFacingError
from annotator.core.resources import resource
from annotator.core.scheme import wording

FALLBACK = "en"
_WORDED_FIELDS = ("reason", "kind", "rule", "unit")
"""Fields of faults whose known values have words of their own."""


@dataclass(frozen=True, slots=True)
class Message:
    """A fault in words: what happened, and what to do next."""

    what: str
    do: str


def languages() -> tuple[str, ...]:
    """Return the codes of the languages there are words in, in order."""
    return tuple(sorted(path.stem for path in resource("messages").glob("*.toml")))


def language_of(setting: str) -> str:
    """Return the language to use: the one that ``setting`` names, or the system's if it can be."""
    if setting in languages():
        return setting
    found = _system_locale()[:2].lower()
    return found if found in languages() else FALLBACK


def message_of(error: UserFacingError, language: str) -> Message:
    """Return the words for ``error``; fields that its message does not mention are left out."""
    words = _words(language)["errors"].get(error.code) or _words(language)["errors"]["unexpected"]
    fields = _Fields({name: _worded(name, value, language) for name, value in error.fields.items()})
    return Message(words["what"].format_map(fields), words["do"].format_map(fields))


def line(key: str, language: str, **fields: object) -> str:
    """Return a line that the command line writes.

    Raises:
        KeyError: there is none called ``key``.
    """
    words: str = _words(language)["lines"][key]
    return words.format_map(_Fields(fields))


class _Fields(dict[str, Any]):
    """Shows a field that is missing as such: half a message is better than none."""

    def __missing__(self, name: str) -> str:
        return f"({name})"


@cache
def _words(language: str) -> Mapping[str, Any]:
    known = language if language in languages() else FALLBACK
    return tomllib.loads(resource("messages", f"{known}.toml").read_text(encoding="utf-8"))


def _worded(name: str, value: object, language: str) -> object:
    if isinstance(value, Mapping):
        return wording(value, language)  # a name out of a scheme
    if name in _WORDED_FIELDS:
        return _words(language)[name].get(str(value), value)
    return value


def _system_locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value
    # Windows sets none of them; there the answer is a name such as French_France.
    return locale.getlocale()[0] or ""
