"""Entities that a word before or in them gives away: institutions, places, events, works."""

from collections.abc import Iterator

from annotator.nlp.claims.lexicon import lexicon
from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention
from annotator.nlp.language import has_language

_LONGEST_TITLE = 9
_INCISE = frozenset({",", "»", "”", '"', "'"})
_LONGEST_NAME = 4
_ENDS = frozenset({".", "!", "?", "…", "...", ","})


class Patterns:
    """Finds mentions by naming words in one text."""

    def __init__(
        self, words: Words, names: Names, starts: frozenset[int], quotes: list[Quotation]
    ) -> None:
        self.words, self.names = words, names
        self.starts, self.quotes = starts, quotes
        self.sets = names.sets
        self._speech = lexicon(words.language).forms if has_language(words.language) else {}

    def known(self) -> list[Mention]:
        """Return the names whose label is certain."""
        words = self.words
        found: list[Mention] = []
        ends = {end: index for index, end in enumerate(words.end)}
        taken = -1
        for index, start in enumerate(words.start):
            if index <= taken:
                continue
            for name, label in self.names.at(words.text, start):
                last = ends.get(start + len(name))
                if last is not None:
                    found.append(Mention(index, last, label, "known-name"))
                    taken = last
                    break
        return found

    def doubtful(self, mention: Mention) -> bool:
        """Tell whether a known name may be a common word that opens a sentence."""
        if mention.first not in self.starts:
            return self.part_of_more(mention)
        return (mention.first == mention.last and self.words.form[mention.first].istitle()) or (
            self.words.lower[mention.first] in self.sets["edges.kept_articles"]
            and not self.words.form[mention.first + 1][0].isupper()
        )

    def part_of_more(self, mention: Mention) -> bool:
        """Tell whether a capitalised word goes on right after a known name (France Dimanche)."""
        ahead = mention.last + 1
        return (
            ahead < len(self.words)
            and ahead not in self.starts
            and self.words.form[ahead][0].isupper()
            and self.words.line[ahead] == self.words.line[mention.last]
        )

    def places(self, mentions: list[Mention]) -> list[Mention]:
        """Return « mont X », « océan Y », « rue de Z », as far as a place among ``mentions``."""
        words = self.words
        ends = {
            place: item.last
            for item in mentions
            if item.label == "LOC"
            for place in range(item.first, item.last + 1)
        }
        found = []
        heads = self.sets["places.heads"] | self.sets["places.adjectival"]
        direct, halls = self.names.listed("places.direct"), self.names.listed("places.halls")
        for index, form in enumerate(words.form[:-1]):
            ahead = words.form[index + 1]
            last = None
            if (
                form in heads
                or (form in direct and ahead[0].isupper())
                or (form in halls and ahead in self.names.listed("function.of_plural"))
            ):
                last = self._place_end(index)
            if last is not None and not self._is_rank(index, last):
                found.append(Mention(index, max(last, ends.get(last, last)), "LOC", "place"))
        return found

    def _is_rank(self, head: int, last: int) -> bool:
        """« la place de Londres », « la place de la Chine »: of a known place, not a square."""
        start = self.words.start[last]
        return self.words.lower[head] in self.names.listed("places.ranked") and any(
            label == "LOC" for _, label in self.names.at(self.words.text, start)
        )

    def _place_end(self, head: int) -> int | None:
        words = self.words
        index = head + 1
        while (
            index < len(words)
            and index < head + 4
            and words.lower[index] in self.sets["organisations.links"]
        ):
            index += 1
        if index >= len(words) or not words.form[index][0].isupper():
            return None
        if index in self.starts or words.form[index] in self.names.listed("places.not_after"):
            return None
        while (
            index + 1 < len(words)
            and words.form[index + 1][0].isupper()
            and words.pos[index + 1] == "PROPN"
            and index + 1 not in self.starts
        ):
            index += 1
        return index

    def events(self, mentions: list[Mention]) -> list[Mention]:
        """Return the mentions that the name of an event, a law or a prize opens, as MISC."""
        words = self.words
        found = []
        for mention in mentions:
            if mention.rule in {"known-name", "place"}:
                continue
            for index in range(mention.first, min(mention.first + 4, mention.last + 1)):
                if words.form[index] in self.sets["events.heads"]:
                    found.append(Mention(index, mention.last, "MISC", "event"))
                    break
        return found

    def works(self, mentions: list[Mention]) -> list[Mention]:
        """Return the quoted titles as MISC, and the quoted names of bodies as ORG."""
        found = []
        for quote in self.quotes:
            label = self._title_label(quote)
            if label is not None and not self._is_name(quote, mentions):
                found.append(Mention(quote.first, quote.last, label, "title"))
        return found

    def in_quotes(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield as titles what fills quotation marks and is no known place, article included."""
        words, quoted = self.words, {quote.last: quote for quote in self.quotes if quote.closed}
        for mention in mentions:
            quote = quoted.get(mention.last)
            if quote is None or mention.rule in {"known-name", "place"}:
                continue
            if mention.first == quote.first:
                if mention.label == "LOC" and mention.last > mention.first:
                    yield mention.labelled("MISC", "title")
            elif (
                mention.label == "MISC"
                and mention.first == quote.first + 1
                and words.form[quote.first] in self.names.listed("works.articles")
            ):
                yield mention.at(quote.first, quote.last, "title")

    def datelines(self, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield the town in capitals that opens « TOWN (Region) - … »."""
        words = self.words
        for mention in mentions:
            opens = not mention.first or words.line[mention.first - 1] != words.line[mention.first]
            ahead = words.form[mention.last + 1 : mention.last + 2]
            start, end = words.chars(mention.first, mention.last)
            if (
                opens
                and mention.label in {"ORG", "MISC"}
                and mention.rule != "known-name"
                and ahead in (["-"], ["–"], ["—"], ["("])
                and words.text[start:end].isupper()
                and end - start > 3
            ):
                yield mention.labelled("LOC", "dateline")

    def _title_label(self, quote: Quotation) -> str | None:
        words = self.words
        first, last = quote.first, quote.last
        if last - first >= _LONGEST_TITLE or not quote.closed or quote.depth:
            return None
        if not words.form[first][0].isupper() or words.form[last] in _ENDS:
            return None
        if quote.open == 0 or quote.open in self.starts:
            return None
        before = words.lower[quote.open - 1]
        if before in self.sets["organisations.quoted_after"]:
            return "ORG"
        if before in self.sets["works.before"]:
            return "MISC"
        return None

    def _is_name(self, quote: Quotation, mentions: list[Mention]) -> bool:
        """Tell whether the quotation holds exactly one entity that is known to be something."""
        return any(
            mention.first == quote.first and mention.last == quote.last and mention.label != "MISC"
            for mention in mentions
        )

    def demonyms(self) -> list[Mention]:
        """Return « les Français », « une Camerounaise » as MISC."""
        words = self.words
        found = []
        for index in range(1, len(words)):
            form = words.form[index]
            if not form.istitle() or index in self.starts:
                continue
            listed = form in self.sets["demonyms.words"]
            ending = form.endswith(self.names.demonym_endings) and len(form) > 5
            ending = ending and form not in self.names.listed("demonyms.others")
            after = words.lower[index - 1] in self.sets["demonyms.determiners"]
            after = after or (listed and words.lower[index - 1] in self.names.listed("function.of"))
            after = after or (listed and words.form[index - 1][0].isdigit())
            alone = (
                index + 1 >= len(words)
                or not words.form[index + 1][0].isupper()
                or (listed and words.entity[index + 1] == "PER")
            )
            before = not words.form[index - 1][0].isupper() or index - 1 in self.starts
            if (listed or ending) and after and alone and before and not self._is_paper(index):
                found.append(Mention(index, index, "MISC", "demonym"))
        return found

    def _is_paper(self, index: int) -> bool:
        """« du Parisien » is the newspaper whose name has an article."""
        if self.words.lower[index - 1] not in self.sets["edges.contracted"]:
            return False
        if index > 1 and self.words.form[index - 2] in self.sets["events.heads"]:
            return False
        written = [f"{article} {self.words.form[index]}" for article in self.sets["edges.articles"]]
        return any(
            name == full and label == "ORG"
            for full in written
            for name, label in self.names.at(full, 0)
        )

    def papers(self) -> list[Mention]:
        """Return « du Monde », « au Figaro »: names that lost their article to a preposition."""
        return [
            Mention(index, index, "ORG", "known-name")
            for index in range(1, len(self.words))
            if self.words.form[index].istitle() and self._is_paper(index)
        ]

    def people_by_role(self, mentions: list[Mention]) -> list[Mention]:
        """Return the mentions of two or more words that a role stands beside, as persons."""
        return [
            mention.labelled("PER", "role")
            for mention in mentions
            if mention.label != "PER"
            and 0 < mention.last - mention.first < _LONGEST_NAME
            and mention.rule != "known-name"
            and all(
                self.words.form[place].istitle() for place in range(mention.first, mention.last + 1)
            )
            and self._has_role(mention)
        ]

    def _has_role(self, mention: Mention) -> bool:
        """« l'analyste Anne Martin », « Anne Martin, présidente de X »."""
        words, roles = self.words, self.sets["titles.roles"]
        if mention.first and words.lower[mention.first - 1] in roles:
            return True
        speaks = mention.first and words.lower[mention.first - 1] in self._speech
        named = words.lower[mention.first] not in self.sets["edges.kept_articles"]
        incise = not _INCISE.isdisjoint(words.form[max(0, mention.first - 4) : mention.first - 1])
        if speaks and incise and named and mention.label in {"LOC", "MISC"}:
            return True  # « », explique Anne Martin »
        role = mention.last + 2
        return role < len(words) and words.form[role - 1] == "," and words.lower[role] in roles

    def persons(self) -> list[Mention]:
        """Return the capitalised words after « M. », « Mme », « le couple »."""
        words = self.words
        found = []
        for index in range(len(words) - 1):
            if words.lower[index] not in self.sets["titles.before"]:
                continue
            last = index
            while (
                last + 1 < len(words)
                and words.form[last + 1][0].isupper()
                and last + 1 not in self.starts
                and words.line[last + 1] == words.line[index]
            ):
                last += 1
            if last > index:
                found.append(Mention(index + 1, last, "PER", "title-of-person"))
        return found
