"""Backups of projects: sound copies in the person's own data folder, thinned as they age.

They lie by project, not beside it: a folder that is lost, or a service that spreads a damaged
file, does not take them along. A copy's name says of which file it is, when it was made (UTC) and
before what: ``Presse 2026-11-22T21.18.45.123Z merge.annodb``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from threading import Thread

import platformdirs

from annotator.app.project import SUFFIX, Project
from annotator.core.errors import BackupFailedError, UserFacingError
from annotator.core.ids import ProjectId
from annotator.store import backups

_DAYS = 14
"""So many days before today keep one backup each; months before them keep one each."""
_NAME = re.compile(
    r"(?P<stem>.+) (?P<at>\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d\.\d{3})Z (?P<reason>[a-z]+)", re.DOTALL
)
_TIME = "%Y-%m-%dT%H.%M.%S.%f"


class Reason(StrEnum):
    """Before what, or why, a backup was made."""

    MERGE = "merge"
    IMPORT = "import"
    MIGRATION = "migration"
    SCHEDULED = "scheduled"
    ASKED = "asked"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStep:
    """How far a backup has come, in pages of the file; the last one has the ``backup``."""

    done: int
    total: int
    backup: Backup | None = None


def folder_of(project: ProjectId, home: Path | None = None) -> Path:
    """Return where the backups of a project lie."""
    data = home or Path(platformdirs.user_data_dir("annotator", appauthor=False))
    return data / "backups" / project


def make(
    project: Project, reason: Reason, *, home: Path | None = None, now: datetime | None = None
) -> Backup:
    """Back up an open project at once, then thin out older backups of it.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    target = _target(project, reason, home, now)
    project.back_up(target)
    thin(project.id, home=home, now=now)
    return _known(target)


def making(
    project: Project, reason: Reason, *, home: Path | None = None, now: datetime | None = None
) -> Iterator[BackupStep | None]:
    """Back up an open project beside its work, yielding how far it has come.

    None is yielded while there is nothing new to say; closing the iterator ends the copy. For the
    window's ``JobRunner``.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    target, copying = _target(project, reason, home, now), project.copying()
    faults: list[UserFacingError] = []

    def run() -> None:
        try:
            copying.run(target)
        except UserFacingError as error:
            faults.append(error)

    thread = Thread(target=run, name="backup", daemon=True)
    thread.start()
    try:
        seen = -1
        while thread.is_alive():
            new, seen = copying.copied != seen, copying.copied
            yield BackupStep(done=seen, total=copying.pages) if new else None
    finally:
        copying.stop()
        thread.join()
    if faults:
        raise faults[0]
    if not target.exists():
        raise BackupFailedError(path=str(project.path), reason="not readable")
    thin(project.id, home=home, now=now)
    yield BackupStep(done=copying.pages, total=copying.pages, backup=_known(target))


def list_of(project: ProjectId, *, home: Path | None = None) -> list[Backup]:
    """Return the backups of a project, the newest first."""
    folder = folder_of(project, home)
    found = [_read(path) for path in folder.glob(f"*{SUFFIX}")] if folder.is_dir() else []
    return sorted((one for one in found if one), key=lambda one: (one.at, one.path), reverse=True)


def verify(path: Path) -> None:
    """Read all of a backup.

    Raises:
        BackupFailedError: it is damaged, or none.
    """
    fault = backups.verify(path)
    if fault:
        raise BackupFailedError(path=str(path), reason=fault)


def restore(backup: Backup, beside: Path, words: str = "restored") -> Path:
    """Write a backup as a project of its own into the folder of the file ``beside``.

    What is there is never replaced: going back is looking at both and choosing. ``words`` say in
    the file's name what it is.

    Raises:
        BackupFailedError: the backup is damaged, or there is no room.
    """
    when = backup.at.astimezone().strftime("%Y-%m-%d %H.%M")
    names = (f"{backup.stem} ({words} {when}{_number(one)}){SUFFIX}" for one in count(1))
    target = next(path for path in (beside.with_name(name) for name in names) if not path.exists())
    backups.copy_file(backup.path, target)
    return target


def thin(
    project: ProjectId, *, home: Path | None = None, now: datetime | None = None
) -> list[Path]:
    """Delete backups that newer ones stand for; return those that went."""
    today = (now or datetime.now(UTC)).date()
    by_stem: dict[str, list[Backup]] = {}
    for backup in list_of(project, home=home):
        by_stem.setdefault(backup.stem, []).append(backup)
    gone = [one.path for ones in by_stem.values() for one in superfluous(ones, today)]
    for path in gone:
        path.unlink(missing_ok=True)
    return gone


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
        period = (day.year, day.month, day.day) if age <= _DAYS else (day.year, day.month)
        if period in kept:
            gone.append(backup)
        kept.add(period)
    return gone


# Names


def _target(project: Project, reason: Reason, home: Path | None, now: datetime | None) -> Path:
    folder = folder_of(project.id, home)
    at = (now or datetime.now(UTC)).astimezone(UTC).strftime(_TIME)[:-3]
    return folder / f"{project.path.stem} {at}Z {reason}{SUFFIX}"


def _known(path: Path) -> Backup:
    found = _read(path)
    if found is None:
        raise BackupFailedError(path=str(path), reason="not readable")
    return found


def _read(path: Path) -> Backup | None:
    """Return what a file's name says of a backup; None where it is something else."""
    found = _NAME.fullmatch(path.stem)
    if found is None or found["reason"] not in set(Reason):
        return None
    try:
        at = datetime.strptime(found["at"], _TIME).replace(tzinfo=UTC)
        size = path.stat().st_size
    except (ValueError, OSError):
        return None
    return Backup(path=path, stem=found["stem"], at=at, reason=Reason(found["reason"]), size=size)


def _number(one: int) -> str:
    return f", {one}" if one > 1 else ""
