"""Writing annotated documents as records that Prodigy, and what trains from it, can read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from operator import le, sub
from typing import Any

import msgspec

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import RelationTypeId, SpanId
from annotator.core.model import (
    Document,
    DocumentState,
    Origin,
    Relation,
    Span,
    SpanState,
)
from annotator.core.offsets import text_hash
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, MODALITY, SAID_BY
from annotator.core.tokens import Tokens
from annotator.formats.prodigy_record import (
    ClaimRecord,
    Record,
    RelationEnd,
    RelationRecord,
    SpanRecord,
    Token,
)
from annotator.formats.writing import (
    Annotated,
    Holds,
    Loss,
    Output,
    Provenance,
    data_name,
)

VIEW_ID = "relations"
_ANSWERS = {DocumentState.IN_PROGRESS: "accept", DocumentState.DONE: "accept"}
"""Whoever trains takes an accepted record for a complete one: every other state is ``ignore``."""
_encoder = msgspec.json.Encoder()


def to_record(
    annotated: Annotated, provenance: Provenance, *, include_suggested: bool = False
) -> Record:
    """Build the record of one document.

    ``spans`` holds the accepted spans of every layer, which may overlap; ``relations`` the
    accepted links between them; ``claims`` the accepted claims; ``rejected`` what was refused;
    ``zones`` the parts of the article; ``suggested`` what nobody has decided on, if asked for.

    Raises:
        SpanMismatchError: a span does not lie in the text, or the text is not the one that was
            annotated.
    """
    return _Builder(annotated, provenance).record(include_suggested=include_suggested)


class ProdigyWriter:
    """Writes JSON Lines that Prodigy reads: one record an article, every span in it."""

    name = "prodigy"
    suffix = ".jsonl"
    holds = Holds(zones=True)

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


class _Writing:
    """An export to JSON Lines under way; what nobody has decided on is there if it was chosen."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        provenance = self._provenance
        record = to_record(annotated, provenance, include_suggested=provenance.undecided)
        name = data_name(provenance, annotated.split, ProdigyWriter.suffix)
        self._output.file(name).write(to_line(record))
        return ()

    def finish(self) -> None:
        """Every record is complete as it is written."""


def to_line(record: Record) -> bytes:
    """Return the record as one line of JSON in UTF-8."""
    return _encoder.encode(record) + b"\n"


def input_hash(document: Document) -> int:
    """Return the hash of a text: the first four bytes of its SHA-256 as a signed integer."""
    return _signed(bytes.fromhex(document.sha256))


def task_hash(document: Document, scheme: Scheme) -> int:
    """Return the hash of a task, which is a text and what was asked about it.

    The first four bytes, as a signed integer, of the SHA-256 of these lines: the SHA-256 of the
    text, the view, and the sorted ids of the scheme's enabled labels and of its relations. The
    answer is not part of it: records of the same task by several annotators have the same hash.
    """
    labels = sorted(label.id for label in scheme.labels())
    kinds = sorted(kind.id for kind in scheme.relations)
    lines = (document.sha256, VIEW_ID, " ".join(labels), " ".join(kinds))
    return _signed(sha256("\n".join(lines).encode()).digest())


def complete_tokens(text: str, tokens: Tokens) -> list[Token]:
    """Return the tokens of ``text`` with all its white space, so that they add up to it.

    A single space after a token is its ``ws``; whatever else lies between tokens is a token too.
    """
    return _tokens(text, *_complete(text, tokens))


def _tokens(text: str, starts: list[int], ends: list[int], spaced: list[bool]) -> list[Token]:
    texts = map(text.__getitem__, map(slice, starts, ends))
    return list(map(Token, texts, starts, ends, range(len(starts)), spaced))


def _complete(text: str, tokens: Tokens) -> tuple[list[int], list[int], list[bool]]:
    """Return the edges of the complete tokens, and whether a space follows each.

    Between most tokens there is nothing or one space: only the rest is looked at one by one.
    """
    starts, ends = list(tokens.starts), list(tokens.ends)
    if any(map(le, ends, starts)):  # a token of nothing is none
        kept = [place for place in zip(starts, ends, strict=True) if place[0] < place[1]]
        starts, ends = [place[0] for place in kept], [place[1] for place in kept]
    first = starts[0] if starts else len(text)
    if first:
        starts, ends = [0, *starts], [first, *ends]
    gaps = list(map(sub, (*starts[1:], len(text)), ends))
    spaced = list(map(bool, gaps))
    odd = [n for n, gap in enumerate(gaps) if gap > 1 or (gap and text[ends[n]] != " ")]
    for number in reversed(odd):
        end, after = ends[number], ends[number] + gaps[number]
        spaced[number] = text[end] == " "
        if end + spaced[number] < after:
            starts.insert(number + 1, end + spaced[number])
            ends.insert(number + 1, after)
            spaced.insert(number + 1, False)
    return starts, ends, spaced


class _Builder:
    """Builds one record."""

    def __init__(self, annotated: Annotated, provenance: Provenance) -> None:
        self._annotated = annotated
        self._provenance = provenance
        self._document = annotated.document
        self._text = annotated.document.text
        self._starts, self._ends, spaced = _complete(self._text, annotated.tokens)
        self._tokens = _tokens(self._text, self._starts, self._ends, spaced)
        self._accepted = {
            span.id: span for span in annotated.spans if span.state is SpanState.ACCEPTED
        }
        self._links = [
            relation
            for relation in annotated.relations
            if relation.state is SpanState.ACCEPTED
            and relation.head in self._accepted
            and relation.child in self._accepted
        ]

    def record(self, *, include_suggested: bool) -> Record:
        document, provenance = self._document, self._provenance
        if text_hash(self._text) != document.sha256:
            raise SpanMismatchError(document=document.title or document.id)
        layers = provenance.scheme.zone_layers()
        spans = [span for span in self._annotated.spans if span.layer not in layers]
        zones = [span for span in self._annotated.spans if span.layer in layers and span.visible]
        session = f"{provenance.project}-{self._annotated.annotator.name}"
        return Record(
            text=self._text,
            tokens=self._tokens,
            spans=self._span_records(spans, SpanState.ACCEPTED),
            relations=[self._relation(relation) for relation in self._links],
            claims=[self._claim(span) for span in self._accepted.values() if span.label == CLAIM],
            rejected=self._span_records(spans, SpanState.REJECTED),
            meta=_meta(self._annotated),
            answer=_ANSWERS.get(self._annotated.status.state, "ignore"),
            input_hash=input_hash(document),
            task_hash=task_hash(document, provenance.scheme),
            view_id=VIEW_ID,
            annotator_id=session,
            session_id=session,
            timestamp=self._annotated.changed,
            zones=[self._span(span) for span in zones],
            suggested=self._span_records(spans, SpanState.SUGGESTED) if include_suggested else None,
        )

    def _span_records(self, spans: Iterable[Span], state: SpanState) -> list[SpanRecord]:
        return [self._span(span) for span in spans if span.state is state]

    def _span(self, span: Span) -> SpanRecord:
        first, last = self._token_range(span)
        return SpanRecord(  # by place: every span of a corpus comes by here
            span.start,
            span.end,
            first,
            last,
            span.label,
            self._text[span.start : span.end],
            span.layer,
            span.id,
            span.state,
            _named(span.origin),
            span.score,
            dict(span.attributes),
            span.flagged,
            span.comment,
        )

    def _token_range(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the first and last token that the span touches."""
        if not 0 <= span.start < span.end <= len(self._text):
            raise SpanMismatchError(document=self._document.title or self._document.id)
        first = min(bisect_right(self._ends, span.start), len(self._tokens) - 1)
        # A span over nothing but the space of a token's ``ws`` still has a token.
        return first, max(bisect_left(self._starts, span.end) - 1, first)

    def _relation(self, relation: Relation) -> RelationRecord:
        head, child = self._end(relation.head), self._end(relation.child)
        return RelationRecord(
            head=head.token_end,
            child=child.token_end,
            label=relation.type,
            head_span=head,
            child_span=child,
            id=relation.id,
            origin=_named(relation.origin),
        )

    def _end(self, identifier: SpanId) -> RelationEnd:
        span = self._accepted[identifier]
        first, last = self._token_range(span)
        return RelationEnd(span.start, span.end, first, last, span.label)

    def _claim(self, span: Span) -> ClaimRecord:
        source, cue = self._part(span, SAID_BY), self._part(span, CUED_BY)
        return ClaimRecord(
            id=span.id,
            content=(span.start, span.end),
            source=(source.start, source.end) if source else None,
            cue=(cue.start, cue.end) if cue else None,
            kind=span.attributes.get(KIND, ""),
            modality=span.attributes.get(MODALITY, ""),
            text=self._text[span.start : span.end],
            source_text=self._text[source.start : source.end] if source else None,
            cue_text=self._text[cue.start : cue.end] if cue else None,
            state=span.state.value,
            origin=_named(span.origin),
            score=span.score,
        )

    def _part(self, claim: Span, kind: RelationTypeId) -> Span | None:
        """Return the claim's first source or cue by place."""
        parts = [
            self._accepted[link.child]
            for link in self._links
            if link.type == kind and link.head == claim.id
        ]
        return min(parts, key=lambda part: (part.start, part.end), default=None)


def _meta(annotated: Annotated) -> dict[str, Any]:
    """Return what is known of the document; fields without a value are left out."""
    document, status, annotator = annotated.document, annotated.status, annotated.annotator
    known: Mapping[str, Any] = {
        "title": document.title,
        "source": document.source,
        "author": document.author,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "sha256": document.sha256,
        "document": document.id,
        "annotator": annotator.id,
        "annotator_name": annotator.name,
        "state": status.state.value,
        "flagged": status.flagged,
        "comment": status.comment,
        "seconds": round(annotated.milliseconds / 1000),
        "metadata": dict(document.metadata),
    }
    return {name: value for name, value in known.items() if value}


@cache
def _named(origin: Origin) -> str:
    """Return an origin in words; a project has few."""
    return str(origin)


def _signed(digest: bytes) -> int:
    return int.from_bytes(digest[:4], "big", signed=True)
