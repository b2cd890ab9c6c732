"""Tables of spans and of claims, for spreadsheets and statistics."""

from collections.abc import Iterable, Mapping

import msgspec

from annotator.core.ids import RelationTypeId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, MENTION, MODALITY, SAID_BY
from annotator.formats.losses import check, of_document, relation_loss, span_loss
from annotator.formats.table_cells import Tables
from annotator.formats.writing import (
    Annotated,
    Holds,
    Loss,
    LossKind,
    Output,
    Provenance,
    Split,
    data_name,
)

_ARTICLE = ("document", "title", "source", "author", "published", "url", "language", "annotator")
_SPAN = ("id", "layer", "label", "start", "end", "text", "state", "origin", "score")
_END = ("flagged", "comment", "left", "right")
_PARTS = ("source", "cue")
_AROUND = 40
"""How many characters of context a row has on either side."""
_Cell = str | int | float | None


class SpansTableWriter:
    """Writes one row a span, whatever its state; attributes and relations have columns.

    An attribute or relation that the scheme does not know is in the last column, as JSON.
    """

    name = "csv-spans"
    suffix = ".csv"
    holds = Holds(metadata=False)

    def __init__(self, *, bom: bool = True, delimiter: str = ",") -> None:
        """Take how the table is spelled.

        Args:
            bom: whether a byte order mark says that it is UTF-8: Excel does not see it otherwise.
            delimiter: what is between cells; Excel takes the one of the country it is set to.
        """
        self.bom = bom
        self.delimiter = delimiter

    def begin(self, output: Output, provenance: Provenance) -> "_Spans":
        """Begin an export."""
        return _Spans(output, provenance, self)


class ClaimsTableWriter:
    """Writes one row a claim: its content, its source and its cue with the place of each.

    Where a claim has several sources or cues, the row has the first by place, and the others are
    listed as lost, as is every span that is no part of a claim.
    """

    name = "csv-claims"
    suffix = ".csv"
    holds = Holds(metadata=False, layers=False, relations=False)

    def __init__(self, *, bom: bool = True, delimiter: str = ",") -> None:
        """Take how the table is spelled.

        Args:
            bom: whether a byte order mark says that it is UTF-8: Excel does not see it otherwise.
            delimiter: what is between cells; Excel takes the one of the country it is set to.
        """
        self.bom = bom
        self.delimiter = delimiter

    def begin(self, output: Output, provenance: Provenance) -> "_Claims":
        """Begin an export."""
        return _Claims(output, provenance, self)


class _Writing:
    """An export of rows under way."""

    def __init__(
        self,
        output: Output,
        provenance: Provenance,
        writer: SpansTableWriter | ClaimsTableWriter,
        columns: Iterable[str],
    ) -> None:
        self._provenance = provenance
        self._tables = Tables(output, columns, delimiter=writer.delimiter, bom=writer.bom)

    def rows(self, annotated: Annotated) -> tuple[list[list[_Cell]], list[Loss]]:
        """Return the rows of one article, and what is lost of its spans and relations."""
        raise NotImplementedError

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write the rows of one article."""
        check(annotated)
        rows, lost = self.rows(annotated)
        table = self._tables.of(data_name(self._provenance, annotated.split, ".csv"))
        about = _about(annotated)
        for row in rows:
            table.add((*about, *row))
        text = Loss(kind=LossKind.METADATA, label="text")
        return (*lost, text, *of_document(annotated, *_ARTICLE))

    def finish(self) -> None:
        """Write the names of the columns where there was no article."""
        for split in self._provenance.splits or (Split.WHOLE,):
            self._tables.of(data_name(self._provenance, split, ".csv"))


class _Spans(_Writing):
    def __init__(self, output: Output, provenance: Provenance, writer: SpansTableWriter) -> None:
        scheme = provenance.scheme
        self._attributes = _attributes(scheme)
        self._kinds = tuple(kind.id for kind in scheme.relations)
        columns = (
            *_ARTICLE,
            *_SPAN,
            *_named("attribute", self._attributes),
            *_named("relation", self._kinds),
            *_END,
            "other",
        )
        super().__init__(output, provenance, writer, columns)

    def rows(self, annotated: Annotated) -> tuple[list[list[_Cell]], list[Loss]]:
        """Return a row for each span."""
        identifiers = {span.id for span in annotated.spans}
        links: dict[str, list[Relation]] = {}
        lost = []
        for relation in annotated.relations:
            if relation.state is not SpanState.ACCEPTED:
                lost.append(relation_loss(LossKind.STATE, relation, annotated))
            elif relation.head in identifiers and relation.child in identifiers:
                links.setdefault(relation.head, []).append(relation)
            else:
                lost.append(relation_loss(LossKind.RELATION, relation, annotated))
        text = annotated.document.text
        return [self._row(span, links.get(span.id, []), text) for span in annotated.spans], lost

    def _row(self, span: Span, links: list[Relation], text: str) -> list[_Cell]:
        children: dict[RelationTypeId, list[str]] = {}
        for link in links:
            children.setdefault(link.type, []).append(link.child)
        known = {name: span.attributes.get(name) for name in self._attributes}
        other = {
            "attributes": {k: v for k, v in span.attributes.items() if k not in known},
            "relations": {k: v for k, v in children.items() if k not in self._kinds},
        }
        rest = {name: values for name, values in other.items() if values}
        return [
            *_facts(span, text),
            *known.values(),
            *(" ".join(children.get(kind, ())) or None for kind in self._kinds),
            "yes" if span.flagged else None,
            span.comment or None,
            *_context(span, text),
            msgspec.json.encode(rest).decode() if rest else None,
        ]


class _Claims(_Writing):
    def __init__(self, output: Output, provenance: Provenance, writer: ClaimsTableWriter) -> None:
        self._attributes = tuple(
            name for name in _attributes(provenance.scheme, CLAIM) if name not in (KIND, MODALITY)
        )
        parts = (f"{part}{what}" for part in _PARTS for what in ("", "_start", "_end"))
        columns = (
            *(name if name != "source" else "outlet" for name in _ARTICLE),
            "id",
            "content",
            "start",
            "end",
            *parts,
            f"source_{MENTION}",
            KIND,
            MODALITY,
            "state",
            "origin",
            "score",
            *_named("attribute", self._attributes),
            *_END,
        )
        super().__init__(output, provenance, writer, columns)

    def rows(self, annotated: Annotated) -> tuple[list[list[_Cell]], list[Loss]]:
        """Return a row for each claim."""
        spans = {span.id: span for span in annotated.spans}
        text = annotated.document.text
        lost: list[Loss] = []
        parts: dict[tuple[str, str], list[Span]] = {}
        for link in annotated.relations:
            head, child = spans.get(link.head), spans.get(link.child)
            known = link.type in (SAID_BY, CUED_BY) and head is not None and head.label == CLAIM
            if known and child is not None and link.state is not SpanState.REJECTED:
                parts.setdefault((link.head, link.type), []).append(child)
            else:
                lost.append(relation_loss(LossKind.RELATION, link, annotated))
        written = set()
        rows = []
        for claim in (span for span in annotated.spans if span.label == CLAIM):
            found = [
                sorted(parts.get((claim.id, kind), ()), key=lambda part: (part.start, part.end))
                for kind in (SAID_BY, CUED_BY)
            ]
            rows.append(self._row(claim, found, text))
            lost += [span_loss(LossKind.RELATION, part) for each in found for part in each[1:]]
            firsts = [each[0] for each in found if each]
            written |= {claim.id, *(part.id for part in firsts)}
            lost += _unasked(claim, (KIND, MODALITY, *self._attributes))
            for part in firsts:
                lost += _unasked(part, (MENTION,))
                lost += [span_loss(LossKind.COMMENT, part)] if part.comment else []
        lost += [
            span_loss(LossKind.LAYER, span) for span in spans.values() if span.id not in written
        ]
        return rows, lost

    def _row(self, claim: Span, parts: list[list[Span]], text: str) -> list[_Cell]:
        cells: list[_Cell] = [claim.id, text[claim.start : claim.end], claim.start, claim.end]
        for found in parts:
            first = found[0] if found else None
            cells += (
                [text[first.start : first.end], first.start, first.end]
                if first
                else [None, None, None]
            )
        said = parts[0][0].attributes if parts[0] else {}
        return [
            *cells,
            said.get(MENTION),
            *(claim.attributes.get(name) for name in (KIND, MODALITY)),
            claim.state.value,
            str(claim.origin),
            claim.score,
            *(claim.attributes.get(name) for name in self._attributes),
            "yes" if claim.flagged else None,
            claim.comment or None,
            *_context(claim, text),
        ]


def _unasked(span: Span, columns: Iterable[str]) -> list[Loss]:
    """Return the attributes of a span that have no column."""
    known = set(columns)
    return [span_loss(LossKind.ATTRIBUTE, span, name) for name in span.attributes.keys() - known]


def _about(annotated: Annotated) -> list[_Cell]:
    document = annotated.document
    known: Mapping[str, str] = {"document": document.id, "annotator": annotated.annotator.name}
    return [known.get(name) or getattr(document, name, None) or None for name in _ARTICLE]


def _facts(span: Span, text: str) -> list[_Cell]:
    return [
        span.id,
        span.layer,
        span.label,
        span.start,
        span.end,
        text[span.start : span.end],
        span.state.value,
        str(span.origin),
        span.score,
    ]


def _context(span: Span, text: str) -> tuple[str, str]:
    return text[max(span.start - _AROUND, 0) : span.start], text[span.end : span.end + _AROUND]


def _attributes(scheme: Scheme, label: str = "") -> tuple[str, ...]:
    """Return the attributes of a scheme, or of one of its labels, each once."""
    found = (
        item.id
        for layer in scheme.layers
        for item in layer.attributes
        if not label or label in item.labels
    )
    return tuple(dict.fromkeys(found))


def _named(kind: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{kind}_{name}" for name in names)
