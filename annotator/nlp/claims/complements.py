"""Claims to the right of a reporting verb: clauses, infinitives, quotations, noun phrases."""

from annotator.nlp.claims.bare import BareSearch
from annotator.nlp.claims.objects import ObjectSearch
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens
from annotator.nlp.claims.search import Search

_NEAR = 12
_TERM = 4
_FAR = 30
_WEAK = frozenset({"infinitive", "object", "predicate", "question"})
"""Rules that hold only where somebody speaks."""


def complement_claims(scene: Scene, region: Region, used: set[int]) -> list[Found]:
    """Return the claims of the verbs of ``region`` that are not ``used`` (by their token)."""
    found: list[Found] = []
    for cue in scene.cues(region):
        if cue.verb in used:
            continue
        claim = _Complement(scene, region, cue).claim()
        if claim is not None:
            used.add(cue.verb)
            found.append(claim)
    return found


class _Complement(Search):
    """The search for the content of one verb, rule by rule."""

    def claim(self) -> Found | None:
        if self.after > self.region.last or self._after_without():
            return None
        source = self.scene.sources.of(self.cue, self.region)
        if self.region.inside is not None and self.scene.first_person(source):
            return None
        if self.cue.passive and source is None and self.cue.entry.modality == "expected":
            return None
        if self.region.inside is not None and not self._quoted_speaker(source):
            return None
        states_nothing = self.cue.unreal or self._is_no_speaker(source)
        for rule, search in (
            ("clause", self._clause),
            ("clause", BareSearch(self.scene, self.region, self.cue).clause),
            ("infinitive", self._infinitive),
            ("infinitive", BareSearch(self.scene, self.region, self.cue).gerund),
            ("quote", self._quote),
            ("question", self._question),
            ("predicate", self._predicate),
            ("object", ObjectSearch(self.scene, self.region, self.cue).content),
        ):
            content = search()
            if source is None and self.region.inside is not None and rule != "clause":
                continue
            if content is not None and not (states_nothing and rule in _WEAK):
                return Found(
                    content=self._before_agent(content, source),
                    source=source,
                    cue=(self.cue.first, self.cue.last),
                    modality=self.scene.modality(self.cue, content),
                    rule=rule,
                )
        return None

    def _before_agent(self, content: Tokens, source: Tokens | None) -> Tokens:
        """« was accused of lying | by the judge »: leave out who speaks at the end."""
        agent = self.cue.passive and source is not None and content[0] + 1 < source[0]
        if not agent or source is None or not source[0] <= content[1] <= source[1]:
            return content
        return content[0], source[0] - 2

    def _quoted_speaker(self, source: Tokens | None) -> bool:
        """Inside a quotation only somebody else's word counts as a claim of its own."""
        if source is None:
            return self.cue.first == self.region.first
        free = self.cue.slot == "infinitive" and self.cue.governor is None
        return self.scene.speaks(source) and not free

    def _is_no_speaker(self, source: Tokens | None) -> bool:
        """Tell whether the subject is a time or an event, which can announce but not speak."""
        if source is None:
            return self.cue.slot == "infinitive" and not self._purpose()
        nouns = [
            index
            for index in range(source[0], source[1] + 1)
            if self.words.pos[index] in {"NOUN", "PROPN", "PRON"}
        ]
        if not nouns or self.words.pos[nouns[0]] != "NOUN":
            return False
        return self.words.lower[nouns[0]] in self.sets["time"] or self.scene.event(nouns[0])

    def _purpose(self) -> bool:
        before = self.words.lower[max(self.region.first, self.cue.first - 2) : self.cue.first]
        return any(form in self.sets["purpose"] for form in before)

    def _after_without(self) -> bool:
        """« sans préciser », « refuse de dire »: nothing is said."""
        before = self.cue.first - 1
        return self.cue.slot == "infinitive" and any(
            self.words.lower[place] in self.sets["not_after"]
            for place in range(max(self.region.first, before - 1), before + 1)
        )

    # ------------------------------------------------------------ clauses

    def _clause(self) -> Tokens | None:
        if not self.frames & {"que", "que_ce"}:
            return None
        marker = self._marker(self.sets["completive"])
        if marker is None:
            return None
        if "que" not in self.frames and self.words.lower[marker - 1] not in self.sets["that"]:
            return None
        if marker == self.after and self._is_restriction():
            return None
        return self.until_end(marker + 1)

    def _is_restriction(self) -> bool:
        """« ne reconnaît que les faits »: tell whether « ne » goes with the conjunction."""
        group = self.words.lower[self.cue.first : self.after]
        restricts = any(form in self.sets["negation_clitics"] for form in group)
        return restricts and not any(form in self.sets["negations"] for form in group)

    def _marker(self, forms: frozenset[str]) -> int | None:
        """Return the conjunction that opens the verb's clause, past what may stand before it."""
        seen_noun = told = False
        verbs = {cue.verb for cue in self.scene.cues(self.region)}
        for index in self.region.flat(self.after, self.after + _FAR):
            form, pos = self.words.lower[index], self.words.pos[index]
            compound = index > self.after and self.words.lower[index - 1] in self.sets["compound"]
            if compound and index == self.after + 1:
                compound = self.words.lower[index - 1] not in self.sets["after_verb"]
            purpose = "pour" in self.frames and self.words.lower[index - 1] in self.sets["purpose"]
            subject = self.words.dep[index].startswith("nsubj")
            opens = not compound or purpose or self._is_that(index - 1)
            if form in forms and opens and not subject:
                if index == self.after or not seen_noun or self.words.dep[index] == "mark":
                    return index
                return None
            if self._ends_search(index) or index in verbs:
                return None
            told = form in self.sets["recipients"] or (told and pos not in {"ADP", "PUNCT"})
            seen_noun = seen_noun or (pos in {"NOUN", "PROPN"} and not told)
        return None

    def _ends_search(self, index: int) -> bool:
        """Tell whether no clause of the verb can follow: another begins, or a restriction."""
        form = self.words.lower[index]
        restriction = form in self.sets["negation_clitics"]
        existence = self.words.lower[index - 1] in self.sets["there"]  # « il y a deux ans »
        finite = self.words.is_finite(index) and not existence
        return form in {":", ";"} or finite or restriction

    def _is_that(self, index: int) -> bool:
        """Tell whether « ce » belongs to the conjunction, as in « s'attend à ce que »."""
        markers = self.scene.lexicon.markers
        return (
            self.words.lower[index] in self.sets["that"]
            and self.after <= index - 1 <= self.after + 1
            and self.words.lower[index - 1] in markers["à"] | markers["de"]
        )

    def _question(self) -> Tokens | None:
        if "si" not in self.frames:
            return None
        for index in self.region.flat(self.after, self.after + 4):
            if self.words.lower[index] in self.sets["whether"]:
                return self.until_end(index + 1)
            if self.words.is_finite(index) or self.words.form[index] in ",:;":
                return None
        return None

    # ------------------------------------------------------------ quotations

    def _quote(self) -> Tokens | None:
        """A quotation after a colon, or right after the verb."""
        if not self.frames & {"quote", "say", "que"}:
            return None
        index = self.after
        while index <= self.region.last:
            quote = self.region.opened_at(index)
            if quote is not None:
                colon = self.words.form[index - 1] == ":"
                if colon and self._others_before(index):
                    return None
                if colon or self._quote_is_object(index):
                    return (quote.open, quote.close)
                return None
            form = self.words.form[index]
            if form == ";" or (form == ":" and self.region.opened_at(index + 1) is None):
                return self._plain_after_colon(index)
            index += 1
        return None

    def _others_before(self, colon: int) -> bool:
        """Tell whether a later verb, or a noun, introduces what follows the colon."""
        if any(self.cue.last < cue.verb < colon for cue in self.scene.cues(self.region)):
            return True
        nouns = self.scene.lexicon.nouns
        return any(
            self.words.lower[place] in nouns and "colon" in nouns[self.words.lower[place]].frames
            for place in self.region.flat(self.after, colon)
        )

    def _quote_is_object(self, index: int) -> bool:
        quote = self.region.opened_at(index)
        near = index - self.after <= 3 and not any(
            self.words.pos[place] in {"DET", "ADP", "NOUN", "PROPN"}
            for place in range(self.after, index)
        )
        if not near or quote is None:
            return False
        return quote.last - quote.first >= _TERM or self.scene.has_finite(quote.first, quote.last)

    def _plain_after_colon(self, index: int) -> Tokens | None:
        """« Le ministre prévient : la crise durera »."""
        near = index - self.after <= 6 and self.words.form[index] == ":"
        if not (near and "say" in self.frames):
            return None
        if not self.scene.has_finite(index + 1, self.region.last, self.region):
            return None
        return self.until_end(index + 1)

    # ------------------------------------------------------------ predicates and infinitives

    def _predicate(self) -> Tokens | None:
        """« se dit prêt à… »: all that is said of the subject."""
        start = self.skip_adverbs()
        if "attr" not in self.frames or self.words.pos[start] not in {
            "ADJ", "NOUN", "VERB", "ADV", "ADP", "PUNCT",
        }:  # fmt: skip
            return None
        return self.until_end(start)

    def _infinitive(self) -> Tokens | None:
        if "inf" in self.frames:
            content = self._bare_infinitive()
            if content is not None:
                return content
        for frame in ("de", "à", "pour"):
            if frame in self.frames:
                content = self._marked_infinitive(self.scene.lexicon.markers[frame])
                if content is not None:
                    return content
        return None

    def _bare_infinitive(self) -> Tokens | None:
        for index in self.region.flat(self.after, self.after + _NEAR):
            if self.words.is_infinitive(index):
                start = self._clitics_before(index)
                before = self.words.pos[start - 1] if start > self.after else "VERB"
                if before == "ADP":
                    return None
                return self.until_end(start)
            participle = "VerbForm=Part" in self.words.morph[index]
            other = participle and "Tense=Pres" in self.words.morph[index]
            if other or self.words.is_finite(index) or self.words.form[index] in ":;":
                return None
        return None

    def _clitics_before(self, index: int) -> int:
        while index - 1 >= self.after and (
            self.words.lower[index - 1] in self.sets["clitics"]
            or self.words.lower[index - 1] in self.sets["negations"]
        ):
            index -= 1
        return index

    def _marked_infinitive(self, markers: frozenset[str]) -> Tokens | None:
        for index in self.region.flat(self.after, self.after + _FAR):
            compound = self.words.lower[index - 1] in self.sets["purpose"] | self.sets["before"]
            if self.words.lower[index] in markers and self.opens_infinitive(index) and not compound:
                return self.until_end(index + 1)
            if self.words.is_finite(index) or self.words.form[index] in ":;":
                return None
        return None
