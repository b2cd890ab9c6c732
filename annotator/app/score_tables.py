"""The scores of an evaluation as tables in words, for the terminal and for the window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from annotator.app.evaluating import Evaluation, Scored, per_cent
from annotator.app.messages import line
from annotator.app.record_words import kind_in_words
from annotator.core.scoring import Bin, ClaimScores, EntityScores, Score, expected_calibration_error

Number = Callable[[float, int], str]
"""Writes a number with so many decimals."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title, which may be empty; the first column names the rows."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plain(value: float, decimals: int) -> str:
    """Return a number with a point and so many decimals."""
    return f"{value:.{decimals}f}"


def tables(evaluation: Scored, language: str, number: Number = plain) -> Iterator[Table]:
    """Yield the tables of an evaluation: entities, claims, what hangs on these, calibration."""
    words = _Words(language, number)
    if evaluation.entities is not None:
        yield words.entities(evaluation.entities, evaluation.entity_count)
    if evaluation.claims is not None:
        yield words.claims(evaluation.claims, evaluation.claim_count)
        yield words.parts(evaluation.claims)
    if evaluation.claims is not None and evaluation.bins:
        yield words.calibration(evaluation.bins)


def notes(evaluation: Evaluation, language: str, named: int) -> Iterator[str]:
    """Yield what was left out or is missing, with at most ``named`` ids each."""
    proposals = evaluation.proposals
    absent = "not-in-project" if proposals.partial else "only-gold"
    for key, ids in (
        (absent, evaluation.absent),
        ("only-proposed", proposals.only_proposed),
        ("without-suggestions", proposals.untouched),
    ):
        if ids:
            shown = ", ".join(ids[:named]) + (", …" if len(ids) > named else "")
            yield line(key, language, count=len(ids), ids=shown)


class _Words:
    """Writes tables in one language."""

    def __init__(self, language: str, number: Number) -> None:
        self._language = language
        self._number = number

    def entities(self, scores: EntityScores, texts: int) -> Table:
        rows = [
            (self._say(name), *self._cells(getattr(scores, name)))
            for name in ("strict", "overlap", "span")
        ]
        rows += [(label, *self._cells(each)) for label, each in scores.labels.items()]
        return Table(self._say("entities", texts=texts), self._head(), tuple(rows))

    def claims(self, scores: ClaimScores, texts: int) -> Table:
        rows: list[tuple[str, ...]] = [
            (self._say(name), *self._cells(getattr(scores, name)))
            for name in ("exact", "iou80", "iou50")
        ]
        for kind, found in sorted(scores.kinds.items()):
            recall = self._number(100 * found.recall, 1)
            named = self._say("kind", kind=kind_in_words(kind, self._language))
            rows.append((named, "", recall, "", str(found.right), "", str(found.gold)))
        return Table(self._say("claims", texts=texts), self._head(), tuple(rows))

    def parts(self, scores: ClaimScores) -> Table:
        rights = (
            ("source", scores.source_right),
            ("cue", scores.cue_right),
            ("kinds", scores.kind_right),
        )
        rows = []
        for name, right in rights:
            share = self._number(per_cent(right, scores.pairs), 1)
            rows.append((self._say(name), f"{share} ({right}/{scores.pairs})"))
        return Table("", ("", self._say("accuracy")), tuple(rows))

    def calibration(self, bins: Sequence[Bin]) -> Table:
        error = self._number(expected_calibration_error(bins), 3)
        head = tuple(self._say(name) for name in ("bin", "count", "mean", "share"))
        rows = tuple(map(self._bin, bins))
        return Table(self._say("calibration", error=error), head, rows)

    def _bin(self, item: Bin) -> tuple[str, ...]:
        place = f"{self._number(item.low, 1)}-{self._number(item.low + 0.1, 1)}"
        if not item.count:
            return place, "0"
        mean, share = self._number(item.mean_score, 2), self._number(item.share_right, 2)
        return place, str(item.count), mean, share

    def _head(self) -> tuple[str, ...]:
        names = ("precision", "recall", "f1", "right", "proposed", "gold")
        return ("", *(self._say(name) for name in names))

    def _cells(self, score: Score) -> tuple[str, ...]:
        rates = [self._number(rate, 1) for rate in score.per_cent()]
        return (*rates, str(score.right), str(score.proposed), str(score.gold))

    def _say(self, key: str, **fields: object) -> str:
        return line(f"scores-{key}", self._language, **fields)
