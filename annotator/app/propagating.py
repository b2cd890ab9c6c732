"""Looking through the project for all other mentions of a name, with what can be said of each.

The generator yields often, for the window goes on in between; nothing is written here.
"""

import re
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from time import perf_counter

from annotator.app.operations.mentions import Survey, Verdict
from annotator.app.operations.propagation import SuggestEverywhere
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.mentions import Sought
from annotator.core.model import DocumentState, Span
from annotator.core.suggestions import Range

_STEP = 0.004
"""Seconds of reading between two yields."""
_LEAST, _MOST = 10, 2_000
"""Documents read at once: fewer or more, as they turn out to take."""
_RUN = 2
"""A shorter run of letters is in every text."""
_BROKEN = "\u00ad"
"""A text with soft hyphens may have broken the word: it is always read."""
LEFT = (DocumentState.DONE, DocumentState.SKIPPED)
"""States of articles in which nothing is proposed unless it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article in which a label can be proposed, and where."""

    document: DocumentId
    title: str
    state: DocumentState
    places: tuple[Range, ...]


@dataclass(slots=True)
class Everywhere:
    """What can be proposed all over a project, article by article."""

    form: str
    label: LabelId
    attributes: dict[str, str] = field(default_factory=dict)
    articles: list[FoundArticle] = field(default_factory=list)
    decided: int = 0
    """Mentions on which the annotator has decided, or that are suggested so already."""

    def operation(self, chosen: Sequence[FoundArticle]) -> SuggestEverywhere:
        """Return the operation that proposes the label in ``chosen`` articles."""
        places = tuple((article.document, article.places) for article in chosen)
        return SuggestEverywhere(self.label, self.form, places, self.attributes)


@dataclass(frozen=True, slots=True)
class EverywhereProgress:
    """How far the search is, in documents, and what it has found so far."""

    done: int
    total: int
    found: Everywhere


def find_everywhere(
    project: Project, span: Span
) -> Generator[EverywhereProgress, None, EverywhereProgress]:
    """Look for the mentions of a span's words in all other articles of the project.

    Found are those where its label can be proposed: nothing was decided there, and nothing longer
    lies over it. Closing the generator stops the search.
    """
    text = project.document(span.document).text[span.start : span.end]
    found = Everywhere(" ".join(text.split()), span.label, dict(span.attributes))
    sought, parts = Sought(text), known_parts(text)
    last, done, size = project.corpus.last(), 0, _LEAST
    progress = EverywhereProgress(0, last, found)
    yield progress
    while done < last:
        began, upto = perf_counter(), min(last, done + size)
        for page in project.corpus.texts(done, upto, parts):
            if page.document != span.document and sought.find(page.text):
                _read(project, page.document, page.title, sought, found)
                if perf_counter() - began > 2 * _STEP:
                    yield EverywhereProgress(page.number, last, found)
                    began = perf_counter()
        done = upto
        taken = perf_counter() - began
        size = min(_MOST, max(_LEAST, size * 2 if taken < _STEP / 2 else size // 2))
        progress = EverywhereProgress(done, last, found)
        yield progress
    return progress


def known_parts(form: str) -> tuple[str, ...]:
    """Return parts of which every text that mentions ``form`` has one; none if that is unknown.

    They are the longest run of plain letters that no spelling of the form changes, and what a text
    with broken words has.
    """
    runs: list[str] = []
    for word in re.findall(r"\w+", form):
        if word.isupper():
            # Another text may write it in small letters, with the accents that capitals lack.
            runs += re.findall(r"[b-df-hj-mp-tv-xz0-9]+", word.lower().replace("c", " "))
        else:
            runs += re.findall(r"[A-Za-z0-9]+", re.sub(r"^[A-Z]", " ", word))
    longest = max(runs, key=len, default="")
    return (longest, _BROKEN) if len(longest) >= _RUN else ()


def _read(
    project: Project, document: DocumentId, title: str, sought: Sought, found: Everywhere
) -> None:
    """Add what can be proposed in one article; nothing is in one given without suggestions."""
    if not project.sees_suggestions(document):
        return
    spots = list(Survey(project, document, found.label).spots(sought))
    places = tuple((spot.start, spot.end) for spot in spots if spot.verdict is Verdict.FREE)
    found.decided += len(spots) - len(places)
    if places:
        state = project.status(document).state
        found.articles.append(
            FoundArticle(document=document, title=title, state=state, places=places)
        )
