"""Claims as the object of a reporting verb: « annonce la fermeture », « accuse X de fraude »."""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Scene, Tokens
from annotator.nlp.claims.search import Search

_REACH = 24
_PREPOSITIONAL = ("de_np", "à_np", "contre_np", "sur_np", "pour_np", "topic_de")


class ObjectSearch(Search):
    """The search for an object of one verb."""

    def __init__(self, scene: Scene, region: Region, cue: Cue) -> None:
        super().__init__(scene, region, cue)
        self.markers = scene.lexicon.markers

    def content(self) -> Tokens | None:
        """Return the object that stands for a proposition, or None if the verb has none here."""
        if self.cue.passive:
            return None
        if "comme" in self.frames and self._compares():
            return self.until_end(self.skip_adverbs())
        return (
            self._prepositional()
            or self._charge()
            or self._direct()
            or self._verdict()
            or self._amount()
        )

    def _prepositional(self) -> Tokens | None:
        start = self.skip_adverbs()
        for frame in _PREPOSITIONAL:
            if frame in self.frames and self.words.lower[start] in self.markers[frame]:
                content = self._nominal(start + 1)
                if content is not None and (frame != "topic_de" or self._quoted(content)):
                    return content
        return None

    def _charge(self) -> Tokens | None:
        """« accuses X of fraud »: of what somebody is accused, behind who that is."""
        if "charge" not in self.frames:
            return None
        words = self.words
        markers = self.sets.get("gerund_markers", frozenset())
        for noun in words.children[self.cue.verb]:
            if words.dep[noun] != "obl" or not self.cue.last < noun <= self.region.last:
                continue
            for child in words.children[noun]:
                if words.dep[child] == "case" and words.lower[child] in markers:
                    return self._nominal(child + 1)
        return None

    def _direct(self) -> Tokens | None:
        if not self.frames & {"np", "topic", "event"}:
            return None
        content = self._nominal(self._skip_recipient(self.skip_adverbs()))
        if content is not None and (
            "np" in self.frames or self._quoted(content) or self._is_event(content)
        ):
            return content
        return None

    def _verdict(self) -> Tokens | None:
        """« juge "irréalistes" les propos de X »: a short quotation and what it is said of."""
        quote = self.region.opened_at(self.after)
        if "judge" not in self.frames or quote is None or quote.close >= self.region.last - 1:
            return None
        return self.until_end(self.after)

    def _is_event(self, content: Tokens) -> bool:
        if "event" not in self.frames:
            return False
        for index in range(content[0], content[1] + 1):
            if self.words.pos[index] in {"NOUN", "PROPN"}:
                return self.words.pos[index] == "NOUN" and self.scene.event(index)
        return False

    def _amount(self) -> Tokens | None:
        """« estime à 75 000 le nombre d'emplois »."""
        start = self.skip_adverbs()
        opens = start < self.region.last and self.words.pos[start] == "ADP"
        if "amount" not in self.frames or not opens:
            return None
        number = self.words.pos[start + 1] == "NUM" or self.words.form[start + 1][0].isdigit()
        return self.until_end(start) if number else None

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

    def _compares(self) -> bool:
        return any(
            self.words.lower[index] in self.sets["as"]
            for index in self.region.flat(self.after + 1, self.after + _REACH)
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
        if start < self.region.last and self.opens_infinitive(start):
            return None
        content = self.until_end(start)
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
