"""Which files of an export are about its data rather than data, so that it can come in again."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from annotator.app.exporting.card import Card, from_json
from annotator.app.exporting.output import CARD
from annotator.app.exporting.session import CARD_TEXT, LOSSES, SUMS
from annotator.formats.registry import reader_named

_BESIDE = (".card.json", ".card.md", f".{LOSSES}")
_LARGEST_CARD = 64_000_000


def about_data(folder: Path, names: Iterable[str]) -> set[Path]:
    """Return the files that an export has put into a folder, or below it, beside its data.

    Where the folder's card cannot be read, nothing is passed over but what is called like a card
    of a file beside it.
    """
    there = set(names)
    found = {
        folder / name
        for name in there
        for ending in _BESIDE
        if name.endswith(ending) and name.removesuffix(ending) in there
    }
    card = _card(folder / CARD) if CARD in there else None
    if card is None:
        return found
    suffixes = _suffixes(card.format)
    others = {
        name
        for name in card.files
        if name.endswith(LOSSES) or Path(name).suffix.lower() not in suffixes
    }
    return found | {folder / name for name in (CARD, CARD_TEXT, SUMS, *others)}


def _card(path: Path) -> Card | None:
    try:
        if path.stat().st_size > _LARGEST_CARD:
            return None
        return from_json(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return None  # another program's file of the same name


def _suffixes(name: str) -> frozenset[str]:
    try:
        return reader_named(name).suffixes
    except KeyError:
        return frozenset((".csv",))
