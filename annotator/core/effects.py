"""Which kinds of thing an operation changed, so that views refresh just what they show."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from annotator.core.changes import Added, Change, Removed, entities
from annotator.core.ids import DocumentId, SpanId
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Effects:
    """What is no longer as it was."""

    annotated: frozenset[DocumentId] = frozenset()
    """Documents whose spans or relations changed."""
    prepared: frozenset[DocumentId] = frozenset()
    """Documents for which suggestions and tokens were made."""
    statuses: frozenset[DocumentId] = frozenset()
    """Documents whose state for the annotator changed."""
    library: bool = False
    """Documents came or went, or other things are known of them."""
    gone: frozenset[DocumentId] = frozenset()
    """Documents that went one by one; those of an import undone are too many to be named."""
    scheme: bool = False
    """The project's labels are no longer the same."""
    team: bool = False
    """What is assigned to whom changed."""
    decided: frozenset[DocumentId] = frozenset()
    """Documents of whose disagreements one was settled, deferred or opened again."""
    focus: tuple[DocumentId, SpanId | None] | None = None
    """The document, and the span in it, that the change is about."""

    def including(self, prepared: Iterable[DocumentId]) -> "Effects":
        """Return these effects with documents for which suggestions and tokens were made."""
        made = frozenset(prepared)
        return replace(self, annotated=self.annotated | made, prepared=self.prepared | made)

    def then(self, later: "Effects") -> "Effects":
        """Return the effects of two changes one after the other; they are about the later one."""
        return Effects(
            annotated=self.annotated | later.annotated,
            prepared=self.prepared | later.prepared,
            statuses=self.statuses | later.statuses,
            library=self.library or later.library,
            gone=self.gone | later.gone,
            scheme=self.scheme or later.scheme,
            team=self.team or later.team,
            decided=self.decided | later.decided,
            focus=later.focus or self.focus,
        )

    @property
    def documents(self) -> frozenset[DocumentId]:
        """Every document of which something changed."""
        return self.annotated | self.statuses


def effects_of(changes: Iterable[Change], *, library: bool = False) -> Effects:
    """Return the effects of ``changes``.

    The focus is the first span that came or changed; where none did, the first document. What
    becomes of gold spans is an effect on what was decided, not on an annotator's work.
    """
    found = _Found(library=library)
    for change in changes:
        found.take(change)
    first = found.home or next(iter(found.annotated), None) or next(iter(found.statuses), None)
    return Effects(
        annotated=frozenset(found.annotated),
        statuses=frozenset(found.statuses),
        library=found.library,
        gone=frozenset(found.gone),
        scheme=found.scheme,
        team=found.team,
        decided=frozenset(found.decided),
        # A changed scheme concerns every article: none is opened for it.
        focus=None if first is None or found.scheme else (first, found.focus),
    )


@dataclass(slots=True)
class _Found:
    """The effects of changes, collected one after the other."""

    library: bool
    annotated: dict[DocumentId, None] = field(default_factory=dict)
    statuses: dict[DocumentId, None] = field(default_factory=dict)
    gone: set[DocumentId] = field(default_factory=set)
    decided: set[DocumentId] = field(default_factory=set)
    scheme: bool = False
    team: bool = False
    home: DocumentId | None = None
    focus: SpanId | None = None

    def take(self, change: Change) -> None:
        match entities(change)[-1]:
            case Scheme():
                self.scheme = True
            case Batch():
                self.team = True
            case Intake():
                self.library = True
            case Removal() | Details() | Apart() as entity:
                self.library = True
                if isinstance(change, Added) and isinstance(entity, Removal):
                    self.gone.add(entity.document)
            case Decision() as entity:
                self.decided.add(entity.document)
            case DocumentStatus() | Span() | Relation() | Rival() as entity if (
                entity.annotator == GOLD.id
            ):
                self.decided.add(entity.document)
            case DocumentStatus() as entity:
                self.statuses[entity.document] = None
            case Span() | Relation() | Rival() as entity:
                self._annotated(entity, removed=isinstance(change, Removed))

    def _annotated(self, entity: Span | Relation | Rival, *, removed: bool) -> None:
        self.annotated[entity.document] = None
        if self.focus is None and isinstance(entity, Span) and not removed:
            self.focus, self.home = entity.id, entity.document
