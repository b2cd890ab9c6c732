"""Annotators under letters, so that nobody is favoured where disagreements are settled."""

from hashlib import sha256

from annotator.app.holdings import Holdings
from annotator.core.ids import AnnotatorId


def letters(project: Holdings, seed: int = 0) -> dict[AnnotatorId, str]:
    """Return for everybody a letter in place of the name, the same one at every look.

    The order tells nothing about them; another ``seed`` gives other letters.
    """
    people = [one.id for one in project.people]
    people.sort(key=lambda who: sha256(f"{project.id}{seed}{who}".encode()).digest())
    return {who: _letter(place) for place, who in enumerate(people)}


def _letter(place: int) -> str:
    """Return A for 0, B for 1, and AA after Z."""
    rest, last = divmod(place, 26)
    return (_letter(rest - 1) if rest else "") + chr(ord("A") + last)
