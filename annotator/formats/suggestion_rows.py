"""Rows of texts in, rows of suggestions out: pre-highlighting without a project."""

import io
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.core.errors import BadRecordError, EmptyTextError, UserFacingError
from annotator.core.offsets import canonicalise
from annotator.core.suggestions import Range, SuggestedSpan, Suggestions
from annotator.formats.reading import Line, read_lines
from annotator.formats.records import decode_line, text_of

_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row to be suggested for: its id as given, its canonical text, the way back to its own.

    ``line`` counts from 1.
    """

    id: Any
    text: str
    places: "OriginalPlaces"
    line: int = 0


class OriginalPlaces:
    """Leads from offsets in the canonical form of a text back to offsets in the text as given.

    Making a text canonical only ever drops characters in two places: byte order marks at the
    start, and the first half of each CRLF.
    """

    __slots__ = ("_lead", "_line_feeds")

    def __init__(self, raw: str) -> None:
        body = raw.lstrip("\ufeff")
        self._lead = len(raw) - len(body)
        self._line_feeds: list[int] = []
        place = body.find("\r\n")
        while place >= 0:
            self._line_feeds.append(place - len(self._line_feeds))
            place = body.find("\r\n", place + 2)

    def original(self, offset: int) -> int:
        """Return the offset in the text as given of ``offset`` in its canonical form.

        A CRLF is one character of the canonical text: the offset before it leads before the CR,
        the offset after it behind the LF.
        """
        return self._lead + offset + bisect_left(self._line_feeds, offset)


def read_rows(file: "io.BufferedReader[Any]", name: str) -> Iterator[TextRow | UserFacingError]:
    """Yield the rows of a JSON Lines stream, and the faults of bad lines in their place.

    A row without ``id`` has the number of its line, from 1, as its id.

    Raises:
        UnreadableFileError: the stream is not text.
    """
    return rows_of(read_lines(file, name), name)


def rows_of(lines: Iterable[Line], name: str) -> Iterator[TextRow | UserFacingError]:
    """Yield the rows in ``lines``, and the faults of bad ones in their place."""
    for line in lines:
        yield _row(line, name)


def to_row_line(row: TextRow, found: Suggestions) -> bytes:
    """Return the suggestions for a row as one line of JSON; offsets are into its text as given."""
    data = {
        "id": row.id,
        "spans": [_span(row, span) for span in found.spans],
        "claims": [
            {
                "content": _place(row, claim.content),
                "source": _place(row, claim.source),
                "cue": _place(row, claim.cue),
                "kind": claim.kind,
                "modality": claim.modality,
                "score": claim.score,
                "origin": str(claim.origin),
                **({"mention": claim.mention} if claim.mention else {}),
            }
            for claim in found.claims
        ],
        "zones": [_span(row, zone) for zone in found.zones],
    }
    try:
        return _encoder.encode(data) + b"\n"
    except UnicodeEncodeError:  # an id with half a surrogate pair goes back as it came
        return json.dumps(data).encode("ascii") + b"\n"


def _row(line: Line, name: str) -> TextRow | UserFacingError:
    try:
        if line.content is None:
            raise BadRecordError(name=name, line=line.number, reason="too-large")
        record = decode_line(line.content, name=name, number=line.number)
        raw = text_of(record, name=name, number=line.number)
    except (BadRecordError, EmptyTextError) as problem:
        return problem
    identifier = record.get("id", line.number)
    return TextRow(identifier, canonicalise(raw), OriginalPlaces(raw), line.number)


def _span(row: TextRow, span: SuggestedSpan) -> dict[str, Any]:
    return {
        "start": row.places.original(span.start),
        "end": row.places.original(span.end),
        "label": span.label,
        "score": span.score,
        "origin": str(span.origin),
        **({"attributes": span.attributes} if span.attributes else {}),
    }


def _place(row: TextRow, place: Range | None) -> Range | None:
    return place and (row.places.original(place[0]), row.places.original(place[1]))
