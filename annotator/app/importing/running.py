"""Running an import: batches that are durable each, and shown all at once at the end."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.importing.collecting import Collection, collect
from annotator.app.importing.garbage import rarely_collected
from annotator.app.importing.report import (
    ImportProgress,
    ImportReport,
    fault_from_json,
    fault_to_json,
)
from annotator.app.importing.request import (
    Chosen,
    Request,
    request_from_json,
    request_to_json,
)
from annotator.app.label_names import LabelMap
from annotator.app.operations.imports import Arriving, Tally
from annotator.app.project import Project
from annotator.core.errors import (
    ImportChangedError,
    ImportUnfinishedError,
    NothingToResumeError,
    UserFacingError,
)
from annotator.core.model import Document
from annotator.formats.codec import Read
from annotator.formats.reading import unreadable
from annotator.store.imports import Arrival, Batch

_STEP = 5
"""After so many articles the caller gets a word in: a window has to live."""
_DELETED = 100
_SMALL, _LARGE = 60_000, 4_000_000
"""Letters and spans (a span weighs as much as _WEIGHT letters) in one transaction."""
_WEIGHT = 50
_REPORTED = 20
_DISCARDING = "discarding"


@dataclass(slots=True, kw_only=True)
class _Place:
    """Where the import is: how much of which source is in the project's file."""

    source: int = 0
    records: int = 0
    """Records of this source that were read, faults included."""
    digest: str = ""
    """Of the texts of these records: on resuming they must be the same."""
    added: int = 0
    duplicates: int = 0
    left_out: list[str] = field(default_factory=list)
    new_labels: dict[str, str] = field(default_factory=dict)
    tally: dict[str, Any] = field(default_factory=dict)


def import_paths(
    project: Project, paths: Iterable[Path], *, unhurried: bool = False
) -> Generator[ImportProgress, None, None]:
    """Import the articles in ``paths``, files and folders with all that is below, as they are.

    See ``run_import``; here every file is read by the reader that it is likeliest for.
    """
    found = Collection()
    for _ in collect(found, paths):
        yield ImportProgress(done=0, total=0, report=ImportReport())
    yield from run_import(project, found.request, problems=found.problems, unhurried=unhurried)


def run_import(
    project: Project,
    request: Request,
    *,
    problems: Iterable[UserFacingError] = (),
    unhurried: bool = False,
) -> Generator[ImportProgress, None, None]:
    """Import what is asked for: nothing of it is shown before everything is there.

    Every few articles the progress is yielded, the last time with the complete report. When the
    generator is closed, or the program killed, the project is as it was; ``resume_import`` goes
    on from there, and ``discard_import`` clears away what had come in. A record or file that
    cannot be read is a problem in the report, and the others come in.

    Args:
        project: the open project.
        request: what is to be imported.
        problems: faults that were met when the sources were looked for.
        unhurried: whether nobody waits for the window: larger transactions take less time.

    Raises:
        ImportUnfinishedError: another import was not finished.
        ProjectWriteError: the project file cannot be written.
    """
    pending = project.unfinished_import
    if pending is not None:
        raise ImportUnfinishedError(count=pending.documents)
    with project.importing() as stored:
        stored.begin(request_to_json(request))
    running = _Running(project, request, _Place(), unhurried=unhurried)
    running.note(problems)
    with rarely_collected():
        yield from running.run()


def resume_import(
    project: Project, *, unhurried: bool = False
) -> Generator[ImportProgress, None, None]:
    """Go on with the import that was not finished.

    Raises:
        NothingToResumeError: there is none.
        ImportChangedError: a file is no longer as it was.
        ProjectWriteError: the project file cannot be written.
    """
    pending = project.unfinished_import
    if pending is None or pending.progress == _DISCARDING:
        raise NothingToResumeError
    place = msgspec.json.decode(pending.progress, type=_Place) if pending.progress else _Place()
    request = request_from_json(pending.request)
    with rarely_collected():
        yield from _Running(project, request, place, unhurried=unhurried).run()


def discard_import(project: Project) -> Generator[ImportProgress, None, None]:
    """Clear away what an unfinished import has brought in; nothing of it was ever shown."""
    pending = project.unfinished_import
    if pending is None:
        return
    with project.importing() as stored:
        # What is half cleared away can no longer be resumed.
        stored.add(Batch(progress=_DISCARDING), project.annotator_id)
    left = pending.documents
    while left:
        with project.importing() as stored:
            stored.take_out(_DELETED)
        left = max(0, left - _DELETED)
        done = pending.documents - left
        yield ImportProgress(done=done, total=pending.documents, report=ImportReport())
    with project.importing() as stored:
        stored.forget()


class _Running:
    """One import on its way."""

    def __init__(
        self, project: Project, request: Request, place: _Place, *, unhurried: bool
    ) -> None:
        self._project = project
        self._request = request
        self._place = place
        self._most = _LARGE if unhurried else _SMALL
        self._tally = _tally_from(place.tally)
        labels = LabelMap(project.scheme, request.labels, adding=request.add_labels)
        for label in place.new_labels:
            labels.add(label)
        self._labels = labels
        self._arriving = Arriving(
            labels,
            project.annotator,
            self._tally,
            as_suggestions=request.as_suggestions,
            as_done=request.as_done,
        )
        self._batch = Batch()
        self._weight = 0
        self._by_text: dict[str, Arrival] = {}
        self._faults = {"problem": [], "note": []}  # type: dict[str, list[UserFacingError]]
        for text in project.import_faults:
            kind, _, fault = text.partition(" ")
            self._faults[kind].append(fault_from_json(fault))

    def note(self, problems: Iterable[UserFacingError], kind: str = "problem") -> None:
        for problem in problems:
            self._faults[kind].append(problem)
            self._batch.faults.append(f"{kind} {fault_to_json(problem)}")

    def run(self) -> Generator[ImportProgress, None, None]:
        sources = self._request.sources
        done = sum(chosen.size for chosen in sources[: self._place.source])
        for number in range(self._place.source, len(sources)):
            chosen = sources[number]
            for count, read in enumerate(self._reads(chosen), start=1):
                self._take(read, chosen)
                if self._weight >= self._most:
                    self._commit()
                    yield self._progress(done + min(read.position, chosen.size))
                elif count % _STEP == 0:
                    yield self._progress(done + min(read.position, chosen.size))
            done += chosen.size
            self._place.source, self._place.records = number + 1, 0
            self._place.digest = ""
            yield self._progress(done)
        self._commit()
        self._finish()
        yield self._progress(self._request.size)

    def _reads(self, chosen: Chosen) -> Iterator[Read]:
        """Yield the records of a source, those after what came in before."""
        known, wanted = self._place.records, self._place.digest
        digest = blake2b(digest_size=16)
        try:
            for number, read in enumerate(chosen.read_by().read(chosen.source, chosen.profile), 1):
                if read.document is not None:
                    digest.update(read.document.sha256.encode())
                if number > known:
                    self._place.records, self._place.digest = number, digest.hexdigest()
                    yield read
                elif number == known and digest.hexdigest() != wanted:
                    raise ImportChangedError(name=chosen.source.name)
        except OSError as error:
            self.note([unreadable(chosen.source.name, error)])

    def _take(self, read: Read, chosen: Chosen) -> None:
        place = self._place
        if read.left_out:
            place.left_out = sorted({*place.left_out, *read.left_out})
        self.note([] if read.problem is None else [read.problem])
        self.note(read.notes, "note")
        document = read.document
        if document is None:
            return
        arrival = self._by_text.get(document.sha256)
        there = None if arrival is not None else self._project.incoming_place(document.sha256)
        if arrival is None and there is None:
            self._add(self._arriving.new(read, document, chosen.reader), document)
            place.added += 1
            return
        place.duplicates += 1
        if read.spans:
            self._add_to(arrival, there, read, document)

    def _add(self, arrival: Arrival, document: Document) -> None:
        self._by_text[document.sha256] = arrival
        self._batch.arrivals.append(arrival)
        self._weight += len(document.text) + _WEIGHT * len(arrival.spans)

    def _add_to(
        self,
        arrival: Arrival | None,
        there: tuple[int, bool] | None,
        read: Read,
        document: Document,
    ) -> None:
        """Add what a record says of a text that is there already."""
        known = []
        if arrival is None and there is not None:
            arrival = Arrival(document=None, number=there[0], waiting=there[1])
            self._add(arrival, document)
        assert arrival is not None
        if arrival.number:
            known = self._project.incoming_spans(arrival.number)
        known = [*known, *((row[0], row[3], row[4], row[2]) for row in arrival.spans)]
        before = len(arrival.spans)
        self._arriving.more(arrival, read, document.text, known)
        self._weight += _WEIGHT * (len(arrival.spans) - before)

    def _commit(self) -> None:
        batch, place = self._batch, self._place
        place.new_labels = dict(self._labels.new)
        place.tally = _tally_to(self._tally)
        batch.forms = self._tally.forms()
        batch.uncounted = sorted(self._labels.scheme.zone_layers())
        batch.progress = msgspec.json.encode(place).decode("utf-8")
        with self._project.importing() as stored:
            stored.add(batch, self._project.annotator_id)
        self._tally.words.clear()
        self._batch, self._weight = Batch(), 0
        self._by_text.clear()

    def _finish(self) -> None:
        report = self._report()
        fields = {"count": report.added, "spans": report.spans}
        scheme = self._labels.scheme if self._labels.new else None
        self._project.finish_import(fields, scheme)

    def _progress(self, done: int) -> ImportProgress:
        return ImportProgress(done=done, total=self._request.size, report=self._report())

    def _report(self) -> ImportReport:
        place, tally = self._place, self._tally
        return ImportReport(
            added=place.added,
            duplicates=place.duplicates,
            problems=tuple(self._faults["problem"]),
            notes=tuple(self._faults["note"]),
            left_out=tuple(place.left_out),
            spans=tally.spans,
            relations=tally.relations,
            carried=tally.carried,
            crowded=tally.crowded,
            labels=dict(tally.labels),
            links=dict(tally.links),
            attributes=dict(tally.attributes),
            new_labels=tuple(self._labels.new),
        )


def _tally_to(tally: Tally) -> dict[str, Any]:
    names = ("spans", "relations", "carried", "labels", "links", "attributes", "crowded")
    return {
        name: dict(value) if isinstance(value := getattr(tally, name), Counter) else value
        for name in names
    }


def _tally_from(data: dict[str, Any]) -> Tally:
    tally = Tally()
    for name, value in data.items():
        setattr(tally, name, Counter(value) if isinstance(value, dict) else value)
    return tally
