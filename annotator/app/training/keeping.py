"""Trained pipelines: kept on this machine, recorded in the project, and gone back to.

A pipeline lies as a normal package folder among the program's data, under its project's id, with
its record beside it as JSON; the project file holds the record alone. Where the folder is missing,
on another machine say, the record stays and tells what there was.
"""

import os
import shutil
from pathlib import Path

import msgspec
import platformdirs

from annotator.app.holdings import Holdings
from annotator.app.pipelines import WISH, choose_pipeline, usable_pipeline
from annotator.app.project import Project
from annotator.app.settings import Settings, SettingsFile
from annotator.app.training.runs import Run, from_row, to_row
from annotator.core.errors import TrainedMissingError

AUTOMATIC = "use_trained"
"""The project's setting: whether a better pipeline is used without asking."""
_BEFORE = "untrained_pipeline"
"""The project's setting that keeps what it wished for before a trained pipeline."""
_UNFINISHED = ".part"


def home(project: Holdings) -> Path:
    """Return the folder for the pipelines of a project (``ANNOTATOR_DATA`` moves it)."""
    data = os.environ.get("ANNOTATOR_DATA")
    folder = data or platformdirs.user_data_dir("annotator", appauthor=False)
    return Path(folder) / "pipelines" / project.id


def runs(project: Holdings) -> list[Run]:
    """Return every run, the newest first."""
    return [from_row(row) for row in project.trainings.all()]


def place_of(project: Holdings, run: Run) -> Path:
    """Return where the pipeline of a run lies, or lay."""
    return home(project) / f"run-{run.number:03d}-{run.id[:8]}"


def folder_of(project: Holdings, run: Run) -> Path | None:
    """Return the folder with the pipeline of a run, or None where this machine has not got it."""
    folder = place_of(project, run)
    return folder if (folder / "config.cfg").is_file() else None


def staged(project: Holdings) -> Path:
    """Return a folder to write into until a run is over; what earlier ones left is removed.

    Raises:
        OSError: the folder above it cannot be made.
    """
    above = home(project)
    above.mkdir(parents=True, exist_ok=True)
    for left in above.glob(f"*{_UNFINISHED}"):
        shutil.rmtree(left, ignore_errors=True)
    return above / f"run{_UNFINISHED}"


def keep(project: Project, run: Run, folder: Path, file: SettingsFile) -> None:
    """Keep what was written to ``folder`` as the pipeline of ``run``; record and trust it.

    The folder gets its name in one step when all is in it, and is recorded last: whatever comes in
    between, there is no record without a pipeline and none of them is half there.

    Raises:
        OSError: it cannot be kept.
        ProjectWriteError: the project cannot be written.
    """
    place = place_of(project, run)
    beside = place.with_suffix(".json")
    unfinished = beside.with_suffix(_UNFINISHED)
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(run)))
    folder.rename(place)
    unfinished.replace(beside)
    # We made it ourselves from what was trusted: nobody has to be asked.
    file.write(file.read().with_trusted(run.fingerprint))
    with project.recording_training() as table:
        table.add(to_row(run))


def forget(project: Holdings, run: Run) -> None:
    """Remove the pipeline of a run from this machine; its record stays.

    Raises:
        OSError: it cannot be removed.
    """
    folder = folder_of(project, run)
    if folder is None:
        return
    # Out of sight first: a folder that is half removed would look like a damaged pipeline.
    going = folder.with_suffix(_UNFINISHED)
    folder.rename(going)
    shutil.rmtree(going)


def in_use(project: Holdings) -> Run | None:
    """Return the run whose pipeline the project names, or None: it names another, or none."""
    wish = project.settings().get(WISH)
    if not isinstance(wish, str) or not wish:
        return None
    return next((run for run in runs(project) if str(place_of(project, run)) == wish), None)


def base_of(project: Project, settings: Settings) -> str:
    """Return the pipeline to train from: the one that is used where no trained one is.

    Every run starts from there, not from the run before: it learns from all articles anyway, and
    nothing that went wrong once is handed on.
    """
    if in_use(project) is None:
        return usable_pipeline(project, settings)[0]
    before = project.settings().get(_BEFORE)
    return before if isinstance(before, str) and before else settings.pipeline


def current(project: Project, settings: Settings) -> str:
    """Return the pipeline in use, with which a new one is compared."""
    run = in_use(project)
    folder = folder_of(project, run) if run is not None else None
    return str(folder) if folder is not None else base_of(project, settings)


def use(project: Project, run: Run) -> str:
    """Let the project use the pipeline of a run; return what is to be loaded.

    Raises:
        TrainedMissingError: this machine has not got it.
        ProjectWriteError: the project cannot be written.
    """
    folder = folder_of(project, run)
    if folder is None:
        raise TrainedMissingError(number=run.number)
    if in_use(project) is None:
        project.change_settings(**{_BEFORE: project.settings().get(WISH) or ""})
    choose_pipeline(project, str(folder))
    return str(folder)


def use_base(project: Project, settings: Settings) -> str:
    """Let the project use what it used before any trained pipeline; return what is to be loaded.

    Raises:
        ProjectWriteError: the project cannot be written.
    """
    if in_use(project) is not None:
        before = project.settings().get(_BEFORE)
        choose_pipeline(project, before if isinstance(before, str) else "")
    return usable_pipeline(project, settings)[0]


def automatic(project: Holdings) -> bool:
    """Tell whether a better pipeline is used without asking."""
    return project.settings().get(AUTOMATIC) is True


def set_automatic(project: Project, *, chosen: bool) -> None:
    """Let better pipelines be used without asking, or not any more."""
    project.change_settings(**{AUTOMATIC: chosen})


def use_if_better(project: Project, run: Run) -> str | None:
    """Use the pipeline of a new run where that is wished and it is better than what was in use.

    Returns what is to be loaded, or None where nothing changes.
    """
    return use(project, run) if automatic(project) and run.better else None
