"""What the fields of a search, and the values of some, are called in each language."""

import tomllib
from collections.abc import Mapping
from functools import cache

from annotator.core.folding import folded
from annotator.core.resources import resource

_FILE = "query.toml"
Names = Mapping[str, tuple[str, ...]]
"""What something may be called, by the name it has everywhere; the first one is offered."""


@cache
def names(language: str) -> Mapping[str, Names]:
    """Return the names in one language: of ``fields``, and of the values of ``state`` and ``is``.

    A language without such names has none: English ones are understood everywhere.
    """
    path = resource("languages", language, _FILE)
    if not path.is_file():
        return {}
    data = tomllib.loads(path.read_text("utf-8"))
    return {
        part: {name: tuple(called) for name, called in table.items()}
        for part, table in data.items()
    }


@cache
def _understood(part: str) -> Mapping[str, str]:
    """Return the name that something has everywhere, by what it is called in any language."""
    found: dict[str, str] = {}
    for folder in sorted(resource("languages").iterdir()):
        for name, called in names(folder.name).get(part, {}).items():
            found.setdefault(_plain(name), name)
            for word in called:
                found.setdefault(_plain(word), name)
    return found


def field_named(word: str) -> str | None:
    """Return the field that is called so in some language."""
    return _understood("fields").get(_plain(word))


def value_named(part: str, word: str, *, beginning: bool = False) -> str | None:
    """Return the value of ``state`` or ``is`` that is called so, or with ``beginning`` begins so.

    A beginning counts only where it is one of a single value.
    """
    known, wanted = _understood(part), _plain(word)
    if wanted in known:
        return known[wanted]
    if not beginning or not wanted:
        return None
    found = {value for called, value in known.items() if called.startswith(wanted)}
    return found.pop() if len(found) == 1 else None


def offered(part: str, name: str, language: str) -> str:
    """Return what is offered for a name in a language: its own word, else the name."""
    called = names(language).get(part, {}).get(name, ())
    return called[0] if called else name


def _plain(word: str) -> str:
    return " ".join(folded(word).replace("-", " ").replace("_", " ").split())
