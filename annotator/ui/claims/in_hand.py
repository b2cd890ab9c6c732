"""The claim in hand: the one focused last, to which chosen words are added as its parts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.claims import claim_labels, part_relations
from annotator.app.operations.claims import AddPart
from annotator.core.ids import RelationTypeId, SpanId
from annotator.core.model import Span
from annotator.core.scheme import RelationType
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.ui.gestures import Gestures

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_PREFERRED = (SAID_BY, CUED_BY)


class ClaimInHand(QObject):
    """Remembers the claim focused last while words are chosen for it."""

    said = Signal(str)
    """Why nothing was done."""

    def __init__(self, gestures: Gestures, article: "ArticleView") -> None:
        super().__init__(gestures)
        self._gestures, self._desk, self._article = gestures, gestures.desk, article
        self._held: SpanId | None = None
        self._desk.focus_changed.connect(self._follow)
        self._desk.selection_changed.connect(self._show)
        self._desk.document_changed.connect(self._forget)

    @property
    def claim(self) -> Span | None:
        """The claim in hand, if it is still there."""
        span = self._desk.span(self._held) if self._held is not None else None
        return span if span is not None and span.visible and self._is_claim(span) else None

    def add(self, place: int) -> None:
        """Make the chosen words, or the focused span, the first (0) or second part of the claim."""
        claim, desk = self.claim, self._desk
        if claim is None or desk.document is None:
            self.said.emit(self.tr("Focus a claim first, then choose the words"))
            return
        kind = self._kind(claim, place)
        chosen = desk.selection or (desk.focused if desk.focus != claim.id else None)
        if kind is None or chosen is None:
            self.said.emit(self.tr("Choose words for the claim first; it stays in hand"))
            return
        start, end = chosen.start, chosen.end
        if desk.selection is not None:
            start, end = desk.anchored(desk.selection, kind.child[0])
        done = self._gestures.do(AddPart(desk.document.id, claim.id, kind.id, start, end))
        if done is not None:
            desk.select(None)
            desk.set_focus(claim.id)

    def _kind(self, claim: Span, place: int) -> RelationType | None:
        """Return the kind of part: source and cue where the scheme has them, else by order."""
        kinds = {kind.id: kind for kind in part_relations(self._desk.project.scheme, claim.label)}
        wanted: RelationTypeId = _PREFERRED[place]
        if wanted in kinds:
            return kinds[wanted]
        others = [kind for name, kind in kinds.items() if name not in _PREFERRED]
        return others[place] if place < len(others) else None

    def _is_claim(self, span: Span) -> bool:
        return span.label in claim_labels(self._desk.project.scheme)

    def _follow(self) -> None:
        focused = self._desk.focused
        if focused is None:
            return  # words may be chosen for it now
        if self._is_claim(focused):
            self._held = focused.id
        else:
            heads = [link.head for link in self._desk.links(focused.id) if link.child == focused.id]
            if heads and self._held not in heads:
                self._held = heads[0]
        self._show()

    def _show(self) -> None:
        """Show in the article for which claim words are being chosen."""
        claim = self.claim if self._desk.selection is not None else None
        self._article.scene.held = claim.id if claim is not None else None

    def _forget(self) -> None:
        self._held = None
        self._show()
