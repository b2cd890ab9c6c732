"""Sources for the tests of readers: bytes with a name, and what a reader makes of them."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from annotator.formats.codec import HEAD, Profile, Read, Reader


@dataclass(frozen=True)
class Bytes:
    """A source in memory, with others beside it."""

    name: str
    data: bytes
    others: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()

    @property
    def size(self) -> int:
        return len(self.data)

    def open(self) -> BinaryIO:
        return io.BytesIO(self.data)

    def beside(self, name: str) -> "Bytes | None":
        return Bytes(name, self.others[name], self.others) if name in self.others else None


def read_all(reader: Reader, source: Bytes, profile: Profile | None = None) -> list[Read]:
    """Read a source as the window does: by the profile that the reader guesses."""
    guessed = profile or reader.guess(source, source.data[:HEAD])
    return list(reader.read(source, guessed))


def read_one(reader: Reader, source: Bytes, profile: Profile | None = None) -> Read:
    """Read a source that has one article."""
    (read,) = read_all(reader, source, profile)
    assert read.problem is None
    assert read.document is not None
    return read


def quoted(read: Read) -> list[tuple[str, str]]:
    """Return the label of each span and the words it lies on."""
    assert read.document is not None
    return [(span.label, read.document.text[span.start : span.end]) for span in read.spans]


def notes(read: Read) -> list[tuple[str, object]]:
    """Return the code and reason of each note."""
    return [(note.code, note.fields["reason"]) for note in read.notes]


def likeness(reader: Reader, name: str, data: bytes, **others: bytes) -> float:
    source = Bytes(name, data, others)
    return reader.likeness(source, data[:HEAD])
