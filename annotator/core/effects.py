"""Which kinds of thing an operation changed, so that views refresh just what they show."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.core.changes import Added, Change, Removed, entities
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import Apart, Details, DocumentStatus, Intake, Removal, Span
from annotator.core.scheme import Scheme


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
            focus=later.focus or self.focus,
        )

    @property
    def documents(self) -> frozenset[DocumentId]:
        """Every document of which something changed."""
        return self.annotated | self.statuses


def effects_of(changes: Iterable[Change], *, library: bool = False) -> Effects:
    """Return the effects of ``changes``.

    The focus is the first span that came or changed; where none did, the first document.
    """
    annotated: dict[DocumentId, None] = {}
    statuses: dict[DocumentId, None] = {}
    focus: SpanId | None = None
    home: DocumentId | None = None
    gone: set[DocumentId] = set()
    scheme = False
    for change in changes:
        entity = entities(change)[-1]
        if isinstance(entity, Scheme):
            scheme = True
            continue
        if isinstance(entity, Intake):
            library = True
            continue
        if isinstance(entity, Removal | Details | Apart):
            library = True
            if isinstance(change, Added) and isinstance(entity, Removal):
                gone.add(entity.document)
            continue
        (statuses if isinstance(entity, DocumentStatus) else annotated)[entity.document] = None
        if focus is None and isinstance(entity, Span) and not isinstance(change, Removed):
            focus, home = entity.id, entity.document
    first = home or next(iter(annotated), None) or next(iter(statuses), None)
    return Effects(
        annotated=frozenset(annotated),
        statuses=frozenset(statuses),
        library=library,
        gone=frozenset(gone),
        scheme=scheme,
        # A changed scheme concerns every article: none is opened for it.
        focus=None if first is None or scheme else (first, focus),
    )
