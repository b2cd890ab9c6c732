"""A program killed in the middle of an import leaves the project as it was, and goes on later.

The file is also the killed program: run as a script it imports a file and dies at a statement.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.importing import discard_import, import_paths, resume_import, running
from annotator.app.project import Project
from annotator.core.model import Document, SpanState

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGKILL; TerminateProcess is tried by hand"
)

ARTICLES = 60
TEXT = "Anne Lemoal vit à Sormeuse."


def die_at(project: Project, statement: int) -> None:
    """Kill this process when SQLite is about to begin the statement of that number."""
    left = itertools.count(statement, -1)

    def count(sql: str) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    project._file._db.conn.set_trace_callback(count)


def run_as_program(path: Path, source: Path, statement: int) -> None:
    running._SMALL = 600
    project = Project.open(path)
    die_at(project, statement)
    for _ in import_paths(project, [source]):
        pass


@pytest.fixture
def base(make_project: Callable[..., Project], add_document: Callable[..., Document]) -> Path:
    project = make_project()
    add_document(project, TEXT)
    project.close()
    return project.path


@pytest.mark.slow
@pytest.mark.parametrize("statement", [3, 40, 150, 300, 520, 620])
def test_a_killed_import_shows_nothing_and_goes_on(
    base: Path, tmp_path: Path, statement: int
) -> None:
    source = tmp_path / "a.jsonl"
    spans = [{"start": 0, "end": 11, "label": "PERSON"}, {"start": 18, "end": 26, "label": "LOC"}]
    rows = [{"text": TEXT, "spans": spans, "answer": "accept"}]
    rows += [{**rows[0], "text": f"{TEXT} {number}"} for number in range(ARTICLES)]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for way in ("resume", "discard"):
        path = tmp_path / f"{way}.annodb"
        shutil.copy(base, path)
        command = [sys.executable, __file__, str(path), str(source), str(statement)]
        done = subprocess.run(command, check=False, timeout=60)
        assert done.returncode == -signal.SIGKILL, "it lived: too few statements"
        project = Project.open(path)
        try:
            assert [document.text for document in project.documents()] == [TEXT]
            assert project.span_totals() == {}
            check(project, way)
        finally:
            project.close()


def check(project: Project, way: str) -> None:
    """Go on with what was killed, or clear it away; nothing is lost and nothing doubled."""
    unfinished = project.unfinished_import is not None
    for _ in resume_import(project) if way == "resume" and unfinished else discard_import(project):
        pass
    wanted = ARTICLES if way == "resume" and unfinished else 0
    assert len(project.document_ids()) == 1 + wanted
    totals = project.span_totals()
    assert totals.get(("PER", SpanState.ACCEPTED), 0) == wanted
    assert totals.get(("PER", SpanState.SUGGESTED), 0) == (1 if wanted else 0)
    db = project._file._db
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert project.unfinished_import is None


if __name__ == "__main__":
    run_as_program(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
