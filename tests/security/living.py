"""What is done with any file that claims to be a project, and what must hold meanwhile."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from annotator.app.concordance import Query, search
from annotator.app.exporting import Choices, export_project
from annotator.app.mending import check, repair
from annotator.app.merging import conflicts, merge, preview
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.core.ids import LabelId
from annotator.core.listing import Listing
from annotator.core.model import Annotator, Document
from annotator.core.query import parse_query
from annotator.core.tokens import Tokens, words
from annotator.store import values
from annotator.store.glance import glance

LONGEST = 20.0
"""Seconds for one of the things that are done with a small file; a busy machine is allowed for."""


def by_words(document: Document) -> Tokens:
    """Return plain words: no pipeline is needed."""
    return words(document.text)


def use(path: Path, annotator: Annotator, folder: Path) -> bool:
    """Open a file and do with it what a person would; False where it was refused.

    A refused file is as it was, byte for byte.
    """
    before = path.read_bytes()
    glance(path)
    try:
        project = Project.open(path, annotator)
    except UserFacingError:
        assert path.read_bytes() == before, "a file that was refused is not touched"
        return False
    with closing(project):
        _look(project)
        _export(project, folder)
        _work(project)
    return True


def _look(project: Project) -> None:
    for document in project.documents():
        for span in project.spans(document.id):
            assert 0 <= span.start < span.end <= len(document.text)
        project.relations(document.id)
        project.status(document.id)
        project.tokens(document.id)
        project.versions(document.id)
    project.summaries(project.document_ids())
    project.state_counts(), project.span_totals(), project.sources(), project.metadata_keys()
    project.place(), project.typical_time(), project.usual_pace(), project.at_work()
    project.next_undo, project.next_redo, project.gesture_counts()
    project.order, project.seed, project.draw, project.lexicon, project.name  # noqa: B018
    project.gestures(done=True, before=None, limit=50)
    conflicts(project)
    _ask(project)


def _ask(project: Project) -> None:
    try:
        for asked in ("gare", "titre:gare", "état:fait", "est:signalé"):
            project.count(Listing(query=parse_query(asked)))
        for _ in search(project, Query(words="gare"), ""):
            pass
    except UserFacingError:
        pass
    except sqlite3.DatabaseError as error:  # the index of words is spoilt
        if project.explained(error) is None:
            raise


def _export(project: Project, folder: Path) -> None:
    for name in ("prodigy", "csv-spans", "brat", "uima"):
        target = folder / f"out-{name}"
        try:
            for _ in export_project(project, target, Choices(format=name), tokens_for=by_words):
                pass
        except UserFacingError:
            continue


def _work(project: Project) -> None:
    try:
        project.undo()
        project.redo()
        for document in project.document_ids()[:1]:
            project.do(CreateSpan(document, 0, 1, LabelId("PER")))
        project.undo()
    except UserFacingError:
        pass


def check_and_repair(path: Path, annotator: Annotator, folder: Path) -> bool:
    """Check a file, repair it, and open what came of it; False where nothing did."""
    before = path.read_bytes()
    for examined in check(path):
        assert examined.name
    to = folder / "repaired.annodb"
    try:
        for _ in repair(path, to):
            pass
    except UserFacingError:
        return False
    finally:
        assert path.read_bytes() == before
    Project.open(to, annotator).close()
    return True


def take_back(own: Path, returned: Path, annotator: Annotator) -> None:
    """Merge a file into its project, which is one that can be opened afterwards."""
    with closing(Project.open(own, annotator)) as project:
        preview(project, [returned])
        merge(project, [returned])
        conflicts(project)
        odd = values.first_oddity(project._file._db.conn)
        assert not odd, odd
    Project.open(own, annotator).close()


class Limited:
    """Says after each step that it did not take too long."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def step(self, what: object) -> None:
        """Fail where the last step took too long."""
        took = time.monotonic() - self._start
        assert took < LONGEST, (what, took)
        self._start = time.monotonic()
