"""A program killed at any moment loses nothing that it had acknowledged.

The file is also the killed program: run as a script it makes gestures by a seeded plan and prints
a number after each. The same plan without a kill says what the project must hold after each.
``ANNOTATOR_FAULTS=10`` kills it 500 times.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core import ids
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from tests.faults.conftest import times

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no SIGKILL; TerminateProcess is tried by hand"
)

GESTURES = 60
SEED = 20_24
TEXT = "Le maire de Lille a dit non. " * 30
Content = list[object]


def content(project: Project) -> Content:
    return [
        (project.spans(item), project.relations(item), project.status(item))
        for item in project.document_ids()
    ]


def gestures(project: Project) -> Iterator[int]:
    """Make one gesture after the other by a plan that depends on the seed alone."""
    numbers = itertools.count(1)
    ids.uuid4 = lambda: UUID(int=next(numbers))  # type: ignore[attr-defined]
    plan = random.Random(SEED)
    documents = project.document_ids()
    tokens = words(TEXT)
    makers: list[Callable[[], object]] = []
    for made in range(1, GESTURES + 1):
        document = plan.choice(documents)
        index = plan.randrange(len(tokens))
        spans = project.spans(document) or None
        one = plan.choice(spans) if spans else None
        makers = [
            lambda d=document, i=index: project.do(
                CreateSpan(d, tokens.starts[i], tokens.ends[i], LabelId("PER"))
            ),
            lambda d=document, i=index: project.do(StoreSuggestions(((d, found(i)),))),
            lambda d=document, i=index: project.do(
                SetDocumentState(d, list(DocumentState)[i % len(DocumentState)])
            ),
        ]  # fmt: skip
        if one is not None:
            makers += [
                lambda d=document, s=one: project.do(AcceptSpans(d, (s.id,))),
                lambda d=document, s=one: project.do(RejectSpans(d, (s.id,))),
                lambda d=document, s=one: project.do(DeleteSpans(d, (s.id,))),
                lambda d=document, s=one: project.do(MoveSpan(d, s.id, s.start, s.end + 3)),
                project.undo,
                project.undo,
                project.redo,
            ]
        plan.choice(makers)()
        yield made


def found(seed: int) -> Suggestions:
    tokens = words(TEXT)
    origin = Origin(OriginKind.MODEL, "m", "1")
    places = random.Random(seed).sample(range(len(tokens)), 60)
    spans = tuple(
        SuggestedSpan(
            start=tokens.starts[i], end=tokens.ends[i], label=LabelId("LOC"), score=0.5,
            origin=origin,
        )
        for i in places
    )  # fmt: skip
    return Suggestions(spans=spans, tokens=tokens, pipeline="m 1")


def die_at(project: Project, statement: int) -> None:
    """Kill this process when SQLite is about to begin the statement of that number."""
    left = itertools.count(statement, -1)

    def count(sql: str) -> None:
        if next(left) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    project._file._db.conn.set_trace_callback(count)


def run_as_program(path: Path, after: int, statement: int) -> None:
    project = Project.open(path)
    for made in gestures(project):
        print(made, flush=True)  # noqa: T201
        if made == after:
            die_at(project, statement)


@pytest.fixture(scope="module")
def base(make_project: Callable[..., Project], add_document: Callable[..., Document]) -> Path:
    project = make_project()
    for number in range(3):
        add_document(project, f"{TEXT}{number}")
    project.close()
    return project.path


@pytest.fixture(scope="module")
def expected(base: Path) -> list[Content]:
    """Return what the project holds after each gesture of the plan."""
    copy = base.with_name("expected.annodb")
    shutil.copy(base, copy)
    project = Project.open(copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "uuid4", ids.uuid4)  # type: ignore[attr-defined]
        states = [content(project), *(content(project) for _ in gestures(project))]
    project.close()
    return states


def start(path: Path, after: int = 0, statement: int = 0) -> subprocess.Popen[str]:
    command = [sys.executable, __file__, str(path), str(after), str(statement)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def check(path: Path, acknowledged: int, expected: list[Content]) -> int:
    """Check the file that a killed program left; return how many gestures it holds."""
    project = Project.open(path)
    try:
        assert project._file._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert project._file._db.execute("PRAGMA foreign_key_check").fetchall() == []
        now = content(project)
        holds = [made for made, state in enumerate(expected) if state == now]
        assert acknowledged in holds or acknowledged + 1 in holds, (acknowledged, holds)
        if project.next_undo:
            project.undo()
            assert project.redo() is not None
            assert content(project) == now
        return max(holds)
    finally:
        project.close()


@pytest.mark.slow
def test_no_acknowledged_gesture_is_lost_to_a_kill_at_any_time(
    base: Path, expected: list[Content], tmp_path: Path
) -> None:
    chance = random.Random(SEED)
    for attempt in range(25 * times()):
        path = tmp_path / f"{attempt}.annodb"
        shutil.copy(base, path)
        wait_for = chance.randrange(1, GESTURES - 1)
        moment = chance.uniform(0, 0.002)
        with start(path) as program:
            assert program.stdout is not None
            lines = [next(program.stdout) for _ in range(wait_for)]
            until = time.perf_counter() + moment
            while time.perf_counter() < until:
                pass
            program.kill()
            lines += program.stdout.readlines()
        assert program.returncode == -signal.SIGKILL
        # A last line may be cut: then its gesture was not acknowledged.
        check(path, sum(line.endswith("\n") for line in lines), expected)


@pytest.mark.slow
def test_no_gesture_is_half_written_whatever_statement_it_dies_at(
    base: Path, expected: list[Content], tmp_path: Path
) -> None:
    chance = random.Random(SEED + 1)
    held = set()
    for attempt in range(25 * times()):
        path = tmp_path / f"{attempt}.annodb"
        shutil.copy(base, path)
        after, statement = chance.randrange(1, GESTURES - 8), attempt % 25
        with start(path, after, statement) as program:
            assert program.stdout is not None
            lines = program.stdout.readlines()
        assert program.returncode == -signal.SIGKILL, "it lived: too few statements"
        assert len(lines) >= after
        held.add(check(path, len(lines), expected) - len(lines))
    assert 0 in held


def test_a_file_cut_off_while_it_grew_is_rolled_back(base: Path, tmp_path: Path) -> None:
    """Killed when the first page, with the new size, is on the disk and the new pages are not."""
    path = tmp_path / "cut.annodb"
    shutil.copy(base, path)
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from annotator.app.project import Project\n"
        "project = Project.open(Path(sys.argv[1])); db = project._file._db\n"
        "db.execute('PRAGMA cache_size = 5').fetchall()\n"  # so that pages are written early
        "with project._file.transaction():\n"
        "    db.execute('UPDATE documents SET text = ?', ('x' * 1_000_000,))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=60)
    assert path.with_name("cut.annodb-journal").stat().st_size > 512, "the journal is not hot"
    with path.open("r+b") as file:
        file.truncate(base.stat().st_size)
        file.seek(28)
        file.write((3_000).to_bytes(4, "big"))
    original = Project.open(base)
    opened = Project.open(path)
    assert content(opened) == content(original)
    assert list(opened.documents()) == list(original.documents())
    opened.close()
    original.close()


def test_the_plan_makes_gestures_of_every_kind(expected: list[Content]) -> None:
    """The tests above mean little if the plan does nothing."""
    changed = sum(a != b for a, b in itertools.pairwise(expected))
    assert changed > GESTURES * 0.6
    states = {span.state for state in expected for spans, _, _ in state for span in spans}  # type: ignore[misc, attr-defined]
    assert states == set(SpanState)


if __name__ == "__main__":
    run_as_program(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
