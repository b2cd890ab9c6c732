"""What the claim rules write down for one claim, before it becomes a suggestion."""

from dataclasses import dataclass

from spacy.tokens import Doc

from annotator.core.suggestions import Range

RULES_VERSION = "1"
"""Raised when the rules or their data change what they find."""

LEARNT = "learnt"
"""Stands for the rule in claims that no rule found but a trained judge."""
_KEY = "annotator_claims"
_PROPOSED = "annotator_proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One claim: ranges of code points, its kind and modality, and the rule that found it."""

    content: Range
    source: Range | None
    cue: Range | None
    kind: str
    modality: str
    rule: str
    score: float | None = None
    """How likely a person accepts it, where that was learnt."""


def store_drafts(doc: Doc, drafts: list[Draft]) -> None:
    """Keep ``drafts`` with ``doc``."""
    doc.user_data[_KEY] = tuple(drafts)


def drafts_of(doc: Doc) -> tuple[Draft, ...]:
    """Return the drafts kept with ``doc`` (none where no claim rules ran)."""
    return tuple(doc.user_data.get(_KEY, ()))


def keep_proposed(doc: Doc) -> None:
    """Keep what the rules propose, before their drafts are judged."""
    doc.user_data[_PROPOSED] = drafts_of(doc)


def proposed_in(doc: Doc) -> tuple[Draft, ...]:
    """Return what the rules propose for ``doc``, judged or not."""
    return tuple(doc.user_data.get(_PROPOSED, drafts_of(doc)))
