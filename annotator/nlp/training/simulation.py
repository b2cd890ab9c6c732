"""What an update of a recogniser does to texts of the new kind and to those of the old one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from spacy.language import Language

from annotator.core.uncertainty import Open, information
from annotator.nlp.pipelines import load
from annotator.nlp.suggester import Suggester
from annotator.nlp.training.job import Both, Sample, Simulated, TrainingJob
from annotator.nlp.training.parameters import Parameters
from annotator.nlp.training.recogniser import Recogniser, load_whole
from annotator.nlp.training.running import entities_of, fit_rules, rehearsed, scored
from annotator.nlp.training.updating import update

Sets = Sequence[Sequence[Sample]]
"""Several sets of articles, each scored by itself."""


def baseline(pipeline: str, labels: Sequence[str], sets: Sets) -> tuple[Both, ...]:
    """Return the scores of a pipeline as it is."""
    return _scores(load(pipeline), labels, sets)


def doubts_of(pipeline: str, samples: Sequence[Sample]) -> dict[str, float]:
    """Return how much each article would tell, by a pipeline as it is."""
    return _doubts(pipeline, samples)


def simulate(
    job: TrainingJob, parameters: Parameters, sets: Sets, asked: Sequence[Sample] = ()
) -> Simulated:
    """Update the recogniser of ``job.base`` and score it; nothing is kept."""
    start = monotonic()
    nlp = load_whole(job.base)
    recogniser = Recogniser(nlp, job.labels)
    old = rehearsed(load(job.base), job) if parameters.rehearsal else []
    learnt = update(recogniser, job, old, parameters=parameters)
    seconds = monotonic() - start
    with TemporaryDirectory() as folder:
        place = str(Path(folder, "pipeline"))
        nlp.to_disk(place)
        trained = load(place)
        fit_rules(trained, job)
        scores = _scores(trained, job.labels, sets)
        doubts = _doubts(place, asked) if asked else {}
    return Simulated(scores, replace(learnt, seconds=seconds), seconds, doubts)


def _scores(chain: Language, labels: Sequence[str], sets: Sets) -> tuple[Both, ...]:
    found = []
    for samples in sets:
        texts = [sample.text for sample in samples]
        shown, alone = (entities_of(chain, texts, rules=rules) for rules in (True, False))
        found.append(
            Both(scored(samples, shown, labels).strict, scored(samples, alone, labels).strict)
        )
    return tuple(found)


def _doubts(pipeline: str, samples: Sequence[Sample]) -> dict[str, float]:
    read = Suggester(pipeline).suggest_many(sample.text for sample in samples)
    return {
        sample.key: information(
            [Open(span.score, "", span.label, span.start, span.end) for span in suggestions.spans],
            len(sample.text),
        )
        for sample, suggestions in zip(samples, read, strict=True)
    }
