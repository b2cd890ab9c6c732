"""Annotated articles as rows of a Hugging Face dataset."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.core.ids import RelationTypeId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, MODALITY, SAID_BY
from annotator.formats.huggingface_columns import tag_names
from annotator.formats.spacy_docs import TokenSpan, without_overlaps
from annotator.formats.writing import Annotated

_FIELDS = ("text", "title", "source", "author", "published", "url", "language")
Row = dict[str, Any]


@dataclass(slots=True)
class Untagged:
    """How many accepted names the tags of tokens do not hold as they are; the spans hold all."""

    overlapping: int = 0
    widened: int = 0
    others: int = 0
    """Without a token, or with a label that the scheme does not have."""


class Rows:
    """Makes rows; ``untagged`` counts as it goes."""

    def __init__(self, scheme: Scheme) -> None:
        self._boxes = scheme.box_layers()
        self._tags = {name: number for number, name in enumerate(tag_names(scheme))}
        self.untagged = Untagged()

    def row(self, annotated: Annotated) -> Row:
        """Return the row of one article."""
        document, status, tokens = annotated.document, annotated.status, annotated.tokens
        text = document.text
        offsets = list(zip(tokens.starts, tokens.ends, strict=True))
        return {
            "id": document.id,
            **{name: getattr(document, name) for name in _FIELDS},
            "tokens": [text[start:end] for start, end in offsets],
            "token_offsets": [{"start": start, "end": end} for start, end in offsets],
            "ner_tags": self._ner_tags(annotated),
            "spans": [_span(span, text) for span in annotated.spans],
            "relations": [
                {
                    "type": each.type,
                    "head": each.head,
                    "child": each.child,
                    "state": each.state.value,
                    "origin": str(each.origin),
                }
                for each in annotated.relations
            ],
            "claims": _claims(annotated),
            "annotator": annotated.annotator.name,
            "state": status.state.value,
            "flagged": status.flagged,
            "comment": status.comment,
            "milliseconds": annotated.milliseconds,
            "changed": annotated.changed,
            "metadata": msgspec.json.encode(dict(document.metadata)).decode(),
        }

    def _ner_tags(self, annotated: Annotated) -> list[int]:
        """Return the tag of each token; of names that overlap the longest is kept."""
        placed = [
            found
            for span in annotated.spans
            if span.layer in self._boxes
            and span.state is SpanState.ACCEPTED
            and (found := self._on_tokens(span, annotated))
        ]
        kept, others = without_overlaps(placed)
        self.untagged.overlapping += len(others)
        tags = [0] * len(annotated.tokens)
        for span in kept:
            begin, inside = self._tags[f"B-{span.label}"], self._tags[f"I-{span.label}"]
            tags[span.first : span.last] = [begin] + [inside] * (span.last - span.first - 1)
        return tags

    def _on_tokens(self, span: Span, annotated: Annotated) -> TokenSpan | None:
        touched = annotated.tokens.indices(span.start, span.end)
        if touched is None or f"B-{span.label}" not in self._tags:
            self.untagged.others += 1
            return None
        self.untagged.widened += not annotated.tokens.aligned(span.start, span.end)
        first, last = touched
        return TokenSpan(span.id, span.label, first, last + 1, span.start, span.end)


def _span(span: Span, text: str) -> Row:
    return {
        "id": span.id,
        **_place(span, text),
        "label": span.label,
        "layer": span.layer,
        "state": span.state.value,
        "origin": str(span.origin),
        "score": span.score,
        "attributes": [{"name": key, "value": value} for key, value in span.attributes.items()],
        "flagged": span.flagged,
        "comment": span.comment,
    }


def _place(span: Span, text: str) -> Row:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _claims(annotated: Annotated) -> list[Row]:
    """Return the accepted claims, each with its first source and its first cue."""
    text = annotated.document.text
    accepted = {span.id: span for span in annotated.spans if span.state is SpanState.ACCEPTED}
    return [
        {
            "id": claim.id,
            **_place(claim, text),
            "kind": claim.attributes.get(KIND, ""),
            "modality": claim.attributes.get(MODALITY, ""),
            "source": _part(annotated, accepted, claim, SAID_BY),
            "cue": _part(annotated, accepted, claim, CUED_BY),
        }
        for claim in accepted.values()
        if claim.label == CLAIM
    ]


def _part(
    annotated: Annotated, accepted: Mapping[Any, Span], claim: Span, kind: RelationTypeId
) -> Row | None:
    parts: Sequence[Span] = [
        accepted[link.child]
        for link in annotated.relations
        if link.type == kind
        and link.head == claim.id
        and link.state is SpanState.ACCEPTED
        and link.child in accepted
    ]
    first = min(parts, key=lambda part: (part.start, part.end), default=None)
    return _place(first, annotated.document.text) if first is not None else None
