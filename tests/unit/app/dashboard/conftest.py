"""A small team's project whose every number can be counted by hand."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import (
    AcceptSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import DocumentState
from tests.unit.app.dashboard.made_team import (
    ANNA,
    BEN,
    CLARA,
    DAY,
    MINUTE,
    MODEL,
    RULE,
    Clock,
    Give,
    add,
    create,
    finish,
    new_project,
    span_at,
    suggest,
    working,
)

FIRST = "Marc Duvelle quitte Valbourg pour Sormeuse, dit l’Office."
PERSON, TOWN, OTHER, OFFICE = (0, 12, "PER"), (20, 28, "LOC"), (34, 42, "LOC"), (50, 56, "ORG")
SECOND = "Aline Corbet reste à Lantigny."


@dataclass
class Team:
    """The project, its two articles, and the clock."""

    project: Project
    first: DocumentId
    second: DocumentId
    clock: Clock


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Return the clock of the journal, in France."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Europe/Paris")
        _take_time_zone()
        yield Clock(patch)
    _take_time_zone()


def _take_time_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def team(tmp_path: Path, clock: Clock) -> Iterator[Team]:
    """Let Anna and Ben work with suggestions, and Clara without.

    First article: Anna accepts a person and a town as they were, moves the edge of the other
    town, rejects a person, and makes an office by hand: 6 gestures. Ben, a week later, accepts
    the person, relabels the town, and finishes; he takes one rejection back. Clara makes person
    and town by hand. The second article is Anna's alone.
    """
    project = new_project(tmp_path, (ANNA, BEN, CLARA))
    project.change_settings(lexicon=False)
    first = add(project, 1, FIRST, title="Départ", published="2026-05-12")
    second = add(project, 2, SECOND, title="Reste", published="2026-06-03")
    for who in (ANNA, BEN, CLARA):
        project.do(Give(who, (first, second)))
    _anna(project, first, second, clock)
    clock.now += 7 * DAY
    with working(project, BEN):
        _ben(project, first)
    with working(project, CLARA):
        create(project, first, PERSON)
        create(project, first, TOWN)
        finish(project, first, 6)
        project.do(SetDocumentState(second, DocumentState.SKIPPED))
    yield Team(project, first, second, clock)
    project.close()


def _anna(project: Project, first: DocumentId, second: DocumentId, clock: Clock) -> None:
    wrong = (43, 49, "PER")
    suggest(
        project, first,
        [(PERSON, RULE), (TOWN, MODEL), ((34, 40, "LOC"), MODEL), (wrong, MODEL)],
    )  # fmt: skip
    project.do(AcceptSpans(first, (span_at(project, first, 0).id,)))
    project.do(AcceptSpans(first, (span_at(project, first, 20).id,)))
    project.do(MoveSpan(first, span_at(project, first, 34).id, 34, 42))
    project.do(RejectSpans(first, (span_at(project, first, 43).id,)))
    create(project, first, OFFICE)
    finish(project, first, 2)
    clock.now += DAY + 10 * MINUTE
    create(project, second, (0, 12, "PER"))
    finish(project, second, 4)


def _ben(project: Project, first: DocumentId) -> None:
    suggest(project, first, [(PERSON, RULE), (TOWN, MODEL), (OFFICE, MODEL)])
    project.do(AcceptSpans(first, (span_at(project, first, 0).id,)))
    project.do(RelabelSpan(first, span_at(project, first, 20).id, LabelId("ORG")))
    project.do(RejectSpans(first, (span_at(project, first, 50).id,)))
    project.undo()
    finish(project, first, 3)
