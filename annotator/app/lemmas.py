"""The words of the corpus and their lemmas, gathered when somebody first searches by lemma."""

from collections.abc import Generator
from typing import Any

from annotator.app.project import Project
from annotator.app.side_process import ProcessEndedError, SideProcess
from annotator.core.errors import NoLemmasError, WorkEndedError

_AT_ONCE = 200
"""Documents sent together."""


def lemmatise(project: Project, pipeline: str) -> Generator[tuple[int, int] | None, None, None]:
    """Store the lemmas of the words in the documents that have come in since the last time.

    Yields how many documents are read of how many, or None while it waits.

    Raises:
        NoLemmasError: the pipeline has no lemmatizer that can be used so.
        WorkEndedError: the process ended by itself.
        ProjectWriteError: the lemmas cannot be written.
    """
    done, last = project.corpus.lemmatised(pipeline), project.corpus.last()
    if done >= last:
        return
    first = done
    process = SideProcess(_run, pipeline)
    try:
        while done < last:
            upto = min(done + _AT_ONCE, last)
            yield from _ask(process, [page.text for page in project.corpus.texts(done, upto)])
            done = upto
            yield done - first, last - first
        answer = yield from _ask(process, None)
    except ProcessEndedError as error:
        raise WorkEndedError from error
    finally:
        process.stop()
    if isinstance(answer, str):
        raise NoLemmasError(name=pipeline, reason=answer)
    project.store_forms(pipeline, last, answer)


def _ask(process: SideProcess, request: object) -> Generator[None, None, Any]:
    process.ask(request)
    while (answer := process.answer()) is None:
        yield None
    return answer


def _run(connection: Any, pipeline: str) -> None:
    from annotator.nlp.lemmas import run  # noqa: PLC0415  (the process alone loads spaCy)

    run(connection, pipeline)
