"""Which spans of an article that comes in may stand together, by the rules of their layers."""

from annotator.core.model import SpanState
from annotator.core.scheme import Layer, Overlap
from annotator.formats.codec import ReadSpan


class Crowd:
    """Which spans of an article stand already, where a layer does not let all stand together."""

    def __init__(self) -> None:
        self._standing: dict[str, list[ReadSpan]] = {}

    def lets(self, layer: Layer, span: ReadSpan) -> bool:
        """Tell whether a span may stand beside those let through before."""
        if layer.overlap is Overlap.ANY or span.state is SpanState.REJECTED:
            return True
        standing = self._standing.setdefault(layer.id, [])
        if any(_collide(layer, span, other) for other in standing):
            return False
        standing.append(span)
        return True


def _collide(layer: Layer, one: ReadSpan, other: ReadSpan) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return False
    if layer.overlap is Overlap.NONE:
        return True
    inside = one.start <= other.start and other.end <= one.end
    around = other.start <= one.start and one.end <= other.end
    return not (inside or around)
