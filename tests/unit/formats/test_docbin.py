""".spacy files, written by spaCy itself and read without it."""

import zlib
from typing import Any

import msgspec
import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.strings import StringStore
from spacy.symbols import IDS
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.util import filter_spans
from spacy.vocab import Vocab

from annotator.core.offsets import canonicalise
from annotator.core.resources import resource
from annotator.formats import docbin, docbin_groups
from annotator.formats.docbin import DocBinReader
from annotator.formats.spacy_strings import string_hash
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

READER = DocBinReader()


def written(*docs: Doc, **options: Any) -> Bytes:
    return Bytes("a.spacy", DocBin(docs=docs, **options).to_bytes())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_strings_are_numbered_as_spacy_does(text: str) -> None:
    if text not in IDS:
        assert string_hash(text) == StringStore()[text]


def test_the_symbols_are_those_of_spacy() -> None:
    lines = resource("formats", "spacy_symbols.txt").read_text(encoding="utf-8").splitlines()
    assert {text: int(number) for number, text in (line.split(" ", 1) for line in lines)} == {
        text: number for text, number in IDS.items() if text
    }


@given(
    st.lists(
        st.tuples(
            st.text(st.sampled_from("abé'🚒\n\t\u2028\r "), min_size=1, max_size=5), st.booleans()
        ),
        min_size=1,
        max_size=12,
    ),
    st.lists(
        st.tuples(st.integers(0, 11), st.integers(1, 4), st.sampled_from(["PER", "ORG", "case"]))
    ),
)
def test_documents_come_back_with_entities_and_groups(
    tokens: list[tuple[str, bool]], ranges: list[tuple[int, int, str]]
) -> None:
    doc = Doc(Vocab(), words=[w for w, _ in tokens], spaces=[s for _, s in tokens])
    assume("\r\n" not in doc.text)  # half of a line break has no place in the canonical text
    starts = [(place % len(doc), length, label) for place, length, label in ranges]
    spans = [Span(doc, i, min(i + n, len(doc)), label) for i, n, label in starts]
    doc.spans["sc"] = spans
    doc.set_ents(filter_spans(spans))
    (read,) = read_all(READER, written(doc))
    if not doc.text.strip() or not canonicalise(doc.text).strip():
        assert read.problem is not None
        return
    assert read.document is not None
    assert read.document.text == canonicalise(doc.text)
    expected = [*(("", span) for span in doc.ents), *(("sc", span) for span in spans)]
    for found, (layer, span) in zip(read.spans, expected, strict=True):
        assert (found.layer, found.label) == (layer, span.label_)
        words = read.document.text[found.start : found.end]
        assert words.split() == canonicalise(span.text).split()


def test_a_real_pipelines_document() -> None:
    nlp = spacy.blank("fr")
    doc = nlp("Léa 🚒 vit à Aÿ, dit-on.\r\nPaul  part.")
    doc.set_ents([Span(doc, 0, 1, "PER", kb_id="Q1")])
    group = SpanGroup(doc, name="x", spans=[Span(doc, 4, 5, "LOC"), Span(doc, 0, 3, "")])
    group.attrs["scores"] = [0.5, 0.25]
    doc.spans["sc"] = group
    doc.cats["a"] = 1.0
    read, other = read_all(READER, written(doc, nlp("Rien.")))
    assert other.document is not None
    assert (other.document.text, other.spans, other.state) == ("Rien.", (), None)
    assert quoted(read) == [("PER", "Léa"), ("LOC", "Aÿ"), ("", "Léa 🚒 vit")]
    assert [(span.layer, span.score) for span in read.spans] == [
        ("", None),
        ("sc", 0.5),
        ("sc", 0.25),
    ]
    assert read.spans[0].attributes == {"kb_id": "Q1"}
    assert read.left_out == {"cats"}
    assert read.document is not None
    assert read.document.text == "Léa 🚒 vit à Aÿ, dit-on.\nPaul  part."


def test_spaces_that_nobody_knows_are_put_in_by_typography() -> None:
    doc = Doc(Vocab(), words=["L'", "eau", "d'", "Aÿ", "monte", "."])
    doc.has_unknown_spaces = True
    read = read_one(READER, written(doc))
    assert read.document is not None
    assert read.document.text == "L'eau d'Aÿ monte."


def test_no_python_object_is_made_of_what_a_file_holds() -> None:
    Doc.set_extension("anything", default=None, force=True)
    doc = Doc(Vocab(), words=["Léa"])
    doc._.anything = [1, 2]
    (read,) = read_all(READER, written(doc, store_user_data=True))
    Doc.remove_extension("anything")
    assert read.document is not None
    assert read.document.text == "Léa"


def packed(**changes: Any) -> Bytes:
    content = msgspec.msgpack.decode(zlib.decompress(written(Doc(Vocab(), words=["a", "b"])).data))
    return Bytes("a.spacy", zlib.compress(msgspec.msgpack.encode({**content, **changes})))


@pytest.mark.parametrize(
    "changes",
    [
        {"attrs": []}, {"attrs": 3}, {"attrs": ["x"]}, {"tokens": b"123"}, {"tokens": None},
        {"spaces": b""}, {"lengths": b"\xff" * 4}, {"lengths": b"\x09\0\0\0"}, {"strings": 4},
        {"strings": [3]}, {"strings": []}, {"span_groups": [b"\xc1"]},
        {"span_groups": [b"\x93\1\2\3"]}, {"span_groups": 5}, {"flags": 5}, {"span_groups": [[1]]},
    ],
    ids=str,
)  # fmt: skip
def test_parts_that_do_not_fit_are_a_fault(changes: dict[str, Any]) -> None:
    assert [read.problem is not None for read in read_all(READER, packed(**changes))] == [True]


def test_spans_outside_the_document_are_listed() -> None:
    group = {"name": "sc", "attrs": {}, "spans": [docbin_groups._SPAN.pack(0, 0, 0, 0, 9, 0, 0)]}
    packed_group = msgspec.msgpack.encode({msgspec.msgpack.encode(group): ["sc"]})
    read = read_one(READER, packed(span_groups=[packed_group]))
    assert notes(read) == [("span-dropped", "outside-text")]


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docbin, "LARGEST_UNPACKED", 1000)
    source = Bytes("a.spacy", zlib.compress(b"\0" * 100_000))
    (read,) = read_all(READER, source)
    assert read.problem is not None
    assert read.problem.fields["reason"] == "unpacks-too-large"


@given(st.binary(max_size=80))
def test_anything_is_read_without_raising(content: bytes) -> None:
    for data in (content, zlib.compress(content)):
        for read in read_all(READER, Bytes("a.spacy", data)):
            assert read.problem is not None
    assert 0 <= likeness(READER, "a.spacy", content) <= 1
