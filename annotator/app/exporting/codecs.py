"""Which formats can be written: those of ``formats``, and those that need spaCy to write."""

from dataclasses import dataclass

from annotator.formats.registry import WRITERS
from annotator.formats.writing import Holds, Writer


def writers() -> tuple[Writer, ...]:
    """Return every writer, in the order in which they are offered."""
    return WRITERS


@dataclass(frozen=True, slots=True)
class Format:
    """A format as somebody chooses it."""

    name: str
    suffix: str
    """The ending of its one file, with the dot; empty where it is a folder of several files."""
    holds: Holds

    @property
    def folder(self) -> bool:
        """Whether it is a folder of several files."""
        return not self.suffix


def formats() -> list[Format]:
    """Return the formats, in the order in which they are offered."""
    return [Format(writer.name, writer.suffix, writer.holds) for writer in writers()]


def format_named(name: str) -> Format:
    """Return a format by its name. Raises KeyError for one that there is not."""
    return next(one for one in formats() if one.name == name)


def format_names() -> list[str]:
    """Return the names of the formats, in the order in which they are offered."""
    return [writer.name for writer in writers()]


def writer_named(name: str) -> Writer:
    """Return the writer of the format called ``name``.

    Raises:
        KeyError: there is none.
    """
    for writer in writers():
        if writer.name == name:
            return writer
    raise KeyError(name)
