"""Combinations of annotations that a scheme calls impossible, found in one document's work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Check, Scheme

_MARKS = frozenset('«»“”"‹›„')
"""Quotation marks; a single one may be an apostrophe."""


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a check complains."""

    check: Check
    span: Span
    other: Span | None = None
    """The span that must not share words with ``span``, where that is the matter."""


def breaches(
    text: str, spans: Iterable[Span], relations: Iterable[Relation], scheme: Scheme
) -> tuple[Breach, ...]:
    """Return where accepted work is against the checks of a scheme, by place."""
    accepted = [span for span in spans if span.state is SpanState.ACCEPTED]
    links = [one for one in relations if one.state is SpanState.ACCEPTED]
    found = [
        breach
        for check in scheme.checks
        if check.enabled
        for breach in _found(check, text, accepted, links, scheme)
    ]
    return tuple(sorted(found, key=lambda one: (one.span.start, one.span.end, one.check.id)))


def _found(
    check: Check,
    text: str,
    spans: Sequence[Span],
    links: Sequence[Relation],
    scheme: Scheme,
) -> Iterator[Breach]:
    for span in spans:
        if span.label not in check.labels or not _meant(check, span, scheme):
            continue
        if check.apart:
            for other in spans:
                apart = other.label in check.apart and other.id != span.id
                if apart and other.overlaps(span.start, span.end):
                    yield Breach(check, span, other)
        elif not _satisfied(check, text, span, links):
            yield Breach(check, span)


def _meant(check: Check, span: Span, scheme: Scheme) -> bool:
    """Tell whether a span has the values of which a check speaks."""
    values = {**scheme.default_attributes(span.label), **span.attributes}
    return all(values.get(name) in wanted for name, wanted in check.when)


def _satisfied(check: Check, text: str, span: Span, links: Sequence[Relation]) -> bool:
    own = {link.type for link in links if link.head == span.id}
    if check.bars:
        return own.isdisjoint(check.bars)
    # A check that names nothing else says that the values themselves do not go together.
    return not own.isdisjoint(check.needs) or (check.marks and _quoted(text, span))


def _quoted(text: str, span: Span) -> bool:
    """Tell whether a quotation mark stands in the words of a span, or just beside them."""
    before = text[: span.start].rstrip()[-1:]
    after = text[span.end :].lstrip(" \u00a0\u202f.,;:!?")[:1]
    return not _MARKS.isdisjoint(before + text[span.start : span.end] + after)
