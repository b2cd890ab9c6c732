"""Articles read for the training on claims: their candidates, and which of them are right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from annotator.core.scoring import EDGE, ClaimRecord
from annotator.core.suggestions import Range
from annotator.nlp.casing import readable
from annotator.nlp.claim_scorer.candidates import Candidate, candidates
from annotator.nlp.claim_scorer.features import overlap
from annotator.nlp.claim_scorer.job import ClaimExample
from annotator.nlp.claim_scorer.model import Seen
from annotator.nlp.claims.component import scene_of
from annotator.nlp.claims.drafts import Draft, drafts_of, proposed_in
from annotator.nlp.scores import Scores

_RIGHT, _NEAR = 0.8, 0.5
_BATCH = 32
RIGHT, WRONG, UNKNOWN = 1, 0, -1


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what could be a claim in it, as numbers, and what the annotator says of it."""

    example: ClaimExample
    found: tuple[Candidate, ...]
    seen: Seen
    truth: NDArray[np.int8]
    """``RIGHT``, ``WRONG`` or ``UNKNOWN`` for each candidate."""
    suggested: tuple[Draft, ...]
    """What the pipeline suggests as it is now."""

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which candidates the annotator has decided on."""
        return np.not_equal(self.truth, UNKNOWN)

    @property
    def gold(self) -> list[ClaimRecord]:
        """The annotator's claims."""
        return [ClaimRecord(content=content) for content in self.example.accepted]


def read_articles(nlp: Language, examples: Iterable[ClaimExample]) -> Iterator[Article]:
    """Read the articles of ``examples`` with a pipeline that has our components."""
    language = nlp.lang or ""
    scores = Scores(language).claims
    pairs = ((readable(example.text, language), example) for example in examples)
    for doc, example in nlp.pipe(pairs, as_tuples=True, batch_size=_BATCH):
        scene, drafts = scene_of(doc), proposed_in(doc)
        if scene is None:
            continue
        found = tuple(candidates(scene, drafts))
        yield Article(
            example,
            found,
            Seen.of(scene, found, drafts, scores),
            truth_of(example, found),
            drafts_of(doc),
        )


def truth_of(example: ClaimExample, found: Sequence[Candidate]) -> NDArray[np.int8]:
    """Return what the annotator says of each candidate.

    One is right that shares four fifths of its characters with an accepted content; what the
    rules propose, and a person corrects, half of them. In an article that is not complete only
    those are known that touch something decided.
    """
    accepted = [_bare(example.text, content) for content in example.accepted]
    rejected = [_bare(example.text, content) for content in example.rejected]
    decided = [*accepted, *rejected]
    truth = np.full(len(found), WRONG, dtype=np.int8)
    for index, item in enumerate(found):
        here = _bare(example.text, item.content)
        share = max((overlap(here, content) for content in accepted), default=0.0)
        if share >= (_NEAR if item.draft else _RIGHT):
            truth[index] = RIGHT
        elif not example.complete and not any(_touch(here, content) for content in decided):
            truth[index] = UNKNOWN
    return truth


def _touch(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _bare(text: str, content: Range) -> Range:
    """Return a content without the marks at its edges, as it is scored."""
    start, end = content
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return start, end
