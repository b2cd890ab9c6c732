"""What there is to look at again when somebody is about to finish an article."""

from dataclasses import dataclass, replace

from annotator.app.checking.known import Difference, difference
from annotator.app.checking.settings import Quality, quality_of
from annotator.app.holdings import Holdings
from annotator.core.checks import Breach, breaches
from annotator.core.ids import DocumentId
from annotator.core.scheme import Scheme

_FRACTION = 3
"""An article is too fast when it took less than this part of the annotator's usual time."""
_SHORT = 200
"""Characters up to which nothing can be told from the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found in one article."""

    breaches: tuple[Breach, ...] = ()
    seconds: int = 0
    """How long the article took, where that was too fast; else 0."""
    least: int = 0
    """How long it takes at least."""
    difference: Difference | None = None
    """From the answer, in a known-answer article."""

    @property
    def any(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.breaches or self.least or self.difference)


def findings(project: Holdings, document: DocumentId) -> Findings:
    """Return what there is to look at in an article before it is finished."""
    quality = quality_of(project)
    text = project.document(document).text
    found: tuple[Breach, ...] = ()
    if quality.combinations:
        scheme = _with_checks(project.scheme, quality)
        found = breaches(text, project.spans(document), project.relations(document), scheme)
    spent, least = project.time_spent(document) // 1000, _least(project, quality, len(text))
    return Findings(
        breaches=found,
        seconds=spent if spent < least else 0,
        least=least if spent < least else 0,
        difference=difference(project, document),
    )


def _with_checks(scheme: Scheme, quality: Quality) -> Scheme:
    return replace(scheme, checks=tuple(one for one in scheme.checks if one.id not in quality.off))


def _least(project: Holdings, quality: Quality, length: int) -> int:
    """Return how many seconds an article takes at least; 0 where that is not looked at."""
    if not quality.pace or length < _SHORT:
        return 0
    usual = project.usual_pace() if not quality.seconds else None
    per_thousand = quality.seconds or ((usual or 0) / 1000 / _FRACTION)
    return int(per_thousand * length / 1000)
