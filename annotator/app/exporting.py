"""Writing a project's annotations to a file, all of it or nothing."""

import errno
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from annotator.app.project import Project
from annotator.core.errors import ExportWriteError
from annotator.core.ids import DocumentId, new_id
from annotator.core.model import Document, DocumentState
from annotator.core.tokens import Tokens
from annotator.formats.prodigy import to_line, to_record
from annotator.formats.prodigy_record import Record
from annotator.formats.writing import Annotated, Provenance

WORKED_ON = (DocumentState.IN_PROGRESS, DocumentState.DONE)
"""The states of the documents that an export holds unless it is asked for others."""
_STEP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export holds so far."""

    documents: int = 0
    spans: int = 0
    relations: int = 0
    claims: int = 0
    rejected: int = 0
    suggested: int = 0
    unaligned: int = 0
    """Spans with an edge inside a token, which a trainer that works by tokens may drop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProgress:
    """How far an export has come, in documents, and what it holds so far."""

    done: int
    total: int
    report: ExportReport


def export_project(
    project: Project,
    path: Path,
    *,
    tokens_for: Callable[[Document], Tokens],
    states: Iterable[DocumentState] = WORKED_ON,
    include_suggested: bool = False,
    documents: Sequence[DocumentId] | None = None,
) -> Generator[ExportProgress, None, None]:
    """Write the documents in ``states`` to ``path`` as JSON Lines, one record a document.

    Progress is yielded every few documents, the last time when the file is in place. The records
    go to a file beside ``path`` that takes its place when it is complete and on the disk; when
    the generator is closed before, or fails, ``path`` is as it was.

    Args:
        project: the open project.
        path: the file to write; one that is there is replaced.
        tokens_for: tokens for the documents for which no pipeline's tokens are stored.
        states: which documents; none of them named means every document.
        include_suggested: whether records also hold what nobody has decided on.
        documents: exactly these, in this order, whatever their state.

    Raises:
        SpanMismatchError: a span does not match the text.
        ExportWriteError: the file cannot be written.
    """
    if path.resolve() == project.path.resolve():
        raise ExportWriteError(path=str(path), reason="is-the-project")
    with replacing(path) as file:
        chosen = project.document_ids(states=states) if documents is None else documents
        steps = _write(project, file, tokens_for, chosen, include_suggested)
        latest = next(steps)
        for progress in steps:
            yield latest
            latest = progress
    yield latest  # held back until the file is in place


def export_to(
    project: Project,
    file: BinaryIO,
    *,
    tokens_for: Callable[[Document], Tokens],
    states: Iterable[DocumentState] = WORKED_ON,
    include_suggested: bool = False,
) -> Generator[ExportProgress, None, None]:
    """Write the same records to an open stream, as they come.

    Raises:
        SpanMismatchError: a span does not match the text; the records before are written.
        OSError: the stream cannot be written.
    """
    chosen = project.document_ids(states=states)
    return _write(project, file, tokens_for, chosen, include_suggested)


def _write(
    project: Project,
    file: BinaryIO,
    tokens_for: Callable[[Document], Tokens],
    chosen: Sequence[DocumentId],
    include_suggested: bool,  # noqa: FBT001 (private, and the callers pass it by name)
) -> Generator[ExportProgress, None, None]:
    provenance = Provenance(project=project.name, scheme=project.scheme)
    created = int(datetime.fromisoformat(project.created).timestamp())
    report = ExportReport()
    yield ExportProgress(done=0, total=len(chosen), report=report)
    for done, identifier in enumerate(chosen, start=1):
        document = project.document(identifier)
        stored = project.has_pipeline_tokens(identifier)
        annotated = Annotated(
            document=document,
            tokens=project.tokens(identifier) if stored else tokens_for(document),
            spans=project.spans(identifier),
            relations=project.relations(identifier),
            status=project.status(identifier),
            changed=project.last_change(identifier) or created,
            annotator=project.annotator,
            milliseconds=project.time_spent(identifier),
        )
        record = to_record(annotated, provenance, include_suggested=include_suggested)
        file.write(to_line(record))
        report = _counted(report, record)
        if done % _STEP == 0 and done < len(chosen):
            yield ExportProgress(done=done, total=len(chosen), report=report)
    yield ExportProgress(done=len(chosen), total=len(chosen), report=report)


def _counted(report: ExportReport, record: Record) -> ExportReport:
    starts = {token.start for token in record.tokens}
    ends = {token.end for token in record.tokens}
    unaligned = sum(
        span.start not in starts or span.end not in ends
        for span in (*record.spans, *record.rejected, *(record.suggested or ()))
    )
    return replace(
        report,
        documents=report.documents + 1,
        spans=report.spans + len(record.spans),
        relations=report.relations + len(record.relations),
        claims=report.claims + len(record.claims),
        rejected=report.rejected + len(record.rejected),
        suggested=report.suggested + len(record.suggested or ()),
        unaligned=report.unaligned + unaligned,
    )


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that takes the place of ``path`` when the body ends without a fault."""
    target = path.resolve()  # a link stays one: what it points to is replaced
    beside = target.with_name(f".{new_id()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise ExportWriteError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # it is gone already, or the fault above says why it is not
            beside.unlink()


def _sync_folder(folder: Path) -> None:
    """Put the new name of a file on the disk too, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
