"""A process beside the window that the system cannot start is one that ended."""

from __future__ import annotations

import errno
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.importing.looking import Looker
from annotator.app.side_process import ProcessEndedError, SideProcess
from annotator.app.suggestion_service import ServiceState, SuggestionService
from annotator.core.errors import PipelineMissingError


class NoProcess(multiprocessing.get_context("spawn").Process):  # type: ignore[name-defined,misc]
    """The system has no room for another process."""

    def start(self) -> None:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def pipes() -> int:
    """Return how many files are open, on systems that tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    context = multiprocessing.get_context("spawn")
    before = pipes()
    with monkeypatch.context() as patch:
        patch.setattr(type(context), "Process", NoProcess)
        yield
    assert pipes() <= before, "a pipe was left open"


def echo(connection: object) -> None:
    """Never run."""


@pytest.mark.usefixtures("full")
def test_no_answer_comes_and_it_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    process = SideProcess(echo)
    for _ in range(2):
        process.ask("what")
        with pytest.raises(ProcessEndedError):
            process.answer()
    assert len(caplog.records) == 2
    assert process.waited == 0.0
    process.stop()


@pytest.mark.usefixtures("full")
def test_whoever_asked_gets_no_answer() -> None:
    looker, answers = Looker(), []
    looker.start()
    looker.ask("what", answers.append)  # type: ignore[arg-type]
    looker.poll()
    assert answers == [None]
    assert not looker.busy


@pytest.mark.usefixtures("full")
def test_suggestions_say_why_there_are_none() -> None:
    arrived: list[object] = []
    service = SuggestionService("none", lambda: arrived.append(1))
    service.start()
    while not service.more:
        pass
    assert service.take(1) == []
    assert service.state is ServiceState.FAILED
    [problem] = service.problems
    assert isinstance(problem, PipelineMissingError)
    assert os.strerror(errno.EAGAIN) in str(problem.fields["reason"])
    assert not service.busy
