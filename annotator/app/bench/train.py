"""Section ``train``: how fast a recogniser learns from corrected articles, beside bare spaCy."""

from collections.abc import Iterator

from annotator.app.bench.articles import articles
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.evaluating import LABELS
from annotator.app.training.rehearsing import rehearsal
from annotator.nlp.bench import check_installed, training

SECTION = "train"
_ARTICLES, _QUICK_ARTICLES = 104, 8
"""As many as the published update on 100 articles had, with those it watches."""
_ROUNDS, _QUICK_ROUNDS = 10, 1
_SECONDS = 120.0


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the words learnt from in a second, and what a whole update takes.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    check_installed(setting.pipeline)
    count, rounds = (_QUICK_ARTICLES, _QUICK_ROUNDS) if setting.quick else (_ARTICLES, _ROUNDS)
    texts = articles(count).texts
    old = rehearsal(setting.pipeline)
    taken, _ = in_fresh_process(training, setting.pipeline, texts, LABELS, rounds, old)
    yield measured(
        SECTION,
        f"learning from {count} articles in {rounds} rounds, against nlp.update of as many words",
        [taken.words / taken.seconds],
        "words/s",
        references=[taken.bare_words / taken.bare_seconds],
    )
    whole = Target(Aim.VALUE_AT_MOST, _SECONDS) if not setting.quick else None
    yield measured(
        SECTION, f"one update on {count} articles, with loading", [taken.whole], "s", target=whole
    )
