"""What our own exports carry in places where a format lets anybody put values of their own.

Other programs pass over it; reading an export back restores with it what the format itself has no
place for. Whatever is read is checked: a file may have been changed by others.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import msgspec

from annotator.core.model import (
    Document,
    DocumentState,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.formats.codec import Read, ReadRelation
from annotator.formats.records import storable, storable_score, storable_text
from annotator.formats.writing import Annotated

_EMPTY: Mapping[str, Any] = {}
_LONGEST = 10**14
"""Milliseconds that somebody may have worked on an article: beyond, a figure is none."""


class SpanData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a span beside its label and place; exact edges where the format's differ."""

    start: int | None = None
    end: int | None = None
    state: SpanState = SpanState.ACCEPTED
    origin: tuple[OriginKind, str, str] = (OriginKind.HUMAN, "", "")
    score: float | None = None
    attributes: Mapping[str, str] = _EMPTY
    flagged: bool = False
    comment: str = ""

    def fields(self) -> dict[str, Any]:
        """Return the fields of a span that is read, but for its edges."""
        kind, name, version = self.origin
        return {
            "state": self.state,
            "origin": Origin(kind, storable_text(name), storable_text(version)),
            "score": storable_score(self.score),
            "attributes": storable(dict(self.attributes)),
            "flagged": self.flagged,
            "comment": storable_text(self.comment),
        }


class RelationData(msgspec.Struct, frozen=True, omit_defaults=True):
    """A relation between spans that are called by their ids."""

    type: str
    head: str
    child: str
    state: SpanState = SpanState.ACCEPTED

    def relation(self) -> ReadRelation:
        """Return the relation as it is read."""
        return ReadRelation(
            type=storable_text(self.type), head=self.head, child=self.child, state=self.state
        )


class DocumentData(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of an article beside its text, and one annotator's state of it."""

    document: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    metadata: Mapping[str, Any] = _EMPTY
    annotator: str = ""
    state: DocumentState | None = None
    flagged: bool = False
    comment: str = ""
    milliseconds: int = 0

    def of(self, document: Document) -> Document:
        """Return the document with these fields."""
        return replace(
            document,
            title=storable_text(self.title),
            source=storable_text(self.source),
            author=storable_text(self.author),
            published=storable_text(self.published),
            url=storable_text(self.url),
            language=storable_text(self.language),
            metadata=storable(dict(self.metadata)),
        )

    def complete(self, read: Read) -> Read:
        """Return what was read with these fields in place of those that were guessed."""
        if read.document is None:
            return read
        return replace(
            read,
            document=self.of(read.document),
            annotator=storable_text(self.annotator),
            state=self.state,
            flagged=self.flagged,
            comment=storable_text(self.comment),
            milliseconds=min(max(self.milliseconds, 0), _LONGEST),
        )


def is_own(known: Mapping[str, str]) -> bool:
    """Tell whether these are the fields of an article as our own exports name them."""
    return "document" in known and "state" in known


def own_fields(known: Mapping[str, str]) -> DocumentData | None:
    """Return what is known of an article from fields that are all text; None if it is not ours."""
    if not is_own(known):
        return None
    try:
        metadata = storable(msgspec.json.decode(known.get("metadata", "{}"), type=dict[str, Any]))
        return msgspec.convert({**known, "metadata": metadata}, DocumentData, strict=False)
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        return None  # somebody has changed it: it is a file like any other then


def span_data(span: Span, *, exact: bool = False) -> SpanData:
    """Return what is known of a span, with ``exact`` also its edges."""
    origin = span.origin
    return SpanData(
        start=span.start if exact else None,
        end=span.end if exact else None,
        state=span.state,
        origin=(origin.kind, origin.name, origin.version),
        score=span.score,
        attributes=dict(span.attributes),
        flagged=span.flagged,
        comment=span.comment,
    )


def relation_data(relation: Relation) -> RelationData:
    """Return a relation with its ends by their ids."""
    return RelationData(relation.type, relation.head, relation.child, relation.state)


def document_data(annotated: Annotated) -> DocumentData:
    """Return what is known of an article, and how far the annotator has come with it."""
    document, status = annotated.document, annotated.status
    return DocumentData(
        document=document.id,
        title=document.title,
        source=document.source,
        author=document.author,
        published=document.published,
        url=document.url,
        language=document.language,
        metadata=dict(document.metadata),
        annotator=annotated.annotator.name,
        state=status.state,
        flagged=status.flagged,
        comment=status.comment,
        milliseconds=annotated.milliseconds,
    )
