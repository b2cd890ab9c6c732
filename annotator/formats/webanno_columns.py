"""The header and the cells of WebAnno TSV 3: which column is what, and what a cell says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KINDS = {"#T_SP=": "span", "#T_CH=": "chain", "#T_RL=": "relation"}
_ROLE, _BASE = "ROLE_", "BT_"
_ESCAPED = re.compile(r"\\(u[0-9a-fA-F]{4}|->|.)", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
_CHARACTER = r"(?:[^\\]|\\.|\\$)"
"""A character of a cell, with the backslash before it if there is one."""
_STACKED = re.compile(rf"(?:(?!\|){_CHARACTER})*", re.DOTALL)
_SLOTS = re.compile(rf"(?:(?!;){_CHARACTER})*", re.DOTALL)
_NUMBERED = re.compile(rf"({_CHARACTER}*?)\[(\d+(?:_\d+)?)\]", re.DOTALL)
_CHAINED = re.compile(rf"({_CHARACTER}*?)->(\d+-\d+)", re.DOTALL)
_RESERVED = re.compile(r"->|[\\\[\]|_;*\t\n\r\f\b]")
_WHITE = re.compile(r"[\\\t\r\f\b]")
_NONE, _NULL = "_", "*"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table.

    ``use`` is ``value``, ``role`` and ``target`` for the two halves of a slot, ``base`` for where
    a relation comes from, or ``chain`` for the link of a chain.
    """

    layer: str
    kind: str
    use: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One of the stacked values in a cell: without its number, which is 0 if it has none."""

    value: str
    number: str = ""


def header_of(lines: Sequence[str]) -> list[Column]:
    """Return the columns behind the first three, in their order."""
    columns: list[Column] = []
    for line in lines:
        kind = next((kind for mark, kind in _KINDS.items() if line.startswith(mark)), "")
        if kind:
            layer, *features = line.partition("=")[2].split("|")
            features = [feature for feature in features if feature]
            columns += _columns(layer, kind, features or [""])
        elif line and not line.startswith("#"):
            break
    return columns


def _columns(layer: str, kind: str, features: Sequence[str]) -> list[Column]:
    found: list[Column] = []
    for feature in features:
        before = found[-1] if found else None
        if kind == "span" and feature.startswith(_ROLE):
            name = feature.partition(":")[2].partition("_")[0] or "slot"
            found.append(Column(layer, kind, "role", name))
        elif kind == "span" and before is not None and before.use == "role":
            found.append(Column(layer, kind, "target", before.name))
        elif kind == "relation" and feature.startswith(_BASE):
            found.append(Column(layer, kind, "base", feature.removeprefix(_BASE)))
        elif kind == "chain" and feature == "referenceRelation":
            found.append(Column(layer, kind, "chain", feature))
        else:
            found.append(Column(layer, kind, "value", feature))
    return found


def stacked(raw: str) -> list[str]:
    """Return the values that are stacked in a cell; none for an empty one."""
    return [] if raw in (_NONE, "") else _parts(_STACKED, raw)


def cell_of(raw: str) -> Cell:
    """Return a value of a cell, with the number that tells its annotation from others."""
    found = _NUMBERED.fullmatch(raw) or _CHAINED.fullmatch(raw)
    value, number = (found[1], found[2]) if found else (raw, "")
    return Cell("" if value in (_NULL, _NONE) else unescaped(value), number)


def slots_of(raw: str) -> list[str]:
    """Return the slots of one annotation, as they are in the cell."""
    return _parts(_SLOTS, raw)


def escaped(text: str, *, words: bool = True) -> str:
    """Return a text with backslashes before the format's own characters.

    Args:
        text: a token or the value of a feature.
        words: whether it stands in a cell, where more characters mean something than in the text
            of a sentence.
    """
    return (_RESERVED if words else _WHITE).sub(_with_backslash, text)


def _with_backslash(match: re.Match[str]) -> str:
    mark = match[0]
    return "\\" + next((name for name, white in _ESCAPES.items() if white == mark), mark)


def _parts(part: re.Pattern[str], raw: str) -> list[str]:
    """Return what stands between separators; each part is followed by one, but for the last."""
    found: list[str] = []
    place = 0
    while place <= len(raw):
        match = part.match(raw, place)
        assert match is not None
        found.append(match[0])
        place = match.end() + 1
    return found


def unescaped(text: str) -> str:
    """Return a text without the backslashes that the format puts before its own characters."""
    return _ESCAPED.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    mark = match[1]
    if len(mark) == len("u0000") and mark != "->":
        return chr(int(mark[1:], 16))
    return _ESCAPES.get(mark, mark)
