"""One text as the rules see it, and the claims they find in it."""

from dataclasses import dataclass
from functools import cached_property

from annotator.nlp.claims.bounds import Bounds
from annotator.nlp.claims.cues import Cue, CueFinder
from annotator.nlp.claims.lexicon import Lexicon
from annotator.nlp.claims.regions import Layout, Region
from annotator.nlp.claims.sources import SourceFinder
from annotator.nlp.claims.words import Words

Tokens = tuple[int, int]
"""First and last token, inclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim in tokens; ``rule`` names what found it."""

    content: Tokens
    source: Tokens | None
    cue: Tokens | None
    modality: str
    rule: str


class Scene:
    """A text's words, quotations, sentences and reporting verbs, each worked out once."""

    def __init__(self, words: Words, lexicon: Lexicon, layout: Layout) -> None:
        self.words, self.lexicon = words, lexicon
        self.sets = lexicon.words
        self.quotes, self.regions = layout.quotes, layout.regions
        self.sources = SourceFinder(words, lexicon)
        self.bounds = Bounds(words, lexicon)
        self._finder = CueFinder(words, lexicon)
        self._cues: dict[int, list[Cue]] = {}
        self._incises: dict[int, frozenset[int]] = {}

    def cues(self, region: Region) -> list[Cue]:
        """Return the reporting verbs of ``region``."""
        key = id(region)
        if key not in self._cues:
            self._cues[key] = self._finder.find(region)
        return self._cues[key]

    def end(self, start: int, region: Region, cue: Cue) -> int:
        """Return the last token of what ``cue`` reports from ``start`` on."""
        incises = self._incises.get(id(region), frozenset())
        return self.bounds.end(start, region, cue, self.cues(region), incises)

    def before_incise(self, region: Region, last: int) -> int:
        """Return the last token before an incise that closes the sentence, else ``last``."""
        return min((first - 1 for first in self._incises.get(id(region), ())), default=last)

    def note_incises(self, region: Region, first: frozenset[int]) -> None:
        """Remember the incises that close a sentence: contents end before them."""
        self._incises[id(region)] = first

    def speaks(self, phrase: Tokens) -> bool:
        """Tell whether a noun phrase names somebody or some body that can speak."""
        for index in range(phrase[0], phrase[1] + 1):
            if self.words.pos[index] in {"NOUN", "PROPN", "PRON"}:
                return (
                    self.words.pos[index] == "PROPN"
                    or self.words.entity[index] in {"PER", "ORG", "LOC"}
                    or self.words.lower[index] in self.sets["speakers"]
                    or self.words.lower[index] in self.sets["bodies"]
                    or self.words.lower[index] in self.sets["strong_pronouns"]
                    or self.words.lower[index] in self.sets["personal"]
                )
        return False

    def event(self, index: int) -> bool:
        """Tell whether a noun names an event or a state, by a list and by its ending."""
        form = self.words.lower[index]
        if form in self.sets["eventive"]:
            return True
        return form not in self.sets["bodies"] and form.endswith(
            tuple(self.sets["eventive_endings"])
        )

    @cached_property
    def conditional(self) -> frozenset[int]:
        """The tokens in the conditional mood."""
        return frozenset(
            index for index, morph in enumerate(self.words.morph) if "Mood=Cnd" in morph
        )

    def has_finite(self, first: int, last: int, region: Region | None = None) -> bool:
        """Tell whether a finite verb stands between two tokens (outside ``region``'s quotes)."""
        places = range(first, last + 1) if region is None else region.flat(first, last)
        return any(self.words.is_finite(place) for place in places)

    def modality(self, cue: Cue, content: Tokens) -> str:
        """Return the modality of a claim from its verb, negation and mood."""
        modality = cue.entry.modality
        if cue.negated:
            modality = {"denied": "asserted", "asserted": "denied"}.get(modality, modality)
        hearsay = cue.passive and cue.entry.lemma in self.sets.get("hearsay", ())
        if modality == "asserted" and (
            hearsay or cue.conditional or self.main_conditional(content)
        ):
            return "conditional"
        return modality

    def main_conditional(self, content: Tokens) -> bool:
        """Tell whether the first finite verb of ``content`` is in the conditional."""
        for place in range(content[0], content[1] + 1):
            if self.words.is_finite(place):
                return place in self.conditional
        return False

    def first_person(self, source: Tokens | None) -> bool:
        """Tell whether ``source`` is a pronoun of the first person."""
        if source is None or source[0] != source[1]:
            return False
        form = self.words.lower[source[0]].removeprefix("-t-").removeprefix("-")
        return form in self.sets["first_person"]

    def impersonal(self, source: Tokens | None) -> bool:
        """Tell whether ``source`` is a pronoun that names nobody (il, on, ce)."""
        return (
            source is not None
            and source[0] == source[1]
            and self.words.lower[source[0]] in self.sets["impersonal"]
        )
