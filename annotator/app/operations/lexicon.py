"""The operation that lets an article profit from what the annotator decided in others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.places import Places
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import DocumentId, LabelId, LayerId, SpanId, new_id
from annotator.core.lexicon import LexiconProposal
from annotator.core.model import DocumentState, Origin, OriginKind, Span, SpanState

LEXICON = Origin(OriginKind.RULE, "lexicon", "1")
"""What the lexicon proposed, or the label of which it changed."""
SAME_EVERYWHERE = Origin(OriginKind.RULE, "same-everywhere", "1")
"""What the annotator had proposed in other articles."""
SAME_STORY = Origin(OriginKind.RULE, "same-story", "1")
"""What she accepted in another version of the story."""
ASKED = (SAME_EVERYWHERE, SAME_STORY)
"""What she said herself of other articles: no machine takes it back."""
LEFT = (DocumentState.DONE, DocumentState.SKIPPED)
"""States of an article in which nothing more is proposed unasked."""


@dataclass(frozen=True, slots=True)
class ApplyLexicon:
    """Let the suggestions of an article follow the project's lexicon.

    Suggestions of boxed layers that the annotator refuses elsewhere are withdrawn, those to which
    she gives another label elsewhere get that label, and forms that she accepts are proposed where
    nothing lies yet. A longer form takes the place of suggestions inside it. What was decided
    stays, an article that is done or skipped is left alone, and so are suggestions that she asked
    for herself. One that was given without suggestions gets none. Twice in a row is the same as
    once.
    """

    document: DocumentId
    name: ClassVar[str] = "apply-lexicon"
    undoable: ClassVar[bool] = False

    def plan(self, project: Reader) -> Plan:
        """Return the suggestions that come, go, or change their label; they are counted."""
        if not len(project.lexicon) or project.status(self.document).state in LEFT:
            return Plan()
        if not project.sees_suggestions(self.document):
            return Plan()
        changes = tuple(_Applied(project, self.document).changes())
        return Plan(
            changes=changes,
            fields={
                "documents": 1,
                "proposed": sum(isinstance(change, Added) for change in changes),
                "withdrawn": sum(isinstance(change, Removed) for change in changes),
                "relabelled": sum(isinstance(change, Updated) for change in changes),
            },
        )


class _Applied:
    """The spans of one article while the lexicon goes over them."""

    def __init__(self, project: Reader, document: DocumentId) -> None:
        self._project, self._document = project, document
        self._text = project.document(document).text
        self._lexicon = project.lexicon
        self._layers = {
            label.id: layer.id
            for layer in project.scheme.layers
            if layer.style == "box"
            for label in layer.labels
            if label.enabled
        }
        boxed = project.scheme.box_layers()
        self._spans = [span for span in project.spans(document) if span.layer in boxed]
        self._places = Places(self._spans)
        linked = {end for link in project.relations(document) for end in (link.head, link.child)}
        self._free = {
            span.id
            for span in self._spans
            if span.state is SpanState.SUGGESTED
            and span.origin not in ASKED
            and span.id not in linked
        }

    def changes(self) -> Iterator[Change]:
        for span in self._spans:
            if span.id in self._free:
                yield from self._corrected(span)
        for found in self._lexicon.proposals(self._text):
            if found.label in self._layers:
                yield from self._proposed(found, self._layers[found.label])

    def _corrected(self, span: Span) -> Iterator[Change]:
        """Withdraw or relabel a suggestion."""
        form = self._text[span.start : span.end]
        instead = self._lexicon.instead(form, span.label)
        if instead is not None and instead[0] in self._layers:
            yield self._relabelled(span, *instead)
        elif self._lexicon.vetoes(form, span.label):
            yield self._withdrawn(span)

    def _relabelled(self, span: Span, label: LabelId, score: float) -> Change:
        same = [
            item
            for item in self._places.over(span.start, span.end)
            if (item.start, item.end, item.label) == (span.start, span.end, label)
        ]
        if same:
            return self._withdrawn(span)
        after = replace(
            span,
            layer=self._layers[label],
            label=label,
            origin=LEXICON,
            score=score,
            attributes=self._project.scheme.default_attributes(label),
        )
        self._places.add(after)  # in place of the other: they have one id
        return Updated(span, after)

    def _withdrawn(self, span: Span) -> Change:
        self._places.remove(span)
        self._free.discard(span.id)
        return Removed(span)

    def _proposed(self, found: LexiconProposal, layer: LayerId) -> Iterator[Change]:
        there = self._places.over(found.start, found.end)
        over = [span for span in there if span.layer == layer]
        if any(self._keeps_out(span, found) for span in over):
            return
        yield from (self._withdrawn(span) for span in over if span.visible)
        made = Span(
            id=SpanId(new_id()),
            document=self._document,
            annotator=self._project.annotator_id,
            layer=layer,
            label=found.label,
            start=found.start,
            end=found.end,
            state=SpanState.SUGGESTED,
            origin=LEXICON,
            score=found.score,
            attributes=self._project.scheme.default_attributes(found.label),
        )
        self._places.add(made)
        yield Added(made)

    def _keeps_out(self, span: Span, found: LexiconProposal) -> bool:
        """Tell whether a span that lies there keeps a proposal out.

        A rejected one says that it is not this; of the others only suggestions inside give way.
        """
        place = (found.start, found.end)
        if not span.visible:
            return (span.start, span.end, span.label) == (*place, found.label)
        inside = found.start <= span.start and span.end <= found.end
        return span.id not in self._free or not inside or (span.start, span.end) == place
