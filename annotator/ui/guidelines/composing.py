"""The guidelines as one text: what the project agreed on, then every label of its scheme."""

from collections.abc import Iterator, Mapping

from annotator.core.ids import LabelId
from annotator.core.scheme import Attribute, Label, Layer, Localised, Scheme, wording
from annotator.ui.guidelines.markdown import closed, escaped
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.keymap import current, shown


def whole_text(scheme: Scheme, language: str) -> str:
    """Return guidelines, definitions and examples as one Markdown text."""
    parts = [closed(wording(scheme.guidelines, language))]
    title = translate("guidelines", "Labels")
    parts.append(f"# {title}")
    keys = current().labels(scheme)
    for layer in scheme.layers:
        if layer.labels:
            parts += _layer(layer, keys, language)
    return "\n\n".join(part for part in parts if part.strip())


def title_of(label: Label, language: str) -> str:
    """Return the words of a label's heading."""
    name = " ".join(wording(label.name, language).split()) or label.id
    return name if name == label.id else f"{name} ({label.id})"


def title_for(scheme: Scheme, label: LabelId, language: str) -> str | None:
    """Return the words of the heading of a label, or None if there is no such label."""
    found = scheme.label(label)
    return None if found is None else title_of(found, language)


def _layer(layer: Layer, keys: Mapping[LabelId, str], language: str) -> Iterator[str]:
    yield f"## {escaped(wording(layer.name, language) or layer.id)}"
    for label in layer.labels:
        yield f"### {escaped(title_of(label, language))}"
        yield from _label(layer, label, keys.get(label.id, ""), language)


def _label(layer: Layer, label: Label, key: str, language: str) -> Iterator[str]:
    if not label.enabled:
        yield "*" + translate("guidelines", "Not in use.") + "*"
    if key and label.enabled:
        yield translate("guidelines", "Key: **{key}**").format(key=escaped(shown(key)))
    yield closed(wording(label.guideline, language))
    for attribute in layer.attributes:
        if label.id in attribute.labels and attribute.enabled:
            yield _attribute(attribute, language)
    if _there(label.examples, language):
        yield "**" + translate("guidelines", "Examples") + "**"
        yield closed(wording(label.examples, language))


def _attribute(attribute: Attribute, language: str) -> str:
    name = escaped(wording(attribute.name, language) or attribute.id)
    offered = (escaped(wording(words, language) or one) for one, words in attribute.offered)
    values = translate("guidelines", "any words") if attribute.free else ", ".join(offered)
    return translate("guidelines", "**{name}**: {values}").format(name=name, values=values)


def _there(words: Localised, language: str) -> bool:
    return bool(wording(words, language).strip())
