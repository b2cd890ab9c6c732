"""Making UIMA CAS files with cassis: types for a scheme's layers, and what is annotated by them."""

from collections.abc import Mapping
from typing import Any

from cassis import Cas, TypeSystem

from annotator.core.tokens import Tokens
from annotator.formats.uima_layers import RELATION_FEATURES, UimaLayers

_ANNOTATION, _STRING = "uima.tcas.Annotation", "uima.cas.String"
_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api."
TOKEN = f"{_DKPRO}segmentation.type.Token"
SENTENCE = f"{_DKPRO}segmentation.type.Sentence"
KNOWN = f"{_DKPRO}metadata.type.MetaDataStringField"


class CasTypes:
    """The type system of an export."""

    def __init__(self, layers: UimaLayers) -> None:
        self._system = TypeSystem()
        self._system.create_type(TOKEN, _ANNOTATION)
        self._system.create_type(SENTENCE, _ANNOTATION)
        self._create(KNOWN, ("key", "value"))
        for layer in layers:
            spans = self._create(layer.type, layer.features, f"Layer {layer.id}")
            self._relations(layer.relation, spans)
        self._relations(layers.crossing, self._system.get_type(_ANNOTATION))

    def to_xml(self) -> bytes:
        """Return the type system as a file."""
        return str(self._system.to_xml()).encode()

    def cas(self, text: str) -> "CasFile":
        """Begin the file of one article."""
        return CasFile(self._system, text)

    def _create(self, name: str, features: tuple[str, ...], about: str = "") -> Any:
        made = self._system.create_type(name, _ANNOTATION, description=about or None)
        for feature in features:
            self._system.create_feature(made, feature, _STRING)
        return made

    def _relations(self, name: str, ends: Any) -> None:
        made = self._create(name, RELATION_FEATURES)
        for end in ("Governor", "Dependent"):
            self._system.create_feature(made, end, ends)


class CasFile:
    """The file of one article; offsets are code points, and become UTF-16 units when written."""

    def __init__(self, system: TypeSystem, text: str) -> None:
        self._system = system
        self._cas = Cas(typesystem=system)
        self._cas.sofa_string = text
        self._cas.sofa_mime = "text/plain"

    def structure(self, tokens: Tokens) -> None:
        """Add tokens, and the sentences that they are in; lines where sentences are not known."""
        text = str(self._cas.sofa_string)
        last = 0
        for start, end in zip(tokens.starts, tokens.ends, strict=True):
            self.annotation(TOKEN, start, end, {})
            if start >= last:
                first, last = tokens.sentences_around(start, end, text)
                self.annotation(SENTENCE, min(first, start), max(last, end), {})
                last = max(last, end)

    def annotation(self, kind: str, start: int, end: int, features: Mapping[str, str]) -> Any:
        """Add an annotation and return it."""
        mark = self._system.get_type(kind)(begin=start, end=end, **features)
        self._cas.add(mark)
        return mark

    def relation(self, kind: str, head: Any, child: Any, features: Mapping[str, str]) -> None:
        """Add a relation; its place is that of its child, as WebAnno has it."""
        mark = self._system.get_type(kind)(
            begin=child.begin, end=child.end, Governor=head, Dependent=child, **features
        )
        self._cas.add(mark)

    def known(self, name: str, value: str) -> None:
        """Add something that is known of the article."""
        end = len(self._cas.sofa_string)
        self.annotation(KNOWN, 0, end, {"key": name, "value": value})

    def to_bytes(self) -> bytes:
        """Return the file."""
        return str(self._cas.to_xmi(pretty_print=False)).encode()
