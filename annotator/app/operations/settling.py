"""Settling what an annotator did to one article in several copies of the project."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from annotator.app.operations.operation import SNIPPET, Plan, Reader
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.errors import UnknownNameError
from annotator.core.ids import AnnotatorId, DocumentId, SpanId
from annotator.core.model import GOLD, DocumentState, DocumentStatus, Relation, Span, SpanState
from annotator.core.rivals import Rival
from annotator.core.scheme_past import Renewal, united
from annotator.core.team import Decision

BOTH: Final = "both"
"""Keep all versions together: every span and link of any of them."""

_ORDER = (DocumentState.NEW, DocumentState.IN_PROGRESS, DocumentState.SKIPPED, DocumentState.DONE)
_STANDING = {SpanState.ACCEPTED: 0, SpanState.REJECTED: 1, SpanState.SUGGESTED: 2}


@dataclass(frozen=True, slots=True)
class Settle:
    """Let one version of an annotator's work on an article be it, or all of them together.

    ``keep`` is the id of a version (`annotator.app.merging.Version.id`), or ``BOTH``. It is a
    gesture that knows all the versions, so that every copy of the project takes it over; undone,
    the conflict is back.

    Raises:
        UnknownNameError: there is no such version (any more).
    """

    document: DocumentId
    annotator: AnnotatorId
    keep: str
    name: ClassVar[str] = "settle"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes that make of what is shown what is kept."""
        rivals = project.rivals(self.document, self.annotator)
        renewal = Renewal(project.scheme)
        shown = project.state_of(self.document, self.annotator)
        states = {state.id: _renewed(state, renewal) for state in (shown, *rivals)}
        if not rivals or self.keep not in (*states, BOTH):
            known = ", ".join((*states, BOTH)) if rivals else ""
            raise UnknownNameError(kind="version", name=self.keep, known=known)
        kept = together(list(states.values())) if self.keep == BOTH else states[self.keep]
        title = project.document(self.document).title
        return Plan(
            changes=(*_leading(shown, kept), *(Removed(rival) for rival in rivals)),
            fields={"text": title[:SNIPPET], "documents": 1},
            progress=False,
        )


def together(states: list[Rival]) -> Rival:
    """Return all states of a work as one; of a span that differs the most decided one is kept."""
    spans: dict[SpanId, Span] = {}
    for span in (span for state in states for span in state.spans):
        other = spans.get(span.id)
        if other is None or _STANDING[span.state] < _STANDING[other.state]:
            spans[span.id] = span
    links: dict[str, Relation] = {}
    for link in (link for state in states for link in state.relations):
        known = links.get(link.id)
        if known is None or _STANDING[link.state] < _STANDING[known.state]:
            links[link.id] = link
    first = {span.id for span in states[0].spans}
    new = {span for span in spans if span not in first}
    stay, linked = united(spans.values(), links.values(), new)
    decisions = {one.id: one for state in reversed(states) for one in state.decisions}
    return replace(
        states[0],
        spans=tuple(stay),
        relations=tuple(linked),
        status=_status([state.status for state in states]),
        decisions=tuple(decisions.values()),
    )


def _status(all_of_them: list[DocumentStatus]) -> DocumentStatus:
    """Return a status that says no more than all say, and keeps every word."""
    comments = dict.fromkeys(one.comment for one in all_of_them if one.comment)
    return replace(
        all_of_them[0],
        state=min((one.state for one in all_of_them), key=_ORDER.index),
        flagged=any(one.flagged for one in all_of_them),
        comment="\n".join(comments),
    )


def _renewed(state: Rival, renewal: Renewal) -> Rival:
    spans, relations = renewal.work(state.spans, state.relations)
    return replace(state, spans=tuple(spans), relations=tuple(relations))


def _leading(before: Rival, after: Rival) -> Iterator[Change]:
    """Yield what leads from one state to another: links go before their spans, and come after."""
    old_links, new_links = _by_id(before.relations), _by_id(after.relations)
    old_spans, new_spans = _by_id(before.spans), _by_id(after.spans)
    yield from (Removed(link) for key, link in old_links.items() if key not in new_links)
    yield from (Removed(span) for key, span in old_spans.items() if key not in new_spans)
    yield from _brought(old_spans, new_spans)
    yield from _brought(old_links, new_links)
    if before.status != after.status:
        yield Updated(before.status, after.status)
    if before.annotator == GOLD.id:
        old, new = _by_id(before.decisions), _by_id(after.decisions)
        yield from (Removed(one) for key, one in old.items() if key not in new)
        yield from _brought(old, new)


def _by_id(things: Iterable[Span | Relation | Decision]) -> dict[str, Span | Relation | Decision]:
    return {thing.id: thing for thing in things}


def _brought(
    old: dict[str, Span | Relation | Decision], new: dict[str, Span | Relation | Decision]
) -> Iterator[Change]:
    for key, thing in new.items():
        if key not in old:
            yield Added(thing)
        elif old[key] != thing:
            yield Updated(old[key], thing)
