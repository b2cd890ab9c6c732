"""What formats cannot hold, found alike for every writer, and the check before anything is lost."""

from collections.abc import Collection, Iterator

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import SpanId
from annotator.core.model import HUMAN, DocumentState, Relation, Span, SpanState
from annotator.core.offsets import text_hash
from annotator.core.scheme import Scheme
from annotator.formats.writing import Annotated, Holds, Loss, LossKind

FIELDS = ("title", "source", "author", "published", "url", "language")
"""What is known of a document beside its text and its metadata."""


def check(annotated: Annotated) -> None:
    """Check that the text is the one that was annotated and that every span lies in it.

    Raises:
        SpanMismatchError: it is not, or one does not.
    """
    document = annotated.document
    length = len(document.text)
    fits = all(0 <= span.start < span.end <= length for span in annotated.spans)
    if not fits or text_hash(document.text) != document.sha256:
        raise SpanMismatchError(document=document.title or document.id)


def accepted(annotated: Annotated) -> tuple[list[Span], list[Loss]]:
    """Return the accepted spans, and the others as losses of a format without states."""
    kept = [span for span in annotated.spans if span.state is SpanState.ACCEPTED]
    return kept, [
        span_loss(LossKind.STATE, span)
        for span in annotated.spans
        if span.state is not SpanState.ACCEPTED
    ]


def links(annotated: Annotated, written: Collection[SpanId]) -> tuple[list[Relation], list[Loss]]:
    """Return the accepted relations between spans that are written, and the others as losses."""
    kept: list[Relation] = []
    lost: list[Loss] = []
    for relation in annotated.relations:
        if relation.state is not SpanState.ACCEPTED:
            lost.append(relation_loss(LossKind.STATE, relation, annotated))
        elif relation.head in written and relation.child in written:
            kept.append(relation)
        else:
            lost.append(relation_loss(LossKind.RELATION, relation, annotated))
    return kept, lost


def span_loss(kind: LossKind, span: Span, label: str = "") -> Loss:
    """Return that something of a span, or all of it, cannot be held."""
    return Loss(kind=kind, label=label or span.label, start=span.start, end=span.end)


def relation_loss(kind: LossKind, relation: Relation, annotated: Annotated) -> Loss:
    """Return that a relation cannot be held; its place is that of its head."""
    head = next((span for span in annotated.spans if span.id == relation.head), None)
    if head is None:
        return Loss(kind=kind, label=relation.type)
    return span_loss(kind, head, relation.type)


def of_span(span: Span, holds: Holds, scheme: Scheme) -> Iterator[Loss]:
    """Yield what a span that is written loses in a format that holds this much.

    A layer is not lost where the label tells which it is.
    """
    if not holds.layers:
        layer = scheme.layer_of(span.label)
        if layer is None or layer.id != span.layer:
            yield span_loss(LossKind.LAYER, span)
    if not holds.attributes:
        for name in span.attributes:
            yield span_loss(LossKind.ATTRIBUTE, span, name)
    if not holds.comments and span.comment:
        yield span_loss(LossKind.COMMENT, span)
    if not holds.scores:
        if span.score is not None:
            yield span_loss(LossKind.SCORE, span)
        if span.origin != HUMAN:
            yield span_loss(LossKind.METADATA, span, "origin")
    if not holds.metadata and span.flagged:
        yield span_loss(LossKind.METADATA, span, "flagged")


def of_document(annotated: Annotated, *held: str) -> Iterator[Loss]:
    """Yield what is known of an article and of the work on it, but for the fields in ``held``.

    The fields are those of ``FIELDS``, ``metadata``, ``annotator``, ``state``, ``flagged``,
    ``comment`` and ``seconds``. That an article is done is what every format says of it.
    """
    document, status = annotated.document, annotated.status
    known = {name: getattr(document, name) for name in FIELDS}
    known |= {
        "annotator": annotated.annotator.name,
        "state": status.state is not DocumentState.DONE,
        "flagged": status.flagged,
        "seconds": annotated.milliseconds,
    }
    for name, value in known.items():
        if value and name not in held:
            yield Loss(kind=LossKind.METADATA, label=name)
    if status.comment and "comment" not in held:
        yield Loss(kind=LossKind.COMMENT)
    if "metadata" not in held:
        for name in document.metadata:
            yield Loss(kind=LossKind.METADATA, label=name)
