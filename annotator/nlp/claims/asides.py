"""Claims around an incise whose subject comes first: « …, she added », « …, the mayor says ».

Only where the data of the language list ``before`` among ``incise_subjects``.
"""

from annotator.nlp.claims.cues import Cue
from annotator.nlp.claims.incises import Incise
from annotator.nlp.claims.regions import Region
from annotator.nlp.claims.scene import Found, Scene, Tokens

_APART = frozenset({",", "-", "–", "—"})
_OBJECTS = frozenset({"obj", "iobj", "ccomp", "xcomp"})


def aside_claims(scene: Scene, region: Region, used: set[int]) -> list[Found]:
    """Return the claims of such incises in ``region``; their verbs are added to ``used``."""
    if "before" not in scene.sets.get("incise_subjects", ()):
        return []
    found = []
    for cue in scene.cues(region):
        subject = None if cue.verb in used else scene.sources.of(cue, region)
        if subject is None or subject[1] >= cue.first:
            continue
        claim = _Aside(scene, region, cue, subject).claim()
        if claim is not None:
            used.add(cue.verb)
            found.append(claim)
    return found


class _Aside(Incise):
    """One verb and its subject that may be an incise."""

    def __init__(self, scene: Scene, region: Region, cue: Cue, subject: Tokens) -> None:
        super().__init__(scene, region, cue)
        self._subject = subject
        self.first = subject[0]
        self.quote = self._quote_before()

    def speaker(self) -> Tokens | None:
        """Return who speaks: the subject before the verb."""
        return self._subject

    def claim(self) -> Found | None:
        cue = self.cue
        if cue.slot not in {"finite", "conditional", "past"} or cue.passive:
            return None
        if not cue.entry.frames & {"quote", "say"} or not self._near() or self._has_content():
            return None
        before = self.first - 1
        if before >= self.region.first and self.words.lower[before] in self.sets["as_reported"]:
            return self._report(self._around(before, cue.last), "as-reported")
        if not self._apart(before):
            return None
        return self._report(self._around(self.first, self._end()), "incise")

    def _near(self) -> bool:
        """Tell whether only an aside stands between the subject and its verb."""
        after = self._subject[1] + 1
        return after == self.cue.first or self.words.form[after] in {",", "("}

    def _apart(self, before: int) -> bool:
        if before < self.region.first:
            return False
        if self.quote is not None:
            return True
        if self.words.form[before] not in _APART:
            return False
        start = self._after_colon(self.region.first, before)
        if self.scene.has_finite(start, before):
            return self.words.lower[start] not in self.sets["fronting"] or self._goes_on()
        return self._goes_on()

    def _goes_on(self) -> bool:
        after = self._end() + 1
        return (
            after < self.region.last
            and self.words.form[after] in _APART
            and self._has_main_verb(after + 1)
        )

    def _has_content(self) -> bool:
        """Tell whether what the verb reports follows it."""
        after = self.cue.last + 1
        if after > self.region.last:
            return False
        if self.words.lower[after] in self.sets["completive"] | self.sets["whether"]:
            return True
        if self.quote is None and self.region.opened_at(after) is not None:
            return True
        return any(
            self.words.dep[child] in _OBJECTS and self.cue.last < child <= self.region.last
            for child in self.words.children[self.cue.verb]
            if not self._is_told(child)
        )

    def _is_told(self, child: int) -> bool:
        """Tell whether an object is to whom something is said (told reporters)."""
        return "told" in self.cue.entry.frames and self.words.dep[child] in {"obj", "iobj"}

    def _end(self) -> int:
        """Return the last token of the incise: the verb, and to whom and when it was said."""
        last = self.cue.last
        for index in self.region.flat(last + 1):
            if self.words.form[index] in {*_APART, ".", ";", ":", "!", "?"}:
                break
            if self.words.is_finite(index):
                return self.cue.last
            last = index
        return last
