"""What is to be exported, and how."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import DocumentState
from annotator.core.splitting import SplitPlan

WORKED_ON = (DocumentState.IN_PROGRESS, DocumentState.DONE)
"""The states of the articles that an export holds unless it is asked for others."""


class Whose(StrEnum):
    """Whose annotations an export holds."""

    ONE = "one"
    """One annotator's."""
    EACH = "each"
    """Everybody's: an article comes once for each annotator who has worked on it."""
    MAJORITY = "majority"
    """What more than half of those who have worked on an article accepted."""
    GOLD = "gold"
    """What was decided in adjudication."""


def usual_states(whose: Whose) -> tuple[DocumentState, ...]:
    """Return which articles are exported unless it is said: gold only where all is settled."""
    return (DocumentState.DONE,) if whose is Whose.GOLD else WORKED_ON


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What is to be exported, and how; plain values, so that another process can be told."""

    format: str = "prodigy"
    states: tuple[DocumentState, ...] = WORKED_ON
    """In which states an annotator's articles count; none named means every article."""
    query: str = ""
    """As typed into the search field; only the articles that it finds."""
    documents: tuple[DocumentId, ...] | None = None
    """Exactly these articles in this order, whatever their state."""
    layers: frozenset[LayerId] | None = None
    """Only spans of these layers; None means every layer that the format has a place for."""
    whose: Whose = Whose.ONE
    annotator: AnnotatorId | None = None
    """Who the one annotator is; None means whoever has the project open."""
    rejected: bool | None = None
    """Whether rejected suggestions go along as negative examples; None: where the format can."""
    undecided: bool = False
    """Whether suggestions that nobody has decided on go along."""
    anonymous: bool = False
    """Whether annotators are numbered instead of named, and their remarks left out."""
    split: SplitPlan | None = None
    tokens: bool = True
    """Whether tokens are made for articles that no pipeline has read; else plain words serve."""
