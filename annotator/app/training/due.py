"""Whether enough has changed since the last training for another one to be worth its while."""

from dataclasses import dataclass

from annotator.app.holdings import Holdings
from annotator.app.training.choices import Choices
from annotator.app.training.keeping import runs
from annotator.app.training.material import finished, readiness

ARTICLES = 10
"""So many articles more than at the last run, at least…"""
GROWTH = 0.2
"""…and so much of what it had: late runs gain less, and take longer."""
__all__ = ["ARTICLES", "GROWTH", "Changes", "changes_since", "is_due", "readiness"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What has happened since the last run, or at all where there was none."""

    articles: int
    """Finished articles more than then."""
    gestures: int
    """Gestures of the annotator since."""
    needed: int
    """How many articles make the next run due."""

    @property
    def enough(self) -> bool:
        """Whether the next run is due, as far as its articles go."""
        return self.articles >= self.needed


def changes_since(project: Holdings, choices: Choices | None = None) -> Changes:
    """Return what has changed since the last run; cheap enough for every finished article."""
    done = finished(project, choices or Choices())
    last = next(iter(runs(project)), None)
    known = last.counts.finished if last else 0
    since = last.gesture if last else 0
    return Changes(
        articles=max(0, done - known),
        gestures=project.trainings.gestures_since(since, project.annotator_id),
        needed=max(ARTICLES, int(GROWTH * known)),
    )


def is_due(project: Holdings, choices: Choices | None = None) -> bool:
    """Tell whether enough has changed, and there is enough to learn from."""
    return changes_since(project, choices).enough and readiness(project, choices).enough
