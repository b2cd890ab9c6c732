import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.errors import PipelineMissingError
from annotator.core.model import OriginKind
from annotator.nlp.pipelines import extend, load
from annotator.nlp.suggester import tokenize

MARKS = ["«", "»", '"', "“", "”", ":", ",", ".", "-", "(", ")", "!", "?", "…", "\n", "\n\n", "\t"]
ODD = [" ", "\u00a0", "\u202f", "\u2028", "🙂", "👩‍👩‍👧", "e\u0301"]
WORDS = [
    "a déclaré", "Paul Martin", "que", "selon", "le ministre", "a-t-il dit", "l’État", "il", "qui",
    "LIRE AUSSI :", "dit avoir fini", "accuse", "de mentir", "pour", "affirmant", "et", "estime",
    "le 3 mai 2021", "à", "Comme l'a dit",
]  # fmt: skip
PIECES = st.sampled_from(MARKS + ODD + WORDS)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=TEXTS)
def test_every_range_lies_on_visible_text(suggester, text):
    found = suggester.suggest(text)
    ranges = [(span.start, span.end) for span in found.spans]
    for claim in found.claims:
        ranges += [place for place in (claim.content, claim.source, claim.cue) if place]
    ranges += list(zip(found.tokens.starts, found.tokens.ends, strict=True))
    for start, end in ranges:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
    assert list(found.tokens.starts) == sorted(set(found.tokens.starts))
    assert set(found.tokens.sentences) <= set(found.tokens.starts)


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_tokens_cover_all_visible_characters(text):
    tokens = tokenize(text, "fr")
    covered = {
        place
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
        for place in range(start, end)
    }
    assert covered >= {place for place, letter in enumerate(text) if not letter.isspace()}


def test_the_origin_names_the_model_or_the_rule(suggester):
    found = suggester.suggest("Paul Martin affirme que Lyon a gagné.")
    assert {str(span.origin) for span in found.spans} <= {
        "model fr_core_news_md 3.8.0",
        *(str(span.origin) for span in found.spans if span.origin.kind is OriginKind.RULE),
    }
    (claim,) = found.claims
    assert claim.origin.kind is OriginKind.RULE
    assert claim.origin.name == "clause"
    assert found.pipeline == "fr_core_news_md 3.8.0"


def test_one_at_a_time_or_many_at_once_give_the_same(suggester):
    texts = ["Selon Paul Martin, tout va bien.", "", "Lyon.\n\nÀ Paris, il dit oui.", " \n "]
    assert list(suggester.suggest_many(texts)) == [suggester.suggest(text) for text in texts]


def test_apostrophes_and_no_break_spaces_are_read_alike(suggester):
    plain = "Selon l'ONU, « la guerre s'étend » à l'Est."
    fancy = "Selon l’ONU, «\u00a0la guerre s’étend\u202f» à l’Est."
    one, two = suggester.suggest(plain), suggester.suggest(fancy)
    assert one.claims == two.claims
    assert one.spans == two.spans


def test_a_pipeline_that_is_not_installed_is_named():
    with pytest.raises(PipelineMissingError) as caught:
        load("xx_no_such_pipeline")
    assert caught.value.fields == {"name": "xx_no_such_pipeline"}


def test_a_language_without_data_keeps_its_own_components():
    nlp = spacy.blank("da")
    extend(nlp)
    assert nlp.pipe_names == ["annotator_paragraphs"]
    assert [token.is_sent_start for token in nlp("One\nTwo")][-1] is True


def test_words_glued_to_a_full_stop_are_parted():
    text = 'Le groupe recule.Selon M.Dupont "tout va bien"Il sourit.'
    tokens = tokenize(text, "fr")
    found = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert found == [
        "Le", "groupe", "recule", ".", "Selon", "M.", "Dupont", '"', "tout", "va", "bien", '"',
        "Il", "sourit", ".",
    ]  # fmt: skip


def test_every_proposal_has_a_score(suggester):
    found = suggester.suggest("Selon Paul Martin, la Suisse « n'a pas le choix », lundi à Lyon.")
    scores = [item.score for item in (*found.spans, *found.claims)]
    assert len(scores) > 3
    assert all(score is not None and 0 < score < 1 for score in scores)
