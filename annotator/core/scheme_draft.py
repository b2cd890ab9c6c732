"""A scheme in the middle of being edited: the scheme as it would be, and what is merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme
from annotator.core.scheme_editing import Kind, Place, item, merged, removed

ValuePlace = tuple[str, str, str]
"""A layer's, an attribute's and a value's id."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An edited scheme. ``labels`` and ``values`` say what existing data become."""

    base: Scheme
    scheme: Scheme
    labels: Mapping[LabelId, LabelId] = field(default_factory=dict)
    values: Mapping[ValuePlace, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scheme: Scheme) -> "Draft":
        """Return a draft in which nothing is edited yet."""
        return cls(scheme, scheme)

    def with_scheme(self, scheme: Scheme) -> "Draft":
        """Return the draft after an edit that concerns no existing data."""
        return replace(self, scheme=scheme)

    def merged(self, place: Place, into: str) -> "Draft":
        """Return the draft with a label or value merged into another of the same list."""
        after = replace(self, scheme=merged(self.scheme, place, into))
        if place.kind is Kind.LABEL:
            target = LabelId(into)
            led = {old: target if new == place.id else new for old, new in self.labels.items()}
            return replace(after, labels={**led, LabelId(place.id): target})
        key = (place.layer, place.attribute, place.id)
        kept = {old: into if (*old[:2], new) == key else new for old, new in self.values.items()}
        return replace(after, values={**kept, key: into})

    def removed(self, place: Place) -> "Draft":
        """Return the draft without what stands at ``place``."""
        return replace(self, scheme=removed(self.scheme, place))

    def is_new(self, place: Place) -> bool:
        """Tell whether what stands at ``place`` came with this draft: its id may still change."""
        return item(self.base, place) is None

    def label(self, label: LabelId) -> LabelId:
        """Return the label that spans with ``label`` will have."""
        return self.labels.get(label, label)

    def attributes(self, layer: str, values: Mapping[str, str], into: str = "") -> dict[str, str]:
        """Return the attribute values that a span of ``layer`` with ``values`` will have.

        A value goes only when its attribute, or the value itself, is taken out of the scheme.
        ``into`` is the layer in which the span will be, if it is another one.
        """
        before, after = _attributes(self.base, layer), _attributes(self.scheme, into or layer)
        found: dict[str, str] = {}
        for name, value in values.items():
            known = before.get(name)
            if known is None or value not in known[1]:
                if name in after or known is None:
                    found[name] = value  # words, or something that no scheme has spoken of
                continue
            new = self.values.get((layer, name, value), value)
            if name in after and (after[name][0] or new in after[name][1]):
                found[name] = new
        return found


def _attributes(scheme: Scheme, layer: str) -> dict[str, tuple[bool, frozenset[str]]]:
    """Return each attribute of a layer: whether it is free, and its values."""
    return {
        attribute.id: (attribute.free, frozenset(value for value, _ in attribute.values))
        for one in scheme.layers
        if one.id == layer
        for attribute in one.attributes
    }
