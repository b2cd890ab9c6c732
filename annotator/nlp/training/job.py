"""What goes into the training process and what comes out of it: plain values, no spaCy."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.scoring import EntityScores, Score
from annotator.core.suggestions import Range
from annotator.nlp.claim_scorer.job import ClaimsLearnt

Place = tuple[int, int, str]
"""Start, end and label of an entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One article with what its annotator says of the names in it."""

    key: str
    text: str
    entities: tuple[Place, ...]
    """What was accepted or made by hand."""
    refused: tuple[tuple[int, int], ...] = ()
    """What was rejected; it only tells something where the article is not complete."""
    complete: bool = True
    """Whether what bears no label is none. Where it is not, only decided places are learnt from."""
    claims: tuple[Range, ...] = ()
    """The contents of claims that were accepted or made by hand."""
    refused_claims: tuple[Range, ...] = ()

    @property
    def words(self) -> int:
        """How many words it has, as white space parts them."""
        return len(self.text.split())


class Part(StrEnum):
    """What a sample is for."""

    LEARN = "learn"
    WATCH = "watch"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingJob:
    """Everything that one update of a recogniser is made from."""

    base: str
    """The pipeline to start from: a package's name or a folder's path."""
    current: str = ""
    """The pipeline in use, if it is another: what is compared with the new one."""
    labels: tuple[str, ...]
    """The scheme's labels that the recogniser is to find."""
    learn: tuple[Sample, ...]
    watch: tuple[Sample, ...]
    """Not learnt from: they tell when to stop."""
    test: tuple[Sample, ...]
    """Neither learnt from nor looked at before the end: the scores are on these."""
    rehearsal: tuple[str, ...] = ()
    """Texts on which the recogniser is held to what was suggested before the training. The
    training process finds them itself."""
    upcoming: tuple[tuple[str, str], ...] = ()
    """Articles (key, text) for which suggestions before and after are compared."""
    target: str = ""
    """The folder to write; it must not exist yet. Without it nothing is kept."""
    name: str = ""
    """What the new pipeline is called, without its language; by default after its base."""
    version: str = ""
    """What is put behind the base's version, such as ``+3``."""
    seed: int = 0


class Phase(StrEnum):
    """What a training run is doing."""

    LOADING = "loading"
    BEFORE = "before"
    """The pipeline in use reads the held-out articles."""
    LEARNING = "learning"
    AFTER = "after"
    """The new one reads them."""
    COMPARING = "comparing"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a training run is; ``total`` is the whole run, not the phase."""

    phase: Phase
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """What the learning was like."""

    spans: int
    """How many entities there were to learn from, the watched ones included."""
    words: int
    """How many words were shown, each as often as it was."""
    rounds: int
    kept: int
    """The round whose weights were kept; 0 means that none was better than the start."""
    watched: tuple[float, ...]
    """Strict F1 on the watched articles: at the start and after each round."""
    misaligned: int
    """Entities that do not end where tokens do: they cannot be learnt."""
    crossing: int
    """Entities that overlap a longer one: a recogniser knows no overlap."""
    stopped: str = ""
    """Why it ended before its rounds were over: ``watched``, ``words`` or ``time``."""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one pipeline does on the held-out articles, by the suggestions and by itself."""

    suggestions: EntityScores
    """With our rules around the recogniser: what an annotator gets to see."""
    overlap: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """By label: right, proposed and gold where ranges need only touch."""
    recogniser: EntityScores
    """The recogniser alone: what the written package does in other programs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a training run hands back."""

    base_version: str
    learnt: Learnt
    before: Found
    after: Found
    suggested: dict[str, tuple[tuple[Place, ...], tuple[Place, ...]]]
    """For each upcoming article what is suggested before and after."""
    seconds: float
    pipeline: str = ""
    """The new pipeline's name and version."""
    rules: bool = True
    """Whether our rules about names go on correcting it."""
    seal: str = ""
    """What tells the written folder from any other; empty where nothing was to be kept."""
    claims: ClaimsLearnt | None = None
    """What was learnt of claims; nothing where too few of them are decided."""


@dataclass(frozen=True, slots=True)
class Both:
    """Strict scores of one set: of the suggestions, and of the recogniser without our rules."""

    suggestions: Score
    recogniser: Score


@dataclass(frozen=True, slots=True)
class Simulated:
    """What came of one update."""

    scores: tuple[Both, ...]
    """Of each set."""
    learnt: Learnt
    seconds: float
    """From loading the base to the last step."""
    doubts: dict[str, float] = field(default_factory=dict)
    """By key, how much each article that was asked about would tell, in bits a decision."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The run ended with a fault of the material or of the pipeline."""

    reason: str
    pipeline_missing: bool = False
    """Whether there is no such base pipeline; then ``reason`` names it."""
    ended: bool = False
    """Whether the process ended, or hung, before it could say anything."""


Message = Progress | Outcome | Failed
