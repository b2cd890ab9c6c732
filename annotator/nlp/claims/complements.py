"""Claims to the right of a reporting verb: clauses, infinitives, quotations, noun phrases."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens

_NEAR = 12
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


class _Complement:
    """The search for the content of one verb."""

    def __init__(self, scene: Scene, region: Region, cue: Cue) -> None:
        self.scene, self.region, self.cue = scene, region, cue
        self.words, self.sets = scene.words, scene.sets
        self.frames = cue.entry.frames
        self.after = cue.last + 1

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
            ("quote", self._quote),
            ("question", self._question),
            ("predicate", self._predicate),
            ("infinitive", self._infinitive),
            ("object", self._object),
        ):
            content = search()
            if content is not None and not (states_nothing and rule in _WEAK):
                return Found(
                    content=content,
                    source=source,
                    cue=(self.cue.first, self.cue.last),
                    modality=self.scene.modality(self.cue, content),
                    rule=rule,
                )
        return None

    def _quoted_speaker(self, source: Tokens | None) -> bool:
        """Inside a quotation only somebody else's word counts as a claim of its own."""
        if source is None:
            return self.cue.first == self.region.first
        return self.scene.speaks(source)

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

    def _until_end(self, start: int) -> Tokens | None:
        if start > self.region.last:
            return None
        last = self.scene.end(start, self.region, self.cue)
        start = self.scene.bounds.trim_left(start, last)
        return (start, last) if last >= start else None

    # ------------------------------------------------------------ clauses

    def _clause(self) -> Tokens | None:
        if not self.frames & {"que", "que_ce"}:
            return None
        marker = self._marker(self.sets["completive"])
        if marker is None:
            return None
        if "que" not in self.frames and self.words.lower[marker - 1] not in self.sets["that"]:
            return None
        return self._until_end(marker + 1)

    def _marker(self, forms: frozenset[str]) -> int | None:
        """Return the conjunction that opens the clause of the verb, skipping what may precede it."""
        seen_noun = False
        verbs = {cue.verb for cue in self.scene.cues(self.region)}
        for index in self.region.flat(self.after, self.after + _FAR):
            form, pos = self.words.lower[index], self.words.pos[index]
            compound = index > self.after and self.words.lower[index - 1] in self.sets["compound"]
            if form in forms and (not compound or self._is_that(index - 1)):
                if index == self.after or not seen_noun or self.words.dep[index] == "mark":
                    return index
                return None
            if form in {":", ";"} or self.words.is_finite(index) or index in verbs:
                return None
            seen_noun = seen_noun or pos in {"NOUN", "PROPN"}
        return None

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
                return self._until_end(index + 1)
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
        return near and quote is not None and quote.last - quote.first >= 2

    def _plain_after_colon(self, index: int) -> Tokens | None:
        """« Le ministre prévient : la crise durera »."""
        near = index - self.after <= 6 and self.words.form[index] == ":"
        if not (near and "say" in self.frames):
            return None
        if not self.scene.has_finite(index + 1, self.region.last, self.region):
            return None
        return self._until_end(index + 1)

    # ------------------------------------------------------------ predicates and infinitives

    def _predicate(self) -> Tokens | None:
        """« se dit prêt à… »: all that is said of the subject."""
        if "attr" not in self.frames or self.words.pos[self.after] not in {
            "ADJ", "NOUN", "VERB", "ADV", "ADP", "PUNCT",
        }:  # fmt: skip
            return None
        return self._until_end(self.after)

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
                return self._until_end(start)
            if self.words.is_finite(index) or self.words.form[index] in ":;":
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
            if self.words.lower[index] in markers and self._opens_infinitive(index):
                return self._until_end(index + 1)
            if self.words.is_finite(index) or self.words.form[index] in ":;":
                return None
        return None

    def _opens_infinitive(self, index: int) -> bool:
        """Tell whether an infinitive follows, with clitics, adverbs or a quotation mark between."""
        for place in range(index + 1, min(index + 5, self.region.last + 1)):
            if self.words.is_infinitive(place):
                return True
            if not (
                self.words.lower[place] in self.sets["clitics"]
                or self.words.lower[place] in self.sets["negations"]
                or self.words.pos[place] in {"ADV", "PUNCT"}
            ):
                return False
        return False

    # ------------------------------------------------------------ noun phrases

    def _object(self) -> Tokens | None:
        if self.cue.passive:
            return None
        if "comme" in self.frames and self._compares():
            return self._until_end(self._skip_adverbs())
        for frame in ("de_np", "à_np", "contre_np", "sur_np", "pour_np", "topic_de"):
            if frame in self.frames:
                start = self._skip_adverbs()
                if self.words.lower[start] in self.scene.lexicon.markers[frame]:
                    content = self._nominal(start + 1)
                    if content is not None and (frame != "topic_de" or self._quoted(content)):
                        return content
        if self.frames & {"np", "topic", "event"}:
            content = self._nominal(self._skip_recipient(self._skip_adverbs()))
            if content is not None and (
                "np" in self.frames or self._quoted(content) or self._is_event(content)
            ):
                return content
        if "judge" in self.frames and self._quoted_verdict():
            return self._until_end(self.after)
        if "amount" in self.frames:
            return self._amount()
        return None

    def _quoted_verdict(self) -> bool:
        """« juge "irréalistes" les propos de X »: a short quotation and what it is said of."""
        quote = self.region.opened_at(self.after)
        return quote is not None and quote.close < self.region.last - 1

    def _is_event(self, content: Tokens) -> bool:
        if "event" not in self.frames:
            return False
        for index in range(content[0], content[1] + 1):
            if self.words.pos[index] in {"NOUN", "PROPN"}:
                return self.words.pos[index] == "NOUN" and self.scene.event(index)
        return False

    def _amount(self) -> Tokens | None:
        """« estime à 75 000 le nombre d'emplois »."""
        start = self._skip_adverbs()
        if start + 1 > self.region.last or self.words.pos[start] != "ADP":
            return None
        number = self.words.pos[start + 1] == "NUM" or self.words.form[start + 1][0].isdigit()
        return self._until_end(start) if number else None

    def _skip_recipient(self, start: int) -> int:
        """Step over « au gouvernement » before the object of a verb."""
        if self.words.lower[start] not in self.sets["recipients"]:
            return start
        for index in range(start + 1, min(start + 6, self.region.last)):
            if self.words.pos[index] in {"NOUN", "PROPN"}:
                end = self.scene.sources.phrase(index, self.region)[1]
                objects = [
                    child
                    for child in self.words.children[self.cue.verb]
                    if self.words.dep[child] == "obj" and child > index
                ]
                first = min((min(self.words.subtree(child)) for child in objects), default=end + 1)
                return first if first > start else end + 1
        return start

    def _skip_adverbs(self) -> int:
        index = self.after
        while index < self.region.last and (
            self.words.pos[index] == "ADV"
            or self.words.lower[index] in self.sets["time"]
            or (
                self.words.form[index].isdigit()
                and self.words.lower[index + 1] in self.sets["time"]
            )
        ):
            index += 1
        return index

    def _compares(self) -> bool:
        return any(
            self.words.lower[index] in self.sets["as"]
            for index in self.region.flat(self.after + 1, self.after + _NEAR * 2)
        )

    def _nominal(self, start: int) -> Tokens | None:
        """A noun phrase with all that completes it, from ``start``."""
        if start > self.region.last or self.region.opened_at(start) is not None:
            quote = self.region.opened_at(start)
            return (quote.open, quote.close) if quote and quote.last > quote.first + 1 else None
        if self.words.pos[start] not in {"DET", "NOUN", "NUM", "ADJ", "ADP"}:
            return None
        if (
            self.words.pos[start] == "ADP"
            and self.words.lower[start] not in self.sets["determiners"]
        ):
            return None
        if start < self.region.last and self._opens_infinitive(start):
            return None
        content = self._until_end(start)
        if content is not None and self._announces_quote(content[1] + 1):
            return None
        return self._before_recipient(content) if content is not None else None

    def _before_recipient(self, content: Tokens) -> Tokens:
        """Leave out to whom something is said (révèle sa mort | à la presse) and contrasts."""
        for index in self.region.flat(content[0] + 1, content[1]):
            after_comma = self.words.form[index - 1] == ","
            if after_comma and self.words.lower[index] in self.sets["breaks"]:
                return content[0], self.scene.bounds.trim_right(content[0], index - 1)
            if self.words.lower[index] in self.sets["recipients"]:
                noun = self.words.head[index]
                told = self.words.head[noun] == self.cue.verb and noun > index
                if told and self.words.dep[noun] in {"obl:arg", "iobj"}:
                    return content[0], self.scene.bounds.trim_right(content[0], index - 1)
        return content

    def _announces_quote(self, index: int) -> bool:
        """Tell whether a colon and a quotation follow: they are the content then."""
        return index < self.region.last and (
            self.words.form[index] == ":" and self.region.opened_at(index + 1) is not None
        )

    def _quoted(self, content: Tokens) -> bool:
        """Tell whether a quotation of some length stands in ``content``."""
        return any(
            content[0] <= quote.open <= content[1] and quote.last - quote.first >= 1
            for quote in self.region.quotes
        )
