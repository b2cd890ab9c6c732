"""An export beside the window: the project is read here in small steps, another process writes.

The project belongs to the thread that opened it, and nobody else may open its file. So articles
are read here, a few at a time, and handed to a process that makes tokens, encodes and writes.
"""

import shutil
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from annotator.app.exporting.choices import Choices
from annotator.app.exporting.codecs import writer_named
from annotator.app.exporting.gathering import Gathered, Gathering
from annotator.app.exporting.output import part_of
from annotator.app.exporting.parting import members_of, splits_of
from annotator.app.exporting.running import ExportProgress, facts_of
from annotator.app.exporting.session import ExportReport, Facts, Session, exporting_to
from annotator.app.holdings import Holdings
from annotator.app.side_process import READY, ProcessEndedError, SideProcess
from annotator.core.errors import UserFacingError, WorkEndedError
from annotator.core.splitting import Member, SplitPlan, split
from annotator.formats.writing import Split

_BATCH = 8
"""Articles that are read in one step: the window waits for no more."""
_PARTED = 500
"""Articles that are counted in one step before they are parted."""
Steps = Generator[ExportProgress | None, None, None]


def export_apart(project: Holdings, target: Path, choices: Choices) -> Steps:
    """Export as ``export_project`` does, in steps of some milliseconds.

    None is yielded while the other process is at work. Closing the generator ends that process
    and clears up.

    Raises:
        UserFacingError: as ``export_project`` raises them.
        WorkEndedError: the process ended by itself; nothing was written.
    """
    gathering = Gathering(project, choices, writer_named(choices.format).holds, _BATCH)
    part = part_of(target)
    process = SideProcess(write, target, part, facts_of(project), choices)
    process.start()
    try:
        splits: dict[int, Split] = {}
        if choices.split is not None:
            members = yield from _collected(project, gathering, choices.split)
            parts = yield from _asked(process, ("split", members, choices.split))
            splits = splits_of(parts)
        yield from _written(process, gathering, splits)
    except ProcessEndedError as error:
        raise WorkEndedError from error
    finally:
        process.stop()
        shutil.rmtree(part, ignore_errors=True)


def write(connection: Connection, target: Path, part: Path, facts: Facts, choices: Choices) -> None:
    """Be the process that writes: take articles until there are no more, then finish."""
    from annotator.app.suggesting import tokenize_document  # noqa: PLC0415 (for this process only)

    connection.send(READY)
    with ExitStack() as stack:
        session: Session | None = None
        while True:
            try:
                request = connection.recv()
            except EOFError:
                return  # nobody waits for the export any more
            try:
                if request[0] == "add" and session is None:
                    opened = exporting_to(target, facts, choices, tokenize_document, part)
                    session = stack.enter_context(opened)
                answer = _answer(request, session)
                if request[0] == "finish":
                    stack.close()
            except UserFacingError as error:
                answer = error
            connection.send(answer)


def _answer(request: tuple[Any, ...], session: Session | None) -> Any:
    match request:
        case ("split", members, plan):
            return split(members, plan)
        case ("add", articles):
            assert session is not None
            for gathered in articles:
                session.add(gathered)
    return session.report if session is not None else ExportReport()


def _collected(
    project: Holdings, gathering: Gathering, plan: SplitPlan
) -> Generator[None, None, list[Member]]:
    members, found = members_of(project, gathering, plan), []
    while batch := list(islice(members, _PARTED)):
        found += batch
        yield None
    return found


def _written(process: SideProcess, gathering: Gathering, splits: dict[int, Split]) -> Steps:
    total, done = len(gathering.numbers), 0
    report = ExportReport()
    yield ExportProgress(done=0, total=total, report=report)
    for batch in _batches(gathering.each(splits)):
        report = yield from _asked(process, ("add", batch))
        done += len(batch)
        if batch and done < total:
            yield ExportProgress(done=done, total=total, report=report)
    report = yield from _asked(process, ("finish",))
    yield ExportProgress(done=total, total=total, report=report)


def _batches(articles: Iterator[Gathered]) -> Iterator[list[Gathered]]:
    """Yield the articles in batches; an empty one where there is none, which opens the files."""
    batch = list(islice(articles, _BATCH))
    yield batch
    while batch := list(islice(articles, _BATCH)):
        yield batch


def _asked(process: SideProcess, request: tuple[Any, ...]) -> Generator[None, None, Any]:
    process.ask(request)
    while (answer := process.answer()) is None:
        yield None
    if isinstance(answer, UserFacingError):
        raise answer
    return answer
