"""What the article shows around its letters at this moment: collected, placed and painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter

from annotator.core.ids import LabelId, SpanId
from annotator.core.scheme import Scheme
from annotator.ui.article.links import curve, draw_link, draw_rubber
from annotator.ui.article.marks import Mark, Marks, Reading
from annotator.ui.article.painting import DOUBT, Bands, Margin, MarkPainter, Placed, stripe_at
from annotator.ui.article.tags import Tag, TagPainter
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_AROUND = 60.0
"""Pixels above and below the window in which something reaches into it: tags, links."""
_REACH = 6.0
"""How near a claim's stripe the pointer must be to take it, in pixels."""
_TAG = 30.0
"""Pixels above a line that its tags take."""
_FREE_MARGIN = 240.0


@dataclass(frozen=True, slots=True)
class Rubber:
    """The line that is being dragged from a claim, to a place in the document."""

    claim: SpanId
    start: QPointF
    end: QPointF
    target: SpanId | None = None
    """The span under the pointer, if the link may end there."""


class Scene:
    """The marks of the view's article, and how they are painted now."""

    def __init__(self, view: "ArticleView", theme: Theme) -> None:
        self._view = view
        self.theme = theme
        self.preview: tuple[int, int] | None = None
        """The range that a drag is about to give to a span (UTF-16)."""
        self.rubber: Rubber | None = None
        self.aimed: SpanId | None = None
        """A possible end of the link being made, on which Enter would act."""
        self.held: SpanId | None = None
        """The claim for which words are being chosen."""
        self.marks: Marks
        self._short: dict[LabelId, str] = {}
        self.renew()

    def renew(self) -> None:
        """Take another article, or other labels."""
        desk = self._view.desk
        scheme = desk.project.scheme
        self.marks = Marks(desk, self._view.offsets, Reading(scheme, language()))
        self._short = short_names(scheme)

    def placed(self) -> list[Placed]:
        """Return the marks that reach into the window, with their place."""
        view, desk = self._view, self._view.desk
        top, bottom = self._seen()
        first, last = view.geometry_of.shown(top - _AROUND, bottom + _AROUND)
        to_codepoint = view.offsets.to_codepoint
        focus = desk.focus
        target = self.rubber.target if self.rubber is not None else None
        lit = {focus, desk.linking, self.aimed, target}
        related = {link.child for link in desk.links(focus)} if focus else {self.held}
        return [
            Placed(
                mark,
                view.geometry_of.pieces(mark.start, mark.end),
                self.theme.tone(self.theme.ink(mark.ink), mark.tone),
                focused=mark.span.id in lit,
                related=mark.span.id in related and mark.span.id != focus,
                possible=self._possible(mark),
            )
            for mark in self.marks.over(to_codepoint(first), to_codepoint(last) + 1)
        ]

    def stripe(self, point: QPointF) -> SpanId | None:
        """Return the claim whose stripe lies under a point of the document."""
        margin = self.margin()
        for item in self.placed():
            if item.mark.shape == "claim" and item.pieces:
                near = abs(point.x() - stripe_at(item, margin)) <= _REACH
                top, bottom = item.pieces[0].rect.top(), item.pieces[-1].rect.bottom()
                if near and top - 2 <= point.y() <= bottom + 2:
                    return item.mark.span.id
        return None

    def margin(self) -> Margin:
        """Return the space left of the text."""
        left = self._view.left
        return Margin(left, min(left - 8, _FREE_MARGIN))

    # Painting

    def paint_under(self, painter: QPainter, bands: Bands) -> list[Placed]:
        """Paint what lies behind the letters; return what ``paint_over`` goes on with."""
        placed = self.placed()
        self._brush(painter, bands).under(placed)
        return placed

    def paint_over(self, painter: QPainter, placed: Sequence[Placed], bands: Bands) -> None:
        """Paint what lies over the letters, and the margin."""
        brush = self._brush(painter, bands)
        brush.over(placed, self.margin())
        self._draw_links(painter, placed)
        tags = TagPainter(painter, self._small(), self.theme.colour("paper"))
        right = float(self._view.viewport().width() - 4)
        near = [item for item in placed if _tagged(item) and _tag_in(item, bands)]
        tags.draw([self._tag(item) for item in near], right)
        if self.preview is not None:
            brush.preview(self._view.geometry_of.pieces(*self.preview))
        if self.rubber is not None:
            draw_rubber(painter, self.rubber.start, self.rubber.end, self.theme.colour("accent"))

    def _brush(self, painter: QPainter, bands: Bands) -> MarkPainter:
        return MarkPainter(painter, self.theme, self._small(), bands)

    def _seen(self) -> tuple[float, float]:
        top = float(self._view.verticalScrollBar().value())
        return top, top + self._view.viewport().height()

    def _small(self) -> QFont:
        small = QFont(self._view.window().font())
        small.setPointSizeF(max(7.0, self._view.document().defaultFont().pointSizeF() * 0.5))
        return small

    def _possible(self, mark: Mark) -> bool:
        head = self.rubber.claim if self.rubber is not None else self._view.desk.linking
        return head is not None and self._view.desk.may_link(head, mark.span)

    def _tag(self, item: Placed) -> Tag:
        mark, rect = item.mark, item.pieces[0].rect
        doubt = DOUBT if mark.doubtful else ""
        return Tag(
            left=rect.left() - 1.5,
            top=rect.top(),
            text=mark.span.label + doubt,
            short=self._short.get(mark.span.label, mark.span.label[:1]) + doubt,
            ink=item.ink,
            filled=not mark.suggested,
            flagged=mark.span.flagged,
            commented=bool(mark.span.comment),
        )

    def _draw_links(self, painter: QPainter, placed: Sequence[Placed]) -> None:
        """Draw the links of the focused claim, or of the claim whose part is focused."""
        by_id = {item.mark.span.id: item for item in placed}
        paper = self.theme.colour("paper")
        for item in placed:
            if not item.focused:
                continue
            for link in self._view.desk.links(item.mark.span.id):
                head, child = by_id.get(link.head), by_id.get(link.child)
                path = curve(child.pieces, head.pieces) if head and child else None
                if path is not None and head is not None:
                    draw_link(painter, path, QColor(head.ink), paper)


def short_names(scheme: Scheme) -> dict[LabelId, str]:
    """Return for each label as few first letters of its id as tell it from all others."""
    names = [label.id for label in scheme.labels(disabled=True)]
    return {
        name: next(
            (
                name[:length]
                for length in range(1, len(name))
                if sum(other.startswith(name[:length]) for other in names) == 1
            ),
            name,
        )
        for name in names
    }


def _tag_in(item: Placed, bands: Bands) -> bool:
    """Tell whether the tag over a mark's first line may reach into what is to be painted."""
    line = item.pieces[0].rect.top()
    return any(top <= line <= bottom + _TAG for top, bottom in bands)


def _tagged(item: Placed) -> bool:
    span = item.mark.span
    if item.mark.shape == "zone" or not item.pieces:
        return False
    called = item.focused or item.related or span.flagged or bool(span.comment)
    return item.mark.shape == "box" or called
