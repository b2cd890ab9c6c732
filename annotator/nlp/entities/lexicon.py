"""Names and naming words of one language, read from its ``names.toml``."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from annotator.nlp.language import language_file
from annotator.nlp.typography import plain

_SEPARATORS = re.compile(r"\s+\|\s+|\n")
_KEY = 3


@dataclass(frozen=True, slots=True)
class Names:
    """Everything the entity rules know of one language."""

    fixed: Mapping[str, tuple[tuple[str, str], ...]]
    """By their first three characters, (name, label) where the label is certain, longest first."""
    sets: Mapping[str, frozenset[str]]
    """The word lists, by ``table.key``."""
    demonym_endings: tuple[str, ...]

    def listed(self, name: str) -> frozenset[str]:
        """Return the word list ``table.key``, empty where the language has none."""
        return self.sets.get(name, frozenset())

    def at(self, text: str, start: int) -> Iterator[tuple[str, str]]:
        """Yield the known names (with their labels) that ``text`` has at ``start``."""
        for name, label in self.fixed.get(text[start : start + _KEY], ()):
            if text.startswith(name, start):
                yield name, label


@cache
def names(language: str) -> Names:
    """Return the names of ``language`` (ISO 639-1)."""
    data = language_file(language, "names")
    fixed: dict[str, list[tuple[str, str]]] = {}
    for label, listing in data["fixed"].items():
        for written in _SEPARATORS.split(listing.strip()):
            name = plain(written.strip())
            if name:
                fixed.setdefault(name[:_KEY], []).append((name, label))
    sets = {
        f"{table}.{key}": frozenset(value.split())
        for table, entries in data.items()
        if table != "fixed"
        for key, value in entries.items()
    }
    return Names(
        fixed={
            key: tuple(sorted(found, key=lambda item: -len(item[0])))
            for key, found in fixed.items()
        },
        sets=sets,
        demonym_endings=tuple(sets["demonyms.endings"]),
    )
