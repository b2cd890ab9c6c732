"""Who states a claim: the subject of a reporting verb, as a noun phrase."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.inverted import SUBJECTS, InvertedSubjects
from annotator.nlp.claims.lexicon import Lexicon
from annotator.nlp.claims.phrases import NAMING, Phrases, Tokens
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.words import Words

_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})


class SourceFinder:
    """Finds the noun phrases that name sources in one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self._sets = lexicon.words
        self.phrase = Phrases(words).around
        self.after = InvertedSubjects(words, lexicon).of

    def of(self, cue: Cue, region: Region) -> Tokens | None:
        """Return the source of ``cue`` inside ``region``, or None where nobody is named."""
        if cue.clitic is not None:
            return self._clitic(cue.clitic)
        if cue.passive:
            return self._agent(cue, region)
        for search in (
            self._relative,
            self._own_clause,
            self._shared,
            self._subject,
            self._modified,
            self._first_phrase,
        ):
            found = search(cue, region)
            if found is not None:
                return self._before(found, cue)
        return self._before(self._nearest_left(cue, region), cue)

    def _before(self, phrase: Tokens | None, cue: Cue) -> Tokens | None:
        """A phrase to the left of a verb ends before it, whatever the parser hangs on it."""
        if phrase is None or not phrase[0] < cue.first <= phrase[1]:
            return phrase
        return phrase[0], cue.first - 1

    def _subject(self, cue: Cue, region: Region) -> Tokens | None:
        """The subject that the parser found for the verb, or for one that it depends on."""
        for verb in self._carriers(cue):
            subject = self._parsed_subject(verb, cue, region)
            if subject is not None:
                return subject
        return None

    def _first_phrase(self, cue: Cue, region: Region) -> Tokens | None:
        """After an aside (« X, qui habite à Y, estime »), the subject opens the sentence."""
        before = cue.first - 1
        if cue.slot == "infinitive" or before <= region.first or self.words.form[before] != ",":
            return None
        opens = True
        for index in region.flat(region.first, before - 1):
            if self.words.is_finite(index):
                return None
            if opens and self.words.pos[index] in {"DET", "PROPN", "PRON", "NOUN"}:
                return self._first_noun(index, before - 1, region)
            opens = self.words.form[index] == ","
        return None

    def _first_noun(self, start: int, last: int, region: Region) -> Tokens | None:
        for index in region.flat(start, last):
            if self.words.pos[index] in _NOUNS:
                return self.phrase(index, region)
        return None

    def _clitic(self, index: int) -> Tokens:
        return index, index

    def _carriers(self, cue: Cue) -> list[int]:
        """The tokens whose subject may be the cue's: itself, what it is joined to or ruled by."""
        found = [cue.verb]
        if cue.governor is not None:
            found.append(cue.governor)
        token = cue.verb
        for _ in range(3):
            head = self.words.head[token]
            if head == token or self.words.dep[token] not in {
                "conj", "xcomp", "cop", "aux:tense", "advcl", "aux:caus", "ccomp", "acl",
                "aux", "aux:pass",
            }:  # fmt: skip
                break
            if self.words.dep[token] in {"ccomp", "acl", "advcl"} and cue.slot in {
                "finite",
                "past",
            }:
                break
            found.append(head)
            token = head
        return found

    def _parsed_subject(self, verb: int, cue: Cue, region: Region) -> Tokens | None:
        for child in self.words.children[verb]:
            if self.words.dep[child] not in SUBJECTS or child > cue.first:
                continue
            if self.words.form[child].startswith("-"):
                continue
            if child < region.first or region.quote_at(child) is not None:
                continue
            if (
                self.words.pos[child] == "PRON"
                and self.words.lower[child] in self._sets["relative"]
            ):
                continue
            return self.phrase(child, region)
        return None

    def _relative(self, cue: Cue, region: Region) -> Tokens | None:
        """« le ministre, qui affirme… »: the noun to which the relative pronoun refers."""
        place = cue.first - 1
        if cue.governor is not None:
            place = cue.governor - 1
        while place > region.first and self.words.pos[place] == "ADV":
            place -= 1
        while place > region.first and self.words.lower[place] in self._sets["clitics"]:
            place -= 1
        if place <= region.first or self.words.lower[place] not in self._sets["relative"]:
            return None
        verb = self.words.head[place]
        antecedent = self.words.head[verb]
        if region.first <= antecedent < place and self.words.pos[antecedent] in _NOUNS:
            return self.phrase(antecedent, region)
        return self.left_of(place, region)

    def _shared(self, cue: Cue, region: Region) -> Tokens | None:
        """« X a déclaré qu'il partait et a promis… »: a verb after « et » has X as its subject."""
        before = cue.first - 1
        if before <= region.first or self.words.lower[before] not in self._sets["coordinators"]:
            return None
        if cue.slot not in {"finite", "conditional", "past"} or cue.clitic is not None:
            return None
        found: Tokens | None = None
        fresh = True
        for index in region.flat(region.first, before):
            if self.words.form[index] in {":", ";"}:
                fresh = True
            elif fresh and self.words.is_finite(index):
                found, fresh = self._subject_before(index, region), False
        return found

    def _own_clause(self, cue: Cue, region: Region) -> Tokens | None:
        """« …, où les syndicats craignent »: the words between a conjunction and the verb."""
        if cue.slot not in {"finite", "conditional", "past"}:
            return None
        place = cue.first - 1
        while place > region.first and self.words.pos[place] in NAMING | {"ADP"}:
            place -= 1
        marks = self._sets["relative_marks"] | self._sets["completive"]
        if place >= cue.first - 1 or self.words.lower[place] not in marks:
            return None
        for index in range(place + 1, cue.first):
            if self.words.pos[index] in {"NOUN", "PROPN"}:
                return self.phrase(self._head_leftwards(index, region, place + 1), region)
        return None

    def _modified(self, cue: Cue, region: Region) -> Tokens | None:
        """« un communiqué affirmant… »: the noun before a participle."""
        if cue.slot != "present":
            return None
        before = cue.first - 1
        if before >= region.first and self.words.pos[before] in {"NOUN", "PROPN", "ADJ"}:
            return self.left_of(cue.first, region)
        for place in region.flat(region.first, cue.first - 1):
            if self.words.is_finite(place):
                subject = self._subject_before(place, region)
                if subject is not None:
                    return subject
        for place in reversed(list(region.flat(region.first, cue.first - 1))):
            if self.words.lower[place] in self._sets["inverted"]:
                return self._clitic(place)  # « …, a-t-il dit, ajoutant que… »
        for child in self.words.children[self.words.head[cue.verb]]:
            if self.words.dep[child] in SUBJECTS and cue.last < child <= region.last:
                return self.phrase(child, region)  # « Estimant que A, X a décidé B »
        return None

    def _subject_before(self, verb: int, region: Region) -> Tokens | None:
        for child in self.words.children[verb] + self.words.children[self.words.head[verb]]:
            if self.words.dep[child] in SUBJECTS and region.first <= child <= verb:
                return self.phrase(child, region)
        return None

    def _agent(self, cue: Cue, region: Region) -> Tokens | None:
        for child in self.words.children[cue.verb]:
            if self.words.dep[child] == "obl:agent" and cue.last < child <= region.last:
                return self.phrase(child, region)
        return None

    def _nearest_left(self, cue: Cue, region: Region) -> Tokens | None:
        if cue.slot == "infinitive":
            for place in region.flat(region.first, cue.first - 1):
                if self.words.is_finite(place):
                    return self._subject_before(place, region) or self.left_of(place, region)
            return None
        return self.left_of(cue.first, region)

    def left_of(self, index: int, region: Region) -> Tokens | None:
        """Return the noun phrase that ends right before ``index``, or at most one aside earlier."""
        place = index - 1
        commas = 0
        while place >= region.first:
            pos, form = self.words.pos[place], self.words.lower[place]
            if form == ")":
                while place > region.first and self.words.form[place] != "(":
                    place -= 1
                place -= 1
                continue
            if region.quote_at(place) is not None or pos in {"VERB", "AUX"}:
                return None
            if form == ",":
                commas += 1
                if commas > 2:
                    return None
            elif pos in _NOUNS and form not in self._sets["relative_marks"]:
                return self.phrase(self._head_leftwards(place, region), region)
            place -= 1
        return None

    def _head_leftwards(self, index: int, region: Region, first: int | None = None) -> int:
        """Climb from the last noun of a phrase to the first on which it depends."""
        head = index
        for _ in range(6):
            up = self.words.head[head]
            if not (region.first if first is None else first) <= up < head or self.words.pos[
                up
            ] not in {"NOUN", "PROPN"}:
                break
            head = up
        return head
