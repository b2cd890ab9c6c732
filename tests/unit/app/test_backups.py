"""Backups: sound, thinned as they age, made beside the work, and brought back as copies."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app import backups
from annotator.app.backup_folder import folder_of, place_of, superfluous
from annotator.app.backups import Backup, Reason
from annotator.app.project import Project
from annotator.core.errors import BackupFailedError
from annotator.core.model import Document
from annotator.store import backups as copies

AddDocument = Callable[..., Document]
NOW = datetime(2026, 11, 22, 21, 18, 45, 123_000, UTC)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [row[0] for row in db.execute("SELECT text FROM documents ORDER BY pk")]


def test_a_backup_is_the_project_as_it_is(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit.")
    made = backups.make(project, Reason.MERGE, home=home, now=NOW)
    add_document(project, "Bruno pleure.")
    assert made.path == home / "backups" / project.id / (
        f"project 2026-11-22T21.18.45.123Z merge {place_of(project.path)}.annodb"
    )
    assert (made.stem, made.at, made.reason) == ("project", NOW, Reason.MERGE)
    assert made.size == made.path.stat().st_size
    assert texts(made.path) == ["Anna rit."]
    backups.verify(made.path)
    assert backups.list_of(project.id, home=home) == [made]
    assert sorted(one.name for one in made.path.parent.iterdir()) == [made.path.name]


def test_the_projects_own_lock_holds_all_along(project: Project, home: Path) -> None:
    made = backups.make(project, Reason.ASKED, home=home)
    *_, step = backups.making(project, Reason.ASKED, home=home)
    assert step is not None
    assert step.backup is not None
    assert backups.restore(made, project.path) != project.path
    backups.verify(made.path)
    script = (
        "import sqlite3, sys\n"
        "db = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "try: db.execute('BEGIN IMMEDIATE'); print('written')\n"
        "except sqlite3.OperationalError: print('locked')\n"
    )
    command = [sys.executable, "-c", script, str(project.path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "locked"


def test_a_backup_beside_the_work_tells_how_far_it_is(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit. " * 100_000)
    steps = [step for step in backups.making(project, Reason.IMPORT, home=home) if step]
    assert [step.done for step in steps] == sorted(step.done for step in steps)
    last = steps[-1]
    assert last.done == last.total > 0
    assert last.backup is not None
    assert texts(last.backup.path) == texts_of(project)


def texts_of(project: Project) -> list[str]:
    return [document.text for document in project.documents()]


def test_a_backup_that_is_given_up_leaves_nothing(
    project: Project, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(copying: copies.Copying, _left: int, _total: int) -> bool:
        copying.stop()
        return False

    monkeypatch.setattr(copies.Copying, "_follow", stop)
    with pytest.raises(BackupFailedError):
        list(backups.making(project, Reason.MERGE, home=home))

    def wait(copying: copies.Copying, _left: int, _total: int) -> bool:
        return not copying._stopped.wait(60)

    monkeypatch.setattr(copies.Copying, "_follow", wait)
    steps = backups.making(project, Reason.MERGE, home=home)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert list(folder_of(project.id, home).iterdir()) == []


def test_a_backup_without_room_says_so_and_leaves_nothing(project: Project, home: Path) -> None:
    home.mkdir()
    (home / "backups").write_text("in the way")
    with pytest.raises(BackupFailedError):
        backups.make(project, Reason.MERGE, home=home)
    with pytest.raises(BackupFailedError):
        list(backups.making(project, Reason.MERGE, home=home))
    assert backups.list_of(project.id, home=home) == []


def test_a_copy_that_is_not_sound_never_gets_its_name(
    project: Project, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copies, "verify", lambda _: "row 1 missing from index")
    with pytest.raises(BackupFailedError) as told:
        backups.make(project, Reason.MERGE, home=home)
    assert told.value.fields["reason"] == "row 1 missing from index"
    assert list(folder_of(project.id, home).iterdir()) == []


def test_damage_of_a_backup_is_found(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    for number in range(50):
        add_document(project, f"Anna rit {number}. " * 500)
    made = backups.make(project, Reason.MERGE, home=home)
    data = bytearray(made.path.read_bytes())
    for place in range(20_000, len(data), 4_000):
        data[place] ^= 0xFF
    made.path.write_bytes(data)
    for path in (made.path, made.path.with_name("none.annodb"), Path(__file__)):
        with pytest.raises(BackupFailedError):
            backups.verify(path)
    with pytest.raises(BackupFailedError):
        backups.restore(made, project.path)
    assert not list(project.path.parent.glob("*restored*"))
    assert not list(project.path.parent.glob("*.unfinished*"))


def test_a_backup_comes_back_as_a_copy_beside(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit.")
    made = backups.make(project, Reason.MERGE, home=home, now=NOW)
    add_document(project, "Bruno pleure.")
    first = backups.restore(made, project.path)
    second = backups.restore(made, project.path, "rétabli")
    third = backups.restore(made, project.path)
    when = NOW.astimezone().strftime("%Y-%m-%d %H.%M")
    assert [one.name for one in (first, second, third)] == [
        f"project (restored {when}).annodb",
        f"project (rétabli {when}).annodb",
        f"project (restored {when}, 2).annodb",
    ]
    opened = Project.open(first)
    assert texts_of(opened) == ["Anna rit."]
    assert opened.id == project.id
    opened.close()
    assert len(texts_of(project)) == 2


def test_each_file_of_a_project_has_its_own_rotation(project: Project, home: Path) -> None:
    long_ago = NOW - timedelta(days=3)
    for hour in range(3):
        backups.make(project, Reason.SCHEDULED, home=home, now=long_ago + timedelta(minutes=hour))
    folder = folder_of(project.id, home)
    other = folder / "package 2026-11-19T10.00.00.000Z merge.annodb"
    other.touch()
    (folder / "notes.annodb").touch()
    (folder / "x 2026-99-19T10.00.00.000Z merge.annodb").touch()
    gone = backups.thin(project.id, home=home, now=NOW)
    assert len(gone) == 2
    assert [one.stem for one in backups.list_of(project.id, home=home)] == ["project", "package"]
    assert backups.thin(project.id, home=home, now=NOW) == []
    assert len(list(folder.iterdir())) == 4


def made_at(moments: list[datetime]) -> list[Backup]:
    return [
        Backup(path=Path(str(at)), stem="p", at=at, reason=Reason.ASKED, size=1)
        for at in sorted(moments, reverse=True)
    ]


def test_all_of_today_one_a_day_for_two_weeks_one_a_month() -> None:
    moments = [NOW - timedelta(hours=hours) for hours in range(0, 24 * 100, 5)]
    found = made_at(moments)
    gone = superfluous(found, NOW.date())
    kept = [one.at for one in found if one not in gone]
    today = [at for at in moments if at.date() == NOW.date()]
    assert kept[: len(today)] == today
    days = kept[len(today) : len(today) + 14]
    assert [at.date() for at in days] == [NOW.date() - timedelta(days=one) for one in range(1, 15)]
    assert [at.strftime("%Y-%m") for at in kept[len(today) + 14 :]] == [
        "2026-11", "2026-10", "2026-09", "2026-08",
    ]  # fmt: skip


DAYS = st.integers(-5, 900)


@given(st.lists(DAYS, max_size=60), st.lists(st.integers(0, 400), max_size=5))
def test_thinning_again_takes_nothing_and_the_newest_always_stays(
    ages: list[int], later: list[int]
) -> None:
    found = made_at([NOW - timedelta(days=age, seconds=seq) for seq, age in enumerate(ages)])
    today: date = NOW.date()
    for days in (0, *sorted(later)):
        gone = superfluous(found, today + timedelta(days=days))
        assert not found or found[0] not in gone
        months = {(one.at.year, one.at.month) for one in found}
        found = [one for one in found if one not in gone]
        assert {(one.at.year, one.at.month) for one in found} == months
        assert superfluous(found, today + timedelta(days=days)) == []


KILLED = """
import sys, time
from pathlib import Path
from annotator.app import backups
from annotator.app.project import Project
from annotator.store import backups as copies
follow = copies.Copying._follow
def slowly(copying, left, total):
    print(left, flush=True)
    time.sleep(0.01)
    return follow(copying, left, total)
copies.Copying._follow = slowly
project = Project.open(Path(sys.argv[1]))
for _ in backups.making(project, backups.Reason.ASKED, home=Path(sys.argv[2])):
    time.sleep(0.001)
print("done", flush=True)
project.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
@pytest.mark.parametrize("slices", [1, 5, 12])
def test_killed_in_the_middle_there_is_no_backup_and_the_project_is_whole(
    project: Project, add_document: AddDocument, home: Path, slices: int
) -> None:
    for number in range(4):
        add_document(project, f"Anna rit {number}. " * 60_000)
    project.close()
    command = [sys.executable, "-c", KILLED, str(project.path), str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(slices):
            assert process.stdout.readline().strip().isdigit()
        process.kill()
    assert backups.list_of(project.id, home=home) == []
    opened = Project.open(project.path)
    assert len(texts_of(opened)) == 4
    made = backups.make(opened, Reason.ASKED, home=home)
    opened.close()
    backups.verify(made.path)
    assert backups.list_of(project.id, home=home) == [made]
