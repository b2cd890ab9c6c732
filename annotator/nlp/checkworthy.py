"""Statements of the article itself that are worth checking: figures, comparisons, records, causes.

They have no source, so they are no claims; a sentence in which somebody is quoted or reported is
left to the claims.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind, trim_range
from annotator.core.resources import resource
from annotator.core.suggestions import Range, SuggestedSpan
from annotator.nlp.language import language_file
from annotator.nlp.typography import plain
from annotator.nlp.zones import Zone

CHECKWORTHY = LabelId("CHECKWORTHY")
RULES_VERSION = "1"
_LEAST = 0.4
"""Sentences that score lower are not proposed."""
_STATING = (Zone.BODY, Zone.STANDFIRST)
"""Zones whose sentences state something in full."""
_SHORT = 30
"""Sentences of fewer characters state too little."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, with the probability that it alone makes a sentence worth checking."""

    name: str
    weight: float
    pattern: re.Pattern[str]


def checkworthy(doc: Doc, text: str, claims: Sequence[Range]) -> Iterator[SuggestedSpan]:
    """Yield the sentences of body and standfirst that are worth checking and that no claim touches.

    The score joins the weights of the signs found as independent evidence (noisy-or: one minus
    the product of their complements; Pearl, Probabilistic Reasoning in Intelligent Systems,
    1988); the rule names the signs. Questions state nothing.
    """
    signs = _signs(doc.lang_)
    if not signs or not doc.has_annotation("SENT_START"):
        return
    asides = [
        (span.start_char, span.end_char)
        for span in doc.spans.get("zones", ())
        if span.label_ not in _STATING
    ]
    for sentence in doc.sents:
        place = trim_range(text, sentence.start_char, sentence.end_char)
        if place is None or place[1] - place[0] < _SHORT:
            continue
        words = text[slice(*place)]
        if words.endswith("?") or _touched(place, claims) or _touched(place, asides):
            continue
        found = [sign for sign in signs if sign.pattern.search(plain(words))]
        score = _noisy_or(sign.weight for sign in found)
        if score >= _LEAST:
            rule = "check " + "+".join(sign.name for sign in found)
            yield SuggestedSpan(
                start=place[0],
                end=place[1],
                label=CHECKWORTHY,
                score=round(score, 2),
                origin=Origin(OriginKind.RULE, rule, RULES_VERSION),
            )


def _noisy_or(weights: Iterator[float]) -> float:
    doubt = 1.0
    for weight in weights:
        doubt *= 1 - weight
    return 1 - doubt


def _touched(place: Range, others: Sequence[Range]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in others)


@cache
def _signs(language: str) -> tuple[Sign, ...]:
    if not resource("languages", language or "-", "checkworthy.toml").is_file():
        return ()
    return tuple(
        Sign(item["name"], item["weight"], re.compile(plain(item["pattern"]), re.IGNORECASE))
        for item in language_file(language, "checkworthy")["signs"]
    )
