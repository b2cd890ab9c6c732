"""One training run from its job to its outcome: scores before, learning, writing, scores after."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from spacy.language import Language

from annotator.core.scoring import EntityScores, Score, score_entities
from annotator.nlp.casing import readable
from annotator.nlp.claims.labels import scheme_label
from annotator.nlp.pipelines import RULES, load, pipeline_version
from annotator.nlp.training.claims import learn_claims
from annotator.nlp.training.job import (
    Found,
    Outcome,
    Phase,
    Place,
    Progress,
    Sample,
    TrainingJob,
)
from annotator.nlp.training.parameters import Parameters
from annotator.nlp.training.recogniser import Recogniser, load_whole
from annotator.nlp.training.updating import names_in, update

Tell = Callable[[Progress], None]
_SHARES = {
    Phase.LOADING: 50,
    Phase.BEFORE: 50,
    Phase.COMPARING: 50,
    Phase.LEARNING: 750,
    Phase.WRITING: 20,
    Phase.AFTER: 80,
}
"""Of the whole run, in thousandths, in order."""
_TOTAL = sum(_SHARES.values())
_NOT_NEEDED = ("annotator_claims", "annotator_zones", "parser")
"""Components that say nothing of names."""
_RULES_PIPE = "annotator_entities"
_HARM = 0.02
"""By so much strict F1 must be better without the rules: they are worth keeping in doubt."""


def run(job: TrainingJob, tell: Tell, parameters: Parameters | None = None) -> Outcome:
    """Carry out ``job`` and return what came of it; the new pipeline is in ``job.target``.

    Raises:
        PipelineMissingError: there is no such base pipeline.
        OSError: the new pipeline cannot be written.
    """
    start = monotonic()
    phases = _Phases(tell)
    phases.begin(Phase.LOADING)
    base = load(job.base)
    current = load(job.current) if job.current else base
    nlp = load_whole(job.base)
    used = {label for sample in job.learn for *_, label in sample.entities}
    recogniser = Recogniser(nlp, job.labels, used)
    phases.begin(Phase.BEFORE)
    before = _scores(current, job)
    phases.begin(Phase.COMPARING)
    proposed = _suggested(current, job.upcoming)
    phases.begin(Phase.LEARNING)
    rehearsal = () if recogniser.fresh else rehearsed(base, job)
    learnt = update(recogniser, job, rehearsal, parameters=parameters, report=phases.within)
    phases.begin(Phase.WRITING)
    version = pipeline_version(nlp)
    with _folder(job.target) as folder:
        _write(nlp, job, folder)
        claims = learn_claims(current, job, folder)
        phases.begin(Phase.AFTER)
        trained = load(str(folder))
        rules = fit_rules(trained, job)
        if not rules:
            _leave_rules_out(folder)
    after = _scores(trained, job)
    later = _suggested(trained, job.upcoming)
    return Outcome(
        base_version=version,
        learnt=learnt,
        before=before,
        after=after,
        suggested={key: (tuple(proposed[key]), tuple(later[key])) for key, _ in job.upcoming},
        seconds=monotonic() - start,
        pipeline=pipeline_version(nlp),
        claims=claims,
        rules=rules,
    )


def fit_rules(trained: Language, job: TrainingJob) -> bool:
    """Take our rules about names out of ``trained`` where it does better without; tell if not.

    They were written for modern news and for a recogniser that had learnt from nothing else. In
    other texts, and beside a better recogniser, they may take away more than they give. What
    decides are the watched articles, if there are enough names in them.
    """
    if names_in(job.watch) < Parameters().fewest_watched or not trained.has_pipe(_RULES_PIPE):
        return True
    texts = [sample.text for sample in job.watch]
    with_them, without = (
        scored(job.watch, entities_of(trained, texts, rules=rules), job.labels).strict.f1
        for rules in (True, False)
    )
    if without < with_them + _HARM:
        return True
    trained.remove_pipe(_RULES_PIPE)
    return False


def _leave_rules_out(folder: Path) -> None:
    """Write into the meta data of a package that it is to be used without our rules."""
    place = folder / "meta.json"
    meta = json.loads(place.read_bytes())
    place.write_text(json.dumps({**meta, RULES: False}, indent=2), encoding="utf-8")


@contextmanager
def _folder(target: str) -> Iterator[Path]:
    """Give the folder to write: ``target``, or one that goes again where nothing is kept."""
    if target:
        yield Path(target)
        return
    with TemporaryDirectory() as folder:
        yield Path(folder, "pipeline")


def rehearsed(chain: Language, job: TrainingJob) -> list[Sample]:
    """Return the texts for rehearsal with what is suggested in them by ``chain``, rules included.

    The rules put right what the recogniser gets wrong in texts of its own kind, so it is held to
    what annotators saw, not to its errors.
    """
    read = entities_of(chain, job.rehearsal)
    return [
        Sample(key="", text=text, entities=tuple(item for item in found if item[2] in job.labels))
        for text, found in zip(job.rehearsal, read, strict=True)
    ]


class _Phases:
    """Tells how far the run is, in thousandths of the whole."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._phase = Phase.LOADING
        self._done = 0
        self._told = -1

    def begin(self, phase: Phase) -> None:
        names = list(_SHARES)
        self._phase = phase
        self._done = sum(_SHARES[name] for name in names[: names.index(phase)])
        self._say(self._done)

    def within(self, done: int, total: int) -> None:
        share = _SHARES[self._phase] * done // total if total else 0
        self._say(self._done + share)

    def _say(self, done: int) -> None:
        if done != self._told:
            self._told = done
            self._tell(Progress(self._phase, done, _TOTAL))


def _write(nlp: Language, job: TrainingJob, folder: Path) -> None:
    """Write the package: what spaCy wants, and whose child it is."""
    nlp.meta["name"] = job.name or f"{nlp.meta['name']}_trained"
    nlp.meta["version"] = f"{nlp.meta['version']}{job.version}"
    nlp.meta["description"] = f"{job.base}, its entity recogniser updated from annotated articles."
    nlp.meta["performance"] = {}  # the base pipeline's figures, not these
    nlp.to_disk(folder)


def _scores(chain: Language, job: TrainingJob) -> Found:
    texts = [sample.text for sample in job.test]
    shown = entities_of(chain, texts)
    return Found(
        suggestions=scored(job.test, shown, job.labels),
        overlap={label: _overlap(job.test, shown, label) for label in job.labels},
        recogniser=scored(job.test, entities_of(chain, texts, rules=False), job.labels),
    )


def _overlap(
    samples: Sequence[Sample], read: Sequence[Sequence[Place]], label: str
) -> tuple[int, int, int]:
    score: Score = scored(samples, read, (label,)).overlap
    return score.right, score.proposed, score.gold


def scored(
    samples: Sequence[Sample], read: Sequence[Sequence[Place]], labels: Sequence[str]
) -> EntityScores:
    """Score what was read in each of ``samples``."""
    gold = {sample.key: sample.entities for sample in samples}
    proposed = {sample.key: entities for sample, entities in zip(samples, read, strict=True)}
    return score_entities(gold, proposed, labels)


def _suggested(chain: Language, upcoming: Sequence[tuple[str, str]]) -> dict[str, list[Place]]:
    entities = entities_of(chain, [text for _, text in upcoming])
    return {key: places for (key, _), places in zip(upcoming, entities, strict=True)}


def entities_of(chain: Language, texts: Iterable[str], *, rules: bool = True) -> list[list[Place]]:
    """Return what is found as names in each text, under the scheme's labels.

    Without ``rules`` it is what the recogniser alone finds.
    """
    language = chain.lang or ""
    unused = [*_NOT_NEEDED, *(() if rules else (_RULES_PIPE,))]
    with chain.select_pipes(disable=[name for name in unused if chain.has_pipe(name)]):
        return [
            [
                (span.start_char, span.end_char, scheme_label(language, span.label_))
                for span in doc.ents
            ]
            for doc in chain.pipe((readable(text, language) for text in texts), batch_size=16)
        ]
