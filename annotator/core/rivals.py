"""States of one annotator's work on one article, as copies of a project have them.

What a state knows of its past is the set of the gestures that led to it. States are ordered: one
whose gestures are all in another's is older, and of two with the same gestures (suggestions are no
gestures) the one whose suggestions were made later is newer. What is left of several states are
those that none of the others is newer than. As that is the join of a partial order, states may be
brought together in any order, in any groups and any number of times.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import DocumentStatus, Relation, Span
from annotator.core.team import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """A state of a work. One is shown; the others wait to be settled."""

    document: DocumentId
    annotator: AnnotatorId
    gestures: tuple[str, ...]
    """The ids of all gestures that led to it, in order of their letters."""
    at: int = 0
    """The time of the last of them: Unix time in milliseconds."""
    unseen: tuple[str, ...] = ()
    """Those of them that did not lead to what is shown."""
    status: DocumentStatus
    spans: tuple[Span, ...] = ()
    relations: tuple[Relation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """In the gold layer: how its disagreements were settled."""
    prepared: tuple[int, str] | None = None
    """When suggestions were made (Unix time in seconds), and by what pipeline."""

    @property
    def id(self) -> str:
        """What names the state, the same in every copy: 32 hexadecimal digits."""
        return sha256("".join(self.gestures).encode()).hexdigest()[:32]

    def stamp(self) -> tuple[tuple[int, str], str]:
        """Return what orders states with the same gestures."""
        return self.prepared or (-1, ""), self._digest()

    def _digest(self) -> str:
        content = {
            "status": (self.status.state, self.status.flagged, self.status.comment),
            "spans": sorted(_plain(span) for span in self.spans),
            "relations": sorted(_plain(link) for link in self.relations),
            "decisions": sorted(_plain(one) for one in self.decisions),
        }
        return sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def joined(states: Iterable[Rival]) -> tuple[Rival, tuple[Rival, ...]]:
    """Return what is to be shown of one work's states, and what waits beside it.

    What is shown is the state of the latest gesture; where that is the same, the one whose id is
    larger. There must be one state at least.
    """
    best: dict[frozenset[str], Rival] = {}
    for state in states:
        past = frozenset(state.gestures)
        if past not in best or best[past].stamp() < state.stamp():
            best[past] = state
    heads = [state for past, state in best.items() if not any(past < other for other in best)]
    shown = max(heads, key=lambda state: (state.at, state.id))
    seen = set(shown.gestures)
    others = (
        replace(state, unseen=tuple(one for one in state.gestures if one not in seen))
        for state in heads
        if state is not shown
    )
    return replace(shown, unseen=()), tuple(sorted(others, key=lambda one: (-one.at, one.id)))


def _plain(thing: Span | Relation | Decision) -> str:
    return json.dumps([_told(getattr(thing, name)) for name in thing.__slots__], sort_keys=True)


def _told(value: Any) -> Any:
    return value if isinstance(value, dict | str | int | float | tuple | None) else str(value)
