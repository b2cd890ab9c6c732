"""The hand of the annotator who is imagined: operations of the window, each with its acts."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from annotator.app.effort.counting import Act, Tally, cost
from annotator.app.operations.operation import Operation
from annotator.app.project import Project
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId, SpanId
from annotator.core.model import Relation, Span
from annotator.core.suggestions import Range, Suggestions

Propose = Callable[[str, Range], Suggestions]
"""Gives the claim with its proposed parts for a content in a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """What helps the annotator."""

    suggestions: bool = False
    at_once: bool = False
    """Correct what is wrong first, then accept the rest with one key a page."""
    everywhere: bool = False
    """Label or reject the same words everywhere in the article."""
    lexicon: bool = False
    """What was decided in the articles before shows in the next."""


class Hand:
    """Carries out operations on one document and counts what they cost."""

    def __init__(self, project: Project, document: DocumentId, aids: Aids) -> None:
        self.project = project
        self.document = document
        self.aids = aids
        self.tally = Tally()
        self.text = project.document(document).text
        self._tokens = project.tokens(document)

    def do(self, operation: Operation, *acts: Act) -> Effects:
        """Carry out an operation, for the acts that it takes in the window."""
        self.tally.spend(*acts)
        return self.project.do(operation)

    def spans(self) -> tuple[Span, ...]:
        """Return the spans of the document that show."""
        return tuple(span for span in self.project.spans(self.document) if span.visible)

    def relations(self) -> tuple[Relation, ...]:
        """Return the relations of the document."""
        return self.project.relations(self.document)

    def span(self, identifier: SpanId) -> Span:
        """Return a span of the document."""
        found = self.project.spans(self.document)
        return next(span for span in found if span.id == identifier)

    def edge_acts(self, now: Range, wanted: Range) -> tuple[Act, ...]:
        """Return the cheapest acts that move the edges of a focused span where they should be.

        An edge is moved by keys, a word each, or dragged.
        """
        tokens = self._tokens
        left = _edge(tokens.starts, now[0], wanted[0])
        return (*left, *_edge(tokens.ends, now[1], wanted[1]))

    def edge_cost(self, now: Range, wanted: Range) -> int:
        """Return how many gestures it takes to move the edges of a focused span."""
        return cost(*self.edge_acts(now, wanted))


def _edge(places: Sequence[int], now: int, wanted: int) -> tuple[Act, ...]:
    if now == wanted:
        return ()
    at, to = bisect_left(places, now), bisect_left(places, wanted)
    steps = abs(at - to) if to < len(places) and places[to] == wanted else None
    if steps is not None and steps <= cost(Act.DRAG):
        return (Act.KEY,) * max(steps, 1)
    return (Act.DRAG,)
