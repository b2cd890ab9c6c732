"""Training beside the work: one process of low priority, and at most one run that waits."""

import shutil
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.app.training.choices import Choices
from annotator.app.training.material import Material, learnable
from annotator.app.training.process import TrainingProcess
from annotator.app.training.rehearsing import upcoming
from annotator.app.training.results import run_of
from annotator.app.training.runs import Run
from annotator.core.errors import (
    PipelineMissingError,
    TrainingFailedError,
    UserFacingError,
    WorkEndedError,
)
from annotator.core.ids import TrainingId, new_id
from annotator.nlp.training.job import Failed, Outcome, Progress, TrainingJob


class State(StrEnum):
    """What the service is doing."""

    IDLE = "idle"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Trained:
    """A run is over: its pipeline is kept and recorded; nothing uses it yet."""

    run: Run


@dataclass(frozen=True, slots=True)
class TrainingFailed:
    """A run ended without a result."""

    error: UserFacingError


Event = Trained | TrainingFailed


@dataclass(slots=True)
class _Begun:
    """A run on its way, and what it was made from."""

    process: TrainingProcess
    material: Material
    base: str
    identifier: TrainingId
    number: int
    gesture: int
    folder: Path


class TrainingService:
    """Trains from one project's articles; to be used on the thread that owns the project.

    The caller calls ``take`` several times a second while it is ``busy``.
    """

    def __init__(self, file: SettingsFile | None = None) -> None:
        self._file = file or SettingsFile()
        self._begun: _Begun | None = None
        self._queued: tuple[Choices, str] | None = None

    @property
    def state(self) -> State:
        """What the service is doing."""
        return State.IDLE if self._begun is None else State.RUNNING

    @property
    def busy(self) -> bool:
        """Whether ``take`` has to be called."""
        return self._begun is not None

    @property
    def queued(self) -> bool:
        """Whether one more run waits for the end of the one on its way."""
        return self._queued is not None

    @property
    def progress(self) -> Progress | None:
        """How far the run on its way is."""
        return None if self._begun is None else self._begun.process.progress

    def ask(self, project: Project, choices: Choices | None = None, *, base: str = "") -> None:
        """Begin a run; while another is on its way it waits, in place of one that waited before.

        ``base`` is a pipeline to start from instead of the project's.

        Raises:
            TrainingTooLittleError: there is too little to learn from.
            TrainingFailedError: there is no place to write to.
        """
        wanted = choices or Choices()
        material = Material(project, wanted)
        material.check()
        if self._begun is not None:
            self._queued = wanted, base
            return
        self._begun = self._begin(project, material, base)

    def take(self, project: Project) -> list[Event]:
        """Let the run go on and return what has come of it since; a step is never felt."""
        if self._begun is None:
            return []
        result = self._begun.process.step()
        if result is None:
            return []
        begun, self._begun = self._begun, None
        begun.process.stop()
        events: list[Event] = [self._ended(project, begun, result)]
        if self._queued is not None:
            (choices, base), self._queued = self._queued, None
            try:
                self.ask(project, choices, base=base)
            except UserFacingError as error:
                events.append(TrainingFailed(error))
        return events

    def cancel(self) -> None:
        """End the run on its way and forget the one that waits; what was kept stays."""
        self._queued = None
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.process.stop()
            shutil.rmtree(begun.folder, ignore_errors=True)

    def stop(self) -> None:
        """End everything; to be called when the project closes."""
        self.cancel()

    def _begin(self, project: Project, material: Material, asked: str) -> _Begun:
        settings, choices = self._file.read(), material.choices
        base = asked or keeping.base_of(project, settings)
        current = keeping.current(project, settings)
        number = project.trainings.next_number()
        try:
            folder = keeping.staged(project)
        except OSError as error:
            raise TrainingFailedError(reason=error.strerror or str(error)) from error
        job = TrainingJob(
            base=base,
            current="" if current == base else current,
            labels=learnable(project),
            learn=(),
            watch=(),
            test=(),
            upcoming=tuple(upcoming(project, choices.upcoming)),
            target=str(folder),
            version=f"+{number}",
            seed=choices.seed,
        )
        return _Begun(
            process=TrainingProcess(material, job, material.numbers),
            material=material,
            base=base,
            identifier=TrainingId(new_id()),
            number=number,
            gesture=project.trainings.last_gesture(),
            folder=folder,
        )

    def _ended(self, project: Project, begun: _Begun, result: Outcome | Failed) -> Event:
        if isinstance(result, Failed):
            shutil.rmtree(begun.folder, ignore_errors=True)
            if result.ended:
                return TrainingFailed(WorkEndedError())
            if result.pipeline_missing:
                return TrainingFailed(PipelineMissingError(name=result.reason))
            return TrainingFailed(TrainingFailedError(reason=result.reason))
        run = run_of(
            project,
            result,
            identifier=begun.identifier,
            number=begun.number,
            gesture=begun.gesture,
            base=begun.base,
            material=begun.material,
        )
        try:
            keeping.keep(project, run, begun.folder, self._file)
        except OSError as error:
            return TrainingFailed(TrainingFailedError(reason=error.strerror or str(error)))
        except UserFacingError as error:
            return TrainingFailed(error)
        return Trained(run)
