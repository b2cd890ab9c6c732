"""brat's standoff: what is written comes back, and brat can read every line of it."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LabelId, RelationId, RelationTypeId, new_id
from annotator.core.model import Relation
from annotator.core.offsets import canonicalise
from annotator.core.scheme import Scheme
from annotator.formats.brat import BratReader
from annotator.formats.brat_writing import BratWriter, file_stem
from annotator.formats.registry import reader_for
from annotator.formats.writing import Annotated, LossKind, Provenance, Split
from tests.unit.formats.coming_back import check_all, solid
from tests.unit.formats.sources import Bytes, read_one
from tests.unit.formats.works import Files, export, made, work

READER, WRITER = BratReader(), BratWriter()
NAMES = (
    st.text(st.sampled_from("aÉ-_\"'<>|:;=🚒e\u0301\n\t "), min_size=1, max_size=6)
    .map(canonicalise)
    .filter(bool)
)
LINE = re.compile(
    r"T\d+\t[\w-]+ \d+ \d+(;\d+ \d+)*\t[^\n\t\v\f\x1c-\x1e\x85]+.*"
    r"|R\d+\t[\w-]+ Arg1:T\d+ Arg2:T\d+"
    r"|A\d+\t[\w-]+ T\d+( [^\s|,;:]+)?"
    r"|#\d+\tAnnotatorNotes T\d+\t.*",
    re.ASCII | re.DOTALL,
)


def of(scheme: Scheme) -> Provenance:
    return Provenance(project="crue", scheme=scheme, language="fr")


def pair(files: Files, stem: str = "000001-") -> Bytes:
    """Return the .ann file whose name begins with ``stem``, its text beside it."""
    found = {name: files[name] for name in files.streams if name.startswith(stem)}
    (name,) = (name for name in found if name.endswith(".ann"))
    return Bytes(name, found[name], found)


@given(annotated=work().map(solid))
def test_what_is_written_comes_back(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = export(WRITER, of(scheme), annotated)
    read = read_one(READER, pair(files))
    check_all(annotated, losses, [read])
    assert all(note.code == "span-repaired" for note in read.notes)


@given(annotated=work().map(solid), name=NAMES, value=NAMES)
def test_any_names_make_lines_that_brat_reads(
    scheme: Scheme, annotated: Annotated, name: str, value: str
) -> None:
    spans = tuple(
        replace(span, label=LabelId(name + span.label), attributes={name: value})
        for span in annotated.spans
    )
    links = tuple(replace(each, type=RelationTypeId(name)) for each in annotated.relations)
    annotated = replace(annotated, spans=spans, relations=links)
    files, (losses,) = export(WRITER, of(scheme), annotated)
    lines = pair(files).data.decode().split("\n")
    assert lines.pop() == ""
    assert all(LINE.fullmatch(line) for line in lines), lines
    read = read_one(READER, pair(files))
    check_all(annotated, losses, [read])
    section = files["annotation.conf"].decode().split("\n\n")[0]
    known = section.splitlines()[1:]
    assert len(known) == len(set(known))
    used = {line.split("\t")[1].split()[0] for line in lines if line.startswith("T")}
    assert used <= set(known)


def test_lines_as_brat_wants_them(scheme: Scheme) -> None:
    article = made(
        "Léa 🚒\nDurand vit à Aÿ.", ("entities", "PER", 0, 12), ("claims", "CLAIM", 13, 22)
    )
    name, claim = article.spans
    name = replace(name, comment="une\nou deux ?", score=0.5)
    claim = replace(claim, attributes={"kind": "direct", "x y": "a b", "value": ""})
    link = Relation(
        id=RelationId(new_id()),
        document=article.document.id,
        annotator=article.annotator.id,
        type=RelationTypeId("said-by"),
        head=claim.id,
        child=name.id,
    )
    document = replace(article.document, title="L’été : où ?")
    article = replace(article, spans=(name, claim), relations=(link,), document=document)
    files, (losses,) = export(WRITER, of(scheme), article)
    assert set(files.streams) == {
        "000001-l-ete-ou.txt",
        "000001-l-ete-ou.ann",
        "annotation.conf",
        "visual.conf",
    }
    assert files["000001-l-ete-ou.txt"].decode() == document.text
    assert files["000001-l-ete-ou.ann"].decode().splitlines() == [
        "T1\tPER 0 5;6 12\tLéa 🚒 Durand",
        "T2\tCLAIM 13 22\tvit à Aÿ.",
        "R1\tsaid-by Arg1:T2 Arg2:T1",
        "A1\tkind T2 direct",
        "A2\tx_y T2 a_b",
        "A3\tvalue T2",
        "#1\tAnnotatorNotes T1\tune\\nou deux ?",
    ]
    assert [(loss.kind, loss.label) for loss in losses] == [
        (LossKind.SCORE, "PER"),
        (LossKind.ATTRIBUTE, "x y"),
        (LossKind.ATTRIBUTE, "value"),
        (LossKind.METADATA, "title"),
        (LossKind.METADATA, "annotator"),
    ]
    read = read_one(READER, pair(files))
    assert read.notes == ()
    assert [(span.start, span.end) for span in read.spans] == [(0, 12), (13, 22)]
    assert reader_for(pair(files))[0][0].name == "brat"


def test_the_configuration_says_what_goes_with_what(scheme: Scheme) -> None:
    files, _ = export(WRITER, of(scheme))
    lines = files["annotation.conf"].decode().splitlines()
    entities = lines[lines.index("[entities]") + 1 : lines.index("")]
    assert "PER" in entities
    assert "DATE" not in entities  # retired, and not used
    assert "said-by\tArg1:CLAIM, Arg2:SOURCE" in lines
    assert "kind\tArg:CLAIM, Value:direct|indirect|mixed|unattributed" in lines
    assert "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>" in lines
    assert "PER | Personne" in files["visual.conf"].decode().splitlines()
    article = made("lundi", ("entities", "DATE", 0, 5))
    files, _ = export(WRITER, of(scheme), article)
    assert "\nDATE\n" in files["annotation.conf"].decode()


def test_names_of_files_are_safe_and_never_the_same(scheme: Scheme) -> None:
    article = made("Aÿ")
    titles = ("../../etc/passwd", "CON", "", "crue", "CRUE", "🚒", "x" * 500)
    works = [replace(article, document=replace(article.document, title=title)) for title in titles]
    stems = [file_stem(each.document) for each in works]
    assert stems[:2] == ["etc-passwd", "con"]
    assert stems[2] == stems[5] == article.document.id[:12]
    files, _ = export(WRITER, of(scheme), *works, replace(article, split=Split.TEST))
    names = [name for name in files.streams if name.endswith(".ann")]
    assert len({name.lower() for name in names}) == len(works) + 1
    assert all(re.fullmatch(r"(test/)?\d{6}-[a-z0-9-]{1,60}\.ann", name) for name in names)
    assert names[-1].startswith("test/")
