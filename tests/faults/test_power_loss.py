"""The power goes at any instant of a day's work: what was acknowledged is there afterwards.

The disk's record says what was written and what was flushed. Of what was not flushed any part may
have reached the disk, torn at the edges of sectors, and in any order; what was deleted or made may
be there or not. Each such disk is opened as usual. ``ANNOTATOR_FAULTS`` multiplies the instants.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.app.project import Project
from tests.faults.conftest import SEED, STEPS, Day, sound, times
from tests.faults.disk import Disk, Event
from tests.faults.session import content

SECTOR = 512
INSTANTS = 60
"""In a usual run."""


@dataclass(slots=True)
class Stored:
    """One file: what surely is on the disk, and what may be."""

    surely: bytearray = field(default_factory=bytearray)
    there: bool = False
    """Whether its name surely is."""
    waiting: list[Event] = field(default_factory=list)

    def flush(self) -> None:
        for event in self.waiting:
            apply(self.surely, event)
        self.waiting.clear()
        self.there = True

    def after_loss(self, chance: random.Random) -> bytes | None:
        """Return what may be found; None where the file may be gone with its name."""
        if not self.there and chance.random() < 0.5:
            return None
        data = bytearray(self.surely)
        for event in self.waiting:
            fate = chance.random()
            if fate < 0.4:
                apply(data, event)
            elif fate < 0.7:
                apply(data, event, torn=chance)
        return bytes(data)


def apply(data: bytearray, event: Event, torn: random.Random | None = None) -> None:
    """Do to ``data`` what was done to the file; where it is ``torn``, some sectors of it only."""
    if event.what == "truncate":
        del data[event.offset :]
        data.extend(bytes(event.offset - len(data)))
        return
    data.extend(bytes(max(0, event.offset + len(event.data) - len(data))))
    at = 0
    while at < len(event.data):
        # To the next edge of a sector of the file.
        size = min(SECTOR - (event.offset + at) % SECTOR, len(event.data) - at)
        if torn is None or torn.random() < 0.5:
            data[event.offset + at : event.offset + at + size] = event.data[at : at + size]
        at += size


def disk_at(events: list[Event], start: dict[str, bytes]) -> dict[str, Stored]:
    """Return the files as they are after some events."""
    files = {path: Stored(bytearray(data), there=True) for path, data in start.items()}
    for event in events:
        if event.what == "mark":
            continue
        file = files.setdefault(event.path, Stored())
        if event.what == "sync":
            file.flush()
        elif event.what == "delete":
            del files[event.path]  # the folder is flushed with it (``syncDir``)
        else:
            file.waiting.append(event)
    return files


@pytest.fixture(scope="module")
def recorded(day: Day, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Event]]:
    """Return the project's file and all that happened to the disk in a day's work."""
    folder = tmp_path_factory.mktemp("recorded")
    path = day.copied(folder)
    with Disk(folder).installed() as disk:
        project = Project.open(path)
        disk.events = []
        for number in range(1, STEPS + 1):
            day.session.step(project, number)
            disk.mark(str(number))
        events, disk.events = disk.events, None
        project.close()
    return path, events


def test_what_was_acknowledged_is_there(
    day: Day, recorded: tuple[Path, list[Event]], tmp_path: Path
) -> None:
    path, events = recorded
    start = {str(path): day.base.read_bytes()}
    chance = random.Random(SEED)
    for turn in range(INSTANTS * times()):
        instant = chance.randrange(len(events) + 1)
        done = sum(event.what == "mark" for event in events[:instant])
        folder = tmp_path / str(turn)
        folder.mkdir()
        for name, file in disk_at(events[:instant], start).items():
            data = file.after_loss(chance)
            if data is not None:
                (folder / Path(name).name).write_bytes(data)
        found = folder / path.name
        project = Project.open(found)
        now = content(project)
        project.close()
        possible = day.after[done : done + 2]
        assert now in possible, f"turn {turn}: the instant {instant}, after step {done}"
        assert sound(found)


def test_the_model_of_the_disk_loses_what_was_not_flushed(
    day: Day, recorded: tuple[Path, list[Event]], tmp_path: Path
) -> None:
    """With the flushes taken out of the record, work is lost or torn: the test above can fail."""
    path, events = recorded
    start = {str(path): day.base.read_bytes()}
    careless = [event for event in events if event.what != "sync"]
    chance = random.Random(SEED)
    lost = 0
    for turn in range(10):
        folder = tmp_path / str(turn)
        folder.mkdir()
        for name, file in disk_at(careless, start).items():
            data = file.after_loss(chance)
            if data is not None:
                (folder / Path(name).name).write_bytes(data)
        try:
            project = Project.open(folder / path.name)
        except Exception:
            lost += 1
            continue
        lost += content(project) != day.after[-1]
        project.close()
    assert lost == 10
