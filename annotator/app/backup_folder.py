"""Where backups lie, what their names say, and which of them are kept.

They lie by project, not beside it: a folder that is lost, or a service that spreads a damaged
file, does not take them along. A copy's name says of which file it is, when it was made (UTC),
before what, and where the file lies: ``Presse 2026-11-22T21.18.45.123Z merge 3f9a2c.annodb``.
"""

import hashlib
import os
import platform
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

import platformdirs

from annotator.app.settings import SettingsFile
from annotator.core.errors import BackupNotDeletedError
from annotator.core.ids import ProjectId
from annotator.store import backups
from annotator.store.address import SUFFIX
from annotator.store.backups import UNFINISHED, Contents

DAYS = 14
"""So many days before today keep one backup each; months before them keep one each."""
MOST = 2_000_000_000
"""Bytes that the backups of one file may take, where there is room; the last two always stay."""
SHARE = 10
"""One part in so many of the free disk may be taken by the backups of one file."""
_ALWAYS = 2
_DAY = 24 * 60 * 60
_LONGEST = 180
"""Bytes; file systems allow 255 of a whole name."""
_NAME = re.compile(
    r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3})Z (?P<reason>[a-z]+)"
    r"(?: (?P<place>[0-9a-f]{6}))?",
    re.DOTALL,
)
_TIME = "%Y-%m-%dT%H.%M.%S.%f"
_MOMENT = timedelta(milliseconds=1)


class Reason(StrEnum):
    """Before what, or why, a backup was made."""

    MERGE = "merge"
    IMPORT = "import"
    REMOVAL = "removal"
    MIGRATION = "migration"
    RESTORE = "restore"
    SCHEDULED = "scheduled"
    CLOSING = "closing"
    ASKED = "asked"


_BY_THEMSELVES = (Reason.SCHEDULED, Reason.CLOSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup."""

    path: Path
    stem: str
    """The name of the file that it is a copy of, without its ending."""
    at: datetime
    """When it was made, in UTC."""
    reason: Reason
    size: int
    """In bytes."""
    place: str = ""
    """Tells the file from others of its name, on other computers and in other folders."""


def home_of_all(home: Path | None = None) -> Path:
    """Return the folder of all backups: the one that the person chose, or one among their data."""
    chosen = "" if home else SettingsFile().read().backup_folder
    data = home or Path(platformdirs.user_data_dir("annotator", appauthor=False))
    return Path(chosen) if chosen else data / "backups"


def folder_of(project: ProjectId, home: Path | None = None) -> Path:
    """Return where the backups of a project lie."""
    return home_of_all(home) / project


def place_of(path: Path) -> str:
    """Return what tells a file from others of its name."""
    where = f"{platform.node()}\n{path.absolute()}"
    return hashlib.sha256(os.fsencode(where)).hexdigest()[:6]


def stem_of(path: Path) -> str:
    """Return what stands for a file in the names of its backups: its own, if need be shortened."""
    stem = path.stem
    while len(os.fsencode(stem)) > _LONGEST:
        stem = stem[:-1]
    return stem


def target(
    project: ProjectId,
    path: Path,
    reason: Reason,
    *,
    home: Path | None = None,
    now: datetime | None = None,
) -> Path:
    """Return where the next backup of the project file at ``path`` goes; nothing is there yet."""
    folder, at = folder_of(project, home), (now or datetime.now(UTC)).astimezone(UTC)
    while True:
        moment = at.strftime(_TIME)[:-3]
        found = folder / f"{stem_of(path)} {moment}Z {reason} {place_of(path)}{SUFFIX}"
        if not found.exists():
            return found
        at += _MOMENT


def before_migration(path: Path, project: ProjectId) -> Path:
    """Return where the backup of a file goes before its schema is changed."""
    return target(project, path, Reason.MIGRATION)


# Which there are


def list_of(project: ProjectId, *, home: Path | None = None) -> list[Backup]:
    """Return the backups of a project, the newest first."""
    return _in(folder_of(project, home))


def list_of_all(*, home: Path | None = None) -> list[Backup]:
    """Return the backups of all projects, the newest first."""
    return _sorted(one for folder in _folders(home) for one in _in(folder))


def list_of_file(path: Path, *, home: Path | None = None) -> list[Backup]:
    """Return the backups of a file that may be damaged, or gone; the newest first.

    They are those of its project, by the id in the file if that can be read, else by its name and
    place; else those of any file of that name.
    """
    known = backups.contents(path) if path.is_file() else None
    if known is not None and (found := list_of(known.project, home=home)):
        return found
    there, here = list_of_all(home=home), place_of(path)
    named = [one for one in there if one.stem == stem_of(path)]
    projects = {one.path.parent for one in named if one.place == here}
    return [one for one in there if one.path.parent in projects] if projects else named


def contents(backup: Backup) -> Contents | None:
    """Return what is in a backup; None where it cannot be read."""
    return backups.contents(backup.path)


def read(path: Path) -> Backup | None:
    """Return what a file's name says of a backup; None where it is something else."""
    found = _NAME.fullmatch(path.stem)
    if found is None or found["reason"] not in set(Reason):
        return None
    try:
        at = datetime.strptime(found["at"], _TIME).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(
        path=path,
        stem=found["stem"],
        at=at,
        reason=Reason(found["reason"]),
        size=size,
        place=found["place"] or "",
    )


def _folders(home: Path | None) -> list[Path]:
    with suppress(OSError):
        return [one for one in home_of_all(home).iterdir() if one.is_dir()]
    return []


def _in(folder: Path) -> list[Backup]:
    found: list[Backup | None] = []
    with suppress(OSError):  # a drive that is away holds none now
        found = [read(path) for path in folder.glob(f"*{SUFFIX}")]
    return _sorted(one for one in found if one)


def _sorted(found: Iterable[Backup]) -> list[Backup]:
    return sorted(found, key=lambda one: (one.at, one.path), reverse=True)


# Which are kept


def delete(backup: Backup) -> None:
    """Delete a backup; one that is gone already is no fault.

    Raises:
        BackupNotDeletedError: the folder cannot be written to.
    """
    try:
        backup.path.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BackupNotDeletedError(path=str(backup.path), reason=reason) from error


def thin(
    project: ProjectId, *, home: Path | None = None, now: datetime | None = None
) -> list[Path]:
    """Delete backups that newer ones stand for, and those for which there is no room.

    Returns those that went. Each file of a project has a rotation of its own: what two computers
    make of one project differs, and neither stands for the other.
    """
    today = now or datetime.now(UTC)
    by_file: dict[tuple[str, str], list[Backup]] = {}
    for backup in list_of(project, home=home):
        by_file.setdefault((backup.stem, backup.place), []).append(backup)
    gone: list[Path] = []
    for ones in by_file.values():
        old = superfluous(ones, today.date())
        left = [one for one in ones if one not in old]
        large = beyond(left, _room(folder_of(project, home), left), today)
        gone += [one.path for one in (*old, *large)]
    gone += _left_behind(folder_of(project, home), today)
    for path in gone:
        with suppress(OSError):  # another computer, or a scanner, has it for a moment: next time
            path.unlink(missing_ok=True)
    return gone


def _left_behind(folder: Path, now: datetime) -> list[Path]:
    """Return what a crash left of copies; one of today may be one that another program makes."""
    found = []
    for path in folder.glob(UNFINISHED):
        with suppress(OSError):
            age = now.timestamp() - path.stat().st_mtime
            if abs(age) > _DAY:
                found.append(path)
    return found


def superfluous(found: Sequence[Backup], today: date) -> list[Backup]:
    """Return which backups of one file, the newest first, are no longer needed.

    All of today stay, the last one of each of the two weeks before, and the last one of each
    month before that. One of a day that has not come yet stays too: the clock was set back.
    """
    kept: set[tuple[int, ...]] = set()
    gone = []
    for backup in found:
        day = backup.at.date()
        age = (today - day).days
        if age <= 0:
            continue
        period = (day.year, day.month, day.day) if age <= DAYS else (day.year, day.month)
        if period in kept:
            gone.append(backup)
        kept.add(period)
    return gone


def beyond(found: Sequence[Backup], room: int, now: datetime) -> list[Backup]:
    """Return which backups of one file, the newest first, have to go for the rest to fit.

    The last two always stay. Of the others, one whose neighbours are near for its age goes first:
    so what is left lies close together lately, and ever further apart before. One made before
    something, or asked for, counts as if its neighbours were further away.
    """
    left, gone = list(found), []
    always = ([one for one in found if one.at <= now] or left)[:_ALWAYS]
    taken = sum(one.size for one in left)
    while taken > room and len(left) > len(always):
        places = [at for at, one in enumerate(left) if one not in always]
        least = left.pop(min(places, key=lambda at: _worth(left, at, now)))
        taken -= least.size
        gone.append(least)
    return gone


def _worth(found: Sequence[Backup], place: int, now: datetime) -> float:
    """Return how much is lost with a backup: how far its neighbours are apart for its age."""
    backup = found[place]
    age = (now - backup.at).total_seconds()
    if age < 0:
        return -1.0  # the clock was set back since: what its time says means nothing
    newer = found[place - 1].at if place else now
    # Nothing before the oldest one stands for it.
    older = found[place + 1].at if place + 1 < len(found) else backup.at - (now - backup.at)
    apart = (newer - older).total_seconds() / (age + 1)
    return apart if backup.reason in _BY_THEMSELVES else apart * 4


def _room(folder: Path, found: Sequence[Backup]) -> int:
    """Return how many bytes the backups of one file may take."""
    taken = sum(one.size for one in found)
    with suppress(OSError):
        return min(MOST, (shutil.disk_usage(folder).free + taken) // SHARE)
    return MOST
