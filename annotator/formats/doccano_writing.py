"""Writing JSON Lines that doccano imports, in the shape of its own exports."""

from collections.abc import Mapping
from typing import Any

import msgspec

from annotator.core.model import Relation, Span
from annotator.core.offsets import Utf16Map
from annotator.core.scheme import Scheme
from annotator.formats.doccano import UNIT_KEY, UTF16
from annotator.formats.losses import (
    FIELDS,
    accepted,
    check,
    links,
    of_document,
    of_span,
    relation_loss,
)
from annotator.formats.records import DOCUMENT_KEYS
from annotator.formats.writing import (
    Annotated,
    Holds,
    Loss,
    LossKind,
    Output,
    Provenance,
    data_name,
)

_OWN_KEYS = DOCUMENT_KEYS | {"document", "annotator", "text", UNIT_KEY}
"""Names that metadata cannot have without being taken for something else."""
_encoder = msgspec.json.Encoder()


class DoccanoWriter:
    """Writes a record an article: with ``label`` triples, or with ``entities`` and ``relations``.

    doccano reads only one of the shapes from a file, and a file is written before all of its
    articles are known; so the scheme decides: where one of its relation types can link its labels,
    it is the shape with relations. Every record has the same keys, because doccano reads records
    as a table and puts ``NaN`` where a key is missing.

    Offsets are UTF-16 units, and ``offset_unit`` says so: doccano stores whatever it is given, but
    its window shows and makes spans in these. Code points would be on the wrong words behind every
    emoji, and be mixed with what is annotated there.
    """

    name = "doccano"
    suffix = ".jsonl"
    holds = Holds(states=False, attributes=False, layers=False, comments=False, scores=False)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance
        self._related = _can_relate(provenance.scheme)

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        spans, lost = accepted(annotated)
        relations, unlinked = links(annotated, {span.id for span in spans})
        lost += unlinked
        if not self._related:
            lost += [relation_loss(LossKind.RELATION, each, annotated) for each in relations]
        scheme = self._provenance.scheme
        lost += [loss for span in spans for loss in of_span(span, DoccanoWriter.holds, scheme)]
        lost += [
            Loss(kind=LossKind.METADATA, label="flagged", start=span.start, end=span.end)
            for span in spans
            if span.flagged
        ]
        lost += of_document(annotated, *FIELDS, "metadata", "annotator", "comment")
        lost += [
            Loss(kind=LossKind.METADATA, label=key)
            for key in annotated.document.metadata
            if key in _OWN_KEYS
        ]
        units = Utf16Map(annotated.document.text)
        record = {**_about(annotated), **self._annotations(spans, relations, units)}
        record["Comments"] = [annotated.status.comment] if annotated.status.comment else []
        name = data_name(self._provenance, annotated.split, DoccanoWriter.suffix)
        self._output.file(name).write(_encoder.encode(record) + b"\n")
        return tuple(lost)

    def finish(self) -> None:
        """Every record is complete as it is written."""

    def _annotations(
        self, spans: list[Span], relations: list[Relation], units: Utf16Map
    ) -> dict[str, Any]:
        at = units.to_utf16
        if not self._related:
            return {"label": [[at(span.start), at(span.end), span.label] for span in spans]}
        numbers = {span.id: number for number, span in enumerate(spans, 1)}
        return {
            "entities": [
                {
                    "id": numbers[span.id],
                    "label": span.label,
                    "start_offset": at(span.start),
                    "end_offset": at(span.end),
                }
                for span in spans
            ],
            "relations": [
                {
                    "id": number,
                    "from_id": numbers[relation.head],
                    "to_id": numbers[relation.child],
                    "type": relation.type,
                }
                for number, relation in enumerate(relations, 1)
            ],
        }


def _can_relate(scheme: Scheme) -> bool:
    labels = {label.id for label in scheme.labels(disabled=True)}
    return any(labels & set(kind.head) and labels & set(kind.child) for kind in scheme.relations)


def _about(annotated: Annotated) -> Mapping[str, Any]:
    """Return text and what is known of it; doccano keeps all but the text as metadata."""
    document = annotated.document
    return {
        "document": document.id,
        "text": document.text,
        **{name: getattr(document, name) for name in FIELDS},
        "annotator": annotated.annotator.name,
        UNIT_KEY: UTF16,
        "meta": dict(document.metadata),
    }
