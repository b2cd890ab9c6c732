"""Checking a project file, and saving what can be saved of a damaged one."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.app.schemes import load_scheme
from annotator.core.errors import (
    NotAProjectError,
    ProjectExistsError,
    ProjectNotFoundError,
    ProjectWriteError,
)
from annotator.store.checks import CHECKS, Finding, examine
from annotator.store.salvage.completing import complete
from annotator.store.salvage.leftovers import settled
from annotator.store.salvage.mending import Mended, Mending

__all__ = ["CHECKS", "Examined", "Mended", "Repair", "check", "repair"]


@dataclass(frozen=True, slots=True)
class Examined:
    """One check that was made, and what it found."""

    name: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """How far a repair has come; the last one has ``mended``."""

    rows: int
    mended: Mended | None = None


def check(path: Path) -> Iterator[Examined]:
    """Look through the project at ``path``, one check after the other; nothing is written.

    A change that a crash left unfinished is undone in a copy first, as opening the file would.

    Raises:
        ProjectNotFoundError: there is no such file.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    with TemporaryDirectory(prefix="annotator-check-") as folder:
        for name, found in examine(settled(path, Path(folder))):
            yield Examined(name, tuple(found))


def repair(path: Path, to: Path) -> Generator[Repair, None, None]:
    """Write a new project at ``to`` with all that can be found in the file at ``path``.

    The damaged file is only read. Nothing is at ``to`` before the new project is complete.

    Raises:
        ProjectNotFoundError: there is no file at ``path``.
        ProjectExistsError: there is one at ``to``.
        NotAProjectError: nothing of a project could be found.
        ProjectWriteError: the folder of ``to`` cannot be written to.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    if to.exists():
        raise ProjectExistsError(path=str(to))
    unfinished = to.with_name(f"{to.name}.new")
    try:
        unfinished.unlink(missing_ok=True)
        with TemporaryDirectory(prefix="annotator-repair-") as folder:
            yield from _mend(settled(path, Path(folder)), unfinished, path)
        unfinished.rename(to)
    except OSError as error:
        raise ProjectWriteError(path=str(to), reason=str(error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _mend(source: Path, unfinished: Path, path: Path) -> Iterator[Repair]:
    mending = Mending(unfinished)
    try:
        for rows in mending.take(source):
            yield Repair(rows)
        if not any(mending.result.saved[table] for table in ("documents", "project")):
            raise NotAProjectError(path=str(path), reason="no article")
        complete(mending.db, unfinished, mending.result, path.stem, load_scheme())
    finally:
        mending.close()
    yield Repair(sum(mending.result.saved.values()), mending.result)
