"""Entities from tags of single tokens: IOB1, IOB2, BILOU, IOBES and their like."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

IOB1, IOB2, BILOU = "IOB1", "IOB2", "BILOU"
SCHEMES = (IOB1, IOB2, BILOU)
OUTSIDE = frozenset(("O", "_", "-", "*", "", "-X-"))
_TAG = re.compile(r"([BIELMSUW])[-_](.+)")
_SINGLE = frozenset("SUW")
_LAST = frozenset("EL")


@dataclass(frozen=True, slots=True)
class Tagged:
    """An entity: the numbers of its first and last token, its label, and whether a tag was odd."""

    first: int
    last: int
    label: str
    odd: bool = False


def is_tag(value: str) -> bool:
    """Tell whether a value is a tag of an entity or says that there is none."""
    return value == "O" or _TAG.fullmatch(value) is not None


def label_of(tag: str) -> str:
    """Return the label in a tag, nothing for a token outside."""
    found = _TAG.fullmatch(tag)
    return found[2] if found else ""


def scheme_of(tags: Iterable[str]) -> str:
    """Return which scheme a run of tags is in, sentences apart by an empty tag.

    Marks of ends or of single tokens mean BILOU or its like. Where no entity begins with B but
    after one of its own kind, it is IOB1.
    """
    inside = begun = False
    before = ""
    for tag in tags:
        found = _TAG.fullmatch(tag)
        mark, label = (found[1], found[2]) if found else ("", "")
        if mark in _SINGLE or mark in _LAST:
            return BILOU
        if mark == "B" and before != label:
            begun = True
        inside = inside or (mark == "I" and before != label)
        before = label
    return IOB1 if inside and not begun else IOB2


def entities(tags: Sequence[str], scheme: str = IOB2) -> list[Tagged]:
    """Return the entities in the tags of one sentence.

    A tag that cannot follow from the one before begins a new entity, which is then called odd.
    """
    found: list[Tagged] = []
    start, label, odd = -1, "", False
    for number, tag in enumerate((*tags, "O")):
        mark, name = _parts(tag)
        goes_on = start >= 0 and name == label and mark not in _SINGLE and mark != "B"
        if start >= 0 and not goes_on:
            found.append(Tagged(start, number - 1, label, odd))
            start = -1
        if not name:
            continue
        if not goes_on:
            start, label = number, name
            odd = mark not in _SINGLE and mark != "B" and scheme != IOB1
        if mark in _SINGLE or mark in _LAST:
            found.append(Tagged(start, number, label, odd))
            start = -1
    return found


def _parts(tag: str) -> tuple[str, str]:
    found = None if tag in OUTSIDE else _TAG.fullmatch(tag)
    return (found[1], found[2]) if found else ("", "")
