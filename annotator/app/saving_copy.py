"""Saving a copy of the open project elsewhere, with the gestures that its own file has not got."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from annotator.app.project import Project
from annotator.app.unsaved import Kept, unwritten
from annotator.core.errors import (
    CopyFailedError,
    ProjectExistsError,
    UserFacingError,
)
from annotator.core.ids import new_id
from annotator.store import backups

_SPARE = 4_000_000
"""Bytes left free on the disk of the copy: room for the first gestures on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyStep:
    """How far a copy has come, in pages of the file; the last one has its ``path``."""

    done: int
    total: int
    path: Path | None = None
    refused: tuple[UserFacingError, ...] = ()
    """Why some of the gestures did not apply any more."""


def saving_copy(
    project: Project, target: Path, kept: Callable[[], Sequence[Kept]]
) -> Iterator[CopyStep | None]:
    """Write a complete copy of an open project, and the gestures ``kept`` by then into it.

    What is on disk is read through the open file, which may be deleted or on a disk that can only
    be read. The copy gets its name when all is in it and it was looked through. None is yielded
    while there is nothing new to say; closing the iterator leaves nothing behind.

    Raises:
        ProjectExistsError: there is a file at ``target`` already.
        CopyFailedError: there is no room there, or the project can no longer be read.
    """
    if target.exists():
        raise ProjectExistsError(path=str(target))
    unfinished = target.with_name(f".{new_id()[:8]}{target.suffix}")
    try:
        pages = yield from _copied(project, unfinished, target)
        refused = _completed(project, unfinished, kept(), target)
        unfinished.rename(target)
    except OSError as error:
        raise CopyFailedError(path=str(target), reason=error.strerror or str(error)) from error
    finally:
        for ending in ("", "-journal"):
            with suppress(OSError):
                Path(f"{unfinished}{ending}").unlink(missing_ok=True)
    yield CopyStep(done=pages, total=pages, path=target, refused=tuple(refused))


def _copied(
    project: Project, unfinished: Path, target: Path
) -> Generator[CopyStep | None, None, int]:
    copying = project.copying()
    faults: list[UserFacingError] = []

    def run() -> None:
        try:
            copying.run(unfinished, spare=_SPARE)
        except UserFacingError as error:
            faults.append(error)

    thread = Thread(target=run, name="saving-copy", daemon=True)
    thread.start()
    try:
        seen = -1
        while thread.is_alive():
            new, seen = copying.copied != seen, copying.copied
            yield CopyStep(done=seen, total=copying.pages) if new else None
    finally:
        copying.stop()
        thread.join()
    if faults:
        raise _failed(faults[0], target)
    return copying.pages


def _completed(
    project: Project, unfinished: Path, kept: Sequence[Kept], target: Path
) -> list[UserFacingError]:
    """Write the gestures into the copy and look through it."""
    refused: list[UserFacingError] = []
    try:
        copy = Project.open(unfinished, project.annotator)
    except UserFacingError as error:
        raise _failed(error, target) from error
    try:
        for item in kept:
            try:
                item.write(copy)
            except UserFacingError as error:
                if unwritten(error):
                    raise _failed(error, target) from error
                refused.append(error)
    finally:
        copy.close()
    fault = backups.verify(unfinished)
    if fault:
        raise CopyFailedError(path=str(target), reason=fault)
    return refused


def _failed(error: UserFacingError, target: Path) -> CopyFailedError:
    return CopyFailedError(path=str(target), reason=str(error.fields.get("reason", error.code)))
