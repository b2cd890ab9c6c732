"""What the sums of weights are worth, told by articles that they were not learnt from."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
from numpy.typing import NDArray

from annotator.core.scoring import ClaimRecord, ClaimScores, score_claims
from annotator.nlp.claim_scorer.features import SIZE
from annotator.nlp.claim_scorer.logistic import Rows, Vector, fit, probability
from annotator.nlp.claim_scorer.material import RIGHT, Article
from annotator.nlp.claim_scorer.model import NEVER, ClaimModel, Curve, Lines, chosen

_STRENGTH = 10.0
"""Measured on news, chapters of novels and single sentences: 5 to 10 is best on each."""
_FOLDS = 4
_ADD = (NEVER, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)
_DROP = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
_GAIN = 0.005
"""F1 that must be gained before suggestions are added or left out."""
_PRECISION = 0.6
"""The share of additions that must be right."""
_STEPS = 25
_LEAST = 1e-3
_PULL = 2.0
"""How strongly a curve is drawn to the identity, as so many decisions."""


def learn(articles: Sequence[Article]) -> Vector:
    """Return the weights that tell best what is accepted in ``articles``."""
    known = [article.known for article in articles]
    rows = joined([article.seen.rows for article in articles], known)
    right = np.concatenate(
        [article.truth[here] for article, here in zip(articles, known, strict=True)]
    )
    prior = np.concatenate(
        [article.seen.prior[here] for article, here in zip(articles, known, strict=True)]
    )
    return fit(rows, (right == RIGHT).astype(np.float64), prior, _STRENGTH, SIZE)


def settled(articles: Sequence[Article], weights: Vector) -> ClaimModel:
    """Return the model with its curves and lines, set by parts that were learnt without."""
    odds = _unseen(articles)
    model = ClaimModel(weights=weights)
    proposed, others = (_curve(articles, odds, ruled=ruled) for ruled in (True, False))
    model = replace(model, proposed=proposed, others=others)
    chances = [
        probability(
            np.where(article.seen.ruled, proposed.slope, others.slope) * here
            + np.where(article.seen.ruled, proposed.shift, others.shift)
        )
        for article, here in zip(articles, odds, strict=True)
    ]
    return replace(model, lines=best_lines(articles, chances))


def joined(rows: Sequence[Rows], known: Sequence[NDArray[np.bool_]]) -> Rows:
    """Return the known rows of several articles as one."""
    signs, owners, count = [], [], 0
    for item, here in zip(rows, known, strict=True):
        place = np.cumsum(here) - 1 + count
        kept = here[item.owner]
        signs.append(item.signs[kept])
        owners.append(place[item.owner[kept]])
        count += int(here.sum())
    return Rows(np.concatenate(signs), np.concatenate(owners), count)


def best_lines(articles: Sequence[Article], chances: Sequence[Vector]) -> Lines:
    """Return the lines with the best F1 on complete articles; none where they gain nothing."""
    whole = [
        (article, chance)
        for article, chance in zip(articles, chances, strict=True)
        if article.example.complete
    ]
    best, kept = Lines(), _f1(whole, Lines()) + _GAIN
    for add, drop in product(_ADD, _DROP):
        lines = Lines(add=add, drop=drop)
        reached = _f1(whole, lines)
        if reached > kept and _precise(whole, lines):
            best, kept = lines, reached
    return best


def straightened(odds: Vector, right: Vector) -> Curve:
    """Return the curve that makes chances of log-odds (Platt's scaling).

    J. Platt, "Probabilistic Outputs for Support Vector Machines", 1999; drawn to the identity.
    """
    seen = np.stack([odds, np.ones_like(odds)])
    start = np.array([1.0, 0.0])

    def cost(at: Vector) -> float:
        told = at @ seen
        loss = float(np.sum(np.logaddexp(0.0, told) - right * told))
        return loss + _PULL / 2 * float((at - start) @ (at - start))

    at = start
    for _ in range(_STEPS):
        chance = probability(at @ seen)
        slope = seen @ (chance - right) + _PULL * (at - start)
        curve = (seen * (chance * (1 - chance))) @ seen.T + _PULL * np.eye(2)
        step, share = np.linalg.solve(curve, slope), 1.0
        while share > _LEAST and cost(at - share * step) > cost(at):
            share /= 2
        at = at - share * step
    # A falling curve would turn the order round: then the scores tell nothing.
    return Curve(slope=max(float(at[0]), 0.0), shift=float(at[1]))


def scored(pairs: Sequence[tuple[Article, Sequence[ClaimRecord]]]) -> ClaimScores:
    """Score what is suggested for articles against what their annotator says."""
    names = [str(number) for number in range(len(pairs))]
    return score_claims(
        {name: pair[0].example.text for name, pair in zip(names, pairs, strict=True)},
        {name: pair[0].gold for name, pair in zip(names, pairs, strict=True)},
        {name: pair[1] for name, pair in zip(names, pairs, strict=True)},
        {},
    )


def records(article: Article, chance: Vector, lines: Lines) -> list[ClaimRecord]:
    """Return the claims suggested for an article."""
    return [
        ClaimRecord(content=article.found[index].content)
        for index in chosen(article.found, chance, lines)
    ]


def _unseen(articles: Sequence[Article]) -> list[Vector]:
    """Return the log-odds of each article's candidates, by weights learnt from other articles."""
    parts = [list(range(part, len(articles), _FOLDS)) for part in range(_FOLDS)]
    found: dict[int, Vector] = {}
    for part in parts:
        held = set(part)
        rest = [article for index, article in enumerate(articles) if index not in held]
        weights = learn(rest)
        for index in part:
            seen = articles[index].seen
            found[index] = seen.prior + seen.rows.times(weights)
    return [found[index] for index in range(len(articles))]


def _curve(articles: Sequence[Article], odds: Sequence[Vector], *, ruled: bool) -> Curve:
    here = [article.known & (article.seen.ruled == ruled) for article in articles]
    right = np.concatenate(
        [article.truth[known] for article, known in zip(articles, here, strict=True)]
    )
    told = np.concatenate([one[known] for one, known in zip(odds, here, strict=True)])
    return straightened(told, right.astype(np.float64)) if len(told) else Curve()


def _f1(whole: Sequence[tuple[Article, Vector]], lines: Lines) -> float:
    return scored([(item, records(item, chance, lines)) for item, chance in whole]).iou80.f1


def _precise(whole: Sequence[tuple[Article, Vector]], lines: Lines) -> bool:
    """Tell whether what is added is right often enough."""
    added = right = 0
    for article, chance in whole:
        for index in chosen(article.found, chance, lines):
            if article.found[index].draft is None:
                added += 1
                right += int(article.truth[index] == RIGHT)
    return right >= _PRECISION * added
