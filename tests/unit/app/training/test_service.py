"""Training beside the work: kept, recorded, cancelled, one after the other."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from annotator.app.pipelines import check_trust, fingerprint
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.app.training.choices import Choices
from annotator.app.training.curve import curve
from annotator.app.training.due import changes_since, is_due
from annotator.app.training.service import State, Trained, TrainingFailed, TrainingService
from annotator.core.errors import (
    PipelineMissingError,
    TrainedMissingError,
    TrainingTooLittleError,
)
from tests.unit.app.training.conftest import finish, write


def test_too_little_is_said_before_anything_starts(
    project: Project, service: TrainingService
) -> None:
    with pytest.raises(TrainingTooLittleError):
        service.ask(project)
    assert service.state is State.IDLE


def test_a_run_is_kept_recorded_and_used(
    ready: Project, service: TrainingService, file: SettingsFile, blank: Path
) -> None:
    assert is_due(ready)
    service.ask(ready)
    assert service.state is State.RUNNING
    (event,) = finish(service, ready)
    assert isinstance(event, Trained)
    run = event.run
    assert (run.number, run.before.strict.right, run.better) == (1, 0, True)
    assert run.after.strict.f1 > 0.8
    assert set(run.after.labels) == {"PER", "LOC"}
    assert run.changes.articles == 6
    assert run.changes.added_count > 10
    assert run.changes.added[0].text in write(100).text
    # Nothing uses it yet, and nothing is left of the way to it.
    assert keeping.in_use(ready) is None
    assert not list(keeping.home(ready).glob("*.part"))
    folder = keeping.folder_of(ready, run)
    assert folder is not None
    assert fingerprint(folder) == run.fingerprint
    assert check_trust(str(folder), file.read()) == str(folder)
    assert json.loads(folder.with_suffix(".json").read_bytes())["number"] == 1
    assert not is_due(ready)
    assert changes_since(ready).articles == 0
    assert [(point.articles, point.run) for point in curve(ready)] == [(run.counts.articles, 1)]
    # From now on it is what makes the suggestions; and back.
    assert keeping.base_of(ready, file.read()) == str(blank)
    assert keeping.use(ready, run) == str(folder)
    assert keeping.in_use(ready) == run
    assert keeping.base_of(ready, file.read()) == str(blank)
    assert keeping.current(ready, file.read()) == str(folder)
    assert keeping.use_base(ready, file.read()) == str(blank)
    assert keeping.in_use(ready) is None


def test_the_package_needs_nothing_of_ours_and_holds_no_code(
    ready: Project, service: TrainingService
) -> None:
    service.ask(ready)
    (event,) = finish(service, ready)
    assert isinstance(event, Trained)
    folder = keeping.folder_of(ready, event.run)
    assert folder is not None
    nlp = spacy.load(folder)
    assert not [name for name in nlp.pipe_names if name.startswith("annotator")]
    assert nlp.meta["version"].endswith("+1")
    found = {(span.text, span.label_) for span in nlp("Marc Duvelle habite à Lantigny.").ents}
    assert found == {("Marc Duvelle", "PER"), ("Lantigny", "LOC")}
    endings = {path.suffix for path in folder.rglob("*") if path.is_file()}
    assert not endings & {".py", ".pkl", ".pickle", ".so", ".dll"}


def test_kept_runs_survive_a_restart(
    ready: Project, service: TrainingService, file: SettingsFile
) -> None:
    service.ask(ready)
    (event,) = finish(service, ready)
    assert isinstance(event, Trained)
    keeping.use(ready, event.run)
    path = ready.path
    ready.close()
    with_it = Project.open(path)
    try:
        assert keeping.runs(with_it) == [event.run]
        assert keeping.in_use(with_it) == event.run
        keeping.forget(with_it, event.run)
        assert keeping.folder_of(with_it, event.run) is None
        assert keeping.runs(with_it) == [event.run]
        with pytest.raises(TrainedMissingError):
            keeping.use(with_it, event.run)
        assert keeping.current(with_it, file.read()) == keeping.base_of(with_it, file.read())
    finally:
        with_it.close()


def test_cancelling_leaves_nothing(ready: Project, service: TrainingService) -> None:
    service.ask(ready)
    begun = service._begun
    assert begun is not None
    while service.progress is None or service.progress.done == 0:
        assert not service.take(ready)
    process = begun.process._process._process
    assert process is not None
    service.cancel()
    assert not process.is_alive()
    assert service.state is State.IDLE
    assert keeping.runs(ready) == []
    assert not list(keeping.home(ready).iterdir())
    assert service.take(ready) == []


def test_a_process_that_dies_is_a_failed_run(ready: Project, service: TrainingService) -> None:
    service.ask(ready)
    begun = service._begun
    assert begun is not None
    while service.progress is None or service.progress.done == 0:
        service.take(ready)
    process = begun.process._process._process
    assert process is not None
    process.kill()
    (event,) = finish(service, ready)
    assert isinstance(event, TrainingFailed)
    assert event.error.code == "training-failed"
    assert keeping.runs(ready) == []


def test_one_more_run_waits_and_a_later_wish_takes_its_place(
    ready: Project, service: TrainingService
) -> None:
    service.ask(ready)
    service.ask(ready, Choices(seed=1))
    service.ask(ready, Choices(seed=2))
    assert service.queued
    first, second = finish(service, ready)
    assert isinstance(first, Trained)
    assert isinstance(second, Trained)
    assert [run.choices.seed for run in keeping.runs(ready)] == [2, 0]
    assert [run.number for run in keeping.runs(ready)] == [2, 1]


def test_a_missing_base_is_said(ready: Project, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "other.json")
    file.write(file.read())
    with_nothing = TrainingService(file)
    # Its wish is not trusted by these settings, and their own pipeline is not installed.
    file.write(replace(file.read(), pipeline="xx_not_there"))
    with_nothing.ask(ready)
    (event,) = finish(with_nothing, ready)
    assert isinstance(event, TrainingFailed)
    assert isinstance(event.error, PipelineMissingError)


def test_better_pipelines_are_used_where_that_is_wished(
    ready: Project, service: TrainingService
) -> None:
    service.ask(ready)
    (event,) = finish(service, ready)
    assert isinstance(event, Trained)
    assert keeping.use_if_better(ready, event.run) is None
    keeping.set_automatic(ready, chosen=True)
    assert keeping.use_if_better(ready, event.run) == str(keeping.folder_of(ready, event.run))


@pytest.mark.skipif(os.name == "nt", reason="priorities are told otherwise there")
def test_the_process_gives_way(ready: Project, service: TrainingService) -> None:
    service.ask(ready)
    begun = service._begun
    assert begun is not None
    while service.progress is None or service.progress.done == 0:
        service.take(ready)
    process = begun.process._process._process
    assert process is not None
    assert process.pid is not None
    assert os.getpriority(os.PRIO_PROCESS, process.pid) >= min(
        19, os.getpriority(os.PRIO_PROCESS, 0) + 15
    )
