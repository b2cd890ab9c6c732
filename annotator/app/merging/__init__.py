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
from annotator.app.merging.running import Backup, looking, merging
from annotator.app.merging.unsettled import conflicts
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


def preview(
    project: Project, paths: Sequence[Path], progress: Callable[[Step], object] | None = None
) -> list[FilePreview]:
    """Return what each file would bring, or its fault, in the order of ``paths``.

    Nothing is written, neither to the project nor to the files.
    """
    return list(_last(looking(project, paths), progress).previews or ())


def merge(
    project: Project,
    paths: Sequence[Path],
    progress: Callable[[Step], object] | None = None,
    stopping: Callable[[], bool] | None = None,
    backup: Backup | None = None,
) -> Report:
    """Merge files into the project and return what came of it.

    Each file comes in whole or not at all, in one transaction. ``stopping`` is asked after every
    step; the file at hand then changes nothing, those before it stay merged. A window runs
    ``merging`` step by step instead; between two steps nothing else may write to the project.

    Raises:
        ImportUnfinishedError: documents are coming in already.
        ProjectWriteError: the disk is full or fails; the file at hand changed nothing.
    """
    report = _last(merging(project, paths, backup, stopping), progress).report
    assert report is not None
    return report


def _last(steps: Iterator[Step], progress: Callable[[Step], object] | None) -> Step:
    step = Step(done=0, total=0)
    for step in steps:
        if progress is not None:
            progress(step)
    return step
