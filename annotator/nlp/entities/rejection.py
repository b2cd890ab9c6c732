"""Which of the pipeline's entities are no names."""

import re
from functools import cached_property

from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.words import Words
from annotator.nlp.entities.lexicon import Names
from annotator.nlp.entities.mentions import Mention

_COMMON = frozenset({"VERB", "ADV", "ADJ", "DET", "ADP", "PRON", "SCONJ", "CCONJ"})
_NUMERALS = re.compile(r"[IVXLC]+(?:er|ère|e|è|ème|eme)?|V\d+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?)+")
_OPENING = frozenset({":", "-", "–", "—", "•"})
"""After these a common word may have a capital, as at the start of a sentence."""
_SHOUTED = 8
"""Letters from which a lone word in capitals is no acronym."""


class Rejection:
    """Tells which mentions of one text are none."""

    def __init__(
        self, words: Words, names: Names, starts: frozenset[int], quotes: list[Quotation]
    ) -> None:
        self.words, self.names = words, names
        self.starts = starts
        self._openings = starts | frozenset(
            place for place in range(1, len(words)) if words.form[place - 1] in _OPENING
        )
        self._holidays = names.listed("places.not_after")
        self._quoted = frozenset((quote.first, quote.last) for quote in quotes)

    def is_none(self, mention: Mention) -> bool:
        """Tell whether ``mention`` names nothing."""
        forms = self.words.form[mention.first : mention.last + 1]
        return (
            self._has_no_name(mention, forms)
            or self._is_listed(forms)
            or self._is_portfolio(mention)
            or self._opens_sentence(mention)
            or self._is_shouted(mention)
        )

    def _is_listed(self, forms: list[str]) -> bool:
        never = self.names.sets["never.words"]
        if forms[0] in never and (len(forms) == 1 or not forms[1][0].isupper()):
            return True
        if forms[0] in self.names.listed("never.openers"):
            return True
        if len(forms) > 2 and forms[0].islower() and forms[-1] in self._holidays:
            return True  # « pont de l'Ascension »
        return len(forms) > 1 and forms[0] in self.names.sets["never.numbered"]

    def _has_no_name(self, mention: Mention, forms: list[str]) -> bool:
        """Tell whether there are only small letters, figures, numerals, initials or an article."""
        if not any(form[0].isupper() or form[0].isdigit() for form in forms):
            return True
        if all(form[0].isdigit() for form in forms) or forms == [forms[0][0]]:
            return True
        if (
            mention.rule == "cut"
            and self._is_article(forms[0])
            and not self._has_capital(forms[1:])
        ):
            return True
        if mention.label != "PER" and _NUMERALS.fullmatch(forms[0]) and self._counts(forms):
            return True
        start, end = self.words.chars(mention.first, mention.last)
        initials = _INITIALS.fullmatch(self.words.text, start, end) is not None
        return initials or (len(forms) == 1 and self._is_elided(forms[0]))

    def _is_article(self, form: str) -> bool:
        listed = self.names.listed
        articles = listed("function.articles") | listed("function.indefinite")
        return form[0].isupper() and form.lower() in articles

    def _is_elided(self, form: str) -> bool:
        return form[0].isupper() and form.lower() in self.names.listed("function.elided")

    def _has_capital(self, forms: list[str]) -> bool:
        return any(form[0].isupper() for form in forms)

    def _counts(self, forms: list[str]) -> bool:
        return len(forms) == 1 or not self._has_capital(forms[1:])

    def _is_portfolio(self, mention: Mention) -> bool:
        """« ministre de la Santé », « chargé des Transports »: a domain, not a name."""
        words = self.words
        if mention.label == "PER" or not mention.first or words.entity[mention.first] == "PER":
            return False
        place = mention.first - 1
        while place > 0 and words.pos[place] in {"DET", "ADP", "ADJ"}:
            place -= 1
        if words.pos[place] in {"NOUN"} and words.lower[place] in self.names.listed("never.office"):
            place -= 2
        return (
            place >= 0
            and place < mention.first - 1
            and words.lower[place] in self.names.sets["never.portfolios"]
            and not self._is_known(mention)
        )

    def _is_known(self, mention: Mention) -> bool:
        start, end = self.words.chars(mention.first, mention.last)
        text = self.words.text
        return any(len(name) == end - start for name, _ in self.names.at(text, start))

    def _opens_sentence(self, mention: Mention) -> bool:
        """Tell whether only the beginning of a sentence gave the entity its capital."""
        words = self.words
        places = self.starts if mention.label in {"PER", "LOC"} else self._openings
        if mention.first not in places or self._is_known(mention):
            return False
        form = words.form[mention.first]
        if form in self._inner or not form.istitle():
            return False
        rest = words.form[mention.first + 1 : mention.last + 1]
        if rest and not all(item[0].isdigit() for item in rest):
            return self._is_phrase(mention, rest)
        if mention.label == "PER" or words.pos[mention.first] == "PROPN":
            return self._looks_common(mention)
        return words.pos[mention.first] in _COMMON or words.pos[mention.first] == "NOUN"

    @cached_property
    def _inner(self) -> frozenset[str]:
        """The words that have a capital inside a sentence too."""
        words = self.words
        return frozenset(
            form
            for place, form in enumerate(words.form)
            if place not in self.starts and form[0].isupper()
        )

    def _is_phrase(self, mention: Mention, rest: list[str]) -> bool:
        """« Inscription obligatoire », « Reste le ciel »: no capital but the sentence's."""
        if mention.label not in {"MISC", "ORG"} or self._has_capital(rest):
            return False
        places = range(mention.first, mention.last + 1)
        if (mention.first, mention.last) in self._quoted:  # a title, unless it is a sentence
            return any(self.words.is_finite(place) for place in places)
        heads = self.names.sets["organisations.heads"] | self.names.sets["events.heads"]
        return self.words.form[mention.first] not in heads

    def _looks_common(self, mention: Mention) -> bool:
        """Tell by its ending, and by what follows, whether a first word is a common one."""
        words, ahead = self.words, mention.last + 1
        if mention.label == "MISC" and words.pos[mention.first] != "PROPN":
            return True
        if not words.lower[mention.first].endswith(tuple(self.names.listed("never.endings"))):
            return False
        if ahead >= len(words) or words.line[ahead] != words.line[mention.first]:
            return mention.label == "MISC"
        return (
            words.form[ahead][0].islower()
            and not words.is_finite(ahead)
            and words.lower[ahead] not in self.names.listed("function.after_adjective")
        )

    def _is_shouted(self, mention: Mention) -> bool:
        """« N'A RIEN À VOIR »: common words in capitals."""
        forms = self.words.form[mention.first : mention.last + 1]
        start, end = self.words.chars(mention.first, mention.last)
        text = self.words.text[start:end]
        if mention.label != "MISC" or not text.isupper() or self._is_known(mention):
            return False
        return text.count(" ") > 1 or (len(forms) == 1 and text.isalpha() and len(text) >= _SHOUTED)
