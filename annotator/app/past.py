"""What the annotator has done: the list of gestures, and where the last ones happened."""

from dataclasses import dataclass

from annotator.app.holdings import HistoryStep
from annotator.app.project import Project
from annotator.core.changes import Change, Entity, Removed, entities
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import DocumentStatus, Intake, Relation, Span
from annotator.core.scheme import Scheme
from annotator.core.team import Batch, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGesture:
    """A gesture of the annotator's that is in force, or undone and possible to redo."""

    seq: int
    """Its number in the journal."""
    at: int
    """Unix time in milliseconds."""
    step: HistoryStep
    done: bool
    documents: int
    """How many articles it changed."""
    title: str
    """The title of the first of them."""


def past_gestures(
    project: Project, *, done: bool, before: int | None = None, limit: int = 200
) -> list[PastGesture]:
    """Return gestures that are done, or undone, the newest first, from before one known on."""
    return [
        PastGesture(
            seq=line.seq,
            at=line.at,
            step=HistoryStep(line.operation, line.fields),
            done=line.done,
            documents=line.documents,
            title=line.title,
        )
        for line in project.gestures(done=done, before=before, limit=limit)
    ]


@dataclass(frozen=True, slots=True)
class EditPlace:
    """Where a gesture happened: an article, a place in it and the span there, if it is there."""

    seq: int
    """The number of the gesture in the journal, to go further back from."""
    document: DocumentId
    offset: int | None
    span: SpanId | None


def edit_before(project: Project, seq: int | None = None) -> EditPlace | None:
    """Return where the last gesture in force happened, or the last one before another.

    Gestures that concern no article, as those on the scheme, are passed over.
    """
    entry = project.gesture_before(seq)
    while entry is not None:
        place = _place(project, entry.seq, entry.changes)
        if place is not None:
            return place
        entry = project.gesture_before(entry.seq)
    return None


def _place(project: Project, seq: int, changes: tuple[Change, ...]) -> EditPlace | None:
    home: DocumentId | None = None
    for change in changes:
        entity = entities(change)[-1]
        if isinstance(entity, Scheme | Intake | Batch | Decision) or not _is_own(project, entity):
            continue
        if isinstance(entity, Span):
            there = None if isinstance(change, Removed) else entity.id
            return EditPlace(seq, entity.document, entity.start, there)
        if isinstance(entity, Relation):
            return _head(project, seq, entity)
        home = home or entity.document
    return None if home is None else EditPlace(seq, home, None, None)


def _is_own(project: Project, entity: Entity) -> bool:
    """Tell whether it belongs to the annotator or to the document, not to the gold layer."""
    if isinstance(entity, Span | Relation | DocumentStatus):
        return entity.annotator == project.annotator_id
    return True


def _head(project: Project, seq: int, link: Relation) -> EditPlace:
    """Return the place of a link: that of its head, if the head is still there."""
    head = next((span for span in project.spans(link.document) if span.id == link.head), None)
    where = None if head is None else head.start
    return EditPlace(seq, link.document, where, None if head is None else head.id)
