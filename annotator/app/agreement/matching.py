"""Which spans of two annotators are the same, and which touch."""

from collections.abc import Callable, Iterable, Sequence

from annotator.core.ids import LabelId, LayerId
from annotator.core.model import Span

Kind = tuple[LayerId, LabelId]
Pairs = list[tuple[Span, Span]]


def same(ones: Iterable[Span], twos: Iterable[Span]) -> Pairs:
    """Return the pairs with the same layer, label and range."""
    places = {(x.layer, x.label, x.start, x.end): x for x in twos}
    return [
        (span, places[key])
        for span in ones
        if (key := (span.layer, span.label, span.start, span.end)) in places
    ]


def touching(ones: Sequence[Span], twos: Sequence[Span], exact: Pairs) -> Pairs:
    """Return ``exact`` and further pairs of one layer and label that share characters.

    Each span is in one pair at most. What is the same is paired first, the rest from the left, so
    that the number of pairs is the same whoever comes first.
    """
    if len(exact) == len(ones) or len(exact) == len(twos):
        return exact
    return [*exact, *_further(ones, twos, exact, lambda span: (span.layer, span.label))]


def in_layer(ones: Sequence[Span], twos: Sequence[Span]) -> Pairs:
    """Return pairs one to one as ``touching`` does, then those of one layer under any label.

    Of what is left the same range goes before ranges that only touch.
    """
    pairs = touching(ones, twos, same(ones, twos))
    mine, theirs = _left(ones, twos, pairs)
    ranges: dict[tuple[LayerId, int, int], list[Span]] = {}
    for span in theirs:
        ranges.setdefault((span.layer, span.start, span.end), []).append(span)
    for span in mine:
        there = ranges.get((span.layer, span.start, span.end))
        if there:
            pairs = [*pairs, (span, there.pop(0))]
    return [*pairs, *_further(ones, twos, pairs, lambda span: span.layer)]


def _left(
    ones: Iterable[Span], twos: Iterable[Span], pairs: Pairs
) -> tuple[list[Span], list[Span]]:
    mine, theirs = {one.id for one, _ in pairs}, {two.id for _, two in pairs}
    return [x for x in ones if x.id not in mine], [x for x in twos if x.id not in theirs]


def _further(
    ones: Sequence[Span], twos: Sequence[Span], pairs: Pairs, kind: Callable[[Span], object]
) -> Pairs:
    mine, theirs = (_by_kind(left, kind) for left in _left(ones, twos, pairs))
    return [
        pair for key, spans in mine.items() if key in theirs for pair in _swept(spans, theirs[key])
    ]


def _by_kind(spans: Iterable[Span], kind: Callable[[Span], object]) -> dict[object, list[Span]]:
    found: dict[object, list[Span]] = {}
    for span in spans:
        found.setdefault(kind(span), []).append(span)
    return found


def _swept(ones: list[Span], twos: list[Span]) -> Pairs:
    ones.sort(key=lambda span: (span.end, span.start))
    twos.sort(key=lambda span: (span.end, span.start))
    found, one, two = [], 0, 0
    while one < len(ones) and two < len(twos):
        mine, theirs = ones[one], twos[two]
        if mine.overlaps(theirs.start, theirs.end):
            found.append((mine, theirs))
            one, two = one + 1, two + 1
        elif mine.end <= theirs.end:
            one += 1
        else:
            two += 1
    return found
