"""What the cards of a case say: one for each version, with who said it and what differs."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.core.adjudication import Case
from annotator.core.ids import AnnotatorId, LabelId, RelationTypeId
from annotator.core.model import Span
from annotator.core.scheme import Scheme, wording
from annotator.core.sides import Side

CONTEXT = 36
"""Characters of context on either side of the words."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is said, and whether another version says otherwise."""

    name: str
    value: str
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One span of a version."""

    label: LabelId
    label_differs: bool
    before: str
    words: str
    after: str
    edges_differ: bool
    facts: tuple[Fact, ...] = ()
    """Its attributes, and its parts with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one or several annotators say of the case."""

    annotators: tuple[AnnotatorId, ...]
    lines: tuple[Line, ...]


class Cards:
    """Makes the cards of cases in one text."""

    def __init__(self, text: str, scheme: Scheme, language: str) -> None:
        self._text, self._scheme, self._language = text, scheme, language
        self._part_kinds = [kind for kind in scheme.relations if kind.part]
        self._links = {kind.id: wording(kind.name, language) for kind in scheme.relations}

    def of(self, case: Case) -> list[Version]:
        """Return the versions of a case, the one that most say first."""
        groups = case.camps
        mains = [self._mains(group[0]) for group in groups]
        return [
            Version(
                annotators=tuple(side.annotator for side in group),
                lines=self._lines(group[0], mains[at], self._others(groups, mains, at)),
            )
            for at, group in enumerate(groups)
        ]

    def gold(self, case: Case) -> Version:
        """Return what the gold layer says of a case; nothing is marked as different."""
        mains = self._mains(case.gold)
        return Version(annotators=(), lines=self._lines(case.gold, mains, ()))

    # Inside

    def _others(
        self, groups: Sequence[Sequence[Side]], mains: Sequence[list[Span]], at: int
    ) -> tuple[tuple[Side, list[Span]], ...]:
        """Return the versions to compare with: those that say something, but the one at ``at``."""
        return tuple(
            (group[0], mains[number])
            for number, group in enumerate(groups)
            if number != at and group[0].spans
        )

    def _mains(self, side: Side) -> list[Span]:
        """Return the spans that are no parts of others of the side."""
        kinds = {kind.id for kind in self._part_kinds}
        parts = {one.child for one in side.relations if one.type in kinds}
        return [span for span in side.spans if span.id not in parts]

    def _lines(
        self, side: Side, mains: Iterable[Span], others: Sequence[tuple[Side, list[Span]]]
    ) -> tuple[Line, ...]:
        return tuple(self._line(side, span, others) for span in mains)

    def _line(self, side: Side, span: Span, others: Sequence[tuple[Side, list[Span]]]) -> Line:
        start, end = span.start, span.end
        facts = [*self._attributes(span, others), *self._parts(side, span, others)]
        return Line(
            label=span.label,
            label_differs=any(all(one.label != span.label for one in them) for _, them in others),
            before=self._context(max(start - CONTEXT, 0), start, left=True),
            words=_flat(self._text[start:end]),
            after=self._context(end, min(end + CONTEXT, len(self._text)), left=False),
            edges_differ=any(
                all((one.start, one.end) != (start, end) for one in them) for _, them in others
            ),
            facts=tuple(facts),
        )

    def _context(self, start: int, end: int, *, left: bool) -> str:
        """Return words beside a span, from its own paragraph."""
        found = self._text[start:end]
        found = found.rpartition("\n")[2] if left else found.partition("\n")[0]
        cut = len(found) == CONTEXT
        if left:
            return f"…{_flat(found)}" if cut else _flat(found)
        return f"{_flat(found)}…" if cut else _flat(found)

    def _attributes(self, span: Span, others: Sequence[tuple[Side, list[Span]]]) -> Iterable[Fact]:
        own = self._values(span)
        for attribute in self._scheme.attributes(span.label, disabled=True):
            value = own.get(attribute.id, "")
            near = [_nearest(span, them) for _, them in others]
            said = [self._values(one).get(attribute.id, "") for one in near if one is not None]
            differs = any(one != value for one in said)
            if value or differs:
                shown = next((n for key, n in attribute.values if key == value), None)
                words = wording(shown, self._language) if shown is not None else value or "–"
                yield Fact(wording(attribute.name, self._language), words, differs)

    def _parts(
        self, side: Side, span: Span, others: Sequence[tuple[Side, list[Span]]]
    ) -> Iterable[Fact]:
        """Yield the links of a span; one that it lacks is named where another version has it."""
        own = _linked(side, span)
        near = [(other, _nearest(span, them)) for other, them in others]
        theirs = [_linked(other, one) for other, one in near if one is not None]
        for kind, name in self._links.items():
            places = own.get(kind, ())
            differs = any(_places(found.get(kind, ())) != _places(places) for found in theirs)
            for place in places:
                yield Fact(name, _flat(self._text[place[0] : place[1]]), differs)
            if not places and differs:
                yield Fact(name, "–", differs=True)

    def _values(self, span: Span) -> dict[str, str]:
        return {**self._scheme.default_attributes(span.label), **span.attributes}


def _nearest(span: Span, others: Sequence[Span]) -> Span | None:
    """Return the span of another version that shares most with a span; none if nothing."""
    shared = {one.id: min(span.end, one.end) - max(span.start, one.start) for one in others}
    alike = [one for one in others if shared[one.id] > 0]
    return max(alike, key=lambda one: (one.label == span.label, shared[one.id]), default=None)


def _linked(side: Side, span: Span) -> Mapping[RelationTypeId, tuple[tuple[int, int], ...]]:
    """Return where the children of a span lie, by the kind of the link.

    The version knows also children that lie in other cases.
    """
    found: dict[RelationTypeId, tuple[tuple[int, int], ...]] = {}
    for kind, head, child in sorted(side.version.links):
        if head == (span.layer, span.label, span.start, span.end):
            found[kind] = (*found.get(kind, ()), (child[2], child[3]))
    return found


def _places(places: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    return set(places)


def _flat(text: str) -> str:
    return text.replace("\n", " ")
