"""What is wrong with a scheme while it is edited: each problem at its place and field."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.scheme import Attribute, Label, RelationType, Scheme
from annotator.core.scheme_editing import SCHEME, Item, Kind, Place, item, places, words_of

_COLOUR = re.compile(r"[a-z]+|#[0-9a-fA-F]{6}")
_ID = re.compile(r"[^\s\"'{}\[\]]{1,64}")


class Fault(StrEnum):
    """What can be wrong."""

    NO_NAME = "no-name"
    NO_LABEL = "no-label"
    """The scheme has none at all."""
    KEY_TAKEN = "key-taken"
    """``other`` says by what: a label's id or a command's id."""
    KEY_INVALID = "key-invalid"
    COLOUR_INVALID = "colour-invalid"
    NO_VALUES = "no-values"
    NO_LABELS = "no-labels"
    """The attribute, or an end of the relation type, belongs to no label."""
    ID_INVALID = "id-invalid"
    IN_USE = "in-use"
    """It was taken out, and annotations have it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, in which field, what it is, and what else it concerns."""

    place: Place
    field: str
    fault: Fault
    other: str = ""


def usable_id(identifier: str) -> bool:
    """Tell whether these characters may be an id."""
    return _ID.fullmatch(identifier) is not None


def check(scheme: Scheme, commands: Mapping[str, str] | None = None) -> tuple[Problem, ...]:
    """Return every problem of a scheme.

    ``commands`` gives the keys that labels cannot have, upper case, and whose they are.
    """
    found = [problem for place in places(scheme) for problem in _at(scheme, place)]
    if not any(True for _ in scheme.labels(disabled=True)):
        found.append(Problem(SCHEME, "labels", Fault.NO_LABEL))
    return (*found, *_keys(scheme, commands or {}))


def _at(scheme: Scheme, place: Place) -> Iterator[Problem]:
    if place == SCHEME:
        if not any(scheme.name.values()):
            yield Problem(SCHEME, "name", Fault.NO_NAME)
        return
    one = item(scheme, place)
    if one is None:
        return
    if not any(words.strip() for words in words_of(one).values()):
        yield Problem(place, "name", Fault.NO_NAME)
    if not usable_id(place.id):
        yield Problem(place, "id", Fault.ID_INVALID)
    yield from _own(place, one)


def _own(place: Place, one: Item) -> Iterator[Problem]:
    """Yield what is wrong with the fields that only this kind of item has."""
    match one:
        case Label():
            if one.key and (len(one.key) != 1 or one.key.isspace() or not one.key.isprintable()):
                yield Problem(place, "key", Fault.KEY_INVALID)
            if not _COLOUR.fullmatch(one.colour):
                yield Problem(place, "colour", Fault.COLOUR_INVALID)
        case Attribute():
            if not one.free and not one.values:
                yield Problem(place, "values", Fault.NO_VALUES)
            if not one.labels:
                yield Problem(place, "labels", Fault.NO_LABELS)
        case RelationType():
            for name, labels in (("head", one.head), ("child", one.child)):
                if not labels:
                    yield Problem(place, name, Fault.NO_LABELS)


def _keys(scheme: Scheme, commands: Mapping[str, str]) -> Iterator[Problem]:
    """Yield every label whose key is a command's or another label's: both labels are named."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for label in scheme.labels(disabled=True):
        owners[label.key.lower()].append(label.id)
    for layer in scheme.layers:
        for label in layer.labels:
            others = [one for one in owners[label.key.lower()] if one != label.id]
            other = commands.get(label.key.upper()) or next(iter(others), None)
            if label.key and other is not None:
                yield Problem(Place(Kind.LABEL, label.id, layer.id), "key", Fault.KEY_TAKEN, other)
