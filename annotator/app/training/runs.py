"""What is known of a training run: what it learnt from, what it scored, what it would change."""

from dataclasses import dataclass, field

import msgspec

from annotator.app.training.choices import Choices
from annotator.core.ids import DocumentId, TrainingId
from annotator.core.scoring import Score
from annotator.nlp.claim_scorer.job import ClaimsLearnt
from annotator.store.trainings import TrainingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelScores:
    """The scores of one label on the held-out articles."""

    strict: Score = field(default_factory=Score)
    overlap: Score = field(default_factory=Score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What a pipeline does on the held-out articles."""

    strict: Score = field(default_factory=Score)
    overlap: Score = field(default_factory=Score)
    labels: dict[str, LabelScores] = field(default_factory=dict)
    recogniser: Score = field(default_factory=Score)
    """Strict, of the recogniser alone, without the rules that this program puts around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One suggestion that would be another: ``before`` is its label until now, if it had one."""

    document: DocumentId
    start: int
    end: int
    text: str
    label: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would change on the next articles; the lists hold the first of each, with counts."""

    articles: int = 0
    same: int = 0
    added_count: int = 0
    gone_count: int = 0
    relabelled_count: int = 0
    added: tuple[Changed, ...] = ()
    gone: tuple[Changed, ...] = ()
    relabelled: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a run learnt from."""

    articles: int
    """Those learnt from and those watched; not the held-out ones."""
    held_out: int
    finished: int = 0
    """Articles that were done, whether in the former or in the latter."""
    spans: int
    """Accepted spans in the former."""
    held_out_spans: int
    words: int = 0
    """Shown in all rounds together."""
    rounds: int = 0
    kept_round: int = 0
    misaligned: int = 0
    """Spans that do not end where tokens do, and cannot be learnt."""
    crossing: int = 0
    """Spans that overlap a longer one, and cannot be learnt either."""
    labels: dict[str, int] = field(default_factory=dict)
    """Accepted spans by label, in all articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One training run of a project, kept for good."""

    id: TrainingId
    number: int
    """The first run of the project is 1."""
    at: int
    """The Unix time in milliseconds."""
    base: str
    """The pipeline it started from: a package's name or a folder's path."""
    base_version: str
    """Its name and version."""
    pipeline: str
    """The new pipeline's name and version."""
    fingerprint: str = ""
    """Of the new pipeline's content; empty where it was not kept."""
    gesture: int = 0
    """The number of the last gesture that it could learn from."""
    rules: bool = True
    """Whether our rules about names go on correcting it: not where they do harm."""
    seconds: float = 0.0
    stopped: str = ""
    """Why it ended before its rounds were over: ``watched``, ``words``, ``time`` or nothing."""
    choices: Choices = field(default_factory=Choices)
    counts: Counts
    before: Scores
    after: Scores
    changes: Preview = field(default_factory=Preview)
    claims: ClaimsLearnt | None = None
    """What was learnt of claims; nothing where too few of them are decided."""

    @property
    def better(self) -> bool:
        """Whether it suggests better on the held-out articles: the strict F1 of names rose.

        Where that stayed as it was, it is what was learnt of claims that counts.
        """
        if self.after.strict.f1 == self.before.strict.f1:
            return self.claims is not None and self.claims.better
        return self.after.strict.f1 > self.before.strict.f1


def to_row(run: Run) -> TrainingRow:
    """Return a run as it is stored."""
    record = msgspec.json.encode(run).decode()
    return TrainingRow(run.number, run.id, run.at, run.gesture, run.fingerprint, record)


def from_row(row: TrainingRow) -> Run:
    """Return a stored run."""
    return msgspec.json.decode(row.record, type=Run)
