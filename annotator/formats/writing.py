"""What a writer of files is given, and what it tells: one contract for every format.

A writer knows one format. An export hands it the articles one at a time, each with the
annotations that were chosen for it; it writes them to files that it asks its output for, and says
of each article what the format could not hold. A writer never reads a project, never opens a path
of its own, and never holds more of an export than it must.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol

from annotator.core.model import Annotator, Document, DocumentStatus, Relation, Span
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens


class Split(StrEnum):
    """The part of a dataset that an article belongs to."""

    WHOLE = ""
    """The dataset is not split."""
    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


SPLITS = (Split.TRAIN, Split.DEV, Split.TEST)
"""The parts of a split dataset, in the order in which they are listed."""


class LossKind(StrEnum):
    """Why a format cannot hold something as it is in the project."""

    OVERLAP = "overlap"
    """A span that shares characters with another that was kept."""
    UNALIGNED = "unaligned"
    """An edge inside a token; the span was left out."""
    WIDENED = "widened"
    """An edge inside a token; the span was widened to whole tokens."""
    RELATION = "relation"
    ATTRIBUTE = "attribute"
    STATE = "state"
    """Rejected or undecided, where the format only knows what is annotated."""
    LAYER = "layer"
    """The span itself is there, which layer it is of is not; or no span of its layer can be."""
    COMMENT = "comment"
    SCORE = "score"
    TEXT = "text"
    """A character that the format cannot write, or white space that it cannot keep."""
    METADATA = "metadata"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One thing of an article that a format cannot hold.

    ``start`` and ``end`` are code points of its text; both 0 where it has no place there.
    """

    kind: LossKind
    label: str = ""
    """The label or relation type that is concerned, or the field's name."""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One document with one annotator's work on it, as far as it was chosen.

    ``spans`` are by place, the longer first; which states they have depends on what was chosen.
    ``changed`` is the Unix time in seconds of the last change of that work.
    """

    document: Document
    tokens: Tokens
    spans: tuple[Span, ...]
    relations: tuple[Relation, ...]
    status: DocumentStatus
    changed: int
    annotator: Annotator
    milliseconds: int = 0
    """How long the annotator has worked on it."""
    split: Split = Split.WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What all records of one export have in common."""

    project: str
    scheme: Scheme
    language: str = ""
    """The language of most articles, as a code such as ``fr``; empty if unknown."""
    splits: tuple[Split, ...] = ()
    """The parts that the dataset is split into; none where it is not."""
    stem: str = "data"
    """What a file is called that holds everything, without its ending."""
    undecided: bool = False
    """Whether suggestions that nobody has decided on were asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """What a format can hold; the window says what cannot before anything is written."""

    overlaps: bool = True
    """Spans that share characters."""
    characters: bool = True
    """Edges inside tokens."""
    relations: bool = True
    attributes: bool = True
    states: bool = True
    """Rejected and undecided spans beside the accepted ones."""
    layers: bool = True
    comments: bool = True
    scores: bool = True
    metadata: bool = True
    zones: bool = False
    """Whether parts of the article that are not body text have a place of their own; where they
    have none, they are handed over only when their layer was asked for by name."""


class Output(Protocol):
    """Where the files of one export go."""

    def file(self, name: str) -> BinaryIO:
        """Open a new file for writing; the output closes it when the export ends.

        ``name`` is relative, with ``/`` between folders. The same name gives the same file again.
        A writer of many files may close one that it has written to its end.

        Raises:
            ValueError: the name leads out of the export.
            OSError: it cannot be made.
        """


class Writing(Protocol):
    """One export under way."""

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article and return what of it the format cannot hold.

        Raises:
            SpanMismatchError: a span does not lie in the text, or the text is not the one that
                was annotated.
            OSError: it cannot be written.
        """

    def finish(self) -> None:
        """Write what comes after the last article.

        Raises:
            OSError: it cannot be written.
        """


class Writer(Protocol):
    """Writes one format; light to import: what it writes with is loaded by ``begin``."""

    name: str
    """The format's short name, such as ``doccano``; the same as that of its reader."""
    suffix: str
    """The ending of its one file, with the dot; empty where it is a folder of several files."""
    holds: Holds

    def begin(self, output: Output, provenance: Provenance) -> Writing:
        """Begin an export.

        Raises:
            OSError: its first files cannot be made.
        """


def data_name(provenance: Provenance, split: Split, suffix: str) -> str:
    """Return what the file of one part of a dataset is called, such as ``train.jsonl``."""
    return (split.value or provenance.stem) + suffix
