"""What was learnt of claims: weights, what their sums mean as chances, and where to draw lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import log
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from annotator.nlp.claim_scorer.candidates import Candidate, candidates
from annotator.nlp.claim_scorer.features import SIZE, signs
from annotator.nlp.claim_scorer.logistic import Rows, Vector, probability
from annotator.nlp.claims.drafts import LEARNT, Draft
from annotator.nlp.claims.parts import claim_of
from annotator.nlp.claims.scene import Scene

NEVER = 2.0
"""A chance that no candidate reaches."""
FORMAT = 1
_FILE = "claims.msgpack"
_OTHERS = -3.0
"""The log-odds of a candidate that no rule proposes, before anything is learnt."""
_SURE = 0.75
"""The chance of a rule's claim where nothing is known of the rule."""


class Lines(msgspec.Struct, frozen=True):
    """From which chance on a candidate is added, and below which a rule's claim is left out."""

    add: float = NEVER
    drop: float = 0.0


class Curve(msgspec.Struct, frozen=True):
    """Turns sums of weights into log-odds that hold on articles that were not learnt from."""

    slope: float = 1.0
    shift: float = 0.0


class _Stored(msgspec.Struct, frozen=True):
    format: int
    size: int
    signs: bytes
    weights: bytes
    lines: Lines
    proposed: Curve
    others: Curve


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimModel:
    """A judge of candidates; ``proposed`` is for what rules propose, ``others`` for the rest."""

    weights: Vector
    lines: Lines = field(default_factory=Lines)
    proposed: Curve = field(default_factory=Curve)
    others: Curve = field(default_factory=Curve)

    def chances(self, rows: Rows, prior: Vector, ruled: NDArray[np.bool_]) -> Vector:
        """Return how likely each candidate is a claim; ``ruled`` tells which ones rules propose."""
        odds = prior + rows.times(self.weights)
        slope = np.where(ruled, self.proposed.slope, self.others.slope)
        shift = np.where(ruled, self.proposed.shift, self.others.shift)
        return probability(slope * odds + shift)

    def judge(
        self, scene: Scene, drafts: Sequence[Draft], scores: Mapping[str, float]
    ) -> list[Draft]:
        """Return the claims of a text with learnt scores, in order of their place.

        ``scores`` are those of the rules, from which the judgement starts.
        """
        found = candidates(scene, drafts)
        if not found:
            return list(drafts)
        seen = Seen.of(scene, found, drafts, scores)
        chances = self.chances(seen.rows, seen.prior, seen.ruled)
        kept = [
            _judged(scene, found[index], drafts, float(chances[index]))
            for index in chosen(found, chances, self.lines)
        ]
        return sorted(kept, key=lambda draft: draft.content)

    def save(self, folder: Path) -> None:
        """Write it into ``folder``, which is made where it is missing."""
        used = np.flatnonzero(self.weights)
        stored = _Stored(
            format=FORMAT,
            size=len(self.weights),
            signs=used.astype("<i4").tobytes(),
            weights=self.weights[used].astype("<f4").tobytes(),
            lines=self.lines,
            proposed=self.proposed,
            others=self.others,
        )
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(msgspec.msgpack.encode(stored))

    @classmethod
    def load(cls, folder: Path) -> "ClaimModel | None":
        """Return what ``folder`` holds, None where it holds nothing of the kind.

        Raises:
            ValueError: it is damaged, or was made by another version of this program.
        """
        try:
            data = (folder / _FILE).read_bytes()
        except FileNotFoundError:
            return None
        stored = msgspec.msgpack.decode(data, type=_Stored)
        used = np.frombuffer(stored.signs, "<i4")
        values = np.frombuffer(stored.weights, "<f4")
        known = (stored.format, stored.size) == (FORMAT, SIZE) and len(used) == len(values)
        if not known or not all(0 <= sign < SIZE for sign in used.tolist()):
            raise ValueError(_FILE)
        weights = np.zeros(SIZE)
        weights[used] = values
        return cls(
            weights=weights, lines=stored.lines, proposed=stored.proposed, others=stored.others
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """The candidates of one text as numbers."""

    rows: Rows
    prior: Vector
    ruled: NDArray[np.bool_]

    @classmethod
    def of(
        cls,
        scene: Scene,
        found: Sequence[Candidate],
        drafts: Sequence[Draft],
        scores: Mapping[str, float],
    ) -> "Seen":
        """Read candidates among the drafts of their text."""
        contents = [draft.content for draft in drafts]
        return cls(
            Rows.of([signs(scene, item, contents) for item in found]),
            np.array([_prior(item.draft, scores) for item in found], dtype=np.float64),
            np.array([item.draft is not None for item in found], dtype=bool),
        )


def chosen(found: Sequence[Candidate], chances: Vector, lines: Lines) -> list[int]:
    """Return which candidates are suggested: above their lines, of crossing ones the surer.

    Claims that the rules propose may cross each other, as they do without this judge.
    """
    kept: list[int] = []
    for index in np.argsort(-chances, kind="stable").tolist():
        ruled = found[index].draft is not None
        if chances[index] < (lines.drop if ruled else lines.add):
            continue
        start, end = found[index].content
        rivals = (kept_one for kept_one in kept if not (ruled and found[kept_one].draft))
        if not any(
            found[rival].content[0] < end and start < found[rival].content[1] for rival in rivals
        ):
            kept.append(index)
    return kept


def _judged(scene: Scene, item: Candidate, drafts: Sequence[Draft], chance: float) -> Draft:
    score = round(chance, 4)
    if item.draft is not None:
        return replace(item.draft, score=score)
    return replace(claim_of(scene, item.content, drafts), rule=LEARNT, score=score)


def _prior(draft: Draft | None, scores: Mapping[str, float]) -> float:
    if draft is None:
        return _OTHERS
    chance = min(max(scores.get(draft.rule, scores.get("other", _SURE)), 0.01), 0.99)
    return log(chance / (1 - chance))
