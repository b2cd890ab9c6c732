"""Organisations by the words of their names: institutions, newspapers, clubs, agencies."""

import re
from collections.abc import Iterator

from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention

_RULE = "organisation"
_CREDIT = re.compile(r"[A-ZÉ]{2,5}")
_DATELINE = 24
"""Tokens from the start of a line within which an agency's credit may stand."""


class Organisations:
    """Finds organisations in one text."""

    def __init__(self, words: Words, names: Names, starts: frozenset[int]) -> None:
        self.words, self.starts = words, starts
        self._listed, self._known = names.listed, names.at
        self._links = names.sets["organisations.links"]

    def institutions(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield « université de X », « Commission des Y », « mairie de Z ».

        One that the pipeline found from the same word on, and longer, keeps its end.
        """
        ends = {item.first: item.last for item in mentions if item.label in {"ORG", "MISC"}}
        heads, lower = self._listed("organisations.heads"), self._listed("organisations.lower")
        for index, form in enumerate(self.words.form):
            if form in heads:
                last = self._reach(index)
            elif form.lower() in lower and (form[0].islower() or index in self.starts):
                last = self._plain_reach(index)
            else:
                continue
            last = max(last, ends.get(index, last))
            if last > index:
                yield Mention(index, last, self._label(index), _RULE)

    def _label(self, head: int) -> str:
        """« devant la mairie de X » is a building; what acts is an organisation."""
        words, place = self.words, head - 1
        if words.lower[head] not in self._listed("organisations.housed"):
            return "ORG"
        while place >= 0 and words.pos[place] in {"DET", "ADJ"}:
            place -= 1
        housing = self._listed("organisations.inside")
        return "LOC" if place >= 0 and words.lower[place] in housing else "ORG"

    def _reach(self, head: int) -> int:
        """Return the last token of a name that ``head`` opens, by the parse and the capitals.

        A lower-case head needs a capital after it. A capitalised one takes the nouns and
        adjectives that depend on it, and what « de » joins to it directly.
        """
        words = self.words
        capitalised = words.form[head][0].isupper() and head not in self.starts
        last = self._complement(head) if words.form[head][0].isupper() else head
        index = last + 1
        while index < len(words) and words.line[index] == words.line[head]:
            form, lower, pos = words.form[index], words.lower[index], words.pos[index]
            if self._is_capital(index) and pos != "PUNCT" and words.entity[index] != "PER":
                last = index
            elif lower in self._listed("function.and") and not (
                last > head and self._goes_on(index)
            ):
                break
            elif lower in self._links and index + 1 < len(words):
                pass
            elif pos in {"ADJ", "NOUN"} and (capitalised or last > head or pos == "ADJ"):
                if capitalised and index - head < 8 and self._belongs(index, head):
                    last = index
                elif pos == "NOUN":
                    break
            else:
                break
            index += 1
            if form.endswith(".") and len(form) > 2:
                break
        return last

    def _goes_on(self, link: int) -> bool:
        """Tell whether « et » joins two parts of one name, not two names."""
        ahead = range(link + 1, min(link + 4, len(self.words)))
        return not any(
            (self.words.form[place].isupper() and len(self.words.form[place]) > 2)
            or any(self._known(self.words.text, self.words.start[place]))
            for place in ahead
        )

    def _is_capital(self, index: int) -> bool:
        """Tell whether a token has a capital, or is the rest of a word with a hyphen."""
        form = self.words.form[index]
        if form[0].isupper():
            return True
        glued = self.words.start[index] == self.words.end[index - 1]
        return glued and form[0] == "-" and len(form) > 1 and form[1].isalpha()

    def _complement(self, head: int) -> int:
        """Return where « Office national des forêts » ends, whatever the parse says."""
        words = self.words
        if words.form[head] not in self._listed("organisations.complement"):
            return head
        place = head + 1
        while place < len(words) and words.pos[place] == "ADJ" and words.form[place].islower():
            place += 1
        if place + 1 >= len(words) or words.lower[place] not in self._listed("function.of_any"):
            return head
        place += 1
        if words.lower[place] in self._listed("function.after_of") and place + 1 < len(words):
            place += 1
        named = words.pos[place] == "NOUN" and words.form[place].islower()
        return place if named and words.line[place] == words.line[head] else head

    def _plain_reach(self, head: int) -> int:
        """Return the last token of « tribunal correctionnel de X », or ``head``."""
        words, place = self.words, head + 1
        bare = False
        while place < len(words) and not self._is_capital(place):
            noun_after = (
                place and words.lower[place - 1] in self._listed("function.of") and not bare
            )
            if words.pos[place] == "ADJ" or words.lower[place] in self._links - self._listed(
                "function.outward"
            ):
                pass
            elif noun_after and words.pos[place] == "NOUN":
                bare = True
            else:
                return head
            place += 1
        if place >= len(words) or words.line[place] != words.line[head] or place - head > 6:
            return head
        if any(label == "ORG" for _, label in self._known(words.text, words.start[place])):
            return head
        if place in self.starts or (words.entity[place] == "PER" and place > head + 1):
            return head
        return self._run(place)

    def _run(self, place: int) -> int:
        """Return the last of the capitalised words that begin at ``place``."""
        words, last = self.words, place
        while last + 1 < len(words) and last + 1 not in self.starts:
            ahead = last + 1
            if words.line[ahead] != words.line[place]:
                break
            if self._is_capital(ahead) and words.pos[ahead] != "PUNCT":
                if words.entity[ahead] == "PER" and words.entity[last] != "PER":
                    break
                last = ahead
                continue
            joined = words.lower[ahead : ahead + 3]
            if self._is_second_complement(joined):
                ahead += 3
                if ahead < len(words) and words.form[ahead][0].isupper():
                    last = ahead
                    continue
            break
        return last

    def _is_second_complement(self, joined: list[str]) -> bool:
        """Tell whether words join another complement: « et de la »."""
        links = ("function.and", "function.of", "function.after_of")
        return len(joined) == len(links) and all(
            word in self._listed(link) for word, link in zip(joined, links, strict=True)
        )

    def _is_article(self, index: int) -> bool:
        form = self.words.form[index]
        return form[0].isupper() and form.lower() in self._listed("function.articles")

    def _belongs(self, index: int, head: int) -> bool:
        token = index
        for _ in range(6):
            up = self.words.head[token]
            if up == head:
                return True
            if up == token or up < head:
                return False
            token = up
        return False

    def papers(self) -> Iterator[Mention]:
        """Yield « L'Écho de X », « Courrier des Y »: newspapers by the word of their title."""
        words, titles = self.words, self._listed("organisations.papers")
        for index, form in enumerate(words.form[:-2]):
            if form not in titles or index in self.starts:
                continue
            place = index + 1
            if words.lower[place] not in self._listed("function.of_any"):
                continue
            place += 1
            if words.lower[place] in self._listed("function.articles"):
                place += 1
            if place >= len(words) or not words.form[place][0].isupper():
                continue
            article = index and self._is_article(index - 1)
            yield Mention(index - 1 if article else index, self._run(place), "ORG", _RULE)

    def clubs(self) -> Iterator[Mention]:
        """Yield « FC X », « Radio X »: a first word that only organisations' names have."""
        words, firsts = self.words, self._listed("organisations.first")
        for index, form in enumerate(words.form[:-1]):
            if form not in firsts:
                continue
            if index and index not in self.starts and words.form[index - 1][0].isupper():
                continue
            place = index + 1
            if words.lower[place] in self._listed("function.of_any") and form.isupper():
                place += 1
            if (
                place < len(words)
                and words.form[place][0].isupper()
                and place not in self.starts
                and words.line[place] == words.line[index]
            ):
                yield Mention(index, self._run(place), "ORG", _RULE)

    def credits(self) -> Iterator[Mention]:
        """Yield the agency in « (XYZ) - » near the start of a line."""
        words = self.words
        first = 0
        for index in range(2, len(words) - 1):
            if words.line[index] != words.line[index - 1]:
                first = index
            if (
                index - first < _DATELINE
                and words.form[index - 1] == "("
                and words.form[index + 1] == ")"
                and _CREDIT.fullmatch(words.form[index])
                and words.form[index + 2 : index + 3] in (["-"], ["–"], ["—"])
            ):
                yield Mention(index, index, "ORG", _RULE)

    def signed(self) -> Iterator[Mention]:
        """Yield the agencies of a line such as « Avec XYZ »."""
        words = self.words
        for index, form in enumerate(words.lower[:-1]):
            opens = not index or words.line[index - 1] != words.line[index]
            if not opens or form not in self._listed("organisations.credit"):
                continue
            line = [place for place in range(index, len(words)) if place - index < 7]
            line = [place for place in line if words.line[place] == words.line[index]]
            if len(line) < 7:
                for place in line[1:]:
                    if _CREDIT.fullmatch(words.form[place]):
                        yield Mention(place, place, "ORG", _RULE)

    def governing(self) -> Iterator[Mention]:
        """Yield « la région X » where it acts: as the subject of its sentence."""
        words, territories = self.words, self._listed("organisations.governing")
        for index, form in enumerate(words.form[:-1]):
            if form not in territories:
                continue
            ahead = index + 1
            if words.form[ahead][0].isupper() and words.dep[index] == "nsubj":
                yield Mention(index, self._run(ahead), "ORG", _RULE)

    def alone(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield « la Commission », « la Métropole »: the short names of institutions."""
        words = self.words
        for mention in mentions:
            if (
                mention.first == mention.last
                and mention.label in {"LOC", "MISC"}
                and mention.first
                and words.form[mention.first] in self._listed("organisations.alone")
                and words.lower[mention.first - 1] in self._listed("function.the")
            ):
                yield mention.labelled("ORG", _RULE)
