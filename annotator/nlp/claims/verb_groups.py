"""What stands before a verb and belongs to it: auxiliaries, clitics, negation."""

from annotator.nlp.claims.lexicon import Lexicon
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.words import Words

_REACH = 5
_FURTHER = 8


class VerbGroup:
    """What stands before a verb and belongs to it."""

    def __init__(self, words: Words, lexicon: Lexicon, region: Region, index: int) -> None:
        self.first = index
        self.auxiliary: int | None = None
        self.clitic: int | None = None
        self.reflexive = self.negated = self.being = self.conditional = False
        self.helped = self.unreal = False
        self._walk(words, lexicon, region, index - 1)

    def look_further(self, words: Words, lexicon: Lexicon, region: Region, index: int) -> None:
        """Find an auxiliary beyond an adverbial (a de son côté déclaré)."""
        sets = lexicon.words
        between = sets["between"] | sets["inverted"] | sets["bridges"]
        place = index - 1
        while place > region.first and index - place < _FURTHER and words.lower[place] in between:
            if words.lower[place] in sets["inverted"]:
                self.clitic = place
            place -= 1
        if words.lower[place] in lexicon.having and words.pos[place] in {"AUX", "VERB"}:
            self._walk(words, lexicon, region, place)

    def _help(self, lexicon: Lexicon, place: int, form: str) -> None:
        """Take in an auxiliary that is followed by an infinitive (did say, may have said)."""
        self.helped |= self.auxiliary is None
        self.auxiliary = self.first = place
        self.conditional |= lexicon.helpers[form] == "conditional"
        self.unreal |= form in lexicon.unreal

    def _walk(  # noqa: C901
        self, words: Words, lexicon: Lexicon, region: Region, start: int
    ) -> None:
        sets = lexicon.words
        skipped = 0
        for place in range(start, region.first - 1, -1):
            form = words.lower[place]
            if form in sets["inverted"] or form in sets["bridges"]:
                if form in sets["inverted"]:
                    self.clitic = place
                self.first = place
            elif form in lexicon.having or form in lexicon.being:
                if words.pos[place] not in {"AUX", "VERB"}:
                    break
                self.auxiliary = self.first = place
                self.being |= form in lexicon.being
                self.conditional |= lexicon.having.get(form) == "conditional"
                self.conditional |= lexicon.being.get(form) == "conditional"
            elif form in lexicon.helpers and words.pos[place] == "AUX":
                self._help(lexicon, place, form)
            elif words.dep[place].startswith("nsubj") and form not in sets["reflexive_only"]:
                break
            elif form in sets["clitics"] and words.pos[place] not in {"DET", "ADP"}:
                self.first = place
                self.reflexive |= form in sets["reflexive"]
                self.negated |= form in sets["negation_clitics"]
            elif form in sets["negations"]:
                self.negated = True
                skipped += 1
            elif words.pos[place] == "ADV" and skipped < _REACH:
                skipped += 1
            else:
                break
