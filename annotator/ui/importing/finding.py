"""Finding the files of an import beside the work, as the steps of a job."""

from collections.abc import Generator
from pathlib import Path

from annotator.app.importing.collecting import Collection
from annotator.app.importing.looking import Find, FindMore, Found, Looker
from annotator.core.errors import UnreadableFileError


class _Looking:
    """Progress of which nobody knows the end."""

    done = 0
    total = 0


def find(
    looker: Looker, found: Collection, paths: tuple[Path, ...]
) -> Generator[_Looking | None, None, None]:
    """Fill ``found`` with the files in ``paths``; yields None while it waits.

    Raises:
        UnreadableFileError: looking at a file has ended the process.
    """
    answers: list[Found | None] = []
    about = object()
    looker.ask(Find(paths), answers.append, about)
    try:
        while True:
            while not answers:
                looker.poll()
                if not answers:
                    yield None
            answer = answers.pop()
            if answer is None:
                raise UnreadableFileError(name=str(paths[0]), reason="reader-ended")
            found.sources += answer.sources
            found.problems += answer.problems
            if answer.over:
                break
            looker.ask(FindMore(), answers.append, about)
            yield _Looking()
    except GeneratorExit:
        looker.give_up(about)
        raise
    found.sources = [chosen for chosen in found.sources if chosen.path not in answer.along]
