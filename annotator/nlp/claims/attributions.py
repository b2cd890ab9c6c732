"""Claims under a preposition: « selon le ministère, … », « aux yeux de X »."""

from annotator.nlp.claims.lexicon import Attribution
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens

_MOST = 20
"""Attributions taken from one sentence; more are no sentence of a language."""


def attribution_claims(scene: Scene, region: Region) -> list[Found]:
    """Return the claims that ``region`` attributes by a preposition."""
    found = []
    for index in region.flat():
        for phrase in scene.lexicon.attributions.get(scene.words.lower[index], ()):
            end = index + len(phrase.tokens) - 1
            if end <= region.last and tuple(scene.words.lower[index : end + 1]) == phrase.tokens:
                attributed = _Attributed(scene, region, phrase, index, end)
                nobody = phrase.follows == "nobody"
                claim = attributed.hearsay() if nobody else attributed.claim()
                if claim is not None:
                    found.append(claim)
                break
        if len(found) == _MOST:
            break
    return found


class _Attributed:
    """One prepositional attribution: tokens ``first`` to ``last``."""

    def __init__(
        self, scene: Scene, region: Region, phrase: Attribution, first: int, last: int
    ) -> None:
        self.scene, self.region, self.phrase = scene, region, phrase
        self.words, self.sets = scene.words, scene.sets
        self.first, self.last = first, last

    def claim(self) -> Found | None:
        if self.last + 1 > self.region.last and self.phrase.follows != "inside":
            return None
        if self.words.lower[self.last + 1] in self.sets["selon_que"]:
            return self._by_noun()
        source = self._source()
        if source is None or not self._acceptable(source):
            return None
        if self.region.inside is not None and self.scene.first_person(source):
            return None
        content = self._content(source)
        if content is None or content[1] <= content[0]:
            return None
        cue_last = self.last - 1 if self.phrase.follows == "inside" else self.last
        return Found(
            content=content,
            source=source,
            cue=(self.first, cue_last),
            modality="conditional" if self.scene.main_conditional(content) else "asserted",
            rule="attribution",
        )

    def hearsay(self) -> Found | None:
        """« reportedly »: an adverb that leaves open who says the clause around it."""
        start = self._left_start(self.region.last)
        content = self._to_end(self.last + 1 if start == self.first else start)
        if content is None or not self.scene.has_finite(*content):
            return None
        last = self.scene.before_incise(self.region, content[1])
        return Found(
            content=(content[0], self.scene.bounds.trim_right(content[0], last)),
            source=None,
            cue=(self.first, self.last),
            modality="conditional",
            rule="attribution",
        )

    def _by_noun(self) -> Found | None:
        """« la rumeur selon laquelle il part »: the noun is the cue."""
        noun = self.first - 1
        while noun > self.region.first and self.words.pos[noun] in {"ADJ", "PUNCT", "ADV"}:
            noun -= 1
        content = self._to_end(self.last + 2)
        if content is None or self.words.pos[noun] != "NOUN":
            return None
        start = noun - 1 if noun and self.words.pos[noun - 1] == "DET" else noun
        return Found(
            content=content,
            source=None,
            cue=(start, noun),
            modality="conditional" if self.scene.main_conditional(content) else "asserted",
            rule="noun",
        )

    # ------------------------------------------------------------ source

    def _source(self) -> Tokens | None:
        if self.phrase.follows == "inside":
            phrase = self.scene.sources.phrase(self.last, self.region)
            return self.last, max(self.last, phrase[1])
        quote = self.region.opened_at(self.last + 1)
        if quote is not None:
            return quote.open, quote.close
        for index in self.region.flat(self.last + 1, self.last + 6):
            if self.words.pos[index] in {"NOUN", "PROPN", "PRON"}:
                start = self.last + 1
                return start, max(index, self.scene.sources.phrase(index, self.region)[1])
            if self.words.is_finite(index) or self.words.form[index] in ",;:.":
                return None
        return None

    def _acceptable(self, source: Tokens) -> bool:
        head = next(
            (
                index
                for index in range(source[0], source[1] + 1)
                if self.words.pos[index] in {"NOUN", "PROPN", "PRON"}
            ),
            source[0],
        )
        form = self.words.lower[head]
        if form in self.sets["relative_marks"] or form in self.scene.lexicon.exceptions:
            return False
        if self.phrase.follows != "speaker":
            return True
        return self._is_speaker(head) and (self._is_set_off(source) or self._closes(source))

    def _is_speaker(self, head: int) -> bool:
        return (
            self.words.entity[head] in {"PER", "ORG"}
            or self.words.lower[head] in self.sets["speakers"]
            or self.words.lower[head] in self.sets["strong_pronouns"]
        )

    def _is_set_off(self, source: Tokens) -> bool:
        """« Pour X, … », « …, pour X, … »: only so does « pour » mean an opinion."""
        opens = self.first == self.region.first or self.words.form[self.first - 1] in {",", ":"}
        if not opens:
            return False
        ahead = source[1] + 1
        while ahead <= self.region.last and ahead < source[1] + 14:
            if self.words.form[ahead] in {",", ":"}:
                return True
            if self.words.is_finite(ahead):
                return self.words.pos[source[1]] == "PRON"
            ahead += 1
        return ahead > self.region.last and self.first > self.region.first

    def _closes(self, source: Tokens) -> bool:
        """Tell whether it ends a verdict (« … est "un échec" pour le ministre »)."""
        if source[1] < self.scene.bounds.trim_right(source[1], self.region.last):
            return False
        return any(
            self.words.lower[index] in self.scene.lexicon.being and self.words.is_finite(index)
            for index in self.region.flat(self.region.first, self.first - 1)
        ) and any(quote.close == self.first - 1 for quote in self.region.quotes)

    # ------------------------------------------------------------ content

    def _content(self, source: Tokens) -> Tokens | None:
        left_last = self.scene.bounds.trim_right(self.region.first, self.first - 1)
        right = self._right_start(source)
        if self.first == self.region.first or self._left_is_connective(left_last):
            return self._to_end(right) if right is not None else None
        if self._after_conjunction():
            return self._to_end(source[1] + 1)
        start = self._left_start(left_last)
        broken_off = self.words.pos[left_last] == "AUX" or self.words.is_finite(left_last)
        if right is None and broken_off:
            right = source[1] + 1  # « Il aurait, selon X, tenu… »
        if right is not None and (self._goes_on(right) or broken_off):
            end = self._to_end(right)
            return (start, end[1]) if end is not None else (start, left_last)
        return start, left_last

    def _left_start(self, last: int) -> int:
        start = self.region.first
        for index in self.region.flat(start, last):
            if self.words.form[index] in {";", ":"}:
                start = index + 1
        return start

    def _left_is_connective(self, last: int) -> bool:
        return last - self.region.first < 4 and not any(
            self.words.is_finite(place) or self.region.quote_at(place) is not None
            for place in range(self.region.first, last + 1)
        )

    def _after_conjunction(self) -> bool:
        before = self.first - 1
        if before > self.region.first and self.words.form[before] == ",":
            before -= 1
        form = self.words.lower[before]
        return form in self.sets["relative_marks"] or form in self.sets["completive"]

    def _right_start(self, source: Tokens) -> int | None:
        """Return where the clause begins after the source and its appositions."""
        after = source[1] + 1
        best = first = None
        for index in self.region.flat(after, self.region.last):
            form = self.words.form[index]
            if form == ":":
                return index + 1
            if form != ",":
                continue
            if first is not None and self._verb_alone(index + 1):
                best = first  # the comma before it closed an apposition to the clause's subject
                break
            if self._clause_follows(index + 1):
                best = index + 1
                if first is not None and self._verb_alone(self._next_comma(index + 1) + 1):
                    best = first
                break
            first = index + 1 if first is None else first
        if best is None and after <= self.region.last and self.words.form[after] != ",":
            opened = self.region.opened_at(after)
            starts = self.words.pos[after] in {"DET", "PRON", "PROPN"} or opened is not None
            if starts and self.scene.has_finite(after, self.region.last, self.region):
                best = after
        return best

    def _next_comma(self, start: int) -> int:
        return next(
            (
                index
                for index in self.region.flat(start, self.region.last)
                if self.words.form[index] == ","
            ),
            self.region.last,
        )

    def _verb_alone(self, start: int) -> bool:
        """Tell whether a verb without a subject of its own begins at ``start``."""
        return start <= self.region.last and (
            self.words.is_finite(start)
            or (
                start < self.region.last
                and self.words.lower[start] in self.sets["clitics"]
                and self.words.is_finite(start + 1)
            )
        )

    def _clause_follows(self, start: int) -> bool:
        """Tell whether a clause with its own verb begins at ``start``, before the next comma."""
        if start > self.region.last or self.words.lower[start] in self.sets["relative_marks"]:
            return False
        if self.region.opened_at(start) is not None:
            return True
        relatives = 0
        for index in range(start, self.region.last + 1):
            if self.words.is_finite(index):
                if not relatives:
                    return True
                relatives -= 1
            if self.region.quote_at(index) is not None:
                continue
            if self.words.form[index] == ":":
                return False
            if self.words.lower[index] in self.sets["relative_marks"]:
                relatives += 1
            if self.words.form[index] == "," and index > start + 1:
                opens = self.words.pos[start] in {"DET", "PRON", "ADP", "ADV", "SCONJ"}
                return (opens or self.words.is_infinitive(start)) and (
                    self.scene.has_finite(index, self.region.last, self.region)
                )
        return False

    def _goes_on(self, right: int) -> bool:
        """Tell whether the claim continues after an attribution in its middle."""
        if right > self.region.last:
            return False
        return self.words.pos[right] not in {"VERB", "SCONJ"} or self.words.is_finite(right)

    def _to_end(self, start: int | None) -> Tokens | None:
        if start is None or start > self.region.last:
            return None
        last = self.region.last
        for index in self.region.flat(start, last):
            if self.words.form[index] == ";":
                last = index - 1
                break
        last = self.scene.bounds.trim_right(start, last)
        start = self.scene.bounds.trim_left(start, last)
        return start, last
