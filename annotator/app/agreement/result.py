"""What agreement comes to: estimates with their intervals, in rows of tables."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.ids import AnnotatorId, DocumentId


class Measure(StrEnum):
    """What is measured; formulas and sources stand with the functions that compute it."""

    STRICT = "strict"
    """F1 of spans with the same range and label: 2·both / (one's + the other's)."""
    OVERLAP = "overlap"
    """F1 of spans with the same label that touch, one to one."""
    COHEN = "cohen"
    FLEISS = "fleiss"
    ALPHA = "alpha"
    """Krippendorff's alpha, nominal, on tokens; for attributes on values of matched spans."""
    ALPHA_U = "alpha_u"
    """Krippendorff's unitising alpha, on characters."""
    GAMMA = "gamma"
    SHARE = "share"
    """How many of the matched spans have the same value."""
    ENDS = "ends"
    """F1 of relations of which both have found the two ends."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value, and where it lies in 95 of 100 resamples; None for what cannot be said."""

    value: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: what it is about, and what is known of it."""

    layer: str = ""
    label: str = ""
    pair: tuple[AnnotatorId, AnnotatorId] | None = None
    name: str = ""
    """The attribute, or the type of relation."""
    articles: int = 0
    """In how many articles it was compared."""
    items: int = 0
    """How many spans, or relations, of all sides were compared; matched pairs for attributes."""
    estimates: dict[Measure, Estimate] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """How far those agree who did one article."""

    number: int
    document: DocumentId
    title: str
    voices: int
    spans: int
    strict: float | None
    overlap: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Everything that was measured."""

    annotators: dict[AnnotatorId, str]
    """Who was compared, by name; gold among them where it was one side."""
    articles: int
    """How many articles at least two sides have."""
    resamples: int
    seed: int
    gold: bool
    layers: list[Row]
    labels: list[Row]
    pairs: list[Row]
    """Each layer of each pair."""
    attributes: list[Row]
    relations: list[Row]
    by_article: list[ArticleRow]
    """Those that disagree most first."""
    gamma_missing: bool = False
    """Whether gamma was wanted and the library for it is not installed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the measuring is, in articles; the last one has the result."""

    done: int
    total: int
    result: Agreement | None = None
