"""Nothing but SQLite ever opens the file of an open project.

POSIX takes a process's locks on a file away when the process closes any handle of that file: one
plain copy, hash or look at the live file, and a second program may write to it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import Day


def watched(what: str, path: Path, source: Path | None) -> list[str]:
    """Return what opened the live file, and what a second process was told."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.living", what, str(path), str(source)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()


def test_a_days_work_never_opens_it(day: Day, tmp_path: Path) -> None:
    path = day.copied(tmp_path / "day")
    assert watched("work", path, day.session._source) == ["locked"]


@pytest.mark.skipif(sys.platform == "win32", reason="locks of Windows belong to the handle")
def test_the_watch_sees_and_a_plain_copy_costs_the_lock(day: Day, tmp_path: Path) -> None:
    opened, told = watched("copy", day.copied(tmp_path / "day"), day.session._source)
    assert opened.startswith("open")
    assert told == "opened"
