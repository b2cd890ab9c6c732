"""Where the content of a claim ends."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.lexicon import Lexicon
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.words import Words

_FINAL = frozenset({".", "!", "?", "…", "...", ",", ";", ":", "-", "–", "—"})


class Bounds:
    """Finds the ends of contents in one text."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon

    def end(
        self,
        start: int,
        region: Region,
        cue: Cue,
        others: list[Cue],
        incises: frozenset[int] = frozenset(),
    ) -> int:
        """Return the last token of a content that begins at ``start`` and that ``cue`` reports.

        It reaches to the end of the sentence, less what is no part of it: a semicolon or colon
        and what follows, a participle that reports something else, a verb joined to the cue, and
        an incise or attribution at the end (``incises`` are the first tokens of those).
        """
        by_first = {other.first: other for other in others if other.first > start}
        last = region.last
        for index in region.flat(start, region.last):
            if (index in incises and index > start) or self._stops(
                index, start, region, cue, by_first
            ):
                last = index - 1
                break
        return self.trim_right(start, last)

    def _stops(
        self, index: int, start: int, region: Region, cue: Cue, others: dict[int, Cue]
    ) -> bool:
        words = self.words
        form = words.lower[index]
        if index == start or form in {";", ":"}:
            return index != start
        if form == ",":
            return self._aside_follows(index, region, others) or self._closes_fronted(
                index, start, region, cue
            )
        if form in self.lexicon.words["coordinators"]:
            return self._joined_to_cue(index, region, cue, others)
        if form in self.lexicon.words["gerund"]:
            following = others.get(index + 1)
            return following is not None and following.slot == "present"
        if words.is_finite(index) and self._has_cue_as_subject(index, cue):
            return True
        return self._participle_follows(index, region, cue, others)

    def _participle_follows(
        self, index: int, region: Region, cue: Cue, others: dict[int, Cue]
    ) -> bool:
        """« … », évoquant B: tell whether a participle at ``index`` reports something else."""
        other = others.get(index)
        return (
            other is not None
            and other.slot == "present"
            and (
                self.words.head[other.verb] == cue.verb
                or any(quote.close == index - 1 for quote in region.quotes)
            )
        )

    def _has_cue_as_subject(self, index: int, cue: Cue) -> bool:
        """« Le fait qu'il pense que A | est B »: a verb whose subject holds the cue."""
        words = self.words
        verb = words.head[index] if words.dep[index].startswith(("aux", "cop")) else index
        return any(
            words.dep[child].startswith("nsubj")
            and child < cue.first
            and cue.verb in words.subtree(child)
            for child in words.children[verb]
        )

    def _aside_follows(self, comma: int, region: Region, others: dict[int, Cue]) -> bool:
        """Tell whether what follows a comma is no part of the content before it."""
        ahead = comma + 1
        if ahead > region.last:
            return True
        if self.words.lower[ahead] in self.lexicon.words["gerund"]:
            ahead += 1
        other = others.get(ahead)
        if other is not None and other.slot == "present":
            return True
        if self.words.lower[comma + 1] in self.lexicon.words["contrast"]:
            return True
        return self._last_segment(comma, region) and (
            (other is not None and other.clitic is not None)
            or self.words.lower[comma + 1] in self.lexicon.attributions
        )

    def _closes_fronted(self, comma: int, start: int, region: Region, cue: Cue) -> bool:
        """« Alors que X dit A, B »: tell whether the main clause begins after ``comma``."""
        opening = next(region.flat(), region.first)
        participle = cue.slot == "present" and cue.first == opening
        if not participle and self.words.lower[opening] not in self.lexicon.words["fronting"]:
            return False
        if any(self.words.form[place] == "," for place in region.flat(opening, start)):
            return False
        ahead = comma + 1
        if ahead > region.last or self.words.pos[ahead] not in {"DET", "PROPN", "PRON", "NOUN"}:
            return False
        if self.words.lower[ahead] in self.lexicon.words["relative_marks"]:
            return False
        return any(self.words.is_finite(place) for place in region.flat(ahead, region.last))

    def _last_segment(self, comma: int, region: Region) -> bool:
        return all(self.words.form[place] != "," for place in region.flat(comma + 1, region.last))

    def _joined_to_cue(self, index: int, region: Region, cue: Cue, others: dict[int, Cue]) -> bool:
        """Tell whether « et » joins another verb to the cue (dit que A et demande que B)."""
        for place in region.flat(index + 1, min(index + 6, region.last)):
            if place in others and others[place].slot != "present":
                joined = others[place]
                head = self.words.head[joined.verb]
                return (
                    self.words.dep[joined.verb] == "conj" and head in {cue.verb, cue.first}
                ) or joined.first == index + 1
            if self.words.pos[place] == "PRON" and place + 1 in others:
                continue
            if self.words.pos[place] in {"NOUN", "PROPN", "PRON"} and place not in others:
                return False
            if self.words.is_finite(place) and self.words.dep[place] == "conj":
                return self.words.head[place] == cue.verb
        return False

    def trim_right(self, start: int, last: int) -> int:
        """Return ``last`` without punctuation at the end of the content."""
        while last > start and self.words.form[last] in _FINAL:
            last -= 1
        return last

    def trim_left(self, start: int, last: int) -> int:
        """Return ``start`` without punctuation at the beginning of the content."""
        while start < last and self.words.form[start] in _FINAL:
            start += 1
        return start
