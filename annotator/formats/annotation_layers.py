"""Which features of a UIMA layer are a span's label and attributes, and which layers hold none.

WebAnno and INCEpTION let projects name their own layers and features; both of their formats are
read by these rules.
"""

from collections.abc import Mapping

from annotator.formats.records import storable_text

_LABEL_FEATURES = ("value", "label", "category", "class", "type", "tag", "referenceType")
_STRUCTURE = (
    "uima.tcas.DocumentAnnotation",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.",
    "de.tudarmstadt.ukp.dkpro.core.api.metadata.",
    "de.tudarmstadt.ukp.clarin.webanno.api.type.",
    "de.tudarmstadt.ukp.inception.",
    "org.dkpro.core.api.xml.",
)
"""Layers of what the text is made of: nobody annotated them."""
_LINGUISTIC = (
    "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.",
    "de.tudarmstadt.ukp.dkpro.core.api.syntax.",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Lemma",
    "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Stem",
)
"""Layers that say something of every token, which a project has no place for."""


def short_name(layer: str) -> str:
    """Return the last part of a layer's name."""
    return storable_text(layer.rpartition(".")[2])


def is_linguistic(layer: str) -> bool:
    """Tell whether a layer is one of words or syntax, which is left out."""
    return layer.startswith(_LINGUISTIC)


def is_structure(layer: str) -> bool:
    """Tell whether a layer is about the text itself, not annotated by anybody."""
    return layer.startswith(_STRUCTURE) and not is_linguistic(layer)


def label_and_attributes(layer: str, features: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the label and the attributes of an annotation with these features.

    The label is the feature that is called like one, else the first that has a value; without any
    it is the name of the layer.
    """
    filled = {name: storable_text(value) for name, value in features.items() if value}
    named = [name for name in _LABEL_FEATURES if name in filled]
    chosen = named[0] if named else next(iter(filled), "")
    label = filled.pop(chosen, "") or short_name(layer)
    return label, filled
