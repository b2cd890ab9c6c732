"""The spans and relations of one article with quick look-ups, kept through its changes."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from operator import is_
from typing import TypeVar

from annotator.core.ids import LayerId, RelationId, SpanId
from annotator.core.model import Relation, Span, SpanState

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Difference:
    """What one change did to an article: spans from a place on, and the ends of changed links."""

    place: int
    gone: tuple[Span, ...]
    came: tuple[Span, ...]
    linked: frozenset[SpanId]


class Sheet:
    """Spans in order of their place, the longer first, and the relations between them.

    Spans of the layers ``apart`` (zones) are kept apart from those that lie in the text.
    """

    def __init__(
        self,
        spans: Sequence[Span] = (),
        relations: Sequence[Relation] = (),
        apart: Collection[LayerId] = (),
    ) -> None:
        self.spans: tuple[Span, ...] = ()
        self.relations: tuple[Relation, ...] = ()
        self._apart = frozenset(apart)
        self._by_id: dict[SpanId, Span] = {}
        self._links: dict[SpanId, dict[RelationId, Relation]] = {}
        self._starts: list[int] = []
        self._reach: list[int] = []
        """How far the spans in the text up to each place reach: the greatest of their ends."""
        self._shown: list[Span] | None = None
        self.follow(spans, relations)

    def follow(self, spans: Sequence[Span], relations: Sequence[Relation]) -> Difference:
        """Hold these spans and relations from now on; return what is different.

        Those that did not change must be the same objects; then the work is small.
        """
        first, gone, came = _different(self.spans, tuple(spans))
        self.spans = tuple(spans)
        for span in gone:
            del self._by_id[span.id]
        for span in came:
            self._by_id[span.id] = span
        self._starts[first : first + len(gone)] = [span.start for span in came]
        self._reach[first : first + len(gone)] = [-1] * len(came)
        self._renew_reach(first, first + len(came))
        self._shown = None if gone or came else self._shown
        return Difference(first, gone, came, self._follow_links(tuple(relations)))

    # Look-ups

    def span(self, identifier: SpanId) -> Span | None:
        """Return a span by its id."""
        return self._by_id.get(identifier)

    def links(self, identifier: SpanId) -> list[Relation]:
        """Return the links in force that start or end at a span."""
        found = self._links.get(identifier, {}).values()
        return [relation for relation in found if relation.state is not SpanState.REJECTED]

    def all_links(self, identifier: SpanId) -> list[Relation]:
        """Return the links that start or end at a span, rejected ones included."""
        return list(self._links.get(identifier, {}).values())

    def in_text(self, span: Span) -> bool:
        """Tell whether a span is shown in the text: neither rejected nor a zone."""
        return span.state is not SpanState.REJECTED and span.layer not in self._apart

    def shown(self) -> list[Span]:
        """Return the spans that are shown in the text."""
        if self._shown is None:
            self._shown = [span for span in self.spans if self.in_text(span)]
        return self._shown

    def zones(self) -> list[Span]:
        """Return the spans that are kept apart, without rejected ones."""
        return [span for span in self.spans if span.layer in self._apart and span.visible]

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans shown in the text that share a character with ``start``-``end``."""
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span.end > start and self.in_text(span)]

    def cluster(self, start: int, end: int) -> list[Span]:
        """Return what ``over`` does, and every span before that is linked to it by overlaps.

        No span before the first one returned reaches it, so that whatever is counted along them
        (how deep they are nested, which lane is free) comes out the same from any ``start``.
        """
        first, last = bisect_right(self._reach, start), bisect_left(self._starts, end)
        while 0 < first < len(self.spans) and self._reach[first - 1] > self._starts[first]:
            first -= 1
        return [span for span in self.spans[first:last] if self.in_text(span)]

    def after(self, key: tuple[int, int, str], wanted: Callable[[Span], bool]) -> Span | None:
        """Return the first span in the text after a place that is wanted, beginning anew."""
        place = bisect_right(self.spans, key, key=place_of)
        return self._first(_around(place, len(self.spans)), wanted)

    def before(self, key: tuple[int, int, str], wanted: Callable[[Span], bool]) -> Span | None:
        """Return the last span in the text before a place that is wanted, beginning anew."""
        place = bisect_left(self.spans, key, key=place_of)
        return self._first(reversed(list(_around(place, len(self.spans)))), wanted)

    def _first(self, places: Iterator[int], wanted: Callable[[Span], bool]) -> Span | None:
        for place in places:
            span = self.spans[place]
            if self.in_text(span) and wanted(span):
                return span
        return None

    # Following

    def _renew_reach(self, first: int, changed: int) -> None:
        """Renew the reach from ``first`` on, until after ``changed`` nothing is different."""
        most = self._reach[first - 1] if first else 0
        for place in range(first, len(self.spans)):
            span = self.spans[place]
            if span.end > most and self.in_text(span):
                most = span.end
            if place >= changed and self._reach[place] == most:
                return
            self._reach[place] = most

    def _follow_links(self, relations: tuple[Relation, ...]) -> frozenset[SpanId]:
        _, gone, came = _different(self.relations, relations)
        self.relations = relations
        # They lie in no order of place: most of those between the first and the last that
        # changed are the same.
        same = set(map(id, gone)) & set(map(id, came))
        ends: set[SpanId] = set()
        for relation in (item for item in gone if id(item) not in same):
            for end in (relation.head, relation.child):
                self._links[end].pop(relation.id, None)
                ends.add(end)
        for relation in (item for item in came if id(item) not in same):
            for end in (relation.head, relation.child):
                self._links.setdefault(end, {})[relation.id] = relation
                ends.add(end)
        return frozenset(ends)


def place_of(span: Span) -> tuple[int, int, str]:
    """Return the span's place in the order of a sheet: by start, the longer first."""
    return span.start, -span.end, span.id


def _around(place: int, length: int) -> Iterator[int]:
    """Yield all places, beginning with ``place``."""
    yield from range(place, length)
    yield from range(place)


def _different(
    before: tuple[_Item, ...], after: tuple[_Item, ...]
) -> tuple[int, tuple[_Item, ...], tuple[_Item, ...]]:
    """Return where two sequences of objects begin to differ, and what lies between the equal ends.

    Objects are compared by identity, which is quick.
    """
    first = _same(before, after)
    most = min(len(before), len(after)) - first
    last = min(_same(before[::-1], after[::-1]), most)
    return first, before[first : len(before) - last], after[first : len(after) - last]


def _same(before: tuple[_Item, ...], after: tuple[_Item, ...]) -> int:
    """Return how many objects two sequences begin with are the same."""
    for place, same in enumerate(map(is_, before, after)):
        if not same:
            return place
    return min(len(before), len(after))
