"""Scores of proposed entities and claims against gold: precision, recall and F1 by several rules.

The rules are those of the project's gold guidelines. Ranges are half-open code points into one
text; scores are micro-averages over all texts, in per cent.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.core.suggestions import Range

EDGE = frozenset(" \t\n\r\u00a0\u202f«»“”\"'’‘‹›.,;:!?…()[]-–—")
"""Characters at the edges of a claim's content that do not count: marks and white space."""

EXACT = 0.999
"""An intersection over union from which two ranges are the same."""

Entity = tuple[int, int, str]
"""Start, end and label."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of right, proposed and gold items, and the rates that follow from them."""

    right: int = 0
    proposed: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right over proposed, 0 where nothing is proposed."""
        return self.right / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        """Right over gold, 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.right + other.right, self.proposed + other.proposed, self.gold + other.gold
        )

    def per_cent(self) -> tuple[float, float, float]:
        """Return precision, recall and F1 in per cent, with one decimal."""
        return (
            round(100 * self.precision, 1),
            round(100 * self.recall, 1),
            round(100 * self.f1, 1),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """One claim as it is scored."""

    content: Range
    source: Range | None = None
    cue: Range | None = None
    kind: str = ""
    score: float | None = None
    origin: str = ""
    """What proposed it, in words: the model, or the rule that fired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRecord:
    """One entity as it is scored."""

    start: int
    end: int
    label: str
    origin: str = ""

    @property
    def entity(self) -> Entity:
        """What counts of it: its place and its label."""
        return self.start, self.end, self.label


@dataclass(slots=True)
class EntityScores:
    """Scores of entities by three rules.

    ``strict`` is the same range and label, ``overlap`` the same label on ranges that touch, one
    to one, ``span`` the same range under any label.
    """

    strict: Score = field(default_factory=Score)
    overlap: Score = field(default_factory=Score)
    span: Score = field(default_factory=Score)
    labels: dict[str, Score] = field(default_factory=dict)
    """Strict scores by label."""


@dataclass(slots=True)
class ClaimScores:
    """Scores of claims by how well their contents must agree, and of what hangs on them."""

    exact: Score = field(default_factory=Score)
    iou80: Score = field(default_factory=Score)
    iou50: Score = field(default_factory=Score)
    pairs: int = 0
    """Claims paired at an intersection over union of 0.5; the next three count among them."""
    source_right: int = 0
    cue_right: int = 0
    kind_right: int = 0
    kinds: dict[str, Score] = field(default_factory=dict)
    """Found and gold by the gold's kind, at 0.5; nothing is counted as proposed."""


@dataclass(slots=True)
class Bin:
    """Suggestions whose score lies in one interval, and how many of them are right."""

    low: float
    count: int = 0
    right: int = 0
    total_score: float = 0.0

    @property
    def mean_score(self) -> float:
        """The mean of the scores, 0 where there are none."""
        return self.total_score / self.count if self.count else 0.0

    @property
    def share_right(self) -> float:
        """Right over all, 0 where there are none."""
        return self.right / self.count if self.count else 0.0


@dataclass(frozen=True, slots=True)
class Pairing:
    """How the claims proposed for one text go with the gold's, by their indices in each."""

    pairs: tuple[tuple[int, int], ...]
    """(gold, proposed), one to one."""
    missed: tuple[int, ...]
    """Gold claims without a partner."""
    extra: tuple[int, ...]
    """Proposed claims without one that are not optional either."""


def score_entities(
    gold: Mapping[str, Iterable[Entity]],
    proposed: Mapping[str, Iterable[Entity]],
    labels: Sequence[str],
) -> EntityScores:
    """Score entities with ``labels`` in the texts of ``gold``; both are by the texts' ids."""
    scores = EntityScores(labels={label: Score() for label in labels})
    for identifier, items in gold.items():
        wanted = [item for item in items if item[2] in labels]
        found = [item for item in proposed.get(identifier, ()) if item[2] in labels]
        sizes = len(found), len(wanted)
        scores.strict += Score(len(set(wanted) & set(found)), *sizes)
        scores.overlap += Score(_one_to_one(wanted, found, _touch), *sizes)
        same_range = {item[:2] for item in wanted} & {item[:2] for item in found}
        scores.span += Score(len(same_range), *sizes)
        for label in labels:
            ours = {item for item in wanted if item[2] == label}
            theirs = {item for item in found if item[2] == label}
            scores.labels[label] += Score(len(ours & theirs), len(theirs), len(ours))
    return scores


def score_claims(
    texts: Mapping[str, str],
    gold: Mapping[str, Sequence[ClaimRecord]],
    proposed: Mapping[str, Sequence[ClaimRecord]],
    optional: Mapping[str, Sequence[ClaimRecord]],
) -> ClaimScores:
    """Score claims in the texts of ``gold``.

    Proposing one of the ``optional`` claims, on which two readers did not agree, is neither right
    nor wrong. Contents are compared without the marks at their edges.
    """
    scores = ClaimScores()
    for identifier, claims in gold.items():
        case = _Case(
            texts[identifier],
            claims,
            proposed.get(identifier, ()),
            optional.get(identifier, ()),
        )
        scores.exact += case.score(EXACT)
        scores.iou80 += case.score(0.8)
        scores.iou50 += case.score(0.5)
        _count_parts(scores, case)
    return scores


def calibration(
    texts: Mapping[str, str],
    gold: Mapping[str, Sequence[ClaimRecord]],
    proposed: Mapping[str, Sequence[ClaimRecord]],
    optional: Mapping[str, Sequence[ClaimRecord]],
    *,
    threshold: float = 0.5,
) -> list[Bin]:
    """Sort scored claims into ten bins by their score and count the right ones in each.

    A claim is right when it is paired with a gold claim at ``threshold``. Optional ones and those
    without a score are left out.
    """
    bins = [Bin(low=index / 10) for index in range(10)]
    for identifier, claims in gold.items():
        found = proposed.get(identifier, ())
        case = _Case(texts[identifier], claims, found, optional.get(identifier, ()))
        pairs = case.pairs(threshold)
        right = {ours for _, ours in pairs}
        free = case.free(right)
        for index, claim in enumerate(found):
            if claim.score is None or index in free:
                continue
            place = bins[min(int(claim.score * 10), 9)]
            place.count += 1
            place.right += index in right
            place.total_score += claim.score
    return bins


def expected_calibration_error(bins: Iterable[Bin]) -> float:
    """Return by how much scores differ from the share that is right, as a weighted mean over bins.

    0 means that of the claims with a score of 0.7, seven in ten are right. After Naeini, Cooper
    and Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning" (2015).
    """
    filled = [item for item in bins if item.count]
    total = sum(item.count for item in filled)
    gaps = sum(item.count * abs(item.share_right - item.mean_score) for item in filled)
    return gaps / total if total else 0.0


def pair_claims(
    text: str,
    gold: Sequence[ClaimRecord],
    proposed: Sequence[ClaimRecord],
    optional: Sequence[ClaimRecord] = (),
    *,
    threshold: float = 0.5,
) -> Pairing:
    """Pair the claims of one text at ``threshold``, as the scores do."""
    case = _Case(text, gold, proposed, optional)
    pairs = case.pairs(threshold)
    wanted, found = {place for place, _ in pairs}, {index for _, index in pairs}
    free = case.free(found)
    return Pairing(
        pairs=tuple(sorted(pairs)),
        missed=tuple(place for place in range(len(gold)) if place not in wanted),
        extra=tuple(index for index in range(len(proposed)) if index not in found | free),
    )


def trimmed(text: str, content: Range) -> Range:
    """Return ``content`` without the marks and white space at its edges."""
    start, end = content
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and text[end - 1] in EDGE:
        end -= 1
    return start, end


def iou(one: Range, other: Range) -> float:
    """Return the intersection over union of two ranges, in characters (Jaccard index)."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (max(one[1], other[1]) - min(one[0], other[0]))


class _Case:
    """The claims of one text, compared once."""

    def __init__(
        self,
        text: str,
        gold: Sequence[ClaimRecord],
        proposed: Sequence[ClaimRecord],
        optional: Sequence[ClaimRecord],
    ) -> None:
        self.gold, self.proposed = gold, proposed
        self._wanted = [trimmed(text, claim.content) for claim in gold]
        self._found = [trimmed(text, claim.content) for claim in proposed]
        self._optional = [trimmed(text, claim.content) for claim in optional]
        self._likeness = sorted(
            (
                (iou(wanted, found), place, index)
                for place, wanted in enumerate(self._wanted)
                for index, found in enumerate(self._found)
            ),
            reverse=True,
        )

    def pairs(self, threshold: float) -> list[tuple[int, int]]:
        """Return (gold, proposed) indices paired one to one, the likest first."""
        taken: set[int] = set()
        given: set[int] = set()
        pairs: list[tuple[int, int]] = []
        for likeness, place, index in self._likeness:
            if likeness >= threshold and place not in taken and index not in given:
                taken.add(place)
                given.add(index)
                pairs.append((place, index))
        return pairs

    def free(self, paired: set[int]) -> set[int]:
        """Return the proposed claims that are nobody's but an optional one's."""
        return {
            index
            for index, found in enumerate(self._found)
            if index not in paired and any(iou(found, other) >= 0.5 for other in self._optional)
        }

    def score(self, threshold: float) -> Score:
        """Return the counts at one threshold."""
        pairs = self.pairs(threshold)
        free = self.free({index for _, index in pairs})
        return Score(len(pairs), len(self._found) - len(free), len(self._wanted))


def _count_parts(scores: ClaimScores, case: _Case) -> None:
    pairs = case.pairs(0.5)
    found = Counter(case.gold[place].kind for place, _ in pairs)
    for kind, count in Counter(claim.kind for claim in case.gold).items():
        scores.kinds[kind] = scores.kinds.get(kind, Score()) + Score(found[kind], 0, count)
    for place, index in pairs:
        wanted, ours = case.gold[place], case.proposed[index]
        scores.pairs += 1
        scores.source_right += agree(wanted.source, ours.source)
        scores.cue_right += agree(wanted.cue, ours.cue)
        scores.kind_right += wanted.kind == ours.kind


def agree(one: Range | None, other: Range | None) -> bool:
    """Tell whether two parts agree: both absent, or at least one character shared."""
    if one is None or other is None:
        return one is other
    return min(one[1], other[1]) > max(one[0], other[0])


def _touch(one: Entity, other: Entity) -> bool:
    return one[2] == other[2] and min(one[1], other[1]) > max(one[0], other[0])


def _one_to_one(
    wanted: Sequence[Entity], found: Sequence[Entity], fits: Callable[[Entity, Entity], bool]
) -> int:
    """Count pairs, giving each wanted entity the first free one that fits."""
    used: set[int] = set()
    for entity in wanted:
        for index, other in enumerate(found):
            if index not in used and fits(entity, other):
                used.add(index)
                break
    return len(used)
