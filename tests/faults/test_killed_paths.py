"""Killed in the middle of a merge or of a migration, a project is as it was, or all of it is done.

Gestures are killed in ``tests/unit/app/test_kill.py``, imports in ``test_import_kill.py``, backups
and restores in ``test_backups.py`` and ``test_restoring.py`` there.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from annotator.core.scheme import Scheme
from tests.faults.conftest import sound, times
from tests.faults.dying import RETURNED
from tests.unit.app.merging.copies import ZOE, work, write_base

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
_EACH = 10


def run(what: str, path: Path, statement: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.faults.dying", what, str(path), str(statement)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def held(path: Path) -> list[str]:
    """Return all rows of a closed project that do not depend on the time of day."""
    with closing(sqlite3.connect(path)) as db:
        if db.execute("PRAGMA user_version").fetchone()[0] > 1:
            return ["later", *map(repr, db.execute("SELECT * FROM readings"))]
        found = db.execute(
            "SELECT document, annotator, start, end, label, state FROM spans ORDER BY 1, 2, 3, 4, 5"
        )
        return [*map(repr, found), *map(repr, db.execute("SELECT name FROM annotators ORDER BY 1"))]


@pytest.fixture
def made(tmp_path: Path, scheme: Scheme) -> Path:
    path = tmp_path / "made" / "base.annodb"
    path.parent.mkdir()
    write_base(path, scheme, documents=3)
    returned = Path(shutil.copy(path, path.with_name(RETURNED)))
    gestures = [("create", number % 3, number % 5) for number in range(12)]
    work(returned, ZOE, gestures)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("what", ["merge", "migration"])
def test_all_of_it_or_nothing(made: Path, tmp_path: Path, what: str) -> None:
    before = held(made)
    done = tmp_path / "done"
    shutil.copytree(made.parent, done)
    told = run(what, done / made.name, 0)
    assert told.returncode == 0, told.stderr
    after, statements = held(done / made.name), int(told.stdout)
    assert after != before
    assert statements > 5
    chance = random.Random(statements)
    for attempt in range(_EACH * times()):
        folder = tmp_path / str(attempt)
        shutil.copytree(made.parent, folder)
        killed = run(what, folder / made.name, chance.randint(1, statements))
        assert killed.returncode == -signal.SIGKILL, killed
        assert held(folder / made.name) in (before, after)
        if what == "merge":
            assert sound(folder / made.name)
        again = run(what, folder / made.name, 0)
        assert again.returncode == 0, again.stderr
        assert held(folder / made.name) == after
