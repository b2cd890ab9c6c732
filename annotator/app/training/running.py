"""Training as a plain loop, for the command line."""

from collections.abc import Generator
from dataclasses import dataclass
from time import sleep

from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training.choices import Choices
from annotator.app.training.runs import Run
from annotator.app.training.service import Trained, TrainingFailed, TrainingService

_PAUSE = 0.05
"""Seconds between two looks at the process."""


@dataclass(frozen=True, slots=True)
class TrainProgress:
    """How far a run is; the last one comes with the run."""

    done: int
    total: int
    run: Run | None = None


def train_project(
    project: Project,
    choices: Choices | None = None,
    *,
    base: str = "",
    file: SettingsFile | None = None,
) -> Generator[TrainProgress, None, None]:
    """Train and keep the pipeline; closing the generator ends the run and leaves nothing.

    Raises:
        TrainingTooLittleError: there is too little to learn from.
        TrainingFailedError: the run ended without a result.
        PipelineMissingError: the base pipeline is not installed.
    """
    service = TrainingService(file)
    try:
        service.ask(project, choices, base=base)
        while service.busy:
            progress = service.progress
            if progress is not None:
                yield TrainProgress(progress.done, progress.total)
            for event in service.take(project):
                match event:
                    case Trained(run):
                        yield TrainProgress(1, 1, run)
                    case TrainingFailed(error):
                        raise error
            sleep(_PAUSE)
    finally:
        service.stop()
