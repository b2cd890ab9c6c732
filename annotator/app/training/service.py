"""Training beside the work: one process of low priority, and at most one run that waits."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from annotator.app.pipelines import is_folder
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.app.training.choices import Choices
from annotator.app.training.material import Material, Readiness, learnable
from annotator.app.training.process import TrainingProcess
from annotator.app.training.results import run_of
from annotator.app.training.runs import Run
from annotator.core.errors import PipelineMissingError, TrainingFailedError, UserFacingError
from annotator.core.ids import TrainingId, new_id
from annotator.core.model import DocumentState
from annotator.core.resources import corpus
from annotator.formats.reading import read_articles
from annotator.nlp.training.job import Failed, Outcome, Progress, TrainingJob

_UPCOMING_STATES = (DocumentState.NEW, DocumentState.IN_PROGRESS)
_REHEARSED = 40
"""Of the project's own articles, where there are none of ours in the pipeline's language."""


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
    choices: Choices
    ready: Readiness
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
        self._queued: Choices | None = None

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

    def ask(self, project: Project, choices: Choices | None = None) -> None:
        """Begin a run; while another is on its way it waits, in place of one that waited before.

        Raises:
            TrainingTooLittleError: there is too little to learn from.
            TrainingFailedError: there is no place to write to.
        """
        wanted = choices or Choices()
        material = Material(project, wanted)
        ready = material.readiness()
        ready.check()
        if self._begun is not None:
            self._queued = wanted
            return
        self._begun = self._begin(project, wanted, material, ready)

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
            choices, self._queued = self._queued, None
            try:
                self.ask(project, choices)
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

    def _begin(
        self, project: Project, choices: Choices, material: Material, ready: Readiness
    ) -> _Begun:
        settings = self._file.read()
        base, current = keeping.base_of(project, settings), keeping.current(project, settings)
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
            rehearsal=rehearsal(project, base),
            upcoming=tuple(_upcoming(project, choices.upcoming)),
            target=str(folder),
            version=f"+{number}",
            seed=choices.seed,
        )
        return _Begun(
            process=TrainingProcess(material, job, material.numbers),
            choices=choices,
            ready=ready,
            base=base,
            identifier=TrainingId(new_id()),
            number=number,
            gesture=project.trainings.last_gesture(),
            folder=folder,
        )

    def _ended(self, project: Project, begun: _Begun, result: Outcome | Failed) -> Event:
        if isinstance(result, Failed):
            shutil.rmtree(begun.folder, ignore_errors=True)
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
            choices=begun.choices,
            ready=begun.ready,
        )
        try:
            keeping.keep(project, run, begun.folder, self._file)
        except OSError as error:
            return TrainingFailed(TrainingFailedError(reason=error.strerror or str(error)))
        except UserFacingError as error:
            return TrainingFailed(error)
        return Trained(run)


def rehearsal(project: Project, base: str) -> tuple[str, ...]:
    """Return texts on which the recogniser is held to what it knows.

    Where the pipeline is French, those of the demo: they are modern news, of which such pipelines
    know most. Else articles of the project that nobody has decided on.
    """
    if language_of(base) == "fr":
        return tuple(
            read.document.text
            for read in read_articles(corpus("demo", "demo.jsonl"))
            if read.document is not None
        )
    return tuple(text for _, text in _upcoming(project, _REHEARSED))


def language_of(pipeline: str) -> str:
    """Return the ISO 639-1 code of a pipeline's language without loading it, or nothing."""
    if not is_folder(pipeline):
        return pipeline.partition("_")[0]
    with suppress(OSError, ValueError):
        meta = json.loads((Path(pipeline) / "meta.json").read_bytes())
        return str(meta.get("lang", "")) if isinstance(meta, dict) else ""
    return ""


def _upcoming(project: Project, count: int) -> Iterator[tuple[str, str]]:
    """Yield the next articles in the annotator's order that are not finished."""
    identifiers = project.document_ids(states=_UPCOMING_STATES, order=project.order, limit=count)
    for identifier in islice(identifiers, count):
        yield identifier, project.document(identifier).text
