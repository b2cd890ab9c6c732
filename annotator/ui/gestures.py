"""Every gesture of the annotator on the document in work: one operation, one undo each."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.app.claims import claim_labels
from annotator.app.operations.claims import CreateClaim
from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.operation import Operation
from annotator.app.operations.relations import LinkSpans, UnlinkSpans
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.zones import SetZone
from annotator.core.clauses import grown
from annotator.core.effects import Effects
from annotator.core.ids import LabelId, RelationId, SpanId
from annotator.core.model import DocumentState, Span, SpanState
from annotator.ui.desk import Desk, Notice, Selection


class Gestures(QObject):
    """Carries out gestures on a desk; each is on disk before it returns."""

    claim_made = Signal(object)
    """The id of a span that has just got a label whose spans have parts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.caret_placed = False
        """Whether the person has put the caret where it is: then a label is meant for its word."""
        self.guards: list[Callable[[], bool]] = []
        """Asked before an article is finished; one that says no has told why."""
        desk.document_changed.connect(self._lift_caret)
        desk.focus_changed.connect(self._lift_caret)
        desk.link_chosen.connect(self._link_to)

    def do(self, operation: Operation) -> Effects | None:
        """Carry out an operation on the document; None means that it failed and was said so."""
        assert self.desk.document is not None
        return self.desk.bridge.do(operation, place=(self.desk.document.id, self.desk.offset))

    # The document

    def finish(self) -> None:
        """Set the document done and open the next one that is not."""
        if all(guard() for guard in self.guards):
            self._leave(DocumentState.DONE)

    def skip(self) -> None:
        """Set the document aside and open the next one."""
        self._leave(DocumentState.SKIPPED)

    def flag(self, comment: str = "") -> None:
        """Flag the document, or take its flag away."""
        if self.desk.document is not None:
            flagged = not self.desk.project.status(self.desk.document.id).flagged
            self.do(FlagDocument(self.desk.document.id, flagged, comment))

    def set_zone(self, label: LabelId | None) -> None:
        """Say what the chosen paragraphs are, or the one with the caret: a zone, or body text."""
        desk = self.desk
        if desk.document is None:
            return
        chosen = desk.selection or desk.focused
        start, end = (chosen.start, chosen.end) if chosen else (desk.offset, desk.offset)
        self.do(SetZone(desk.document.id, start, end, label))

    # Gestures on spans

    def apply_label(self, label: LabelId) -> None:
        """Label the chosen words, or relabel (and accept) the focused span.

        With neither, the word at which the caret was put is labelled; of a claim, its clause.
        The label of a zone goes to the whole paragraphs there.
        """
        if self.desk.document is None:
            return
        layer = self.desk.project.scheme.layer_of(label)
        if layer is not None and layer.zones:
            self.set_zone(label)
            return
        chosen = self.desk.selection
        claim = label in claim_labels(self.desk.project.scheme)
        if chosen is None and self.desk.focus is not None:
            if self.do(RelabelSpan(self.desk.document.id, self.desk.focus, label)) and claim:
                self.claim_made.emit(self.desk.focus)
            return
        chosen = chosen or self._at_caret(claim=layer is not None and layer.style == "claim")
        if chosen is None:
            self.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        start, end = self.desk.anchored(chosen, label)
        make = CreateClaim if claim else CreateSpan
        with self.desk.together():
            effects = self.do(make(self.desk.document.id, start, end, label))
            if effects is not None:
                self.desk.select(None)
                self.desk.set_focus(effects.focus[1] if effects.focus else None)
        if effects is not None and claim and effects.focus is not None:
            self.claim_made.emit(effects.focus[1])

    def accept(self) -> None:
        """Accept the focused span and go on to the next suggestion."""
        self._decide(AcceptSpans)

    def reject(self) -> None:
        """Reject the focused span and go on to the next suggestion."""
        self._decide(RejectSpans)

    def accept_layer(self, shown: tuple[int, int]) -> None:
        """Accept every suggestion left in the range ``shown``, in the focused span's layer."""
        focused = self.desk.focused
        zones = self.desk.project.scheme.zone_layers()
        chosen = tuple(
            span.id
            for span in self.desk.spans
            if span.state is SpanState.SUGGESTED
            and span.layer not in zones
            and span.overlaps(*shown)
            and (focused is None or span.layer == focused.layer)
        )
        if self.desk.document is not None and chosen:
            self.do(AcceptSpans(self.desk.document.id, chosen))
        else:
            self.desk.noticed.emit(Notice.NO_SUGGESTION_LEFT)

    def sure(self, least: float) -> tuple[SpanId, ...]:
        """Return the suggestions of the article whose score is ``least`` or more.

        Parts are decided with their claim, zones need no decision, and no score is not enough.
        """
        return tuple(
            span.id
            for span in self.desk.walkable()
            if span.score is not None and span.score >= least
        )

    def accept_sure(self, least: float) -> None:
        """Accept every suggestion of the article whose score is ``least`` or more."""
        chosen = self.sure(least)
        if self.desk.document is not None and chosen:
            self.do(AcceptSpans(self.desk.document.id, chosen))
        else:
            self.desk.noticed.emit(Notice.NO_SUGGESTION_LEFT)

    def delete(self) -> None:
        """Take the focused span out."""
        if self.desk.document is None or self.desk.focus is None:
            self.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        self.do(DeleteSpans(self.desk.document.id, (self.desk.focus,)))

    def move_edge(self, *, left: bool, direction: int, exact: bool) -> None:
        """Move an edge of the focused span by a token, or by a character when ``exact``."""
        span = self.desk.focused
        if span is None or self.desk.document is None:
            self.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        start, end, steps = span.start, span.end, self.desk.steps(span)
        if left:
            start = _moved(start, direction, steps.next_start, steps.previous_start, exact=exact)
        else:
            end = _moved(end, direction, steps.next_end, steps.previous_end, exact=exact)
        if 0 <= start < end <= len(self.desk.document.text):
            self.move(span.id, start, end)

    def move(self, identifier: SpanId, start: int, end: int) -> None:
        """Put a span over another range."""
        if self.desk.document is not None:
            self.do(MoveSpan(self.desk.document.id, identifier, start, end))

    def set_attribute(self, attribute: str, value: str) -> None:
        """Set an attribute of the focused span."""
        if self.desk.document is not None and self.desk.focus is not None:
            self.do(SetAttribute(self.desk.document.id, self.desk.focus, attribute, value))

    def note(self, span: Span, *, flagged: bool, comment: str) -> None:
        """Set the flag and comment of a span, which may be in the article just left."""
        project = self.desk.project
        if any(item.id == span.id for item in project.spans(span.document)):
            self.desk.bridge.do(NoteSpan(span.document, span.id, flagged, comment))

    # Links

    def begin_link(self) -> None:
        """Begin a link from the focused span; the next span focused becomes its other end."""
        span = self.desk.focused
        heads = {label for kind in self.desk.project.scheme.relations for label in kind.head}
        if span is None or span.label not in heads:
            self.desk.noticed.emit(Notice.CANNOT_LINK)
            return
        self.desk.linking = span.id
        self.desk.linking_changed.emit()
        self.desk.noticed.emit(Notice.LINK_WHERE)

    def unlink(self, relation: RelationId) -> None:
        """Take a link out."""
        if self.desk.document is not None:
            self.do(UnlinkSpans(self.desk.document.id, relation))

    # Undo

    def undo(self) -> None:
        """Take back the last gesture and show where it was."""
        with self.desk.together():
            self._show(self.desk.bridge.undo(), Notice.NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Bring back the gesture undone last and show where it is."""
        with self.desk.together():
            self._show(self.desk.bridge.redo(), Notice.NOTHING_TO_REDO)

    # Inside

    def _lift_caret(self) -> None:
        self.caret_placed = False

    def _at_caret(self, *, claim: bool) -> Selection | None:
        """Return the word, or its clause, at a caret put there on purpose; None beside words."""
        desk = self.desk
        token = desk.tokens.at(desk.offset) if self.caret_placed else None
        if token is None:
            return None
        if claim and desk.document is not None:
            token = grown(desk.document.text, desk.tokens, *token)
        start, end = token
        return Selection(start, end, exact=True)

    def _show(self, effects: Effects | None, otherwise: Notice) -> None:
        if effects is None:
            self.desk.noticed.emit(otherwise)
        else:
            self.desk.go_to(effects)

    def _decide(self, operation: type[AcceptSpans] | type[RejectSpans]) -> None:
        focused = self.desk.focused
        if self.desk.document is None or focused is None:
            self.desk.noticed.emit(Notice.NO_SPAN_FOCUSED)
            return
        was_suggested = focused.state is SpanState.SUGGESTED
        with self.desk.together():
            done = self.do(operation(self.desk.document.id, (focused.id,)))
            if done is not None and was_suggested and self.desk.has_walkable():
                self.desk.walk(1)

    def _leave(self, state: DocumentState) -> None:
        if self.desk.document is None:
            return
        here = self.desk.document.id
        if self.do(SetDocumentState(here, state)) is None:
            return
        following = self.desk.queue.following(here)
        if following is not None:
            self.desk.open(following)
        else:
            self.desk.noticed.emit(Notice.NO_ARTICLE_LEFT)

    def _link_to(self, child: SpanId) -> None:
        head = self.desk.span(self.desk.linking) if self.desk.linking else None
        target = self.desk.span(child)
        self.desk.linking = None
        self.desk.linking_changed.emit()
        if head is None or target is None or self.desk.document is None:
            return
        kinds = self.desk.project.scheme.relations_between(head.label, target.label)
        if not kinds:
            self.desk.noticed.emit(Notice.CANNOT_LINK)
            return
        self.do(LinkSpans(self.desk.document.id, kinds[0].id, head.id, target.id))


def _moved(
    edge: int,
    direction: int,
    following: Callable[[int], int],
    before: Callable[[int], int],
    *,
    exact: bool,
) -> int:
    """Return where an edge goes: one character, or to the next edge of a word or sentence."""
    if exact:
        return edge + direction
    return following(edge) if direction > 0 else before(edge)
