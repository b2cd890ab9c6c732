"""Pre-highlighting: in the background for the window, as a plain loop for the command line.

The suggestion process computes and this module only carries texts to it and results back; the
project is written by whoever owns it, through ``StoreSuggestions``. Nothing here imports spaCy
until the command line asks for it.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import PipelineMissingError, SuggestionFailedError, UserFacingError
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import Document
from annotator.core.suggestions import Range, Suggestions
from annotator.core.tokens import Tokens
from annotator.nlp.process import (
    Died,
    Event,
    Failure,
    LoadFailed,
    Ready,
    Request,
    Result,
    SuggestionProcess,
)

_AHEAD = 24
"""Texts handed to the process before their turn: enough to keep it busy, few enough to hold."""

_DEATHS = 2
"""After so many deaths on the same text it is set aside and the others go on."""

_TOKENS = "tokens of "
"""Marks the requests that ask for tokens alone."""

_PARTS = "parts of "
"""Marks the requests that ask for the source and cue of one claim; then come document and span."""

_PARTS_JOB = -1
"""These requests are a job of their own: they go on when pre-highlighting is cancelled."""

_STORED_TOGETHER = 16
"""Documents written in one transaction by the command line."""


class ServiceState(StrEnum):
    """What the suggestion process is doing."""

    OFF = "off"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Answer:
    """The suggestions for one document, or its tokens alone where only they were asked for.

    With ``claim`` they are what was found for this one claim of the annotator's.
    """

    document: DocumentId
    suggestions: Suggestions
    only_tokens: bool = False
    claim: SpanId | None = None


class SuggestionService:
    """Feeds the suggestion process from one project's documents, the one on screen first.

    ``notify`` is called on another thread whenever ``take`` has something to give; everything
    else belongs to the caller's thread.
    """

    def __init__(self, pipeline: str, notify: Callable[[], None]) -> None:
        self.pipeline = pipeline
        self.loaded = ""
        """Name and version of the pipeline once it is loaded."""
        self.lacks: tuple[str, ...] = ()
        """Components that the loaded pipeline has not got: ``parser``, ``ner``."""
        self.state = ServiceState.OFF
        self.done = 0
        self.total = 0
        self.problems: list[UserFacingError] = []
        self._notify = notify
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._process = SuggestionProcess(pipeline, self._arrived)
        self._job = 0
        self._waiting: deque[DocumentId] = deque()
        self._asked: set[DocumentId] = set()
        self._tokens_of: set[DocumentId] = set()
        self.completing: set[SpanId] = set()
        """The claims for which source and cue are being looked for."""
        self._deaths: Counter[str] = Counter()
        self._unloaded = 0

    @property
    def busy(self) -> bool:
        """Whether documents still wait for their suggestions."""
        return bool(self._waiting or self._asked)

    @property
    def waiting(self) -> int:
        """How many documents still wait for their suggestions."""
        return len(self._waiting) + len(self._asked)

    def start(self) -> None:
        """Start the process in the background; it loads the pipeline while others work."""
        if self.state in (ServiceState.OFF, ServiceState.FAILED):
            self.state = ServiceState.LOADING
            self._process.start()

    def stop(self) -> None:
        """End the process and forget what was asked."""
        self.cancel()
        self.completing.clear()
        self._process.stop()
        self.state = ServiceState.OFF

    def ask(self, documents: Iterable[DocumentId]) -> None:
        """Ask for suggestions for ``documents``, after those already asked for."""
        known = set(self._waiting) | self._asked
        fresh = [document for document in documents if document not in known]
        if not self.busy:
            self.done = self.total = 0
        self._waiting.extend(fresh)
        self.total += len(fresh)

    def ask_first(self, document: Document) -> None:
        """Ask for suggestions for the document on screen before all others."""
        if document.id not in self._asked and document.id not in self._waiting:
            self.ask([document.id])
        if document.id in self._waiting:
            self._waiting.remove(document.id)
            self._asked.add(document.id)
        self._process.prioritise(self._request(document))

    def ask_tokens(self, documents: Iterable[Document]) -> None:
        """Ask for the pipeline's tokens of ``documents`` alone, before all suggestions."""
        for document in documents:
            if document.id not in self._tokens_of:
                self._tokens_of.add(document.id)
                key = f"{_TOKENS}{document.id}"
                self._process.prioritise(Request(self._job, key, document.text, only_tokens=True))

    def ask_parts(self, document: Document, claim: SpanId, content: Range) -> None:
        """Ask for source and cue of one claim, given its content, before everything else."""
        self.completing.add(claim)
        key = f"{_PARTS}{document.id} {claim}"
        self._process.prioritise(Request(_PARTS_JOB, key, document.text, content=content))

    @property
    def tokens_missing(self) -> int:
        """How many documents still wait for the tokens asked for."""
        return len(self._tokens_of)

    def feed(self, project: Project) -> None:
        """Hand the next texts to the process, as many as it should have before their turn."""
        if self.state in (ServiceState.OFF, ServiceState.FAILED):
            return
        while self._waiting and len(self._asked) < _AHEAD:
            document = project.document(self._waiting.popleft())
            self._asked.add(document.id)
            self._process.submit([self._request(document)])

    def cancel(self) -> None:
        """Forget what was asked; answers on their way are dropped."""
        self._process.cancel(self._job)
        self._job += 1
        self._waiting.clear()
        self._asked.clear()
        self._tokens_of.clear()
        self.done = self.total = 0

    def take(self, limit: int) -> list[Answer]:
        """Return up to ``limit`` answers that have arrived, and follow the process's state.

        New faults are appended to ``problems``.
        """
        answers: list[Answer] = []
        while len(answers) < limit:
            try:
                event = self._events.get_nowait()
            except Empty:
                break
            answer = self._follow(event)
            if answer is not None:
                answers.append(answer)
        return answers

    @property
    def more(self) -> bool:
        """Whether ``take`` has more to give at once."""
        return not self._events.empty()

    def _request(self, document: Document) -> Request:
        return Request(self._job, document.id, document.text, published=document.published)

    def _arrived(self, event: Event) -> None:
        self._events.put(event)
        self._notify()

    def _follow(self, event: Event) -> Answer | None:
        match event:
            case Ready(pipeline, lacks):
                self.state, self.loaded, self.lacks = ServiceState.READY, pipeline, lacks
            case Result(job, key, suggestions) if job == _PARTS_JOB:
                claim = _claim_of(key)
                return Answer(self._settled(key), suggestions, claim=claim)
            case Result(job, key, suggestions) if job == self._job:
                only_tokens = key.startswith(_TOKENS)
                document = self._settled(key)
                return Answer(document, suggestions, only_tokens)
            case Failure(job, key, reason) if job in (self._job, _PARTS_JOB):
                document = self._settled(key)
                self.problems.append(SuggestionFailedError(document=document, reason=reason))
            case LoadFailed(pipeline, reason):
                self._give_up()
                self.problems.append(PipelineMissingError(name=pipeline, reason=reason))
            case Died(_, pending):
                self._restart(pending)
        return None

    def _settled(self, key: str) -> DocumentId:
        """Cross out what was asked under ``key`` and return the document it was about."""
        if key.startswith(_PARTS):
            self.completing.discard(_claim_of(key))
            return DocumentId(key.removeprefix(_PARTS).partition(" ")[0])
        document = DocumentId(key.removeprefix(_TOKENS))
        if key.startswith(_TOKENS):
            self._tokens_of.discard(document)
        else:
            self._asked.discard(document)
            self.done += 1
        return document

    def _give_up(self) -> None:
        self.state = ServiceState.FAILED
        self.cancel()
        self.completing.clear()

    def _restart(self, pending: tuple[Request, ...]) -> None:
        """Start the process again; the text on which it keeps dying is set aside.

        A process that keeps dying before it has loaded anything is not started again.
        """
        self._unloaded = self._unloaded + 1 if self.state is ServiceState.LOADING else 0
        if self._unloaded >= _DEATHS:
            self._give_up()
            self.problems.append(PipelineMissingError(name=self.pipeline, reason="process ended"))
            return
        rest = [request for request in pending if request.job in (self._job, _PARTS_JOB)]
        if rest:
            suspect = rest[0]
            self._deaths[suspect.key] += 1
            if self._deaths[suspect.key] >= _DEATHS:
                rest = rest[1:]
                document = self._settled(suspect.key)
                self.problems.append(
                    SuggestionFailedError(document=document, reason="process ended")
                )
        self.state = ServiceState.LOADING
        self._process.start()
        self._process.submit(rest)


def _claim_of(key: str) -> SpanId:
    return SpanId(key.rpartition(" ")[2])


@dataclass(frozen=True, slots=True)
class SuggestProgress:
    """How far a run over a project has come, in documents."""

    done: int
    total: int


def suggest_texts(texts: Iterable[str], pipeline: str) -> Iterator[Suggestions]:
    """Yield the suggestions for each of ``texts``, in order, computed in this process.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    return suggest_dated(((text, "") for text in texts), pipeline)


def suggest_dated(texts: Iterable[tuple[str, str]], pipeline: str) -> Iterator[Suggestions]:
    """Yield the suggestions for texts that come with the ISO dates of their publication.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    # Imported here: only who computes in this process pays for spaCy.
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415

    yield from Suggester(pipeline).suggest_dated(texts)


def suggest_project(
    project: Project, pipeline: str, *, again: bool = False
) -> Iterator[SuggestProgress]:
    """Pre-highlight a project's documents in this process; closing the iterator stops it.

    Documents that have suggestions are left alone unless ``again``; then those that nobody has
    decided on are made anew. What was stored before it stopped stays.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    chosen = project.document_ids() if again else project.without_suggestions()
    yield from suggest_documents(project, pipeline, chosen)


def suggest_documents(
    project: Project, pipeline: str, chosen: Sequence[DocumentId]
) -> Iterator[SuggestProgress]:
    """Make the suggestions of ``chosen`` documents in this process, anew where there are some.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    yield SuggestProgress(0, len(chosen))
    if not chosen:
        return
    documents = map(project.document, chosen)
    texts = ((document.text, document.published) for document in documents)
    batch: list[tuple[DocumentId, Suggestions]] = []
    results = zip(chosen, suggest_dated(texts, pipeline), strict=True)
    for done, result in enumerate(results, start=1):
        batch.append(result)
        if len(batch) == _STORED_TOGETHER or done == len(chosen):
            project.do(StoreSuggestions(tuple(batch)))
            batch = []
            yield SuggestProgress(done, len(chosen))


def tokenize_document(document: Document, *, language: str = "fr") -> Tokens:
    """Return spaCy's tokens of a document by its language's rules, computed in this process."""
    from annotator.nlp.tokenizing import tokenize  # noqa: PLC0415

    return tokenize(document.text, document.language or language)
