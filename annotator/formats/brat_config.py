"""What brat needs to know of an export: annotation.conf and visual.conf, and names it can read."""

import re
import unicodedata

from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import Scheme, wording

_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_-]+")
_VALUE = re.compile(r"[^\s|,;:]+")
_ANY_OVERLAP = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"


class Names:
    """Names as brat can read them: letters without accents, digits, ``_`` and ``-``.

    Every name is told apart from every other, and the same name is always written in the same way.
    """

    def __init__(self) -> None:
        self._written: dict[str, str] = {}
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """Return how a name is written."""
        if name not in self._written:
            plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
            base = _NOT_A_NAME.sub("_", plain).strip("_") or "x"
            base = base if name != base else name
            written, number = base, 1
            while written in self._taken:
                number += 1
                written = f"{base}_{number}"
            self._taken.add(written)
            self._written[name] = written
        return self._written[name]


class BratConfig:
    """Everything that an export uses: the scheme from the start, and what else comes up."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        """Begin with what the scheme offers; what it has retired comes in when it is used."""
        self._scheme = scheme
        self._language = language or "en"
        self.names = Names()
        """Of labels, types of relations and attributes, which brat keeps in one space."""
        self._layers: dict[LayerId, dict[LabelId, None]] = {}
        self._relations: dict[RelationTypeId, tuple[set[LabelId], set[LabelId]]] = {}
        self._attributes: dict[str, tuple[set[LabelId], dict[str, None]]] = {}
        for layer in scheme.layers:
            for label in layer.labels:
                if label.enabled:
                    self.use_label(layer.id, label.id)
            for item in layer.attributes:
                for label_id in item.labels:
                    for value, _ in item.offered:
                        self.use_attribute(item.id, value, label_id)
        for kind in scheme.relations:
            if kind.enabled:
                self.names.of(kind.id)
                self._relations[kind.id] = (set(kind.head), set(kind.child))

    def use_label(self, layer: LayerId, label: LabelId) -> str:
        """Take note that a label is used, and return how it is written."""
        self._layers.setdefault(layer, {})[label] = None
        return self.names.of(label)

    def use_relation(self, kind: RelationTypeId, head: LabelId, child: LabelId) -> str:
        """Take note that a type of relation links two labels, and return how it is written."""
        heads, children = self._relations.setdefault(kind, (set(), set()))
        heads.add(head)
        children.add(child)
        return self.names.of(kind)

    def use_attribute(self, name: str, value: str, label: LabelId) -> str:
        """Take note that an attribute of a label has a value, and return how its name is written.

        Values of any words are not listed: brat shows them nevertheless.
        """
        labels, values = self._attributes.setdefault(name, (set(), {}))
        labels.add(label)
        if self._is_listed(name) and can_be_value(value):
            values[value] = None
        return self.names.of(name)

    def annotation(self) -> str:
        """Return annotation.conf: what there is and what may go with what."""
        used = self._used()
        lines = ["[entities]", *map(self.names.of, used)]
        lines += ["", "[relations]", _ANY_OVERLAP]
        for kind, ends in self._relations.items():
            heads, children = (self._labels(end & used.keys()) for end in ends)
            if heads and children:
                lines.append(f"{self.names.of(kind)}\tArg1:{heads}, Arg2:{children}")
        lines += ["", "[events]", "", "[attributes]"]
        for name, (labels, values) in self._attributes.items():
            listed = f", Value:{'|'.join(values)}" if values else ""
            if asked := self._labels(labels & used.keys()):
                lines.append(f"{self.names.of(name)}\tArg:{asked}{listed}")
        return "\n".join(lines) + "\n"

    def visual(self) -> str:
        """Return visual.conf: how everything is called in the window."""
        used = self._used()
        named = [item for item in self._scheme.labels(disabled=True) if item.id in used]
        kinds = [kind for kind in self._scheme.relations if kind.id in self._relations]
        lines = ["[labels]"]
        lines += [self._called(item.id, wording(item.name, self._language)) for item in named]
        lines += [self._called(kind.id, wording(kind.name, self._language)) for kind in kinds]
        return "\n".join([*lines, "", "[drawing]", "SPAN_DEFAULT\tfgColor:black"]) + "\n"

    def _is_listed(self, name: str) -> bool:
        return any(
            item.id == name and not item.free
            for layer in self._scheme.layers
            for item in layer.attributes
        )

    def _labels(self, labels: set[LabelId]) -> str:
        return "|".join(sorted(map(self.names.of, labels)))

    def _used(self) -> dict[LabelId, None]:
        """Return the labels in their order; brat refuses what names one that it does not have."""
        return {label: None for labels in self._layers.values() for label in labels}

    def _called(self, identifier: str, words: str) -> str:
        plain = " ".join(words.replace("|", " ").split()) or identifier
        return f"{self.names.of(identifier)} | {plain}"


def can_be_value(value: str) -> bool:
    """Tell whether brat can read a value of an attribute: it is one word."""
    return _VALUE.fullmatch(value) is not None
