"""The real window on a project whose disk can be made to fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlite_utils

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.store import connection
from annotator.store.migrations import TABLES
from annotator.ui.main_window import MainWindow
from annotator.ui.unsaved.feature import NotSaved
from annotator.ui.workspace import Workspace

TEXT = "Anne dit que Kiev, Riga et Oslo suivent. Anne reste à Riga."
MODEL = Origin(OriginKind.MODEL, "model", "1")
NAMES = ("Anne", "Kiev", "Riga", "Oslo")


class Disk:
    """Lets every transaction fail at its commit while ``fault`` is set, as SQLite would."""

    FULL = (sqlite3.SQLITE_FULL, "database or disk is full")
    FAILING = (sqlite3.SQLITE_IOERR_WRITE, "disk I/O error")
    READ_ONLY = (sqlite3.SQLITE_READONLY, "attempt to write a readonly database")

    def __init__(self) -> None:
        self.fault: tuple[int, str] | None = None
        self.spared: Path | None = None
        """A file on another disk, which is sound."""
        self.tries = 0

    @contextmanager
    def writing(self, db: sqlite_utils.Database, path: Path) -> Iterator[None]:
        with connection.reading(path), db.atomic():
            yield
            if self.fault is not None and (self.spared is None or path.parent != self.spared):
                self.tries += 1
                code, words = self.fault
                error = sqlite3.OperationalError(words)
                error.sqlite_errorcode = code
                raise error


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk()
    monkeypatch.setattr(connection, "writing", made.writing)
    yield made
    made.fault = None


def fill(project: Project, make_document: Callable[..., Document]) -> None:
    """Bring in two articles, the first one with suggested names."""
    made = (
        make_document(TEXT, title="Un", source="La Feuille"),
        make_document("Autre texte. Anne parle.", title="Deux", source="La Feuille"),
    )
    project.do(AddDocuments(made))
    spans = tuple(
        SuggestedSpan(
            start=TEXT.index(name),
            end=TEXT.index(name) + len(name),
            label=LabelId("LOC"),
            score=0.8,
            origin=MODEL,
        )
        for name in NAMES
    )
    found = Suggestions(spans=spans, claims=(), tokens=words(TEXT), pipeline="model 1")
    project.do(StoreSuggestions(((made[0].id, found),)))


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
    disk: Disk,
) -> Iterator[MainWindow]:
    fill(project, make_document)
    project.close()
    shown = open_window(project.path)
    yield shown
    disk.fault = None
    if shown.project.bridge is not None:
        shown.project.bridge.keeping.give_up()


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def unsaved(window: MainWindow) -> NotSaved:
    return unsaved_of(window)


def unsaved_of(window: MainWindow) -> NotSaved:
    """Return the part of a window that shows what is not saved."""
    return next(one for one in window.features if isinstance(one, NotSaved))


def held(project: Project) -> dict[str, list[str]]:
    """Return all that is in the tables of an open project, but where the annotator is."""
    db = project._file._db
    left_out = ("words",)
    names = [name for name in TABLES if not name.startswith(left_out)]
    found = {name: sorted(map(repr, db.execute(f"SELECT * FROM {name}"))) for name in names}
    return {name: rows for name, rows in found.items() if name not in ("places", "times")}
