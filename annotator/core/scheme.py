"""Label schemes: layers, labels, attributes and relation types, with their wording."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.ids import LabelId, LayerId, RelationTypeId

Localised = Mapping[str, str]
"""The same words by language code, such as ``{"en": "Person", "fr": "Personne"}``."""


def wording(words: Localised, language: str) -> str:
    """Return the words in ``language``, else in English, else in whatever language there is."""
    return words.get(language) or words.get("en") or next(iter(words.values()), "")


class Anchoring(StrEnum):
    """To what the edges of a layer's spans are bound."""

    CHARACTERS = "characters"
    TOKENS = "tokens"
    SENTENCES = "sentences"


class Overlap(StrEnum):
    """Which spans of one layer may share characters."""

    NONE = "none"
    NESTED = "nested"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One label. ``key`` is the key that applies it; ``colour`` a palette role or ``#rrggbb``."""

    id: LabelId
    name: Localised
    key: str = ""
    colour: str = "grey"
    guideline: Localised = field(default_factory=dict)
    """Its definition, in Markdown."""
    examples: Localised = field(default_factory=dict)
    """What it looks like in sentences, in Markdown."""
    enabled: bool = True
    """Whether it is in use; a retired label gets no new spans, and those it has stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A choice, or with ``free`` any words, that spans with certain labels carry."""

    id: str
    name: Localised
    labels: tuple[LabelId, ...]
    values: tuple[tuple[str, Localised], ...]
    """Each value's stable key and its wording; the first is the default."""
    free: bool = False
    """Whether the value is any words instead; then there are no ``values``."""
    retired: tuple[str, ...] = ()
    """Values that no span gets any more; the spans that have them keep them."""
    enabled: bool = True

    @property
    def offered(self) -> tuple[tuple[str, Localised], ...]:
        """The values that a span may get, with their wording."""
        return tuple(item for item in self.values if item[0] not in self.retired)

    @property
    def default(self) -> str:
        """The value that a new span has."""
        return self.offered[0][0] if self.offered and not self.free else ""

    def allows(self, value: str) -> bool:
        """Tell whether a span may get this value."""
        return self.free or any(value == known for known, _ in self.offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A set of labels that are annotated together under the same anchoring and overlap rule."""

    id: LayerId
    name: Localised
    labels: tuple[Label, ...]
    attributes: tuple[Attribute, ...] = ()
    anchoring: Anchoring = Anchoring.TOKENS
    overlap: Overlap = Overlap.ANY
    style: str = "box"
    """How the article shows its spans: ``box`` (tinted words), ``claim`` (stripe and line) or
    ``zone`` (a name beside whole paragraphs, which nobody has to accept)."""

    @property
    def zones(self) -> bool:
        """Whether its spans are parts of the article rather than things said in it."""
        return self.style == "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A kind of link from a span with a ``head`` label to one with a ``child`` label.

    With ``part`` the child belongs to its head: it is accepted and rejected together with it.
    """

    id: RelationTypeId
    name: Localised
    head: tuple[LabelId, ...]
    child: tuple[LabelId, ...]
    part: bool = False
    enabled: bool = True
    """Whether new links may be made; a retired type keeps those it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A combination that cannot be right, of which an annotator is told on finishing an article.

    It speaks of spans with one of ``labels`` whose attributes all have one of the values in
    ``when``. Where it names nothing else, that alone cannot be. What a scheme does not have (any
    more) is never found, so a check outlives a label that it names.
    """

    id: str
    name: Localised
    """What is said of the span."""
    labels: tuple[LabelId, ...]
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Attributes, each with the values that are meant."""
    apart: tuple[LabelId, ...] = ()
    """Labels of spans with which it must share no words."""
    needs: tuple[RelationTypeId, ...] = ()
    """Types of links of which it must be the head of one."""
    marks: bool = False
    """Whether quotation marks do instead of what it ``needs``."""
    bars: tuple[RelationTypeId, ...] = ()
    """Types of links of which it must not be the head."""
    enabled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A complete label scheme; label ids are unique across its layers."""

    id: str
    version: int
    name: Localised
    layers: tuple[Layer, ...]
    relations: tuple[RelationType, ...] = ()
    guidelines: Localised = field(default_factory=dict)
    """What the annotators of a project agree on, in Markdown."""
    checks: tuple[Check, ...] = ()
    """Combinations that cannot be right."""
    merged: tuple[tuple[LabelId, LabelId], ...] = ()
    """Labels that went into others, and into which: other copies of a project still have them."""
    replaced: tuple[tuple[str, str, str, str], ...] = ()
    """Attribute values that went: layer, attribute, value (all where it is empty), and what they
    became (nothing where it is empty)."""

    def labels(self, *, disabled: bool = False) -> Iterator[Label]:
        """Yield the labels in the scheme's order, with ``disabled`` also those switched off."""
        for layer in self.layers:
            for label in layer.labels:
                if label.enabled or disabled:
                    yield label

    def label(self, label_id: LabelId) -> Label | None:
        """Return the label with this id, switched on or off, or None."""
        return next((label for label in self.labels(disabled=True) if label.id == label_id), None)

    def layer_of(self, label_id: LabelId) -> Layer | None:
        """Return the layer that holds the label, or None."""
        for layer in self.layers:
            if any(label.id == label_id for label in layer.labels):
                return layer
        return None

    def layer(self, layer_id: LayerId) -> Layer | None:
        """Return the layer with this id, or None."""
        return next((layer for layer in self.layers if layer.id == layer_id), None)

    def zone_layers(self) -> frozenset[LayerId]:
        """Return the layers whose spans are zones."""
        return frozenset(layer.id for layer in self.layers if layer.zones)

    def box_layers(self) -> frozenset[LayerId]:
        """Return the layers of names and the like, whose forms come again."""
        return frozenset(layer.id for layer in self.layers if layer.style == "box")

    def relation(self, relation_id: RelationTypeId) -> RelationType | None:
        """Return the relation type with this id, or None."""
        return next((kind for kind in self.relations if kind.id == relation_id), None)

    def attributes(self, label_id: LabelId, *, disabled: bool = False) -> tuple[Attribute, ...]:
        """Return what spans with this label carry, with ``disabled`` also what is retired."""
        layer = self.layer_of(label_id)
        if layer is None:
            return ()
        return tuple(
            item
            for item in layer.attributes
            if label_id in item.labels and (item.enabled or disabled)
        )

    def default_attributes(self, label_id: LabelId) -> dict[str, str]:
        """Return the attribute values of a new span with this label."""
        return {item.id: item.default for item in self.attributes(label_id) if item.default}

    def relations_between(
        self, head: LabelId, child: LabelId, *, disabled: bool = False
    ) -> tuple[RelationType, ...]:
        """Return the types that may link ``head`` to ``child``, with ``disabled`` retired too."""
        return tuple(
            kind
            for kind in self.relations
            if head in kind.head and child in kind.child and (kind.enabled or disabled)
        )
