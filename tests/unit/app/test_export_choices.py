"""Whose work goes out, which layers and states, in which parts, with what card; and checking it."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from annotator.app.exporting import (
    Choices,
    ExportProgress,
    Whose,
    export_project,
    format_names,
)
from annotator.app.exporting.apart import export_apart
from annotator.app.exporting.card import Card, from_json
from annotator.app.exporting.output import FolderOutput
from annotator.app.exporting.verifying import VerifyProgress, verify_export
from annotator.app.importing import import_paths
from annotator.app.importing.collecting import collected
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError, NotAnExportError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, SpanId, new_id
from annotator.core.model import (
    GOLD,
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    Span,
    SpanState,
)
from annotator.core.splitting import SplitPlan
from annotator.core.tokens import Tokens, words

AddDocument = Callable[..., Document]
ALIX = Annotator(id=AnnotatorId("b" * 32), name="Alix")
BASIL = Annotator(id=AnnotatorId("c" * 32), name="Basil")
TEXT = "Anne Lemoal vit à Valbourg."
PER, LOC = LabelId("PER"), LabelId("LOC")


def by_rule(document: Document) -> Tokens:
    return words(document.text)


def export(project: Project, target: Path, **options: Any) -> ExportProgress:
    *_, last = export_project(project, target, Choices(**options), tokens_for=by_rule)
    return last


def records(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def card_of(target: Path) -> Card:
    place = (
        target / "card.json" if target.is_dir() else target.with_name(target.name + ".card.json")
    )
    return from_json(place.read_bytes())


def verified(path: Path) -> VerifyProgress:
    *_, last = verify_export(path)
    return last


def work(
    project: Project,
    who: Annotator,
    document: DocumentId,
    *places: tuple[LabelId, int, int],
    state: DocumentState = DocumentState.DONE,
) -> None:
    """Store somebody else's work, as a merge of their file brings it in."""
    file = project._file
    with file.transaction():
        if who not in project.everybody.annotators():
            file.add_annotator(who)
        file.statuses.put(DocumentStatus(document=document, annotator=who.id, state=state))
        file.spans.add(
            Span(
                id=SpanId(new_id()), document=document, annotator=who.id,
                layer=LayerId("entities"), label=label, start=start, end=end,
            )
            for label, start, end in places
        )  # fmt: skip


@pytest.fixture
def shared(project: Project, add_document: AddDocument) -> Project:
    """Return a project in which three annotators have done the same article."""
    add_document(project, TEXT, title="Une ville", source="Le Fanal", published="2024-02-03")
    document = project.document_ids()[0]
    project.do(CreateSpan(document, 0, 11, PER))
    project.do(CreateSpan(document, 18, 26, LOC))
    project.do(SetDocumentState(document, DocumentState.DONE))
    work(project, ALIX, document, (PER, 0, 11), (PER, 18, 26))
    work(project, BASIL, document, (PER, 0, 11), (LOC, 18, 26), (PER, 0, 4))
    return project


def found(record: Any) -> list[tuple[str, str]]:
    return [(span["label"], span["text"]) for span in record["spans"]]


def test_one_annotators_work_goes_out(shared: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(shared, path)
    assert [found(one) for one in records(path)] == [[("PER", "Anne Lemoal"), ("LOC", "Valbourg")]]
    export(shared, path, annotator=ALIX.id)
    assert [found(one) for one in records(path)] == [[("PER", "Anne Lemoal"), ("PER", "Valbourg")]]
    assert records(path)[0]["meta"]["annotator_name"] == "Alix"


def test_everybodys_work_is_a_record_each(shared: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(shared, path, whose=Whose.EACH)
    assert [len(one["spans"]) for one in records(path)] == [2, 2, 3]
    assert len({one["_annotator_id"] for one in records(path)}) == 3
    assert len({one["_task_hash"] for one in records(path)}) == 1
    assert card_of(path).parts["all"].articles == 1
    assert card_of(path).parts["all"].records == 3


def test_a_majority_decides(shared: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(shared, path, whose=Whose.MAJORITY)
    assert [found(one) for one in records(path)] == [[("PER", "Anne Lemoal"), ("LOC", "Valbourg")]]
    assert records(path)[0]["meta"]["annotator_name"] == "majority"


def test_gold_is_what_was_adjudicated(shared: Project, tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    export(shared, path, whose=Whose.GOLD)
    assert records(path) == []
    work(shared, GOLD, shared.document_ids()[0], (LOC, 18, 26))
    export(shared, path, whose=Whose.GOLD)
    assert [found(one) for one in records(path)] == [[("LOC", "Valbourg")]]
    export(shared, path, whose=Whose.EACH)
    assert len(records(path)) == 3


def test_nobody_is_named_where_annotators_are_numbered(shared: Project, tmp_path: Path) -> None:
    export(shared, tmp_path / "out.jsonl", whose=Whose.EACH, anonymous=True)
    told = b"".join(path.read_bytes() for path in tmp_path.glob("out*"))
    assert {one["meta"]["annotator_name"] for one in records(tmp_path / "out.jsonl")} == {
        "annotator-1", "annotator-2", "annotator-3",
    }  # fmt: skip
    for who in (shared.annotator, ALIX, BASIL):
        assert who.name.encode() not in told
        assert who.id.encode() not in told


def test_only_the_layers_that_were_asked_for_go_out(shared: Project, tmp_path: Path) -> None:
    document = shared.document_ids()[0]
    shared.do(CreateSpan(document, 12, 26, LabelId("CLAIM")))
    path = tmp_path / "out.jsonl"
    export(shared, path, layers=frozenset({LayerId("claims")}))
    assert [found(one) for one in records(path)] == [[("CLAIM", "vit à Valbourg")]]


@pytest.mark.parametrize(("rejected", "count"), [(None, 1), (True, 1), (False, 0)])
def test_what_was_refused_can_stay_behind(
    shared: Project, tmp_path: Path, rejected: bool | None, count: int
) -> None:
    document = shared.document_ids()[0]
    shared.do(RejectSpans(document, (shared.spans(document)[0].id,)))
    export(shared, tmp_path / "out.jsonl", rejected=rejected)
    assert len(records(tmp_path / "out.jsonl")[0]["rejected"]) == count


def test_only_what_a_search_finds_goes_out(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    for title in ("La crue", "Le port"):
        document = add_document(project, f"{title} monte.", title=title)
        project.do(SetDocumentState(document.id, DocumentState.DONE))
    path = tmp_path / "out.jsonl"
    export(project, path, query="title:crue")
    assert [one["meta"]["title"] for one in records(path)] == ["La crue"]
    assert card_of(path).choices["query"] == "title:crue"


@pytest.fixture
def corpus(project: Project, add_document: AddDocument) -> Project:
    """Return a project with twenty articles of four sources that are done."""
    for number in range(20):
        text = f"Anne Lemoal vit au {number}."
        document = add_document(project, text, source=f"Source {number % 4}")
        project.do(CreateSpan(document.id, 0, 11, PER))
        project.do(SetDocumentState(document.id, DocumentState.DONE))
    return project


def test_parts_are_files_and_nothing_is_in_two(corpus: Project, tmp_path: Path) -> None:
    target = tmp_path / "out"
    last = export(corpus, target, split=SplitPlan(train=0.6, dev=0.2, test=0.2))
    assert last.report.documents == 20
    parts = {name: records(target / f"{name}.jsonl") for name in ("train", "dev", "test")}
    assert {name: len(rows) for name, rows in parts.items()} == {"train": 12, "dev": 4, "test": 4}
    assert len({row["text"] for rows in parts.values() for row in rows}) == 20
    assert {name: part.articles for name, part in card_of(target).parts.items()} == {
        "train": 12, "dev": 4, "test": 4,
    }  # fmt: skip


def test_a_source_stays_in_one_part(corpus: Project, tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(corpus, target, split=SplitPlan(train=2, dev=1, test=1, sources_together=True))
    sources = [
        {row["meta"]["source"] for row in records(target / f"{name}.jsonl")}
        for name in ("train", "dev", "test")
    ]
    assert sum(map(len, sources)) == 4


def test_the_card_says_what_is_there(shared: Project, tmp_path: Path) -> None:
    document = shared.document_ids()[0]
    made = Span(
        id=SpanId(new_id()), document=document, annotator=shared.annotator_id,
        layer=LayerId("entities"), label=PER, start=0, end=4, state=SpanState.REJECTED,
        origin=Origin(OriginKind.MODEL, "fr", "1"),
    )  # fmt: skip
    with shared._file.transaction():
        shared._file.spans.add([made])
    path = tmp_path / "out.jsonl"
    export(shared, path)
    card = card_of(path)
    part = card.parts["all"]
    assert (part.articles, part.characters) == (1, len(TEXT))
    assert {label: (n.accepted, n.rejected) for label, n in part.labels.items()} == {
        "PER": (1, 1), "LOC": (1, 0),
    }  # fmt: skip
    assert [(one.origin, one.accepted, one.rejected) for one in card.acceptance] == [
        ("model fr 1", 0, 1)
    ]
    whole = [
        (one.both, *sorted((one.of_one, one.of_other))) for one in card.agreement if not one.label
    ]
    assert sorted(whole) == [(1, 2, 2), (1, 2, 3), (2, 2, 3)]
    assert card.published == ("2024-02-03", "2024-02-03")
    assert card.sources == {"Le Fanal": 1}
    assert card.losses == []
    told = (tmp_path / "out.jsonl.card.md").read_text()
    assert "| PER | 1 (1 rejected) |" in told
    assert "Le Fanal (1)" in told


def test_the_cards_text_breaks_no_table(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    document = add_document(project, "Un.", source="a|b <script>\n# c")
    project.do(SetDocumentState(document.id, DocumentState.DONE))
    export(project, tmp_path / "out.jsonl")
    told = (tmp_path / "out.jsonl.card.md").read_text()
    assert "<script>" not in told
    assert "\n# c" not in told


# Files


def test_a_folder_that_is_no_export_is_left_alone(shared: Project, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    target.mkdir()
    (target / "letter.txt").write_text("Dear")
    with pytest.raises(ExportWriteError) as caught:
        export(shared, target, split=SplitPlan())
    assert caught.value.fields["reason"] == "not-an-export"
    assert [item.name for item in target.iterdir()] == ["letter.txt"]


def test_an_earlier_export_is_replaced_whole(corpus: Project, tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(corpus, target, split=SplitPlan())
    (target / "old.txt").write_text("from before")
    export(corpus, target, split=SplitPlan(seed=3))
    assert not (target / "old.txt").exists()
    assert verified(target).faults == ()
    assert {item.name for item in tmp_path.iterdir() if item.name.endswith((".part", ".old"))} == (
        set()
    )


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "", "a\\b", "C:x"])
def test_no_name_leads_out_of_an_export(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        FolderOutput(tmp_path / "in").file(name)
    assert not (tmp_path / "in").exists()


# Checking again


def test_an_export_is_verified_by_folder_file_or_card(corpus: Project, tmp_path: Path) -> None:
    export(corpus, tmp_path / "one.jsonl")
    export(corpus, tmp_path / "many", split=SplitPlan())
    for path in ("one.jsonl", "one.jsonl.card.json", "many", "many/card.json"):
        last = verified(tmp_path / path)
        assert (last.faults, last.articles, last.spans, last.read) == ((), 20, 20, True)


def test_sums_are_those_that_sha256sum_reads(corpus: Project, tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(corpus, target, split=SplitPlan())
    lines = (target / "SHA256SUMS").read_text().splitlines()
    assert {line.split("  ")[1] for line in lines} == {"train.jsonl", "dev.jsonl", "test.jsonl"}


@pytest.mark.parametrize("reason", ["missing", "checksum"])
def test_a_changed_file_is_found(corpus: Project, tmp_path: Path, reason: str) -> None:
    path = tmp_path / "out.jsonl"
    export(corpus, path)
    if reason == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes().replace(b"Lemoal", b"Lemoan"))
    faults = verified(tmp_path / "out.jsonl.card.json").faults
    assert [fault.fields["reason"] for fault in faults] == [reason]


def test_a_span_that_moved_is_found_even_where_the_card_was_made_to_fit(
    corpus: Project, tmp_path: Path
) -> None:
    path, place = tmp_path / "out.jsonl", tmp_path / "out.jsonl.card.json"
    export(corpus, path)
    path.write_bytes(path.read_bytes().replace(b'"start":0,"end":11', b'"start":1,"end":12'))
    card = card_of(path)
    card.files["out.jsonl"].sha256 = sha256(path.read_bytes()).hexdigest()
    place.write_bytes(msgspec.json.encode(card))
    assert verified(path).faults != ()


def test_what_has_no_card_is_no_export(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("{}")
    for path in (tmp_path, tmp_path / "out.jsonl"):
        with pytest.raises(NotAnExportError):
            verified(path)


# Beside the window


def apart(project: Project, target: Path, **options: Any) -> ExportProgress:
    steps = [step for step in export_apart(project, target, Choices(**options)) if step is not None]
    assert steps[-1].done == steps[-1].total
    return steps[-1]


def test_another_process_writes_the_same_files(corpus: Project, tmp_path: Path) -> None:
    for identifier in corpus.document_ids():
        corpus.store_tokens(identifier, words(corpus.document(identifier).text))
    here = export(corpus, tmp_path / "here", split=SplitPlan(seed=2))
    there = apart(corpus, tmp_path / "there", split=SplitPlan(seed=2))
    assert there.report == here.report
    for name in ("train.jsonl", "dev.jsonl", "test.jsonl", "SHA256SUMS"):
        assert (tmp_path / "there" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()


def test_a_stopped_export_leaves_nothing(corpus: Project, tmp_path: Path) -> None:
    steps = export_apart(corpus, tmp_path / "out.jsonl", Choices())
    while (step := next(steps)) is None or step.done == 0:
        pass
    steps.close()
    assert [
        item.name for item in tmp_path.iterdir() if "out" in item.name or "part" in item.name
    ] == []


def test_a_fault_of_the_other_process_is_raised_here(corpus: Project, tmp_path: Path) -> None:
    with pytest.raises(ExportWriteError) as caught:
        apart(corpus, tmp_path / "missing" / "out.jsonl")
    assert os.fspath(tmp_path) in str(caught.value.fields["path"])


def test_nothing_chosen_is_an_empty_export(project: Project, tmp_path: Path) -> None:
    assert apart(project, tmp_path / "out.jsonl").report.documents == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""


def test_every_format_is_written_and_checked_again(shared: Project, tmp_path: Path) -> None:
    document = shared.document_ids()[0]
    shared.do(CreateSpan(document, 12, 26, LabelId("CLAIM")))
    for name in format_names():
        target = tmp_path / f"export-{name}"
        report = export(shared, target, format=name).report
        assert (report.documents, report.spans) == (1, 3), name
        assert verified(target).faults == (), name


def test_only_the_chosen_part_of_the_scheme_is_told_to_others(
    shared: Project, tmp_path: Path
) -> None:
    target = tmp_path / "studio"
    export(shared, target, format="label-studio", layers=frozenset({LayerId("entities")}))
    told = (target / "label_config.xml").read_text("utf-8")
    assert "PER" in told
    assert "CLAIM" not in told


def test_an_export_comes_in_again_without_its_card(
    corpus: Project, make_project: Callable[..., Project], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in format_names():
        export(corpus, tmp_path / "in" / name, format=name, split=SplitPlan())
        if name.startswith("csv-"):
            continue
        paths = [chosen.path for chosen in collected([tmp_path / "in" / name]).sources]
        assert all("losses" not in path.name for path in paths), name
        again = make_project()
        for _ in import_paths(again, [tmp_path / "in" / name]):
            pass
        assert sum(again.state_counts().values()) == 20, name
        again.close()


def test_the_card_of_one_file_is_no_article(corpus: Project, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    export(corpus, folder / "out.jsonl")
    export(corpus, folder / "out.json", format="doccano")
    assert [chosen.path.name for chosen in collected([folder]).sources] == ["out.json", "out.jsonl"]
    (folder / "card.json").write_text("[]")
    assert len(collected([folder]).sources) + len(collected([folder]).problems) == 3
