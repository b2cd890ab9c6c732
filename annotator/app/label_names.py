"""Which label, or relation type, of the scheme a file's own word for it is."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from annotator.core.folding import folded
from annotator.core.ids import LabelId, RelationTypeId
from annotator.core.resources import resource
from annotator.core.scheme import Label, Layer, Scheme
from annotator.core.scheme_editing import Kind, Place, added, free_id

_SEPARATORS = re.compile(r"[\s_.:/-]+")
_FORBIDDEN = re.compile(r"[\s\"'{}\[\]]+")
_LONGEST = 64
_COLOURS = ("blue", "green", "orange", "purple", "teal", "pink", "brown", "grey")


class LabelMap:
    """Turns labels of files into labels of a scheme.

    What somebody said goes first; then a label with exactly this id, one with this id or name in
    any language whatever the case, and one that other tools call so.
    """

    def __init__(
        self, scheme: Scheme, said: Mapping[str, str] | None = None, *, adding: bool = False
    ) -> None:
        self.scheme = scheme
        self.new: dict[str, LabelId] = {}
        """Labels of the files that the scheme gets, and their ids."""
        self._said = dict(said or {})
        self._adding = adding
        self._names = _names(scheme)
        self._found: dict[str, tuple[LabelId, Layer] | None] = {}

    def __getitem__(self, label: str) -> tuple[LabelId, Layer] | None:
        """Return the scheme's label and its layer, or None where the label is left out."""
        if label not in self._found:
            self._found[label] = self._look_up(label)
        return self._found[label]

    def guess(self, label: str) -> LabelId | None:
        """Return the scheme's label that a file's label is likely to be, if any."""
        if self.scheme.label(LabelId(label)) is not None:
            return LabelId(label)
        plain = _plain(label)
        return self._names.get(plain) or next(
            (self._names[name] for name in _same_as(plain) if name in self._names), None
        )

    def add(self, label: str) -> LabelId:
        """Add a label to the scheme, in its first layer of boxes; return its id."""
        home = next((item for item in self.scheme.layers if item.style == "box"), None)
        home = home or self.scheme.layers[0]
        place = Place(Kind.LABEL, layer=home.id)
        wish = _FORBIDDEN.sub("-", label).strip("-")[:_LONGEST] or "label"
        identifier = LabelId(free_id(self.scheme, place, wish))
        colour = _COLOURS[len(self.new) % len(_COLOURS)]
        fresh = Label(id=identifier, name={"en": label, "fr": label}, colour=colour)
        self.scheme = added(self.scheme, place, fresh)
        self.new[label] = identifier
        return identifier

    def _look_up(self, label: str) -> tuple[LabelId, Layer] | None:
        if label in self._said:
            found: LabelId | None = LabelId(self._said[label])
        else:
            found = self.guess(label)
            if found is None and self._adding:
                found = self.add(label)
        layer = self.scheme.layer_of(found) if found else None
        return (found, layer) if found and layer is not None else None


def relation_named(scheme: Scheme, name: str) -> RelationTypeId | None:
    """Return the relation type that a file's relation is: by its id or name, in any language."""
    plain = _plain(name)
    for kind in scheme.relations:
        if kind.id == name or plain in {_plain(kind.id), *map(_plain, kind.name.values())}:
            return kind.id
    return None


def _names(scheme: Scheme) -> dict[str, LabelId]:
    names: dict[str, LabelId] = {}
    labels = list(scheme.labels(disabled=True))
    for words in (lambda label: [label.id], lambda label: label.name.values()):
        for label in labels:
            for word in _of(words(label)):
                names.setdefault(word, label.id)
    return names


def _of(words: Iterable[str]) -> Iterator[str]:
    return (_plain(word) for word in words)


def _plain(label: str) -> str:
    return _SEPARATORS.sub(" ", folded(label)).strip()


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    text = resource("formats", "labels.toml").read_text(encoding="utf-8")
    return tuple(tuple(_of(line.split())) for line in tomllib.loads(text)["same"])


def _same_as(plain: str) -> Iterator[str]:
    for group in _groups():
        if plain in group:
            yield from group
