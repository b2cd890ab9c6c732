"""Exporting a project: article after article, with progress, all of it or nothing."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.app.exporting.choices import Choices
from annotator.app.exporting.codecs import writer_named
from annotator.app.exporting.gathering import Gathered, Gathering, aliases_of
from annotator.app.exporting.parting import part_project
from annotator.app.exporting.session import (
    ExportReport,
    Facts,
    Session,
    TokensFor,
    exporting_to,
    streaming_to,
)
from annotator.app.holdings import Holdings
from annotator.core.majority import MAJORITY
from annotator.core.model import GOLD

_STEP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProgress:
    """How far an export has come, in articles, and what it holds so far."""

    done: int
    total: int
    report: ExportReport


Steps = Generator[ExportProgress, None, None]


def export_project(
    project: Holdings, target: Path, choices: Choices, *, tokens_for: TokensFor
) -> Steps:
    """Write what ``choices`` names to ``target``, a file or a folder as the format has it.

    Progress is yielded every few articles, the last time when everything is in place. When the
    generator is closed before, or fails, what was at ``target`` is as it was.

    Raises:
        SpanMismatchError: a span does not match the text.
        ExportWriteError: it cannot be written.
        BadQueryError: the query cannot be read.
    """
    gathering = gathering_of(project, choices)
    with exporting_to(target, facts_of(project), choices, tokens_for) as session:
        steps = _write(session, gathering, _gathered(project, gathering, choices))
        latest = next(steps)
        for progress in steps:
            yield latest
            latest = progress
    yield latest  # held back until the files are in place


def export_to(
    project: Holdings, stream: BinaryIO, choices: Choices, *, tokens_for: TokensFor
) -> Steps:
    """Write the same to an open stream, as it comes; there is no dataset card then.

    Raises:
        ExportWriteError: the format is a folder of several files.
        SpanMismatchError: a span does not match the text; the records before are written.
        OSError: the stream cannot be written.
    """
    gathering = gathering_of(project, choices)
    session = streaming_to(stream, facts_of(project), choices, tokens_for)
    yield from _write(session, gathering, _gathered(project, gathering, choices))
    session.finish()


def gathering_of(project: Holdings, choices: Choices) -> Gathering:
    """Return what reads the articles that ``choices`` names.

    Raises:
        KeyError: there is no such format.
    """
    return Gathering(project, choices, writer_named(choices.format).holds)


def facts_of(project: Holdings) -> Facts:
    """Return what an export tells of its project."""
    people = [*project.everybody.annotators(), GOLD, MAJORITY]
    return Facts(
        path=str(project.path),
        project=project.name,
        project_id=project.id,
        created=project.created,
        scheme=project.scheme,
        language=str(project.settings().get("language", "")),
        aliases=aliases_of(project),
        names={who.id: who.name for who in people},
    )


def _gathered(project: Holdings, gathering: Gathering, choices: Choices) -> Iterable[Gathered]:
    splits = part_project(project, gathering, choices.split) if choices.split else {}
    return gathering.each(splits)


def _write(session: Session, gathering: Gathering, articles: Iterable[Gathered]) -> Steps:
    total = len(gathering.numbers)
    yield ExportProgress(done=0, total=total, report=session.report)
    for done, gathered in enumerate(articles, start=1):
        session.add(gathered)
        if done % _STEP == 0 and done < total:
            yield ExportProgress(done=done, total=total, report=session.report)
    yield ExportProgress(done=total, total=total, report=session.report)
