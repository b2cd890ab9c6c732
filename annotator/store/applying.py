"""Writing changes to the tables of an open project file, each where it belongs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.model import (
    Apart,
    Details,
    DocumentStatus,
    Intake,
    Relation,
    Removal,
    Span,
)
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.team import Batch, Decision

if TYPE_CHECKING:
    from annotator.store.project_file import ProjectFile


def apply_all(file: "ProjectFile", changes: Sequence[Change]) -> None:
    """Write ``changes`` in order; runs of added spans go in together."""
    waiting: list[Span] = []
    for change in changes:
        if isinstance(change, Added) and isinstance(change.entity, Span):
            waiting.append(change.entity)
            continue
        if waiting:
            file.spans.add(waiting)
            waiting = []
        _apply(file, change)
    if waiting:
        file.spans.add(waiting)


def _apply(file: "ProjectFile", change: Change) -> None:
    match change:
        case Added(Relation() as relation):
            file.relations.add([relation])
        case Removed(Span() as span):
            file.spans.remove(span)
        case Removed(Relation() as relation):
            file.relations.remove(relation)
        case Updated(Span() as before, Span() as span):
            file.spans.update(before, span)
        case Updated(Relation() as before, Relation() as relation):
            file.relations.update(before, relation)
        case Updated(_, Scheme() as scheme):
            file.set_scheme(scheme)
        case _:
            _apply_to_document(file, change)


def _apply_to_document(file: "ProjectFile", change: Change) -> None:
    match change:
        case Added(DocumentStatus() as status) | Updated(_, DocumentStatus() as status):
            file.statuses.put(status)
        case Added(Apart() as said) | Removed(Apart() as said):
            file.versions.set_apart(said, apart=isinstance(change, Added))
        case Added(Removal() as removal):
            file.documents.remove(removal.document)
        case Removed(Removal() as removal):
            file.documents.restore(removal.document)
        case Updated(_, Details() as details):
            file.documents.set_details(details)
        case Added(Intake() as intake):
            file.documents.restore_all(intake.first, intake.last)
        case Removed(Intake() as intake):
            file.documents.remove_all(intake.first, intake.last)
        case _:
            _apply_to_team(file, change)


def _apply_to_team(file: "ProjectFile", change: Change) -> None:
    match change:
        case Added(Batch() as batch) | Updated(_, Batch() as batch):
            file.assignments.put(batch)
        case Removed(Batch() as batch):
            file.assignments.remove(batch)
        case Added(Decision() as decision) | Updated(_, Decision() as decision):
            file.decisions.put(decision)
        case Removed(Decision() as decision):
            file.decisions.remove(decision)
        case Added(Rival() as rival):
            file.rivals.put(rival)
        case Removed(Rival() as rival):
            file.rivals.remove(rival)
        case _:
            raise TypeError(f"no way to write {change!r}")
