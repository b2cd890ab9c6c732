"""Contents that no word opens: « said it was late », « denied taking part »."""

from annotator.nlp.claims.scene import Tokens
from annotator.nlp.claims.search import Search


class BareSearch(Search):
    """The search for a clause or a gerund right after one verb."""

    def clause(self) -> Tokens | None:
        """Return the clause that the parser hangs on the verb, where no conjunction opens it."""
        if "bare" not in self.frames:
            return None
        words = self.words
        for child in words.children[self.cue.verb]:
            if words.dep[child] != "ccomp" or not self.cue.last < child <= self.region.last:
                continue
            inside = [
                place for place in words.subtree(child) if self.after <= place <= self.region.last
            ]
            if self._is_open_clause(inside):
                return self.until_end(inside[0])
        return None

    def _is_open_clause(self, inside: list[int]) -> bool:
        quote = self.region.quote_at(inside[0])
        opened = self.words.lower[inside[0]] in self.sets["completive"] | self.sets["whether"]
        asked = self.words.lower[inside[0]] in self.sets["relative_marks"]
        finite = any(self.words.is_finite(place) for place in inside)
        return finite and not opened and not asked and quote is None

    def gerund(self) -> Tokens | None:
        """Return what begins with a present participle right after the verb."""
        if "ing" not in self.frames or self.after > self.region.last:
            return None
        start = self.skip_adverbs()
        return self.until_end(start) if self.is_gerund(start) else None
