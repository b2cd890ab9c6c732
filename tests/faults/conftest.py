"""What the tests of faults share: a project to begin with, and what it holds after each step."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec
import pytest

from annotator.app.mending import check
from annotator.app.project import Project
from annotator.core.model import Document
from tests.faults.disk import reachable
from tests.faults.session import TEXT, Content, Session, content

STEPS = 40
SEED = 2026
FULL = "ANNOTATOR_FAULTS"
"""The environment variable that asks for the long campaigns: how many times as much."""


def times() -> int:
    """Return how many times as much is tried as in a usual run."""
    return int(os.environ.get(FULL, "1"))


def sound(path: Path) -> bool:
    """Tell whether a project file has nothing wrong with it."""
    return not [finding for part in check(path) for finding in part.findings]


@dataclass(frozen=True, slots=True)
class Day:
    """A project to begin with, the steps, and what it holds after each of them."""

    base: Path
    session: Session
    after: list[Content]

    def copied(self, folder: Path, name: str = "day.annodb") -> Path:
        """Return a copy of the project to begin with, in a folder of its own."""
        target = folder / name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.base, target)
        return target


@pytest.fixture(scope="session")
def day(
    tmp_path_factory: pytest.TempPathFactory,
    make_project: Callable[..., Project],
    add_document: Callable[..., Document],
) -> Day:
    """Return a project and the plan of a day's work in it."""
    if not reachable():
        pytest.skip("the SQLite of this Python is no library that can be spoken to")
    folder = tmp_path_factory.mktemp("day")
    source = folder / "more.jsonl"
    rows = [{"text": f"{TEXT} Import {number}.", "title": f"Import {number}"} for number in (1, 2)]
    source.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    project = make_project()
    for number in range(2):
        add_document(project, f"{TEXT}{number}")
    project.close()
    session = Session(SEED, source)
    copy = folder / "expected.annodb"
    shutil.copy(project.path, copy)
    project_again = Project.open(copy)
    after = [content(project_again)]
    for number in range(1, STEPS + 1):
        session.step(project_again, number)
        after.append(content(project_again))
    project_again.close()
    assert sound(copy)
    return Day(project.path, session, after)
