"""Searching the corpus: places in all articles, each with the words around it.

Texts never change, so a hit stays right once it is found; what is labelled there is looked up when
it is shown. The generators here yield often, for the window goes on in between.
"""

import re
from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from time import perf_counter

from annotator.app.lemmas import lemmatise
from annotator.app.matching import Matcher, Range, ranges
from annotator.app.operations.hits import Place
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import SpanState
from annotator.core.wordings import parts, searchable, word_pattern
from annotator.store.concordance import Marked, Page

MOST = 50_000
"""More hits than anybody reads are not gathered."""
_CONTEXT = 120
"""Characters kept on each side of a hit."""
_STEP = 0.004
"""Seconds of reading between two yields."""
_LEAST, _MOST_AT_ONCE = 20, 5_000
"""Documents read at once: fewer or more, as they turn out to take."""
_BATCH = 400_000
"""Characters that are sent for matching at once."""


class Mode(StrEnum):
    """What is looked for."""

    WORDS = "words"
    PATTERN = "pattern"
    LEMMA = "lemma"
    LABEL = "label"
    NOTES = "notes"


class Notes(StrEnum):
    """Which marks of attention are looked for."""

    ANY = "any"
    FLAGGED = "flagged"
    COMMENTED = "commented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What somebody looks for. What the mode does not ask for has no effect."""

    mode: Mode = Mode.WORDS
    words: str = ""
    """Words, a pattern, a lemma, words in labelled spans, or words of a comment."""
    case: bool = False
    labels: tuple[LabelId, ...] = ()
    """Labels of the spans looked for; none of them named means any label."""
    states: tuple[SpanState, ...] = ()
    notes: Notes = Notes.ANY

    @property
    def usable(self) -> bool:
        """Whether there is something to look for."""
        if self.mode is Mode.PATTERN:
            return bool(self.words)
        return self.mode in (Mode.LABEL, Mode.NOTES) or searchable(self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in an article with the words before and after it."""

    place: Place
    number: int
    """Where its document stands among all, for the order of the corpus."""
    left: str
    words: str
    right: str
    title: str
    published: str


@dataclass(slots=True)
class Search:
    """How far a search has come, in documents, and all that it has found so far."""

    done: int = 0
    total: int = 0
    hits: list[Hit] = field(default_factory=list)
    limited: bool = False
    """Whether it stopped because there was too much."""
    too_slow: list[str] = field(default_factory=list)
    """Titles of articles that are left out: the pattern took too long in them."""
    given_up: bool = False
    """Whether it stopped because the pattern takes too long everywhere."""
    forms: tuple[str, ...] = ()
    """In what forms a lemma was looked for."""
    learning: bool = False
    """Whether the words of the corpus are still being read, before the search itself."""

    def take(self, page: Page, found: Iterable[Range]) -> None:
        """Put places of one document in."""
        for start, end in found:
            if len(self.hits) >= MOST:
                self.limited = True
                return
            self.hits.append(_hit(page, start, end))

    @property
    def over(self) -> bool:
        """Whether nothing more is to be found."""
        return self.limited or self.given_up


Steps = Generator[Search | None, None, None]


def search(project: Project, query: Query, pipeline: str) -> Steps:
    """Search the corpus; yields the same ``Search`` again and again, None while it waits.

    ``pipeline`` is what lemmas are by.

    Raises:
        NoLemmasError: a lemma is looked for, and the pipeline knows none.
        re.error: the pattern is none (``matching.pattern_fault`` tells before).
    """
    yield from _WAYS[query.mode](project, query, pipeline, Search(total=project.corpus.last()))


def _by_words(project: Project, query: Query, pipeline: str, state: Search) -> Steps:
    del pipeline
    return _by_phrase(project, [[" ".join(query.words.split())]], query, state)


def _by_lemma(project: Project, query: Query, pipeline: str, state: Search) -> Steps:
    state.learning = True
    for progress in lemmatise(project, pipeline):
        if progress is not None:
            state.done, state.total = progress
        yield None if progress is None else state
    state.learning = False
    state.done, state.total = 0, project.corpus.last()
    phrase = [project.corpus.forms_of(word.lower()) for word in query.words.split()]
    state.forms = tuple(form for forms in phrase for form in forms)
    yield from _by_phrase(project, phrase, query, state)


def _by_phrase(
    project: Project, phrase: Sequence[Sequence[str]], query: Query, state: Search
) -> Steps:
    case = query.case and query.mode is not Mode.LEMMA
    wanted = word_pattern(phrase, case=case)
    some = parts(phrase, case=case)

    def read(after: int, upto: int) -> None:
        for page in project.corpus.texts(after, upto, some):
            state.take(page, ranges(wanted, page.text))

    yield from _reading(state, read)


def _by_pattern(project: Project, query: Query, pipeline: str, state: Search) -> Steps:
    del pipeline
    matcher = Matcher(query.words, case=query.case)
    try:
        waiting: list[Page] = []
        for _ in _reading(
            state, lambda after, upto: waiting.extend(project.corpus.texts(after, upto))
        ):
            ended = state.done >= state.total
            if waiting and (ended or sum(len(page.text) for page in waiting) > _BATCH):
                yield from _match(matcher, tuple(waiting), state)
                waiting.clear()
            yield state
    finally:
        matcher.close()


def _match(matcher: Matcher, pages: Sequence[Page], state: Search) -> Steps:
    """Put in what the pattern finds in ``pages``."""
    found = matcher.find([page.text for page in pages])
    try:
        while True:
            next(found)
            yield None
    except StopIteration as end:
        for page, places in zip(pages, end.value, strict=False):
            if places is None:
                state.too_slow.append(page.title)
            else:
                state.take(page, places)
        state.given_up = matcher.given_up


def _by_label(project: Project, query: Query, pipeline: str, state: Search) -> Steps:
    del pipeline
    labels = query.labels or tuple(_labels(project))
    states = query.states or (SpanState.SUGGESTED, SpanState.ACCEPTED)
    inside = _inside(query)
    some = parts([[query.words]], case=query.case) if searchable(query.words) else ()

    def wanted(text: str, mark: Marked) -> bool:
        return inside(text[mark.start : mark.end])

    def marked(after: int, upto: int) -> list[Marked]:
        return project.corpus.marked(
            after, upto, project.annotator_id, labels=labels, states=states
        )

    def read(after: int, upto: int) -> None:
        if some:  # few articles have the words: their spans are looked at, and no others
            for page in project.corpus.texts(after, upto, some):
                _take_marks(state, [page], marked(page.number - 1, page.number), wanted)
        else:
            marks = marked(after, upto)
            pages = project.corpus.numbered(mark.number for mark in marks)
            _take_marks(state, pages, marks, wanted)

    yield from _reading(state, read)


def _by_notes(project: Project, query: Query, pipeline: str, state: Search) -> Steps:
    """Find spans with a flag or a comment; there are few, and an index of them."""
    del pipeline
    inside = _inside(query)

    def wanted(text: str, mark: Marked) -> bool:
        del text
        flagged = mark.flagged and query.notes is not Notes.COMMENTED and not query.words
        commented = mark.comment != "" and query.notes is not Notes.FLAGGED
        return flagged or (commented and inside(mark.comment))

    after = 0
    while not state.over:
        marks = project.corpus.noted(after, project.annotator_id, most=_LEAST * 5)
        if not marks:
            break
        complete = len(marks) < _LEAST * 5
        last = marks[-1].number
        if not complete and marks[0].number < last:
            marks = [mark for mark in marks if mark.number < last]  # the last may have more
        elif not complete:
            marks = project.corpus.noted(last - 1, project.annotator_id, most=MOST)
            marks = [mark for mark in marks if mark.number == last]
        pages = project.corpus.numbered(mark.number for mark in marks)
        _take_marks(state, pages, marks, wanted)
        after = state.done = marks[-1].number
        yield state
    state.done = state.total
    yield state


def _take_marks(
    state: Search,
    pages: Iterable[Page],
    marks: Iterable[Marked],
    wanted: Callable[[str, Marked], bool],
) -> None:
    """Put in the wanted ones of the spans of ``pages``."""
    by_number: dict[int, list[Marked]] = {}
    for mark in marks:
        by_number.setdefault(mark.number, []).append(mark)
    for page in pages:
        there = by_number.get(page.number, ())
        places = dict.fromkeys((mark.start, mark.end) for mark in there if wanted(page.text, mark))
        state.take(page, places)


def _reading(state: Search, read: Callable[[int, int], None]) -> Steps:
    """Let ``read`` go through the corpus by ranges of documents, each a few milliseconds of work.

    It may be asked for fewer documents than there are: enough may be found before.
    """
    count = _LEAST
    while state.done < state.total and not state.over:
        upto = min(state.done + count, state.total)
        begun = perf_counter()
        read(state.done, upto)
        took = perf_counter() - begun
        count = min(max(_LEAST, count * 2 if took < _STEP else count // 2), _MOST_AT_ONCE)
        state.done = upto
        yield state


def _inside(query: Query) -> Callable[[str], bool]:
    """Return what tells whether the words looked for are in a piece of text."""
    if not searchable(query.words):
        return lambda _: True
    wanted = word_pattern([[" ".join(query.words.split())]], case=query.case)
    return lambda text: wanted.search(text) is not None


def _labels(project: Project) -> Iterable[LabelId]:
    """Return the labels of everything that is said in an article: zones are parts of it."""
    zones = project.scheme.zone_layers()
    for layer in project.scheme.layers:
        if layer.id not in zones:
            yield from (label.id for label in layer.labels)


def _hit(page: Page, start: int, end: int) -> Hit:
    text = page.text
    return Hit(
        Place(page.document, start, end),
        page.number,
        _line(text[max(0, start - _CONTEXT) : start]),
        _line(text[start:end]),
        _line(text[end : end + _CONTEXT]),
        page.title,
        page.published,
    )


def _line(text: str) -> str:
    return _BLANKS.sub(" ", text)


_BLANKS = re.compile(r"\s+")
_WAYS: dict[Mode, Callable[[Project, Query, str, Search], Steps]] = {
    Mode.WORDS: _by_words,
    Mode.PATTERN: _by_pattern,
    Mode.LEMMA: _by_lemma,
    Mode.LABEL: _by_label,
    Mode.NOTES: _by_notes,
}
