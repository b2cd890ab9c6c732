"""What makes a name that the model found more or less likely to be one: signs beside its label.

The transition model itself does not tell: the marginals of its beams say next to nothing of what
is right, and cost more time than all the rest of the pipeline.
"""

from collections.abc import Iterator, Mapping
from math import exp, log

from spacy.tokens import Span

from annotator.nlp.language import has_language, language_file

_SHORT, _LONG = 4, 4
_NAMES = frozenset({"PROPN", "ADP", "DET", "PUNCT"})
_VERBS = frozenset({"VERB", "AUX"})
_SUREST = 0.99


class Doubts:
    """The weights of one language; scores stay as they are where there are none."""

    def __init__(self, language: str) -> None:
        data = language_file(language, "scores") if has_language(language) else {}
        self._weights: Mapping[str, float] = data.get("signs", {})

    def score(self, score: float | None, entity: Span, mentions: int) -> float | None:
        """Return the score of an entity given that of its label.

        ``mentions`` is how often the same words were found in the article.
        """
        if score is None or not self._weights or not 0 < score < 1:
            return score
        odds = log(score / (1 - score))
        odds += sum(self._weights.get(name, 0.0) * share for name, share in _signs(entity))
        if mentions > 1:
            odds += self._weights.get("again", 0.0)
        return round(min(1 / (1 + exp(-odds)), _SUREST), 4)


def _signs(entity: Span) -> Iterator[tuple[str, float]]:
    """Yield the signs that an entity has, and to which degree."""
    text, tokens = entity.text, list(entity)
    parts = {token.pos_ for token in tokens}
    if entity.doc.vocab.vectors_length:
        yield "unknown", sum(not token.has_vector for token in tokens) / len(tokens)
    yield "no-name", "PROPN" not in parts
    yield "all-name", parts <= _NAMES
    yield "digit", any(letter.isdigit() for letter in text)
    yield "capitals", text.isupper() and len(text) > _LONG
    yield "short", len(text) < _SHORT
    yield "one", len(tokens) == 1
    yield "start", entity.start == 0 or tokens[0].is_sent_start is True
    yield "verb", bool(parts & _VERBS)
