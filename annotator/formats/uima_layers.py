"""A scheme's layers as UIMA has them: what types and features are called, and what is in them.

WebAnno TSV and CAS XMI are written by these rules, and read back by them. Labels are in the
feature ``value``, attributes of the scheme in features of their own, and what else is known of a
span in features that begin with ``annotator_``, which INCEpTION shows and keeps like any other.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec

from annotator.core.ids import LayerId
from annotator.core.model import HUMAN, Relation, Span, SpanState
from annotator.core.scheme import Layer, Scheme
from annotator.formats.prodigy_reading import origin_of
from annotator.formats.records import storable_score, storable_text

SPACE = "webanno.custom."
"""Where INCEpTION keeps the layers of projects."""
VALUE = "value"
ATTRIBUTE = "attribute_"
_OWN = "annotator_"
STATE, ORIGIN, SCORE, FLAGGED, COMMENT, LAYER, OTHERS = (
    _OWN + name
    for name in ("state", "origin", "score", "flagged", "comment", "layer", "attributes")
)
FEATURES = (VALUE, STATE, ORIGIN, SCORE, FLAGGED, COMMENT, LAYER, OTHERS)
"""The features of every layer of spans; those of its attributes follow."""
RELATION_FEATURES = (VALUE, STATE, ORIGIN)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_ODD = re.compile(r"[^A-Za-z0-9]+")
_YES = "true"


@dataclass(frozen=True, slots=True)
class UimaLayer:
    """A layer's types: of its spans, and of the relations between two of them."""

    id: LayerId
    type: str
    relation: str
    attributes: Mapping[str, str]
    """Attributes of the scheme and the features that hold them."""

    @property
    def features(self) -> tuple[str, ...]:
        """The features of its spans, in order."""
        return (*FEATURES, *self.attributes.values())


class UimaLayers:
    """The layers of a scheme under names that UIMA allows, no two of them the same."""

    def __init__(self, scheme: Scheme) -> None:
        self._layers = {layer.id: _layer(layer) for layer in scheme.layers}
        self.crossing = SPACE + "RelationBetweenLayers"
        """The type of relations from a span of one layer to one of another."""

    def __iter__(self) -> Iterator[UimaLayer]:
        return iter(self._layers.values())

    def get(self, layer: LayerId) -> UimaLayer | None:
        """Return a layer by its id, None if the scheme does not have it."""
        return self._layers.get(layer)

    def relation_type(self, head: Span, child: Span) -> str:
        """Return the type of a relation between two spans."""
        return self._layers[head.layer].relation if head.layer == child.layer else self.crossing


def span_features(span: Span, layer: UimaLayer) -> dict[str, str]:
    """Return the features of a span that have a value."""
    others = {key: value for key, value in span.attributes.items() if not _has(layer, key, value)}
    features = {
        VALUE: span.label,
        STATE: span.state.value,
        ORIGIN: "" if span.origin == HUMAN else str(span.origin),
        SCORE: "" if span.score is None else repr(span.score),
        FLAGGED: _YES if span.flagged else "",
        COMMENT: span.comment,
        LAYER: "" if layer.type == SPACE + layer.id else layer.id,
        OTHERS: msgspec.json.encode(others).decode() if others else "",
    }
    for name, feature in layer.attributes.items():
        features[feature] = span.attributes.get(name, "")
    return {name: value for name, value in features.items() if value}


def relation_features(relation: Relation) -> dict[str, str]:
    """Return the features of a relation."""
    return {
        VALUE: relation.type,
        STATE: relation.state.value,
        ORIGIN: str(relation.origin),
    }


def own_span(features: Mapping[str, str]) -> dict[str, Any] | None:
    """Return the fields of a span that is read from our own features; None if they are not ours.

    ``layer`` is among the fields only where the name of the type does not tell it.
    """
    if STATE not in features:
        return None
    fields: dict[str, Any] = {
        "label": storable_text(features.get(VALUE, "")),
        "state": state_of(features),
        "origin": origin_of(features.get(ORIGIN)),
        "score": _score(features.get(SCORE, "")),
        "attributes": _attributes(features),
        "flagged": features.get(FLAGGED) == _YES,
        "comment": storable_text(features.get(COMMENT, "")),
    }
    if layer := features.get(LAYER):
        fields["layer"] = storable_text(layer)
    return fields


def state_of(features: Mapping[str, str]) -> SpanState:
    """Return the state that our own features tell; accepted if they tell none."""
    try:
        return SpanState(features.get(STATE, SpanState.ACCEPTED))
    except ValueError:
        return SpanState.ACCEPTED


def _layer(layer: Layer) -> UimaLayer:
    name = _plain(layer.id)
    return UimaLayer(
        id=layer.id,
        type=SPACE + name,
        relation=f"{SPACE}{name}_relation",
        attributes={
            each.id: ATTRIBUTE + each.id for each in layer.attributes if _NAME.fullmatch(each.id)
        },
    )


def _plain(name: str) -> str:
    """Return a name that UIMA allows; what had to be changed is told from others by its hash."""
    if _NAME.fullmatch(name):
        return name
    return f"layer_{_ODD.sub('_', name).strip('_')}_{sha256(name.encode()).hexdigest()[:6]}"


def _has(layer: UimaLayer, name: str, value: str) -> bool:
    """Tell whether a feature of the layer holds an attribute; an empty value is none in UIMA."""
    return name in layer.attributes and value != ""


def _attributes(features: Mapping[str, str]) -> dict[str, str]:
    found = {
        storable_text(name.removeprefix(ATTRIBUTE)): storable_text(value)
        for name, value in features.items()
        if name.startswith(ATTRIBUTE) and value
    }
    try:
        others = msgspec.json.decode(features.get(OTHERS) or "{}", type=dict[str, str])
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        return found  # somebody has written over it; the attributes of the scheme are there
    return found | {storable_text(name): storable_text(value) for name, value in others.items()}


def _score(text: str) -> float | None:
    try:
        return storable_score(float(text)) if text else None
    except ValueError:
        return None
