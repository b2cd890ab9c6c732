"""What stands where a form is mentioned, and whether a label may go there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.app.operations.operation import Reader
from annotator.app.operations.places import Places
from annotator.app.operations.rules import fits
from annotator.core.ids import DocumentId, LabelId
from annotator.core.mentions import Sought
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Layer
from annotator.core.suggestions import SILENT_ZONES


class Verdict(StrEnum):
    """Whether a label goes on a mention."""

    FREE = "free"
    """Nothing is in the way, or suggestions only."""
    PROPOSED = "proposed"
    """It is suggested there already."""
    LABELLED = "labelled"
    """It is accepted there already."""
    REJECTED = "rejected"
    """The annotator refused it there."""
    KEPT = "kept"
    """The annotator accepted another label there."""
    INSIDE = "inside"
    """The mention is part of a longer span."""
    SILENT = "silent"
    """It lies in a zone where nothing of the layer is looked for, or across words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: its range, the verdict, and the suggestions that say it or give way to it."""

    start: int
    end: int
    verdict: Verdict
    there: tuple[Span, ...] = ()


class Survey:
    """One article seen from the layer of one label.

    With ``anchored`` a mention across the edges of words is unwelcome in a layer of whole words.
    """

    def __init__(
        self, project: Reader, document: DocumentId, label: LabelId, *, anchored: bool = True
    ) -> None:
        layer = project.scheme.layer_of(label)
        assert layer is not None
        self.layer: Layer = layer
        self.label = label
        self.text = project.document(document).text
        self._tokens = project.tokens(document) if anchored else None
        spans = project.spans(document)
        self._places = Places(span for span in spans if span.layer == layer.id)
        # Names count in every line; claims are looked for in none that only points elsewhere.
        silent = layer.style != "box"
        self._silent = [
            span for span in spans if silent and span.visible and span.label in SILENT_ZONES
        ]
        self._linked = {
            end for link in project.relations(document) for end in (link.head, link.child)
        }

    def spots(self, sought: Sought) -> Iterator[Spot]:
        """Yield the verdict on every mention, in order."""
        for start, end in sought.find(self.text):
            yield self.spot(start, end)

    def spot(self, start: int, end: int) -> Spot:
        """Return the verdict on one range."""
        over = self._places.over(start, end)
        exact = [span for span in over if (span.start, span.end) == (start, end)]
        mine = next((span for span in exact if span.label == self.label), None)
        if mine is not None:
            return Spot(start, end, _SAID[mine.state], (mine,))
        seen = [span for span in over if span.visible]
        if any(span.state is SpanState.ACCEPTED for span in exact):
            return Spot(start, end, Verdict.KEPT)
        if any(self._stays(span, start, end) for span in seen):
            return Spot(start, end, Verdict.INSIDE)
        if not self._welcome(start, end):
            return Spot(start, end, Verdict.SILENT)
        return Spot(start, end, Verdict.FREE, tuple(seen))

    def _stays(self, span: Span, start: int, end: int) -> bool:
        """Tell whether a span keeps a mention out: decided, part of a claim, or longer."""
        if span.state is SpanState.ACCEPTED or span.id in self._linked:
            return True
        longer = span.start <= start and end <= span.end
        return longer and (span.start, span.end) != (start, end)

    def _welcome(self, start: int, end: int) -> bool:
        if any(zone.overlaps(start, end) for zone in self._silent):
            return False
        if self._tokens is None:
            return True
        return fits(self._tokens, self.layer.anchoring, start, end, self.text)


_SAID = {
    SpanState.SUGGESTED: Verdict.PROPOSED,
    SpanState.ACCEPTED: Verdict.LABELLED,
    SpanState.REJECTED: Verdict.REJECTED,
}
