"""What the suggestion process is asked, and what its handle reports."""

from dataclasses import dataclass

from annotator.core.suggestions import Cause, Range, Suggestions


@dataclass(frozen=True, slots=True)
class Request:
    """One text to look at, for one job. ``key`` is the caller's; it comes back in the answer."""

    job: int
    key: str
    text: str
    only_tokens: bool = False
    published: str = ""
    """The ISO date of its publication, from which relative dates are resolved."""
    content: Range | None = None
    """Where given, only the source and the cue of the claim with this content are looked for."""
    alone: bool = False
    """Whether no other text may be worked on with it: its process died on one of several."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has loaded ``pipeline`` (name and version), which ``lacks`` some components."""

    pipeline: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The suggestions for one request."""

    job: int
    key: str
    suggestions: Suggestions


@dataclass(frozen=True, slots=True)
class Failure:
    """One request failed (``reason``); the others are not concerned."""

    job: int
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """The child could not load ``pipeline`` (``reason``) and ended; what was pending is dropped."""

    pipeline: str
    reason: str


@dataclass(frozen=True, slots=True)
class Died:
    """The child ended by itself, or had to be ended because it did not answer.

    ``pending`` are the requests it never answered, in order; ``begun`` those of them that it was
    working on.
    """

    exitcode: int | None
    pending: tuple[Request, ...]
    begun: tuple[Request, ...] = ()
    cause: Cause = Cause.ENDED


Event = Ready | Result | Failure | LoadFailed | Died


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a child may be silent, in seconds, before it is taken for hung."""

    load: float = 180.0
    """While it loads: from a cold disk, with a virus scanner in between."""
    least: float = 20.0
    """While there is something to do."""
    per_character: float = 0.0005
    """More for each character it works on: some twenty times what a slow machine takes."""
