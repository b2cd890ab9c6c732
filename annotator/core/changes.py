"""Changes to a project as data: each can be inverted, recorded, undone and replayed."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.core.ids import DocumentId
from annotator.core.model import DocumentStatus, Relation, Span
from annotator.core.scheme import Scheme

Entity = Span | Relation | DocumentStatus | Scheme
"""A scheme is the whole project's; everything else belongs to one document."""


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
    """Return the documents to which the changed entities belong."""
    return frozenset(
        entity.document
        for entity in (entities(change)[-1] for change in changes)
        if not isinstance(entity, Scheme)
    )
