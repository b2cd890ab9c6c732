"""What a project holds: documents, spans, relations and each annotator's state of a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from annotator.core.errors import SpanOutsideTextError
from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)


class SpanState(StrEnum):
    """Where a span or relation stands between the machine's proposal and the annotator's word."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    """Kept on purpose: what was refused is training data."""


class OriginKind(StrEnum):
    """What made a span."""

    HUMAN = "human"
    MODEL = "model"
    RULE = "rule"


class DocumentState(StrEnum):
    """How far one annotator has come with one document."""

    NEW = "new"
    IN_PROGRESS = "in progress"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a span comes from: its kind, and the model's or rule's name and version."""

    kind: OriginKind
    name: str = ""
    version: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.kind.value, self.name, self.version) if part)


HUMAN = Origin(OriginKind.HUMAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotator:
    """Somebody whose spans a project holds."""

    id: AnnotatorId
    name: str


GOLD = Annotator(id=AnnotatorId(b"gold".hex().ljust(32, "0")), name="gold")
"""In whose name adjudicated spans stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article. ``text`` is canonical and immutable; ``sha256`` is of its UTF-8 form.

    ``published`` is an ISO 8601 date or date-time as far as it is known, else empty.
    """

    id: DocumentId
    text: str
    sha256: str
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A labelled half-open range of code points in a document, in one annotator's work."""

    id: SpanId
    document: DocumentId
    annotator: AnnotatorId
    layer: LayerId
    label: LabelId
    start: int
    end: int
    state: SpanState = SpanState.ACCEPTED
    origin: Origin = HUMAN
    score: float | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)
    flagged: bool = False
    """Whether somebody should look at it again."""
    comment: str = ""

    @property
    def length(self) -> int:
        """Length in code points."""
        return self.end - self.start

    @property
    def visible(self) -> bool:
        """Whether the article shows it (rejected spans are only listed)."""
        return self.state is not SpanState.REJECTED

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether it shares at least one character with ``start``-``end``."""
        return self.start < end and start < self.end

    def at(self, start: int, end: int) -> "Span":
        """Return the same span over another range."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed link from a head span to a child span of the same document."""

    id: RelationId
    document: DocumentId
    annotator: AnnotatorId
    type: RelationTypeId
    head: SpanId
    child: SpanId
    state: SpanState = SpanState.ACCEPTED
    origin: Origin = HUMAN


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStatus:
    """One annotator's state of one document."""

    document: DocumentId
    annotator: AnnotatorId
    state: DocumentState = DocumentState.NEW
    flagged: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """What a list of documents shows of one of them, for one annotator."""

    id: DocumentId
    title: str
    source: str
    published: str
    length: int
    state: DocumentState
    flagged: bool
    suggested: int
    """Spans still waiting for a decision."""
    accepted: int
    prehighlighted: bool
    """Whether suggestions were made for it (there may be none in it)."""
    number: int = 0
    """Its number in the project: the first that came in is 1."""
    author: str = ""
    language: str = ""
    uncertainty: float = 0.0
    versions: int = 0
    """How many versions of its story there are, itself included; 0 without others."""
    assigned: tuple[str, ...] = ()
    """The names of those who are to annotate it."""
    metadata: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """That a document is out of the project: nothing shows it, and undo brings it back."""

    document: DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """That the documents of an import are in the project: all of them come and go together."""

    first: int
    """Their numbers in the project file follow each other."""
    last: int
    forms: tuple[tuple[str, LabelId, int, int], ...] = ()
    """How often forms were accepted and rejected in them, by label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is known of a document beside its text."""

    document: DocumentId
    title: str
    source: str
    author: str
    published: str
    url: str
    language: str
    metadata: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """That a document is no version of others, whatever they have in common."""

    document: DocumentId
    others: tuple[DocumentId, ...]


def details_of(document: Document) -> Details:
    """Return what is known of a document beside its text."""
    return Details(
        document=document.id,
        title=document.title,
        source=document.source,
        author=document.author,
        published=document.published,
        url=document.url,
        language=document.language,
        metadata=document.metadata,
    )


def with_details(document: Document, details: Details) -> Document:
    """Return a document of which something else is known."""
    return replace(
        document,
        title=details.title,
        source=details.source,
        author=details.author,
        published=details.published,
        url=details.url,
        language=details.language,
        metadata=details.metadata,
    )


def check_range(start: int, end: int, length: int) -> None:
    """Check that ``start``-``end`` is a non-empty range inside a text of ``length`` code points.

    Raises:
        SpanOutsideTextError: it is not.
    """
    if not 0 <= start < end <= length:
        raise SpanOutsideTextError(start=start, end=end, length=length)


def trim_range(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return ``start``-``end`` without white space at its edges, or None if nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
