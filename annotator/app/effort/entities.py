"""Entities as the gold has them, by the cheapest gestures."""

from collections.abc import Iterable

from annotator.app.effort.counting import Act, cost
from annotator.app.effort.hand import Hand
from annotator.app.effort.target import Entity
from annotator.app.operations.propagation import LabelMentions, RejectMentions
from annotator.app.operations.spans import (
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.core.ids import LabelId, SpanId
from annotator.core.mentions import mentions
from annotator.core.model import Span, SpanState

_NEW = (Act.DRAG, Act.KEY)
"""Choose the words, press the label's key."""
_REFUSE = (Act.CLICK, Act.KEY)
"""Focus a span, press the key that rejects or deletes it."""


class EntityWork:
    """Brings the entities of one document to the gold, but for accepting what is right."""

    def __init__(self, hand: Hand, gold: Iterable[Entity], labels: frozenset[LabelId]) -> None:
        self._hand = hand
        self._gold = frozenset(gold)
        self._labels = labels

    def correct(self) -> None:
        """Label what is missing, mend what is nearly right, refuse what is wrong."""
        for entity in sorted(self._gold):
            self._reach(entity)
        for span in self._wrong():
            if any(span.id == left.id for left in self._wrong()):
                self._refuse(span)

    def right(self) -> list[SpanId]:
        """Return the suggestions that only wait to be accepted."""
        return [
            span.id
            for span in self._entities()
            if _entity(span) in self._gold and span.state is SpanState.SUGGESTED
        ]

    def accepted(self) -> frozenset[Entity]:
        """Return the accepted entities."""
        return frozenset(
            _entity(span) for span in self._entities() if span.state is SpanState.ACCEPTED
        )

    def _entities(self) -> list[Span]:
        return [span for span in self._hand.spans() if span.label in self._labels]

    def _wrong(self) -> list[Span]:
        return [span for span in self._entities() if _entity(span) not in self._gold]

    def _reach(self, entity: Entity) -> None:
        start, end, label = entity
        here = [span for span in self._entities() if (span.start, span.end) == (start, end)]
        if any(span.label == label for span in here):
            return
        document = self._hand.document
        wrong = [span for span in here if _entity(span) not in self._gold]
        near = min(self._near(entity), key=lambda span: self._mending(span, entity), default=None)
        if wrong:
            self._hand.do(RelabelSpan(document, wrong[0].id, label), Act.CLICK, Act.KEY)
        elif near is not None and self._mending(near, entity) < cost(*_NEW, *_REFUSE):
            self._mend(near, entity)
        else:
            self._hand.do(CreateSpan(document, start, end, label), *_NEW)
        if self._hand.aids.everywhere:
            self._spread(entity)

    def _near(self, entity: Entity) -> list[Span]:
        """Return the wrong suggestions that overlap a gold entity."""
        return [span for span in self._wrong() if span.overlaps(entity[0], entity[1])]

    def _mending(self, span: Span, entity: Entity) -> int:
        """Return what it costs to make ``entity`` of a span: focus, edges, label."""
        edges = self._hand.edge_cost((span.start, span.end), entity[:2])
        return cost(Act.CLICK) + edges + (span.label != entity[2]) * cost(Act.KEY)

    def _mend(self, span: Span, entity: Entity) -> None:
        start, end, label = entity
        hand = self._hand
        acts = hand.edge_acts((span.start, span.end), (start, end))
        if span.label != label:
            hand.do(RelabelSpan(hand.document, span.id, label), Act.KEY)
        hand.do(MoveSpan(hand.document, span.id, start, end), Act.CLICK, *acts)

    def _spread(self, entity: Entity) -> None:
        """Label the same words everywhere if that saves more than it spoils."""
        start, end, label = entity
        hand = self._hand
        (span,) = (item for item in self._entities() if _entity(item) == entity)
        there = {_entity(item) for item in self._entities()}
        others = [
            (*place, label)
            for place in mentions(hand.text, hand.text[start:end])
            if place != (start, end) and (*place, label) not in there
        ]
        saved = cost(*_NEW) * sum(other in self._gold for other in others)
        spoiled = cost(*_REFUSE) * sum(other not in self._gold for other in others)
        if saved - spoiled > cost(Act.KEY):
            hand.do(LabelMentions(hand.document, span.id), Act.KEY)

    def _refuse(self, span: Span) -> None:
        hand = self._hand
        if span.state is SpanState.ACCEPTED:
            hand.do(DeleteSpans(hand.document, (span.id,)), *_REFUSE)
        elif hand.aids.everywhere and self._wrong_everywhere(span):
            hand.do(RejectMentions(hand.document, span.id), *_REFUSE)
        else:
            hand.do(RejectSpans(hand.document, (span.id,)), *_REFUSE)

    def _wrong_everywhere(self, span: Span) -> bool:
        """Tell whether the words of a span are wrong wherever they are suggested so."""
        text = self._hand.text
        places = set(mentions(text, text[span.start : span.end]))
        return all(
            _entity(item) not in self._gold
            for item in self._entities()
            if item.label == span.label and (item.start, item.end) in places
        )


def _entity(span: Span) -> Entity:
    return span.start, span.end, span.label
