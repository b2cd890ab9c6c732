"""Which formats can be written: those of ``formats``, and those that need spaCy to write."""

from annotator.formats.registry import WRITERS
from annotator.formats.writing import Writer


def writers() -> tuple[Writer, ...]:
    """Return every writer, in the order in which they are offered."""
    return WRITERS


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
