"""Looking into copies in a thread: the same as looking, and it can be stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.merging import preview
from annotator.app.merging.beside import looking_beside
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import MergeItselfError
from annotator.core.ids import LabelId
from annotator.core.model import Document

AddDocument = Callable[..., Document]


@pytest.fixture
def returned(project: Project, add_document: AddDocument, tmp_path: Path) -> tuple[Project, Path]:
    """Return a project, open again, and a copy of it that went on."""
    document = add_document(project, "Anna rit.")
    project.close()
    path = tmp_path / "back.annodb"
    shutil.copy(project.path, path)
    copy = Project.open(path)
    copy.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    copy.close()
    return Project.open(project.path), path


def test_it_finds_what_looking_finds(returned: tuple[Project, Path]) -> None:
    project, path = returned
    other = path.with_name("other.annodb")
    other.write_bytes(b"no project")
    paths = [path, other, project.path, path.with_name("none.annodb")]
    steps = [step for step in looking_beside(project, paths) if step is not None]
    assert [step.done for step in steps] == [0, 1, 2, 3, 4]
    found = steps[-1].previews
    assert found is not None
    expected = preview(project, paths)
    assert [one.path for one in found] == paths
    for one, same in zip(found, expected, strict=True):
        assert type(one.fault) is type(same.fault)
        assert (one.works, one.tallies, one.articles) == (same.works, same.tallies, same.articles)
    assert found[0].brings
    assert isinstance(found[2].fault, MergeItselfError)
    assert project.spans(next(iter(project.documents())).id) == ()
    project.close()


def test_it_ends_when_it_is_closed(returned: tuple[Project, Path]) -> None:
    project, path = returned
    steps = looking_beside(project, [path] * 50)
    assert next(steps) is not None
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    project.close()
    Project.open(path).close()
