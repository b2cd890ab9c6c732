"""What records of gold and of proposals are in words: the kind of a claim, and who made one."""

from annotator.app.messages import line
from annotator.core.model import OriginKind

_KINDS = frozenset(("direct", "mixed", "indirect", "unattributed"))
_MAKERS = frozenset(kind.value for kind in OriginKind)


def kind_in_words(kind: str, language: str) -> str:
    """Return what a kind of claim is called; one that only the data know stays as it is."""
    return line(f"claim-{kind}", language) if kind in _KINDS else kind


def origin_in_words(origin: str, language: str) -> str:
    """Return who made a span, from what an ``Origin`` is as text."""
    kind, _, name = origin.partition(" ")
    return line(f"origin-{kind}", language, name=name).strip() if kind in _MAKERS else origin
