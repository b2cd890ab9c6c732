"""Whether everything of an article that was written is read again, or was said to be lost."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.core.model import DocumentState, Span, trim_range
from annotator.formats.codec import Read, ReadSpan
from annotator.formats.writing import Annotated, Loss, LossKind

GONE = {
    LossKind.STATE,
    LossKind.OVERLAP,
    LossKind.UNALIGNED,
    LossKind.WIDENED,
    LossKind.LAYER,
    LossKind.TEXT,
}
"""Kinds of losses for which a span need not come back as it is."""


def solid(annotated: Annotated) -> Annotated:
    """Return the article without spans on nothing but white space, which readers do not take."""
    text = annotated.document.text
    spans = tuple(each for each in annotated.spans if text[each.start : each.end].strip())
    kept = {span.id for span in spans}
    relations = tuple(
        each for each in annotated.relations if each.head in kept and each.child in kept
    )
    return replace(annotated, spans=spans, relations=relations)


@dataclass(frozen=True)
class Back:
    """What was read of one article: its parts together, as one format reads it as several."""

    reads: Sequence[Read]

    def spans(self) -> Iterator[tuple[str, ReadSpan]]:
        for read in self.reads:
            assert read.document is not None
            for span in read.spans:
                yield read.document.text, span

    def relations(self) -> Iterator[tuple[str, tuple[int, int, str], tuple[int, int, str]]]:
        for read in self.reads:
            by_key = {span.key: (span.start, span.end, span.label) for span in read.spans}
            for relation in read.relations:
                yield relation.type, by_key[relation.head], by_key[relation.child]


def place_of(span: Span, text: str) -> tuple[int, int, str] | None:
    """Return place and label as readers give them: without white space at the edges."""
    trimmed = trim_range(text, span.start, span.end)
    return (*trimmed, span.label) if trimmed else None


def check_all(annotated: Annotated, losses: Iterable[Loss], reads: Sequence[Read]) -> None:
    """Check that nothing is missing of spans and relations that is not in the losses."""
    lost = list(losses)
    back = Back(reads)
    text = annotated.document.text
    found: dict[tuple[int, int, str], list[ReadSpan]] = {}
    for read_text, span in back.spans():
        assert read_text == text
        found.setdefault((span.start, span.end, span.label), []).append(span)
    for span in annotated.spans:
        place = place_of(span, text)
        if place is None or said(lost, span, *GONE):
            continue
        assert place in found, f"{span} did not come back"
        assert any(not list(missing(span, each, lost)) for each in found[place]), [
            list(missing(span, each, lost)) for each in found[place]
        ]
    check_relations(annotated, lost, list(back.relations()))
    check_nothing_new(annotated, found, text)


def check_nothing_new(
    annotated: Annotated, found: dict[tuple[int, int, str], list[ReadSpan]], text: str
) -> None:
    places = [place_of(span, text) for span in annotated.spans]
    for place, spans in found.items():
        # A label may have been written in another way, which is listed.
        assert any(at is not None and at[:2] == place[:2] for at in places), (place, places, text)
        assert len(spans) <= max(places.count(place), 1)


def missing(span: Span, read: ReadSpan, lost: list[Loss]) -> Iterator[str]:
    """Yield what a span that was read does not have, and of which nothing was said."""
    if read.state is not span.state:
        yield "state"
    if read.origin != span.origin and not said(lost, span, LossKind.METADATA, label="origin"):
        yield "origin"
    if read.score != span.score and not said(lost, span, LossKind.SCORE):
        yield "score"
    if read.flagged != span.flagged and not said(lost, span, LossKind.METADATA, label="flagged"):
        yield "flagged"
    if read.comment != span.comment and not said(lost, span, LossKind.COMMENT):
        yield "comment"
    for name, value in span.attributes.items():
        if read.attributes.get(name) != value and not said(
            lost, span, LossKind.ATTRIBUTE, label=name
        ):
            yield f"attribute {name!r}: {value!r}"
    if span.score is None and read.score is not None:
        yield "a score that it does not have"


def said(lost: list[Loss], span: Span, *kinds: LossKind, label: str = "") -> bool:
    return any(
        loss.kind in kinds
        and loss.label == (label or span.label)
        and (loss.start, loss.end) == (span.start, span.end)
        for loss in lost
    )


def check_relations(
    annotated: Annotated,
    lost: list[Loss],
    back: list[tuple[str, tuple[int, int, str], tuple[int, int, str]]],
) -> None:
    spans = {span.id: span for span in annotated.spans}
    text = annotated.document.text
    for relation in annotated.relations:
        head, child = spans[relation.head], spans[relation.child]
        if any(
            loss.kind in (LossKind.RELATION, LossKind.STATE, LossKind.TEXT)
            and loss.label == relation.type
            and (loss.start, loss.end) == (head.start, head.end)
            for loss in lost
        ):
            continue
        ends = place_of(head, text), place_of(child, text)
        # The labels of its ends are compared with the spans themselves.
        places = [(kind, first[:2], last[:2]) for kind, first, last in back]
        if ends[0] is not None and ends[1] is not None:
            wanted = (relation.type, ends[0][:2], ends[1][:2])
            assert wanted in places, f"{relation} did not come back"


def check_document(annotated: Annotated, losses: Iterable[Loss], read: Read) -> None:
    """Check that what is known of a document and of the work on it came back or is listed."""
    document, back, status = annotated.document, read.document, annotated.status
    assert back is not None
    lost = {loss.label for loss in losses if loss.kind is LossKind.METADATA}
    for name in ("title", "source", "author", "published", "url", "language"):
        value = " ".join(getattr(document, name).split())
        if value and name not in lost:
            assert getattr(back, name) == value, name
    for key, item in document.metadata.items():
        if key not in lost:
            assert back.metadata[key] == item, key
    if annotated.annotator.name and "annotator" not in lost:
        assert annotated.annotator.name in (read.annotator, back.metadata.get("annotator"))
    if "state" not in lost and status.state is not DocumentState.DONE:
        assert read.state in (status.state, None)
    if "flagged" not in lost:
        assert read.flagged == status.flagged
    if status.comment and all(loss.kind is not LossKind.COMMENT or loss.label for loss in losses):
        assert read.comment == status.comment
