"""What the tour asks for, in which order, and when each of it is done."""

from collections.abc import Iterable
from enum import StrEnum

from annotator.core.ids import SpanId
from annotator.core.model import OriginKind, Span, SpanState

DECISIONS = 3
"""So many decisions make a habit."""
_CLAIMS, _NAMES = "claims", "entities"


class Step(StrEnum):
    """One thing to do; the last one is none."""

    WALK = "walk"
    DECIDE = "decide"
    MARK = "mark"
    CLAIM = "claim"
    FINISH = "finish"
    END = "end"


ORDER = tuple(Step)


class Course:
    """How far somebody has come; told of what happens, it goes on by itself."""

    def __init__(self, step: Step = Step.WALK) -> None:
        self.step = step
        self.decided = 0
        """Suggestions decided since the step began that asks for it."""
        self._known: dict[SpanId, Span] = {}

    @property
    def number(self) -> int:
        """The number of the step, from 1."""
        return ORDER.index(self.step) + 1

    def skip(self) -> None:
        """Go on to the next step."""
        self.step = ORDER[min(ORDER.index(self.step) + 1, len(ORDER) - 1)]

    def opened(self, spans: Iterable[Span]) -> None:
        """Take what another article holds as it is: nothing of it was done just now."""
        self._known = {span.id: span for span in spans}

    def focused(self, span: Span | None) -> bool:
        """A span has the focus; tell whether that did a step."""
        walked = span is not None and span.state is SpanState.SUGGESTED
        return self._done(Step.WALK, holds=walked)

    def changed(self, spans: Iterable[Span]) -> bool:
        """The article's spans changed; tell whether that did a step, or a part of one."""
        before, self._known = self._known, {span.id: span for span in spans}
        fresh = [span for span in self._known.values() if _is_decision(before.get(span.id), span)]
        if self.step is Step.DECIDE and fresh:
            self.decided += len(fresh)
            self._done(Step.DECIDE, holds=self.decided >= DECISIONS)
            return True
        marked = any(span.layer == _NAMES and span.id not in before for span in fresh)
        claimed = any(span.layer == _CLAIMS and span.state is SpanState.ACCEPTED for span in fresh)
        return self._done(Step.MARK, holds=marked) or self._done(Step.CLAIM, holds=claimed)

    def finished(self) -> bool:
        """An article was set done; tell whether that did a step."""
        return self._done(Step.FINISH, holds=True)

    def _done(self, step: Step, *, holds: bool) -> bool:
        if holds and self.step is step:
            self.skip()
            return True
        return False


def _is_decision(before: Span | None, now: Span) -> bool:
    """Tell whether somebody decided a suggestion, or made a span."""
    if before is None:
        return now.origin.kind is OriginKind.HUMAN and now.state is SpanState.ACCEPTED
    return before.state is SpanState.SUGGESTED and now.state is not SpanState.SUGGESTED
