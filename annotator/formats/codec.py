"""What a reader of files gives, and what it is told: one contract for every format.

A reader knows one format. It looks at a source and says how likely it is that format, guesses how
the source is to be read, and yields its articles one at a time, each with the annotations that it
carries, or the fault that stands in its place. A reader never writes, never opens a connection,
and never holds more of a source than it must.
"""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from annotator.core.errors import UserFacingError
from annotator.core.model import HUMAN, Document, DocumentState, Origin, SpanState

HEAD = 1 << 16
"""How many bytes of a source a reader is shown to recognise its format."""


class ReadSpan(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A span as a file has it, already in code points of the document's canonical text.

    ``label`` is the file's own word for it; which label of the scheme it becomes is decided later.
    ``key`` is what relations call it; it is unique within its article. A corpus has hundreds of
    thousands of spans, and a struct is made several times as fast as a dataclass.
    """

    key: str
    start: int
    end: int
    label: str
    layer: str = ""
    state: SpanState = SpanState.ACCEPTED
    origin: Origin = HUMAN
    score: float | None = None
    attributes: Mapping[str, str] = msgspec.field(default_factory=dict)
    flagged: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRelation:
    """A relation as a file has it: ``head`` and ``child`` are keys of spans of the same article."""

    type: str
    head: str
    child: str
    state: SpanState = SpanState.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One article with its annotations, or the fault that stands in its place.

    ``position`` is how many bytes of the source have been read. ``notes`` say what was repaired
    or had to be left out in this article: spans at offsets that were not exact, unknown fields.
    ``annotator`` is whose work it is, as the file names them.
    """

    document: Document | None = None
    problem: UserFacingError | None = None
    position: int
    left_out: frozenset[str] = frozenset()
    """Names of the fields of the record that hold annotations which this reader does not read."""
    spans: tuple[ReadSpan, ...] = ()
    relations: tuple[ReadRelation, ...] = ()
    notes: tuple[UserFacingError, ...] = ()
    annotator: str = ""
    state: DocumentState | None = None
    flagged: bool = False
    comment: str = ""
    milliseconds: int = 0
    """How long somebody worked on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How a source is to be read: guessed by its reader, changeable by the person, remembered.

    Empty values leave the choice to the reader. ``fields`` maps fields of a document (``text``,
    ``title``, ``source``, ``author``, ``published``, ``url``, ``language``, ``id``) to columns or
    keys of the source, ``a.b`` for nested ones; every column that no field takes is metadata.
    """

    encoding: str = ""
    delimiter: str = ""
    header: bool = True
    """Whether the first row of a table names its columns."""
    sheet: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    date_format: str = ""
    """As ``strptime`` has it; empty for ISO 8601."""
    tag_scheme: str = ""
    """For token-per-line files: ``IOB1``, ``IOB2`` or ``BILOU``; empty to find out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What a table or a stream of records offers for mapping."""

    names: tuple[str, ...]
    sheets: tuple[str, ...] = ()


class Source(Protocol):
    """Bytes with a name: a file, or a member of an archive."""

    @property
    def name(self) -> str:
        """What faults and reports call it: a path, or archive and member."""

    @property
    def suffix(self) -> str:
        """The ending of its name in lower case, with the dot."""

    @property
    def size(self) -> int:
        """Its size in bytes, as far as it is known."""

    def open(self) -> BinaryIO:
        """Open it for reading, buffered, at its start; the caller closes it.

        Raises:
            OSError: it cannot be read.
        """

    def beside(self, name: str) -> "Source | None":
        """Return the source called ``name`` in the same folder, if there is one."""


class Reader(Protocol):
    """Reads one format.

    One that reads other files along with a source, as brat's annotations go with a text, has a
    method ``companions(source)`` that returns their names: see ``registry.companions_of``.
    """

    name: str
    """The format's short name, such as ``doccano``; the same as that of its writer."""
    suffixes: frozenset[str]
    annotated: bool
    """Whether its articles may carry annotations."""

    def likeness(self, source: Source, head: bytes) -> float:
        """Return how likely the source is of this format, from 0 (it is not) to 1.

        ``head`` are its first ``HEAD`` bytes. A suffix alone is worth 0.5 at most.
        """

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return how the source is to be read as far as that can be told."""

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return the columns or keys to be mapped, None where there is nothing to map."""

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles, and the faults in their place; nothing is raised for the content.

        Raises:
            OSError: the source cannot be read.
        """


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on the disk."""

    path: Path
    called: str = ""
    """What to call it, if not by its path."""

    @property
    def name(self) -> str:
        """Its path, or what it is called."""
        return self.called or str(self.path)

    @property
    def suffix(self) -> str:
        """The ending of its name in lower case."""
        return self.path.suffix.lower()

    @property
    def size(self) -> int:
        """Its size in bytes; 0 where it cannot be told."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def open(self) -> BinaryIO:
        """Open it for reading."""
        return io.BufferedReader(self.path.open("rb", buffering=0))

    def beside(self, name: str) -> "FileSource | None":
        """Return the file called ``name`` in the same folder, never one of another folder."""
        path = self.path.with_name(Path(name).name)
        return FileSource(path) if path.is_file() else None
