"""The fields of an exported record: Prodigy's, and beside them those that Prodigy lacks.

All offsets are half-open ranges of Unicode code points in ``text``; token numbers count from 0,
and ``token_end`` is the number of the last token itself, as Prodigy has it.
"""

from typing import Any

import msgspec

Range = tuple[int, int]


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token; ``ws`` tells whether exactly one space of the text follows it, left out of it.

    White space beyond that is a token of its own, as in spaCy, so that the texts of the tokens,
    each with a space where ``ws`` says so, are the text of the record to the character.
    """

    text: str
    start: int
    end: int
    id: int
    ws: bool


class SpanRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One span: Prodigy's six fields, then ours."""

    start: int
    end: int
    token_start: int
    token_end: int
    label: str
    text: str
    layer: str
    id: str
    state: str
    origin: str
    """``human``, or ``model`` or ``rule`` with its name and version."""
    score: float | None = None
    attributes: dict[str, str] = {}
    flagged: bool = False
    comment: str = ""


class RelationEnd(msgspec.Struct, frozen=True):
    """The span at one end of a relation."""

    start: int
    end: int
    token_start: int
    token_end: int
    label: str


class RelationRecord(msgspec.Struct, frozen=True):
    """One relation; ``head`` and ``child`` are the numbers of the last token of each span."""

    head: int
    child: int
    label: str
    head_span: RelationEnd
    child_span: RelationEnd
    id: str
    origin: str


class ClaimRecord(msgspec.Struct, frozen=True):
    """One claim with its source and cue, the first of each where there are several."""

    id: str
    content: Range
    source: Range | None
    cue: Range | None
    kind: str
    modality: str
    text: str
    source_text: str | None
    cue_text: str | None
    state: str
    origin: str
    score: float | None


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """One document of one annotator."""

    text: str
    tokens: list[Token]
    spans: list[SpanRecord]
    relations: list[RelationRecord]
    claims: list[ClaimRecord]
    rejected: list[SpanRecord]
    """Spans that the annotator refused: negative examples."""
    meta: dict[str, Any]
    answer: str
    input_hash: int = msgspec.field(name="_input_hash")
    task_hash: int = msgspec.field(name="_task_hash")
    view_id: str = msgspec.field(name="_view_id")
    annotator_id: str = msgspec.field(name="_annotator_id")
    session_id: str = msgspec.field(name="_session_id")
    timestamp: int = msgspec.field(name="_timestamp")
    zones: list[SpanRecord] = msgspec.field(default_factory=list)
    """Parts of the article that are not body text, proposed or accepted."""
    suggested: list[SpanRecord] | None = None
    """Spans nobody has decided on, where they were asked for."""
