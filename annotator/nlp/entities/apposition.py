"""The label of a name by the common noun before it: « l'assureur X », « la ville de X »."""

from collections.abc import Iterator

from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention

_RULE = "apposition"
_LONGEST = 5


class Apposition:
    """Finds the names that stand right after a noun that tells what they are."""

    def __init__(self, words: Words, names: Names, starts: frozenset[int]) -> None:
        self.words, self.starts = words, starts
        self._labels = {
            noun: label
            for label in ("ORG", "LOC", "MISC")
            for noun in names.listed(f"apposition.{label}")
        }
        self._either = names.listed("apposition.either")
        self._of = names.listed("apposition.of")
        self._of_links = names.listed("apposition.of_links")
        self._at, self._work = names.listed("apposition.at"), names.listed("apposition.work")
        self._never = names.listed("never.words")
        self._articles = names.listed("function.articles")
        self._series = names.listed("function.series")
        self._bare_of = names.listed("function.of")
        self._plural = tuple(names.listed("function.plural"))
        self._not_plural = tuple(names.listed("function.not_plural"))

    def found(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield the names with the label that the noun before them gives."""
        covering = {place: item for item in mentions for place in range(item.first, item.last + 1)}
        for index, noun in enumerate(self.words.lower):
            if self.words.form[index][0].isupper() and index not in self.starts:
                continue  # « Fondation X » is one name
            if noun in self._of and self._is_of(index):
                found = self._named(index, index + 2, "LOC", covering)
                if found is not None and found.label != "PER":
                    yield found
            elif noun in self._labels or noun in self._either:
                label = self._labels.get(noun, "ORG")
                found = self._named(index, self._start(index, label), label, covering)
                if found is not None:
                    yield found
                    yield from self._coordinated(noun, found, covering)

    def employers(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield « chez X » as an organisation; a person only where one works there."""
        words, work = self.words, self._work
        for item in mentions:
            place = item.first - 1
            if place < 0 or words.lower[place] not in self._at or item.rule == "known-name":
                continue
            if item.label == "PER" and (
                item.last > item.first or work.isdisjoint(words.lower[max(0, place - 4) : place])
            ):
                continue
            if item.label != "ORG":
                yield item.labelled("ORG", _RULE)

    def _is_of(self, index: int) -> bool:
        return index + 1 < len(self.words) and self.words.lower[index + 1] in self._of_links

    def _start(self, noun: int, label: str) -> int:
        """Return where a name may begin: after adjectives and « de » with a bare noun."""
        words, place = self.words, noun + 1
        for _ in range(4):
            if place >= len(words) or words.form[place][0].isupper():
                break
            bare = (
                label == "ORG"
                and words.lower[place] in self._bare_of
                and place + 1 < len(words)
                and words.pos[place + 1] == "NOUN"
                and words.form[place + 1].islower()
            )
            if bare:
                place += 2
            elif words.pos[place] == "ADJ" and words.form[place].islower():
                place += 1
            else:
                break
        return place

    def _named(
        self, noun: int, start: int, label: str, covering: dict[int, Mention]
    ) -> Mention | None:
        words = self.words
        if start >= len(words) or start in self.starts or words.line[start] != words.line[noun]:
            return None
        if not words.form[start][0].isupper() or words.form[start] in self._never:
            return None
        known = covering.get(start) or self._without_article(start, covering)
        if known is None:
            return None if self._is_no_name(noun, start) else self._unseen(start, label, covering)
        if self._settled(known, noun, start, label):
            return None
        return Mention(start, known.last, label, _RULE)

    def _unseen(self, start: int, label: str, covering: dict[int, Mention]) -> Mention:
        last = self._capitals(start)
        around = covering.get(last)
        return Mention(start, around.last if around else last, label, _RULE)

    def _settled(self, known: Mention, noun: int, start: int, label: str) -> bool:
        """Tell whether what the entity is called already outweighs the noun before it."""
        if known.first < noun or (known.first == noun and known.label == label == "MISC"):
            return True  # the noun is part of the name
        if known.label == "PER" and known.last > start and self._may_be_person(noun, label):
            return True
        if known.label == "ORG" and label == "MISC":
            return True
        same = known.label == label and known.first == start
        return same or (known.rule == "known-name" and known.label != label)

    def _is_no_name(self, noun: int, start: int) -> bool:
        """Tell whether a word that the pipeline left alone is none: « associations LGBT »."""
        words = self.words
        plural = words.lower[noun].endswith(self._plural)
        article = words.lower[start] in self._articles and start == self._capitals(start)
        return plural or article or words.pos[start] in {"DET", "ADP", "PRON", "PUNCT"}

    def _without_article(self, start: int, covering: dict[int, Mention]) -> Mention | None:
        """Return the entity after a capitalised article that was cut off."""
        if self.words.lower[start] not in self._articles:
            return None
        return covering.get(start + 1)

    def _may_be_person(self, noun: int, label: str) -> bool:
        return label == "LOC" or self.words.lower[noun] in self._either

    def _capitals(self, start: int) -> int:
        words, last = self.words, start
        while (
            last + 1 < len(words)
            and last - start < _LONGEST
            and words.form[last + 1][0].isupper()
            and last + 1 not in self.starts
            and words.line[last + 1] == words.line[start]
        ):
            last += 1
        return last

    def _coordinated(
        self, noun: str, first: Mention, covering: dict[int, Mention]
    ) -> Iterator[Mention]:
        """Yield the further names after a plural: « les écoles X et Y »."""
        words, last = self.words, first.last
        if not noun.endswith(self._plural) or noun.endswith(self._not_plural):
            return
        while last + 2 < len(words) and words.lower[last + 1] in self._series:
            other = covering.get(last + 2)
            if other is None or other.first != last + 2 or other.rule == "known-name":
                return
            yield other.labelled(first.label, _RULE)
            last = other.last
