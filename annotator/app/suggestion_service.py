"""Pre-highlighting for the window: texts go to a process beside it, and results come back.

The suggestion process computes and this module only carries texts to it and results back; the
project is written by whoever owns it, through ``StoreSuggestions``. A process that dies is started
again; a text on which it dies is set aside.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue

from annotator.app.project import Project
from annotator.app.set_aside import Aside
from annotator.app.suspects import Suspects
from annotator.app.waiting import Pages, Waiting
from annotator.core.errors import (
    PipelineEndsError,
    PipelineMissingError,
    SuggestionFailedError,
    TextSetAsideError,
    UserFacingError,
)
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import Document
from annotator.core.suggestions import Cause, Range, Suggestions
from annotator.nlp.events import Died, Event, Failure, LoadFailed, Ready, Request, Result
from annotator.nlp.process import SuggestionProcess

_AHEAD = 24
"""Texts handed to the process before their turn: enough to keep it busy, few enough to hold."""

_DEATHS = 2
"""After so many deaths in a row while it loads, a pipeline is given up."""

_IDLE_DEATHS = 3
"""And after so many while it works, in a row, on no text in particular."""

_TOKENS = "tokens of "
"""Marks the requests that ask for tokens alone."""

_PARTS = "parts of "
"""Marks the requests that ask for the source and cue of one claim; then come document and span."""

_PARTS_JOB = -1
"""These requests are a job of their own: they go on when pre-highlighting is cancelled."""

_PROBE = Request(-2, "probe", "Bonjour.", alone=True)
"""Asked before a text is set aside: a pipeline that dies on this too is itself at fault."""


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
        self.problems: list[UserFacingError] = []
        self._notify = notify
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._process = SuggestionProcess(pipeline, self._arrived)
        self._job = 0
        self._waiting = Waiting()
        self._asked: set[DocumentId] = set()
        self._about: dict[str, Document] = {}
        self.aside = Aside(pipeline)
        """The documents on which the pipeline failed."""
        self._tokens_of: set[DocumentId] = set()
        self.completing: set[SpanId] = set()
        """The claims for which source and cue are being looked for."""
        self._suspects = Suspects()
        self._unloaded = self._idle_deaths = 0
        self.released = False
        """Whether the process was let go because nobody had asked it for long."""
        self.ends = False
        """Whether it was given up because it kept ending, not because it is not there."""

    @property
    def busy(self) -> bool:
        """Whether documents still wait for their suggestions."""
        return bool(self._waiting or self._asked)

    @property
    def waiting(self) -> int:
        """How many documents still wait for their suggestions."""
        return len(self._waiting) + len(self._asked)

    @property
    def total(self) -> int:
        """How many documents were asked for since nothing was left to do."""
        return self.done + self.waiting

    @property
    def process(self) -> int | None:
        """The number of the process that is running, if one is."""
        return self._process.pid

    def start(self) -> None:
        """Start the process in the background; it loads the pipeline while others work."""
        if self.state in (ServiceState.OFF, ServiceState.FAILED):
            self.state = ServiceState.LOADING
            self.released = self.ends = False
            self._unloaded = self._idle_deaths = 0
            self._process.start()

    def release(self) -> bool:
        """Let the process go, and its memory with it, unless it has something to do.

        It comes back with the next request, or with ``start``.
        """
        if self.state is not ServiceState.READY or self.busy or self._tokens_of or self.completing:
            return False
        self._process.release()
        self.state, self.released = ServiceState.OFF, True
        return True

    def stop(self) -> None:
        """End the process and forget what was asked."""
        self.cancel()
        self.completing.clear()
        self._about.clear()
        self._suspects.forget()
        self._process.stop()
        self.state = ServiceState.OFF

    def ask(self, documents: Iterable[DocumentId]) -> None:
        """Ask for suggestions for ``documents``, after those already asked for.

        Those that are set aside are left alone.
        """
        if not self.busy:
            self.done = 0
        known = {*self._asked, *self.aside.failed}
        self._waiting.add(document for document in documents if document not in known)

    def ask_pages(self, pages: Pages, count: int) -> None:
        """Ask for suggestions for so many documents, read page by page when their turn comes.

        They come after those named one by one, and in place of pages asked for before.
        """
        if not self.busy:
            self.done = 0
        self._waiting.follow(pages, count)

    def ask_first(self, document: Document) -> None:
        """Ask for suggestions for the document on screen before all others.

        If it is set aside it is left alone.
        """
        if document.id in self.aside.failed:
            return
        if not self.busy:
            self.done = 0
        if document.id not in self._asked:
            self._waiting.pull(document.id)
            self._asked.add(document.id)
        self._process.prioritise(self._request(document))

    def ask_tokens(self, documents: Iterable[Document]) -> None:
        """Ask for the pipeline's tokens of ``documents`` alone, before all suggestions."""
        for document in documents:
            if document.id not in self._tokens_of:
                self._tokens_of.add(document.id)
                key = f"{_TOKENS}{document.id}"
                self._about[key] = document
                self._process.prioritise(Request(self._job, key, document.text, only_tokens=True))

    def ask_parts(self, document: Document, claim: SpanId, content: Range) -> None:
        """Ask for source and cue of one claim, given its content, before everything else."""
        self.completing.add(claim)
        key = f"{_PARTS}{document.id} {claim}"
        self._about[key] = document
        self._process.prioritise(Request(_PARTS_JOB, key, document.text, content=content))

    @property
    def tokens_missing(self) -> int:
        """How many documents still wait for the tokens asked for."""
        return len(self._tokens_of)

    def feed(self, project: Project) -> None:
        """Hand the next texts to the process, as many as it should have before their turn."""
        if self.state in (ServiceState.OFF, ServiceState.FAILED):
            return
        while len(self._asked) < _AHEAD:
            following = self._waiting.next({*self._asked, *self.aside.failed})
            if following is None:
                break
            document = project.document(following)
            self._asked.add(document.id)
            self._process.submit([self._request(document)])

    def cancel(self) -> None:
        """Forget what was asked; answers on their way are dropped."""
        self._process.cancel(self._job)
        self._about = {key: it for key, it in self._about.items() if key.startswith(_PARTS)}
        self._job += 1
        self._waiting.clear()
        self._asked.clear()
        self._tokens_of.clear()
        self.done = 0

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
        self._about[document.id] = document
        return Request(self._job, document.id, document.text, published=document.published)

    def _arrived(self, event: Event) -> None:
        self._events.put(event)
        self._notify()

    def _follow(self, event: Event) -> Answer | None:
        match event:
            case Ready(pipeline, lacks):
                self.state, self.loaded, self.lacks = ServiceState.READY, pipeline, lacks
                self.ask(self.aside.lift_other_versions(pipeline))
            case Result(job, key, suggestions):
                return self._answer(job, key, suggestions)
            case Failure(job, key, reason):
                self._refused(job, key, reason)
            case LoadFailed(pipeline, reason):
                self._give_up(PipelineMissingError(name=pipeline, reason=reason))
            case Died():
                self._died(event)
        return None

    def _answer(self, job: int, key: str, suggestions: Suggestions) -> Answer | None:
        self._lived(key)
        if job == _PARTS_JOB:
            return Answer(self._settled(key), suggestions, claim=_claim_of(key))
        if job == self._job:
            return Answer(self._settled(key), suggestions, key.startswith(_TOKENS))
        return None

    def _refused(self, job: int, key: str, reason: str) -> None:
        """Tell that the pipeline cannot read a text; suggestions for it are not tried again."""
        self._lived(key)
        if job not in (self._job, _PARTS_JOB):
            return
        about = self._about.get(key)
        whole = key == self._settled(key)
        if about is None:
            return
        if whole:
            self.aside.add(about, self.loaded, Cause.REFUSED)
        self.problems.append(SuggestionFailedError(document=_name_of(about), reason=reason))

    def _lived(self, key: str) -> None:
        """Note that the process answered: it does not die on this text, nor on all."""
        self._idle_deaths = 0
        self._suspects.clear(key)
        convicted = self._suspects.convicted()
        if convicted is None:
            return
        request, cause = convicted
        about = self._about.get(request.key)
        if about is not None:  # it was not cancelled
            self._settled(request.key)
            self.aside.add(about, self.loaded, cause)
            self.problems.append(TextSetAsideError(document=_name_of(about), cause=cause))

    def _settled(self, key: str) -> DocumentId:
        """Cross out what was asked under ``key`` and return the document it was about."""
        self._about.pop(key, None)
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

    def _give_up(self, problem: UserFacingError) -> None:
        self.state = ServiceState.FAILED
        self.cancel()
        self.completing.clear()
        self._about.clear()
        self._suspects.forget()
        self.problems.append(problem)

    def _died(self, death: Died) -> None:
        """Start the process again, if there is something to do, or give it up.

        It is given up when it keeps dying before it has loaded, on no text in particular, or on
        the probe too: then it is not the text.
        """
        loading, accused = self.state is ServiceState.LOADING, self._suspects.accused
        self._unloaded = self._unloaded + 1 if loading else 0
        self._idle_deaths += not loading and not death.begun
        hopeless = self._unloaded >= _DEATHS or self._idle_deaths >= _IDLE_DEATHS
        if hopeless or (accused is not None and not loading):
            self.ends = True
            self._give_up(PipelineEndsError(name=self.pipeline, cause=death.cause))
            return
        own = (self._job, _PARTS_JOB)
        self._suspects.died((item for item in death.begun if item.job in own), death.cause)
        rest = self._suspects.parted(item for item in death.pending if item.job in own)
        if not (rest or self._waiting or self._suspects.accused):
            self.state, self.released = ServiceState.OFF, True  # it comes back when it is needed
            return
        self.state = ServiceState.LOADING
        self._process.start()
        self._process.submit(rest)
        if self._suspects.accused is not None:
            self._process.prioritise(_PROBE)


def _claim_of(key: str) -> SpanId:
    return SpanId(key.rpartition(" ")[2])


def _name_of(document: Document) -> str:
    return " ".join(document.title.split()) or document.text[:40].partition("\n")[0]
