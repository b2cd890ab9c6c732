"""UIMA CAS, written by cassis: XMI with and without its type system, JSON, and hostile files."""

import json
from html import escape
from typing import Any

import cassis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import canonicalise
from annotator.formats.cas import CasReader
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

READER = CasReader()
NER = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
TOKEN = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
POS = "de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS"
RELATION, LINK, HOST = "webanno.custom.Relation", "webanno.custom.Link", "webanno.custom.Host"


def type_system() -> Any:
    types = cassis.TypeSystem()
    entity = types.create_type(NER, "uima.tcas.Annotation")
    types.create_feature(entity, "value", "uima.cas.String")
    types.create_feature(entity, "identifier", "uima.cas.String")
    types.create_feature(entity, "sure", "uima.cas.Boolean")
    types.create_type(TOKEN, "uima.tcas.Annotation")
    types.create_type(POS, "uima.tcas.Annotation")
    relation = types.create_type(RELATION, "uima.tcas.Annotation")
    for name in ("Governor", "Dependent"):
        types.create_feature(relation, name, entity)
    types.create_feature(relation, "kind", "uima.cas.String")
    link = types.create_type(LINK, "uima.cas.TOP")
    types.create_feature(link, "role", "uima.cas.String")
    types.create_feature(link, "target", "uima.tcas.Annotation")
    host = types.create_type(HOST, "uima.tcas.Annotation")
    types.create_feature(host, "slots", "uima.cas.FSArray", elementType=LINK)
    chain = types.create_type("de.CoreferenceLink", "uima.tcas.Annotation")
    types.create_feature(chain, "referenceType", "uima.cas.String")
    types.create_feature(chain, "referenceRelation", "uima.cas.String")
    types.create_feature(chain, "next", chain)
    return types


def filled(text: str = "🚒 Léa vit à Aÿ.\r\nPaul part.") -> Any:
    types = type_system()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"

    def add(name: str, words: str, **features: Any) -> Any:
        start = text.index(words)
        mark = types.get_type(name)(begin=start, end=start + len(words), **features)
        cas.add(mark)
        return mark

    lea = add(NER, "Léa", value="PER", identifier="Q1", sure=True)
    place = add(NER, "Aÿ", value="LOC")
    add(NER, "Paul")
    add(TOKEN, "Léa")
    add(POS, "vit")
    add(RELATION, "Aÿ", Governor=lea, Dependent=place, kind="lives")
    slot = types.get_type(LINK)(role="who", target=lea)
    array = types.get_type("uima.cas.FSArray")(elements=[slot])
    add(HOST, "vit", slots=array)
    last = add("de.CoreferenceLink", "Paul", referenceType="nam")
    add("de.CoreferenceLink", "Léa", referenceType="nam", referenceRelation="coref", next=last)
    return cas


def xmi(cas: Any, **others: bytes) -> Bytes:
    return Bytes("a.xmi", cas.to_xmi().encode(), others)


def with_types(cas: Any) -> Bytes:
    return Bytes(
        "a.xmi", cas.to_xmi().encode(), {"TypeSystem.xml": cas.typesystem.to_xml().encode()}
    )


@pytest.mark.parametrize("shape", ["xmi", "json"])
def test_everything_that_a_cas_holds(shape: str) -> None:
    cas = filled()
    source = with_types(cas) if shape == "xmi" else Bytes("a.json", cas.to_json().encode())
    read = read_one(READER, source)
    assert read.document is not None
    assert read.document.text == "🚒 Léa vit à Aÿ.\nPaul part."
    assert sorted(quoted(read)) == sorted(
        [
            ("PER", "Léa"),
            ("LOC", "Aÿ"),
            ("NamedEntity", "Paul"),
            ("Host", "vit"),
            ("nam", "Léa"),
            ("nam", "Paul"),
        ]
    )
    labels = {span.key: span.label for span in read.spans}
    links = [(each.type, labels[each.head], labels[each.child]) for each in read.relations]
    assert sorted(links) == [
        ("coref", "nam", "nam"), ("lives", "PER", "LOC"), ("who", "Host", "PER"),
    ]  # fmt: skip
    (lea,) = [span for span in read.spans if span.label == "PER"]
    assert lea.attributes == {"identifier": "Q1", "sure": "true"}
    assert lea.layer == "NamedEntity"
    assert read.left_out == {"POS"}
    assert notes(read) == []
    assert likeness(READER, source.name, source.data) > 0.9


def test_an_xmi_without_its_type_system_is_read_by_its_names() -> None:
    read = read_one(READER, xmi(filled()))
    assert {("PER", "Léa"), ("LOC", "Aÿ")} <= set(quoted(read))
    assert ("annotation-left-out", "no-type-system") in notes(read)
    by_key = {span.key: span.label for span in read.spans}
    assert ("lives", "PER", "LOC") in {
        (each.type, by_key[each.head], by_key[each.child]) for each in read.relations
    }


def test_a_type_system_belongs_to_the_files_beside_it() -> None:
    source = with_types(filled())
    types = source.others["TypeSystem.xml"]
    assert READER.companions(source) == {"TypeSystem.xml"}
    assert likeness(READER, "TypeSystem.xml", types) > 0.9
    assert read_all(READER, Bytes("TypeSystem.xml", types)) == []


@given(
    st.lists(
        st.sampled_from(["Léa", "🚒", "à", "\r\n", " ", "\u2028", "l'eau", "👨‍👩‍👧"]),
        min_size=1,
        max_size=15,
    ),
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 3)), max_size=6),
)
def test_offsets_in_utf16_come_back(parts: list[str], ranges: list[tuple[int, int]]) -> None:
    types = type_system()
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = text = "".join(parts) + "."
    edges = [len("".join(parts[:n])) for n in range(len(parts) + 1)]
    expected = []
    for place, length in ranges:
        first = place % len(parts)
        start, end = edges[first], edges[min(first + length + 1, len(parts))]
        words = canonicalise(text[start:end]).split()
        cas.add(types.get_type(NER)(begin=start, end=end, value="X"))
        if words:
            expected.append(words)
    (read,) = read_all(READER, with_types(cas))
    assert read.document is not None
    assert read.document.text == canonicalise(text)
    assert sorted(words.split() for _, words in quoted(read)) == sorted(expected)
    assert {code for code, _ in notes(read)} <= {"span-repaired", "span-dropped", "span-doubtful"}


def test_an_edge_inside_a_character_is_listed() -> None:
    source = with_types(filled("🚒🚒 Léa vit à Aÿ. Paul part."))
    data = source.data.replace(b'begin="5" end="8"', b'begin="1" end="8"')
    assert data != source.data
    read = read_one(READER, Bytes("a.xmi", data, source.others))
    assert "span-doubtful" in {code for code, _ in notes(read)}


BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&b;</xmi:XMI>"""
EXTERNAL = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "/etc/hostname">]>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>"""


@pytest.mark.parametrize("data", [BOMB, EXTERNAL])
@pytest.mark.parametrize("where", ["cas", "types"])
def test_entities_are_refused(data: bytes, where: str) -> None:
    good = with_types(filled())
    source = (
        Bytes("a.xmi", data)
        if where == "cas"
        else Bytes("a.xmi", good.data, {"TypeSystem.xml": data})
    )
    (read,) = read_all(READER, source)
    assert read.problem is not None


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.99])
def test_truncated_files_are_faults(cut: float) -> None:
    cas = filled()
    for source in (with_types(cas), Bytes("a.json", cas.to_json().encode())):
        data = source.data[: int(len(source.data) * cut)]
        (read,) = read_all(READER, Bytes(source.name, data, source.others))
        assert read.problem is not None


@given(st.data())
def test_damaged_numbers_raise_nothing(data: st.DataObject) -> None:
    content = json.loads(filled().to_json())
    for structure in content["%FEATURE_STRUCTURES"]:
        for key in list(structure):
            if data.draw(st.integers(0, 12)) == 0:
                structure[key] = data.draw(
                    st.none()
                    | st.integers(-5, 99)
                    | st.text(max_size=3)
                    | st.lists(st.integers(), max_size=2)
                )
    for read in read_all(READER, Bytes("a.json", json.dumps(content).encode())):
        assert (read.document is None) != (read.problem is None)


@given(st.binary(max_size=100))
def test_anything_is_read_without_raising(content: bytes) -> None:
    for start in (b"", b"<", b'{"%TYPES": ', b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI">'):
        for read in read_all(READER, Bytes("a.xmi", start + content)):
            assert read.problem is not None


def test_bottomless_json_is_a_fault() -> None:
    deep = b'{"%TYPES": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"
    (read,) = read_all(READER, Bytes("a.json", deep))
    assert read.problem is not None


@pytest.mark.parametrize("name", ["a\ufeffb", "class", "a=None):\n    print(1)\n    #", "a-b", ""])
def test_a_feature_whose_name_would_be_run_as_code_is_refused(name: str) -> None:
    record = json.loads(filled().to_json())
    described = record["%TYPES"][NER]
    described[name] = {"%NAME": name, "%RANGE": "uima.cas.String"}
    (read,) = read_all(READER, Bytes("a.json", json.dumps(record).encode()))
    assert read.problem is not None
    assert read.problem.fields["reason"] == "damaged"

    types = type_system().to_xml().replace(">identifier<", f">{escape(name)}<", 1)
    source = Bytes("a.xmi", filled().to_xmi().encode(), {"TypeSystem.xml": types.encode()})
    (read,) = read_all(READER, source)
    assert read.problem is not None
    assert read.problem.fields["reason"] == "damaged"
