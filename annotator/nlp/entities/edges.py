"""Where entities begin and end, and which of them are none."""

from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention, whole_word
from annotator.nlp.entities.rejection import Rejection

_DASHES = frozenset({"-", "–", "—"})
_PUNCTUATION = frozenset("«»“”\"()[],.;:!?…-–—'")


class Edges:
    """Trims, cuts and drops the mentions of one text."""

    def __init__(
        self, words: Words, names: Names, starts: frozenset[int], quotes: list[Quotation]
    ) -> None:
        self.words, self.names = words, names
        self.starts = starts
        self._rejection = Rejection(words, names, starts, quotes)
        self._left = names.sets["edges.left"]
        self._titles = names.listed("edges.titles")
        self._direct = names.listed("edges.direct")
        self._right = names.sets["edges.right"]

    def settle(self, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with their edges put right, less those that are no names."""
        found: list[Mention] = []
        for mention in mentions:
            for part in self._parts(mention):
                trimmed = self._trim(part)
                if trimmed is not None and not self._rejection.is_none(trimmed):
                    found.append(trimmed)
        return self._joined(found)

    def _parts(self, mention: Mention) -> list[Mention]:
        """Cut an entity at what no name contains: a verb, a quotation mark, a parenthesis."""
        words = self.words
        parts: list[Mention] = []
        start = mention.first
        for index in range(mention.first, mention.last + 1):
            if self._breaks(index, mention):
                if index > start:
                    parts.append(mention.at(start, index - 1, "cut"))
                start = index + 1
        if start == mention.first:
            return self._before_person(mention)
        if start <= mention.last and words.form[start][0].isupper():
            parts.append(mention.at(start, mention.last, "cut"))
        return parts[:2]

    def _breaks(self, index: int, mention: Mention) -> bool:
        words = self.words
        if words.form[index] in {'"', "«", "»", "“", "”", "(", ")", ":", ";"}:
            return True
        if words.form[index] in _DASHES:
            return self._stands_apart(index)
        if index == mention.first or words.form[index][0].isupper():
            return False
        infinitive = words.is_infinitive(index) and words.pos[index] == "VERB"
        return infinitive or (words.is_finite(index) and words.pos[index] in {"VERB", "AUX"})

    def _stands_apart(self, index: int) -> bool:
        """Tell whether a dash has a space before it, as between place and text of a dateline."""
        words = self.words
        return index > 0 and words.start[index] > words.end[index - 1]

    def _before_person(self, mention: Mention) -> list[Mention]:
        """Part « Transition écologique Jean Dupont »: a person's name after a common word."""
        words = self.words
        if mention.label == "PER" or mention.last - mention.first < 2:
            return [mention]
        for index in range(mention.first + 1, mention.last):
            lower = words.form[index - 1][0].islower() and words.pos[index - 1] in {"ADJ", "NOUN"}
            person = all(
                words.form[place][0].isupper() or words.pos[place] == "ADP"
                for place in range(index, mention.last + 1)
            )
            if lower and person and words.pos[index] == "PROPN" and words.form[index].istitle():
                return [
                    mention.at(mention.first, index - 1, "cut"),
                    Mention(index, mention.last, "PER", "cut"),
                ]
        return [mention]

    def _trim(self, mention: Mention) -> Mention | None:
        words = self.words
        first, last = mention.first, mention.last
        while first <= last and self._cut_left(first, last):
            first += 1
        last = whole_word(words, last)
        while last >= first and (
            words.lower[last] in self._right or words.form[last] in _PUNCTUATION
        ):
            last -= 1
        while last > first and self._date_tail(last):
            last -= 1
        if first > last:
            return None
        if (first, last) == (mention.first, mention.last):
            return mention
        return mention.at(first, last, "trimmed")

    def _cut_left(self, first: int, last: int) -> bool:
        words = self.words
        form, lower = words.form[first], words.lower[first]
        if form in _PUNCTUATION or (lower in self._titles and first < last):
            return True
        if lower in self._direct and first < last:
            return words.form[first + 1][0].isupper()
        if lower not in self._left:
            return False
        if form[0].isupper() and first not in self.starts:
            return False  # « Le Monde » inside a sentence: the article is the name's own
        if form[0].isupper() and first == last:
            return False
        return first == last or words.form[first + 1][0].isupper() or lower == words.form[first]

    def _date_tail(self, index: int) -> bool:
        return self.words.lower[index] in self.names.sets["edges.time"]

    def _joined(self, mentions: list[Mention]) -> list[Mention]:
        """Join a first name and a surname that were taken apart."""
        words = self.words
        found: list[Mention] = []
        for mention in mentions:
            before = found[-1] if found else None
            if (
                before is not None
                and before.label == mention.label == "PER"
                and before.last + 1 == mention.first
                and words.form[before.last][0].isupper()
                and words.form[mention.first][0].isupper()
                and mention.first not in self.starts
            ):
                found[-1] = before.at(before.first, mention.last, "joined")
            else:
                found.append(mention)
        return found
