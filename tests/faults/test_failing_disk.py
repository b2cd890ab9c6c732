"""A disk that fails in the middle of anything: it is said plainly, nothing is half written.

Each read, write, flush, cut and deletion of a day's work is made to fail in turn; a usual run
tries a sample of them, ``ANNOTATOR_FAULTS=20`` all.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from tests.faults.conftest import SEED, STEPS, Day, sound, times
from tests.faults.disk import (
    CANTOPEN,
    FULL,
    IOERR_DELETE,
    IOERR_FSYNC,
    IOERR_READ,
    IOERR_TRUNCATE,
    IOERR_WRITE,
    Disk,
    Fault,
)
from tests.faults.session import content

FAULTS = {
    "full": (FULL, ("write",)),
    "failing": (IOERR_WRITE, ("write",)),
    "flush": (IOERR_FSYNC, ("sync",)),
    "cut": (IOERR_TRUNCATE, ("truncate",)),
    "unreadable": (IOERR_READ, ("read",)),
    "deletion": (IOERR_DELETE, ("delete",)),
    "no more files": (CANTOPEN, ("open",)),
}
PLACES = 12
"""Of each fault, in a usual run."""


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    with Disk(tmp_path).installed() as installed:
        yield installed


def calls_of(day: Day, folder: Path) -> list[str]:
    """Return all that a day's work asks of the disk."""
    path = day.copied(folder)
    with Disk(folder).installed() as disk:
        project = Project.open(path)
        for number in range(1, STEPS + 1):
            day.session.step(project, number)
        project.close()
        return list(disk.calls)


@pytest.fixture(scope="module")
def calls(day: Day, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return calls_of(day, tmp_path_factory.mktemp("calls"))


def opened(path: Path, disk: Disk) -> Project:
    """Open a project; where the disk fails in that, once more when it no longer does."""
    try:
        return Project.open(path)
    except UserFacingError:
        disk.heal()
        return Project.open(path)


def step(day: Day, project: Project, number: int) -> bool:
    """Carry out a step; tell whether the disk let it. Reading may fail too: that is explained."""
    try:
        day.session.step(project, number)
    except UserFacingError:
        return False
    except sqlite3.Error as error:
        if project.explained(error) is None:
            raise
        return False
    return True


def work_through(day: Day, path: Path, disk: Disk, *, once: bool) -> int:
    """Do the day's work; return how many steps failed, each of which is repeated."""
    project, failed = opened(path, disk), 0
    for number in range(1, STEPS + 1):
        if not step(day, project, number):
            failed += 1
            assert once or not step(day, project, number)
            disk.heal()
            assert content(project) == day.after[number - 1], f"step {number} was half written"
            day.session.step(project, number)
        assert content(project) == day.after[number], f"step {number}"
    project.close()
    disk.heal()
    return failed


@pytest.mark.parametrize("name", FAULTS)
def test_one_call_that_fails(
    name: str, day: Day, calls: list[str], disk: Disk, tmp_path: Path
) -> None:
    code, kinds = FAULTS[name]
    places = [at for at, kind in enumerate(calls) if kind in kinds]
    chance = random.Random(f"{SEED} {name}")
    failed = 0
    for turn, at in enumerate(chance.sample(places, min(len(places), PLACES * times()))):
        path = day.copied(tmp_path / str(turn))
        disk.calls.clear()
        disk.fault = Fault(at, code, frozenset(kinds), times=1)
        work_through(day, path, disk, once=True)
        failed += disk.failed > 0
        assert sound(path)
    assert failed or not places


@pytest.mark.parametrize("name", ["full", "failing"])
def test_a_disk_that_goes_on_failing_until_it_is_mended(
    name: str, day: Day, calls: list[str], disk: Disk, tmp_path: Path
) -> None:
    code, kinds = FAULTS[name]
    places = [at for at, kind in enumerate(calls) if kind in kinds]
    chance = random.Random(f"{SEED} on {name}")
    for turn, at in enumerate(chance.sample(places, min(len(places), PLACES * times()))):
        path = day.copied(tmp_path / str(turn))
        disk.calls.clear()
        disk.fault = Fault(at, code, frozenset(kinds))
        assert work_through(day, path, disk, once=False) >= 1 or disk.failed == 0
        assert sound(path)
