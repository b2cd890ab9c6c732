"""What one article adds to the sums from which agreement is computed."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from annotator.app.agreement.choosing import Choice, Layers, Voice, pairs_of
from annotator.app.agreement.gamma import gamma_of
from annotator.app.agreement.matching import Kind, Pairs, same, touching
from annotator.app.agreement.on_tokens import Categories
from annotator.app.agreement.unitising import disagreements
from annotator.core import tokens as tokenizing
from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.model import Span
from annotator.core.scheme import Attribute, Scheme
from annotator.store.outgoing import Worked

Pair = tuple[AnnotatorId, AnnotatorId]


@dataclass(frozen=True, slots=True)
class Tallied:
    """The numbers of one article by name, each a tuple that begins with what it counts."""

    numbers: dict[Hashable, float]
    voices: int


class Article:
    """Counts one article."""

    def __init__(
        self, worked: Worked, found: list[Voice], scheme: Scheme, choice: Choice, layers: Layers
    ) -> None:
        self._worked, self._voices = worked, found
        self._scheme, self._choice, self._layers = scheme, choice, layers
        self._pairs = pairs_of(found, choice)
        self._kinds = {x.annotator: Counter((y.layer, y.label) for y in x.spans) for x in found}
        self._known: dict[LabelId, tuple[Attribute, ...]] = {}
        self.numbers: defaultdict[Hashable, float] = defaultdict(float)

    def tally(self) -> Tallied:
        """Return everything that is counted."""
        self.numbers[("articles",)] = 1
        for one, two in self._pairs:
            self._compare(self._voices[one], self._voices[two])
        for name in [x for x in list(self.numbers) if isinstance(x, tuple) and x[0] == "spans"]:
            self.numbers["articles", *name[1:]] = 1
        self._on_tokens()
        self._units()
        return Tallied(dict(self.numbers), len(self._voices))

    # Two voices

    def _compare(self, one: Voice, two: Voice) -> None:
        exact = same(one.spans, two.spans)
        near = touching(one.spans, two.spans, exact)
        pair = one.annotator, two.annotator
        self._count("spans", self._kinds[one.annotator] + self._kinds[two.annotator], pair)
        self._count("strict", Counter((x.layer, x.label) for x, _ in exact), pair)
        self._count("overlap", Counter((x.layer, x.label) for x, _ in near), pair)
        for layer in self._layers:
            self.numbers["articles", layer, pair] = 1
        for mine, theirs in exact:
            self._attributes(mine, theirs)
        if one.links or two.links:
            self._links(one, two, exact, near)

    def _count(self, what: str, found: Counter[Kind], pair: Pair) -> None:
        for (layer, label), count in found.items():
            for about in ((), (layer,), (layer, label), (layer, pair)):
                self.numbers[what, *about] += count

    def _attributes(self, mine: Span, theirs: Span) -> None:
        if mine.label not in self._known:
            self._known[mine.label] = self._scheme.attributes(mine.label)
        for kind in self._known[mine.label]:
            values = mine.attributes.get(kind.id, ""), theirs.attributes.get(kind.id, "")
            if values == ("", ""):
                continue
            about = "attribute", mine.layer, kind.id
            self.numbers[*about, "pairs"] += 1
            self.numbers[*about, "agreed"] += values[0] == values[1]
            self.numbers["articles", *about[1:]] = 1
            if not kind.free:
                for value in values:
                    self.numbers["value", *about[1:], value] += 1

    def _links(self, one: Voice, two: Voice, exact: Pairs, near: Pairs) -> None:
        for what, pairs in (("strict", exact), ("overlap", near)):
            there = {mine.id: theirs.id for mine, theirs in pairs}
            for kind, head, child in one.links:
                if (kind, there.get(head), there.get(child)) in two.links:
                    self.numbers["link", kind, what] += 1
        ends = [{span.id for span in side} for side in zip(*near, strict=True)] or [set(), set()]
        for voice, known in zip((one, two), ends, strict=True):
            for kind, head, child in voice.links:
                self.numbers["link", kind, "all"] += 1
                self.numbers["link", kind, "ends"] += head in known and child in known
                self.numbers["articles", "link", kind] = 1

    # All voices

    def _on_tokens(self) -> None:
        tokens = self._worked.tokens or tokenizing.words(self._worked.document.text)
        for layer, labels in self._layers.items():
            said = [[x for x in voice.spans if x.layer == layer] for voice in self._voices]
            categories = Categories(tokens, said, labels)
            for group in self._groups():
                categories.pool(layer, group, self.numbers)
            for one, two in self._pairs:
                pair = self._voices[one].annotator, self._voices[two].annotator
                categories.compare(layer, one, two, pair, self.numbers)

    def _groups(self) -> list[Sequence[int]]:
        """Return who is measured together: all, or each with gold."""
        return list(self._pairs) if self._choice.gold else [range(len(self._voices))]

    def _units(self) -> None:
        length = len(self._worked.document.text)
        for layer, labels in self._layers.items():
            for group in self._groups():
                sides = [[x for x in self._voices[i].spans if x.layer == layer] for i in group]
                present = {span.label for side in sides for span in side}
                for label in (x for x in labels if x in present):
                    units = [[(x.start, x.end) for x in y if x.label == label] for y in sides]
                    found = disagreements(units, length)
                    for about in ((layer,), (layer, label)):
                        self.numbers["observed", *about] += length * found.observed
                        self.numbers["expected", *about] += length * found.expected
                if self._choice.gamma and all(sides):
                    value = gamma_of(sides)
                    if value is not None:
                        self.numbers["gamma", layer] += value
                        self.numbers["gammas", layer] += 1
