"""Exporting a project: which documents, whose tokens, and all or nothing."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.app.exporting import Choices, ExportReport, export_project, export_to
from annotator.app.importing import import_paths
from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError, SpanMismatchError
from annotator.core.ids import LabelId, RelationTypeId
from annotator.core.model import Document, DocumentState
from annotator.core.tokens import Tokens, from_ranges, words
from annotator.formats import prodigy

AddDocument = Callable[..., Document]
PER = LabelId("PER")


def by_rule(document: Document) -> Tokens:
    return words(document.text)


def exported(project: Project, path: Path, **options: Any) -> tuple[list[Any], ExportReport]:
    *_, last = export_project(project, path, Choices(**options), tokens_for=by_rule)
    assert last.done == last.total
    return [json.loads(line) for line in path.read_bytes().splitlines()], last.report


def beside(project: Project) -> list[str]:
    """Return the files in the folder of the project, but for its own."""
    names = sorted(item.name for item in project.path.parent.iterdir())
    return [name for name in names if not name.startswith(project.path.name)]


@pytest.fixture
def worked_on(project: Project, add_document: AddDocument) -> Project:
    """Return a project with a document of each state, in the order of their names."""
    for text in ("a new", "b begun", "c done", "d skipped"):
        add_document(project, text)
    _, begun, done, skipped = project.document_ids()
    project.do(CreateSpan(begun, 2, 7, PER))
    project.do(SetDocumentState(done, DocumentState.DONE))
    project.do(SetDocumentState(skipped, DocumentState.SKIPPED))
    return project


def test_what_was_worked_on_is_exported(worked_on: Project, tmp_path: Path) -> None:
    records, report = exported(worked_on, tmp_path / "out.jsonl")
    assert [record["text"] for record in records] == ["b begun", "c done"]
    assert report == ExportReport(documents=2, spans=1)


def test_every_document_is_exported_when_no_state_is_named(
    worked_on: Project, tmp_path: Path
) -> None:
    records, _ = exported(worked_on, tmp_path / "out.jsonl", states=())
    assert [record["answer"] for record in records] == ["ignore", "accept", "accept", "ignore"]


def test_stored_tokens_go_before_those_made_for_the_export(
    worked_on: Project, tmp_path: Path
) -> None:
    done = worked_on.document_ids(states=[DocumentState.DONE])[0]
    worked_on.store_tokens(done, from_ranges([(0, 6)], tokenizer="x"))
    records, _ = exported(worked_on, tmp_path / "out.jsonl")
    assert [token["text"] for token in records[0]["tokens"]] == ["b", "begun"]
    assert [token["text"] for token in records[1]["tokens"]] == ["c done"]


def test_spans_inside_tokens_are_counted(worked_on: Project, tmp_path: Path) -> None:
    done = worked_on.document_ids(states=[DocumentState.DONE])[0]
    worked_on.do(CreateSpan(done, 3, 5, PER))
    _, report = exported(worked_on, tmp_path / "out.jsonl")
    assert report.unaligned == 1


def test_the_same_work_exports_to_the_same_bytes(worked_on: Project, tmp_path: Path) -> None:
    exported(worked_on, tmp_path / "one.jsonl", states=())
    exported(worked_on, tmp_path / "two.jsonl", states=())
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


def test_times_are_those_of_the_last_gesture(worked_on: Project) -> None:
    untouched, *touched = worked_on.document_ids()
    assert worked_on.last_change(untouched) is None
    assert all(worked_on.last_change(document) for document in touched)
    worked_on.undo()
    last = worked_on.journal()[-1]
    assert worked_on.last_change(touched[-1]) == last.at // 1000


def test_an_export_replaces_a_file_only_when_it_is_complete(
    worked_on: Project, tmp_path: Path
) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("before")
    steps = export_project(worked_on, path, Choices(states=()), tokens_for=by_rule)
    next(steps)
    steps.close()
    assert path.read_text() == "before"
    assert beside(worked_on) == ["out.jsonl"]
    exported(worked_on, path)
    assert path.read_text() != "before"
    assert beside(worked_on) == ["out.jsonl", "out.jsonl.card.json", "out.jsonl.card.md"]


def test_a_span_that_does_not_fit_leaves_nothing_behind(
    worked_on: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prodigy, "text_hash", lambda text: "another")
    with pytest.raises(SpanMismatchError):
        exported(worked_on, tmp_path / "out.jsonl")
    assert beside(worked_on) == []


def test_the_project_is_never_overwritten(worked_on: Project, tmp_path: Path) -> None:
    (tmp_path / "link.jsonl").symlink_to(worked_on.path)
    for path in (worked_on.path, tmp_path / "link.jsonl"):
        with pytest.raises(ExportWriteError) as caught:
            exported(worked_on, path)
        assert caught.value.fields["reason"] == "is-the-project"


@pytest.mark.parametrize("name", ["", "missing/out.jsonl"])
def test_a_place_that_cannot_be_written_is_named(
    worked_on: Project, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ExportWriteError) as caught:
        exported(worked_on, tmp_path / name)
    assert caught.value.fields["path"] == str(tmp_path / name)
    assert beside(worked_on) == []


def test_a_link_is_followed(worked_on: Project, tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("before")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    exported(worked_on, tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text().startswith("{")


def test_a_stream_gets_the_same_records(worked_on: Project, tmp_path: Path) -> None:
    stream = io.BytesIO()
    for _ in export_to(worked_on, stream, Choices(), tokens_for=by_rule):
        pass
    exported(worked_on, tmp_path / "out.jsonl")
    assert stream.getvalue() == (tmp_path / "out.jsonl").read_bytes()


def test_an_empty_project_exports_to_an_empty_file(project: Project, tmp_path: Path) -> None:
    assert exported(project, tmp_path / "out.jsonl") == ([], ExportReport())


def test_progress_comes_every_few_documents(project: Project, tmp_path: Path) -> None:
    rows = (json.dumps({"text": f"Article {n}"}) for n in range(35))
    (tmp_path / "in.jsonl").write_text("\n".join(rows))
    for _ in import_paths(project, [tmp_path / "in.jsonl"]):
        pass
    path = tmp_path / "out.jsonl"
    steps = list(export_project(project, path, Choices(states=()), tokens_for=by_rule))
    assert [step.done for step in steps] == [0, *range(4, 35, 4), 35]


def test_an_export_comes_in_again_complete(
    worked_on: Project, make_project: Callable[..., Project], tmp_path: Path
) -> None:
    new, begun, done, _ = worked_on.document_ids()
    for document, label, start in ((new, "CLAIM", 0), (new, "SOURCE", 2), (done, "LOC", 0)):
        worked_on.do(CreateSpan(document, start, start + 1, LabelId(label)))
    claim, source = worked_on.spans(new)
    worked_on.do(LinkSpans(new, RelationTypeId("said-by"), claim.id, source.id))
    worked_on.do(RejectSpans(done, (worked_on.spans(done)[0].id,)))
    worked_on.do(FlagDocument(begun, flagged=True, comment="À revoir"))
    worked_on.add_time(begun, 5000)
    exported(worked_on, tmp_path / "out.jsonl", states=(), undecided=True)
    other = make_project()
    *_, last = import_paths(other, [tmp_path / "out.jsonl"])
    assert last.report.added == 4
    assert last.report.complete
    assert content(other) == content(worked_on)


def content(project: Project) -> list[object]:
    """Return what a project holds, but for the identifiers."""
    found: list[object] = []
    for document in project.documents():
        spans = {span.id: span for span in project.spans(document.id)}
        places = {key: (span.start, span.end, span.label) for key, span in spans.items()}
        status = project.status(document.id)
        found.append(
            (
                document.text,
                sorted(
                    (*places[key], span.state, span.origin, dict(span.attributes), span.flagged)
                    for key, span in spans.items()
                ),
                [
                    (link.type, places[link.head], places[link.child], link.state)
                    for link in project.relations(document.id)
                ],
                (status.state, status.flagged, status.comment),
                project.time_spent(document.id),
            )
        )
    return found
