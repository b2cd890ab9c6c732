"""Changes to a project as data: each can be inverted, recorded, undone and replayed."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import (
    GOLD,
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

Entity = (
    Span
    | Relation
    | DocumentStatus
    | Removal
    | Details
    | Apart
    | Scheme
    | Intake
    | Batch
    | Decision
    | Rival
)
"""A scheme is the whole project's, an intake and a batch many documents'; all else is of one."""


@dataclass(frozen=True, slots=True)
class Added:
    """``entity`` came into the project."""

    entity: Entity

    def inverse(self) -> "Removed":
        """Return the change that takes it out again."""
        return Removed(self.entity)


@dataclass(frozen=True, slots=True)
class Removed:
    """``entity`` left the project."""

    entity: Entity

    def inverse(self) -> "Added":
        """Return the change that puts it back."""
        return Added(self.entity)


@dataclass(frozen=True, slots=True)
class Updated:
    """``before`` became ``after``; both have the same identity."""

    before: Entity
    after: Entity

    def inverse(self) -> "Updated":
        """Return the change back."""
        return Updated(self.after, self.before)


Change = Added | Removed | Updated


def inverted(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take ``changes`` back, last first."""
    return tuple(change.inverse() for change in reversed(tuple(changes)))


def entities(change: Change) -> tuple[Entity, ...]:
    """Return the entities a change speaks of: one, or before and after."""
    if isinstance(change, Updated):
        return change.before, change.after
    return (change.entity,)


def documents_of(changes: Iterable[Change]) -> frozenset[DocumentId]:
    """Return the documents to which the changed entities belong; an intake names none."""
    return frozenset(document for document, _ in works_of(changes))


def works_of(changes: Iterable[Change]) -> frozenset[tuple[DocumentId, AnnotatorId | None]]:
    """Return which annotators' work on which documents changed; None is the document itself.

    What is decided of a disagreement belongs to the work in the name of gold.
    """
    return frozenset(
        (entity.document, _whose(entity))
        for entity in (entities(change)[-1] for change in changes)
        if not isinstance(entity, Scheme | Intake | Batch)
    )


def _whose(entity: Entity) -> AnnotatorId | None:
    if isinstance(entity, Span | Relation | DocumentStatus | Rival):
        return entity.annotator
    return GOLD.id if isinstance(entity, Decision) else None


def combined(*groups: Iterable[Change]) -> tuple[Change, ...]:
    """Return the groups as one sequence in which every entity changes at most once.

    Where two changes speak of one entity, the result leads from before the first to after the
    second; what was removed stays removed.
    """
    result: dict[tuple[type, str], Change] = {}
    for change in (change for group in groups for change in group):
        key = _identity(entities(change)[-1])
        before = result.get(key)
        if before is None:
            result[key] = change
        elif not isinstance(before, Removed):
            joined = _joined(before, change)
            if joined is None:
                del result[key]
            else:
                result[key] = joined
    return tuple(result.values())


def _joined(first: Added | Updated, second: Change) -> Change | None:
    if isinstance(second, Removed):
        return Removed(first.before) if isinstance(first, Updated) else None
    after = entities(second)[-1]
    return Updated(first.before, after) if isinstance(first, Updated) else Added(after)


def _identity(entity: Entity) -> tuple[type, str]:
    if isinstance(entity, Scheme):
        return Scheme, ""
    if isinstance(entity, Intake):
        return Intake, str(entity.first)
    if isinstance(entity, DocumentStatus | Removal | Details | Apart):
        return type(entity), entity.document
    return type(entity), entity.id
