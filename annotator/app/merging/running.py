"""Looking into copies of the project, and merging them, a step at a time."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from annotator.app.merging.results import FilePreview, Report, Step, Tally, Verdict
from annotator.app.project import Project
from annotator.app.teamwork import PACKAGE
from annotator.core.effects import Effects
from annotator.core.errors import ProjectWriteError, UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import GOLD, Annotator
from annotator.store.merging.copy import Brought, Copy

Backup = Callable[[], Path | None]
"""Makes a backup of the project that is open; called once, before anything is written."""
Counts = dict[AnnotatorId, tuple[int, int]]


def looking(project: Project, paths: Sequence[Path]) -> Iterator[Step]:
    """Yield a step for each file that was looked into; the last one has the previews."""
    previews: list[FilePreview] = []
    for number, path in enumerate(paths):
        yield Step(done=number, total=len(paths), path=path)
        try:
            with project.copy(path) as copy:
                previews.append(previewed(project, path, copy, copy.look()))
        except UserFacingError as error:
            previews.append(FilePreview(path=path, fault=error))
    yield Step(done=len(paths), total=len(paths), previews=tuple(previews))


def merging(
    project: Project,
    paths: Sequence[Path],
    backup: Backup | None = None,
    stopping: Callable[[], bool] | None = None,
) -> Iterator[Step]:
    """Yield steps of merging files into the project; the last one has the report."""
    saved = backup() if backup is not None else None
    before, run = counts_of(project), _Run(project)
    whole, stopped = len(paths) * _FINE, False
    for number, path in enumerate(paths):
        with closing(run.merge(path)) as steps:
            for share in steps:
                yield Step(done=int((number + share) * _FINE), total=whole, path=path)
                stopped = stopping is not None and stopping()
                if stopped:
                    break
        if stopped:
            break
    report = run.report(before, saved, stopped=stopped)
    yield Step(done=whole, total=whole, report=report)


_FINE = 1000
"""Parts of a file that progress tells apart."""


class _Run:
    """Files being merged one after the other."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._files: list[FilePreview] = []
        self._effects = Effects()

    def merge(self, path: Path) -> Generator[float, None, None]:
        """Merge one file, yielding what part of it is done.

        Raises:
            ProjectWriteError: the project itself cannot be written.
        """
        try:
            with self._project.copy(path) as copy:
                yield 0.0
                brought = yield from _shares(copy, self._project.take(copy))
                self._files.append(previewed(self._project, path, copy, brought))
                self._effects = self._effects.then(_effects(self._project, brought))
        except ProjectWriteError:
            raise
        except UserFacingError as error:
            self._files.append(FilePreview(path=path, fault=error))

    def report(self, before: Counts, backup: Path | None, *, stopped: bool = False) -> Report:
        """Return what came of it."""
        people = {one.id: one for one in self._project.everybody.annotators()}
        after = counts_of(self._project)
        tallies = (
            _tally(people[who], before.get(who, (0, 0)), after.get(who, (0, 0)))
            for who in people
            if who != GOLD.id and (who in before or who in after)
        )
        return Report(
            files=tuple(self._files),
            tallies=tuple(tallies),
            conflicts=self._project.unsettled,
            effects=self._effects,
            backup=backup,
            stopped=stopped,
        )


def _shares(copy: Copy, steps: Generator[int, None, Brought]) -> Generator[float, None, Brought]:
    """Yield what part of a copy's works is done; closed, nothing of them was."""
    done = 0
    with closing(steps):
        while True:
            try:
                done += next(steps)
            except StopIteration as end:
                brought: Brought = end.value
                return brought
            yield min(done / max(copy.total, done, 1), 1.0)


def counts_of(project: Project) -> Counts:
    """Return on how many articles everybody did something, and how many spans they accepted."""
    return project.everybody.counts()


def _tally(one: Annotator, before: tuple[int, int], after: tuple[int, int]) -> Tally:
    return Tally(
        annotator=one,
        articles_before=before[0],
        articles_after=after[0],
        spans_before=before[1],
        spans_after=after[1],
    )


def previewed(project: Project, path: Path, copy: Copy, brought: Brought) -> FilePreview:
    """Return what a copy brings, or would bring, as the window shows it."""
    package = copy.settings.get(PACKAGE)
    facts: dict[str, Any] = package if isinstance(package, dict) else {}
    names = {one.id: one for one in (*copy.people.values(), *project.people)}
    made = facts.get("made")
    return FilePreview(
        path=path,
        owner=names.get(AnnotatorId(str(facts.get("annotator")))),
        made=made if isinstance(made, int) else None,
        articles=copy.articles,
        new_articles=brought.new_documents,
        works={Verdict(name): count for name, count in brought.verdicts.items()},
        tallies=tuple(
            _tally(names[who], (counts[0], counts[2]), (counts[1], counts[3]))
            for who, counts in brought.spans.items()
        ),
        unknown_labels=brought.unknown,
    )


def _effects(project: Project, brought: Brought) -> Effects:
    own = frozenset(document for document, who in brought.works if who == project.annotator_id)
    gold: frozenset[DocumentId] = frozenset(
        document for document, who in brought.works if who == GOLD.id
    )
    changed = bool(brought.works or brought.new_documents)
    return Effects(
        annotated=own,
        statuses=own,
        library=changed,
        scheme=brought.scheme is not None,
        team=changed,
        decided=gold,
    )
