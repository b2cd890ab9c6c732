"""How far a noun phrase reaches around its noun."""

from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.words import Words

Tokens = tuple[int, int]
"""First and last token, inclusive."""

NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADV", "X", "SYM"})
"""The parts of speech that noun phrases are made of."""

_OUTER = frozenset(
    {"acl:relcl", "appos", "acl", "advcl", "parataxis", "ccomp", "conj", "dislocated"}
)


class Phrases:
    """Finds the noun phrases of one text."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def around(self, head: int, region: Region) -> Tokens:
        """Return the noun phrase around ``head`` without relative clauses and appositions."""
        inside = set(self.words.subtree(head))
        for child in self.words.children[head]:
            if self.words.dep[child] in _OUTER or child in self._after_comma(head, child):
                if self.words.dep[child] == "appos" and child == head + 1:
                    continue
                inside -= set(self.words.subtree(child))
        first = last = head
        while first - 1 >= region.first and first - 1 in inside and self._names(first - 1):
            first -= 1
        while last + 1 <= region.last and last + 1 in inside and self._names(last + 1, right=True):
            if "VerbForm=Part" in self.words.morph[last + 1] and (
                "Tense=Pres" in self.words.morph[last + 1]
            ):
                break
            last += 1
        while last > head and (
            self.words.pos[last] in {"ADP", "DET", "CCONJ", "ADV"} or self.words.form[last] == "("
        ):
            last -= 1
        return first, last

    def _after_comma(self, head: int, child: int) -> set[int]:
        low, high = min(head, child), max(head, child)
        return {child} if "," in self.words.form[low:high] else set()

    def _names(self, index: int, *, right: bool = False) -> bool:
        pos = self.words.pos[index]
        if pos in NAMING:
            return True
        if right:
            return pos in {"ADP", "PRON", "VERB", "AUX", "CCONJ"} or self.words.form[index] in "()"
        if pos == "PRON" or (pos == "PART" and self.words.dep[index] == "case"):
            return True  # « Ukraine's ministry »
        return pos == "VERB" and self.words.dep[index] == "amod"
