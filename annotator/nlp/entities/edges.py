"""Where entities begin and end, and which of them are none."""

from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention

_PUNCTUATION = frozenset("«»“”\"()[],.;:!?…-–—'")


class Edges:
    """Trims, cuts and drops the mentions of one text."""

    def __init__(self, words: Words, names: Names, starts: frozenset[int]) -> None:
        self.words, self.names = words, names
        self.starts = starts
        self._left = names.sets["edges.left"]
        self._right = names.sets["edges.right"]

    def settle(self, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with their edges put right, less those that are no names."""
        found: list[Mention] = []
        for mention in mentions:
            for part in self._parts(mention):
                trimmed = self._trim(part)
                if trimmed is not None and not self._is_none(trimmed):
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
        if index == mention.first or words.form[index][0].isupper():
            return False
        infinitive = words.is_infinitive(index) and words.pos[index] == "VERB"
        return infinitive or (words.is_finite(index) and words.pos[index] in {"VERB", "AUX"})

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
        if form in _PUNCTUATION:
            return True
        if lower not in self._left:
            return False
        if form[0].isupper() and first not in self.starts:
            return False  # « Le Monde » inside a sentence: the article is the name's own
        if form[0].isupper() and first == last:
            return False
        return first == last or words.form[first + 1][0].isupper() or lower == words.form[first]

    def _date_tail(self, index: int) -> bool:
        return self.words.lower[index] in self.names.sets["edges.time"]

    def _is_none(self, mention: Mention) -> bool:
        words, never = self.words, self.names.sets["never.words"]
        forms = words.form[mention.first : mention.last + 1]
        if forms[0] in never and (len(forms) == 1 or not forms[1][0].isupper()):
            return True
        if forms[0] in self.names.sets["never.numbered"] and len(forms) > 1:
            return True
        if not any(form[0].isupper() or form[0].isdigit() for form in forms):
            return True
        if all(form[0].isdigit() for form in forms) or forms == [forms[0][0]]:
            return True
        if self._is_portfolio(mention):
            return True
        return self._is_sentence_word(mention)

    def _is_portfolio(self, mention: Mention) -> bool:
        """« ministre de la Santé », « chargé des Transports »: a domain, not a name."""
        words = self.words
        if mention.label == "PER" or not mention.first or words.entity[mention.first] == "PER":
            return False
        place = mention.first - 1
        while place > 0 and words.pos[place] in {"DET", "ADP", "ADJ"}:
            place -= 1
        if words.pos[place] in {"NOUN"} and words.lower[place][:4] in {"état", "etat"}:
            place -= 2
        return (
            place >= 0
            and place < mention.first - 1
            and words.lower[place] in self.names.sets["never.portfolios"]
            and mention.label != "LOC_SURE"
            and not self._is_known(mention)
        )

    def _is_known(self, mention: Mention) -> bool:
        start, end = self.words.chars(mention.first, mention.last)
        text = self.words.text
        return any(len(name) == end - start for name, _ in self.names.at(text, start))

    def _is_sentence_word(self, mention: Mention) -> bool:
        """A common word that only opens its sentence."""
        words = self.words
        if mention.first != mention.last or mention.first not in self.starts:
            return False
        if self._is_known(mention) or mention.label == "PER":
            return False
        if words.pos[mention.first] == "NOUN":
            form = words.form[mention.first]
            return not any(
                words.form[place] == form and place not in self.starts
                for place in range(len(words))
            )
        return words.pos[mention.first] in {"VERB", "ADV", "ADJ", "DET", "ADP", "PRON", "SCONJ"}

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
