"""French in the schemes and keymaps is set as French is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.core.resources import resource

LOOSE = re.compile(r"(?<![\u00a0\u202f])[:;!?»](?!\w)|«(?![\u00a0\u202f])|['\"]")
"""A sign without the no-break space that belongs to it, or a straight quote."""
FILES = sorted(
    path for name in ("schemes", "shortcuts") for path in resource(name).glob("*.toml")
)  # fmt: skip


def french(words: Any, *, inside: bool = False) -> Iterator[str]:
    """Yield what a tree of TOML says in French."""
    if isinstance(words, dict):
        for key, value in words.items():
            yield from french(value, inside=inside or key == "fr")
    elif isinstance(words, list):
        for value in words:
            yield from french(value, inside=inside)
    elif inside:
        yield words


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spaces_and_apostrophes_are_french(path: Path) -> None:
    said = list(french(tomllib.loads(path.read_text("utf-8"))))
    assert said or path.parent.name != "schemes"
    assert [line for text in said for line in text.splitlines() if LOOSE.search(line)] == []


@pytest.mark.parametrize("text", ["Oui : non", "Quoi?", "« mot\u00a0»", "l'article", 'un "mot"'])
def test_careless_french_is_noticed(text: str) -> None:
    assert LOOSE.search(text)
    assert not LOOSE.search("Le guide\u00a0: «\u00a0l’article\u00a0», à 12:30\u202f!")
