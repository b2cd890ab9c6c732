"""The file beside a project that says who has it open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic

import msgspec
import pytest

from annotator.app.importing.collecting import collected
from annotator.app.project import Project
from annotator.core.errors import (
    ProjectHeldError,
    ProjectLockedError,
    ProjectOpenByError,
    ProjectWriteError,
)
from annotator.store import lock_file
from annotator.store.lock_file import SILENCE, Here, Holder, LockFile, holder_of, let_go, lock_path

NOW = 1_800_000_000


class Clock:
    now = float(NOW)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "presse.annodb"


def at(host: str, pid: int, clock: Clock, alive: tuple[int, ...] = ()) -> Here:
    return Here(host=host, pid=pid, now=clock, lives=lambda one: one in alive)


def left(path: Path, **fields: object) -> None:
    """Leave a lock file as another would."""
    values = {"who": "Ana", "host": "desk", "pid": 7, "since": NOW, "beat": NOW, **fields}
    lock_path(path).write_bytes(msgspec.json.encode(msgspec.convert(values, Holder)))


@pytest.mark.parametrize(
    ("holder", "free"),
    [
        ({"host": "desk", "pid": 7}, False),  # a program of this computer that runs
        ({"host": "desk", "pid": 8}, True),  # one that has ended
        ({"host": "desk", "pid": 9}, False),  # another window of this program
        ({"host": "else", "pid": 8}, False),  # of other computers nothing is known
        (None, True),
    ],
)
def test_whether_it_was_let_go(
    path: Path, clock: Clock, holder: dict[str, object] | None, free: bool
) -> None:
    assert not let_go(path), "there is no project"
    path.write_bytes(b"")
    if holder is not None:
        left(path, **holder)
    assert let_go(path, at("desk", 9, clock, alive=(7, 9))) is free


def test_it_says_who_has_the_project_and_goes_when_it_is_closed(path: Path, clock: Clock) -> None:
    lock = LockFile(path, decides=True, here=at("desk", 7, clock))
    lock.take("Ana")
    assert lock_path(path).name == "presse.annodb.lock"
    found = holder_of(path)
    assert found is not None
    assert (found.who, found.host, found.pid) == ("Ana", "desk", 7)
    assert (found.since, found.beat) == (NOW, NOW)
    lock.say_who("Anaïs")
    found = holder_of(path)
    assert found is not None
    assert found.who == "Anaïs"
    lock.release()
    assert list(path.parent.iterdir()) == []
    lock.release()


def test_another_computer_is_refused_and_told_by_whom(path: Path, clock: Clock) -> None:
    first = LockFile(path, decides=True, here=at("desk", 7, clock))
    first.take("Ana")
    clock.now += SILENCE
    second = LockFile(path, decides=True, here=at("laptop", 7, clock))
    for over in (False, True):
        with pytest.raises(ProjectOpenByError) as told:
            second.check(over=over)
        assert (told.value.fields["who"], told.value.fields["host"]) == ("Ana", "desk")
    with pytest.raises(ProjectOpenByError):
        second.take("Bo")
    first.renew()
    clock.now += SILENCE
    with pytest.raises(ProjectLockedError):
        second.check()
    first.release()
    second.check()


def test_one_silent_for_long_is_taken_over_by_the_persons_word(path: Path, clock: Clock) -> None:
    first = LockFile(path, decides=True, here=at("desk", 7, clock))
    first.take("Ana")
    clock.now += SILENCE + 60
    second = LockFile(path, decides=True, here=at("laptop", 9, clock))
    with pytest.raises(ProjectHeldError) as told:
        second.check()
    assert told.value.fields == {"path": str(path), "who": "Ana", "host": "desk", "minutes": 11}
    second.check(over=True)
    second.take("Bo", over=True)
    found = holder_of(path)
    assert found is not None
    assert found.who == "Bo"

    first.renew()
    assert first.lost is not None
    assert first.lost.who == "Bo"
    first.release()
    assert holder_of(path) == found, "who lost it took the other's file away"
    second.release()
    assert holder_of(path) is None


def test_what_a_crash_left_on_this_computer_asks_nobody(path: Path, clock: Clock) -> None:
    left(path, host="desk", pid=7)
    with pytest.raises(ProjectOpenByError):
        LockFile(path, decides=True, here=at("desk", 8, clock, alive=(7,))).check()
    LockFile(path, decides=True, here=at("desk", 8, clock)).check()
    # The number went to another program, which gives no sign of life.
    clock.now += SILENCE + 1
    lock = LockFile(path, decides=True, here=at("desk", 8, clock, alive=(7,)))
    lock.check()
    lock.take("Bo")
    lock.release()


def test_on_a_disk_of_ones_own_it_only_informs(path: Path, clock: Clock) -> None:
    left(path, host="another")
    lock = LockFile(path, decides=False, here=at("desk", 8, clock))
    lock.check()
    lock.take("Bo")
    found = holder_of(path)
    assert found is not None
    assert found.who == "Bo"
    lock.release()
    assert holder_of(path) is None


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\x00", b"[1]", b"x" * 10_000])
def test_what_is_no_lock_file_of_ours_is_nobodys(path: Path, clock: Clock, content: bytes) -> None:
    lock_path(path).write_bytes(content)
    lock = LockFile(path, decides=True, here=at("desk", 8, clock))
    lock.check()
    lock.take("Bo")
    lock.release()


def test_of_two_at_once_one_has_it(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(path, host="desk", pid=7)  # by a program that ended
    first = LockFile(path, decides=True, here=at("desk", 8, clock))
    second = LockFile(path, decides=True, here=at("laptop", 9, clock))
    write = LockFile._write

    def overtaken(lock: LockFile, mine: Holder) -> None:
        write(lock, mine)
        if lock is first:
            write(second, Holder(who="Bo", host="laptop", pid=9, since=NOW, beat=NOW))

    monkeypatch.setattr(LockFile, "_write", overtaken)
    with pytest.raises(ProjectOpenByError) as told:
        first.take("Ana")
    assert told.value.fields["who"] == "Bo"
    first.release()
    assert holder_of(path) is not None


def test_a_folder_that_cannot_be_written_to(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "gone" / "presse.annodb"
    with pytest.raises(ProjectWriteError):
        LockFile(path, decides=True, here=at("desk", 8, clock)).take("Ana")
    lock = LockFile(path, decides=False, here=at("desk", 8, clock))
    lock.take("Ana")
    lock.release()


def test_it_gives_signs_of_life_by_itself_where_it_decides(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_file, "BEAT", 0.001)
    lock = LockFile(path, decides=True, here=at("desk", 8, clock))
    lock.take("Ana")
    clock.now += 100
    deadline = monotonic() + 10
    found = holder_of(path)
    while found is None or found.beat == NOW:
        assert monotonic() < deadline
        found = holder_of(path)
    lock.release()
    assert found.beat == NOW + 100
    assert found.since == NOW


# Through a project


def test_a_project_is_told_by_whom_it_is_open(project: Project) -> None:
    with pytest.raises(ProjectOpenByError) as told:
        Project.open(project.path)
    assert told.value.fields["who"] == "Camille"
    assert told.value.fields["host"] == Here().host
    project.close()
    assert [one.name for one in project.path.parent.iterdir()] == [project.path.name]


def test_a_lock_sent_along_with_a_copy_does_not_block(project: Project) -> None:
    project.close()
    left(project.path, host="another", pid=1)
    Project.open(project.path).close()
    assert holder_of(project.path) is None


def test_a_project_in_a_synchronised_folder_heeds_the_lock_of_another_computer(
    project: Project, tmp_path: Path
) -> None:
    project.close()
    (tmp_path / ".dropbox").touch()
    here = Here()
    before = project.path.read_bytes()
    left(project.path, host="another", pid=here.pid, beat=int(here.now()))
    with pytest.raises(ProjectOpenByError):
        Project.open(project.path)
    left(project.path, host="another", pid=here.pid, beat=int(here.now()) - SILENCE - 100)
    with pytest.raises(ProjectHeldError):
        Project.open(project.path)
    assert project.path.read_bytes() == before
    again = Project.open(project.path, over=True)
    found = holder_of(project.path)
    assert found is not None
    assert (found.who, found.host) == ("Camille", here.host)
    assert again.taken_over_by is None
    again.close()
    assert holder_of(project.path) is None


def test_a_killed_program_leaves_a_file_that_asks_nobody(project: Project, tmp_path: Path) -> None:
    project.close()
    (tmp_path / ".dropbox").touch()
    script = (
        "import os, sys; from pathlib import Path\n"
        "from annotator.app.project import Project\n"
        "project = Project.open(Path(sys.argv[1]))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(project.path)], check=False, timeout=60)
    assert holder_of(project.path) is not None
    Project.open(project.path).close()
    assert holder_of(project.path) is None


def test_what_lies_beside_an_open_project_is_no_article(project: Project) -> None:
    folder = project.path.parent
    (folder / "un.txt").write_text("Anna rit.")
    (folder / "project.annodb-journal").touch()
    assert lock_path(project.path).exists()
    assert [one.path.name for one in collected([folder]).sources] == ["un.txt"]
