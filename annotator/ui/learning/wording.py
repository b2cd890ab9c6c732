"""What training is called in words: phases, scores, and what is missing before it makes sense."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from annotator.core.scheme import Scheme, wording
from annotator.ui.i18n import language, translate

if TYPE_CHECKING:
    from annotator.app.training.due import Changes
    from annotator.app.training.material import Readiness
    from annotator.app.training.runs import Run
    from annotator.nlp.training.job import Progress

BETTER, WORSE, SAME = "success", "danger", "muted"
"""Roles of the theme for a change."""


def percent(share: float) -> str:
    """Return a share from 0 to 1 as a score is written: in per cent, with one decimal."""
    return QLocale().toString(100 * share, "f", 1)


def change_of(before: float, after: float) -> tuple[str, str]:
    """Return a change of a score in words with its sign, and the colour's role."""
    gained = round(100 * after, 1) - round(100 * before, 1)
    shown = QLocale().toString(abs(gained), "f", 1)
    if gained > 0.05:
        return translate("learning", "▲ +{points} better").format(points=shown), BETTER
    if gained < -0.05:
        return translate("learning", "▼ −{points} worse").format(points=shown), WORSE
    return translate("learning", "= no change"), SAME


def from_to(run: "Run") -> str:
    """Return the F1 of a run before and after."""
    return f"{percent(run.before.strict.f1)} → {percent(run.after.strict.f1)}"


def told(run: "Run") -> str:
    """Return in a sentence what came of a run."""
    counts = run.counts
    learnt = translate("learning", "Trained on %n article(s):", "", counts.articles)
    scored = translate("learning", "F1 {change} on %n held-out article(s)", "", counts.held_out)
    return f"{learnt} {scored.format(change=from_to(run))}"


def label_name(scheme: Scheme, identifier: str) -> str:
    """Return what a label is called, in the window's language."""
    found = next((label for label in scheme.labels() if label.id == identifier), None)
    return wording(found.name, language()) if found is not None else identifier


def phase_text(progress: "Progress | None") -> str:
    """Return what a run is doing."""
    from annotator.nlp.training.job import Phase  # noqa: PLC0415 (only while something is learned)

    if progress is None:
        return ""
    return {
        Phase.LOADING: translate("learning", "Getting ready"),
        Phase.BEFORE: translate("learning", "Scoring what is in use"),
        Phase.LEARNING: translate("learning", "Learning"),
        Phase.AFTER: translate("learning", "Scoring what was learned"),
        Phase.COMPARING: translate("learning", "Looking at the next articles"),
        Phase.WRITING: translate("learning", "Keeping the result"),
    }[progress.phase]


def missing(ready: "Readiness") -> str:
    """Return what it still takes until there is enough to learn from; empty when there is."""
    from annotator.app.training import material  # noqa: PLC0415 (not for the start)

    if ready.enough:
        return ""
    articles = material.FEWEST_ARTICLES - ready.articles
    held_out = material.FEWEST_HELD_OUT - ready.held_out
    names = material.FEWEST_HELD_OUT_SPANS - ready.held_out_spans
    parts = []
    if articles > 0:
        parts.append(
            translate("learning", "%n more finished article(s) to learn from", "", articles)
        )
    if held_out > 0:
        parts.append(translate("learning", "%n more held out to score on", "", held_out))
    if names > 0:
        parts.append(translate("learning", "%n more name(s) in the articles held out", "", names))
    why = translate("learning", "Still too little to learn from: it takes {parts}.")
    how = translate(
        "learning",
        "Finish more articles; one in five is held out and not learned from.",
    )
    return f"{why.format(parts=', '.join(parts))} {how}"


def ready_text(ready: "Readiness", changes: "Changes") -> str:
    """Return what there is to learn from, and what is new since the last run."""
    lacking = missing(ready)
    if lacking:
        return lacking
    there = translate("learning", "%n finished article(s)", "", ready.articles + ready.held_out)
    if changes.enough:
        new = translate("learning", "%n of them new: it is time to train", "", changes.articles)
    else:
        new = translate("learning", "%n of them new since the last training", "", changes.articles)
    return f"{there}, {new}."
