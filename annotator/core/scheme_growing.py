"""Labels and relation types that another copy of a project has, brought in switched off."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.core.ids import LabelId, LayerId, RelationTypeId
from annotator.core.scheme import Label, Layer, RelationType, Scheme


def grown(
    scheme: Scheme,
    other: Scheme,
    labels: Iterable[tuple[LayerId, LabelId]],
    types: Iterable[RelationTypeId],
) -> Scheme:
    """Return a scheme with labels and relation types that it lacks, as ``other`` words them.

    They are switched off: nobody has agreed on them, and no work is lost for it. They have no keys,
    which others may have.
    """
    for layer, label in sorted(set(labels)):
        scheme = _with_label(scheme, other, layer, label)
    known = {label.id for label in scheme.labels(disabled=True)}
    new = tuple(
        _relation(other, kind, known)
        for kind in sorted(set(types))
        if scheme.relation(kind) is None
    )
    return replace(scheme, relations=(*scheme.relations, *new)) if new else scheme


def _with_label(scheme: Scheme, other: Scheme, home: LayerId, label: LabelId) -> Scheme:
    if scheme.label(label) is not None:
        return scheme
    found = other.label(label)
    name = found.name if found is not None else {"en": label}
    colour = found.colour if found is not None else "grey"
    guideline = found.guideline if found is not None else {}
    new = Label(id=label, name=name, colour=colour, guideline=guideline, enabled=False)
    if scheme.layer(home) is None:
        around = other.layer(home)
        layer = (
            Layer(id=home, name={"en": home}, labels=(new,))
            if around is None
            else replace(around, labels=(new,), attributes=())
        )
        return replace(scheme, layers=(*scheme.layers, layer))
    return replace(
        scheme,
        layers=tuple(
            replace(layer, labels=(*layer.labels, new)) if layer.id == home else layer
            for layer in scheme.layers
        ),
    )


def _relation(other: Scheme, kind: RelationTypeId, known: set[LabelId]) -> RelationType:
    found = other.relation(kind)
    everything = tuple(sorted(known))
    head = tuple(label for label in found.head if label in known) if found else ()
    child = tuple(label for label in found.child if label in known) if found else ()
    return RelationType(
        id=kind,
        name=found.name if found else {"en": kind},
        head=head or everything,
        child=child or everything,
        part=found.part if found else False,
        enabled=False,
    )
