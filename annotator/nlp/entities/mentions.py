"""Named entities as ranges of tokens, and how overlapping ones are settled."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from annotator.nlp.claims.words import Words


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity: first and last token, label, and the rule that made or changed it.

    ``rule`` is empty where the pipeline's own entity was left as it was.
    """

    first: int
    last: int
    label: str
    rule: str = ""

    def overlaps(self, other: "Mention") -> bool:
        """Tell whether the two share a token."""
        return self.first <= other.last and other.first <= self.last

    def at(self, first: int, last: int, rule: str) -> "Mention":
        """Return the mention over other tokens."""
        return replace(self, first=first, last=last, rule=rule)

    def labelled(self, label: str, rule: str) -> "Mention":
        """Return the mention with another label."""
        return self if label == self.label else replace(self, label=label, rule=rule)


def put(mentions: Iterable[Mention], added: Iterable[Mention]) -> list[Mention]:
    """Return ``mentions`` with each of ``added`` in place of those it overlaps, in order."""
    kept = list(mentions)
    for new in added:
        kept = [item for item in kept if not item.overlaps(new)]
        kept.append(new)
    return sorted(kept, key=lambda item: item.first)


def put_where_free(mentions: Iterable[Mention], added: Iterable[Mention]) -> list[Mention]:
    """Return ``mentions`` with those of ``added`` that overlap none, in order."""
    kept = list(mentions)
    for new in added:
        if not any(item.overlaps(new) for item in kept):
            kept.append(new)
    return sorted(kept, key=lambda item: item.first)


def whole_word(words: Words, last: int) -> int:
    """Return the last token of the word with hyphens that ``last`` is part of."""
    while last + 1 < len(words) and words.start[last + 1] == words.end[last]:
        rest = words.form[last + 1]
        open_ended = words.form[last].endswith("-") or words.form[last][2:].endswith("'")
        joined = open_ended and rest.rstrip("'").isalpha()
        further = len(rest) > 2 and rest[0] == "-" and rest[1].isupper()
        dash = (
            rest == "-" and last + 2 < len(words) and words.start[last + 2] == words.end[last + 1]
        )
        if not (joined or further or (dash and words.form[last + 2][0].isupper())):
            break
        last += 1
    return last
