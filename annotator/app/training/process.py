"""One training run in a process of its own: articles go in portion by portion, results come out."""

import filecmp
import os
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import groupby, islice
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic

from annotator.app.pipelines import fingerprint
from annotator.app.side_process import ProcessEndedError, SideProcess
from annotator.app.training.material import Material
from annotator.app.training.rehearsing import rehearsal
from annotator.nlp.training.job import Failed, Outcome, Part, Phase, Progress, Sample, TrainingJob
from annotator.nlp.training.worker import TAKEN

_LARGE = 1 << 20
"""Bytes from which a file is worth keeping only once."""
_SILENT = 1200.0
"""Seconds without a word after which a run has hung: the longest step takes a minute or two."""
_AT_ONCE = 10
"""Articles read and sent in one step, so that no step is felt."""


class TrainingProcess:
    """A run on its way. The caller goes on doing other things and calls ``step`` now and then."""

    def __init__(self, material: Material, job: TrainingJob, numbers: list[int]) -> None:
        """Prepare to train with the articles of ``material`` that have these ``numbers``."""
        self.progress = Progress(Phase.LOADING, 0, 1)
        self._job = job
        self._portions = _portions(material, numbers)
        self._process = SideProcess(_run)
        self._asked = False
        self._complete = False
        self._heard = monotonic()

    def step(self) -> Outcome | Failed | None:
        """Do a little and return the result, or None while there is none."""
        if not self._complete:
            self._send()
        try:
            return self._read()
        except ProcessEndedError:
            return Failed("", ended=True)

    def stop(self) -> None:
        """End the run, whatever it is doing."""
        self._portions.close()
        self._process.stop()

    def _send(self) -> None:
        """Send the next portion, or the job when all are taken."""
        if self._asked:
            return
        self._asked = True
        portion = next(self._portions, None)
        if portion is None:
            self._complete = True
            self._process.ask(self._job)
        else:
            self._process.ask(portion)

    def _read(self) -> Outcome | Failed | None:
        while (answer := self._process.answer()) is not None:
            self._heard = monotonic()
            if answer == TAKEN:
                self._asked = False
                return None
            if isinstance(answer, Progress):
                self.progress = answer
            else:
                result: Outcome | Failed = answer
                return result
        return Failed("", ended=True) if monotonic() - self._heard > _SILENT else None


def _portions(
    material: Material, numbers: list[int]
) -> Generator[tuple[Part, list[Sample]], None, None]:
    samples: Iterator[tuple[Part, Sample]] = material.portions(numbers)
    while chunk := list(islice(samples, _AT_ONCE)):
        ordered = sorted(chunk, key=lambda item: item[0])
        for part, items in groupby(ordered, key=lambda item: item[0]):
            yield part, [sample for _, sample in items]


def _run(connection: Connection) -> None:
    from annotator.nlp.training.worker import run  # noqa: PLC0415  (the process alone needs it)

    run(connection, _seal, rehearsal)


def _seal(folder: str) -> str:
    share_files(Path(folder))
    return fingerprint(Path(folder))


def share_files(folder: Path) -> None:
    """Keep once on the disk what an earlier run beside ``folder`` holds as well.

    Word vectors are most of a pipeline and never change: kept for each run, they would fill the
    disk.
    """
    earlier = max(folder.parent.glob("run-*/config.cfg"), default=None)
    if earlier is None:
        return
    for path in folder.rglob("*"):
        known = earlier.parent / path.relative_to(folder)
        if not path.is_file() or path.stat().st_size < _LARGE or not known.is_file():
            continue
        if filecmp.cmp(path, known, shallow=False):
            link = path.with_name(f"{path.name}.link")
            with suppress(OSError):  # a disk without links keeps it twice
                os.link(known, link)
                link.replace(path)
