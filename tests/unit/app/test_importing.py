"""Importing files and folders: what comes in, what is reported, what stopping leaves behind."""

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app import importing
from annotator.app.importing import (
    ImportProgress,
    ImportReport,
    collecting,
    discard_import,
    import_paths,
    resume_import,
    run_import,
    running,
)
from annotator.app.importing.collecting import collected
from annotator.app.importing.report import (
    fault_from_json,
    fault_to_json,
    report_text,
    write_report,
)
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import (
    BadRecordError,
    ImportChangedError,
    ImportUnfinishedError,
    NothingToResumeError,
)
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.query import parse_query
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words


def last_of(steps: Iterator[ImportProgress]) -> ImportReport:
    *_, last = steps
    assert last.done == last.total
    return last.report


def imported(project: Project, *paths: Path) -> ImportReport:
    return last_of(import_paths(project, paths))


def texts(project: Project) -> list[str]:
    return [document.text for document in project.documents()]


def lines_file(path: Path, count: int, text: str = "Article {n}") -> Path:
    rows = (json.dumps({"text": text.format(n=n)}) for n in range(count))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def span(text: str, words: str, label: str, **fields: object) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "label": label, **fields}


def annotated_file(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


TEXT = "Anne Lemoal vit à Sormeuse."
ROW = {
    "text": TEXT,
    "spans": [span(TEXT, "Anne Lemoal", "PERSON"), span(TEXT, "Sormeuse", "gpe")],
    "answer": "accept",
}


def shown(project: Project) -> list[object]:
    """Return what a project shows of its articles, by every way there is."""
    return [
        project.document_ids(),
        texts(project),
        project.state_counts(),
        project.span_totals(),
        project.without_suggestions(),
        project.noted_count(),
        project.corpus.last(),
        project.document_ids(query=parse_query("article")),
        project.neighbour(None, forward=False),
        [entry.operation for entry in project.journal()],
        list(project.learned.entries()),
        project.next_undo,
    ]


def test_a_folder_comes_in_with_all_that_is_below(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "presse"
    (folder / "b" / "c").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "a.txt").write_text("un")
    (folder / "B.TXT").write_text("deux")
    (folder / "b" / "c" / "x.md").write_text("trois")
    lines_file(folder / "b" / "y.jsonl", 2)
    for litter in (".hidden.txt", ".git/x.txt", "Thumbs.db"):
        (folder / litter).write_text("non")
    report = imported(project, folder)
    assert texts(project) == ["deux", "un", "Article 0", "Article 1", "trois"]
    assert report == ImportReport(added=5)
    assert report.complete


def test_what_cannot_be_read_is_named_and_the_others_come_in(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("un")
    (tmp_path / "b.bin").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.jsonl").write_text('{"text": "deux"}\nnon\n')
    report = imported(
        project, *(tmp_path / name for name in ("a.txt", "b.bin", "c.txt", "d.jsonl", "e.txt"))
    )
    assert texts(project) == ["un", "deux"]
    assert sorted(problem.code for problem in report.problems) == [
        "bad-record",
        "empty-text",
        "unreadable-file",
        "unsupported-file",
    ]
    bad = next(problem for problem in report.problems if problem.code == "bad-record")
    assert bad.fields == {"name": str(tmp_path / "d.jsonl"), "line": 2, "reason": "not-json"}


def test_duplicates_are_counted_not_added(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"un\r\ndeux")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfun\ndeux")
    assert imported(project, tmp_path / "a.txt", tmp_path / "b.txt").duplicates == 1
    report = imported(project, tmp_path / "a.txt")
    assert (report.added, report.duplicates) == (0, 1)
    assert len(texts(project)) == 1


def test_annotations_become_the_annotators_own_work(project: Project, tmp_path: Path) -> None:
    report = imported(project, annotated_file(tmp_path / "a.jsonl", ROW))
    (document,) = project.document_ids()
    found = [(TEXT[s.start : s.end], s.label, s.state) for s in project.spans(document)]
    assert found == [
        ("Anne Lemoal", "PER", SpanState.ACCEPTED),
        ("Sormeuse", "LOC", SpanState.ACCEPTED),
    ]
    assert project.status(document).state is DocumentState.DONE
    assert report.spans == 2
    assert {entry.form for entry in project.learned.entries()} == {"Anne Lemoal", "Sormeuse"}


def test_annotations_can_come_in_as_suggestions(project: Project, tmp_path: Path) -> None:
    row = {**ROW, "_annotator_id": "camille"}
    found = collected([annotated_file(tmp_path / "a.jsonl", row)])
    request = importing.running.Request(sources=tuple(found.sources), as_suggestions=True)
    last_of(run_import(project, request))
    (document,) = project.document_ids()
    spans = project.spans(document)
    assert {item.state for item in spans} == {SpanState.SUGGESTED}
    assert {(item.origin.kind, item.origin.name) for item in spans} == {
        (OriginKind.HUMAN, "camille")
    }
    assert project.status(document).state is DocumentState.NEW
    assert list(project.learned.entries()) == []


def test_articles_with_annotations_can_come_in_as_done(project: Project, tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key != "_annotator_id"}
    found = collected([annotated_file(tmp_path / "a.jsonl", row)])
    request = importing.running.Request(sources=tuple(found.sources), as_done=True)
    assert (
        importing.request.request_from_json(importing.request.request_to_json(request)) == request
    )
    last_of(run_import(project, request))
    (document,) = project.document_ids()
    assert project.status(document).state is DocumentState.DONE


def test_labels_without_a_place_are_counted_or_added(project: Project, tmp_path: Path) -> None:
    row = {**ROW, "spans": [span(TEXT, "Anne", "Prénom usuel")]}
    path = annotated_file(tmp_path / "a.jsonl", row)
    before = project.scheme
    assert imported(project, path).labels == {"Prénom usuel": 1}
    assert project.scheme == before
    other = annotated_file(tmp_path / "b.jsonl", {**row, "text": TEXT + " Oui."})
    request = importing.running.Request(sources=tuple(collected([other]).sources), add_labels=True)
    report = last_of(run_import(project, request))
    assert report.new_labels == ("Prénom usuel",)
    label = project.scheme.label("Prénom-usuel")
    assert label is not None
    assert label.name["fr"] == "Prénom usuel"
    assert [item.label for item in project.spans(project.document_ids()[1])] == ["Prénom-usuel"]
    path = project.path
    project.close()
    again = Project.open(path)
    assert again.scheme.label("Prénom-usuel") == label
    again.close()


def test_a_text_that_is_there_gets_what_is_new_as_suggestions(
    project: Project, tmp_path: Path
) -> None:
    imported(project, annotated_file(tmp_path / "a.jsonl", {**ROW, "spans": ROW["spans"][:1]}))
    (document,) = project.document_ids()
    report = imported(project, annotated_file(tmp_path / "b.jsonl", ROW, ROW))
    assert (report.added, report.duplicates, report.carried) == (0, 2, 1)
    states = {TEXT[s.start : s.end]: s.state for s in project.spans(document)}
    assert states == {"Anne Lemoal": SpanState.ACCEPTED, "Sormeuse": SpanState.SUGGESTED}
    assert project.summaries([document])[0].suggested == 1


def test_several_annotators_of_one_text_meet_in_one_article(
    project: Project, tmp_path: Path
) -> None:
    other = {**ROW, "spans": [span(TEXT, "Sormeuse", "ORG")], "_annotator_id": "camille"}
    report = imported(project, annotated_file(tmp_path / "a.jsonl", ROW, other, other))
    (document,) = project.document_ids()
    assert (report.added, report.carried) == (1, 1)
    assert [(s.label, s.state) for s in project.spans(document)] == [
        ("PER", SpanState.ACCEPTED),
        *sorted([("LOC", SpanState.ACCEPTED), ("ORG", SpanState.SUGGESTED)],
                key=lambda item: [s.label for s in project.spans(document)].index(item[0])),
    ]  # fmt: skip


def test_nothing_shows_before_everything_is_there(project: Project, tmp_path: Path) -> None:
    imported(project, lines_file(tmp_path / "first.jsonl", 3, "Premier article {n}"))
    before = shown(project)
    rows = [
        {**ROW, "text": f"{TEXT} article {n}", "flagged": True, "meta": {"title": f"T {n}"}}
        for n in range(300)
    ]
    steps = import_paths(project, [annotated_file(tmp_path / "a.jsonl", *rows)])
    for step in steps:
        if step.done < step.total:
            assert shown(project) == before
    assert len(project.document_ids()) == 303
    assert project.unfinished_import is None


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "_SMALL", 200)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("stop_after", [4, 7, 12])
def test_a_stopped_import_can_be_resumed_or_discarded(
    project: Project, tmp_path: Path, stop_after: int
) -> None:
    imported(project, annotated_file(tmp_path / "old.jsonl", ROW))
    before = shown(project)
    rows = [{**ROW, "text": f"{TEXT} {n % 150}"} for n in range(200)]
    files = [annotated_file(tmp_path / "a.jsonl", ROW, *rows), tmp_path / "b.jsonl"]
    files[1].write_text('{"text": "b"}\nnon\n')
    steps = import_paths(project, files)
    for _, _ in zip(range(stop_after), steps, strict=False):
        pass
    steps.close()
    assert shown(project) == before
    path = project.path
    project.close()
    again = Project.open(path)
    assert shown(again) == before
    with pytest.raises(ImportUnfinishedError):
        imported(again, files[0])
    report = last_of(resume_import(again))
    assert (report.added, report.duplicates, len(report.problems)) == (151, 51, 1)
    assert len(again.document_ids()) == 152
    assert again.span_totals()["PER", SpanState.ACCEPTED] == 151
    assert again.unfinished_import is None
    again.close()


@pytest.mark.usefixtures("small_batches")
def test_a_discarded_import_leaves_nothing(project: Project, tmp_path: Path) -> None:
    imported(project, annotated_file(tmp_path / "old.jsonl", ROW))
    before = shown(project)
    rows = [{**ROW, "text": f"{TEXT} {n}"} for n in range(250)]
    steps = import_paths(project, [annotated_file(tmp_path / "a.jsonl", ROW, *rows)])
    for _step in steps:
        if project.unfinished_import and project.unfinished_import.documents >= 150:
            break
    steps.close()
    for _ in discard_import(project):
        with pytest.raises(NothingToResumeError):
            next(iter(resume_import(project)))
    assert project.unfinished_import is None
    assert shown(project) == before
    db = project._file._db
    for table in ("documents", "removed", "incoming_spans", "incoming_forms", "incoming"):
        count = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert count == (1 if table == "documents" else 0)
    assert db.execute("SELECT count(*) FROM words WHERE words MATCH '249'").fetchone()[0] == 0
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(NothingToResumeError):
        next(iter(resume_import(project)))
    imported(project, annotated_file(tmp_path / "a.jsonl", *rows))
    assert len(project.document_ids()) == 251


@pytest.mark.usefixtures("small_batches")
def test_resuming_a_file_that_changed_is_refused(project: Project, tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", 200, "Article {n} " + "x" * 50)
    steps = import_paths(project, [path])
    for _ in steps:
        if project.unfinished_import and project.unfinished_import.documents:
            break
    steps.close()
    lines_file(path, 200, "Un autre article {n} " + "x" * 50)
    with pytest.raises(ImportChangedError):
        last_of(resume_import(project))
    assert project.document_ids() == []
    for _ in discard_import(project):
        pass
    assert imported(project, path).added == 200


def test_progress_never_goes_back_and_ends_at_the_end(project: Project, tmp_path: Path) -> None:
    files = [lines_file(tmp_path / f"{n}.jsonl", 60, f"{n} {{n}}") for n in range(3)]
    done = [step.done for step in import_paths(project, files)]
    assert done == sorted(done)
    assert len(done) > 6
    assert done[-1] == sum(file.stat().st_size for file in files)


def test_nothing_to_import_is_reported_as_such(project: Project, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    assert imported(project, tmp_path / "vide") == ImportReport()
    assert project.unfinished_import is None


def held(project: Project) -> list[object]:
    """Return what is shown, but for the journal."""
    return [*shown(project)[:-3], list(project.learned.entries())]


def test_an_import_is_one_gesture_to_undo_and_redo(project: Project, tmp_path: Path) -> None:
    path = annotated_file(tmp_path / "a.jsonl", ROW, {"text": "Un autre."})
    imported(project, path)
    before = held(project)
    assert project.next_undo is not None
    assert (project.next_undo.operation, project.next_undo.fields["count"]) == (
        "import-documents",
        2,
    )
    effects = project.undo()
    assert effects is not None
    assert effects.library
    assert (project.document_ids(), project.next_undo) == ([], None)
    assert list(project.learned.entries()) == []
    project.redo()
    assert held(project) == before
    project.undo()
    assert imported(project, path).added == 2
    assert project.next_redo is None
    assert [item.text for item in project.documents()] == [TEXT, "Un autre."]


def test_an_import_without_anything_new_is_no_gesture(project: Project, tmp_path: Path) -> None:
    path = lines_file(tmp_path / "a.jsonl", 3)
    imported(project, path)
    seq = project.journal()[-1].seq
    imported(project, path)
    assert project.journal()[-1].seq == seq + 1
    project.undo()
    assert project.document_ids() == []


def with_new_labels(project: Project, path: Path) -> None:
    found = collected([path])
    last_of(run_import(project, replace(found.request, add_labels=True)))


def new_label_row(text: str = TEXT) -> dict[str, object]:
    return {"text": text, "spans": [span(text, "Sormeuse", "HAMEAU")], "answer": "accept"}


def test_labels_go_and_come_with_their_import(project: Project, tmp_path: Path) -> None:
    scheme = project.scheme
    with_new_labels(project, annotated_file(tmp_path / "a.jsonl", new_label_row()))
    grown = project.scheme
    assert grown.label(LabelId("HAMEAU")) is not None
    assert [item.label for item in project.learned.entries()] == ["HAMEAU"]
    effects = project.undo()
    assert effects is not None
    assert effects.scheme
    assert project.scheme == scheme
    assert list(project.learned.entries()) == []
    project.redo()
    assert project.scheme == grown
    assert [item.label for item in project.learned.entries()] == ["HAMEAU"]


def test_annotations_carried_to_known_texts_go_and_come_with_their_import(
    project: Project, tmp_path: Path
) -> None:
    imported(project, annotated_file(tmp_path / "a.jsonl", {"text": TEXT}))
    scheme = project.scheme
    with_new_labels(project, annotated_file(tmp_path / "b.jsonl", new_label_row()))
    (document,) = project.document_ids()
    carried = project.spans(document)
    assert [item.label for item in carried] == ["HAMEAU"]
    project.undo()
    assert (project.spans(document), project.scheme) == ((), scheme)
    project.redo()
    assert project.spans(document) == carried
    project.undo()
    project.undo()
    assert project.document_ids() == []


def test_a_label_that_something_else_has_stays(
    project: Project, tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    known = make_document("Sormeuse dort.")
    project.do(AddDocuments((known,)))
    rows = [new_label_row(), {"text": "x Y z", "spans": [span("x Y z", "Y", "CABANE")]}]
    rows[1]["answer"] = "accept"
    with_new_labels(project, annotated_file(tmp_path / "a.jsonl", *rows))
    suggested = SuggestedSpan(
        start=0, end=8, label=LabelId("HAMEAU"), score=0.5, origin=Origin(OriginKind.RULE, "x", "1")
    )
    found = Suggestions(spans=(suggested,), claims=(), tokens=words("Sormeuse dort."), pipeline="x")
    project.do(StoreSuggestions(((known.id, found),)))
    project.undo()
    assert project.scheme.label(LabelId("HAMEAU")) is not None
    assert project.scheme.label(LabelId("CABANE")) is None
    assert [item.label for item in project.spans(known.id)] == ["HAMEAU"]
    project.redo()
    assert project.scheme.label(LabelId("CABANE")) is not None
    assert len(project.document_ids()) == 3


@pytest.mark.usefixtures("small_batches")
def test_an_import_is_not_taken_back_while_another_is_unfinished(
    project: Project, tmp_path: Path
) -> None:
    imported(project, lines_file(tmp_path / "a.jsonl", 3))
    steps = import_paths(project, [lines_file(tmp_path / "b.jsonl", 100, "Autre {n}")])
    for _, _ in zip(range(4), steps, strict=False):
        pass
    steps.close()
    with pytest.raises(ImportUnfinishedError):
        project.undo()
    assert len(project.document_ids()) == 3


def test_a_file_beside_another_comes_in_once(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text("T1\tPER 0 11\tAnne Lemoal\n")
    report = imported(project, tmp_path)
    assert (report.added, report.duplicates, report.spans) == (1, 0, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_a_folder_does_not_hang_the_import(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "presse"
    folder.mkdir()
    os.mkfifo(folder / "a.txt")
    (problem,) = imported(project, folder).problems
    assert problem.fields["reason"] == "not-a-file"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is refused to this user"
)
def test_what_is_not_allowed_is_reported(project: Project, tmp_path: Path) -> None:
    for name in ("a.txt", "dossier"):
        path = tmp_path / name
        path.mkdir() if name == "dossier" else path.write_text("x")
        path.chmod(0)
    report = imported(project, tmp_path / "a.txt", tmp_path / "dossier")
    assert [problem.fields["reason"] for problem in report.problems] == ["not-allowed"] * 2


def test_a_refused_folder_is_reported(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, onerror: Callable[[OSError], None]) -> list[object]:
        onerror(PermissionError(13, "Permission denied", str(path)))
        return []

    monkeypatch.setattr(collecting.os, "walk", refuse)
    (problem,) = imported(project, tmp_path).problems
    assert problem.fields == {"name": str(tmp_path), "reason": "not-allowed"}


def test_files_of_other_tools_come_in(project: Project, shared: Path) -> None:
    report = imported(project, shared / "files", shared / "articles" / "wikinews.jsonl")
    assert report.added > 40
    assert report.spans > 100


def test_a_report_is_text_or_a_table(tmp_path: Path) -> None:
    fault = BadRecordError(name="=a.jsonl", line=3, reason="not-json")
    again = fault_from_json(fault_to_json(fault))
    assert (type(again), again.fields) == (BadRecordError, fault.fields)
    report = ImportReport(added=2, labels={"X": 3}, problems=(again,))
    assert not report.complete
    text = report_text(report, "en")
    for said in ("came in: 2", "“X”", "=a.jsonl", "not JSON"):
        assert said in text
    write_report(report, tmp_path / "r.txt", "fr")
    assert "Articles importés" in (tmp_path / "r.txt").read_text(encoding="utf-8")
    write_report(report, tmp_path / "r.csv", "en")
    rows = (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "kind,file,record,what,reason"
    assert rows[-1].startswith("problem,'=a.jsonl,3,")


@pytest.mark.usefixtures("small_batches")
def test_an_unfinished_import_keeps_others_waiting(
    project: Project, tmp_path: Path, make_document: Callable[..., Document]
) -> None:
    steps = import_paths(project, [lines_file(tmp_path / "a.jsonl", 100)])
    for _, _ in zip(range(4), steps, strict=False):
        pass
    steps.close()
    with pytest.raises(ImportUnfinishedError):
        project.do(AddDocuments((make_document("un"),)))
    with pytest.raises(ImportUnfinishedError):
        project.do(ChangeScheme(replace(project.scheme, name={"en": "other"})))
    last_of(resume_import(project))
    project.do(AddDocuments((make_document("un"),)))
    assert len(texts(project)) == 101
