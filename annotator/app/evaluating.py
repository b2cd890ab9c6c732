"""Evaluation: the scores of proposed entities and claims against gold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from annotator.app.proposing import Gold, Proposals
from annotator.core.errors import NothingToScoreError, UserFacingError
from annotator.core.scoring import (
    Bin,
    ClaimScores,
    EntityScores,
    Score,
    calibration,
    expected_calibration_error,
    score_claims,
    score_entities,
)

LABELS = ("PER", "LOC", "ORG", "MISC")
"""The labels that are scored unless others are asked for."""


class Scored(Protocol):
    """Scores, whatever they were counted from; None for what was not scored."""

    @property
    def entities(self) -> EntityScores | None:
        """The scores of entities."""

    @property
    def claims(self) -> ClaimScores | None:
        """The scores of claims."""

    @property
    def bins(self) -> Sequence[Bin]:
        """The scores of claims against what is right, where there are scores."""

    @property
    def entity_count(self) -> int:
        """How many texts' entities are scored."""

    @property
    def claim_count(self) -> int:
        """How many texts' claims are scored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The scores of ``proposals``; None for what the gold or the proposals do not speak of."""

    gold: Gold
    proposals: Proposals
    labels: tuple[str, ...]
    entity_texts: tuple[str, ...]
    """Ids of the texts whose entities are scored."""
    claim_texts: tuple[str, ...]
    absent: tuple[str, ...]
    """Ids of the gold for which there are no proposals."""
    entities: EntityScores | None
    claims: ClaimScores | None
    bins: tuple[Bin, ...] = ()
    """The scores of claims against what is right, where there are scores."""

    @property
    def entity_count(self) -> int:
        """How many texts' entities are scored."""
        return len(self.entity_texts)

    @property
    def claim_count(self) -> int:
        """How many texts' claims are scored."""
        return len(self.claim_texts)

    @property
    def problems(self) -> tuple[UserFacingError, ...]:
        """Every line that was not usable."""
        return (*self.gold.problems, *self.proposals.problems)


def evaluate(gold: Gold, proposals: Proposals, *, labels: Sequence[str] = LABELS) -> Evaluation:
    """Score ``proposals``; entities are those with ``labels``.

    Texts without proposals count as missed, but for those that are not in a project. Entities
    (claims) are scored where the gold has them and at least one proposal speaks of them.

    Raises:
        NothingToScoreError: the proposals are for none of the gold's texts.
    """
    found = proposals.found
    if not found:
        raise NothingToScoreError(name=proposals.name, gold=gold.name)
    scored = [item for item in gold.rows if item in found or not proposals.partial]
    with_spans = [item for item in scored if gold.rows[item].spans is not None]
    with_claims = [item for item in scored if gold.rows[item].claims is not None]
    if all(item.spans is None for item in found.values()):
        with_spans = []
    if all(item.claims is None for item in found.values()):
        with_claims = []
    claims, bins = _score_claims(gold, proposals, with_claims)
    return Evaluation(
        gold=gold,
        proposals=proposals,
        labels=tuple(labels),
        entity_texts=tuple(with_spans),
        claim_texts=tuple(with_claims),
        absent=tuple(item for item in gold.rows if item not in found),
        entities=_score_entities(gold, proposals, with_spans, labels),
        claims=claims,
        bins=bins,
    )


def scores_as_data(evaluation: Scored) -> dict[str, Any]:
    """Return the scores as JSON can hold them: ``entities`` and ``claims``, rates in per cent."""
    return {"entities": _entities_data(evaluation), "claims": _claims_data(evaluation)}


def per_cent(right: int, total: int) -> float:
    """Return ``right`` over ``total`` in per cent with one decimal, 0 where there is none."""
    return round(100 * right / max(1, total), 1)


def _score_entities(
    gold: Gold, proposals: Proposals, texts: Sequence[str], labels: Sequence[str]
) -> EntityScores | None:
    if not texts:
        return None
    return score_entities(
        {item: [span.entity for span in gold.rows[item].spans or ()] for item in texts},
        {item: [span.entity for span in proposals.spans(item)] for item in texts},
        labels,
    )


def _score_claims(
    gold: Gold, proposals: Proposals, texts: Sequence[str]
) -> tuple[ClaimScores | None, tuple[Bin, ...]]:
    if not texts:
        return None, ()
    material = (
        {item: gold.text(item) for item in texts},
        {item: gold.rows[item].claims or () for item in texts},
        {item: proposals.claims(item) for item in texts},
        {item: gold.rows[item].optional for item in texts},
    )
    bins = tuple(calibration(*material))
    return score_claims(*material), bins if any(item.count for item in bins) else ()


def _entities_data(evaluation: Scored) -> dict[str, Any] | None:
    scores = evaluation.entities
    if scores is None:
        return None
    return {
        "texts": evaluation.entity_count,
        "strict": _score_data(scores.strict),
        "overlap": _score_data(scores.overlap),
        "span": _score_data(scores.span),
        "labels": {label: _score_data(score) for label, score in scores.labels.items()},
    }


def _claims_data(evaluation: Scored) -> dict[str, Any] | None:
    scores = evaluation.claims
    if scores is None:
        return None
    return {
        "texts": evaluation.claim_count,
        "exact": _score_data(scores.exact),
        "iou80": _score_data(scores.iou80),
        "iou50": _score_data(scores.iou50),
        "pairs": scores.pairs,
        "source_accuracy": per_cent(scores.source_right, scores.pairs),
        "cue_accuracy": per_cent(scores.cue_right, scores.pairs),
        "kind_accuracy": per_cent(scores.kind_right, scores.pairs),
        "kinds": {
            kind: {
                "found": found.right,
                "gold": found.gold,
                "recall": per_cent(found.right, found.gold),
            }
            for kind, found in sorted(scores.kinds.items())
        },
        "calibration": _calibration_data(evaluation.bins),
    }


def _calibration_data(bins: Sequence[Bin]) -> dict[str, Any] | None:
    if not bins:
        return None
    return {
        "expected_error": round(expected_calibration_error(bins), 4),
        "bins": [
            {
                "from": item.low,
                "to": round(item.low + 0.1, 1),
                "count": item.count,
                "right": item.right,
                "mean_score": round(item.mean_score, 4) if item.count else None,
                "share_right": round(item.share_right, 4) if item.count else None,
            }
            for item in bins
        ],
    }


def _score_data(score: Score) -> dict[str, Any]:
    precision, recall, f1 = score.per_cent()
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "right": score.right,
        "proposed": score.proposed,
        "gold": score.gold,
    }
