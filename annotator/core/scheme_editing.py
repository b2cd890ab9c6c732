"""Edits of a label scheme: pure functions from a scheme to the edited scheme.

Everything that has an id stands at a ``Place``. What a label or value leaves behind elsewhere in
the scheme (attributes that name it, ends of relations) is edited along.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from annotator.core.ids import LabelId
from annotator.core.scheme import Attribute, Label, Layer, Localised, RelationType, Scheme

Value = tuple[str, Localised]
Item = Layer | Label | Attribute | RelationType | Value


class Kind(StrEnum):
    """What stands at a place of a scheme."""

    SCHEME = "scheme"
    LAYER = "layer"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: its id, its layer if it is in one, its attribute if it is a value."""

    kind: Kind
    id: str = ""
    layer: str = ""
    attribute: str = ""


SCHEME = Place(Kind.SCHEME)


def label_place(scheme: Scheme, label: LabelId) -> Place | None:
    """Return the place of a label."""
    layer = scheme.layer_of(label)
    return None if layer is None else Place(Kind.LABEL, label, layer.id)


def places(scheme: Scheme) -> Iterator[Place]:
    """Yield every place of the scheme, the scheme itself first, in its order."""
    yield SCHEME
    for layer in scheme.layers:
        yield Place(Kind.LAYER, layer.id)
        yield from (Place(Kind.LABEL, label.id, layer.id) for label in layer.labels)
        for attribute in layer.attributes:
            yield Place(Kind.ATTRIBUTE, attribute.id, layer.id)
            for value, _ in attribute.values:
                yield Place(Kind.VALUE, value, layer.id, attribute.id)
    yield from (Place(Kind.RELATION, kind.id) for kind in scheme.relations)


def siblings(scheme: Scheme, place: Place) -> tuple[Item, ...]:
    """Return what stands in the same list as ``place``, itself included.

    Raises:
        KeyError: the layer or attribute around it is not there.
    """
    match place.kind:
        case Kind.LAYER:
            return scheme.layers
        case Kind.RELATION:
            return scheme.relations
        case Kind.LABEL:
            return _layer(scheme, place.layer).labels
        case Kind.ATTRIBUTE:
            return _layer(scheme, place.layer).attributes
        case Kind.VALUE:
            return attribute_at(scheme, place).values
    raise KeyError(place)


def item(scheme: Scheme, place: Place) -> Item | None:
    """Return what stands at ``place``, or None; a scheme is no item of itself."""
    try:
        found = siblings(scheme, place)
    except KeyError:
        return None
    return next((one for one in found if id_of(one) == place.id), None)


def attribute_at(scheme: Scheme, place: Place) -> Attribute:
    """Return the attribute at ``place``, or the one of the value there.

    Raises:
        KeyError: it is not there.
    """
    wanted = place.attribute if place.kind is Kind.VALUE else place.id
    for one in _layer(scheme, place.layer).attributes:
        if one.id == wanted:
            return one
    raise KeyError(place)


def id_of(one: Item) -> str:
    """Return an item's stable id."""
    return one[0] if isinstance(one, tuple) else str(one.id)


def words_of(one: Item) -> Localised:
    """Return an item's name in every language."""
    return one[1] if isinstance(one, tuple) else one.name


def in_use(scheme: Scheme, place: Place) -> bool:
    """Tell whether new annotations may get what stands at ``place``: it is not retired."""
    if place.kind is Kind.VALUE:
        return place.id not in attribute_at(scheme, place).retired
    one = item(scheme, place)
    return not isinstance(one, Label | Attribute | RelationType) or one.enabled


# The edits


def changed(scheme: Scheme, place: Place, **fields: Any) -> Scheme:
    """Set fields of what stands at ``place``; a value has its ``name`` alone."""
    if place.kind is Kind.SCHEME:
        return replace(scheme, **fields)

    def edit(one: Item) -> Item:
        if id_of(one) != place.id:
            return one
        return (one[0], fields["name"]) if isinstance(one, tuple) else replace(one, **fields)

    return _put(scheme, place, [edit(one) for one in siblings(scheme, place)])


def added(scheme: Scheme, place: Place, new: Item) -> Scheme:
    """Add ``new`` at the end of the list that ``place`` is in.

    Raises:
        ValueError: its id is taken; ids of labels are unique in the whole scheme.
    """
    if id_of(new) in taken_ids(scheme, place):
        raise ValueError(id_of(new))
    return _put(scheme, place, (*siblings(scheme, place), new))


def taken_ids(scheme: Scheme, place: Place) -> set[str]:
    """Return the ids that nothing new in the list of ``place`` may have."""
    if place.kind is Kind.LABEL:
        return {label.id for label in scheme.labels(disabled=True)}
    return {id_of(one) for one in siblings(scheme, place)}


def free_id(scheme: Scheme, place: Place, wish: str) -> str:
    """Return ``wish``, or with the first number that makes it free."""
    taken = taken_ids(scheme, place)
    number = 2
    found = wish
    while found in taken:
        found = f"{wish}-{number}"
        number += 1
    return found


def removed(scheme: Scheme, place: Place) -> Scheme:
    """Take out what stands at ``place``, and every mention of it."""
    rest = [one for one in siblings(scheme, place) if id_of(one) != place.id]
    gone: set[str] = set()
    if place.kind is Kind.LABEL:
        gone = {place.id}
    elif place.kind is Kind.LAYER:
        gone = {label.id for label in _layer(scheme, place.id).labels}
    elif place.kind is Kind.VALUE:
        scheme = retired(scheme, place, on=False)
    return _mapped(_put(scheme, place, rest), lambda label: None if label in gone else label)


def with_labels(scheme: Scheme, other: Scheme, labels: Collection[LabelId]) -> Scheme:
    """Return the scheme with those of ``labels`` that it lacks, from ``other``, at layers' ends."""
    here = {label.id for label in scheme.labels(disabled=True)}
    layers = list(scheme.layers)
    for layer in other.layers:
        more = tuple(one for one in layer.labels if one.id in labels and one.id not in here)
        at = next((n for n, one in enumerate(layers) if one.id == layer.id), None)
        if more and at is None:
            layers.append(replace(layer, labels=more))
        elif more and at is not None:
            layers[at] = replace(layers[at], labels=layers[at].labels + more)
    return replace(scheme, layers=tuple(layers))


def moved(scheme: Scheme, place: Place, index: int) -> Scheme:
    """Put what stands at ``place`` before what is ``index``-th among its other siblings."""
    own = [one for one in siblings(scheme, place) if id_of(one) == place.id]
    rest = [one for one in siblings(scheme, place) if id_of(one) != place.id]
    index = max(0, min(index, len(rest)))
    return _put(scheme, place, [*rest[:index], *own, *rest[index:]])


def retired(scheme: Scheme, place: Place, *, on: bool) -> Scheme:
    """Retire (``on``) or bring back a label, attribute, value or relation type."""
    if place.kind is not Kind.VALUE:
        return changed(scheme, place, enabled=not on)
    old = attribute_at(scheme, place)
    kept = tuple(value for value in old.retired if value != place.id)
    values = (*kept, place.id) if on else kept
    around = Place(Kind.ATTRIBUTE, old.id, place.layer)
    return changed(scheme, around, retired=values)


def merged(scheme: Scheme, place: Place, into: str) -> Scheme:
    """Merge a label or value into another of the same list, which takes over its mentions.

    Raises:
        ValueError: there is no such other, or there is nothing that can be merged.
    """
    others = {id_of(one) for one in siblings(scheme, place)} - {place.id}
    if place.kind not in (Kind.LABEL, Kind.VALUE) or into not in others:
        raise ValueError(into)
    if place.kind is Kind.LABEL:
        scheme = _mapped(scheme, lambda label: LabelId(into) if label == place.id else label)
    return removed(scheme, place)


def with_id(scheme: Scheme, place: Place, new: str) -> Scheme:
    """Give something new in the scheme another id; what names it follows.

    Raises:
        ValueError: the id is taken.
    """
    if new == place.id:
        return scheme
    if new in taken_ids(scheme, place):
        raise ValueError(new)
    if place.kind is Kind.VALUE:
        was = not in_use(scheme, place)
        name = words_of(next(one for one in siblings(scheme, place) if id_of(one) == place.id))
        index = [id_of(one) for one in siblings(scheme, place)].index(place.id)
        after = Place(Kind.VALUE, new, place.layer, place.attribute)
        renewed = added(removed(scheme, place), after, (new, name))
        return retired(moved(renewed, after, index), after, on=was)
    scheme = changed(scheme, place, id=new)
    if place.kind is not Kind.LABEL:
        return scheme
    return _mapped(scheme, lambda label: LabelId(new) if label == place.id else label)


# Inside


def _layer(scheme: Scheme, identifier: str) -> Layer:
    for layer in scheme.layers:
        if layer.id == identifier:
            return layer
    raise KeyError(identifier)


def _put(scheme: Scheme, place: Place, items: Iterable[Item]) -> Scheme:
    """Put another list in the place of the one that ``place`` is in."""
    whole: Sequence[Any] = tuple(items)
    match place.kind:
        case Kind.LAYER:
            return replace(scheme, layers=tuple(whole))
        case Kind.RELATION:
            return replace(scheme, relations=tuple(whole))
        case Kind.LABEL:
            return changed(scheme, Place(Kind.LAYER, place.layer), labels=whole)
        case Kind.ATTRIBUTE:
            return changed(scheme, Place(Kind.LAYER, place.layer), attributes=whole)
        case Kind.VALUE:
            around = Place(Kind.ATTRIBUTE, place.attribute, place.layer)
            return changed(scheme, around, values=whole)
    raise KeyError(place)


def _mapped(scheme: Scheme, new: Callable[[LabelId], LabelId | None]) -> Scheme:
    """Replace the labels that attributes and relations name; None takes them out."""

    def each(labels: tuple[LabelId, ...]) -> tuple[LabelId, ...]:
        found = (new(label) for label in labels)
        return tuple(dict.fromkeys(label for label in found if label is not None))

    layers = tuple(
        replace(
            layer,
            attributes=tuple(replace(one, labels=each(one.labels)) for one in layer.attributes),
        )
        for layer in scheme.layers
    )
    relations = tuple(
        replace(kind, head=each(kind.head), child=each(kind.child)) for kind in scheme.relations
    )
    return replace(scheme, layers=layers, relations=relations)
