"""Choosing the other end of a link by key: the possible ones are numbered, Tab walks them."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from annotator.core.ids import SpanId
from annotator.core.model import Span, SpanState
from annotator.ui.claims.strip import Choice, ChoiceStrip
from annotator.ui.claims.wording import one_line
from annotator.ui.gestures import Gestures
from annotator.ui.inspector.wording import key_of, snippet

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_TOGETHER = 6
"""How many possible ends are shown at a time; Tab goes on to the next."""


class LinkChoice(QObject):
    """While a link is being made, shows its possible ends, the nearest first.

    A digit or a click links; Tab aims at one after the other, Enter links to the one aimed at.
    """

    def __init__(self, strip: ChoiceStrip, gestures: Gestures, article: "ArticleView") -> None:
        super().__init__(strip)
        self._strip, self._gestures, self._desk = strip, gestures, gestures.desk
        self._article = article
        self._ends: list[Span] = []
        self._aim: int | None = None
        self._open = False
        strip.left.connect(self._give_up)
        self._desk.linking_changed.connect(self._follow)
        self._desk.spans_changed.connect(self._follow)
        self._desk.document_changed.connect(self._follow)

    def begin(self) -> None:
        """Begin a link from the focused claim; again, link to what is aimed at, or give up."""
        if self._desk.linking is None:
            self._gestures.begin_link()
        elif self._aim is not None:
            self._take()
        else:
            self._desk.leave()

    def walk(self, direction: int) -> None:
        """Aim at the next (1) or previous (-1) possible end."""
        if not self._ends:
            return
        first = 0 if direction > 0 else len(self._ends) - 1
        self._aim = first if self._aim is None else (self._aim + direction) % len(self._ends)
        span = self._ends[self._aim]
        shown = self._article.visible_range()
        if not shown[0] <= span.start < shown[1]:
            self._article.show_place(span.start)
        self._show()

    def _follow(self) -> None:
        head = self._desk.span(self._desk.linking) if self._desk.linking else None
        if head is None:
            self._close()
            return
        self._ends = ends_of(self._gestures, head)
        self._aim = None
        self._open = True
        self._show()

    def _show(self) -> None:
        aimed = self._ends[self._aim].id if self._aim is not None else None
        self._aim_at(aimed)
        first = (self._aim or 0) // _TOGETHER * _TOGETHER
        page = self._ends[first : first + _TOGETHER]
        key = Qt.Key
        self._strip.offer(
            self.tr("Link to") if page else self._nothing(),
            (
                Choice(
                    text=snippet(one_line(self._words(span))),
                    take=partial(self._desk.set_focus, span.id),
                    marked=span.id == aimed,
                    tip=self.tr("{label}: {words}").format(
                        label=span.label, words=one_line(self._words(span))
                    ),
                )
                for span in page
            ),
            {
                key.Key_Tab: partial(self.walk, 1),
                key.Key_Backtab: partial(self.walk, -1),
                key.Key_Return: self._take,
                key.Key_Enter: self._take,
            },
        )

    def _take(self) -> None:
        if self._aim is not None:
            self._desk.set_focus(self._ends[self._aim].id)

    def _nothing(self) -> str:
        return self.tr("Nothing to link to yet: choose words and press {source} or {cue}").format(
            source=key_of("claims.source"), cue=key_of("claims.cue")
        )

    def _words(self, span: Span) -> str:
        document = self._desk.document
        return document.text[span.start : span.end] if document else ""

    def _give_up(self) -> None:
        if self._open:
            self._desk.leave()

    def _close(self) -> None:
        if self._open:
            self._open = False
            self._ends, self._aim = [], None
            self._aim_at(None)
            self._strip.close_choices()

    def _aim_at(self, span: SpanId | None) -> None:
        self._article.scene.aimed = span
        self._article.viewport().update()


def ends_of(gestures: Gestures, head: Span) -> list[Span]:
    """Return the spans in the text to which ``head`` may still be linked, the nearest first."""
    scheme = gestures.desk.project.scheme
    children = {
        label
        for kind in scheme.relations
        if kind.enabled and head.label in kind.head
        for label in kind.child
    }
    taken = {
        link.child
        for link in gestures.desk.links(head.id)
        if link.head == head.id and link.state is SpanState.ACCEPTED
    }
    possible = [
        span
        for span in gestures.desk.visible()
        if span.label in children and span.id not in taken and span.id != head.id
    ]
    return sorted(
        possible,
        key=lambda span: (max(head.start - span.end, span.start - head.end, 0), span.start),
    )
