"""Updating a recogniser from annotated articles, without forgetting what it knew.

Rehearsal is by pseudo-examples (A. Robins, "Catastrophic forgetting, rehearsal and
pseudorehearsal", Connection Science 7, 1995): texts of the kind that the pipeline was made for,
with the entities that it found in them before the training, are shown among the new ones. In
contrast to ``Language.rehearse`` it copes with labels that come in anew.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from time import monotonic, process_time
from typing import Any

from spacy.training import Example
from thinc.api import fix_random_seed

from annotator.core.scoring import score_entities
from annotator.nlp.training.examples import ExampleMaker
from annotator.nlp.training.job import Learnt, Place, Sample, TrainingJob
from annotator.nlp.training.parameters import Parameters
from annotator.nlp.training.recogniser import Recogniser

Report = Callable[[int, int], None]
"""Told after each batch how many words of how many were shown."""


def update(
    recogniser: Recogniser,
    job: TrainingJob,
    rehearsal: Sequence[Sample] = (),
    *,
    parameters: Parameters | None = None,
    report: Report | None = None,
) -> Learnt:
    """Let ``recogniser`` learn from ``job.learn``; the best weights on ``job.watch`` are kept.

    ``rehearsal`` are texts with what was found in them before. The same job gives the same
    weights on the same machine, unless the time runs out.
    """
    return _Update(recogniser, job, rehearsal, parameters or Parameters(), report or _silent).run()


def found(recogniser: Recogniser, texts: Sequence[str]) -> list[list[Place]]:
    """Return the entities that the recogniser alone finds, under the scheme's labels."""
    maker = ExampleMaker(recogniser)
    docs = recogniser.component.pipe(maker.doc(text) for text in texts)
    return [
        [
            (span.start_char, span.end_char, recogniser.scheme_label(span.label_))
            for span in doc.ents
        ]
        for doc in docs
    ]


def names_in(samples: Sequence[Sample]) -> int:
    """Return how many entities there are in articles."""
    return sum(len(sample.entities) for sample in samples)


class _Update:
    def __init__(
        self,
        recogniser: Recogniser,
        job: TrainingJob,
        rehearsal: Sequence[Sample],
        parameters: Parameters,
        report: Report,
    ) -> None:
        self._recogniser, self._job = recogniser, job
        self._parameters, self._report = parameters, report
        fix_random_seed(job.seed)
        self._chance = random.Random(job.seed)  # noqa: S311 (the same order in every run)
        self._watching = names_in(job.watch) >= parameters.fewest_watched
        self._rounds = parameters.first_rounds if recogniser.fresh else parameters.rounds
        maker = ExampleMaker(recogniser)
        self._made = maker.make(job.learn)
        self._old = maker.make(rehearsal if parameters.rehearsal else ())
        self._optimizer = self._prepared_optimizer()
        self._batch = float(parameters.first_batch)
        self._shown = 0
        self._watched: list[float] = []
        self._best = (-1.0, 0, b"")

    def run(self) -> Learnt:
        """Show everything round by round until nothing gets better."""
        start, computed = monotonic(), process_time()
        self._watch(0)
        rounds, stopped = 0, ""
        while rounds < self._rounds and not stopped:
            rounds += 1
            for batch in self._batches():
                self._step(batch)
            self._watch(rounds)
            stopped = self._enough(rounds, process_time() - computed)
        _, kept, weights = self._best
        self._recogniser.component.model.from_bytes(weights)
        samples = (*self._job.learn, *self._job.watch)
        return Learnt(
            spans=names_in(samples),
            words=self._shown,
            rounds=rounds,
            kept=kept,
            watched=tuple(self._watched),
            misaligned=self._made.misaligned,
            crossing=self._made.crossing,
            stopped=stopped,
            seconds=monotonic() - start,
        )

    def _prepared_optimizer(self) -> Any:
        # Not ``resume_training`` on the whole: it would copy every other component's model too.
        nlp = self._recogniser.nlp
        with nlp.select_pipes(enable=[self._recogniser.component.name]):
            optimizer: Any = nlp.resume_training()
        optimizer.learn_rate = self._parameters.learning_rate
        averaged = self._parameters.averaged and not self._recogniser.fresh
        optimizer.averages = {} if averaged else None
        return optimizer

    def _batches(self) -> Iterator[list[Example]]:
        """Yield a round's batches, each in words a little larger than the one before."""
        examples = [*self._made.examples, *self._some_old()]
        self._chance.shuffle(examples)
        batch: list[Example] = []
        words = 0
        for example in examples:
            batch.append(example)
            words += len(example.reference)
            if words >= self._batch:
                yield batch
                batch, words = [], 0
                grown = self._batch * self._parameters.growth
                self._batch = min(float(self._parameters.last_batch), grown)
        if batch:
            yield batch

    def _some_old(self) -> Iterator[Example]:
        """Yield as much rehearsal as a round has, another choice in each."""
        room = self._parameters.rehearsal * _words(self._made.examples)
        for example in self._chance.sample(self._old.examples, len(self._old.examples)):
            if room <= 0:
                return
            room -= len(example.reference)
            yield example

    def _step(self, batch: list[Example]) -> None:
        # What was predicted is written into the examples: each step begins with clean ones.
        fresh = [Example(_blank(example), example.reference) for example in batch]
        self._recogniser.component.update(fresh, sgd=self._optimizer, drop=self._parameters.dropout)
        self._shown += _words(batch)
        whole = _words(self._made.examples) * (1 + self._parameters.rehearsal)
        total = min(self._parameters.words, int(whole * self._rounds))
        self._report(min(self._shown, total), total)

    def _watch(self, rounds: int) -> None:
        """Score the weights on the watched articles and keep them if they are the best so far."""
        model = self._recogniser.component.model
        with model.use_params(self._optimizer.averages or {}):
            score = self._score()
            # With little to watch the last round is the best there is; a first one always counts.
            if not self._watching or score > self._best[0]:
                self._best = (score, rounds, model.to_bytes())
        self._watched.append(score)

    def _score(self) -> float:
        samples = self._job.watch
        read = found(self._recogniser, [sample.text for sample in samples])
        gold = {str(place): sample.entities for place, sample in enumerate(samples)}
        proposed = {str(place): entities for place, entities in enumerate(read)}
        return score_entities(gold, proposed, self._job.labels).strict.f1

    def _enough(self, rounds: int, seconds: float) -> str:
        if self._watching and rounds - self._best[1] >= self._parameters.patience:
            return "watched"
        if self._shown >= self._parameters.words:
            return "words"
        return "time" if seconds >= self._parameters.seconds else ""


def _blank(example: Example) -> Any:
    doc = example.predicted.copy()
    doc.set_ents([], default="missing")
    return doc


def _words(examples: Sequence[Example]) -> int:
    return sum(len(example.reference) for example in examples)


def _silent(_done: int, _total: int) -> None:
    """Tell nobody."""
