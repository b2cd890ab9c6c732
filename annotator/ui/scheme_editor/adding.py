"""What is new in a scheme: where it can stand, and with what it begins."""

from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import Attribute, Label, Layer, RelationType, Scheme
from annotator.core.scheme_editing import Item, Kind, Place, added, attribute_at, free_id
from annotator.ui.i18n import language, translate
from annotator.ui.scheme_editor.colours import colour_names


def possible(scheme: Scheme, place: Place) -> tuple[Kind, ...]:
    """Return what can be added while ``place`` is chosen."""
    kinds = [Kind.LAYER]
    layer = place.id if place.kind is Kind.LAYER else place.layer
    if layer:
        kinds += [Kind.LABEL]
        if next(one for one in scheme.layers if one.id == layer).labels:
            kinds += [Kind.ATTRIBUTE]
    if place.kind is Kind.VALUE or (
        place.kind is Kind.ATTRIBUTE and not attribute_at(scheme, place).free
    ):
        kinds += [Kind.VALUE]
    if any(True for _ in scheme.labels()):
        kinds += [Kind.RELATION]
    return tuple(kinds)


def with_new(scheme: Scheme, place: Place, kind: Kind) -> tuple[Scheme, Place]:
    """Return the scheme with something new beside or in ``place``, and where that stands."""
    layer = place.id if place.kind is Kind.LAYER else place.layer
    inside = kind in (Kind.LABEL, Kind.ATTRIBUTE, Kind.VALUE)
    attribute = place.attribute or (place.id if place.kind is Kind.ATTRIBUTE else "")
    wish = Place(kind, "", layer if inside else "", attribute if kind is Kind.VALUE else "")
    name = free_id(scheme, wish, _ids()[kind])
    there = Place(kind, name, wish.layer, wish.attribute)
    return added(scheme, wish, _new(scheme, there)), there


def _ids() -> dict[Kind, str]:
    return {
        Kind.LAYER: "layer",
        Kind.LABEL: "LABEL",
        Kind.ATTRIBUTE: "attribute",
        Kind.VALUE: "value",
        Kind.RELATION: "relation",
    }


def _new(scheme: Scheme, place: Place) -> Item:
    words = {
        Kind.LAYER: translate("scheme", "New layer"),
        Kind.LABEL: translate("scheme", "New label"),
        Kind.ATTRIBUTE: translate("scheme", "New attribute"),
        Kind.VALUE: translate("scheme", "new value"),
        Kind.RELATION: translate("scheme", "New relation"),
    }
    name = {language(): words[place.kind]}
    if place.kind is Kind.LAYER:
        return Layer(id=LayerId(place.id), name=name, labels=())
    if place.kind is Kind.LABEL:
        return Label(id=LabelId(place.id), name=name, colour=_colour(scheme))
    if place.kind is Kind.RELATION:
        label = next(iter(scheme.labels())).id
        return RelationType(id=RelationTypeId(place.id), name=name, head=(label,), child=(label,))
    if place.kind is Kind.VALUE:
        return place.id, name
    layer = next(one for one in scheme.layers if one.id == place.layer)
    values = (("yes", {"en": "yes", "fr": "oui"}), ("no", {"en": "no", "fr": "non"}))
    return Attribute(id=place.id, name=name, labels=(layer.labels[0].id,), values=values)


def _colour(scheme: Scheme) -> str:
    """Return the colour of the palette that the fewest labels have."""
    taken = [label.colour for label in scheme.labels()]
    return min(colour_names(), key=taken.count)
