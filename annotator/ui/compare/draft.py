"""A version of the adjudicator's own while it is being made: spans, edges, attributes, parts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from annotator.app.operations.adjudicating import GoldLink, GoldSpan
from annotator.core.ids import LabelId, RelationTypeId, SpanId
from annotator.core.model import Relation, Span
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens


@dataclass(slots=True)
class Draft:
    """Spans and links by number; one of the spans has the focus, if there is any."""

    scheme: Scheme
    tokens: Tokens
    length: int
    """How long the text is."""
    spans: list[GoldSpan] = field(default_factory=list)
    links: list[GoldLink] = field(default_factory=list)
    focus: int = 0
    chosen: tuple[int, int] | None = None
    """Words for a span that is not there yet: edges and labels are theirs before the focused."""

    @property
    def place(self) -> tuple[int, int] | None:
        """Where the keys act: on the chosen words, else on the focused span."""
        span = self.focused
        return self.chosen or (None if span is None else (span.start, span.end))

    @property
    def focused(self) -> GoldSpan | None:
        """The span that keys act on."""
        return self.spans[self.focus] if 0 <= self.focus < len(self.spans) else None

    def begin(self, spans: Sequence[Span], relations: Iterable[Relation]) -> None:
        """Begin with somebody's version."""
        numbers: dict[SpanId, int] = {span.id: at for at, span in enumerate(spans)}
        self.spans = [
            GoldSpan(
                label=span.label, start=span.start, end=span.end, attributes=dict(span.attributes)
            )
            for span in spans
        ]
        self.links = [
            GoldLink(one.type, numbers[one.head], numbers[one.child])
            for one in relations
            if one.head in numbers and one.child in numbers
        ]
        self.focus, self.chosen = 0, None

    def choose(self, start: int, end: int) -> None:
        """Choose the words that a range touches, or the range itself where there are none."""
        self.chosen = self.tokens.snap(start, end) or (start, end)

    def step(self, step: int, begin: int) -> bool:
        """Choose the next word, or the one before where ``step`` is negative.

        It is counted from what is chosen, else from the focused span, else from ``begin``. Tell
        whether there is one.
        """
        start, end = self.place or (begin, begin)
        words = self.tokens
        at = bisect_left(words.starts, end) if step > 0 else bisect_right(words.ends, start) - 1
        if not 0 <= at < len(words):
            return False
        self.chosen = words.starts[at], words.ends[at]
        return True

    def walk(self, step: int) -> None:
        """Give another span the focus, round the end."""
        self.chosen = None
        if self.spans:
            self.focus = (self.focus + step) % len(self.spans)

    def relabel(self, label: LabelId) -> bool:
        """Give the focused span another label; attributes that it does not have go.

        Links that its kind cannot have go too. Tell whether that is possible.
        """
        found = self.focused
        if found is None:
            return False
        known = {attribute.id for attribute in self.scheme.attributes(label)}
        kept = {name: value for name, value in found.attributes.items() if name in known}
        values = {**self.scheme.default_attributes(label), **kept}
        self.spans[self.focus] = replace(found, label=label, attributes=values)
        self.links = [link for link in self.links if self._may(link)]
        return True

    def move(self, edge: str, *, out: bool, exact: bool) -> bool:
        """Move the ``left`` or ``right`` edge of what is chosen or focused by a word or character.

        Tell whether it moved: a span keeps a character at least, and stays in the text.
        """
        if self.place is None:
            return False
        start, end = self.place
        if edge == "left":
            start = self._left(start, out=out, exact=exact)
        else:
            end = self._right(end, out=out, exact=exact)
        if not 0 <= start < end <= self.length or (start, end) == self.place:
            return False
        if self.chosen is not None:
            self.chosen = start, end
        else:
            self.spans[self.focus] = replace(self.spans[self.focus], start=start, end=end)
        return True

    def set_attribute(self, name: str, value: str) -> None:
        """Give the focused span a value of an attribute."""
        found = self.focused
        if found is not None:
            values = {**found.attributes, name: value}
            self.spans[self.focus] = replace(found, attributes=values)

    def add(self, start: int, end: int, label: LabelId) -> None:
        """Add a span; one that is a part is linked to the first span that lacks such a part."""
        made = GoldSpan(
            label=label, start=start, end=end, attributes=self.scheme.default_attributes(label)
        )
        self.spans.append(made)
        self.focus, self.chosen = len(self.spans) - 1, None
        for head, span in enumerate(self.spans[:-1]):
            kinds = [kind for kind in self.scheme.relations_between(span.label, label) if kind.part]
            if kinds and not self._has(head, kinds[0].id):
                self.links.append(GoldLink(kinds[0].id, head, self.focus))
                return

    def remove(self) -> None:
        """Take the focused span out, with its links."""
        if self.focused is None:
            return
        gone = self.focus
        del self.spans[gone]
        self.links = [
            GoldLink(link.type, _after(link.head, gone), _after(link.child, gone))
            for link in self.links
            if gone not in (link.head, link.child)
        ]
        self.focus = max(min(gone, len(self.spans) - 1), 0)

    def heads_of(self, number: int) -> list[GoldLink]:
        """Return the links that end at a span."""
        return [link for link in self.links if link.child == number]

    # Inside

    def _left(self, start: int, *, out: bool, exact: bool) -> int:
        if exact:
            return start - 1 if out else start + 1
        return self.tokens.previous_start(start) if out else self.tokens.next_start(start)

    def _right(self, end: int, *, out: bool, exact: bool) -> int:
        if exact:
            return end + 1 if out else end - 1
        return self.tokens.next_end(end) if out else self.tokens.previous_end(end)

    def _may(self, link: GoldLink) -> bool:
        head, child = self.spans[link.head].label, self.spans[link.child].label
        kinds = self.scheme.relations_between(head, child, disabled=True)
        return any(kind.id == link.type for kind in kinds)

    def _has(self, head: int, kind: RelationTypeId) -> bool:
        return any(link.head == head and link.type == kind for link in self.links)


def _after(number: int, gone: int) -> int:
    """Return a span's number after another one went."""
    return number - 1 if number > gone else number
