"""The part of a training run that learns about claims, from the same articles."""

from pathlib import Path

from spacy.language import Language

from annotator.nlp.claim_scorer.job import ClaimExample, ClaimsLearnt
from annotator.nlp.claim_scorer.training import train_claims
from annotator.nlp.training.job import Sample, TrainingJob


def learn_claims(current: Language, job: TrainingJob, folder: Path) -> ClaimsLearnt | None:
    """Let the pipeline in ``folder`` judge claims, where that beats the pipeline in use."""
    learn = [_example(sample) for sample in (*job.learn, *job.watch)]
    return train_claims(current, learn, [_example(sample) for sample in job.test], folder)


def _example(sample: Sample) -> ClaimExample:
    return ClaimExample(
        text=sample.text,
        accepted=sample.claims,
        rejected=sample.refused_claims,
        complete=sample.complete,
    )
