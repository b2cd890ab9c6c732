"""Claims with their parts as the gold has them, by the cheapest gestures."""

from collections.abc import Sequence

from annotator.app.effort.counting import Act, cost
from annotator.app.effort.hand import Hand, Propose
from annotator.app.effort.target import TargetClaim
from annotator.app.operations.claims import AddPart, CreateClaim, StoreParts
from annotator.app.operations.relations import UnlinkSpans
from annotator.app.operations.spans import AcceptSpans, MoveSpan, RejectSpans, SetAttribute
from annotator.core.ids import RelationTypeId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scoring import iou
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, SAID_BY, Range

_NEW = (Act.DRAG, Act.KEY)
_REFUSE = (Act.CLICK, Act.KEY)
_CHOOSE = (Act.KEY, Act.KEY)
"""Ask for the values of an attribute, press the digit of one."""
_NEAR = 0.2
"""From this intersection over union on, mending a claim's edges is considered."""
_MEANT = 0.5
"""From this on, a suggestion is the optional claim of the gold."""

Standing = tuple[Range, Range | None, Range | None]


class ClaimWork:
    """Brings the claims of one document to the gold, but for accepting what is right."""

    def __init__(
        self,
        hand: Hand,
        gold: Sequence[TargetClaim],
        optional: Sequence[Range],
        propose: Propose | None,
    ) -> None:
        self._hand = hand
        self._gold = gold
        self._optional = optional
        self._propose = propose
        self._reached: dict[SpanId, TargetClaim] = {}
        self._focus: SpanId | None = None
        self._pairs: dict[Range, SpanId] = {}

    def correct(self) -> None:
        """Make what is missing, mend what is nearly right, refuse what is wrong."""
        self._pairs = pairs = self._paired()
        for claim in self._gold:
            found = pairs.get(claim.content)
            self._focus = None
            span = self._made(claim) if found is None else self._mended(found, claim)
            self._reached[span] = claim
            self._fit_part(span, SAID_BY, claim.source)
            self._fit_part(span, CUED_BY, claim.cue)
            self._fit_kind(span, claim.kind)
            self._settle(span)
        for other in self._claims():
            if other.id not in self._reached and not self._may_stay(other):
                self._hand.do(RejectSpans(self._hand.document, (other.id,)), *_REFUSE)

    def right(self) -> list[SpanId]:
        """Return the suggestions that only wait to be accepted."""
        return [span.id for span in self._claims() if span.state is SpanState.SUGGESTED]

    def wanted(self) -> frozenset[Standing]:
        """Return the claims of the gold."""
        return frozenset((claim.content, claim.source, claim.cue) for claim in self._gold)

    def accepted(self) -> frozenset[Standing]:
        """Return the accepted claims, without those that are optional."""
        return frozenset(
            ((span.start, span.end), self._part(span.id, SAID_BY), self._part(span.id, CUED_BY))
            for span in self._claims()
            if span.state is SpanState.ACCEPTED and span.id in self._reached
        )

    # Which suggestion is meant

    def _claims(self) -> list[Span]:
        return [span for span in self._hand.spans() if span.label == CLAIM]

    def _may_stay(self, span: Span) -> bool:
        place = (span.start, span.end)
        return any(iou(place, other) >= _MEANT for other in self._optional)

    def _paired(self) -> dict[Range, SpanId]:
        """Pair claims of the gold with suggestions: the best overlap first, each once."""
        options = sorted(
            (
                (iou((span.start, span.end), claim.content), claim.content, span)
                for claim in self._gold
                for span in self._claims()
            ),
            key=lambda option: (-option[0], option[1], option[2].start, option[2].id),
        )
        pairs: dict[Range, SpanId] = {}
        for overlap, content, span in options:
            free = content not in pairs and span.id not in pairs.values()
            if free and overlap >= _NEAR and self._worth_mending(span, content):
                pairs[content] = span.id
        return pairs

    def _worth_mending(self, span: Span, content: Range) -> bool:
        mending = cost(Act.CLICK) + self._hand.edge_cost((span.start, span.end), content)
        return mending < cost(*_NEW, *_REFUSE)

    # What is done to one claim

    def _made(self, claim: TargetClaim) -> SpanId:
        hand = self._hand
        self._secure(claim.content)
        hand.do(CreateClaim(hand.document, *claim.content, CLAIM), *_NEW)
        (span,) = (
            item
            for item in self._claims()
            if (item.start, item.end) == claim.content and item.id not in self._reached
        )
        self._focus = span.id
        if self._propose is not None:
            for found in self._propose(hand.text, claim.content).claims:
                hand.do(StoreParts(hand.document, span.id, found))
        return span.id

    def _secure(self, content: Range) -> None:
        """Accept the suggestions for which a new claim would be taken, where others need them."""
        for span in self._claims():
            needed = span.id in self._pairs.values() and span.state is SpanState.SUGGESTED
            if needed and iou((span.start, span.end), content) >= _MEANT:
                hand = self._hand
                hand.do(AcceptSpans(hand.document, (span.id,)), *self._focusing(span.id), Act.KEY)

    def _mended(self, identifier: SpanId, claim: TargetClaim) -> SpanId:
        hand = self._hand
        span = hand.span(identifier)
        now = (span.start, span.end)
        if now != claim.content:
            acts = (*self._focusing(identifier), *hand.edge_acts(now, claim.content))
            hand.do(MoveSpan(hand.document, identifier, *claim.content), *acts)
        return identifier

    def _focusing(self, identifier: SpanId) -> tuple[Act, ...]:
        """Return the click that focuses a claim, unless it has the focus."""
        acts = () if self._focus == identifier else (Act.CLICK,)
        self._focus = identifier
        return acts

    def _links(self, claim: SpanId, kind: RelationTypeId) -> list[Relation]:
        shown = {span.id for span in self._hand.spans()}
        return [
            link
            for link in self._hand.relations()
            if (link.type, link.head) == (kind, claim)
            and link.state is not SpanState.REJECTED
            and link.child in shown
        ]

    def _part(self, claim: SpanId, kind: RelationTypeId) -> Range | None:
        for link in self._links(claim, kind):
            span = self._hand.span(link.child)
            return span.start, span.end
        return None

    def _fit_part(self, claim: SpanId, kind: RelationTypeId, wanted: Range | None) -> None:
        hand = self._hand
        now = self._part(claim, kind)
        if now == wanted:
            return
        links = self._links(claim, kind)
        if wanted is not None and now is not None and self._mendable(links[0], now, wanted):
            acts = (Act.CLICK, *hand.edge_acts(now, wanted))
            self._focus = links[0].child
            hand.do(MoveSpan(hand.document, links[0].child, *wanted), *acts)
            return
        if wanted is None or any(link.state is SpanState.ACCEPTED for link in links):
            for link in links:
                acts = (*self._focusing(claim), Act.CLICK)
                hand.do(UnlinkSpans(hand.document, link.id), *acts)
        if wanted is not None:
            acts = (*self._focusing(claim), *_NEW)
            hand.do(AddPart(hand.document, claim, kind, *wanted), *acts)

    def _mendable(self, link: Relation, now: Range, wanted: Range) -> bool:
        """Tell whether moving the edges of a part is cheaper, and harms no other claim."""
        sharing = [item for item in self._hand.relations() if item.child == link.child]
        label = self._hand.span(link.child).label
        taken = any(
            (item.start, item.end, item.label) == (*wanted, label) for item in self._hand.spans()
        )
        mending = cost(Act.CLICK) + self._hand.edge_cost(now, wanted)
        return len(sharing) == 1 and not taken and mending < cost(Act.CLICK, *_NEW)

    def _fit_kind(self, claim: SpanId, kind: str) -> None:
        span = self._hand.span(claim)
        if kind and span.attributes.get(KIND) != kind:
            acts = (*self._focusing(claim), *_CHOOSE)
            self._hand.do(SetAttribute(self._hand.document, claim, KIND, kind), *acts)

    def _settle(self, claim: SpanId) -> None:
        """Accept the proposed parts of a claim that is accepted already: one key on it."""
        if self._hand.span(claim).state is not SpanState.ACCEPTED:
            return
        waiting = [
            link
            for kind in (SAID_BY, CUED_BY)
            for link in self._links(claim, kind)
            if link.state is SpanState.SUGGESTED
        ]
        if waiting:
            acts = (*self._focusing(claim), Act.KEY)
            self._hand.do(AcceptSpans(self._hand.document, (claim,)), *acts)
