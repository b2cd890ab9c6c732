"""Learning along, simulated: an annotator corrects articles of a new kind, and the rest is scored.

The new kind are historical newspapers. What the files call a document is a page of one, often
five times as long as an article; it is cut at ends of sentences into articles of some 1,600
characters, as long as the median record of ``ner_newseye_dev``. Pages stay together: those scored
and those learnt from share none. Nothing was tuned on ``ner_newseye_test``.
"""

import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.app.bench.articles import SHARED
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.evaluating import LABELS
from annotator.app.proposing import Gold, read_gold
from annotator.app.training.rehearsing import rehearsal
from annotator.core.scoring import Score
from annotator.nlp.training.job import Both, Sample, Simulated, TrainingJob
from annotator.nlp.training.parameters import Parameters

SECTION = "learning"
SIZES = (20, 50, 100, 200)
_LENGTH = 1600
_SPREAD = 0.4
_SENTENCE = re.compile(r"[.!?…»]\s+(?=[A-ZÀ-ÖØ-Þ«—])|\n+")
_WATCHED = 10
"""One article in so many is not learnt from but tells when to stop, as in a project."""
_HELD_OUT = 3
"""One page in so many is not learnt from but scored…"""
_SCORED = 60
"""…and of these as many articles."""
_SEED = 0
_AIMED_AT = 100
_POINTS = 15.0
_MINUTES = 2.0
DOMAINS = {
    "newseye": ("ner_newseye_test.jsonl",),
    "europeana": ("ner_europeana_bnf.jsonl",),
}
"""By name the files of one new kind; the first of them was not looked at when tuning."""


@dataclass(frozen=True, slots=True)
class Domain:
    """Articles of a new kind, and how they are to be labelled."""

    name: str
    labels: tuple[str, ...]
    """Those of the default scheme, also where the gold has none of one."""
    pool: tuple[Sample, ...]
    """To be corrected, in a random order."""
    rest: tuple[Sample, ...]
    """To be scored."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the scores before and after each update; nothing where there is no gold."""
    folder = os.environ.get(SHARED)
    gold = Path(folder) / "gold" if folder else None
    if gold is None or not gold.is_dir():
        return
    modern = _samples(read_gold(gold / "entities_dev.jsonl"))
    for number, (name, files) in enumerate(DOMAINS.items()):
        if setting.quick and number:
            return
        domain = domain_of(name, [read_gold(gold / file) for file in files])
        sizes = [size for size in SIZES if size <= len(domain.pool)]
        yield from _simulated(
            setting.pipeline, domain, modern, sizes[:1] if setting.quick else sizes
        )


def domain_of(name: str, golds: Sequence[Gold]) -> Domain:
    """Return the articles of a new kind, parted by page."""
    rows = [(key, gold) for gold in golds for key in gold.rows]
    chance = random.Random(_SEED)  # noqa: S311 (the same parts in every run)
    chance.shuffle(rows)
    scored = len(rows) // _HELD_OUT
    parts = [
        [article for key, gold in chosen for article in articles_of(key, gold)]
        for chosen in (rows[scored:], rows[:scored])
    ]
    for part in parts:
        chance.shuffle(part)
    return Domain(name, LABELS, tuple(parts[0]), tuple(parts[1][:_SCORED]))


def articles_of(key: str, gold: Gold) -> list[Sample]:
    """Return the articles into which a page is cut; none of them cuts a name."""
    text = gold.text(key)
    names = [span.entity for span in gold.rows[key].spans or ()]
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    ends = [end for end in ends if not any(start < end < stop for start, stop, _ in names)]
    articles: list[Sample] = []
    start = 0
    while start < len(text):
        stop = _stop(text, start, ends, names)
        own = [name for name in names if start <= name[0] and name[1] <= stop]
        placed = tuple((first - start, last - start, label) for first, last, label in own)
        articles.append(
            Sample(key=f"{key}#{len(articles)}", text=text[start:stop], entities=placed)
        )
        start = stop
    return articles


def _stop(text: str, start: int, ends: Sequence[int], names: Sequence[tuple[int, int, str]]) -> int:
    """Return where an article that begins at ``start`` ends."""
    if len(text) - start < _LENGTH * (1 + _SPREAD):
        return len(text)
    wanted = start + _LENGTH
    near = [end for end in ends if abs(end - wanted) <= _LENGTH * _SPREAD]
    if near:
        return min(near, key=lambda end: abs(end - wanted))
    stop = wanted  # no sentence ends here: then at a space that is in no name
    while stop < len(text) and (
        not text[stop - 1].isspace() or any(first < stop < last for first, last, _ in names)
    ):
        stop += 1
    return stop


def _samples(gold: Gold) -> tuple[Sample, ...]:
    return tuple(
        Sample(
            key=key,
            text=gold.text(key),
            entities=tuple(span.entity for span in gold.rows[key].spans or ()),
        )
        for key in gold.rows
    )


class _Annotator:
    """Corrects articles of one domain in one order or another, and lets the recogniser learn."""

    def __init__(self, base: str, domain: Domain, modern: Sequence[Sample]) -> None:
        self._base, self._domain = base, domain
        self._sets = (domain.rest, tuple(modern))
        self.before = in_fresh_process(_baseline, base, domain.labels, self._sets)[0]

    def learns(
        self, samples: Sequence[Sample], *, rehearsing: bool, asked: Sequence[Sample] = ()
    ) -> Simulated:
        """Return what comes of learning from ``samples``."""
        watched = max(2, len(samples) // _WATCHED)
        job = TrainingJob(
            base=self._base,
            labels=self._domain.labels,
            learn=tuple(samples[watched:]),
            watch=tuple(samples[:watched]),
            test=(),
            rehearsal=rehearsal(self._base),
            seed=_SEED,
        )
        usual = Parameters()
        chosen = usual if rehearsing else replace(usual, rehearsal=0.0)
        return in_fresh_process(_simulate, job, chosen, self._sets, tuple(asked))[0]

    def orders(self, sizes: Sequence[int]) -> Iterator[tuple[int, Simulated]]:
        """Yield what comes of always correcting the articles that would tell the most."""
        pool = self._domain.pool
        doubts = in_fresh_process(_doubts, self._base, pool)[0]
        known: list[Sample] = []
        for size in sizes:
            left = [sample for sample in pool if sample not in known]
            left.sort(key=lambda sample: -doubts[sample.key])
            chosen = size - len(known)
            known, left = known + left[:chosen], left[chosen:]
            mixed = random.Random(_SEED).sample(known, len(known))  # noqa: S311 (as above)
            asked = left if size != sizes[-1] else ()
            learnt = self.learns(mixed, rehearsing=True, asked=asked)
            doubts = learnt.doubts
            yield size, learnt


def _simulated(
    base: str, domain: Domain, modern: Sequence[Sample], sizes: Sequence[int]
) -> Iterator[Row]:
    """Yield the rows of one domain: in random order with and without rehearsal, then by order."""
    annotator = _Annotator(base, domain, modern)
    random_order: dict[int, Simulated] = {}
    for size in sizes:
        name = f"{domain.name}, {size} articles"
        with_it, without = (
            annotator.learns(domain.pool[:size], rehearsing=rehearsing)
            for rehearsing in (True, False)
        )
        random_order[size] = with_it
        yield from _rows(name, annotator.before, with_it)
        yield from _rows(f"{name}, no rehearsal", annotator.before, without)
        yield _row(
            f"{name}: mean of both kinds, with rehearsal against without",
            _mean(with_it),
            _mean(without),
            Target(Aim.RATIO_AT_LEAST, 1.0) if size == _AIMED_AT else None,
        )
        if size == _AIMED_AT:
            yield from _aims(name, annotator.before, with_it)
    for size, learnt in annotator.orders(sizes):
        name = f"{domain.name}, {size} articles, uncertain first against random"
        yield _row(
            name, _f1(learnt.scores[0].suggestions), _f1(random_order[size].scores[0].suggestions)
        )


def _baseline(
    base: str, labels: Sequence[str], sets: Sequence[Sequence[Sample]]
) -> tuple[Both, ...]:
    from annotator.nlp.training.simulation import baseline  # noqa: PLC0415  (loads spaCy)

    return baseline(base, labels, sets)


def _doubts(base: str, samples: Sequence[Sample]) -> dict[str, float]:
    from annotator.nlp.training.simulation import doubts_of  # noqa: PLC0415  (loads spaCy)

    return doubts_of(base, samples)


def _simulate(
    job: TrainingJob,
    parameters: Parameters,
    sets: Sequence[Sequence[Sample]],
    asked: Sequence[Sample],
) -> Simulated:
    from annotator.nlp.training.simulation import simulate  # noqa: PLC0415  (loads spaCy)

    return simulate(job, parameters, sets, asked)


def _rows(name: str, before: Sequence[Both], learnt: Simulated) -> Iterator[Row]:
    for kind, after, was in zip(("the rest", "modern news"), learnt.scores, before, strict=True):
        yield _row(f"{name}: {kind}", _f1(after.suggestions), _f1(was.suggestions))
        alone = f"{name}: {kind}, recogniser alone"
        yield _row(alone, _f1(after.recogniser), _f1(was.recogniser))


def _aims(name: str, before: Sequence[Both], learnt: Simulated) -> Iterator[Row]:
    after, was = learnt.scores[0], before[0]
    target = Target(Aim.VALUE_AT_LEAST, _POINTS)
    gained = _f1(after.recogniser) - _f1(was.recogniser)
    yield measured(SECTION, f"{name}: gained, recogniser alone", [gained], "points", target=target)
    gained = _f1(after.suggestions) - _f1(was.suggestions)
    yield measured(SECTION, f"{name}: gained", [gained], "points", target=target)
    target = Target(Aim.VALUE_AT_MOST, _MINUTES)
    yield measured(SECTION, f"{name}: update", [learnt.seconds / 60], "min", target=target)


def _row(name: str, value: float, reference: float, target: Target | None = None) -> Row:
    return measured(SECTION, name, [value], "F1", references=[reference], target=target)


def _mean(learnt: Simulated) -> float:
    return sum(_f1(both.suggestions) for both in learnt.scores) / len(learnt.scores)


def _f1(score: Score) -> float:
    return 100 * score.f1
