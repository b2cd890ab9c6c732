"""Claims around an incise: « …, a indiqué le ministère »."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.quotes import Quotation
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens

_SHORT_QUOTE = 3
_OPENERS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADP", "ADV", "PUNCT", "NUM", "SCONJ"})
_DASHES = frozenset({"-", "–", "—"})


def incise_claims(scene: Scene, region: Region) -> list[Found]:
    """Return the claims of the incises of ``region``."""
    found = []
    for cue in scene.cues(region):
        claim = Incise(scene, region, cue).claim()
        if claim is not None:
            found.append(claim)
    return found


class Incise:
    """One verb that may stand in an incise."""

    def __init__(self, scene: Scene, region: Region, cue: Cue) -> None:
        self.scene, self.region, self.cue = scene, region, cue
        self.words, self.sets = scene.words, scene.sets
        self.first = cue.first
        self.quote = self._quote_before()

    def claim(self) -> Found | None:
        """Return the claim around the incise, or None where it is none."""
        cue = self.cue
        if cue.slot not in {"finite", "conditional", "past"} or cue.passive:
            return None
        as_reported = self._as_reported()
        if as_reported is not None:
            content = self._around(as_reported, cue.last)
            told = content is not None and self.scene.has_finite(*content)
            return self._report(content, "as-reported") if told else None
        if not cue.entry.frames & {"quote", "say"} or not self._stands_apart():
            return None
        return self._report(self._around(cue.first, cue.last), "incise")

    def speaker(self) -> Tokens | None:
        """Return who speaks: here the subject that follows the verb."""
        return self.scene.sources.after(self.cue, self.region)

    def _report(self, content: Tokens | None, rule: str) -> Found | None:
        if content is None:
            return None
        source = self.speaker()
        if self.scene.first_person(source) and self.region.inside is not None:
            return None
        return Found(
            content=content,
            source=source,
            cue=(self.cue.first, self.cue.last),
            modality=self.scene.modality(self.cue, content),
            rule=rule,
        )

    def _quote_before(self) -> Quotation | None:
        """The quotation that ends right before the incise, a comma aside."""
        place = self.first - 1
        while place >= self.region.first and self.words.form[place] in {",", *_DASHES}:
            place -= 1
        if self.words.form[place] == ")":
            while place > self.region.first and self.words.form[place] != "(":
                place -= 1
            place -= 1
        quote = next((item for item in self.region.quotes if item.close == place), None)
        if quote is None or quote.open == self.region.first:
            return quote
        clause = self.scene.has_finite(quote.first, quote.last)
        return quote if clause or quote.last - quote.first >= _SHORT_QUOTE else None

    def _as_reported(self) -> int | None:
        """Return the token of « comme » in « comme l'a révélé X », or None."""
        place = self.cue.first - 1
        if place > self.region.first and self.words.lower[place] in self.sets["clitics"]:
            place -= 1
        if place < self.region.first or self.words.lower[place] not in self.sets["as_reported"]:
            return None
        word = self.words.lower[place]
        if word in self.sets["as_reported_inverted"] and not self._inverted():
            return None
        return place

    def _stands_apart(self) -> bool:
        """Tell whether the verb follows a quotation or a comma and its subject follows it."""
        before = self.cue.first - 1
        if before < self.region.first:
            return False
        after = self.cue.last + 1
        if after <= self.region.last and self.words.lower[after] in self.sets["completive"]:
            return False
        if self.cue.clitic is not None:
            return self.words.form[before] in {",", *_DASHES} or self.quote is not None
        if self.quote is not None:
            return True
        return (
            self.words.form[before] in {",", *_DASHES}
            and self._inverted(strict=True)
            and self._is_aside()
        )

    def _is_aside(self) -> bool:
        """Tell whether the words around an incise make a sentence without it."""
        start = self._after_colon(self.region.first, self.cue.first - 1)
        if self._is_connective(start, self.cue.first - 2):
            return True
        if self.scene.has_finite(start, self.cue.first - 1):
            return True
        source = self.speaker()
        end = source[1] if source is not None else self.cue.last
        return (
            end + 1 < self.region.last
            and self.words.form[end + 1] == ","
            and self._has_main_verb(end + 2)
        )

    def _inverted(self, *, strict: bool = False) -> bool:
        """Tell whether the subject follows the verb."""
        if self.cue.clitic is not None:
            return True
        if self.speaker() is None:
            return False
        if not strict:
            return True
        verb = self.cue.verb
        for child in self.words.children[verb]:
            if self.words.dep[child].startswith("nsubj"):
                return child > verb or self._closes_with_speaker()
        source = self.speaker()
        speaks = source is not None and self.scene.speaks(source)
        return (speaks and self.words.dep[verb] != "conj") or self._closes_with_speaker()

    def _closes_with_speaker(self) -> bool:
        """« …, a rapporté RMC. »: somebody's name is all that follows the verb."""
        source = self.speaker()
        if source is None or source[0] != self.cue.last + 1:
            return False
        ends = self.scene.bounds.trim_right(self.region.first, self.region.last) <= source[1]
        head = next(
            (place for place in range(source[0], source[1] + 1) if self.words.pos[place] == "NOUN"),
            source[1],
        )
        named = self.scene.speaks(source) or not self.scene.event(head)
        speaks_last = self.scene.speaks(source) and not self.scene.has_finite(
            source[1] + 1, self.region.last
        )
        return named and (ends or speaks_last or self.words.form[source[1] + 1] == ",")

    # ------------------------------------------------------------ content

    def _around(self, first: int, last: int) -> Tokens | None:
        """The content of an incise between the tokens ``first`` and ``last``."""
        left = self._left(first)
        resumed = self._resumes(last, left)
        if left is None:
            if resumed is None:
                return None
            return self._to_end(resumed)
        if resumed is None:
            return left
        end = self._to_end(resumed)
        return (left[0], end[1]) if end is not None else left

    def _left(self, first: int) -> Tokens | None:
        """What stands before the incise, or None if it is no more than a connective."""
        last = self.scene.bounds.trim_right(self.region.first, first - 1)
        if last < self.region.first or first == self.region.first:
            return None
        if self.quote is not None:
            return self._start_of_quoted(self.quote), self.quote.close
        start = self._skip_connective(self._after_colon(self.region.first, last), last)
        if self._is_connective(start, last):
            return None
        return start, last

    def _start_of_quoted(self, quote: Quotation) -> int:
        """Where a clause begins that ends in ``quote``: at the quotation or at the sentence."""
        start = self._after_colon(self.region.first, quote.open - 1)
        start = self._skip_connective(start, quote.open)
        if start >= quote.open or not self.scene.has_finite(start, quote.open - 1, self.region):
            earlier = [item for item in self.region.quotes if start <= item.open < quote.open]
            return (
                earlier[0].open
                if earlier and earlier[0].open == start
                else self._phrase(start, quote)
            )
        return start

    def _phrase(self, start: int, quote: Quotation) -> int:
        """A clause whose verb is quoted begins with its subject, not with the mark."""
        determined = start < quote.open and self.words.pos[start] in {"DET", "PRON"}
        return start if determined or quote.open - start > 2 else quote.open

    def _after_colon(self, start: int, last: int) -> int:
        """Where the clause begins: after a semicolon, or after a topic or a verb and its colon."""
        for index in self.region.flat(start, last):
            quoted = self.region.opened_at(index + 1) is not None
            colon = self.words.form[index] == ":" and (
                quoted or not self.scene.has_finite(start, index, self.region)
            )
            if colon or self.words.form[index] == ";":
                start = index + 1
        return start

    def _skip_connective(self, start: int, last: int) -> int:
        """« Ainsi, … »: the linking word is the article's, not the speaker's."""
        if start + 2 < last and self.words.lower[start] in self.sets["connectives"]:
            return start + 2 if self.words.form[start + 1] == "," else start
        return start

    def _is_connective(self, start: int, last: int) -> bool:
        if last - start >= 5 or self.words.pos[start] in {"DET", "PRON", "PROPN", "NOUN", "NUM"}:
            return False
        return not any(
            self.words.is_finite(place) or self.words.is_infinitive(place)
            for place in range(start, last + 1)
        )

    def _resumes(self, last: int, left: Tokens | None) -> int | None:
        """Return where the content goes on after the incise, or None if it does not."""
        source = self.speaker()
        end = max(last, source[1]) if source is not None else last
        if self.quote is not None:
            return self._next_quote(end)
        if end + 1 > self.region.last or self.words.form[end + 1] not in {",", *_DASHES}:
            return self._first_comma(end) if left is None else None
        start = end + 2
        if start > self.region.last:
            return None
        if left is None and self.words.pos[start] not in _OPENERS:
            return self._first_comma(end + 1) or start
        goes_on = self.words.pos[start] in {"DET", "PRON", "PROPN", "CCONJ"} and (
            self._has_main_verb(start)
        )
        return start if left is None or self._incomplete(left) or goes_on else None

    def _next_quote(self, end: int) -> int | None:
        """Return where a quotation goes on that the incise interrupts."""
        for index in range(end + 1, self.region.last + 1):
            if self.region.opened_at(index) is not None:
                return index if self._quote_goes_on(end, index) else None
        return None

    def _first_comma(self, end: int) -> int | None:
        for index in self.region.flat(end + 1, self.region.last):
            if self.words.form[index] == "," and self._has_main_verb(index + 1):
                return index + 1
        return None

    def _quote_goes_on(self, end: int, index: int) -> bool:
        """Tell whether the quotation at ``index`` continues the one before the incise."""
        between = range(end + 1, index)
        return not any(
            self.words.is_finite(place)
            or self.words.form[place] in {":", ";"}
            or (
                "VerbForm=Part" in self.words.morph[place]
                and "Tense=Pres" in self.words.morph[place]
            )
            for place in between
        )

    def _incomplete(self, left: Tokens) -> bool:
        return self.words.pos[left[1]] in {"AUX", "SCONJ", "ADP", "CCONJ", "DET"} or (
            not self.scene.has_finite(*left)
        )

    def _has_main_verb(self, start: int) -> bool:
        if start > self.region.last or self.words.lower[start] in self.sets["relative_marks"]:
            return False
        return self.scene.has_finite(start, self.region.last, self.region)

    def _to_end(self, start: int) -> Tokens | None:
        last = self.scene.end(start, self.region, self.cue)
        return (start, last) if last >= start else None
