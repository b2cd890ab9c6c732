"""An open project: creating, opening, and what it tells of itself."""

from __future__ import annotations

import os
import sys
import threading
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.changes import Added
from annotator.core.effects import Effects
from annotator.core.errors import NotAProjectError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.resources import resource
from annotator.core.scheme import Scheme
from annotator.core.tokens import from_ranges

AddDocument = Callable[..., Document]


def test_a_project_knows_itself_and_keeps_it(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    path = tmp_path / "Presse locale.annodb"
    project = Project.create(path, scheme=scheme, annotator=annotator)
    assert (project.name, project.path) == ("Presse locale", path)
    assert (project.scheme, project.annotator) == (scheme, annotator)
    created = datetime.fromisoformat(project.created)
    assert timedelta() <= datetime.now(UTC) - created < timedelta(minutes=5)
    project.close()
    opened = Project.open(path)
    assert (opened.id, opened.name, opened.created) == (project.id, project.name, project.created)
    assert (opened.scheme, opened.annotator) == (scheme, annotator)
    opened.close()


def test_a_project_may_have_another_name_than_its_file(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    project = Project.create(tmp_path / "a", scheme=scheme, annotator=annotator, name="Été")
    assert project.name == "Été"
    project.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux allows such names")
def test_a_file_name_that_is_no_text_is_possible(
    tmp_path: Path, scheme: Scheme, annotator: Annotator
) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.annodb")
    Project.create(path, scheme=scheme, annotator=annotator).close()
    opened = Project.open(path)
    assert opened.name == "a\ufffd"
    opened.close()


def test_a_project_has_its_own_copy_of_its_scheme(project: Project) -> None:
    original = tomllib.loads(resource("schemes", "news.toml").read_text(encoding="utf-8"))
    assert project.scheme.id == original["id"]
    layers = tuple(
        replace(layer, labels=tuple(replace(item, enabled=True) for item in layer.labels))
        for layer in project.scheme.layers
    )
    changed = replace(project.scheme, version=2, layers=layers)
    project.do(ChangeScheme(changed))
    assert project.scheme == changed
    project.close()
    opened = Project.open(project.path)
    assert opened.scheme == changed
    opened.close()


def test_an_empty_project_answers_every_question(project: Project) -> None:
    assert project.document_ids() == []
    assert list(project.documents()) == []
    assert project.span_totals() == {}
    assert set(project.state_counts().values()) == {0}
    assert project.without_suggestions() == []
    assert project.journal() == []
    assert (project.place(), project.next_undo, project.next_redo) == (None, None, None)


def test_words_serve_until_a_pipeline_has_made_tokens(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "L'eau monte")
    assert project.tokens(document.id).starts == (0, 2, 6)
    project.store_tokens(document.id, from_ranges([(0, 5), (6, 11)], tokenizer="p 1"))
    assert project.tokens(document.id).starts == (0, 6)
    assert project.tokens(document.id).tokenizer == "p 1"


def test_a_planned_nothing_is_not_even_written(project: Project, add_document: AddDocument) -> None:
    class Nothing:
        name = "nothing"
        undoable = True

        def plan(self, project: Reader) -> Plan:
            return Plan()

    document = add_document(project, "Texte.")
    before = project.path.stat().st_mtime_ns
    assert project.do(Nothing(), place=(document.id, 3)) == Effects()
    assert project.place() is None
    assert project.path.stat().st_mtime_ns == before


def test_an_operation_that_fails_half_way_leaves_nothing(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Le maire parle.")
    project.do(CreateSpan(document.id, 0, 2, LabelId("PER")))
    (span,) = project.spans(document.id)

    class Twice:
        name = "twice"
        undoable = True

        def plan(self, project: Reader) -> Plan:
            other = replace(span, id=type(span.id)("f" * 32), start=3)
            return Plan(changes=(Added(replace(other, end=8)), Added(span)))

    with pytest.raises(Exception, match="UNIQUE"):
        project.do(Twice())
    assert project.spans(document.id) == (span,)
    assert len(project.journal()) == 2
    project.undo()
    assert project.status(document.id).state is DocumentState.NEW


def test_a_project_belongs_to_the_thread_that_opened_it(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Le maire parle.")
    faults: list[BaseException] = []

    def intrude() -> None:
        try:
            project.do(CreateSpan(document.id, 0, 2, LabelId("PER")))
        except Exception as fault:
            faults.append(fault)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert "thread" in str(faults[0])
    assert project.spans(document.id) == ()


def test_a_project_that_cannot_be_shown_is_closed_again(project: Project) -> None:
    with project._file.transaction():
        project._file._db.execute("UPDATE project SET scheme = 'x'")
    project.close()
    for _ in range(2):  # a lock left behind would make the second try say so
        with pytest.raises(NotAProjectError):
            Project.open(project.path)


def test_documents_are_told_apart_by_their_ids(project: Project, add_document: AddDocument) -> None:
    made = [add_document(project, f"Texte {number}.") for number in range(3)]
    assert [project.document(item.id) for item in made] == made
    assert len({DocumentId(item.id) for item in made}) == 3
