"""Looking through a large file for damage beside the work, instead of before it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from annotator.app.file_check import FileCheck
from annotator.app.project import Project
from annotator.core.errors import NotAProjectError, ProjectDamagedError
from annotator.core.model import Document
from annotator.store import beside, soundness
from annotator.store.soundness import Examination

AddDocument = Callable[..., Document]


@pytest.fixture
def large(project: Project, add_document: AddDocument, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a project with a long article, which counts as large."""
    add_document(project, "Un long article. " * 50_000)
    project.close()
    monkeypatch.setattr(soundness, "LARGE", 0)
    return Project.open(project.path)


def damage(path: Path) -> None:
    """Overwrite a page in the middle of the long text."""
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")  # of a page
    page = content.rindex(b"Un long article. " * 800) // size
    content[size * page : size * (page + 1)] = b"\xa5" * size
    path.write_bytes(content)


def test_a_small_file_needs_no_second_look(project: Project) -> None:
    assert project.examination() is None


def test_a_large_file_that_is_sound_says_nothing(large: Project) -> None:
    examination = large.examination()
    assert examination is not None
    assert examination.run() == ""
    large.close()


def test_damage_in_a_large_file_is_found_after_it_was_opened(large: Project) -> None:
    large.close()
    damage(large.path)
    opened = Project.open(large.path)
    found: list[ProjectDamagedError] = []
    there = Event()

    def tell(error: ProjectDamagedError) -> None:
        found.append(error)
        there.set()

    check = FileCheck(opened, tell)
    check.start()
    assert there.wait(10)
    check.stop()
    assert found[0].fields["path"] == str(large.path)
    assert found[0].fields["reason"]
    opened.close()


def test_the_same_damage_in_a_small_file_is_refused(
    large: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.close()
    damage(large.path)
    monkeypatch.setattr(soundness, "LARGE", 10**9)
    with pytest.raises(NotAProjectError):
        Project.open(large.path)


def test_what_looks_like_damage_while_something_is_written_is_not_told(
    large: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    large.close()
    damage(large.path)
    monkeypatch.setattr(beside, "_PAUSE", 0.0)
    numbers = count(0, 2)
    looks = 0

    def writes() -> int:
        """Say that there was another transaction, and after some looks that all is quiet."""
        nonlocal looks
        looks += 1
        return next(numbers) if looks < 20 else 1000

    assert Examination(large.path, writes).run() != ""
    assert looks > 20, "it waited until nothing was written any more"


def test_inside_a_transaction_it_does_not_even_look(
    large: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "_PAUSE", 0.0)
    seen: list[int] = []

    def stop_soon() -> int:
        seen.append(1)
        if len(seen) > 5:
            examination.stop()
        return 1

    examination = Examination(large.path, stop_soon)
    monkeypatch.setattr(examination, "_answer", lambda _: pytest.fail("it looked"))
    assert examination.run() == ""
    large.close()


def test_transactions_are_counted_also_when_they_fail(large: Project) -> None:
    before = large._file._writes
    large.change_settings(a=1)
    inside: list[int] = []

    def fail() -> None:
        with large._file.transaction():
            inside.append(large._file._writes)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert inside[0] % 2 == 1
    assert (large._file._writes, large._file._writes % 2) == (before + 4, 0)
    large.close()


def test_looking_does_not_give_up_the_lock(large: Project) -> None:
    examination = large.examination()
    assert examination is not None
    examination.run()
    script = (
        "import sys; from pathlib import Path\n"
        "from annotator.app.project import Project\n"
        "from annotator.core.errors import ProjectLockedError\n"
        "try: Project.open(Path(sys.argv[1]))\n"
        "except ProjectLockedError: print('locked')\n"
    )
    command = [sys.executable, "-c", script, str(large.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "locked"
    large.close()


def test_a_check_that_is_stopped_says_nothing(large: Project) -> None:
    large.close()
    damage(large.path)
    opened = Project.open(large.path)
    told: list[object] = []
    check = FileCheck(opened, told.append)
    check.stop()
    check.start()
    assert not check.running
    assert told == []
    opened.close()
