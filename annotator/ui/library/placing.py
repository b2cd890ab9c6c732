"""Where an article belongs among others that are in order already."""

from array import array
from bisect import bisect
from typing import Any

from annotator.app.project import Project
from annotator.core.listing import Listing


def place_of(project: Project, number: int, numbers: "array[int]", listing: Listing) -> int:
    """Return where the article ``number`` belongs among ``numbers``, in the order of a listing."""
    directions = project.directions(listing)

    def rank(each: int) -> tuple[Any, ...]:
        [identifier] = project.identifiers((each,))
        parts = project.rank(identifier, listing)
        return tuple(
            _Reversed(part) if descending else part
            for part, descending in zip(parts, directions, strict=True)
        )

    return bisect(numbers, rank(number), key=rank)


class _Reversed:
    """Compares the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: "_Reversed") -> bool:
        return bool(other.value < self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Reversed) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)
