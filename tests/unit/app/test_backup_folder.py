"""Which backups are kept: by age and by room, whatever the clock does and wherever files lie."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app import backup_folder, backups
from annotator.app.backup_folder import Backup, Reason, beyond
from annotator.app.project import Project
from annotator.app.settings import Settings, SettingsFile
from annotator.core.errors import BackupNoRoomError
from annotator.core.model import Document

AddDocument = Callable[..., Document]
NOW = datetime(2026, 11, 22, 21, 18, 45, 123_000, UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def in_paris(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change its time zone for a test")
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    yield
    monkeypatch.delenv("TZ")
    time.tzset()


def made(moments: list[datetime], size: int = 1, reason: Reason = Reason.SCHEDULED) -> list[Backup]:
    return [
        Backup(path=Path(str(at)), stem="p", at=at, reason=reason, size=size)
        for at in sorted(moments, reverse=True)
    ]


# The clock and the calendar


def test_two_backups_of_the_hour_that_comes_twice(
    in_paris: None, project: Project, add_document: AddDocument, home: Path
) -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 2.30, summer time
    second = first + HOUR  # 2.30 again
    add_document(project, "Anna rit.")
    older = backups.make(project, Reason.SCHEDULED, home=home, now=first)
    newer = backups.make(project, Reason.SCHEDULED, home=home, now=second)
    assert [one.at for one in backups.list_of(project.id, home=home)] == [second, first]
    names = [backups.restore(one, project.path).name for one in (older, newer)]
    assert names == [
        "project (restored 2026-10-25 02.30).annodb",
        "project (restored 2026-10-25 02.30, 2).annodb",
    ]


def test_days_without_an_hour_and_with_one_more_keep_one_each(in_paris: None) -> None:
    for day in (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC)):
        found = made([day - 36 * HOUR + one * HOUR / 2 for one in range(144)])
        gone = backup_folder.superfluous(found, (day + timedelta(days=3)).date())
        kept = [one.at.date() for one in found if one not in gone]
        assert kept == sorted({one.at.date() for one in found}, reverse=True)


def test_a_clock_set_back_neither_ends_backups_nor_deletes_them(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit.")
    ahead = backups.make(project, Reason.SCHEDULED, home=home, now=NOW + timedelta(days=900))
    add_document(project, "Bruno pleure.")
    for day in range(20):
        backups.make(project, Reason.SCHEDULED, home=home, now=NOW + timedelta(days=day))
    found = backups.list_of(project.id, home=home)
    assert found[0] == ahead
    assert len(found) == 1 + 20 - 4  # what is older than two weeks: the last of November stays
    gone = beyond(found, found[0].size * 3, NOW + timedelta(days=19))
    assert gone[0] == ahead
    assert [one for one in found if one not in gone][:2] == found[1:3]


def test_two_backups_of_one_moment_both_stay(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit.")
    two = [backups.make(project, Reason.ASKED, home=home, now=NOW) for _ in range(2)]
    assert two[0].path != two[1].path
    assert len(backups.list_of(project.id, home=home)) == 2


# Files and computers


def test_two_computers_in_one_folder_have_rotations_of_their_own(
    project: Project, add_document: AddDocument, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(project, "Anna rit.")
    day = NOW - timedelta(days=3)
    for minutes in range(0, 60, 10):
        monkeypatch.setattr("platform.node", lambda name=f"pc{minutes % 20}": name)
        at = day + timedelta(minutes=minutes)
        backups.make(project, Reason.SCHEDULED, home=home, now=at)
    assert len(backups.list_of(project.id, home=home)) == 6
    backup_folder.thin(project.id, home=home, now=NOW)
    assert [one.at.minute for one in backups.list_of(project.id, home=home)] == [8, 58]


def test_a_renamed_file_and_a_copy_elsewhere_keep_theirs(
    project: Project, add_document: AddDocument, home: Path, tmp_path: Path
) -> None:
    add_document(project, "Anna rit.")
    backups.make(project, Reason.ASKED, home=home, now=NOW - timedelta(days=3))
    project.close()
    renamed = project.path.rename(project.path.with_stem("corpus"))
    elsewhere = tmp_path / "elsewhere" / "corpus.annodb"
    elsewhere.parent.mkdir()
    shutil.copy(renamed, elsewhere)
    for path in (renamed, elsewhere):
        opened = Project.open(path)
        for minutes in (1, 2):
            at = NOW - timedelta(days=3, minutes=minutes)
            backups.make(opened, Reason.ASKED, home=home, now=at)
        opened.close()
    backup_folder.thin(project.id, home=home, now=NOW)
    found = backups.list_of(project.id, home=home)
    assert [one.stem for one in found] == ["project", "corpus", "corpus"]
    assert len({one.place for one in found}) == 3
    # A damaged or deleted file is found by its name, and then that very file's project.
    renamed.write_bytes(b"no project any more")
    assert backup_folder.list_of_file(renamed, home=home) == found
    renamed.unlink()
    assert backup_folder.list_of_file(renamed, home=home) == found
    assert backup_folder.list_of_file(elsewhere, home=home) == found
    assert backup_folder.list_of_file(tmp_path / "far" / "project.annodb", home=home) == [found[0]]
    assert backup_folder.list_of_file(tmp_path / "other.annodb", home=home) == []


def test_a_very_long_name_is_shortened(make_project: Callable[..., Project], home: Path) -> None:
    project = make_project()
    project.close()
    path = project.path.with_stem("é" * 120)
    try:
        project.path.rename(path)
    except OSError:
        pytest.skip("this disk takes no such name")
    opened = Project.open(path)
    kept = backups.make(opened, Reason.ASKED, home=home)
    opened.close()
    path.write_bytes(b"")
    assert backup_folder.list_of_file(path, home=home) == [kept]


def test_the_folder_is_the_one_of_the_settings(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    add_document(project, "Anna rit.")
    SettingsFile().write(Settings(backup_folder=str(tmp_path / "drive")))
    kept = backups.make(project, Reason.ASKED)
    assert kept.path.parent == tmp_path / "drive" / project.id
    assert backup_folder.list_of_file(project.path) == [kept]


# Room


def test_a_full_disk_is_not_filled_further(
    project: Project, add_document: AddDocument, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(project, "Anna rit.")
    usage = shutil.disk_usage(project.path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=200_000_000))
    with pytest.raises(BackupNoRoomError) as told:
        backups.make(project, Reason.ASKED, home=home)
    assert told.value.fields["free"] == 200
    with pytest.raises(BackupNoRoomError):
        list(backups.making(project, Reason.ASKED, home=home))
    assert list(backup_folder.folder_of(project.id, home).iterdir()) == []


def test_backups_take_a_tenth_of_the_free_disk_at_most(
    project: Project, add_document: AddDocument, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(project, "Anna rit.")
    usage = shutil.disk_usage(project.path.parent)
    size = backups.make(project, Reason.SCHEDULED, home=home, now=NOW).size
    # Room for five: free is what is left beside them.
    free = 50 * size
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=free + 300_000_000))
    monkeypatch.setattr(backup_folder, "MOST", 5 * size)
    for minutes in range(1, 30):
        at = NOW + timedelta(minutes=minutes)
        backups.make(project, Reason.SCHEDULED, home=home, now=at)
    found = backups.list_of(project.id, home=home)
    assert len(found) == 5
    assert [one.at for one in found[:2]] == [NOW + timedelta(minutes=29 - one) for one in (0, 1)]


def test_what_is_left_lies_further_apart_the_older_it_is() -> None:
    found: list[Backup] = []
    for number in range(14 * 24 * 2):  # two weeks, one every half hour
        now = NOW + HOUR / 2 * number
        found = [*made([now], size=100), *found]
        gone = beyond(found, 1200, now)
        found = [one for one in found if one not in gone]
    ages = [(now - one.at) / HOUR for one in found]
    assert len(ages) == 12
    assert ages[0] == 0
    apart = [b - a for a, b in pairwise(ages)]
    assert apart[0] <= 1
    assert ages[-1] > 24 * 10  # two weeks ago is not given up for the last hours
    assert all(b < 4 * a for a, b in pairwise(ages[2:])), ages
    assert apart[-1] > 20 * apart[0]


def test_one_made_before_a_merge_outlives_its_neighbours() -> None:
    moments = [NOW - HOUR * one for one in range(20)]
    found = made(moments, size=100)
    found[10] = made([found[10].at], size=100, reason=Reason.MERGE)[0]
    gone = beyond(found, 1000, NOW)
    assert found[10] not in gone
    assert {found[9], found[11]} & set(gone)


AGES = st.lists(st.integers(-1000, 100_000), min_size=1, max_size=40, unique=True)


@given(AGES, st.integers(0, 50), st.sampled_from(list(Reason)))
def test_the_last_two_always_stay_and_no_more_goes_than_must(
    ages: list[int], room: int, reason: Reason
) -> None:
    found = made([NOW - timedelta(minutes=age) for age in ages], reason=reason)
    gone = beyond(found, room, NOW)
    left = [one for one in found if one not in gone]
    past = [one for one in found if one.at <= NOW]
    assert left[-2:] or not found
    assert set(past[:2]) <= set(left)
    assert len(left) <= max(room, 2)
    assert len(gone) == max(0, len(found) - max(room, len(past[:2]) or 2))


def test_a_backup_that_cannot_be_deleted_waits_for_the_next_time(
    project: Project, add_document: AddDocument, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(project, "Anna rit.")
    for minutes in range(3):
        at = NOW - timedelta(days=3, minutes=minutes)
        backups.make(project, Reason.SCHEDULED, home=home, now=at)

    def held(_: Path, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", held)
        backup_folder.thin(project.id, home=home, now=NOW)
    assert len(backups.list_of(project.id, home=home)) == 3
    backup_folder.thin(project.id, home=home, now=NOW)
    assert len(backups.list_of(project.id, home=home)) == 1


def test_what_a_crash_left_of_a_copy_goes_after_a_day(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    add_document(project, "Anna rit.")
    folder = backups.make(project, Reason.ASKED, home=home).path.parent
    old, new = folder / ".0123abcd.unfinished", folder / ".4567cdef.unfinished-journal"
    for path, age in ((old, 2 * 24 * 3600), (new, 3600)):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - age,) * 2)
    assert backup_folder.thin(project.id, home=home) == [old]
    assert new.exists()
    assert not old.exists()


# What a backup lacks


def test_gestures_that_no_backup_has(
    project: Project, add_document: AddDocument, home: Path
) -> None:
    assert backups.unsaved(project, home=home) == (0, None)
    assert list(backups.first(project, Reason.IMPORT, home=home)) == []
    document = add_document(project, "Anna rit.")
    add_document(project, "Bruno pleure.")
    assert backups.unsaved(project, home=home) == (2, None)
    assert list(backups.first(project, Reason.IMPORT, home=home))[-1] is not None
    since, age = backups.unsaved(project, home=home)
    assert since == 0
    assert age is not None
    project.remember_place(document.id, 3)
    project.add_time(document.id, 2000)
    assert backups.unsaved(project, home=home)[0] == 0
    add_document(project, "Carla chante.")
    assert backups.unsaved(project, home=home)[0] == 1
    # One of a minute ago serves, if little was done since.
    assert list(backups.first(project, Reason.IMPORT, home=home)) == []
    for number in range(60):
        add_document(project, f"Article {number}.")
    assert list(backups.first(project, Reason.IMPORT, home=home))[-1] is not None
    assert len(backups.list_of(project.id, home=home)) == 2


def test_a_backup_of_a_copy_elsewhere_is_none_of_this_file(
    project: Project, add_document: AddDocument, home: Path, tmp_path: Path
) -> None:
    add_document(project, "Anna rit.")
    project.close()
    other = tmp_path / "other.annodb"
    shutil.copy(project.path, other)
    copied = Project.open(other)
    backups.make(copied, Reason.ASKED, home=home)
    copied.close()
    opened = Project.open(project.path)
    assert backups.unsaved(opened, home=home) == (1, None)
    opened.close()


@pytest.mark.skipif(os.name == "nt", reason="file names of Windows are text")
def test_a_file_whose_name_is_no_text(make_project: Callable[..., Project], home: Path) -> None:
    project = make_project()
    project.close()
    path = Path(os.fsdecode(os.fsencode(project.path.parent) + b"/corpus\xff.annodb"))
    project.path.rename(path)
    opened = Project.open(path)
    kept = backups.make(opened, Reason.ASKED, home=home)
    opened.close()
    assert backup_folder.list_of_file(path, home=home) == [kept]
