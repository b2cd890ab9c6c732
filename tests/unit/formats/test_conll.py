"""A token a line: schemes, columns, the text that is put together, CoNLL-U with its own text."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.codec import Profile
from annotator.formats.conll import ConllReader
from annotator.formats.conllu import ConlluReader
from annotator.formats.spacing import is_spaced, rebuilt
from annotator.formats.tagging import entities, scheme_of
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

CONLL, CONLLU = ConllReader(), ConlluReader()

SCHEMES = [
    ("IOB1", ["I-PER", "I-PER", "O", "I-LOC", "B-LOC", "O"]),
    ("IOB2", ["B-PER", "I-PER", "O", "B-LOC", "B-LOC", "O"]),
    ("BILOU", ["B-PER", "L-PER", "O", "U-LOC", "U-LOC", "O"]),
    ("BILOU", ["B-PER", "E-PER", "O", "S-LOC", "S-LOC", "O"]),
]


@pytest.mark.parametrize(("scheme", "tags"), SCHEMES)
def test_every_scheme_gives_the_same_entities(scheme: str, tags: list[str]) -> None:
    assert scheme_of(tags) == scheme
    found = entities(tags, scheme)
    assert [(each.first, each.last, each.label) for each in found] == [
        (0, 1, "PER"), (3, 3, "LOC"), (4, 4, "LOC"),
    ]  # fmt: skip
    assert not any(each.odd for each in found)


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["PER", "LOC", ""])), max_size=8))
def test_what_is_tagged_is_read_in_every_scheme(runs: list[tuple[int, str]]) -> None:
    for scheme in ("IOB1", "IOB2", "BILOU"):
        tags: list[str] = []
        expected = []
        for length, label in runs:
            if label:
                expected.append((len(tags), len(tags) + length - 1, label))
            tags += _tags(scheme, length, label, tags[-1] if tags else "O")
        assert [(each.first, each.last, each.label) for each in entities(tags, scheme)] == expected


def _tags(scheme: str, length: int, label: str, before: str) -> list[str]:
    if not label:
        return ["O"] * length
    if scheme == "BILOU":
        return (
            ["U-" + label]
            if length == 1
            else ["B-" + label, *["I-" + label] * (length - 2), "L-" + label]
        )
    first = "B-" if scheme == "IOB2" or before[2:] == label else "I-"
    return [first + label, *["I-" + label] * (length - 1)]


@given(
    st.lists(
        st.sampled_from(["O", "B-A", "I-A", "E-A", "S-A", "L-B", "I-B", "U-B", "_", "x", "B-"])
    )
)
def test_tags_of_any_kind_give_entities_in_order(tags: list[str]) -> None:
    found = entities(tags)
    assert all(0 <= each.first <= each.last < len(tags) for each in found)
    assert all(a.last < b.first for a, b in pairwise(found))


SENTENCES = [
    (["L'", "eau", "monte", ",", "dit", "-il", "."], "L'eau monte, dit-il."),
    (
        ["«", "Qui", "paiera", "?", "»", ",", "crie", "Léa", "!"],
        "«\xa0Qui paiera\xa0?\xa0», crie Léa\xa0!",
    ),
    (["10", "%", "(", "soit", "3", "€", ")", "d’", "été"], "10\xa0% (soit 3\xa0€) d’été"),
]  # fmt: skip


@pytest.mark.parametrize(("tokens", "text"), SENTENCES)
def test_french_spacing(tokens: list[str], text: str) -> None:
    found, places = rebuilt(tokens, spaced=True)
    assert found == text
    assert [found[start:end] for start, end in places] == tokens


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (
            ["He", "does", "n't", "know", ":", "it", "'s", "10", "%", "."],
            "He doesn't know: it's 10%.",
        ),
        (["He", "said", '"', "no", '"', "(", "twice", ")", "!"], 'He said "no" (twice)!'),
        (["``", "No", "''", ",", "she", "says"], "``No'', she says"),
    ],
)
def test_english_spacing(tokens: list[str], text: str) -> None:
    assert not is_spaced(tokens)
    assert rebuilt(tokens, spaced=False)[0] == text


@given(
    st.lists(st.text(st.sampled_from("abé'’\"«»(),.;:-10%"), min_size=1, max_size=4), max_size=12),
    st.booleans(),
)
def test_tokens_stay_whole_and_in_order(tokens: list[str], spaced: bool) -> None:
    text, places = rebuilt(tokens, spaced=spaced)
    assert [text[start:end] for start, end in places] == tokens
    assert all(a[1] <= b[0] for a, b in pairwise(places))


TWO_ARTICLES = """-DOCSTART- -X- -X- O

L' DET I-NP O
eau NOUN I-NP O
monte VERB I-VP O
à ADP I-PP O
New PROPN I-NP I-LOC
York PROPN I-NP I-LOC
. PUNCT O O

Léa PROPN I-NP I-PER
d' ADP I-PP O
Aÿ PROPN I-NP I-LOC

-DOCSTART- -X- -X- O

Paul PROPN I-NP I-PER
"""


def test_conll_2003_with_chunks_beside_the_entities() -> None:
    source = Bytes("a.conll", TWO_ARTICLES.encode())
    first, second = read_all(CONLL, source)
    assert CONLL.guess(source, source.data).tag_scheme == "IOB1"
    assert first.document is not None
    assert first.document.text == "L'eau monte à New York.\nLéa d'Aÿ"
    assert first.document.metadata == {"file": "a.conll", "text_rebuilt": True}
    assert quoted(first) == [("LOC", "New York"), ("PER", "Léa"), ("LOC", "Aÿ")]
    assert quoted(second) == [("PER", "Paul")]
    assert (notes(first), notes(second)) == ([], [])
    assert likeness(CONLL, "a.txt", source.data) > 0.8


@pytest.mark.parametrize("delimiter", ["\t", " "])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_two_columns_in_any_spelling(delimiter: str, end: str, encoding: str) -> None:
    rows = [
        ("Élodie", "B-PER"),
        ("crie", "O"),
        ("à", "O"),
        ("Châlons", "B-LOC"),
        ("Été", "O"),
        ("là", "O"),
    ]
    data = "".join(f"{token}{delimiter}{tag}{end}" for token, tag in rows).encode(encoding)
    read = read_one(CONLL, Bytes("a.txt", data))
    assert quoted(read) == [("PER", "Élodie"), ("LOC", "Châlons")]


def test_label_studios_and_nested_columns() -> None:
    studio = "-DOCSTART- -X- O\nLéa -X- _ B-PER\nvit -X- _ O\nà -X- _ O\nAÿ -X- _ B-LOC\n"
    assert quoted(read_one(CONLL, Bytes("a.conll", studio.encode()))) == [
        ("PER", "Léa"),
        ("LOC", "Aÿ"),
    ]
    nested = "#\thttp://x [2009]\n1\tUniversité\tB-ORG\tO\n2\tde\tI-ORG\tO\n3\tLyon\tI-ORG\tB-LOC\n"
    assert quoted(read_one(CONLL, Bytes("a.tsv", nested.encode()))) == [
        ("ORG", "Université de Lyon"), ("LOC", "Lyon"),
    ]  # fmt: skip


def test_what_is_odd_is_listed() -> None:
    text = "Léa B-PER\nvit O\nà I-LOC\n" + "Aÿ O\n" * 40 + "seul\n"
    read = read_one(CONLL, Bytes("a.conll", text.encode()))
    assert quoted(read) == [("PER", "Léa"), ("LOC", "à")]
    assert [(note.code, note.fields["line"], note.fields["reason"]) for note in read.notes] == [
        ("annotation-left-out", 44, "no-label"),
        ("span-repaired", 3, "bad-tag"),
    ]
    chosen = read_one(CONLL, Bytes("a.conll", text.encode()), Profile(tag_scheme="IOB1"))
    assert [note.code for note in chosen.notes] == ["annotation-left-out"]


def test_tags_that_begin_late_are_not_missed() -> None:
    text = "mot O\n" * 20_000 + "Léa B-PER\n"
    reads = read_all(CONLL, Bytes("a.conll", text.encode()))
    assert [pair for read in reads for pair in quoted(read)] == [("PER", "Léa")]


def test_a_file_without_marks_is_cut_between_sentences() -> None:
    sentence = "Léa B-PER\n" + "mot O\n" * 99 + "\n"
    reads = read_all(CONLL, Bytes("a.conll", (sentence * 400).encode()))
    assert len(reads) > 1
    assert sum(len(read.spans) for read in reads) == 400
    assert [read.document and read.document.metadata["part"] for read in reads] == list(
        range(1, len(reads) + 1)
    )


UNIVERSAL = """# newdoc id = crue-1
# sent_id = 1
# text = L'eau du lac « monte ».
1-2\tL'eau\t_\t_\t_\t_\t_\t_\t_\t_
1\tL'\tle\tDET\t_\t_\t2\tdet\t_\t_
2\teau\teau\tNOUN\t_\t_\t0\troot\t_\tNER=B-SUBST
3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_
3\tde\tde\tADP\t_\t_\t5\tcase\t_\tNER=O
4\tle\tle\tDET\t_\t_\t5\tdet\t_\tNER=B-LOC
4.1\tx\tx\tX\t_\t_\t_\t_\t_\t_
5\tlac\tlac\tNOUN\t_\t_\t2\tnmod\t_\tNER=I-LOC
6\t«\t«\tPUNCT\t_\t_\t7\tpunct\t_\t_
7\tmonte\tmonter\tVERB\t_\t_\t2\tacl\t_\tSpaceAfter=No|NER=O
8\t»\t»\tPUNCT\t_\t_\t7\tpunct\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tSpacesAfter=\\n

# sent_id = 2
1\tLéa\tLéa\tPROPN\t_\t_\t0\troot\t_\tNER=S-PER|SpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

# newdoc id = crue-2
# newpar
# text = Fin
1\tFin\tfin\tNOUN\t_\t_\t0\troot\t_\t_
"""


def test_conllu_with_its_text() -> None:
    source = Bytes("a.conllu", UNIVERSAL.encode())
    first, second = read_all(CONLLU, source)
    assert first.document is not None
    assert second.document is not None
    assert first.document.text == "L'eau du lac « monte ».\nLéa."
    assert first.document.metadata == {"file": "a.conllu", "id": "crue-1"}
    assert quoted(first) == [("SUBST", "L'eau"), ("LOC", "du lac"), ("PER", "Léa")]
    assert notes(first) == []
    assert second.document.text == "Fin"
    assert likeness(CONLLU, "a.conllu", source.data) == 0.9
    assert likeness(CONLL, "a.conllu", source.data) == 0


def test_conllu_plus_names_its_columns() -> None:
    text = "# global.columns = ID FORM PARSEME:NE\n1\tLéa\tB-PER\n2\tRoux\tI-PER\n3\trit\tO\n"
    assert quoted(read_one(CONLLU, Bytes("a.conllup", text.encode()))) == [("PER", "Léa Roux")]
    assert likeness(CONLLU, "a.conllup", text.encode()) == 0.9


def test_a_text_that_its_words_do_not_fit_is_put_together_from_them() -> None:
    rows = "1\tLéa\t_\tX\t_\t_\t0\t_\t_\tNER=B-PER\n2\trit\t_\tX\t_\t_\t1\t_\t_\t_\n"
    text = f"# text = Autre chose\n{rows}"
    read = read_one(CONLLU, Bytes("a.conllu", text.encode()))
    assert read.document is not None
    assert read.document.text == "Léa rit"
    assert quoted(read) == [("PER", "Léa")]


PIECES = [
    "Léa", "\t", " ", "B-PER", "O", "\n", "\n\n", "1-2", "1", "#", "-DOCSTART-", "_", "\u2028",
    "# text =", "\r", "🚒",
]  # fmt: skip


@pytest.mark.parametrize("reader", [CONLL, CONLLU], ids=lambda reader: reader.name)
@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(PIECES)).map(lambda parts: "".join(parts).encode())
)  # fmt: skip
def test_anything_is_read_without_raising(reader: Any, content: bytes) -> None:
    source = Bytes("a.conll", content)
    assert 0 <= likeness(reader, "a.conll", content) <= 1
    for read in read_all(reader, source):
        if read.document is not None:
            assert all(0 <= s.start < s.end <= len(read.document.text) for s in read.spans)


def test_an_article_that_is_marked_is_not_cut_for_its_length() -> None:
    body = "mot O\n" * 30 + "\n"
    content = f"-DOCSTART- O\n\n{body * 4000}-DOCSTART- O\n\nun O\n".encode()
    reads = list(CONLL.read(Bytes("a.conll", content), Profile()))
    assert len(reads) == 2
