"""Articles to measure with, made by rule from invented words: any length, any number of spans."""

from dataclasses import dataclass
from random import Random

from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import Tokens, words

_MODEL = Origin(OriginKind.MODEL, "made", "1")
_RULE = Origin(OriginKind.RULE, "made", "1")
_NAMES = tuple(LabelId(label) for label in ("PER", "ORG", "LOC", "MISC"))
_SYLLABLES = ("ba", "cé", "di", "fo", "gu", "la", "mé", "ni", "or", "pu", "ra", "sé", "ti", "zu")
_PARAGRAPH = 90
"""Words in a paragraph."""
_CLAIM_EVERY = 12
"""One span in so many is the content of a claim; its source and cue are two more."""


@dataclass(frozen=True, slots=True)
class Made:
    """A text with suggestions; a third of the spans is part of a claim or lies over another."""

    text: str
    suggestions: Suggestions

    @property
    def spans(self) -> int:
        """How many spans the suggestions make."""
        claims = self.suggestions.claims
        return len(self.suggestions.spans) + 3 * len(claims)


def made(characters: int, spans: int) -> Made:
    """Return an article of about ``characters`` with about ``spans`` spans; always the same."""
    text = _text(characters)
    tokens = words(text)
    random = Random(spans)  # noqa: S311 (nothing secret: the same article in every run)
    claims = tuple(_claims(tokens, spans // _CLAIM_EVERY, random))
    names = tuple(_entities(tokens, spans - 3 * len(claims), random))
    return Made(text, Suggestions(spans=names, claims=claims, tokens=tokens, pipeline="made 1"))


def _text(characters: int) -> str:
    random = Random(characters)  # noqa: S311
    parts: list[str] = []
    length = number = 0
    while length < characters:
        word = "".join(random.choices(_SYLLABLES, k=random.randint(1, 4)))
        number += 1
        end = "\n" if number % _PARAGRAPH == 0 else ". " if number % 17 == 0 else " "
        parts.append(word.capitalize() + end if random.random() < 0.15 else word + end)
        length += len(parts[-1])
    return "".join(parts).strip()[:characters].strip() + "."


def _entities(tokens: Tokens, count: int, random: Random) -> list[SuggestedSpan]:
    """Return names spread over the text; each fifth lies inside or across the one before."""
    found: list[SuggestedSpan] = []
    taken: set[tuple[int, int, str]] = set()
    step = max(1, (len(tokens) - 8) // max(count, 1))
    for number in range(count):
        first = min(number * step, len(tokens) - 8)
        if number % 5 == 4:
            first -= random.randint(0, min(step, first))
        last, label = first + random.randint(0, 3), random.choice(_NAMES)
        place = tokens.starts[first], tokens.ends[last], label
        if place in taken:
            continue
        taken.add(place)
        score = round(random.uniform(0.4, 1), 2)
        found.append(
            SuggestedSpan(start=place[0], end=place[1], label=label, score=score, origin=_MODEL)
        )
    return found


def _claims(tokens: Tokens, count: int, random: Random) -> list[SuggestedClaim]:
    """Return claims of 10 to 60 words, each between its source and its cue."""
    room = (len(tokens) - 8) // max(count, 1)
    if room < 20:
        return []

    def place(first: int, length: int) -> tuple[int, int]:
        return tokens.starts[first], tokens.ends[first + length - 1]

    return [
        SuggestedClaim(
            content=place(start + 4, random.randint(10, min(60, room - 6))),
            source=place(start, 2),
            cue=place(start + 2, 2),
            kind="indirect",
            modality="asserted",
            score=round(random.uniform(0.4, 1), 2),
            origin=_RULE,
        )
        for start in range(0, room * count, room)
    ]
