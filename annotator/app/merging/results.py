"""What merging says: before it, of each file, and after it, of the project."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Annotator, DocumentState, Relation, Span


class Verdict(StrEnum):
    """How an annotator's work on an article in a file stands to the project's."""

    NEW = "new"
    """The project has nothing of it yet."""
    FURTHER = "further"
    """The file has all that the project has, and more."""
    SAME = "same"
    OLDER = "older"
    """The project has all that the file has, and more."""
    CONFLICT = "conflict"
    """Each has what the other has not: the annotator went on in two copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much of an annotator's work the project has before and after."""

    annotator: Annotator
    articles_before: int
    """On how many articles they have done something."""
    articles_after: int
    spans_before: int
    """Accepted spans."""
    spans_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePreview:
    """What a file would bring into the project, or why it cannot."""

    path: Path
    fault: UserFacingError | None = None
    """Why it cannot be merged; then nothing else is known of it."""
    owner: Annotator | None = None
    """Whose package it is; nobody's where it is another copy of the whole project."""
    made: int | None = None
    """When the package was made: Unix time in milliseconds."""
    articles: int = 0
    new_articles: int = 0
    """Articles that the project does not have yet."""
    works: Mapping[Verdict, int] = field(default_factory=dict)
    """A work is what one annotator has done on one article."""
    tallies: tuple[Tally, ...] = ()
    """By annotator in the file, as if it were merged alone."""
    unknown_labels: tuple[LabelId, ...] = ()
    """Labels that the project's scheme does not have; they come in switched off."""

    @property
    def brings(self) -> bool:
        """Whether merging it changes anything."""
        changing = (Verdict.NEW, Verdict.FURTHER, Verdict.CONFLICT)
        return bool(self.new_articles or any(self.works.get(one) for one in changing))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far looking into files, or merging them, has come. The last step has the result."""

    done: int
    total: int
    path: Path | None = None
    """The file at hand."""
    previews: tuple[FilePreview, ...] | None = None
    """At the end of looking: one for each file, in the order asked for."""
    report: "Report | None" = None
    """At the end of merging."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What merging files did. A file with a fault has changed nothing."""

    files: tuple[FilePreview, ...]
    """What each file brought, in the order in which they were merged."""
    tallies: tuple[Tally, ...]
    """Everybody's work in the project before and after."""
    conflicts: int
    """How many works in the project are to be settled now."""
    effects: Effects = field(default_factory=Effects)
    """What the window has to show anew."""
    backup: Path | None = None
    stopped: bool = False
    """Whether it ended before all files were merged; those that are stay merged."""

    @property
    def faults(self) -> tuple[UserFacingError, ...]:
        """Why files could not be merged."""
        return tuple(file.fault for file in self.files if file.fault is not None)

    @property
    def unknown_labels(self) -> tuple[LabelId, ...]:
        """Labels that came in switched off, each once."""
        return tuple(dict.fromkeys(label for file in self.files for label in file.unknown_labels))


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One of the states that an annotator's work on an article has in several copies."""

    id: str
    """The same wherever the copies are merged, and in whatever order."""
    shown: bool
    """Whether it is the one that the project shows meanwhile."""
    at: int | None
    """The time of its last gesture: Unix time in milliseconds."""
    gestures: int
    """How many gestures led to it."""
    own: int
    """How many of them none of the other versions has."""
    state: DocumentState
    flagged: bool
    comment: str
    spans: tuple[Span, ...]
    """By place, the longer first, rejected ones included; labels as the project has them now."""
    relations: tuple[Relation, ...]

    @property
    def accepted(self) -> int:
        """How many of its spans are accepted."""
        return sum(span.state == "accepted" for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One annotator's work on one article that was done in several copies at once."""

    document: DocumentId
    title: str
    annotator: Annotator
    versions: tuple[Version, ...]
    """The one shown first, then the latest first."""
