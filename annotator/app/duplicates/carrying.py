"""Which labels of a finished version an article gets when it is opened for the first time."""

from annotator.app.holdings import Holdings
from annotator.app.operations.versions import CarryOver
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState

SETTING = "carry_over"
"""The project's setting that switches it off."""


def carries_over(project: Holdings) -> bool:
    """Tell whether labels are carried over by themselves in the project."""
    return bool(project.settings().get(SETTING, True))


def carry_over_to(project: Holdings, document: DocumentId) -> CarryOver | None:
    """Return the operation by which an article that nobody has begun gets its labels.

    None where no other version of its story is finished, where labels were carried to it before,
    also if that was undone, and where the project does not want it or the article was given
    without suggestions.
    """
    others = [other for other in project.versions(document) if other != document]
    if not others or not carries_over(project):
        return None
    if project.status(document).state is not DocumentState.NEW:
        return None
    if not project.sees_suggestions(document):
        return None
    finished = [one for one in others if project.status(one).state is DocumentState.DONE]
    if not finished or project.was_done(CarryOver.name, document):
        return None
    return CarryOver(closest(project, document, finished), (document,))


def closest(project: Holdings, document: DocumentId, others: list[DocumentId]) -> DocumentId:
    """Return the version that has the most in common with a document, by its sketch."""
    from annotator.app.duplicates.sketching import Sketch  # noqa: PLC0415  (rensa: not at start)

    mine = project.versions_table.sketch_of(document)
    if len(others) == 1 or mine is None:
        return others[0]

    def likeness(other: DocumentId) -> float:
        stored = project.versions_table.sketch_of(other)
        return Sketch.from_bytes(stored).likeness(Sketch.from_bytes(mine)) if stored else 0.0

    return max(others, key=likeness)
