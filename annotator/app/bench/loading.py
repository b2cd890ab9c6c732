"""What a start is measured against where spaCy is concerned."""

from annotator.app.bench.machine import Used, memory_of
from annotator.nlp.bench import bare_load, check_installed

__all__ = ["check_installed", "load_chain", "loaded"]


def loaded(begun: float, pipeline: str, text: str) -> tuple[float, Used | None]:
    """Load a pipeline as anybody would and read a text.

    Returns the seconds from ``begun`` until it was loaded, and the memory after the text.
    """
    return bare_load(begun, pipeline, text), memory_of()


def load_chain(pipeline: str) -> None:
    """Load what the suggestion process loads."""
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415  (loads spaCy)

    Suggester(pipeline)
