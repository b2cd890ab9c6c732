"""Learning from decisions on claims: what is suggested afterwards, and when nothing changes."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy

from annotator.nlp.claim_scorer.component import FOLDER
from annotator.nlp.claim_scorer.job import ClaimScore, Score
from annotator.nlp.claim_scorer.model import ClaimModel
from annotator.nlp.claim_scorer.training import average_precision, is_better, train_claims
from annotator.nlp.pipelines import load
from annotator.nlp.suggester import Suggester
from annotator.nlp.training.recogniser import load_whole
from tests.unit.nlp.conftest import PIPELINE


@pytest.fixture(scope="module")
def chain(own_cache):
    return load(PIPELINE)


@pytest.fixture(scope="module")
def learnt(chain, articles, held_out, tmp_path_factory):
    """The pipeline in a folder, having learnt that only quotations are wanted."""
    folder = tmp_path_factory.mktemp("pipeline") / "learnt"
    load_whole(PIPELINE).to_disk(folder)
    return folder, train_claims(chain, articles, held_out, folder)


def test_what_the_annotator_refuses_is_left_out(learnt):
    _, result = learnt
    assert result.better
    assert result.drops
    assert result.after.claims.precision > 0.95 > result.before.claims.precision
    assert result.after.claims.recall >= result.before.claims.recall
    assert result.after.ranking > 0.95
    assert result.after.loss < result.before.loss / 2


def test_the_folder_suggests_what_was_learnt(learnt, held_out):
    folder, _ = learnt
    before, after = Suggester(PIPELINE), Suggester(str(folder))
    text = held_out[0].text
    wanted = {text[slice(*content)] for content in held_out[0].accepted}
    assert {text[slice(*claim.content)] for claim in after.suggest(text).claims} == wanted
    assert {text[slice(*claim.content)] for claim in before.suggest(text).claims} > wanted
    assert all(claim.score > 0.5 for claim in after.suggest(text).claims)


def test_other_programs_load_the_folder(learnt):
    folder, _ = learnt
    assert "annotator_claim_scorer" not in spacy.load(folder).pipe_names


def test_the_same_decisions_teach_the_same(learnt, chain, articles, held_out, tmp_path):
    folder, _ = learnt
    train_claims(chain, articles, held_out, tmp_path)
    name = "claims.msgpack"
    assert (tmp_path / FOLDER / name).read_bytes() == (folder / FOLDER / name).read_bytes()


def test_what_a_person_marks_is_completed_by_the_rules_whatever_was_learnt(learnt, held_out):
    folder, _ = learnt
    text = "Le maire affirme que la halle sera vendue avant l'été.\n\nLe reste suit."
    content = (text.index("la halle"), text.index(".\n"))
    (claim,) = Suggester(str(folder)).claim(text, content).claims
    assert claim.source == (0, 8)


def test_claims_that_no_rule_finds_are_added(chain, articles, held_out, tmp_path):
    """This annotator takes what the weather does for a claim, too."""

    def with_weather(example):
        start = len(example.text)
        said = "Il pleut depuis trois jours sur toute la région"
        return replace(
            example,
            text=f"{example.text}{said}.\n\n",
            accepted=(*example.accepted, (start, start + len(said))),
        )

    result = train_claims(
        chain, [*map(with_weather, articles)], [*map(with_weather, held_out)], tmp_path
    )
    assert result.adds
    assert result.better
    assert result.after.claims.recall > result.before.claims.recall
    load_whole(PIPELINE).to_disk(tmp_path)
    suggestions = Suggester(str(tmp_path)).suggest(with_weather(held_out[0]).text)
    added = [claim for claim in suggestions.claims if claim.origin.name == "fr_core_news_md"]
    assert added
    assert all(claim.score >= 0.3 for claim in added)


def test_too_few_decisions_teach_nothing(chain, articles, held_out, tmp_path):
    assert train_claims(chain, articles[:5], held_out, tmp_path) is None
    assert train_claims(chain, articles, held_out[:1], tmp_path) is None
    assert not (tmp_path / FOLDER).exists()


def test_what_is_no_better_is_not_used(chain, articles, held_out, tmp_path):
    """What was learnt of one annotator is worse for another who accepts what the rules propose."""
    agreeing = [
        replace(example, accepted=(*example.accepted, *example.rejected), rejected=())
        for example in held_out
    ]
    result = train_claims(chain, articles, agreeing, tmp_path)
    assert not result.better
    assert ClaimModel.load(tmp_path / FOLDER) is None


def test_articles_in_work_teach_by_what_is_decided_in_them(chain, articles, held_out):
    begun = [replace(example, complete=False) for example in articles]
    result = train_claims(chain, begun, held_out, None)
    whole = train_claims(chain, articles, held_out, None)
    assert result.rejected < whole.rejected
    assert result.after.ranking > 0.95


def test_a_damaged_file_is_told(tmp_path: Path):
    (tmp_path / "claims.msgpack").write_bytes(b"\x93nothing of the kind")
    with pytest.raises(ValueError, match="Expected"):
        ClaimModel.load(tmp_path)


def test_better_is_more_claims_right_or_truer_scores():
    plain = ClaimScore(claims=Score(5, 10, 10), ranking=0.8, loss=0.2)
    assert is_better(plain, replace(plain, claims=Score(6, 10, 10), ranking=0.1))
    assert not is_better(plain, replace(plain, claims=Score(4, 10, 10), ranking=1.0, loss=0.0))
    assert is_better(plain, replace(plain, loss=0.1))
    assert not is_better(plain, replace(plain, loss=0.1, ranking=0.7))
    assert not is_better(plain, plain)


def test_average_precision():
    assert average_precision([0.9, 0.8, 0.7], [True, False, True]) == pytest.approx(5 / 6)
    assert average_precision([], []) == 0
