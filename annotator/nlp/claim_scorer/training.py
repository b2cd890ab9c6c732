"""Learning which candidates an annotator accepts as claims, from the articles decided on.

The judge starts from the rules' own scores and learns what to correct in them, so that little
evidence changes little. Whether it is any better is told by articles held out from it.
"""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic

import numpy as np
from spacy.language import Language

from annotator.core.scoring import ClaimRecord
from annotator.nlp.claim_scorer.component import FOLDER, SCORER, ClaimScorer
from annotator.nlp.claim_scorer.job import ClaimExample, ClaimScore, ClaimsLearnt, enough
from annotator.nlp.claim_scorer.lines import learn, records, scored, settled
from annotator.nlp.claim_scorer.logistic import Vector
from annotator.nlp.claim_scorer.material import RIGHT, UNKNOWN, WRONG, Article, read_articles
from annotator.nlp.claim_scorer.model import NEVER, ClaimModel
from annotator.nlp.scores import Scores


def train_claims(
    nlp: Language,
    examples: Sequence[ClaimExample],
    held_out: Sequence[ClaimExample],
    folder: Path | None,
) -> ClaimsLearnt | None:
    """Learn from ``examples`` with a pipeline as it was loaded, and compare on ``held_out``.

    What was learnt is written into the pipeline's ``folder`` where it is better than what ``nlp``
    suggests; else what ``nlp`` has learnt before, if it has. None where too little is decided, or
    where the pipeline finds no claims.
    """
    start = monotonic()
    judge = nlp.get_pipe(SCORER) if nlp.has_pipe(SCORER) else None
    if isinstance(judge, ClaimScorer) and folder is not None:
        judge.model.save(folder / FOLDER)
    if not nlp.has_pipe("annotator_claims") or not enough(tuple(examples), tuple(held_out)):
        return None
    articles = list(read_articles(nlp, examples))
    tested = list(read_articles(nlp, (item for item in held_out if item.complete)))
    model = settled(articles, learn(articles))
    before = _before(tested, Scores(nlp.lang or ""))
    after = _after(tested, model)
    better = is_better(before, after)
    if better and folder is not None:
        model.save(folder / FOLDER)
    truths = np.concatenate([article.truth for article in articles])
    return ClaimsLearnt(
        accepted=int((truths == RIGHT).sum()),
        rejected=int((truths == WRONG).sum()),
        articles=len(articles),
        before=before,
        after=after,
        better=better,
        adds=model.lines.add < NEVER,
        drops=model.lines.drop > 0,
        seconds=monotonic() - start,
    )


def is_better(before: ClaimScore, after: ClaimScore) -> bool:
    """Tell whether more claims are right, or as many with truer scores."""
    if after.claims.f1 != before.claims.f1:
        return after.claims.f1 > before.claims.f1
    return after.loss < before.loss and after.ranking >= before.ranking


def average_precision(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the mean precision at each right item when the highest scores come first."""
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    hits, total = 0, 0.0
    for place, index in enumerate(order, start=1):
        if right[index]:
            hits += 1
            total += hits / place
    return total / hits if hits else 0.0


def _before(tested: Sequence[Article], scores: Scores) -> ClaimScore:
    """Return how the pipeline does as it is: by the rules, or by an earlier judge of them."""
    suggested = []
    told: list[Vector] = []
    for article in tested:
        suggested.append(
            (article, [ClaimRecord(content=draft.content) for draft in article.suggested])
        )
        own = {draft.content: draft.score for draft in article.suggested}
        rules = np.zeros(len(article.found))
        for index, item in enumerate(article.found):
            if item.draft is not None:
                score = own.get(item.content)
                rules[index] = (scores.claim(item.draft.rule) or 0.5) if score is None else score
        told.append(rules)
    return _score(suggested, tested, told)


def _after(tested: Sequence[Article], model: ClaimModel) -> ClaimScore:
    told = [
        model.chances(article.seen.rows, article.seen.prior, article.seen.ruled)
        for article in tested
    ]
    suggested = [
        (article, records(article, chance, model.lines))
        for article, chance in zip(tested, told, strict=True)
    ]
    return _score(suggested, tested, told)


def _score(
    suggested: Sequence[tuple[Article, Sequence[ClaimRecord]]],
    tested: Sequence[Article],
    told: Sequence[Vector],
) -> ClaimScore:
    found = scored(suggested)
    scores: list[float] = []
    right: list[bool] = []
    for article, chance in zip(tested, told, strict=True):
        here = article.seen.ruled & (article.truth != UNKNOWN)
        scores += chance[here].tolist()
        right += (article.truth[here] == RIGHT).tolist()
    errors = [(score - sure) ** 2 for score, sure in zip(scores, right, strict=True)]
    return ClaimScore(
        claims=found.iou80,
        overlap=found.iou50,
        ranking=average_precision(scores, right),
        loss=sum(errors) / len(errors) if errors else 0.0,
    )
