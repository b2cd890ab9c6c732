"""The first articles of each source as they will come in, and what there is to decide."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from annotator.app.importing.request import Chosen
from annotator.app.label_names import LabelMap
from annotator.core.errors import UserFacingError
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.formats.codec import Columns, Profile, Read
from annotator.formats.fields import flat, guess_by_content, guess_date_format, guess_fields
from annotator.formats.reading import unreadable
from annotator.formats.registry import head_of, reader_for

FIRST = 20
"""So many records of a source are looked at."""
_SAMPLE = 60
_LOOKED_AT = 2000
_READ = 5
_TRIED = 20


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


def preview(chosen: Chosen, labels: LabelMap | None = None, *, most: int = FIRST) -> Preview:
    """Return the first records of a source as they will come in; nothing is written.

    Without ``labels`` nothing is said of what their labels become.
    """
    try:
        reader = chosen.read_by()
        reads = tuple(islice(reader.read(chosen.source, chosen.profile), most))
        columns = reader.columns(chosen.source, chosen.profile)
        samples = {name: _shown(values[0]) for name, values in _samples(chosen, columns).items()}
    except OSError as error:
        fault = unreadable(chosen.source.name, error)
        reads, columns, samples = (Read(problem=fault, position=0),), None, {}
    return Preview(
        records=tuple(_record(read, labels) for read in reads),
        labels=Counter(span.label for read in reads for span in read.spans),
        columns=columns,
        samples=samples,
    )


def relabelled(seen: Preview, labels: LabelMap) -> Preview:
    """Return a preview with what its labels become by ``labels``."""

    def again(span: PreviewSpan) -> PreviewSpan:
        found = labels[span.name]
        return replace(span, label=found[0] if found else None)

    return replace(
        seen,
        records=tuple(
            replace(record, spans=tuple(map(again, record.spans))) for record in seen.records
        ),
    )


def refitted(chosen: Chosen) -> Chosen:
    """Return a source whose columns are mapped anew, all else as it is; others stay as they are."""
    profile = replace(chosen.profile, fields={})
    try:
        columns = _columns(chosen, profile)
        samples = _samples(replace(chosen, profile=profile), columns)
    except OSError:
        return chosen  # reading it will say why
    if columns is None:
        return chosen
    guess = guess_fields(samples, samples) if profile.header else guess_by_content(samples)
    dates = profile.date_format or guess_date_format(guess, samples)
    return replace(chosen, profile=replace(profile, fields=guess, date_format=dates))


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


def _columns(chosen: Chosen, profile: Profile) -> Columns | None:
    return chosen.read_by().columns(chosen.source, profile)


def _record(read: Read, labels: LabelMap | None) -> PreviewRecord:
    return PreviewRecord(
        document=read.document,
        problem=read.problem,
        spans=tuple(_spans(read, labels)),
        notes=read.notes,
    )


def _spans(read: Read, labels: LabelMap | None) -> Iterator[PreviewSpan]:
    for span in read.spans:
        found = labels[span.label] if labels is not None else None
        yield PreviewSpan(
            start=span.start, end=span.end, name=span.label, label=found[0] if found else None
        )


def _samples(chosen: Chosen, columns: Columns | None) -> dict[str, list[str]]:
    """Return values of each column: what comes in as metadata when no column is a field."""
    if columns is None or not columns.names:
        return {}
    text = chosen.profile.fields.get("text", "")
    # Some column must be the text for records to be read at all: one that is never empty.
    for column in [text] if text in columns.names else columns.names[:_TRIED]:
        found = _values(chosen, columns, column)
        if found:
            return found
    return {}


def _values(chosen: Chosen, columns: Columns, text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    asked = replace(chosen.profile, fields={"text": text}, date_format="")
    for read in islice(chosen.read_by().read(chosen.source, asked), _READ):
        document = read.document
        if document is None:
            continue
        values = {**flat(dict(document.metadata)), text: document.text}
        for name in columns.names:
            value = values.get(name)
            if value not in (None, ""):
                found.setdefault(name, []).append(str(value)[:_LOOKED_AT])
    return {name: found[name] for name in columns.names if name in found}


def _shown(value: str) -> str:
    return " ".join(value.split())[:_SAMPLE]
