"""Finding the reporting verbs of a sentence, with their auxiliaries, clitics and negation."""

from dataclasses import dataclass, replace

from annotator.nlp.claims.inflection import Slot
from annotator.nlp.claims.lexicon import Lexicon, Verb
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.verb_groups import VerbGroup
from annotator.nlp.claims.words import Words

_MOST = 50
"""Verbs looked at in one sentence: more come from lists, and time grows with their square."""
_INCISE_OPENERS = frozenset({",", "»", "”", '"', "–", "—", "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting verb: ``first`` to ``last`` are the tokens of its group, ``verb`` its own.

    ``clitic`` is an inverted pronoun (a-t-il dit); ``governor`` the finite verb on which an
    infinitive depends; ``auxiliary`` the first auxiliary, whose subject is the group's.
    """

    verb: int
    first: int
    last: int
    entry: Verb
    slot: Slot
    negated: bool = False
    conditional: bool = False
    passive: bool = False
    clitic: int | None = None
    governor: int | None = None
    unreal: bool = False


class CueFinder:
    """Finds cues in the regions of one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self._sets = lexicon.words

    def find(self, region: Region) -> list[Cue]:
        """Return the cues of ``region`` outside its quotations, in order."""
        found: list[Cue] = []
        lower, forms = self.words.lower, self.lexicon.forms
        for index in region.flat():
            cue = None
            if lower[index] in forms:
                cue = self._verb(region, index)
            if cue is None and lower[index] in self.lexicon.predicates:
                cue = self._predicate(region, index)
            if cue is None and lower[index] in self.lexicon.support_nouns:
                cue = self._support(region, index)
            if cue is not None and not (found and found[-1].last >= cue.verb):
                found.append(cue)
            if len(found) == _MOST:
                break
        return found

    def _verb(self, region: Region, index: int) -> Cue | None:
        for entry, slot in self.lexicon.forms[self.words.lower[index]]:
            tail = self._tail(region, index, entry.tail)
            if tail is None:
                continue
            cue = self._group(region, index, tail, entry, slot)
            if cue is not None:
                return cue
        return None

    def _tail(self, region: Region, index: int, tail: tuple[str, ...]) -> int | None:
        place = index
        for word in tail:
            for ahead in range(place + 1, min(place + 4, region.last + 1)):
                if self.words.lower[ahead] == word:
                    place = ahead
                    break
                if self.words.pos[ahead] not in {"ADV", "PRON"}:
                    return None
            else:
                return None
        return place

    def _group(self, region: Region, index: int, last: int, entry: Verb, slot: Slot) -> Cue | None:
        left = VerbGroup(self.words, self.lexicon, region, index)
        if slot == "past" and left.auxiliary is None:
            left.look_further(self.words, self.lexicon, region, index)
        clitic = self._clitic_after(region, index)
        if not self._is_form(region, index, slot, left, clitic):
            return None
        reflexive_too = left.reflexive and "que" in entry.frames  # « il s'est dit que… »
        if entry.reflexive != left.reflexive and not (reflexive_too and not entry.reflexive):
            return None
        if entry.reflexive != left.reflexive:
            entry = replace(entry, frames=frozenset({"que"}))
        if slot == "past" and clitic is None:
            clitic = left.clitic
        if slot == "present" and left.auxiliary is not None and self._trusts("participle"):
            slot = "finite"  # « is saying »
        return Cue(
            verb=index,
            first=left.first,
            last=last if clitic is None else max(last, clitic),
            entry=entry,
            slot=slot,
            negated=left.negated,
            conditional=slot == "conditional" or left.conditional,
            passive=slot == "past" and left.being and not left.reflexive,
            clitic=clitic,
            governor=self._governor(region, left.first) if slot == "infinitive" else None,
            unreal=left.unreal or (slot == "infinitive" and self._is_unreal(region, left.first)),
        )

    def _is_form(
        self, region: Region, index: int, slot: Slot, left: VerbGroup, clitic: int | None
    ) -> bool:
        """Tell whether the word is a form of its verb in this place."""
        if index > region.first and self._glued_to_hyphen(index):
            return False
        if slot in {"finite", "conditional"}:
            if left.helped and self.words.is_infinitive(index):
                return True
            if self._tagged_otherwise(index, slot):
                return False
            return left.auxiliary is None and self._plausible(region, index, clitic)
        if slot == "past":
            return left.auxiliary is not None
        return self.words.pos[index] not in {"NOUN", "PROPN", "ADP"}

    def _tagged_otherwise(self, index: int, slot: Slot) -> bool:
        """Tell whether the tagger says what a form is that may be several things.

        Believed for those tags only that the language data list as ``trusted``.
        """
        morph, lower = self.words.morph[index], self.words.lower[index]
        also = {other for _, other in self.lexicon.forms[lower]} - {slot}
        return (
            (self._trusts("noun") and self.words.pos[index] in {"NOUN", "PROPN", "ADJ"})
            or ("infinitive" in also and self.words.is_infinitive(index))
            or (self._trusts("participle") and "past" in also and "VerbForm=Part" in morph)
        )

    def _trusts(self, tag: str) -> bool:
        return tag in self._sets.get("trusted", ())

    def _glued_to_hyphen(self, index: int) -> bool:
        """Tell whether the word is the second half of another (soi-disant)."""
        words = self.words
        return words.form[index - 1].endswith("-") and words.end[index - 1] == words.start[index]

    def _plausible(self, region: Region, index: int, clitic: int | None) -> bool:
        """Tell whether a form that may be a finite verb is one here."""
        words = self.words
        if clitic is not None:
            return True
        before = words.lower[index - 1] if index > region.first else ""
        if before in self._sets["determiners"] and before not in self._sets["clitics"]:
            return False
        noun = words.pos[index] in {"NOUN", "ADP"} and before in self._sets["determiners"]
        if index < region.last and words.lower[index + 1] in self._sets["completive"]:
            return not noun and words.pos[index] != "ADP"
        return words.pos[index] in {"VERB", "AUX"} or self._mistagged(region, index, before)

    def _mistagged(self, region: Region, index: int, before: str) -> bool:
        """Tell whether a word that is tagged as no verb must be one.

        So it is where the sentence has no other, and where its subject follows in an incise.
        """
        words = self.words
        if index >= region.last:
            return False
        pos, after = words.pos[index], words.pos[index + 1]
        follows = after in {"ADP", "DET"} or words.form[index + 1] == ":"
        if pos in {"NOUN", "ADJ", "PROPN", "ADV"} and follows and index > region.first:
            alone = not any(words.is_finite(place) for place in region.flat(None, index))
            if alone and words.pos[index - 1] not in {"ADP", "DET", "NUM"}:
                return True
        if before in _INCISE_OPENERS and pos not in {"PROPN", "ADP", "DET"}:
            return after in {"DET", "PROPN", "PRON", "NOUN"}
        return False

    def _clitic_after(self, region: Region, index: int) -> int | None:
        """Return the pronoun that follows its verb; spaCy cuts « dit-il » in several ways."""
        place = index + 1
        while place <= region.last and self.words.lower[place] in self._sets["bridges"]:
            place += 1
        if place > region.last or self.words.end[place - 1] < self.words.start[place]:
            return None
        hyphen = self.words.form[place - 1] == "-"
        known = "inverted_bare" if hyphen else "inverted"
        return place if self.words.lower[place] in self._sets[known] else None

    def _governor(self, region: Region, first: int) -> int | None:
        """Return the finite verb before an infinitive whose group starts at ``first``."""
        for place in range(first - 1, max(region.first - 1, first - 5), -1):
            if self.words.lower[place] in self.lexicon.governing:
                return place
            if self.words.pos[place] in {"NOUN", "PROPN", "PUNCT"}:
                return None
        return None

    def _is_unreal(self, region: Region, first: int) -> bool:
        """Tell whether an infinitive only may or shall happen (peut demander, se voit refuser)."""
        for place in range(first - 1, max(region.first - 1, first - 4), -1):
            if self.words.lower[place] in self.lexicon.unreal:
                return True
            if self.words.pos[place] not in {"ADV", "PRON"}:
                return False
        return False

    def _predicate(self, region: Region, index: int) -> Cue | None:
        entry = self.lexicon.predicates[self.words.lower[index]]
        negated = False
        for place in range(index - 1, max(region.first - 1, index - 4), -1):
            if self.words.lower[place] in self.lexicon.copulas:
                left = VerbGroup(self.words, self.lexicon, region, place)
                return Cue(
                    verb=index,
                    first=left.first,
                    last=index,
                    entry=entry,
                    slot="past",
                    negated=left.negated or negated,
                    clitic=self._clitic_after(region, place),
                )
            negation = self.words.lower[place] in self._sets["negations"]
            negated |= negation and not self._sets["negation_clitics"]
            if self.words.pos[place] not in {"ADV", "PRON"} and not negation:
                break
        return None

    def _support(self, region: Region, index: int) -> Cue | None:
        """Find « a la conviction (que) »: a support verb, a determiner and this noun."""
        gap = self.lexicon.support_gap
        place = index - 1
        if place <= region.first or self.words.lower[place] not in gap:
            return None
        while place > region.first and self.words.lower[place] in gap:
            place -= 1
        if self.words.lower[place] not in self.lexicon.support:
            return None
        left = VerbGroup(self.words, self.lexicon, region, place)
        entry = Verb(
            lemma=self.words.lower[index],
            frames=frozenset({"que", "de", "say"}),
            modality="asserted",
            reflexive=False,
            tail=(),
        )
        return Cue(
            verb=place,
            first=left.first,
            last=index,
            entry=entry,
            slot="finite",
            negated=left.negated,
            clitic=self._clitic_after(region, place),
        )
