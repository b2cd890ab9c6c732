"""Writing UIMA CAS files, as XMI with a type system, which INCEpTION and other tools read."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from annotator.core.model import Span
from annotator.formats.brat_writing import file_stem
from annotator.formats.losses import check, relation_loss, span_loss
from annotator.formats.own_data import document_data
from annotator.formats.uima_layers import (
    UimaLayers,
    relation_features,
    span_features,
)
from annotator.formats.writing import Annotated, Holds, Loss, LossKind, Output, Provenance

if TYPE_CHECKING:
    from annotator.formats.cas_types import CasTypes

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_INSTEAD = "\ufffd"


class CasWriter:
    """Writes a folder with an XMI file for each article and the type system of all of them.

    Every layer is a type of annotations, with a type of relations; tokens and sentences are
    those of DKPro. What is known of an article is in DKPro's ``MetaDataStringField``.
    """

    name = "uima"
    suffix = ""
    holds = Holds(zones=True)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        from annotator.formats.cas_types import CasTypes  # noqa: PLC0415  (loads cassis)

        layers = UimaLayers(provenance.scheme)
        return _Writing(output, layers, CasTypes(layers))


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, layers: UimaLayers, types: "CasTypes") -> None:
        self._output = output
        self._layers = layers
        self._types = types
        self._folders: set[str] = set()
        self._count = 0

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        self._count += 1
        folder = f"{annotated.split}/" if annotated.split else ""
        self._folders.add(folder)
        article = _Article(annotated, self._layers, self._types)
        content = article.xmi()
        stem = f"{folder}{self._count:06d}-{file_stem(annotated.document)}"
        with self._output.file(f"{stem}.xmi") as file:
            file.write(content)
        return tuple(article.lost)

    def finish(self) -> None:
        """Write the type system into every folder, where readers look for it."""
        content = self._types.to_xml()
        for folder in sorted(self._folders) or [""]:
            with self._output.file(f"{folder}TypeSystem.xml") as file:
                file.write(content)


class _Article:
    """One article on its way into a CAS; ``lost`` is what cannot be held."""

    def __init__(self, annotated: Annotated, layers: UimaLayers, types: "CasTypes") -> None:
        self._annotated = annotated
        self._layers = layers
        self._types = types
        self._marks: dict[str, tuple[Span, Any]] = {}
        self.lost: list[Loss] = []

    def xmi(self) -> bytes:
        """Return the file."""
        text = self._annotated.document.text
        for match in _NOT_IN_XML.finditer(text):
            self.lost.append(Loss(kind=LossKind.TEXT, start=match.start(), end=match.end()))
        cas = self._types.cas(_NOT_IN_XML.sub(_INSTEAD, text))
        cas.structure(self._annotated.tokens)
        for span in self._annotated.spans:
            self._span(cas, span)
        for relation in self._annotated.relations:
            head, child = self._marks.get(relation.head), self._marks.get(relation.child)
            if head is None or child is None:
                self.lost.append(relation_loss(LossKind.RELATION, relation, self._annotated))
                continue
            kind = self._layers.relation_type(head[0], child[0])
            features = self._writable(relation_features(relation), child[0])
            cas.relation(kind, head[1], child[1], features)
        for name, value in self._known().items():
            cas.known(name, self._characters(value, Loss(kind=LossKind.METADATA, label=name)))
        return cas.to_bytes()

    def _span(self, cas: Any, span: Span) -> None:
        layer = self._layers.get(span.layer)
        if layer is None:
            self.lost.append(span_loss(LossKind.LAYER, span))
            return
        features = self._writable(span_features(span, layer), span)
        mark = cas.annotation(layer.type, span.start, span.end, features)
        self._marks[span.id] = (span, mark)

    def _known(self) -> dict[str, str]:
        """Return what is known of the article, every field as text."""
        fields = msgspec.to_builtins(document_data(self._annotated))
        return {
            name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
            for name, value in fields.items()
        }

    def _writable(self, features: Mapping[str, str], span: Span) -> dict[str, str]:
        loss = span_loss(LossKind.TEXT, span)
        return {name: self._characters(value, loss) for name, value in features.items()}

    def _characters(self, value: str, loss: Loss) -> str:
        """Return a value without characters that XML cannot have, counting it as a loss."""
        if _NOT_IN_XML.search(value) is None:
            return value
        if loss not in self.lost:
            self.lost.append(loss)
        return _NOT_IN_XML.sub(_INSTEAD, value)
