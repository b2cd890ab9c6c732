"""The part of a long text that has to be read to judge one place in it."""

from dataclasses import replace

from annotator.core.suggestions import Range, SuggestedClaim

_WHOLE = 6_000
"""Texts up to this length are read whole, so that one reading serves all places in them."""
_BEFORE, _AFTER = 1_800, 900
"""How many characters are read on each side, rounded up to whole lines."""
_LONGEST = 4_000
"""Farther away lines are cut, between words where there are any."""


def around(text: str, place: Range) -> Range:
    """Return the range of whole lines around ``place``, or of all of a text that is not long."""
    if len(text) <= _WHOLE:
        return 0, len(text)
    start = max(text.rfind("\n", 0, max(place[0] - _BEFORE, 0)) + 1, place[0] - _LONGEST, 0)
    stop = text.find("\n", min(place[1] + _AFTER, len(text)))
    end = min(len(text) if stop < 0 else stop, place[1] + _LONGEST)
    if start > 0 and text[start - 1] != "\n":
        start = max(text.find(" ", start, place[0]), start)
    if end < len(text) and text[end] != "\n":
        space = text.rfind(" ", place[1], end)
        end = end if space < 0 else space
    return start, end


def moved(claim: SuggestedClaim, by: int) -> SuggestedClaim:
    """Return a claim found in a part of a text in the offsets of the whole text."""

    def shifted(part: Range) -> Range:
        return part[0] + by, part[1] + by

    return replace(
        claim,
        content=shifted(claim.content),
        source=claim.source and shifted(claim.source),
        cue=claim.cue and shifted(claim.cue),
    )
