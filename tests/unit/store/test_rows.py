"""What goes into the project file comes out the same."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate, pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.project import Project
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import (
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import (
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
from annotator.core.tokens import Tokens, from_ranges
from annotator.store import changes_text
from annotator.store.changes_text import decoded, encoded, unpacked
from annotator.store.rows import tokens_from_blobs, tokens_to_blobs

MakeProject = Callable[..., Project]
MakeDocument = Callable[..., Document]

texts = st.text(st.characters(exclude_categories=("Cs",))).map(canonicalise)
words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
hexes = st.binary(min_size=16, max_size=16).map(bytes.hex)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=6,
)
origins = st.builds(Origin, st.sampled_from(OriginKind), words, words)
states = st.sampled_from(SpanState)
scores = st.none() | st.floats(0, 1)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts)
    return Document(
        id=DocumentId(draw(hexes)),
        text=text,
        sha256=text_hash(text),
        title=draw(words),
        source=draw(words),
        author=draw(words),
        published=draw(words),
        url=draw(words),
        language=draw(words),
        metadata=draw(st.dictionaries(words, json_values, max_size=3)),
    )


@st.composite
def spans_of(draw: st.DrawFn, document: DocumentId, annotator: Annotator) -> Span:
    start = draw(st.integers(0, 10**9))
    return Span(
        id=SpanId(draw(hexes)),
        document=document,
        annotator=annotator.id,
        layer=LayerId(draw(words)),
        label=LabelId(draw(words)),
        start=start,
        end=start + draw(st.integers(1, 10**6)),
        state=draw(states),
        origin=draw(origins),
        score=draw(scores),
        attributes=draw(st.dictionaries(words, words, max_size=3)),
    )


@pytest.fixture(scope="module")
def one(make_project: MakeProject) -> Project:
    return make_project()


@given(document=documents())
def test_any_document_comes_back(one: Project, document: Document) -> None:
    document = replace(document, id=DocumentId(new_id()))
    with one._file.transaction():
        one._file.documents.add([document])
    assert one.document(document.id) == document
    assert one.document_ids()[-1] == document.id
    summary = one.summaries([document.id])[0]
    assert (summary.title, summary.source, summary.length) == (
        document.title,
        document.source,
        len(document.text),
    )


@given(data=st.data())
def test_any_span_and_relation_comes_back(
    one: Project, make_document: MakeDocument, data: st.DataObject
) -> None:
    document = make_document("x")
    spans = data.draw(
        st.lists(spans_of(document.id, one.annotator), min_size=1, unique_by=lambda s: s.id)
    )
    ends = st.sampled_from([span.id for span in spans])
    relations = data.draw(
        st.lists(
            st.builds(
                Relation,
                id=hexes.map(RelationId),
                document=st.just(document.id),
                annotator=st.just(one.annotator.id),
                type=words.map(RelationTypeId),
                head=ends,
                child=ends,
                state=states,
                origin=origins,
            ),
            unique_by=lambda r: r.id,
            max_size=4,
        )
    )
    with one._file.transaction():
        one._file.documents.add([document])
        one._file.apply([Added(item) for item in (*spans, *relations)])
    placed = sorted(spans, key=lambda span: (span.start, -span.end, span.id))
    assert list(one.spans(document.id)) == placed
    assert list(one.relations(document.id)) == sorted(relations, key=lambda item: item.id)

    changed = replace(data.draw(spans_of(document.id, one.annotator)), id=spans[0].id)
    gone: list[Change] = [Removed(relation) for relation in relations]
    gone += [Removed(span) for span in spans[1:]]
    with one._file.transaction():
        one._file.apply([Updated(spans[0], changed), *gone])
    assert one.spans(document.id) == (changed,)
    assert one.relations(document.id) == ()


@given(
    status=st.builds(
        dict, state=st.sampled_from(DocumentState), flagged=st.booleans(), comment=words
    )
)
def test_any_status_comes_back(
    one: Project, make_document: MakeDocument, status: dict[str, object]
) -> None:
    document = make_document("x")
    before = DocumentStatus(document=document.id, annotator=one.annotator.id)
    after = replace(before, **status)  # type: ignore[arg-type]
    with one._file.transaction():
        one._file.documents.add([document])
        assert one.status(document.id) == before
        one._file.apply([Updated(before, after)])
    assert one.status(document.id) == after


@st.composite
def token_rows(draw: st.DrawFn) -> Tokens:
    gaps = draw(st.lists(st.integers(0, 2**40) | st.sampled_from([0x7F, 0x80, 0x3FFF, 0x4000])))
    edges = list(accumulate(gaps))
    sentences = sorted(draw(st.sets(st.integers(0, 2**40))))
    return from_ranges(list(pairwise(edges))[::2], sentences=sentences, tokenizer=draw(words))


@given(token_rows())
def test_any_tokens_come_back_packed(tokens: Tokens) -> None:
    assert tokens_from_blobs(*tokens_to_blobs(tokens), tokens.tokenizer) == tokens


def test_packed_tokens_take_about_two_bytes_each() -> None:
    tokens = from_ranges([(place, place + 5) for place in range(0, 6000, 6)])
    assert len(tokens_to_blobs(tokens)[0]) == 2000


@given(tokens=token_rows())
def test_stored_tokens_come_back(one: Project, make_document: MakeDocument, tokens: Tokens) -> None:
    document = make_document("Deux mots")
    with one._file.transaction():
        one._file.documents.add([document])
    assert not one.has_pipeline_tokens(document.id)
    assert one.tokens(document.id).starts == (0, 5)
    one.store_tokens(document.id, tokens)
    assert one.has_pipeline_tokens(document.id)
    assert one._file.documents.tokens(document.id) == tokens


@given(data=st.data())
def test_any_changes_come_back_from_the_journals_form(
    annotator: Annotator, data: st.DataObject
) -> None:
    document = DocumentId(new_id())
    span = spans_of(document, annotator)
    status = st.builds(
        DocumentStatus,
        document=st.just(document),
        annotator=st.just(annotator.id),
        state=st.sampled_from(DocumentState),
        flagged=st.booleans(),
        comment=words,
    )
    changes = data.draw(
        st.lists(
            st.one_of(
                st.builds(Added, span),
                st.builds(Removed, span),
                st.builds(Updated, span, span),
                st.builds(Updated, status, status),
            ),
            max_size=4,
        )
    )
    assert list(decoded(encoded(changes))) == changes


def test_packed_changes_that_are_damaged_or_cut_off_are_never_read(annotator: Annotator) -> None:
    document = DocumentId(new_id())
    span = Span(
        id=SpanId(new_id()),
        document=document,
        annotator=annotator.id,
        layer=LayerId("entities"),
        label=LabelId("PER"),
        start=0,
        end=4,
    )
    packed = encoded([Added(span), Updated(span, replace(span, label=LabelId("ORG")))])
    assert len(packed) < len(unpacked(packed)) / 3
    assert (encoded([]), decoded(b"")) == (b"", ())
    for damaged in (
        packed[:-1],
        packed[:20],
        b"[]",
        b'[["span",null,null]]',
        *(packed[:at] + bytes([packed[at] ^ 1]) + packed[at + 1 :] for at in range(len(packed))),
    ):
        with pytest.raises((msgspec.MsgspecError, ValueError, KeyError, TypeError)):
            decoded(damaged)


def test_packed_changes_that_would_fill_the_memory_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(changes_text, "_LONGEST", 1000)
    packing = zlib.compressobj(zdict=changes_text._USUAL)
    bomb = packing.compress(b" " * 2_000_000) + packing.flush()
    with pytest.raises(msgspec.DecodeError):
        unpacked(bomb)
