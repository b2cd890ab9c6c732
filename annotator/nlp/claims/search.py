"""The search for the content of one reporting verb, shared by the rules to its right."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Scene, Tokens


class Search:
    """What every search for a content starts from: a verb in its sentence."""

    def __init__(self, scene: Scene, region: Region, cue: Cue) -> None:
        self.scene, self.region, self.cue = scene, region, cue
        self.words, self.sets = scene.words, scene.sets
        self.frames = cue.entry.frames
        self.after = cue.last + 1

    def until_end(self, start: int) -> Tokens | None:
        """Return the content from ``start`` to where it ends, or None if nothing is left."""
        if start > self.region.last:
            return None
        last = self.scene.end(start, self.region, self.cue)
        start = self.scene.bounds.trim_left(start, last)
        return (start, last) if last >= start else None

    def opens_infinitive(self, index: int) -> bool:
        """Tell whether an infinitive follows, with clitics, adverbs or a quotation mark between."""
        gerund = self.words.lower[index] in self.sets.get("gerund_markers", ())
        for place in range(index + 1, min(index + 5, self.region.last + 1)):
            if self.words.is_infinitive(place) or (gerund and self.is_gerund(place)):
                return True
            if not (
                self.words.lower[place] in self.sets["clitics"]
                or self.words.lower[place] in self.sets["negations"]
                or self.words.pos[place] in {"ADV", "PUNCT"}
            ):
                return False
        return False

    def is_gerund(self, index: int) -> bool:
        """Tell whether the token is tagged as a present participle."""
        morph = self.words.morph[index]
        return "VerbForm=Part" in morph and "Tense=Pres" in morph

    def skip_adverbs(self) -> int:
        """Return where what follows the verb begins, adverbs and dates aside."""
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
