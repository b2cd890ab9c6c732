"""What the claim rules write down for one claim, before it becomes a suggestion."""

from dataclasses import dataclass

from spacy.tokens import Doc

from annotator.core.suggestions import Range

RULES_VERSION = "1"
"""Raised when the rules or their data change what they find."""

_KEY = "annotator_claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim: ranges of code points, its kind and modality, and the rule that found it."""

    content: Range
    source: Range | None
    cue: Range | None
    kind: str
    modality: str
    rule: str


def store_drafts(doc: Doc, drafts: list[Draft]) -> None:
    """Keep ``drafts`` with ``doc``."""
    doc.user_data[_KEY] = tuple(drafts)


def drafts_of(doc: Doc) -> tuple[Draft, ...]:
    """Return the drafts kept with ``doc`` (none where no claim rules ran)."""
    return tuple(doc.user_data.get(_KEY, ()))
