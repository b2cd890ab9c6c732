"""The first articles of each source as they will come in, and what there is to decide."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from annotator.app.importing.request import Chosen
from annotator.app.label_names import LabelMap
from annotator.core.errors import UserFacingError
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.formats.codec import Columns, Profile, Read
from annotator.formats.fields import flat
from annotator.formats.reading import unreadable
from annotator.formats.registry import head_of, reader_for

FIRST = 20
"""So many records of a source are looked at."""
_SAMPLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewSpan:
    """A span as it will come in; ``label`` is None where it will be left out."""

    start: int
    end: int
    name: str
    label: LabelId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRecord:
    """An article as it will come in, or the fault in its place."""

    document: Document | None
    problem: UserFacingError | None
    spans: tuple[PreviewSpan, ...]
    notes: tuple[UserFacingError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the first records of a source are like."""

    records: tuple[PreviewRecord, ...]
    labels: Counter[str]
    """Labels of the spans in them."""
    columns: Columns | None
    samples: dict[str, str]
    """A value of each column."""

    @property
    def problems(self) -> list[UserFacingError]:
        """What is wrong with these records."""
        found = [record.problem for record in self.records if record.problem is not None]
        return [*found, *(note for record in self.records for note in record.notes)]


def preview(chosen: Chosen, labels: LabelMap, *, most: int = FIRST) -> Preview:
    """Return the first records of a source as they will come in; nothing is written."""
    try:
        reader = chosen.read_by()
        reads = tuple(islice(reader.read(chosen.source, chosen.profile), most))
        columns = reader.columns(chosen.source, chosen.profile)
        samples = _samples(chosen, columns)
    except OSError as error:
        fault = unreadable(chosen.source.name, error)
        reads, columns, samples = (Read(problem=fault, position=0),), None, {}
    return Preview(
        records=tuple(_record(read, labels) for read in reads),
        labels=Counter(span.label for read in reads for span in read.spans),
        columns=columns,
        samples=samples,
    )


def readers_of(chosen: Chosen) -> list[str]:
    """Return the names of the readers that may know a source, the likeliest first."""
    try:
        return [reader.name for reader, _ in reader_for(chosen.source)]
    except OSError:
        return [chosen.reader]


def guessed_profile(chosen: Chosen) -> Profile:
    """Return what its reader would guess of a source."""
    try:
        return chosen.read_by().guess(chosen.source, head_of(chosen.source))
    except OSError:
        return Profile()


def _record(read: Read, labels: LabelMap) -> PreviewRecord:
    return PreviewRecord(
        document=read.document,
        problem=read.problem,
        spans=tuple(_spans(read, labels)),
        notes=read.notes,
    )


def _spans(read: Read, labels: LabelMap) -> Iterator[PreviewSpan]:
    for span in read.spans:
        found = labels[span.label]
        yield PreviewSpan(
            start=span.start, end=span.end, name=span.label, label=found[0] if found else None
        )


def _samples(chosen: Chosen, columns: Columns | None) -> dict[str, str]:
    """Return a value of each column: what comes in as metadata when no column is a field."""
    if columns is None or not columns.names:
        return {}
    found: dict[str, str] = {}
    text = chosen.profile.fields.get("text", "")
    asked = Profile(
        encoding=chosen.profile.encoding,
        delimiter=chosen.profile.delimiter,
        header=chosen.profile.header,
        sheet=chosen.profile.sheet,
        fields={"text": text} if text else {},
    )
    for read in islice(chosen.read_by().read(chosen.source, asked), 5):
        document = read.document
        if document is None:
            continue
        values = {**flat(dict(document.metadata)), text: document.text}
        for name in columns.names:
            value = values.get(name)
            if name not in found and value not in (None, ""):
                found[name] = " ".join(str(value).split())[:_SAMPLE]
    return found
