"""Merging copies of a project: returned packages, or the same project from another machine.

A *work* is what one annotator has done on one article. It has a history: the gestures that led to
it, known by their ids. Of two states of a work the one whose history holds all of the other's is
the newer, and stays; where each has gestures that the other lacks, both stay, one of them shown,
until somebody settles it (`annotator.app.operations.settling.Settle`). So merging loses nothing,
and gives the same in any order and however often.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from annotator.app.merging.results import (
    Conflict,
    FilePreview,
    Report,
    Step,
    Tally,
    Verdict,
    Version,
)
from annotator.app.project import Project

__all__ = (
    "Backup",
    "Conflict",
    "FilePreview",
    "Report",
    "Step",
    "Tally",
    "Verdict",
    "Version",
    "conflicts",
    "looking",
    "merge",
    "merging",
    "preview",
)

Backup = Callable[[], Path | None]
"""Makes a backup of the project that is open; called once, before anything is written."""


def looking(project: Project, paths: Sequence[Path]) -> Iterator[Step]:
    """Look into files, yielding a step at a time; the last one has ``previews``.

    Nothing is written, neither to the project nor to the files. For the window's ``JobRunner``.
    """
    raise NotImplementedError


def merging(
    project: Project, paths: Sequence[Path], backup: Backup | None = None
) -> Iterator[Step]:
    """Merge files into the project, yielding a step at a time; the last one has the ``report``.

    Each file comes in whole or not at all, in one transaction; closing the iterator ends with what
    was merged so far. Between two steps nothing else may write to the project, so the window must
    take no gestures meanwhile (a modal dialog).

    Raises:
        ProjectWriteError: the disk is full or fails; the file at hand changed nothing.
    """
    raise NotImplementedError


def preview(
    project: Project, paths: Sequence[Path], progress: Callable[[Step], object] | None = None
) -> list[FilePreview]:
    """Return what each file would bring, or its fault, in the order of ``paths``."""
    raise NotImplementedError


def merge(
    project: Project,
    paths: Sequence[Path],
    progress: Callable[[Step], object] | None = None,
    stopping: Callable[[], bool] | None = None,
    backup: Backup | None = None,
) -> Report:
    """Merge files into the project and return what came of it.

    ``stopping`` is asked after every step; the file at hand then changes nothing.
    """
    raise NotImplementedError


def conflicts(project: Project) -> list[Conflict]:
    """Return what is to be settled, in the order of the articles."""
    raise NotImplementedError
