"""Importing files and folders: what comes in, what is reported, what stopping leaves behind."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app import importing
from annotator.app.importing import ImportReport, import_paths
from annotator.app.project import Project


def imported(project: Project, *paths: Path) -> ImportReport:
    *_, last = import_paths(project, paths)
    assert last.done == last.total
    return last.report


def texts(project: Project) -> list[str]:
    return [document.text for document in project.documents()]


def lines_file(path: Path, count: int, text: str = "Article {n}") -> Path:
    rows = (json.dumps({"text": text.format(n=n)}) for n in range(count))
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


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


def test_what_cannot_be_read_is_named_and_the_others_come_in(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("un")
    (tmp_path / "b.docx").write_bytes(b"PK")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.jsonl").write_text('{"text": "deux"}\nnon\n')
    report = imported(
        project, *(tmp_path / name for name in ("a.txt", "b.docx", "c.txt", "d.jsonl", "e.txt"))
    )
    assert texts(project) == ["un", "deux"]
    assert [problem.code for problem in report.problems] == [
        "unsupported-file",
        "empty-text",
        "bad-record",
        "unreadable-file",
    ]
    assert report.problems[2].fields == {
        "name": str(tmp_path / "d.jsonl"),
        "line": 2,
        "reason": "not-json",
    }


def test_duplicates_are_counted_not_added(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"un\r\ndeux")
    (tmp_path / "b.txt").write_bytes(b"\xef\xbb\xbfun\ndeux")
    assert imported(project, tmp_path / "a.txt", tmp_path / "b.txt").duplicates == 1
    report = imported(project, tmp_path / "a.txt")
    assert (report.added, report.duplicates) == (0, 1)
    assert len(texts(project)) == 1


def test_annotations_are_reported_as_left_out(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "un", "spans": [], "answer": "accept"}')
    assert imported(project, tmp_path / "a.jsonl").left_out == ("answer", "spans")


def test_stopping_keeps_what_was_reported(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH", 50)
    steps = import_paths(project, [lines_file(tmp_path / "a.jsonl", 200)])
    for step in steps:
        if step.report.added >= 100:
            break
    assert 0 < step.done < step.total
    steps.close()
    assert len(texts(project)) == step.report.added == 100


def test_progress_never_goes_back_and_ends_at_the_end(project: Project, tmp_path: Path) -> None:
    files = [lines_file(tmp_path / f"{n}.jsonl", 60, f"{n} {{n}}") for n in range(3)]
    done = [step.done for step in import_paths(project, files)]
    assert done == sorted(done)
    assert len(done) > 6
    assert done[-1] == sum(file.stat().st_size for file in files)


def test_nothing_to_import_is_reported_as_such(project: Project, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    assert imported(project, tmp_path / "vide") == ImportReport()


def test_an_import_is_not_something_to_undo(project: Project, tmp_path: Path) -> None:
    imported(project, lines_file(tmp_path / "a.jsonl", 3))
    assert project.next_undo is None
    assert [entry.operation for entry in project.journal()] == ["add-documents"]


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

    monkeypatch.setattr(importing.os, "walk", refuse)
    (problem,) = imported(project, tmp_path).problems
    assert problem.fields == {"name": str(tmp_path), "reason": "not-allowed"}


def test_wire_copy_of_other_tools_comes_in(project: Project, shared: Path) -> None:
    report = imported(project, shared / "files", shared / "articles" / "wikinews.jsonl")
    assert report.added > 40
    assert {problem.code for problem in report.problems} == {"bad-record", "unsupported-file"}
