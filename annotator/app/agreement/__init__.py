"""How far annotators agree on what they labelled, with intervals, and where they do not.

``measure_project`` for a command, or ``Choice``, ``numbers_of`` and ``measure`` with the articles
of ``project.works()`` in a thread beside the window.
"""

from annotator.app.agreement.choosing import RESAMPLES, Choice, numbers_of
from annotator.app.agreement.measuring import Steps, measure
from annotator.app.agreement.result import (
    Agreement,
    ArticleRow,
    Estimate,
    Measure,
    Progress,
    Row,
)
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId
from annotator.core.model import GOLD
from annotator.store.working import Works

__all__ = [
    "RESAMPLES", "Agreement", "ArticleRow", "Choice", "Estimate", "Measure", "Progress", "Row",
    "Steps", "Works", "measure", "measure_project", "names_of", "numbers_of",
]  # fmt: skip


def names_of(project: Project) -> dict[AnnotatorId, str]:
    """Return everybody's name by id, gold's too."""
    return {**{one.id: one.name for one in project.people}, GOLD.id: GOLD.name}


def measure_project(project: Project, choice: Choice) -> Steps:
    """Measure the agreement in an open project, in its own thread; the last step has the result.

    Raises:
        NothingToCompareError: no two people, or nobody and gold, have worked in the project.
    """
    numbers = numbers_of(project, choice)
    articles = project.everybody.each(numbers)
    yield from measure(articles, numbers, project.scheme, names_of(project), choice)
