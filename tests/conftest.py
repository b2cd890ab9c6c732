"""What every test may use: projects on disk, and a home of their own for the user's files."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import SUFFIX, Project
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.resources import resource
from annotator.core.scheme import Scheme
from annotator.core.scheme_reading import read_scheme

if "ANNOTATOR_HEADED" not in os.environ:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The machine's speed is not what these tests are about.
settings.register_profile("annotator", deadline=None)
settings.load_profile("annotator")

AddDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
_USER_FOLDERS = (
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give the whole run a home of its own, child processes included."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE"):
            patch.setenv(name, str(home))
        for name in _USER_FOLDERS:
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test settings that no other test has touched."""
    folder = tmp_path_factory.mktemp("config")
    for name in ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared measuring material, which is not part of the project."""
    beside = Path(__file__).resolve().parents[1].parent / "shared"
    folder = Path(os.environ.get("ANNOTATOR_SHARED", beside))
    if not folder.is_dir():
        pytest.skip(f"the shared material is not there ({folder}); set ANNOTATOR_SHARED")
    return folder


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of an installed pipeline that dies on texts which say how."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "deadly"))
    return "deadly"


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    """Return the default label scheme."""
    return read_scheme(tomllib.loads(resource("schemes", "news.toml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def annotator() -> Annotator:
    return Annotator(id=AnnotatorId(new_id()), name="Camille")


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Return a function that makes a document of a text; other fields by name."""

    def make(text: str, **fields: Any) -> Document:
        text = canonicalise(text)
        values: dict[str, Any] = {"id": DocumentId(new_id()), "sha256": text_hash(text)}
        return Document(text=text, **{**values, **fields})

    return make


@pytest.fixture(scope="session")
def add_document(make_document: Callable[..., Document]) -> AddDocument:
    """Return a function that brings a text into a project and returns the document."""

    def add(project: Project, text: str, **fields: Any) -> Document:
        document = make_document(text, **fields)
        project.do(AddDocuments((document,)))
        return document

    return add


@pytest.fixture(scope="session")
def make_project(
    tmp_path_factory: pytest.TempPathFactory, scheme: Scheme, annotator: Annotator
) -> Iterator[MakeProject]:
    """Return a function that creates a project in a folder of its own, for generated cases."""
    made: list[Project] = []

    def make(**fields: Any) -> Project:
        path = tmp_path_factory.mktemp("project") / f"project{SUFFIX}"
        project = Project.create(path, **{"scheme": scheme, "annotator": annotator, **fields})
        made.append(project)
        return project

    yield make
    for project in made:
        project.close()


@pytest.fixture
def project(tmp_path: Path, scheme: Scheme, annotator: Annotator) -> Iterator[Project]:
    """Return a fresh, empty project with the default scheme."""
    created = Project.create(tmp_path / f"project{SUFFIX}", scheme=scheme, annotator=annotator)
    yield created
    created.close()
