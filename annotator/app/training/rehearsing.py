"""Texts beside the annotated ones: those for rehearsal, and the next ones in the project."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from annotator.app.holdings import Holdings
from annotator.app.pipelines import is_folder
from annotator.core.model import DocumentState
from annotator.core.resources import corpus
from annotator.formats.reading import read_articles

_OPEN = (DocumentState.NEW, DocumentState.IN_PROGRESS)
_DEMO_LANGUAGE = "fr"


def rehearsal(base: str) -> tuple[str, ...]:
    """Return texts on which the recogniser is held to what it knows.

    They are the demo's: modern French news, of which French pipelines know most. For other
    languages there are none. The project's own articles would not do: where they are of a new
    kind, the pipeline would be held to the very errors that it is to lose.
    """
    if language_of(base) != _DEMO_LANGUAGE:
        return ()
    return tuple(
        read.document.text
        for read in read_articles(corpus("demo", "demo.jsonl"))
        if read.document is not None
    )


def language_of(pipeline: str) -> str:
    """Return the ISO 639-1 code of a pipeline's language without loading it, or nothing."""
    if not is_folder(pipeline):
        return pipeline.partition("_")[0]
    with suppress(OSError, ValueError):
        meta = json.loads((Path(pipeline) / "meta.json").read_bytes())
        return str(meta.get("lang", "")) if isinstance(meta, dict) else ""
    return ""


def upcoming(project: Holdings, count: int) -> Iterator[tuple[str, str]]:
    """Yield the next articles in the annotator's order that are not finished."""
    identifiers = project.document_ids(states=_OPEN, order=project.order, limit=count)
    for identifier in identifiers:
        yield identifier, project.document(identifier).text
