"""Two programs at one project, killed in between: one writes at a time, and nothing is lost.

Each opens the project, makes gestures, says which are done, closes or is killed, and begins again.
``ANNOTATOR_FAULTS=20`` lets them go on for a minute.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import ProjectLockedError
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.core.tokens import words
from tests.faults.conftest import SEED, sound, times

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

TEXT = "Le maire de Lille a dit non. " * 400
SECONDS = 3.0


def hammer(path: Path, who: int) -> None:
    """Make gestures for ever; say the place of each that is done, or a dot for each refusal."""
    tokens, chance = words(TEXT), random.Random(who)
    while True:
        try:
            project = Project.open(path)
        except ProjectLockedError:
            say(".")
            time.sleep(chance.random() / 50)
            continue
        document = project.document_ids()[0]
        there = {span.start for span in project.spans(document)}
        # Each program has words of its own.
        at = next(at for at in range(who, len(tokens), 2) if tokens.starts[at] not in there)
        project.do(CreateSpan(document, tokens.starts[at], tokens.ends[at], LabelId("PER")))
        say(str(tokens.starts[at]))
        project.close()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def started(path: Path, who: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.test_two_writers", str(path), str(who)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    )


def test_two_programs_at_one_project(
    make_project: Callable[..., Project], add_document: Callable[..., Document]
) -> None:
    project = make_project()
    document = add_document(project, TEXT)
    path = project.path
    project.close()
    chance, acknowledged, refused, killed = random.Random(SEED), set[int](), 0, 0
    end = time.monotonic() + SECONDS * times()
    while time.monotonic() < end or not (acknowledged and refused):
        programs = [started(path, who) for who in (0, 1)]
        begun = [program.stdout.readline() for program in programs if program.stdout]
        time.sleep(chance.random())
        for program in programs:
            program.send_signal(signal.SIGKILL)
            killed += 1
        for program, first in zip(programs, begun, strict=True):
            lines = (first + program.communicate()[0]).split("\n")[:-1]
            refused += lines.count(".")
            acknowledged |= {int(line) for line in lines if line != "."}
    project = Project.open(path)  # a lock file that a killed program left asks nobody
    there = {span.start for span in project.spans(document.id)}
    project.close()
    assert acknowledged <= there
    assert len(there) <= len(acknowledged) + killed
    assert refused
    assert sound(path)


if __name__ == "__main__":
    hammer(Path(sys.argv[1]), int(sys.argv[2]))
