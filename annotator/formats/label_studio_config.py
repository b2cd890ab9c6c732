"""The labelling configuration that a Label Studio project needs for what an export holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.offsets import REPLACEMENT
from annotator.core.scheme import Anchoring, Scheme, wording

TEXT = "text"
"""What the text of a task is called: the tag, and the key of its data."""
LABELS = "-labels"
"""How the names of the tags end that hold the labels of one layer."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}|[a-z]+")


def control_of(layer: LayerId) -> str:
    """Return the name of the tag that holds the labels of a layer."""
    return writable(layer) + LABELS


def writable(name: str) -> str:
    """Return a name without the characters that XML cannot hold."""
    return _NOT_XML.sub(REPLACEMENT, name)


@dataclass(slots=True)
class _Control:
    """A question that is asked about single regions."""

    labels: dict[str, None] = field(default_factory=dict)
    values: dict[str, None] = field(default_factory=dict)
    words: str = ""


class LabelConfig:
    """Everything that an export uses: the scheme from the start, and what else comes up."""

    def __init__(self, scheme: Scheme, language: str) -> None:
        """Begin with what the scheme offers; what it has retired comes in when it is used."""
        self._scheme = scheme
        self._layers: dict[str, dict[str, None]] = {}
        self._controls: dict[str, _Control] = {}
        self._free: set[str] = set()
        self._relations = {writable(kind.id): None for kind in scheme.relations if kind.enabled}
        self._taken = {TEXT, *(control_of(layer.id) for layer in scheme.layers)}
        for layer in scheme.layers:
            for label in layer.labels:
                if label.enabled:
                    self.use_label(layer.id, label.id)
            for item in layer.attributes:
                name = writable(item.id)
                if item.free or not item.values:
                    self._free.add(name)
                control = self._controls.setdefault(name, _Control())
                control.words = writable(wording(item.name, language or "en"))
                control.labels |= dict.fromkeys(writable(label) for label in item.labels)
                control.values |= dict.fromkeys(writable(value) for value, _ in item.offered)

    def use_label(self, layer: LayerId, label: LabelId) -> None:
        """Take note that a label of a layer is used."""
        self._layers.setdefault(layer, {})[writable(label)] = None

    def use_relation(self, kind: RelationTypeId) -> None:
        """Take note that a type of relation is used."""
        self._relations[writable(kind)] = None

    def can_ask(self, name: str, value: str) -> bool:
        """Tell whether an attribute can be a question as it is, and have this value."""
        if not name or name != writable(name) or name in self._taken or name.endswith(LABELS):
            return False
        return self.is_free(name) or (bool(value) and value == writable(value))

    def is_free(self, name: str) -> bool:
        """Tell whether the values of an attribute are any words: the scheme does not list them."""
        return name in self._free or name not in self._controls

    def use_attribute(self, name: str, value: str, label: LabelId) -> None:
        """Take note that an attribute of a label has a value."""
        if self.is_free(name):
            self._free.add(name)
        control = self._controls.setdefault(name, _Control())
        control.labels[writable(label)] = None
        if name not in self._free:
            control.values[value] = None

    def xml(self) -> bytes:
        """Return the configuration."""
        view = ET.Element("View")
        for layer_id, labels in self._layers.items():
            tag = ET.SubElement(view, "Labels", name=writable(layer_id) + LABELS, toName=TEXT)
            for label in labels:
                self._label(tag, label)
        ET.SubElement(
            view, "Text", name=TEXT, value=f"${TEXT}", granularity=_granularity(self._scheme)
        )
        for name, control in self._controls.items():
            self._question(view, name, control)
        if self._relations:
            kinds = ET.SubElement(view, "Relations")
            for kind in self._relations:
                ET.SubElement(kinds, "Relation", value=kind)
        ET.indent(view)
        # Without a declaration of its encoding: Label Studio refuses text that has one.
        content: bytes = ET.tostring(view, "utf-8", xml_declaration=False)
        return content + b"\n"

    def _label(self, tag: ET.Element, label: str) -> None:
        known = self._scheme.label(LabelId(label))
        colour: Mapping[str, str] = {}
        if known is not None and _COLOUR.fullmatch(known.colour):
            colour = {"background": known.colour}
        ET.SubElement(tag, "Label", {"value": label, **colour})

    def _question(self, view: ET.Element, name: str, control: _Control) -> None:
        """Ask for an attribute of the regions with its labels, and of no others."""
        shown = {"visibleWhen": "region-selected"}
        if labels := _listed(control.labels):
            shown["whenLabelValue"] = labels
        box = ET.SubElement(view, "View", shown)
        ET.SubElement(box, "Header", value=control.words or name, size="5")
        asked = {"name": name, "toName": TEXT, "perRegion": "true"}
        if name in self._free:
            ET.SubElement(box, "TextArea", {**asked, "maxSubmissions": "1", "editable": "true"})
            return
        tag = ET.SubElement(box, "Choices", {**asked, "choice": "single", "showInline": "true"})
        for value in control.values:
            ET.SubElement(tag, "Choice", value=value)


def _listed(labels: Iterable[str]) -> str:
    """Return labels as a list in an attribute; nothing where a comma in one would break it."""
    names = list(labels)
    return "" if any("," in name for name in names) else ",".join(names)


def _granularity(scheme: Scheme) -> str:
    """Return to what a selection snaps: to words only where every layer is bound to tokens."""
    bound = [layer.anchoring is Anchoring.TOKENS for layer in scheme.layers]
    return "word" if bound and all(bound) else "symbol"
