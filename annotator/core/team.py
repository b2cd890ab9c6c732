"""Work in a team: who is to do what, and how disagreements were settled."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.ids import AnnotatorId, BatchId, DecisionId, DocumentId, LayerId, SpanId


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Documents that were given to one annotator at one time, and what they see of others' work.

    A document is in at most one batch of an annotator; several annotators may have it.
    """

    id: BatchId
    annotator: AnnotatorId
    name: str
    documents: tuple[DocumentId, ...]
    suggestions: bool = True
    """Whether the annotator sees suggestions; without them the article is read unprejudiced."""
    others: bool = False
    """Whether the annotator sees what others did with the documents."""
    at: int = 0
    """Unix time in milliseconds."""


class DecisionRule(StrEnum):
    """How a disagreement was settled."""

    BY_HAND = "by hand"
    AGREED = "agreed"
    """All who did the article said the same."""
    MAJORITY = "majority"
    TRUSTED = "trusted"
    """One annotator is trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """How one place of a document, where annotators may disagree, was settled in the gold layer.

    ``start``-``end`` is the stretch of code points that the spans concerned cover. With
    ``deferred`` nothing is settled yet, and ``comment`` says why.
    """

    id: DecisionId
    document: DocumentId
    layer: LayerId
    start: int
    end: int
    by: AnnotatorId
    """Who settled it, also where a rule did the work."""
    at: int
    """Unix time in milliseconds."""
    rule: DecisionRule = DecisionRule.BY_HAND
    chosen: tuple[AnnotatorId, ...] = ()
    """Whose side was taken; nobody's where the result is another."""
    sources: tuple[SpanId, ...] = ()
    """The annotators' spans that were there to be decided on."""
    spans: tuple[SpanId, ...] = ()
    """The gold spans that came of it; none where all were wrong."""
    seen: tuple[str, ...] = ()
    """What the annotators said when it was decided, as signatures: later work is told by them."""
    comment: str = ""
    deferred: bool = False


def overlapping(batches: Iterable[Batch]) -> dict[DocumentId, tuple[AnnotatorId, ...]]:
    """Return who has each document of ``batches``, in the order of the batches."""
    found: dict[DocumentId, tuple[AnnotatorId, ...]] = {}
    for batch in batches:
        for document in batch.documents:
            found[document] = (*found.get(document, ()), batch.annotator)
    return found
