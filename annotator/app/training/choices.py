"""What a person decides about a training run."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.core.ids import AnnotatorId
from annotator.core.splitting import SplitPlan


class Source(StrEnum):
    """Which articles are learnt from."""

    DONE = "done"
    """Those marked as done: what bears no label in them is none."""
    DECIDED = "decided"
    """Also those in progress: of them only what was accepted or rejected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is learnt from, and from whom."""

    annotators: tuple[AnnotatorId, ...] = ()
    """Whose work; in an article that several worked on, that of whom comes first. Nobody named
    stands for the annotator who works in the project."""
    source: Source = Source.DONE
    held_out: float = 0.2
    """The share of articles that the scores are made on, and nothing is learnt from."""
    watched: float = 0.1
    """The share that is not learnt from either and tells when to stop."""
    seed: int = 0
    upcoming: int = 20
    """On how many of the next articles the suggestions before and after are compared."""

    @property
    def plan(self) -> SplitPlan:
        """How articles are parted: each by itself or with its story, whatever else comes in."""
        return SplitPlan(
            train=1 - self.held_out - self.watched,
            dev=self.watched,
            test=self.held_out,
            seed=self.seed,
            stable=True,
        )
