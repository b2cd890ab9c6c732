"""Which suggestions a gesture corrected: the journal keeps them by name.

A span that was corrected looks like one that was proposed so. Changes of merged work are not
copied, so what they told about suggestions stands among the fields of the gesture.
"""

from collections.abc import Iterable

from annotator.core.changes import Change, Updated, entities
from annotator.core.model import OriginKind, Span, SpanState
from annotator.core.scheme import Scheme

CORRECTED = "corrected"
"""The field of a gesture that names them."""


def corrected(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """Return document, span and earlier label of each suggestion that was put right.

    Where the scheme changes, spans change with it and nobody has corrected them.
    """
    known = tuple(changes)
    if any(isinstance(entities(change)[-1], Scheme) for change in known):
        return []
    return [
        (change.before.document, change.before.id, change.before.label)
        for change in known
        if isinstance(change, Updated)
        and isinstance(change.before, Span)
        and isinstance(change.after, Span)
        and _corrects(change.before, change.after)
    ]


def _corrects(before: Span, after: Span) -> bool:
    if before.origin.kind is OriginKind.HUMAN or after.state is not SpanState.ACCEPTED:
        return False
    return _said(before) != _said(after)


def _said(span: Span) -> tuple[object, ...]:
    return span.start, span.end, span.label, dict(span.attributes)
