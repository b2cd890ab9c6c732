"""Gestures, undo and redo while a disk comes and goes: what is shown is what the file holds."""

from __future__ import annotations

import random

import pytest

from annotator.core.ids import LabelId
from annotator.ui.desk import Selection
from annotator.ui.unsaved import keeping as keeping_module
from tests.ui.conftest import Workplace

from .conftest import Disk

_STEPS = 120


@pytest.mark.parametrize("seed", range(6))
def test_what_is_shown_is_what_the_file_holds(
    seed: int, workplace: Workplace, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "PAUSES", (600_000,))
    workplace.open_article()
    chance, project, desk = random.Random(seed), workplace.project, workplace.desk
    keeping, gestures = workplace.bridge.keeping, workplace.gestures
    assert desk.document is not None
    document, length = desk.document.id, len(desk.document.text)
    first = sorted(map(repr, project.spans(document)))
    comments: list[str] = []

    def choose() -> None:
        spans = desk.visible()
        if spans and chance.random() < 0.6:
            desk.set_focus(chance.choice(spans).id)
        else:
            start = chance.randrange(length - 6)
            desk.select(Selection(start, start + chance.randint(1, 5), exact=True))

    def comment() -> None:
        comments.append(f"comment {len(comments)}")
        gestures.flag("")
        gestures.flag(comments[-1])

    acts = (
        gestures.accept, gestures.reject, gestures.delete, gestures.undo, gestures.undo,
        gestures.redo, comment, lambda: gestures.apply_label(LabelId("PER")),
        lambda: gestures.apply_label(LabelId("LOC")), keeping.retry,
    )  # fmt: skip
    for _ in range(_STEPS):
        if chance.random() < 0.2:
            disk.fault = chance.choice((None, Disk.FULL, Disk.FAILING))
        written = [entry.seq for entry in project.journal()]
        failing = disk.fault is not None
        choose()
        chance.choice(acts)()
        assert [repr(span) for span in desk.spans] == [repr(s) for s in project.spans(document)]
        if failing:
            assert [entry.seq for entry in project.journal()] == written
            assert keeping.fault is not None or not keeping.kept
    assert disk.tries, "nothing failed: the test is pointless"
    disk.fault = None
    keeping.retry()
    assert not keeping.kept
    assert [repr(span) for span in desk.spans] == [repr(s) for s in project.spans(document)]
    while project.next_undo is not None:
        gestures.undo()
    assert sorted(map(repr, project.spans(document))) == first
