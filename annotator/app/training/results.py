"""From what the training process hands back to the record of a run."""

from collections import Counter
from time import time

from annotator.app.holdings import Holdings
from annotator.app.training.material import Material
from annotator.app.training.runs import Changed, Counts, LabelScores, Preview, Run, Scores
from annotator.core.ids import DocumentId, TrainingId
from annotator.core.scoring import Score
from annotator.nlp.training.job import Found, Outcome, Place

_LISTED = 200
"""So many changes of a kind are kept with a run; the counts tell of the others."""


def run_of(
    project: Holdings,
    outcome: Outcome,
    *,
    identifier: TrainingId,
    number: int,
    gesture: int,
    base: str,
    material: Material,
) -> Run:
    """Return the record of a run."""
    return Run(
        id=identifier,
        number=number,
        at=int(time() * 1000),
        base=base,
        base_version=outcome.base_version,
        pipeline=outcome.pipeline,
        fingerprint=outcome.seal,
        gesture=gesture,
        rules=outcome.rules,
        seconds=round(outcome.seconds, 1),
        stopped=outcome.learnt.stopped,
        choices=material.choices,
        counts=_counts(outcome, material),
        before=scores_of(outcome.before),
        after=scores_of(outcome.after),
        claims=outcome.claims,
        changes=preview_of(project, outcome.suggested),
    )


def _counts(outcome: Outcome, material: Material) -> Counts:
    learnt, ready = outcome.learnt, material.learnt_from()
    return Counts(
        articles=ready.articles,
        held_out=ready.held_out,
        finished=material.finished,
        spans=ready.spans,
        held_out_spans=ready.held_out_spans,
        words=learnt.words,
        rounds=learnt.rounds,
        kept_round=learnt.kept,
        misaligned=learnt.misaligned,
        crossing=learnt.crossing,
        labels=ready.labels,
    )


def scores_of(found: Found) -> Scores:
    """Return scores with those of each label that there is any of."""
    shown = found.suggestions
    return Scores(
        strict=shown.strict,
        overlap=shown.overlap,
        labels={
            label: LabelScores(strict=strict, overlap=Score(*found.overlap[label]))
            for label, strict in shown.labels.items()
            if strict.gold or strict.proposed
        },
        recogniser=found.recogniser.strict,
    )


def preview_of(
    project: Holdings, suggested: dict[str, tuple[tuple[Place, ...], tuple[Place, ...]]]
) -> Preview:
    """Return what would change in articles, given what is suggested in each before and after."""
    kinds: dict[str, list[Changed]] = {"added": [], "gone": [], "relabelled": []}
    counts: Counter[str] = Counter()
    for key, (before, after) in suggested.items():
        document = DocumentId(key)
        text = project.document(document).text
        old, new = ({item[:2]: item[2] for item in places} for places in (before, after))
        for start, end in sorted(old.keys() | new.keys()):
            was, now = old.get((start, end), ""), new.get((start, end), "")
            kind = _kind(was, now)
            counts[kind] += 1
            if kind in kinds and len(kinds[kind]) < _LISTED:
                kinds[kind].append(
                    Changed(
                        document=document,
                        start=start,
                        end=end,
                        text=text[start:end],
                        label=now or was,
                        before=was,
                    )
                )
    return Preview(
        articles=len(suggested),
        same=counts["same"],
        added_count=counts["added"],
        gone_count=counts["gone"],
        relabelled_count=counts["relabelled"],
        added=tuple(kinds["added"]),
        gone=tuple(kinds["gone"]),
        relabelled=tuple(kinds["relabelled"]),
    )


def _kind(was: str, now: str) -> str:
    if was == now:
        return "same"
    if not was:
        return "added"
    return "relabelled" if now else "gone"
