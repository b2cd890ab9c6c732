"""The text that tokens came from, as far as typography tells where the spaces were."""

import re
from collections.abc import Iterable, Sequence

NO_BREAK = "\u00a0"
_CLOSING = frozenset((",", ".", ")", "]", "}", "…", "...", "”", "’’", "''", "-RRB-", "-RSB-"))
_OPENING = frozenset(("(", "[", "{", "“", "‘", "``", "¿", "¡", "-LRB-", "-LSB-"))
_HIGH = frozenset((";", ":", "!", "?", "%", "»", "!?", "?!", "!!", "??"))
_SPACED_HIGH = frozenset(("€", *_HIGH))
_STRAIGHT = frozenset(('"', "'"))
_ELIDED = re.compile(r"[^\W\d]+['’]")
_ATTACHED = re.compile(r"[-‐‑][^\W\d].*")
_CONTRACTED = re.compile(r"[^\W\d]?['’][^\W\d]{1,2}")
_ENOUGH = 2


def is_spaced(tokens: Iterable[str]) -> bool:
    """Tell whether high punctuation has spaces before it, as in French.

    Guillemets as tokens of their own and elided words (a letter or two and an apostrophe, which
    belong to the next word) are signs of it.
    """
    elided = 0
    for token in tokens:
        elided += _ELIDED.fullmatch(token) is not None
        if token == "«" or elided >= _ENOUGH:  # noqa: S105 (a quotation mark)
            return True
    return False


def rebuilt(tokens: Sequence[str], *, spaced: bool) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of one sentence and the place of each token in it.

    Args:
        tokens: the tokens in their order.
        spaced: whether high punctuation is spaced with no-break spaces, as in French.
    """
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    open_quotes: set[str] = set()
    before = ""
    for token in tokens:
        closes = token in open_quotes
        gap = _gap(before, token, closes=closes, spaced=spaced) if places else ""
        if token in _STRAIGHT:
            open_quotes ^= {token}
        parts += [gap, token]
        places.append((length + len(gap), length + len(gap) + len(token)))
        length += len(gap) + len(token)
        # An opening straight mark is remembered as such, so that nothing comes between.
        before = f"{token}(" if token in open_quotes else token
    return "".join(parts), places


def _gap(before: str, token: str, *, closes: bool, spaced: bool) -> str:
    """Return what stands between two tokens."""
    if spaced and (token in _SPACED_HIGH or before == "«"):
        return NO_BREAK
    if closes or token in _CLOSING or (token in _HIGH and not spaced):
        return ""
    if before in _OPENING or before in ('"(', "'(", "«"):
        return ""
    if _ELIDED.fullmatch(before) and spaced:
        return ""
    if _ATTACHED.fullmatch(token) or (not spaced and _CONTRACTED.fullmatch(token)):
        return ""
    return " "
