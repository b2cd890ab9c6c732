"""What the training on claims takes and gives: plain values, no spaCy."""

from dataclasses import dataclass, field

from annotator.core.scoring import Score
from annotator.core.suggestions import Range

LEAST_CLAIMS = 40
"""Claims accepted, made by hand or rejected, without which nothing is learnt."""
LEAST_ARTICLES = 10
LEAST_HELD_OUT = 10
"""Claims in the held-out articles, without which nothing can be shown to be better."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimExample:
    """One article with what its annotator says of the claims in it, by their contents."""

    text: str
    accepted: tuple[Range, ...]
    """Contents accepted or made by hand."""
    rejected: tuple[Range, ...] = ()
    complete: bool = True
    """Whether every claim is decided, so that what was not accepted is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimScore:
    """How the claims suggested for the held-out articles agree with the annotator's."""

    claims: Score = field(default_factory=Score)
    """Contents that share four fifths."""
    overlap: Score = field(default_factory=Score)
    """Contents that share half."""
    ranking: float = 0.0
    """Average precision of the scores on what the rules propose: 1 puts all right ones first."""
    loss: float = 0.0
    """Mean squared error of these scores (Brier); 0 is best."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsLearnt:
    """What the training on claims came to."""

    accepted: int
    """Claims learnt from."""
    rejected: int
    """Candidates that are none, learnt from as well."""
    articles: int
    before: ClaimScore
    after: ClaimScore
    better: bool
    """Whether it is used; else the pipeline goes on as before."""
    adds: bool
    """Whether it adds claims that no rule proposes."""
    drops: bool
    """Whether it leaves out claims that rules propose."""
    seconds: float


def enough(learn: tuple[ClaimExample, ...], held_out: tuple[ClaimExample, ...]) -> bool:
    """Tell whether there are enough decided claims to learn from and to test on."""
    decided = sum(len(item.accepted) + len(item.rejected) for item in learn)
    tested = sum(len(item.accepted) for item in held_out if item.complete)
    articles = sum(bool(item.accepted or item.rejected) for item in learn)
    return decided >= LEAST_CLAIMS and articles >= LEAST_ARTICLES and tested >= LEAST_HELD_OUT
