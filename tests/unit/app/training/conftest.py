"""A small world in which a recogniser can learn: articles with names, and a blank pipeline."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic, sleep

import pytest
import spacy

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.pipelines import choose_pipeline, trust
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training.service import Event, TrainingService
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState
from annotator.core.offsets import text_hash

PEOPLE = ("Aline Corbet", "Marc Duvelle", "Irène Lasserre", "Paul Ormond", "Zoé Trévan")
PLACES = ("Valbourg", "Sormeuse", "Lantigny", "Brévonne")
SENTENCES = (
    "{who} habite à {where}.",
    "Hier, {who} a parlé devant la foule de {where}.",
    "La ville de {where} accueille {who}.",
    "Selon {who}, la pluie tombe à {where}.",
)


@dataclass(frozen=True)
class Written:
    """One article and its names."""

    text: str
    names: tuple[tuple[int, int, str], ...]


def write(seed: int) -> Written:
    """Return an article of a few sentences that follows from ``seed``."""
    chance = random.Random(seed)
    text = f"Article numéro {seed}. "
    names = []
    for _ in range(6):
        said = chance.choice(SENTENCES)
        who, where = chance.choice(PEOPLE), chance.choice(PLACES)
        line = said.format(who=who, where=where)
        names.append((len(text) + line.index(who), who, "PER"))
        names.append((len(text) + line.index(where), where, "LOC"))
        text += line + " "
    return Written(
        text.strip(), tuple((start, start + len(name), label) for start, name, label in names)
    )


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a pipeline that finds no names."""
    folder = tmp_path_factory.mktemp("pipelines") / "blank"
    spacy.blank("fr").to_disk(folder)
    return folder


@pytest.fixture
def file(tmp_path: Path, blank: Path) -> SettingsFile:
    """Return settings in which the blank pipeline is trusted."""
    kept = SettingsFile(tmp_path / "settings.json")
    trust(str(blank), kept)
    return kept


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep trained pipelines in a folder of the test's own."""
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def fill(
    project: Project, seeds: range, state: DocumentState = DocumentState.DONE
) -> list[DocumentId]:
    """Bring in articles with their names accepted, and set their state; new ones have no names."""
    made = []
    for seed in seeds:
        written = write(seed)
        identifier = DocumentId(f"{seed:032x}")  # the same parts in every run of the tests
        text = written.text
        document = Document(id=identifier, text=text, sha256=text_hash(text))
        project.do(AddDocuments((document,)))
        if state is not DocumentState.NEW:
            for start, end, label in written.names:
                project.do(CreateSpan(identifier, start, end, LabelId(label)))
            project.do(SetDocumentState(identifier, state))
        made.append(identifier)
    return made


@pytest.fixture
def annotate(project: Project) -> Callable[..., DocumentId]:
    """Return a function that brings in one article."""

    def made(seed: int, state: DocumentState = DocumentState.DONE) -> DocumentId:
        return fill(project, range(seed, seed + 1), state)[0]

    return made


@pytest.fixture
def ready(project: Project, blank: Path) -> Project:
    """Return a project with enough finished articles, some new ones and the blank pipeline."""
    fill(project, range(40))
    fill(project, range(100, 106), DocumentState.NEW)
    choose_pipeline(project, str(blank))
    return project


@pytest.fixture
def service(file: SettingsFile) -> Iterator[TrainingService]:
    made = TrainingService(file)
    yield made
    made.stop()


def finish(service: TrainingService, project: Project, seconds: float = 600) -> list[Event]:
    """Let the service go on until it has nothing to do; return what came of it."""
    events: list[Event] = []
    until = monotonic() + seconds
    while service.busy:
        assert monotonic() < until, "the training does not end"
        events += service.take(project)
        sleep(0.02)
    return events


def begun(service: TrainingService, project: Project) -> BaseProcess:
    """Let a run come so far that its process is at work; return the process."""
    while service.progress is None or service.progress.done == 0:
        assert service.take(project) == []
        sleep(0.02)
    assert service._begun is not None
    process = service._begun.process._process._process
    assert process is not None
    return process
