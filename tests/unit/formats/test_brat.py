"""brat's pairs of files: every kind of line, parts, events, drift, and what is left out."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.brat import BratReader
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

READER = BratReader()
TEXT = "Léa Roux vit à Aÿ.\nElle dirige la Société\ndu lac et du port."
MARKS = """T1\tPER 0 8\tLéa Roux
T2\tLOC 15 17\tAÿ
T3\tEVT 24 30\tdirige
T4\tORG 34 41;42 48\tSociété du lac
T5\tLOC 45 48;55 59\tlac port
R1\tLives Arg1:T1 Arg2:T2\t
E1\tEVT:T3 Head:T1 Org:T4
E2\tEVT:T3 Of:E1
A1\tNegation T2
A2\tDegree E1 high
#1\tAnnotatorNotes T1\tà revoir\\nvraiment
N1\tReference T1 Wiki:1\tLéa
*\tEquiv T1 T2
R2\tLives Arg1:T1 Arg2:T9
A3\tBad R1
T6\tLOC 0\t?
garbage
"""


def pair(text: str = TEXT, marks: str = MARKS, **options: Any) -> Bytes:
    data, ann = text.encode(options.get("encoding", "utf-8")), marks.encode()
    return Bytes("d/a.ann", ann, {"a.txt": data, "a.ann": ann})


def test_every_kind_of_line() -> None:
    read = read_one(READER, pair())
    assert read.document is not None
    assert read.document.text == TEXT
    assert quoted(read) == [
        ("PER", "Léa Roux"), ("LOC", "Aÿ"), ("EVT", "dirige"), ("ORG", "Société\ndu lac"),
        ("LOC", "lac et du port"),
    ]  # fmt: skip
    assert [(each.type, each.head, each.child) for each in read.relations] == [
        ("Lives", "T1", "T2"), ("Head", "T3", "T1"), ("Org", "T3", "T4"), ("Of", "T3", "T3"),
    ]  # fmt: skip
    assert read.spans[0].comment == "à revoir\nvraiment"
    assert read.spans[1].attributes == {"Negation": "true"}
    assert read.spans[2].attributes == {"Degree": "high"}
    assert [
        (note.fields["line"], *pair) for note, pair in zip(read.notes, notes(read), strict=True)
    ] == [
        (5, "span-repaired", "fragments"),
        (12, "annotation-left-out", "not-supported"),
        (13, "annotation-left-out", "not-supported"),
        (16, "annotation-left-out", "bad-line"),
        (17, "annotation-left-out", "bad-line"),
        (15, "annotation-left-out", "not-supported"),
        (14, "annotation-left-out", "no-such-span"),
    ]


def test_the_text_finds_its_annotations_too() -> None:
    source = Bytes("d/a.txt", TEXT.encode(), {"a.ann": MARKS.encode()})
    assert quoted(read_one(READER, source)) == quoted(read_one(READER, pair()))
    assert READER.companions(source) == {"a.ann"}
    assert READER.companions(pair()) == {"a.txt"}


def test_offsets_that_drifted_are_repaired() -> None:
    marks = "T1\tLOC 13 15\tAÿ\nT2\tPER 18 22\tPaul\n"
    read = read_one(READER, pair("Léa\r\nvit à 🚒\r\nAÿ ; Paul.", marks))
    assert quoted(read) == [("LOC", "Aÿ"), ("PER", "Paul")]
    assert {code for code, _ in notes(read)} == {"span-repaired"}
    assert [note.fields["line"] for note in read.notes] == [1, 2]


def test_crlf_and_other_encodings_are_exact() -> None:
    marks = "T1\tPER 0 3\tLéa\nT2\tLOC 11 13\tAÿ\n"
    read = read_one(READER, pair("Léa\r\nvit à Aÿ.", marks, encoding="cp1252"))
    assert quoted(read) == [("PER", "Léa"), ("LOC", "Aÿ")]
    assert read.notes == ()


def test_likeness() -> None:
    assert likeness(READER, "a.ann", MARKS.encode(), **{"a.txt": b"x"}) == 0.95
    assert likeness(READER, "a.ann", b"", **{"a.txt": b"x"}) == 0.95
    assert likeness(READER, "a.ann", MARKS.encode()) == 0
    assert likeness(READER, "a.txt", b"x", **{"a.ann": b""}) == 0.9
    assert likeness(READER, "a.txt", b"x") == 0


PIECES = [
    "T1",
    "R1",
    "E1",
    "A1",
    "#1",
    "*",
    "\t",
    " ",
    "0",
    "3",
    ";",
    "PER",
    "Arg1:T1",
    ":",
    "\n",
    "\r",
]


@given(
    st.binary(max_size=120) | st.text(max_size=60).map(lambda t: t.encode("utf-8", "replace")),
    st.binary(max_size=120) | st.lists(st.sampled_from(PIECES)).map(lambda p: "".join(p).encode()),
)
def test_anything_is_read_without_raising(text: bytes, marks: bytes) -> None:
    (read,) = read_all(READER, Bytes("a.ann", marks, {"a.txt": text}))
    assert (read.document is None) != (read.problem is None)
