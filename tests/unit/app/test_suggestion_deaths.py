"""What the service does when its process dies: with a stand-in, and with real deaths."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.app.set_aside import SetAside
from annotator.app.suggestion_service import ServiceState, SuggestionService
from annotator.core.errors import PipelineEndsError, SuggestionFailedError, TextSetAsideError
from annotator.core.ids import SpanId
from annotator.core.model import Document
from annotator.core.suggestions import Cause, Suggestions
from annotator.nlp.events import Died, Failure, Patience, Ready, Request, Result
from annotator.nlp.process import SuggestionProcess

posix = pytest.mark.skipif(sys.platform == "win32", reason="dies by signals and limits")
SHORT = Patience(load=60.0, least=1.0, per_character=0.0)
LONG = Patience(load=60.0, least=60.0, per_character=0.0)
"""Filling the memory takes its time where others want the processor too."""


class Double:
    """Stands in for the process: works on batches of three and dies on some texts."""

    def __init__(self, service: SuggestionService, *deadly: str) -> None:
        self.deadly, self.everything = deadly, False
        self.starts, self.answered = 0, 0
        self.queue: list[Request] = []
        self._service = service
        service._process = self  # type: ignore[assignment]

    def start(self) -> None:
        self.starts += 1
        self._service._arrived(Ready("none 1"))

    def stop(self) -> None:
        self.queue.clear()

    def release(self) -> None:
        self.queue.clear()

    def submit(self, requests: list[Request]) -> None:
        self.queue += requests

    def prioritise(self, request: Request) -> None:
        self.queue.insert(0, request)

    def cancel(self, job: int) -> None:
        self.queue = [item for item in self.queue if item.job != job]

    def work(self) -> None:
        """Work on one batch, or die on it."""
        alone = self.queue[0].alone or self.queue[0].job < 0
        batch = self.queue[: 1 if alone else 3]
        if self.everything or any(item.text in self.deadly for item in batch):
            pending, self.queue = tuple(self.queue), []
            self._service._arrived(Died(-9, pending, tuple(batch)))
        else:
            self.queue = self.queue[len(batch) :]
            self.answered += len(batch)
            for item in batch:
                self._service._arrived(Result(item.job, item.key, Suggestions()))


@pytest.fixture
def documents(project: Project, add_document: Callable[..., Document]) -> list[Document]:
    return [add_document(project, f"Texte {one}.", title=f"Titre {one}") for one in range(10)]


def run(service: SuggestionService, project: Project, double: Double) -> list[str]:
    """Let the double work until nothing is left, and return what was answered."""
    found: list[str] = []
    for _ in range(200):
        found += [answer.document for answer in service.take(100)]
        service.feed(project)
        if not double.queue:
            return found
        double.work()
    raise AssertionError("it never ends")


def test_the_one_text_is_found_and_all_others_go_on(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service, documents[4].text)
    service.start()
    service.ask(item.id for item in documents)
    found = run(service, project, double)
    others = [item.id for item in documents if item is not documents[4]]
    assert sorted(found) == sorted(others)
    assert double.starts == 3
    assert not service.busy
    assert (service.done, service.total) == (10, 10)
    [problem] = service.problems
    assert isinstance(problem, TextSetAsideError)
    assert problem.fields["document"] == "Titre 4"
    assert set(service.aside.failed) == {documents[4].id}


@pytest.mark.parametrize("deadly", [(0, 1, 2, 3), (0, 9), range(9)])
def test_many_deadly_texts_in_a_row_are_all_found(
    project: Project, documents: list[Document], deadly: tuple[int, ...]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service, *(documents[one].text for one in deadly))
    service.start()
    service.ask(item.id for item in documents)
    found = run(service, project, double)
    assert set(service.aside.failed) == {documents[one].id for one in deadly}
    assert len(found) == 10 - len(deadly)
    assert service.state is ServiceState.READY


def test_a_pipeline_that_dies_on_everything_is_given_up_and_no_text_is_blamed(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    double.everything = True
    service.start()
    service.ask(item.id for item in documents)
    assert run(service, project, double) == []
    assert (service.state, service.ends) == (ServiceState.FAILED, True)
    assert [type(problem) for problem in service.problems] == [PipelineEndsError]
    assert service.aside.failed == {}
    assert SetAside().of("none") == []
    double.everything = False
    service.start()
    assert not service.ends
    service.ask(item.id for item in documents)
    assert len(run(service, project, double)) == 10


def test_a_death_from_outside_blames_nobody(project: Project, documents: list[Document]) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    service.start()
    service.ask(item.id for item in documents)
    service.take(1)
    service.feed(project)
    for _ in range(3):  # killed three times, each time with other texts in hand
        pending, double.queue = tuple(double.queue), []
        service._arrived(Died(-9, pending, pending[:1]))
        service.take(100)
        double.work()
    assert len(run(service, project, double)) >= 7
    assert service.problems == []
    assert service.aside.failed == {}
    assert not service.busy


def test_a_process_that_dies_while_it_loads_is_not_started_for_ever(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    starts: list[int] = []
    double.start = lambda: starts.append(1)  # type: ignore[method-assign]
    service.start()
    service.ask(item.id for item in documents)
    for _ in range(2):
        service._arrived(Died(-9, ()))
        service.take(10)
    assert service.state is ServiceState.FAILED
    assert len(starts) == 2
    assert not service.busy
    assert [type(problem) for problem in service.problems] == [PipelineEndsError]


def test_a_process_that_dies_again_and_again_on_no_text_is_given_up(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    service.start()
    service.ask(item.id for item in documents)
    service.take(1)
    service.feed(project)
    while service.state is not ServiceState.FAILED:
        assert double.starts < 5
        service._arrived(Died(-9, tuple(double.queue)))
        double.queue = []
        service.take(10)
    assert service.aside.failed == {}


def test_a_death_while_idle_waits_for_the_next_request(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    service.start()
    service.take(1)
    service._arrived(Died(-9, ()))
    service.take(1)
    assert (service.state, double.starts, service.problems) == (ServiceState.OFF, 1, [])
    service.start()
    service.ask([documents[0].id])
    assert run(service, project, double) == [documents[0].id]


def test_a_claim_on_which_it_dies_sets_its_article_aside(documents: list[Document]) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service, documents[0].text)
    service.start()
    service.take(1)
    service.ask_parts(documents[0], SpanId("c"), (0, 9))
    while double.queue:
        double.work()
        service.take(10)
    assert service.completing == set()
    assert service.problems[0].fields["document"] == "Titre 0"
    assert set(service.aside.failed) == {documents[0].id}


def test_it_is_remembered_beyond_the_run_until_it_is_asked_again(
    project: Project, documents: list[Document]
) -> None:
    for _ in range(2):  # the second time nobody dies
        service = SuggestionService("none", lambda: None)
        double = Double(service, documents[4].text)
        service.aside.recall(project)
        service.start()
        service.ask(project.without_suggestions())
        run(service, project, double)
    assert (double.starts, service.total) == (1, 9)
    assert service.aside.failed[documents[4].id].cause is Cause.ENDED
    service.ask_first(documents[4])
    assert double.queue == []
    service.aside.lift(documents[4].id)
    double.deadly = ()
    service.ask_first(documents[4])
    assert run(service, project, double) == [documents[4].id]
    assert SetAside().of("none") == []


def test_another_version_and_another_pipeline_try_again(
    project: Project, documents: list[Document]
) -> None:
    first = SuggestionService("none", lambda: None)
    first.loaded = "none 0"
    first.aside.add(documents[2], "none 0", Cause.HUNG)
    other = SuggestionService("another", lambda: None)
    other.aside.recall(project)
    assert other.aside.failed == {}
    newer = SuggestionService("none", lambda: None)
    double = Double(newer)
    newer.aside.recall(project)
    assert set(newer.aside.failed) == {documents[2].id}
    newer.start()  # loads "none 1"
    assert run(newer, project, double) == [documents[2].id]


def test_what_the_pipeline_refuses_is_set_aside_too(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    service.start()
    service.ask([documents[0].id])
    service.take(1)
    service.feed(project)
    double.queue.clear()
    service._arrived(Failure(0, documents[0].id, "ValueError: too long"))
    service.take(1)
    assert [type(problem) for problem in service.problems] == [SuggestionFailedError]
    assert service.problems[0].fields["document"] == "Titre 0"
    assert service.aside.failed[documents[0].id].cause is Cause.REFUSED


def test_a_release_needs_idleness_and_is_undone_by_a_request(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    double = Double(service)
    assert not service.release()
    service.start()
    service.take(1)
    service.ask([documents[0].id])
    assert not service.release()
    run(service, project, double)
    assert service.release()
    assert (service.state, service.released) == (ServiceState.OFF, True)
    service.start()
    assert not service.released
    service.ask([documents[1].id])
    assert run(service, project, double) == [documents[1].id]


@pytest.mark.parametrize(
    "content",
    ["", "nonsense", "{}", "[[1, 2, 3, 4]]", '[["none", "1", "zz", "ended"]]', "[[]]",
     '[["none", "1", "00", "of boredom"]]', "\x00"],
)  # fmt: skip
def test_a_damaged_list_is_no_list(tmp_path: Path, content: str) -> None:
    path = tmp_path / "set-aside.json"
    path.write_text(content)
    assert SetAside(path).of("none") == []


def test_a_list_that_cannot_be_written_serves_until_the_end(
    tmp_path: Path, project: Project, documents: list[Document]
) -> None:
    (tmp_path / "file").write_text("")
    service = SuggestionService("none", lambda: None)
    service.aside._known = SetAside(tmp_path / "file" / "set-aside.json")
    service.aside.add(documents[0], "none 1", Cause.ENDED)
    assert set(service.aside.failed) == {documents[0].id}


def test_the_list_stays_small_and_drops_the_oldest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, documents: list[Document]
) -> None:
    monkeypatch.setattr("annotator.app.set_aside._MOST", 3)
    service = SuggestionService("none", lambda: None)
    for document in documents[:5]:
        service.aside.add(document, "none 1", Cause.ENDED)
    kept = [item.sha256 for item in SetAside().of("none")]
    assert kept == [document.sha256 for document in documents[2:5]]
    assert len(json.loads(SetAside().path.read_bytes())) == 3


@posix
@pytest.mark.parametrize(
    ("text", "cause"),
    [("SEGFAULT", Cause.ENDED), ("HANG", Cause.HUNG), ("MEMORY", Cause.MEMORY)],
)
def test_a_real_death_ends_in_one_article_without_suggestions(
    project: Project, add_document: Callable[..., Document], deadly: str, text: str, cause: Cause
) -> None:
    documents = [add_document(project, f"Texte {number}.") for number in range(12)]
    killer = add_document(project, f"Un {text} au milieu.", title="Meurtrier")
    arrived = threading.Semaphore(0)
    service = SuggestionService(deadly, arrived.release)
    patience = SHORT if cause is Cause.HUNG else LONG
    service._process = SuggestionProcess(deadly, service._arrived, patience)
    found: set[str] = set()
    try:
        service.start()
        service.ask([*(item.id for item in documents[:5]), killer.id])
        service.ask(item.id for item in documents[5:])
        service.feed(project)
        while service.busy:
            assert arrived.acquire(timeout=60)
            found |= {answer.document for answer in service.take(10)}
            service.feed(project)
    finally:
        service.stop()
    assert found == {item.id for item in documents}
    assert service.aside.failed[killer.id].cause is cause
    [problem] = service.problems
    assert problem.fields == {"document": "Meurtrier", "cause": cause}


@posix
def test_a_process_killed_again_and_again_at_work_still_does_it_all(
    project: Project, add_document: Callable[..., Document], deadly: str
) -> None:
    documents = [add_document(project, f"Texte {number}.") for number in range(240)]
    arrived = threading.Semaphore(0)
    service = SuggestionService(deadly, arrived.release)
    found: set[str] = set()
    kills = 0
    try:
        service.start()
        service.ask(item.id for item in documents)
        service.feed(project)
        while service.busy:
            assert arrived.acquire(timeout=60)
            found |= {answer.document for answer in service.take(10)}
            service.feed(project)
            child = service._process._child
            due = kills < 3 and len(found) >= 40 * (kills + 1)  # all suspects were cleared before
            if due and child is not None and child.process.pid is not None:
                os.kill(child.process.pid, signal.SIGKILL)
                kills += 1
    finally:
        service.stop()
    assert kills == 3
    assert found == {item.id for item in documents}
    assert service.aside.failed == {}
