"""Training beside the work: kept, recorded, used, gone back to; cancelled, one after the other."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.pipelines import check_trust, fingerprint
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.suggesting import suggest_dated
from annotator.app.training import keeping
from annotator.app.training.choices import Choices
from annotator.app.training.curve import curve
from annotator.app.training.due import changes_since, is_due
from annotator.app.training.refreshing import refresh, to_refresh
from annotator.app.training.runs import Run
from annotator.app.training.service import State, Trained, TrainingFailed, TrainingService
from annotator.core.errors import (
    PipelineMissingError,
    TrainedMissingError,
    TrainingTooLittleError,
)
from annotator.core.model import DocumentState, OriginKind
from tests.unit.app.training.conftest import begun, fill, finish, write


def test_too_little_is_said_before_anything_starts(
    project: Project, service: TrainingService
) -> None:
    with pytest.raises(TrainingTooLittleError):
        service.ask(project)
    assert service.state is State.IDLE
    assert not is_due(project)


def test_a_run_from_its_beginning_to_its_use_after_a_restart(
    ready: Project, service: TrainingService, file: SettingsFile, blank: Path
) -> None:
    assert is_due(ready)
    service.ask(ready)
    assert service.state is State.RUNNING
    # One more waits, and a later wish takes its place.
    service.ask(ready, Choices(seed=1))
    service.ask(ready, Choices(seed=2))
    assert service.queued
    first, second = finish(service, ready)
    assert isinstance(first, Trained)
    assert isinstance(second, Trained)
    run = first.run
    assert keeping.runs(ready) == [second.run, run]
    assert [(one.number, one.choices.seed) for one in (run, second.run)] == [(1, 0), (2, 2)]
    assert_what_it_tells(run)
    assert_kept(ready, run, file)
    assert_loads_anywhere(keeping.place_of(ready, run))
    assert not is_due(ready)
    assert changes_since(ready).articles == 0
    points = [(point.articles, point.run) for point in curve(ready)]
    assert points == [(run.counts.articles, 1), (second.run.counts.articles, 2)]
    assert_used_and_gone_back(ready, run, file, blank)
    assert_only_what_is_open_changes(ready, run)
    keeping.use(ready, run)
    path = ready.path
    ready.close()
    reopened = Project.open(path)
    try:
        assert keeping.runs(reopened) == [second.run, run]
        assert keeping.in_use(reopened) == run
        keeping.forget(reopened, run)
        assert keeping.folder_of(reopened, run) is None
        assert keeping.runs(reopened) == [second.run, run]
        with pytest.raises(TrainedMissingError):
            keeping.use(reopened, run)
        assert keeping.current(reopened, file.read()) == keeping.base_of(reopened, file.read())
    finally:
        reopened.close()


def assert_what_it_tells(run: Run) -> None:
    assert (run.number, run.before.strict.right, run.better) == (1, 0, True)
    assert run.after.strict.f1 > 0.8
    assert set(run.after.labels) == {"PER", "LOC"}
    assert run.after.labels["PER"].overlap.f1 >= run.after.labels["PER"].strict.f1
    assert run.counts.articles + run.counts.held_out == run.counts.finished == 40
    assert run.counts.spans + run.counts.held_out_spans == sum(run.counts.labels.values()) == 480
    assert run.changes.articles == 6
    assert run.changes.added_count > 10
    assert run.changes.added[0].text in write(100).text


def assert_kept(project: Project, run: Run, file: SettingsFile) -> None:
    # Nothing uses it yet, and nothing is left of the way to it.
    assert keeping.in_use(project) is None
    assert not list(keeping.home(project).glob("*.part"))
    folder = keeping.folder_of(project, run)
    assert folder is not None
    assert fingerprint(folder) == run.fingerprint
    assert check_trust(str(folder), file.read()) == str(folder)
    assert json.loads(folder.with_suffix(".json").read_bytes())["number"] == 1


def assert_loads_anywhere(folder: Path) -> None:
    """Check that the package needs nothing of ours and holds no code."""
    nlp = spacy.load(folder)
    assert not [name for name in nlp.pipe_names if name.startswith("annotator")]
    assert nlp.meta["version"].endswith("+1")
    found = {(span.text, span.label_) for span in nlp("Marc Duvelle habite à Lantigny.").ents}
    assert found == {("Marc Duvelle", "PER"), ("Lantigny", "LOC")}
    endings = {path.suffix for path in folder.rglob("*") if path.is_file()}
    assert not endings & {".py", ".pyc", ".pkl", ".pickle", ".so", ".dll"}


def assert_used_and_gone_back(project: Project, run: Run, file: SettingsFile, blank: Path) -> None:
    folder = str(keeping.folder_of(project, run))
    assert keeping.base_of(project, file.read()) == str(blank)
    assert keeping.use(project, run) == folder
    assert keeping.in_use(project) == run
    assert keeping.base_of(project, file.read()) == str(blank)
    assert keeping.current(project, file.read()) == folder
    assert keeping.use_base(project, file.read()) == str(blank)
    assert keeping.in_use(project) is None
    assert keeping.use_if_better(project, run) is None
    keeping.set_automatic(project, chosen=True)
    assert keeping.use_if_better(project, replace(run, after=run.before)) is None
    assert keeping.use_if_better(project, run) == folder


def assert_only_what_is_open_changes(project: Project, run: Run) -> None:
    done = project.document_ids(states=[DocumentState.DONE])
    before = {document: project.spans(document) for document in done}
    (begun_one,) = fill(project, range(200, 201), DocumentState.IN_PROGRESS)
    decided = project.spans(begun_one)
    assert set(to_refresh(project)).isdisjoint(done)
    for _ in refresh(project, keeping.use(project, run)):
        pass
    assert {document: project.spans(document) for document in done} == before
    assert [span for span in project.spans(begun_one) if span in decided] == list(decided)
    new = project.document_ids(states=[DocumentState.NEW])
    assert all(project.spans(document) for document in new)
    # With another pipeline what this one proposed goes again, and nothing else does.
    for document in to_refresh(project):
        (nothing,) = suggest_dated([(project.document(document).text, "")], run.base)
        project.do(StoreSuggestions(((document, nothing),)))
    for document in (*new, begun_one):
        left = [item for item in project.spans(document) if item.origin.kind is OriginKind.MODEL]
        assert left == []
    assert [span for span in project.spans(begun_one) if span in decided] == list(decided)


def test_cancelling_is_at_once_and_leaves_nothing(ready: Project, service: TrainingService) -> None:
    service.ask(ready)
    service.ask(ready)
    process = begun(service, ready)
    if os.name != "nt":
        assert process.pid is not None
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(19, own + 15)
    service.cancel()
    assert not process.is_alive()
    assert (service.state, service.queued, service.take(ready)) == (State.IDLE, False, [])
    assert keeping.runs(ready) == []
    assert not list(keeping.home(ready).iterdir())


def test_a_process_that_dies_is_a_failed_run(ready: Project, service: TrainingService) -> None:
    service.ask(ready)
    begun(service, ready).kill()
    (event,) = finish(service, ready)
    assert isinstance(event, TrainingFailed)
    assert event.error.code == "work-ended"
    assert keeping.runs(ready) == []
    assert not list(keeping.home(ready).iterdir())


def test_a_missing_base_is_said(ready: Project, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "other.json")
    # The project's wish is not trusted by these settings, and their own is not installed.
    file.write(replace(file.read(), pipeline="xx_not_there"))
    with_nothing = TrainingService(file)
    with_nothing.ask(ready)
    (event,) = finish(with_nothing, ready)
    assert isinstance(event, TrainingFailed)
    assert isinstance(event.error, PipelineMissingError)
