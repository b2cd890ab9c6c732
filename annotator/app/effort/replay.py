"""Replays gold on a scratch project, once for each way of working, and counts the gestures."""

import math
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.app.effort.claims import ClaimWork
from annotator.app.effort.counting import Act, Tally, cost
from annotator.app.effort.entities import EntityWork
from annotator.app.effort.hand import Aids, Hand, Propose
from annotator.app.effort.target import Target, labels_of
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.lexicon import ApplyLexicon
from annotator.app.operations.spans import AcceptSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import SUFFIX, Project
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.scheme import Scheme
from annotator.core.suggestions import Suggestions

PAGE = 1500
"""Characters of an article that a window of 1280 × 800 shows at the usual size."""

WAYS: dict[str, Aids] = {
    "nothing": Aids(),
    "memory": Aids(at_once=True, everywhere=True, lexicon=True),
    "one-by-one": Aids(suggestions=True),
    "at-once": Aids(suggestions=True, at_once=True),
    "everywhere": Aids(suggestions=True, at_once=True, everywhere=True),
    "lexicon": Aids(suggestions=True, at_once=True, everywhere=True, lexicon=True),
}
"""The ways of working that are compared. From the third on each has all help of the one before;
the second shows what the program remembers without any pipeline."""


class GoldNotReachedError(AssertionError):
    """The replay ended with other annotations than the gold has: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the replay: its document, its gold, and what was suggested for it."""

    document: Document
    target: Target
    suggestions: Suggestions


@dataclass(slots=True)
class Effort:
    """What one way of working took."""

    way: str
    entities: Tally = field(default_factory=Tally)
    claims: Tally = field(default_factory=Tally)
    deciding: Tally = field(default_factory=Tally)
    """Accepting what is right, and finishing."""
    articles: int = 0
    spans: int = 0
    left_out: int = 0
    """Claims of the gold that share their content with another."""

    @property
    def gestures(self) -> int:
        """How many gestures it took in all."""
        return self.entities.gestures + self.claims.gestures + self.deciding.gestures


@dataclass(frozen=True, slots=True)
class EffortProgress:
    """How far the replay is, in articles over all ways of working, and the results so far."""

    done: int
    total: int
    efforts: tuple[Effort, ...] = ()


def replay(
    articles: Sequence[Article],
    scheme: Scheme,
    propose: Propose,
    *,
    ways: Sequence[str] = tuple(WAYS),
) -> Generator[EffortProgress, None, None]:
    """Annotate ``articles`` in each of ``ways`` through the operations that the window uses.

    Each way works in a project of its own, which is thrown away. After every article, what is
    accepted is compared with the gold.

    Raises:
        GoldNotReachedError: it is not the gold.
    """
    efforts: list[Effort] = []
    total = len(articles) * len(ways)
    labels = labels_of(article.target for article in articles)
    with TemporaryDirectory(prefix="annotator-effort-", ignore_cleanup_errors=True) as folder:
        for way in ways:
            effort, aids = Effort(way), WAYS[way]
            path = Path(folder) / f"{way}{SUFFIX}"
            annotator = Annotator(id=AnnotatorId(new_id()), name="effort")
            with closing(Project.create(path, scheme=scheme, annotator=annotator)) as project:
                _fill(project, articles, aids)
                for article in articles:
                    given = propose if aids.suggestions else None
                    _annotate(project, article, effort, labels, given)
                    done = len(efforts) * len(articles) + effort.articles
                    yield EffortProgress(done, total)
            efforts.append(effort)
    yield EffortProgress(total, total, tuple(efforts))


def _fill(project: Project, articles: Sequence[Article], aids: Aids) -> None:
    project.do(AddDocuments(tuple(article.document for article in articles)))
    for article in articles:
        if aids.suggestions:
            project.do(StoreSuggestions(((article.document.id, article.suggestions),)))
        else:
            project.store_tokens(article.document.id, article.suggestions.tokens)


def _annotate(
    project: Project,
    article: Article,
    effort: Effort,
    labels: frozenset[LabelId],
    propose: Propose | None,
) -> None:
    document, target, aids = article.document.id, article.target, WAYS[effort.way]
    if aids.lexicon:
        project.do(ApplyLexicon(document))  # as the window does when an article is opened
    names, statements = Hand(project, document, aids), Hand(project, document, aids)
    entities = EntityWork(names, target.entities or (), labels)
    claims = ClaimWork(statements, target.claims or (), target.optional, propose)
    waiting = []
    if target.entities is not None:
        entities.correct()
        waiting += entities.right()
    if target.claims is not None:
        claims.correct()
        waiting += claims.right()
    if waiting:
        project.do(AcceptSpans(document, tuple(waiting)))
        effort.deciding.spend(*_accepting(len(waiting), len(target.text), aids))
    _compare(entities, claims, target)
    project.do(SetDocumentState(document, DocumentState.DONE))
    effort.deciding.spend(Act.KEY)
    effort.entities.add(names.tally)
    effort.claims.add(statements.tally)
    effort.articles += 1
    effort.spans += target.spans
    effort.left_out += target.left_out


def _accepting(waiting: int, length: int, aids: Aids) -> tuple[Act, ...]:
    """Return the acts that accept what is right.

    One by one: a key goes to the first, then each accepting key goes on to the next. At once: a
    key gives up the focus, one accepts all on the page, one turns it.
    """
    singly = (Act.KEY,) * (1 + waiting)
    pages = max(1, math.ceil(length / PAGE))
    together = (Act.KEY,) * (1 + pages + (pages - 1))
    return min(singly, together, key=lambda acts: cost(*acts)) if aids.at_once else singly


def _compare(entities: EntityWork, claims: ClaimWork, target: Target) -> None:
    """Check that the article holds the gold now."""
    if target.entities is not None and entities.accepted() != target.entities:
        raise GoldNotReachedError(sorted(entities.accepted() ^ target.entities))
    if target.claims is not None and claims.accepted() != claims.wanted():
        raise GoldNotReachedError(sorted(claims.accepted() ^ claims.wanted(), key=str))
