"""Reading and checking a label scheme from plain data, as TOML or JSON give it."""

import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from annotator.core.errors import InvalidSchemeError
from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import (
    Anchoring,
    Attribute,
    Check,
    Label,
    Layer,
    Localised,
    Overlap,
    RelationType,
    Scheme,
)

_Choice = TypeVar("_Choice", bound=StrEnum)
_KEY = re.compile(r"[^\s]")
_COLOUR = re.compile(r"[a-z]+|#[0-9a-fA-F]{6}")
_ID = re.compile(r"[^\s\"'{}\[\]]{1,64}")
_STYLES = ("box", "claim", "zone")


def read_scheme(data: Mapping[str, Any]) -> Scheme:
    """Build a scheme from ``data``.

    Raises:
        InvalidSchemeError: with every problem found, each naming its place in the data.
    """
    if not isinstance(data, Mapping):
        raise InvalidSchemeError(problems="scheme: a table is needed")
    return _Reader().scheme(data)


class _Reader:
    """Collects the problems met on the way, so that all of them are shown at once."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def scheme(self, data: Mapping[str, Any]) -> Scheme:
        version = data.get("version", 1)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            self.problems.append("version: a whole number from 1 is needed")
            version = 1
        built = Scheme(
            id=self._id(data, "scheme"),
            version=version,
            name=self._words(data, "name", "scheme"),
            layers=tuple(
                self._layer(item, f"layers[{index}]")
                for index, item in self._tables(data, "layers", "scheme")
            ),
            relations=tuple(
                self._relation(item, f"relations[{index}]")
                for index, item in self._tables(data, "relations", "scheme")
            ),
            guidelines=self._text(data, "guidelines", "scheme"),
            checks=tuple(
                self._check(item, f"checks[{index}]")
                for index, item in self._tables(data, "checks", "scheme")
            ),
            merged=tuple((LabelId(a), LabelId(b)) for a, b in self._rows(data, "merged", 2)),
            replaced=tuple((a, b, c, d) for a, b, c, d in self._rows(data, "replaced", 4)),
        )
        self._check_whole(built)
        if self.problems:
            raise InvalidSchemeError(problems="\n".join(self.problems))
        return built

    def _layer(self, data: Mapping[str, Any], where: str) -> Layer:
        return Layer(
            id=LayerId(self._id(data, where)),
            name=self._words(data, "name", where),
            labels=tuple(
                self._label(item, f"{where}.labels[{index}]")
                for index, item in self._tables(data, "labels", where)
            ),
            attributes=tuple(
                self._attribute(item, f"{where}.attributes[{index}]")
                for index, item in self._tables(data, "attributes", where)
            ),
            anchoring=self._choice(
                Anchoring, data.get("anchoring", "tokens"), f"{where}.anchoring"
            ),
            overlap=self._choice(Overlap, data.get("overlap", "any"), f"{where}.overlap"),
            style=self._one_of(_STYLES, data.get("style", "box"), f"{where}.style"),
        )

    def _label(self, data: Mapping[str, Any], where: str) -> Label:
        return Label(
            id=LabelId(self._id(data, where)),
            name=self._words(data, "name", where),
            key=self._matching(_KEY, data.get("key", ""), f"{where}.key", "one visible character"),
            colour=self._matching(
                _COLOUR, data.get("colour", "grey"), f"{where}.colour", "a colour name or #rrggbb"
            ),
            guideline=self._text(data, "guideline", where),
            examples=self._text(data, "examples", where),
            enabled=self._switch(data, "enabled", where, default=True),
        )

    def _attribute(self, data: Mapping[str, Any], where: str) -> Attribute:
        values = tuple(
            (
                self._id(item, f"{where}.values[{index}]"),
                self._words(item, "name", f"{where}.values[{index}]"),
            )
            for index, item in self._tables(data, "values", where)
        )
        free = self._switch(data, "free", where, default=False)
        if not values and not free:
            self.problems.append(f"{where}.values: at least one value is needed")
            values = (("", {}),)
        ids = [value for value, _ in values]
        self._unique(f"{where}.values:", ids)
        retired = self._names(data, "retired", where) if "retired" in data else []
        self.problems += [
            f"{where}.retired: there is no value {value}" for value in retired if value not in ids
        ]
        return Attribute(
            id=self._id(data, where),
            name=self._words(data, "name", where),
            labels=tuple(LabelId(name) for name in self._names(data, "labels", where)),
            values=values,
            free=free,
            retired=tuple(retired),
            enabled=self._switch(data, "enabled", where, default=True),
        )

    def _relation(self, data: Mapping[str, Any], where: str) -> RelationType:
        return RelationType(
            id=RelationTypeId(self._id(data, where)),
            name=self._words(data, "name", where),
            head=tuple(LabelId(name) for name in self._names(data, "head", where)),
            child=tuple(LabelId(name) for name in self._names(data, "child", where)),
            part=self._switch(data, "part", where, default=False),
            enabled=self._switch(data, "enabled", where, default=True),
        )

    def _check(self, data: Mapping[str, Any], where: str) -> Check:
        when = data.get("when", {})
        if not isinstance(when, Mapping):
            self.problems.append(f"{where}.when: a table of attributes is needed")
            when = {}
        apart, needs, bars = (
            self._names(data, name, where) if name in data else []
            for name in ("apart", "needs", "bars")
        )
        return Check(
            id=self._id(data, where),
            name=self._words(data, "name", where),
            labels=tuple(LabelId(name) for name in self._names(data, "labels", where)),
            when=tuple((name, tuple(self._names(when, name, f"{where}.when"))) for name in when),
            apart=tuple(LabelId(name) for name in apart),
            needs=tuple(RelationTypeId(name) for name in needs),
            marks=self._switch(data, "marks", where, default=False),
            bars=tuple(RelationTypeId(name) for name in bars),
            enabled=self._switch(data, "enabled", where, default=True),
        )

    def _check_whole(self, scheme: Scheme) -> None:
        labels = list(scheme.labels(disabled=True))
        if not labels:
            self.problems.append("layers: at least one label is needed")
        self._unique("layer", [layer.id for layer in scheme.layers])
        self._unique("label", [label.id for label in labels])
        self._unique("check", [check.id for check in scheme.checks])
        self._unique("relation", [kind.id for kind in scheme.relations])
        self._unique("key", [label.key.lower() for label in labels if label.key])
        known = {label.id for label in labels}
        for layer in scheme.layers:
            self._unique(f"{layer.id} attribute", [item.id for item in layer.attributes])
            for attribute in layer.attributes:
                own = {label.id for label in layer.labels}
                self._known(own, attribute.labels, f"attribute {attribute.id}")
        for kind in scheme.relations:
            self._known(known, kind.head + kind.child, f"relation {kind.id}")

    def _known(self, known: set[LabelId], named: tuple[LabelId, ...], where: str) -> None:
        self.problems += [
            f"{where}: there is no label {label}" for label in named if label not in known
        ]

    def _unique(self, what: str, names: list[Any]) -> None:
        self.problems += [
            f"{what} {name} is there {count} times"
            for name, count in Counter(names).items()
            if count > 1
        ]

    def _tables(
        self, data: Mapping[str, Any], name: str, where: str
    ) -> list[tuple[int, Mapping[str, Any]]]:
        value = data.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            self.problems.append(f"{where}.{name}: a list of tables is needed")
            return []
        return list(enumerate(value))

    def _rows(self, data: Mapping[str, Any], name: str, width: int) -> list[list[str]]:
        """Return a list of so many words each."""
        value = data.get(name, [])
        if isinstance(value, list) and all(
            isinstance(row, list) and len(row) == width and all(isinstance(x, str) for x in row)
            for row in value
        ):
            return value
        self.problems.append(f"{name}: a list of {width} words each is needed")
        return []

    def _names(self, data: Mapping[str, Any], name: str, where: str) -> list[str]:
        value = data.get(name, [])
        if not isinstance(value, list) or not value or not all(isinstance(x, str) for x in value):
            self.problems.append(f"{where}.{name}: a list of ids is needed")
            return []
        return value

    def _id(self, data: Mapping[str, Any], where: str) -> str:
        value = data.get("id")
        if not isinstance(value, str) or not _ID.fullmatch(value):
            self.problems.append(f"{where}.id: a short name without spaces is needed")
            return ""
        return value

    def _words(self, data: Mapping[str, Any], name: str, where: str) -> Localised:
        value = data.get(name)
        if isinstance(value, str) and value:
            return {"en": value}
        if isinstance(value, Mapping) and value and all(isinstance(x, str) for x in value.values()):
            return dict(value)
        self.problems.append(f"{where}.{name}: words are needed, in one language or several")
        return {}

    def _text(self, data: Mapping[str, Any], name: str, where: str) -> Localised:
        return self._words(data, name, where) if name in data else {}

    def _switch(self, data: Mapping[str, Any], name: str, where: str, *, default: bool) -> bool:
        value = data.get(name, default)
        if not isinstance(value, bool):
            self.problems.append(f"{where}.{name}: true or false is needed, not {value!r}")
            return default
        return value

    def _matching(self, pattern: re.Pattern[str], value: Any, where: str, need: str) -> str:
        if value == "" or (isinstance(value, str) and pattern.fullmatch(value)):
            return str(value)
        self.problems.append(f"{where}: {need} is needed, not {value!r}")
        return ""

    def _one_of(self, known: tuple[str, ...], value: Any, where: str) -> str:
        if value in known:
            return str(value)
        self.problems.append(f"{where}: one of {', '.join(known)} is needed, not {value!r}")
        return known[0]

    def _choice(self, kind: type[_Choice], value: Any, where: str) -> _Choice:
        return kind(self._one_of(tuple(kind), value, where))
