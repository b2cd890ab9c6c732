"""Writing a label scheme as plain data, for JSON and TOML."""

from typing import Any

from annotator.core.scheme import Attribute, Check, Label, Layer, Localised, RelationType, Scheme


def scheme_to_data(scheme: Scheme) -> dict[str, Any]:
    """Return the plain data from which ``read_scheme`` builds the same scheme again."""
    return {
        "id": scheme.id,
        "version": scheme.version,
        "name": dict(scheme.name),
        **_text("guidelines", scheme.guidelines),
        "layers": [_layer(layer) for layer in scheme.layers],
        "relations": [_relation(kind) for kind in scheme.relations],
        **({"checks": [_check(check) for check in scheme.checks]} if scheme.checks else {}),
        **({"merged": [list(pair) for pair in scheme.merged]} if scheme.merged else {}),
        **({"replaced": [list(one) for one in scheme.replaced]} if scheme.replaced else {}),
    }


def _layer(layer: Layer) -> dict[str, Any]:
    return {
        "id": layer.id,
        "name": dict(layer.name),
        "anchoring": layer.anchoring.value,
        "overlap": layer.overlap.value,
        "style": layer.style,
        "labels": [_label(label) for label in layer.labels],
        "attributes": [_attribute(attribute) for attribute in layer.attributes],
    }


def _label(label: Label) -> dict[str, Any]:
    return {
        "id": label.id,
        "name": dict(label.name),
        "key": label.key,
        "colour": label.colour,
        "enabled": label.enabled,
        **_text("guideline", label.guideline),
        **_text("examples", label.examples),
    }


def _attribute(attribute: Attribute) -> dict[str, Any]:
    return {
        "id": attribute.id,
        "name": dict(attribute.name),
        "labels": list(attribute.labels),
        "values": [{"id": value, "name": dict(words)} for value, words in attribute.values],
        "free": attribute.free,
        "enabled": attribute.enabled,
        **({"retired": list(attribute.retired)} if attribute.retired else {}),
    }


def _relation(kind: RelationType) -> dict[str, Any]:
    return {
        "id": kind.id,
        "name": dict(kind.name),
        "head": list(kind.head),
        "child": list(kind.child),
        "part": kind.part,
        "enabled": kind.enabled,
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": dict(check.name),
        "labels": list(check.labels),
        "enabled": check.enabled,
        **({"when": {name: list(values) for name, values in check.when}} if check.when else {}),
        **({"apart": list(check.apart)} if check.apart else {}),
        **({"needs": list(check.needs)} if check.needs else {}),
        **({"marks": True} if check.marks else {}),
        **({"bars": list(check.bars)} if check.bars else {}),
    }


def _text(name: str, words: Localised) -> dict[str, dict[str, str]]:
    return {name: dict(words)} if words else {}
