"""Rows of annotations as JSON Lines: gold, and the proposals that are scored against it."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec

from annotator.core.errors import BadRecordError, BadRowError
from annotator.core.scoring import ClaimRecord, EntityRecord
from annotator.core.suggestions import Range
from annotator.formats.reading import Line, read_lines
from annotator.formats.records import decode_line

_Share = Annotated[float, msgspec.Meta(ge=0, le=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedRow:
    """One row. What it does not speak of is None; offsets count code points of ``text`` as given.

    ``id`` is the row's id as a string, or the number of its line; ``line`` counts from 1.
    """

    id: str
    line: int
    text: str | None = None
    spans: tuple[EntityRecord, ...] | None = None
    claims: tuple[ClaimRecord, ...] | None = None
    optional: tuple[ClaimRecord, ...] = ()
    """Claims that are neither right nor wrong to propose."""

    @property
    def annotated(self) -> bool:
        """Whether it speaks of spans or of claims, if only to say that there are none."""
        return self.spans is not None or self.claims is not None


class _Span(msgspec.Struct):
    start: int
    end: int
    label: str
    origin: str | None = None


class _Claim(msgspec.Struct):
    content: Range
    source: Range | None = None
    cue: Range | None = None
    kind: str | None = None
    score: _Share | None = None
    origin: str | None = None


class _Row(msgspec.Struct):
    text: str | None = None
    spans: list[_Span] | None = None
    claims: list[_Claim] | None = None
    optional: list[_Claim] | None = None


def read_annotated_rows(
    file: "io.BufferedReader[Any]", name: str
) -> Iterator[AnnotatedRow | BadRowError]:
    """Yield the rows of a JSON Lines stream, and the faults of bad lines in their place.

    Keys but ``id``, ``text``, ``spans``, ``claims`` and ``optional`` are ignored. A line is bad
    when it is not such a row, or repeats the id of an earlier one. Ranges are not compared with
    the text: see ``checked``.

    Raises:
        UnreadableFileError: the stream is not text.
    """
    return annotated_rows(read_lines(file, name), name)


def annotated_rows(lines: Iterable[Line], name: str) -> Iterator[AnnotatedRow | BadRowError]:
    """Yield the rows in ``lines``, and the faults of bad ones; see ``read_annotated_rows``."""
    known: set[str] = set()
    for line in lines:
        row = _row(line, name)
        if isinstance(row, AnnotatedRow):
            if row.id in known:
                row = BadRowError(name=name, line=row.line, reason="id-twice")
            else:
                known.add(row.id)
        yield row


def checked(row: AnnotatedRow, text: str, name: str) -> AnnotatedRow:
    """Return ``row`` if every range in it is a passage of ``text``.

    Raises:
        BadRowError: one is not (reason ``outside-text``).
    """
    for start, end in _ranges(row):
        if not 0 <= start < end <= len(text):
            raise BadRowError(name=name, line=row.line, reason="outside-text")
    return row


def _row(line: Line, name: str) -> AnnotatedRow | BadRowError:
    try:
        if line.content is None:
            raise BadRecordError(name=name, line=line.number, reason="too-large")
        record = decode_line(line.content, name=name, number=line.number)
        row = msgspec.convert(record, _Row)
    except BadRecordError as error:
        return BadRowError(name=name, line=line.number, reason=error.fields["reason"])
    except (msgspec.ValidationError, UnicodeEncodeError) as error:
        return BadRowError(name=name, line=line.number, reason=str(error))
    return AnnotatedRow(
        id=_identifier(record.get("id", line.number)),
        line=line.number,
        text=row.text,
        spans=None if row.spans is None else tuple(map(_entity, row.spans)),
        claims=None if row.claims is None else tuple(map(_claim, row.claims)),
        optional=tuple(map(_claim, row.optional or ())),
    )


def _identifier(value: Any) -> str:
    """Return an id of any JSON type as a string; strings stay as they are."""
    return value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")


def _entity(span: _Span) -> EntityRecord:
    return EntityRecord(start=span.start, end=span.end, label=span.label, origin=span.origin or "")


def _claim(claim: _Claim) -> ClaimRecord:
    return ClaimRecord(
        content=claim.content,
        source=claim.source,
        cue=claim.cue,
        kind=claim.kind or "",
        score=claim.score,
        origin=claim.origin or "",
    )


def _ranges(row: AnnotatedRow) -> Iterator[Range]:
    for span in row.spans or ():
        yield span.start, span.end
    claims: Iterable[ClaimRecord] = (*(row.claims or ()), *row.optional)
    for claim in claims:
        yield from (part for part in (claim.content, claim.source, claim.cue) if part is not None)
