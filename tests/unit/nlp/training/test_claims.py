"""A run that updates the recogniser learns about claims as well."""

from annotator.nlp.claim_scorer.component import FOLDER
from annotator.nlp.claim_scorer.model import ClaimModel
from annotator.nlp.pipelines import load
from annotator.nlp.training.claims import learn_claims
from annotator.nlp.training.job import Sample, TrainingJob
from annotator.nlp.training.recogniser import load_whole
from tests.unit.nlp.claim_scorer.conftest import article
from tests.unit.nlp.conftest import PIPELINE


def sample(seed: int) -> Sample:
    made = article(seed)
    return Sample(
        key=str(seed),
        text=made.text,
        entities=(),
        claims=made.accepted,
        refused_claims=made.rejected,
    )


def job(learn: range, test: range) -> TrainingJob:
    return TrainingJob(
        base=PIPELINE,
        labels=(),
        learn=tuple(sample(seed) for seed in learn[:-4]),
        watch=tuple(sample(seed) for seed in learn[-4:]),
        test=tuple(sample(seed) for seed in test),
    )


def test_claims_are_learnt_and_kept_where_too_little_is_new(own_cache, tmp_path):
    first = tmp_path / "first"
    load_whole(PIPELINE).to_disk(first)
    learnt = learn_claims(load(PIPELINE), job(range(24), range(100, 112)), first)
    assert learnt is not None
    assert learnt.better
    assert learnt.articles == 24
    second = tmp_path / "second"
    assert learn_claims(load(str(first)), job(range(6), range(100, 102)), second) is None
    kept, known = ClaimModel.load(second / FOLDER), ClaimModel.load(first / FOLDER)
    assert kept is not None and known is not None  # noqa: PT018
    assert kept.lines == known.lines
    assert kept.weights.tolist() == known.weights.tolist()
