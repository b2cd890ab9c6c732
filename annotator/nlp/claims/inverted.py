"""Who states a claim in an incise: the subject that follows its verb."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.lexicon import Lexicon
from annotator.nlp.claims.phrases import Phrases, Tokens
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.words import Words

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
"""The dependencies that mark a subject."""


class InvertedSubjects:
    """Finds the subjects to the right of verbs in one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self._sets = lexicon.words
        self._links = lexicon.markers["de_np"]
        self.phrase = Phrases(words).around

    def of(self, cue: Cue, region: Region) -> Tokens | None:
        """Return the inverted subject of an incise, to the right of the verb."""
        if cue.clitic is not None:
            return cue.clitic, cue.clitic
        nearest = self._first_right(cue.last + 1, region)
        for child in self.words.children[cue.verb]:
            if (
                self.words.dep[child] in SUBJECTS
                and cue.last < child <= region.last
                and self.words.pos[child] in _NOUNS
                and self.words.lower[child] not in self._sets["relative_marks"]
            ):
                parsed = self.phrase(child, region)
                earlier = nearest is not None and nearest[0] < parsed[0]
                return self._short(nearest if earlier else parsed)
        return self._short(nearest)

    def _short(self, phrase: Tokens | None) -> Tokens | None:
        """Leave out what follows an inverted subject (le ministre | lors d'une visite)."""
        if phrase is None:
            return None
        for index in range(phrase[0] + 1, phrase[1] + 1):
            if self.words.pos[index] == "ADP" and self.words.lower[index] not in self._links:
                return phrase[0], index - 1
        return phrase

    def _first_right(self, index: int, region: Region) -> Tokens | None:
        place = index
        while place <= region.last:
            pos, form = self.words.pos[place], self.words.lower[place]
            if form in {":", ";", "«", "“", '"', "("} or self.words.is_finite(place):
                return None
            if (
                pos in _NOUNS
                and not self._is_time(place)
                and not self._in_preposition(place, index)
            ):
                return self.phrase(place, region)
            place += 1
        return None

    def _is_time(self, index: int) -> bool:
        return self.words.lower[index] in self._sets["time"]

    def _in_preposition(self, index: int, start: int) -> bool:
        place = index - 1
        label = self.words.entity[index]
        named = label != ""
        while place >= start and (
            self.words.entity[place] == label
            if named
            else self.words.pos[place] in {"ADJ", "NUM", "NOUN", "PROPN"}
        ):
            place -= 1
        if named and label != "PER" and place >= start and self.words.pos[place] == "NOUN":
            place -= 1  # « à l'agence X » names the agency
        if place >= start and self.words.pos[place] == "DET":
            place -= 1
        return place >= start and self.words.pos[place] == "ADP"
