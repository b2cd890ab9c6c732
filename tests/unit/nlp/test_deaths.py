"""Every way in which the suggestion process can die, with a pipeline that dies on demand."""

import os
import queue
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from annotator.core.suggestions import Cause
from annotator.nlp.events import Died, Event, Failure, LoadFailed, Patience, Ready, Request, Result
from annotator.nlp.process import SuggestionProcess

SHORT = Patience(load=30.0, least=1.0, per_character=0.0)
LONG = Patience(load=30.0, least=30.0, per_character=0.0)
"""For what dies by itself, which may take its time on a busy machine."""
WAIT = 60
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="dies by signals and limits")


class Life:
    """A process and what it reports."""

    def __init__(self, pipeline: str, patience: Patience = SHORT) -> None:
        self.events: queue.Queue[Event] = queue.Queue()
        self.process = SuggestionProcess(pipeline, self.events.put, patience)

    def next(self) -> Event:
        return self.events.get(timeout=WAIT)

    def begin(self) -> None:
        self.process.start()
        assert isinstance(self.next(), Ready)

    def ask(self, *texts: str, alone: bool = False) -> None:
        self.process.submit(Request(1, text, text, alone=alone) for text in texts)

    def death(self) -> Died:
        while not isinstance(event := self.next(), Died):
            pass
        return event


@pytest.fixture
def life(deadly: str) -> Iterator[Life]:
    life = Life(deadly)
    yield life
    life.process.stop()
    assert not life.process.alive


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("KILLED", Cause.ENDED),
        ("SEGFAULT", Cause.ENDED),
        ("MEMORY", Cause.MEMORY),
        ("HANG", Cause.HUNG),
        ("SLEEP", Cause.HUNG),
        ("GARBAGE", Cause.GARBLED),
        ("FLOOD", Cause.HUNG),
    ],
)
def test_each_death_names_its_cause_and_what_was_in_hand(
    deadly: str, text: str, cause: Cause
) -> None:
    life = Life(deadly, SHORT if cause is Cause.HUNG else LONG)
    life.begin()
    others = [f"Article {number}." for number in range(12)]
    life.ask("before", *others[:2], text, *others[2:])
    death = life.death()
    assert death.cause is cause
    assert text in {request.key for request in death.begun}
    assert len(death.begun) <= 8  # the batch, without what it answered before
    assert {request.key for request in death.begun} <= {request.key for request in death.pending}
    assert not life.process.alive
    life.begin()
    life.ask("after")
    assert isinstance(life.next(), Result)
    life.process.stop()


def test_what_is_to_be_alone_is_alone_in_hand(life: Life) -> None:
    life.begin()
    life.ask("one", alone=True)
    life.ask("KILLED", alone=True)
    life.ask("two", "three")
    death = life.death()
    assert [request.key for request in death.begun] == ["KILLED"]
    assert [request.key for request in death.pending] == ["KILLED", "two", "three"]


def test_a_text_that_is_refused_kills_nothing(life: Life) -> None:
    life.begin()
    life.ask("one", "REFUSED", "two")
    found = {event.key: event for event in (life.next(), life.next(), life.next())}
    assert isinstance(found["REFUSED"], Failure)
    assert isinstance(found["two"], Result)
    assert life.process.alive


@pytest.mark.parametrize(("death", "cause"), [("KILLED", "ended"), ("MEMORY", "memory")])
def test_a_death_while_loading(
    deadly: str, monkeypatch: pytest.MonkeyPatch, death: str, cause: str
) -> None:
    monkeypatch.setenv("ANNOTATOR_TEST_DIES_LOADING", death)
    life = Life(deadly)
    life.process.start()
    life.ask("one")
    event = life.next()
    assert isinstance(event, Died)
    assert (event.cause, [item.key for item in event.pending], event.begun) == (cause, ["one"], ())


def test_loading_for_ever_has_an_end(deadly: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_TEST_DIES_LOADING", "SLEEP")
    life = Life(deadly, Patience(load=1.0))
    life.process.start()
    assert life.death().cause is Cause.HUNG


def test_a_death_while_idle_is_told_with_empty_hands(life: Life) -> None:
    life.begin()
    life.ask("one")
    assert isinstance(life.next(), Result)
    _kill(life.process)
    death = life.death()
    assert (death.pending, death.begun, death.exitcode) == ((), (), -signal.SIGKILL)


def test_idleness_is_no_hanging(deadly: str) -> None:
    life = Life(deadly, Patience(load=30.0, least=0.2, per_character=0.0))
    try:
        life.begin()
        life.process.submit([Request(1, "one", "Un.")])
        assert isinstance(life.next(), Result)
        with pytest.raises(queue.Empty):
            life.events.get(timeout=0.6)
        life.ask("two")
        assert isinstance(life.next(), Result)
    finally:
        life.process.stop()


def test_a_cancelled_text_that_hangs_is_ended_too(life: Life) -> None:
    life.begin()
    life.ask("HANG")
    _until(lambda: bool(life.process._child and life.process._child.begun))
    life.process.cancel(1)
    life.process.submit([Request(2, "other", "Texte.")])
    death = life.death()
    assert death.cause is Cause.HUNG
    assert [request.key for request in death.pending] == ["other"]
    assert death.begun == ()


def test_long_texts_have_longer(deadly: str) -> None:
    process = SuggestionProcess(deadly, lambda _: None, Patience(least=2.0, per_character=0.5))
    try:
        process.start()
        _until(lambda: bool(process._child and process._child.loaded))
        process.submit([Request(1, "a", "SLEEP" + "x" * 95)])
        _until(lambda: bool(process._child and process._child.begun))
        with process._changed:
            assert process._child is not None
            left = process._left(process._child)
        assert left is not None
        assert 40 < left <= 52
    finally:
        process.stop()


def test_release_gives_the_process_back_without_waiting(life: Life) -> None:
    life.begin()
    child = life.process.release()
    assert child is not None
    assert child.gone.wait(WAIT)
    assert not child.process.is_alive()
    assert not life.process.alive
    assert life.events.empty()
    life.begin()
    assert life.process.release() is not None
    assert life.process.release() is None


def test_what_is_no_pipeline_is_told(deadly: str) -> None:
    life = Life("deadly_but_not_there")
    life.process.start()
    assert isinstance(life.next(), LoadFailed)


def _kill(process: SuggestionProcess) -> None:
    assert process._child is not None
    pid = process._child.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def _until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)
