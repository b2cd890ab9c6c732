"""Operations on assignments: what is given to whom, on what terms, and what is taken back.

They change what people are to do, never what they did. The one exception are suggestions that
nobody has decided on, in articles that are to be read without them.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from time import time_ns
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import AnnotatorId, BatchId, DocumentId, new_id
from annotator.core.model import SpanState
from annotator.core.team import Batch


@dataclass(frozen=True, slots=True)
class Assign:
    """Give documents to annotators, all on the same terms, in one gesture.

    What an annotator has already stays in the batch where it is.
    """

    parts: tuple[tuple[AnnotatorId, tuple[DocumentId, ...]], ...]
    batch: str = ""
    """What the batches are called."""
    suggestions: bool = True
    others: bool = False
    name: ClassVar[str] = "assign"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return a batch for everybody who gets something."""
        changes: list[Change] = []
        given: set[DocumentId] = set()
        for who, documents in self.parts:
            had = {one for batch in project.batches(who) for one in batch.documents}
            fresh = tuple(document for document in documents if document not in had)
            if not fresh:
                continue
            made = _batch(who, fresh, self.batch, self.suggestions, self.others)
            changes += _blinded(project, made)
            changes.append(Added(made))
            given.update(fresh)
        return Plan(changes=tuple(changes), fields={"count": len(given)}, progress=False)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take documents from an annotator; what they did with them stays."""

    annotator: AnnotatorId
    documents: tuple[DocumentId, ...]
    name: ClassVar[str] = "take-back"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the batches without the documents; empty ones go."""
        left = _without(project.batches(self.annotator), self.documents)
        changes = tuple(change for change, _, _ in left)
        count = sum(len(out) for _, _, out in left)
        return Plan(changes=changes, fields={"count": count}, progress=False)


@dataclass(frozen=True, slots=True)
class Reassign:
    """Move documents from one annotator to another, on the terms they were given on.

    What the first one did stays. A document that the other one has already is only taken away.
    """

    giver: AnnotatorId
    taker: AnnotatorId
    documents: tuple[DocumentId, ...]
    name: ClassVar[str] = "reassign"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return what goes and what comes; nothing moves to whom it came from."""
        if self.giver == self.taker:
            return Plan()
        had = {one for batch in project.batches(self.taker) for one in batch.documents}
        changes: list[Change] = []
        count = 0
        for change, batch, out in _without(project.batches(self.giver), self.documents):
            changes.append(change)
            count += len(out)
            fresh = tuple(document for document in out if document not in had)
            if fresh:
                made = _batch(self.taker, fresh, batch.name, batch.suggestions, batch.others)
                changes += _blinded(project, made)
                changes.append(Added(made))
        return Plan(changes=tuple(changes), fields={"count": count}, progress=False)


@dataclass(frozen=True, slots=True)
class ChangeTerms:
    """Say anew what an annotator sees of suggestions and of others' work; None leaves it.

    Without ``documents`` it is said of all that the annotator has.
    """

    annotator: AnnotatorId
    documents: tuple[DocumentId, ...] | None = None
    suggestions: bool | None = None
    others: bool | None = None
    name: ClassVar[str] = "change-terms"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the batches on other terms; one that is changed in part becomes two."""
        changes: list[Change] = []
        count = 0
        for batch in project.batches(self.annotator):
            chosen = _those(batch, self.documents)
            after = replace(
                batch,
                documents=chosen,
                suggestions=batch.suggestions if self.suggestions is None else self.suggestions,
                others=batch.others if self.others is None else self.others,
            )
            if not chosen or (after.suggestions, after.others) == (batch.suggestions, batch.others):
                continue
            count += len(chosen)
            if batch.suggestions:
                changes += _blinded(project, after)
            rest = tuple(document for document in batch.documents if document not in {*chosen})
            if rest:
                changes.append(Updated(batch, replace(batch, documents=rest)))
                changes.append(Added(replace(after, id=BatchId(new_id()))))
            else:
                changes.append(Updated(batch, after))
        return Plan(changes=tuple(changes), fields={"count": count}, progress=False)


def _batch(
    who: AnnotatorId,
    documents: tuple[DocumentId, ...],
    name: str,
    suggestions: bool,  # noqa: FBT001 (the terms, as a batch has them)
    others: bool,  # noqa: FBT001
) -> Batch:
    return Batch(
        id=BatchId(new_id()),
        annotator=who,
        name=name,
        documents=documents,
        suggestions=suggestions,
        others=others,
        at=time_ns() // 1_000_000,
    )


def _those(batch: Batch, documents: Collection[DocumentId] | None) -> tuple[DocumentId, ...]:
    if documents is None:
        return batch.documents
    asked = frozenset(documents)
    return tuple(document for document in batch.documents if document in asked)


def _without(
    batches: Iterable[Batch], documents: Collection[DocumentId]
) -> list[tuple[Change, Batch, tuple[DocumentId, ...]]]:
    """Return how batches change when they lose documents, and which ones they lose."""
    asked = frozenset(documents)
    found: list[tuple[Change, Batch, tuple[DocumentId, ...]]] = []
    for batch in batches:
        out = tuple(document for document in batch.documents if document in asked)
        rest = tuple(document for document in batch.documents if document not in asked)
        if out and rest:
            found.append((Updated(batch, replace(batch, documents=rest)), batch, out))
        elif out:
            found.append((Removed(batch), batch, out))
    return found


def _blinded(project: Reader, batch: Batch) -> Iterator[Change]:
    """Yield the removal of suggestions from what is to be read without them."""
    if batch.suggestions:
        return
    for document in batch.documents:
        gone = {
            span.id: span
            for span in project.spans_by(batch.annotator, document)
            if span.state is SpanState.SUGGESTED
        }
        if not gone:
            continue
        links = project.relations_by(batch.annotator, document)
        # A link that was decided on holds its ends: taking them would take a decision.
        kept = {
            end
            for link in links
            if link.state is not SpanState.SUGGESTED
            for end in (link.head, link.child)
        }
        for link in links:
            ends = {link.head, link.child} & gone.keys()
            if link.state is SpanState.SUGGESTED and ends - kept:
                yield Removed(link)
        yield from (Removed(span) for span in gone.values() if span.id not in kept)
