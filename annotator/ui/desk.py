"""What lies on the annotator's desk: one document, its spans, and the focus."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject

from annotator.core.clauses import grown
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId, LabelId, SpanId
from annotator.core.model import Document, Relation, Span, SpanState
from annotator.core.scheme import Anchoring
from annotator.core.sheet import Difference, Sheet, place_of
from annotator.core.tokens import Tokens, from_ranges
from annotator.ui.announcing import Announcing
from annotator.ui.bridge import ProjectBridge
from annotator.ui.queue import Queue

_BEFORE_ALL = -(10**9)
"""Sorts before every span that starts at the same place."""


class Notice(StrEnum):
    """Things worth a short word in the status bar; never a dialog."""

    NO_SUGGESTION_LEFT = "no-suggestion-left"
    NO_SPAN_FOCUSED = "no-span-focused"
    NOTHING_TO_UNDO = "nothing-to-undo"
    NOTHING_TO_REDO = "nothing-to-redo"
    NO_ARTICLE_LEFT = "no-article-left"
    CANNOT_LINK = "cannot-link"
    LINK_WHERE = "link-where"
    LINK_DRAG = "link-drag"
    LINK_DROP = "link-drop"


@dataclass(frozen=True, slots=True)
class Selection:
    """Words chosen in the article. ``exact`` keeps the edges where they are, else they snap."""

    start: int
    end: int
    exact: bool = False


class Desk(Announcing):
    """The document in work. It holds no widget: views show it, ``Gestures`` change it."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.project = bridge.project
        self.document: Document | None = None
        self.sheet = Sheet()
        """The document's spans and relations."""
        self.difference = Difference(0, (), (), frozenset())
        """What the last change did to them."""
        self.tokens = Tokens((), ())
        self.focus: SpanId | None = None
        self.selection: Selection | None = None
        self.linking: SpanId | None = None
        """The claim for which a part is being chosen."""
        self.offset = 0
        """The code point at which the annotator is in the document."""
        self._here = (0, _BEFORE_ALL, "")
        self.queue = Queue(self.project)
        """Which articles come one after the other."""
        bridge.changed.connect(self._follow)
        bridge.scheme_changed.connect(self._follow_scheme)
        bridge.keeping.stale.connect(self._follow_scheme)

    # The document

    @property
    def spans(self) -> tuple[Span, ...]:
        """All spans of the document by place, the longer first, rejected ones included."""
        return self.sheet.spans

    @property
    def relations(self) -> tuple[Relation, ...]:
        """All relations of the document, rejected ones included."""
        return self.sheet.relations

    def open(self, identifier: DocumentId, offset: int = 0, *, prepare: bool = True) -> None:
        """Lay a document on the desk; what is known from others is proposed in it first."""
        if prepare:
            self.bridge.prepare(identifier)
        self.document = self.project.document(identifier)
        self.queue.enter(identifier)
        self.put(min(offset, len(self.document.text)))
        self.focus = self.selection = self.linking = None
        self._read_anew()
        self.tokens = self.project.tokens(identifier)
        for name in ("document_changed", "focus_changed", "selection_changed"):
            self.announce(name)
        self.bridge.remember_place(identifier, self.offset)
        self.bridge.suggest_first(identifier)

    def step(self, direction: int) -> None:
        """Open the document before (-1) or after (1) this one among those that are listed."""
        found = self.queue.step(self.document.id if self.document else None, direction)
        if found is not None:
            self.open(found)
        else:
            self.noticed.emit(Notice.NO_ARTICLE_LEFT)

    def clear(self) -> None:
        """Take the document off the desk."""
        self.document = self.focus = self.selection = self.linking = None
        self.tokens = Tokens((), ())
        self.put(0)
        self._read_anew()
        for name in ("document_changed", "focus_changed", "selection_changed"):
            self.announce(name)

    # Focus and selection

    @property
    def focused(self) -> Span | None:
        """The span that has the focus."""
        return self.span(self.focus) if self.focus else None

    def span(self, identifier: SpanId) -> Span | None:
        """Return a span of the document."""
        return self.sheet.span(identifier)

    def visible(self) -> list[Span]:
        """Return the spans that the article shows in its text, zones left out."""
        return self.sheet.shown()

    def zones(self) -> list[Span]:
        """Return the article's zones."""
        return self.sheet.zones()

    def set_focus(self, identifier: SpanId | None) -> None:
        """Focus a span, or none; while a link is being made, link to it."""
        if identifier is not None and self.linking is not None and identifier != self.linking:
            self.link_chosen.emit(identifier)
            return
        if identifier == self.focus:
            return
        self.focus = identifier
        if identifier is not None:
            self.select(None)
            span = self.span(identifier)
            if span is not None:
                self.offset, self._here = span.start, place_of(span)
        self.announce("focus_changed")

    def select(self, selection: Selection | None) -> None:
        """Choose words; a span loses the focus to them."""
        if selection == self.selection:
            return
        self.selection = selection
        if selection is not None:
            self.put(selection.start)
            if self.focus is not None:
                self.focus = None
                self.announce("focus_changed")
        self.announce("selection_changed")

    def at(self, offset: int) -> list[Span]:
        """Return the visible spans over the character at ``offset``, the shortest first."""
        found = self.sheet.over(offset, offset + 1)
        return sorted(found, key=lambda span: (span.length, span.start))

    def click(self, offset: int) -> None:
        """Focus the span at ``offset``; on the focused one, the next that lies there too."""
        found = [span.id for span in self.at(offset)]
        if not found:
            self.set_focus(None)
            self.put(offset)
        elif self.focus in found:
            self.set_focus(found[(found.index(self.focus) + 1) % len(found)])
        else:
            self.set_focus(found[0])
        self.offset = offset

    def put(self, offset: int) -> None:
        """Remember that the annotator is at ``offset``: from there walks go on."""
        self.offset, self._here = offset, (offset, _BEFORE_ALL, "")
        self.announce("moved")

    def cycle(self) -> None:
        """Focus the next span that overlaps the focused one."""
        focused = self.focused
        if focused is None:
            self.click(self.offset)
            return
        around = [span.id for span in self.sheet.over(focused.start, focused.end)]
        if focused.id not in around:
            return  # a zone: nothing lies over it
        self.set_focus(around[(around.index(focused.id) + 1) % len(around)])

    def walk(self, direction: int, *, suggestions: bool = True) -> None:
        """Focus the next (1) or previous (-1) suggestion, or span, from where we are."""
        if not self.walk_to(direction, self.is_walkable if suggestions else _any):
            self.set_focus(None)
            self.noticed.emit(Notice.NO_SUGGESTION_LEFT)

    def walk_to(self, direction: int, wanted: Callable[[Span], bool]) -> bool:
        """Focus the next (1) or previous (-1) span that is wanted; tell whether there is one."""
        step = self.sheet.after if direction > 0 else self.sheet.before
        found = step(self._here, wanted)
        if found is not None:
            self.set_focus(found.id)
        return found is not None

    def grow(self) -> None:
        """Grow the selection: token, clause, quotation, sentence, paragraph, whole text."""
        self.reach(grown)

    def reach(self, unit: Callable[[str, Tokens, int, int], tuple[int, int]]) -> None:
        """Choose the unit around what is chosen, or around the caret."""
        if self.document is None:
            return
        chosen = self.selection or Selection(self.offset, self.offset)
        after = unit(self.document.text, self.tokens, chosen.start, chosen.end)
        if after != (chosen.start, chosen.end):
            self.select(Selection(*after, exact=True))

    def leave(self) -> None:
        """Give up what was begun: the link, else the selection, else the focus."""
        if self.linking is not None:
            self.linking = None
            self.announce("linking_changed")
        elif self.selection is not None:
            self.select(None)
        else:
            self.set_focus(None)

    def may_link(self, identifier: SpanId, child: Span) -> bool:
        """Tell whether a link from a span to ``child`` is one that the scheme knows."""
        head = self.span(identifier)
        return (
            head is not None
            and head.id != child.id
            and bool(self.project.scheme.relations_between(head.label, child.label))
        )

    def links(self, identifier: SpanId) -> list[Relation]:
        """Return the links in force that start or end at a span."""
        return self.sheet.links(identifier)

    def steps(self, span: Span) -> Tokens:
        """Return the units by which the edges of a span move: words, or its layer's sentences."""
        layer = self.project.scheme.layer(span.layer)
        if layer is None or layer.anchoring is not Anchoring.SENTENCES or self.document is None:
            return self.tokens
        text, tokens = self.document.text, self.tokens
        return from_ranges(
            tokens.sentences_around(start, start + 1, text) for start in tokens.sentences
        )

    def anchored(self, selection: Selection, label: LabelId) -> tuple[int, int]:
        """Return the range that a new span with this label takes, by its layer's anchoring.

        Words are chosen whole unless the selection is exact; a layer bound to sentences takes
        whole ones in any case.
        """
        layer = self.project.scheme.layer_of(label)
        if layer is not None and layer.anchoring is Anchoring.SENTENCES and self.document:
            return self.tokens.sentences_around(selection.start, selection.end, self.document.text)
        if selection.exact:
            return selection.start, selection.end
        return self.tokens.snap(selection.start, selection.end) or (selection.start, selection.end)

    def go_to(self, effects: Effects) -> None:
        """Show the place that ``effects`` are about, in another document if need be.

        What concerns several documents leaves the annotator where she is.
        """
        if effects.focus is None:
            return
        document, span = effects.focus
        if self.document is None or self.document.id != document:
            if len(effects.annotated) > 1:
                return
            self.open(document)
        self.set_focus(span)

    def _follow(self, effects: Effects) -> None:
        """Read again what changed."""
        self._follow_library(effects)
        if self.document is None or self.document.id not in effects.annotated:
            return
        self._read(self.document.id)
        if self.document.id in effects.prepared:
            self.tokens = self.project.tokens(self.document.id)
        focused = self.focused
        if focused is not None and focused.visible:
            self.offset, self._here = focused.start, place_of(focused)
        elif self.focus is not None:
            self.focus = None
            self.announce("focus_changed")
        self.announce("spans_changed")

    def _follow_library(self, effects: Effects) -> None:
        """Lay another document on the desk where this one went; show what is known of it now."""
        if not effects.library or self.document is None:
            return
        if self.project.is_removed(self.document.id):
            found = self.queue.instead_of(self.document.id)
            self.clear() if found is None else self.open(found)
            return
        known = self.project.document(self.document.id)
        if known != self.document:
            self.document = known
            self.announce("document_changed")

    def _read(self, document: DocumentId) -> None:
        """Follow what changed in the document."""
        project = self.project
        self.difference = self.sheet.follow(project.spans(document), project.relations(document))

    def _follow_scheme(self) -> None:
        """Have everything read and shown anew: labels are others, or views may show what is not."""
        self._read_anew()
        if self.document is not None:
            self.announce("spans_changed")

    def _read_anew(self) -> None:
        """Read everything: another document, or other labels."""
        self.sheet = Sheet(apart=self.project.scheme.zone_layers())
        if self.document is not None:
            self._read(self.document.id)

    def walkable(self) -> list[Span]:
        """Return the suggestions to walk."""
        return [span for span in self.visible() if self.is_walkable(span)]

    def has_walkable(self) -> bool:
        """Tell whether there is a suggestion to walk."""
        return self.sheet.after((-1, _BEFORE_ALL, ""), self.is_walkable) is not None

    def is_walkable(self, span: Span) -> bool:
        """Tell whether a span in the text is a suggestion to walk.

        Parts are decided together with their claim, and zones need no decision.
        """
        return span.state is SpanState.SUGGESTED and not any(
            relation.child == span.id
            and relation.state is SpanState.SUGGESTED
            and self._decides(relation)
            for relation in self.sheet.links(span.id)
        )

    def _decides(self, relation: Relation) -> bool:
        """Tell whether deciding on a relation's head decides on its child."""
        kind, head = self.project.scheme.relation(relation.type), self.span(relation.head)
        return bool(kind and kind.part and head and head.state is SpanState.SUGGESTED)


def _any(span: Span) -> bool:
    """Let every span through."""
    del span
    return True
