"""The headings in the list of spans: layers, and the labels under them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain

from annotator.core.model import Span, SpanState
from annotator.core.scheme import Label, Layer, Scheme, wording
from annotator.ui.i18n import language, translate


@dataclass(slots=True, eq=False)
class Heading:
    """A row that others stand under: a layer's (without a label) or a label's."""

    layer: Layer
    label: Label | None = None
    spans: list[Span] = field(default_factory=list)
    """Of a label, by place."""
    under: list["Heading"] = field(default_factory=list)
    """Of a layer, its labels."""
    count: int = 0
    """How many spans are not rejected."""
    top: int | None = None
    """Its row, while it is listed."""

    @property
    def key(self) -> str:
        """What names it whatever spans are under it."""
        return f"{self.layer.id}.{self.label.id}" if self.label else self.layer.id

    @property
    def name(self) -> str:
        """The name in the window's language."""
        return wording((self.label or self.layer).name, language())

    @property
    def depth(self) -> int:
        """How many headings it stands under."""
        return 0 if self.label is None else 1

    @property
    def shown(self) -> int:
        """How many spans are not rejected, under it and what is under it."""
        return self.count + sum(item.count for item in self.under)

    @property
    def tip(self) -> str:
        """How much is left to decide under it."""
        spans = chain(self.spans, *(heading.spans for heading in self.under))
        left = sum(span.state is SpanState.SUGGESTED for span in spans)
        return translate("Inspector", "%n suggestion(s) left", "", left)


def headings_of(scheme: Scheme, spans: Iterable[Span]) -> list[Heading]:
    """Return a heading for each layer, with its labels and their spans under it."""
    layers = [
        Heading(layer, under=[Heading(layer, label) for label in layer.labels])
        for layer in scheme.layers
    ]
    by_label = {
        heading.label.id: heading
        for layer in layers
        for heading in layer.under
        if heading.label is not None
    }
    for span in spans:
        heading = by_label.get(span.label)
        if heading is not None:
            heading.spans.append(span)
            heading.count += span.visible
    return layers
