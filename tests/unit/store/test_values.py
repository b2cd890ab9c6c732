"""Rows that no project has are named before anything of them is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import NotAProjectError
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.store import soundness
from annotator.store.soundness import Examination
from annotator.store.values import first_oddity, first_oddity_of_kind, index_fault

ODD = {
    "text that is none": ("UPDATE documents SET title = CAST(x'c328' AS TEXT)", "UTF-8"),
    "a number for words": ("UPDATE annotators SET name = x'00'", "annotators"),
    "words for a number": ("UPDATE spans SET score = 'x'", "spans"),
    "a span behind the end": ("UPDATE spans SET \"end\" = 9999", "spans"),
    "no end of a score": ("UPDATE spans SET score = 9e999", "spans"),
    "an id too short": ("UPDATE documents SET id = x'00'", "documents"),
    "no such annotator": ("UPDATE spans SET annotator = 77", "spans"),
    "nobody's gesture": ("UPDATE journal_documents SET annotator = 77", "journal_documents"),
    "a clock of the far future": ("UPDATE journal SET at = 1 << 62", "journal"),
    "no JSON": ("UPDATE documents SET metadata = '{'", "documents"),
    "JSON without a bottom": (
        f"UPDATE documents SET metadata = '{{\"a\": {'[' * 5000}{']' * 5000}}}'", "documents",
    ),
    "another kind of JSON": ("UPDATE project SET settings = '[]'", "project"),
    "attributes that are lists": ("UPDATE spans SET attributes = '{\"a\": []}'", "spans"),
    "a change of nothing known": ("UPDATE journal SET changes = '[[\"x\", 1, 2]]'", "journal"),
    "a text that was longer": ("UPDATE documents SET text = text || 'x'", "documents"),
    "a text with a carriage return": (
        "UPDATE documents SET text = replace(text, 'a', char(13))", "documents",
    ),
    "a label that is no name": ("UPDATE spans SET label = 'a b'", "spans"),
    "no moment": ("UPDATE project SET created = 'x'", "project"),
    "two projects": (
        "INSERT INTO project SELECT randomblob(16), name, created, scheme, settings FROM project",
        "project",
    ),
    "an index of words that is none": ("UPDATE words_config SET v = 9 WHERE k = 'version'", "fts5"),
}  # fmt: skip


@pytest.fixture
def db(project: Project, add_document: Callable[..., Document]) -> Iterator[sqlite3.Connection]:
    document = add_document(project, "Anna a parlé.")
    project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    project.close()
    with closing(sqlite3.connect(project.path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        yield connection


def test_a_project_has_nothing_odd(db: sqlite3.Connection) -> None:
    assert first_oddity(db) == first_oddity_of_kind(db) == index_fault(db) == ""


@pytest.mark.parametrize("name", ODD)
def test_odd_rows_are_named_and_refused(
    db: sqlite3.Connection, project: Project, name: str
) -> None:
    statement, where = ODD[name]
    db.execute(statement)
    db.commit()
    db.close()
    with closing(sqlite3.connect(project.path)) as again:
        assert where in first_oddity(again)
    before = project.path.read_bytes()
    with pytest.raises(NotAProjectError):
        Project.open(project.path)
    assert project.path.read_bytes() == before


def test_large_files_are_looked_at_beside_the_work(
    db: sqlite3.Connection, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soundness, "LARGE", 0)
    db.execute('UPDATE spans SET "end" = 9999')
    db.commit()
    db.close()
    with closing(Project.open(project.path)) as opened:
        examination = opened.examination()
        assert isinstance(examination, Examination)
        assert examination.run() == "spans"
