"""WebAnno TSV 3: layers, stacks, slots, chains, relations, escapes and UTF-16."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.webanno_columns import unescaped
from annotator.formats.webanno_tsv import WebAnnoReader
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

READER = WebAnnoReader()
NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
POS = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"


def table(*lines: str, header: tuple[str, ...] = (f"#T_SP={NER}|identifier|value",)) -> Bytes:
    content = "\n".join(("#FORMAT=WebAnno TSV 3.3", *header, "", "", *lines, ""))
    return Bytes("a.tsv", content.encode())


SPANS = table(
    "#Text=Mme 🚒 Haag joue.",
    "1-1\t0-3\tMme\t*[1]|*[2]\tPER[1]|PERpart[2]\t",
    "1-2\t4-6\t🚒\t*[1]\tPER[1]\t",
    "1-3\t7-11\tHaag\tQ5[1]\tPER[1]\t",
    "1-4\t12-16\tjoue\t_\t_\t",
    "1-5\t16-17\t.\t*\tEND\\_X\t",
    "",
    "#Text=À Aÿ\\tet",
    "#Text=Lyon",
    "2-1\t19-20\tÀ\t_\t_\t",
    "2-2\t21-23\tAÿ\tQ1\tLOC\t",
    "2-3\t24-26\tet\t_\t_\t",
    "2-4\t27-31\tLyon\t*\t*\t",
    "2-4.1\t27-29\tLy\t*\tSUB\t",
)


def test_spans_over_tokens_and_parts_of_them() -> None:
    read = read_one(READER, SPANS)
    assert read.document is not None
    assert read.document.text == "Mme 🚒 Haag joue.\n À Aÿ\tet\nLyon"
    assert quoted(read) == [
        ("PER", "Mme 🚒 Haag"), ("PERpart", "Mme"), ("END_X", "."), ("LOC", "Aÿ"),
        ("NamedEntity", "Lyon"), ("SUB", "Ly"),
    ]  # fmt: skip
    assert read.spans[0].attributes == {"identifier": "Q5"}
    assert {span.layer for span in read.spans} == {"NamedEntity"}
    assert read.notes == ()
    assert likeness(READER, "a.tsv", SPANS.data) == 1
    assert likeness(READER, "a.tsv", b"a\tb\n") == 0


def test_sentences_side_by_side() -> None:
    source = table("#Text=Oui.", "1-1\t0-4\tOui.\t_\t_\t", "", "#Text=Non", "2-1\t4-7\tNon\t*\tX\t")
    read = read_one(READER, source)
    assert read.document is not None
    assert read.document.text == "Oui.Non"
    assert quoted(read) == [("X", "Non")]


def test_offsets_in_code_points_are_repaired() -> None:
    lines = (
        "#Text=🚒🚒 Léa vit",
        "1-1\t0-2\t🚒🚒\t_\t_",
        "1-2\t3-6\tLéa\t*\tPER",
        "1-3\t7-10\tvit\t_\t_",
    )
    read = read_one(READER, table(*lines))
    assert quoted(read) == [("PER", "Léa")]
    assert notes(read) == [("span-repaired", "counting")]


RELATIONS = table(
    "#Text=This is a test .",
    "1-1\t0-4\tThis\tDT\t*[1]|*[2]\t_\t_\tp1;p2\t1-2[3];1-4",
    "1-2\t5-7\tis\tVB\t*[1]|*[2]|L[3]\t_\t_\t_\t_",
    "1-3\t8-9\ta\tDT\tL[3]\t_\t_\t_\t_",
    "1-4\t10-14\ttest\tNN\tS\tbe\t1-2[3_0]\t_\t_",
    "1-5\t15-16\t.\t_\tA[4]|B[5]\t*|far\t1-1[1_5]|1-9\t_\t_",
    header=(
        f"#T_SP={POS}|PosValue",
        "#T_SP=webanno.custom.Span|value",
        "#T_RL=webanno.custom.Relation|kind|BT_webanno.custom.Span",
        "#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.L|webanno.custom.Span",
    ),
)


def test_relations_slots_and_what_is_left_out() -> None:
    read = read_one(READER, RELATIONS)
    words = {
        span.key: (span.label, text)
        for span, (_, text) in zip(read.spans, quoted(read), strict=True)
    }
    assert [(each.type, words[each.head], words[each.child]) for each in read.relations] == [
        ("p1", ("Host", "This"), ("L", "is a")),
        ("p2", ("Host", "This"), ("S", "test")),
        ("be", ("L", "is a"), ("S", "test")),
        ("Relation", ("Span", "This is"), ("B", ".")),
    ]
    assert read.left_out == {"POS"}
    assert notes(read) == [("annotation-left-out", "no-such-span")]


def test_chains() -> None:
    source = table(
        "#Text=He shot himself with his revolver .",
        "1-1\t0-2\tHe\tpr[1]\tcoref->1-1",
        "1-2\t3-7\tshot\t_\t_",
        "1-3\t8-15\thimself\tpr[1]\tcoref->1-2",
        "1-4\t16-20\twith\t_\t_",
        "1-5\t21-24\this\tpr[1]\t*->1-3",
        "1-6\t25-33\trevolver\tnp[2]\t*->2-1",
        "1-7\t33-34\t.\t_\t_",
        header=("#T_CH=de.CoreferenceLink|referenceType|referenceRelation",),
    )
    read = read_one(READER, source)
    assert quoted(read) == [("pr", "He"), ("pr", "himself"), ("pr", "his"), ("np", "revolver")]
    keys = [span.key for span in read.spans]
    assert [(each.type, each.head, each.child) for each in read.relations] == [
        ("coref", keys[0], keys[1]), ("coref", keys[1], keys[2]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("escaped", "text"),
    [("a\\tb", "a\tb"), ("\\[x\\]", "[x]"), ("\\->", "->"), ("\\\\n", "\\n"), ("\\u00e9", "é")],
)
def test_escapes(escaped: str, text: str) -> None:
    assert unescaped(escaped) == text


def test_a_line_that_is_none_is_a_fault() -> None:
    (read,) = read_all(READER, table("#Text=Oui", "1-1\tx-3\tOui\t_\t_"))
    assert read.problem is not None
    assert read.problem.fields["reason"] == "bad-line"


PIECES = [
    "#Text=", "#T_RL=a|b|BT_c", "#T_CH=a|referenceType|referenceRelation", "1-1", "\t", "0-3",
    "3-1", "Oui", "*[1]", "|", "_", "\n", "\\", "x->1-1", "1-1[1_2]", ";", "[", "🚒",
    "9999999-99999999",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_anything_is_read_without_raising(parts: list[str]) -> None:
    header = (f"#T_SP={NER}|value|ROLE_x:y_z|{NER}",)
    (read,) = read_all(READER, table("".join(parts), header=header))
    assert (read.document is None) != (read.problem is None)
