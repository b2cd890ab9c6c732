"""What became of labels and attribute values that a scheme had once.

Copies of a project are merged before or after its scheme is edited, and the result must be the
same. So a scheme remembers which of its labels and values went into others, or out; whatever still
has them is renewed by this memory. Where several spans then say the same, one of them stays, and
which one depends on nothing but the spans.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.core.ids import LabelId, LayerId, SpanId
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Attribute, Scheme
from annotator.core.scheme_draft import Draft, ValuePlace

_STANDING = {SpanState.ACCEPTED: 0, SpanState.SUGGESTED: 1, SpanState.REJECTED: 2}
_WHOLE = ""
"""Stands for every value of an attribute."""
_One = TypeVar("_One", Span, Relation)


def with_past(draft: Draft) -> Scheme:
    """Return the draft's scheme, which remembers what became of what it lacks."""
    here = {label.id for label in draft.scheme.labels(disabled=True)}
    labels = {old: draft.label(new) for old, new in draft.base.merged} | dict(draft.labels)
    values = {
        place: _later(draft, place, into) for *key, into in draft.base.replaced
        for place in [(key[0], key[1], key[2])]
    }  # fmt: skip
    values |= dict(_gone(draft))
    values |= {place: _later(draft, place, place[2]) for place in draft.values}
    return replace(
        draft.scheme,
        merged=tuple(sorted((old, new) for old, new in labels.items() if old not in here)),
        replaced=tuple(
            sorted((*place, into) for place, into in values.items() if not _is_there(draft, place))
        ),
    )


def _later(draft: Draft, place: ValuePlace, into: str) -> str:
    """Return what a value that became ``into`` is after the draft."""
    layer, name, _ = place
    if not into:
        return ""
    after = draft.values.get((layer, name, into), into)
    attribute = _attribute(draft.scheme, layer, name)
    return after if attribute is not None and _takes(attribute, after) else ""


def _gone(draft: Draft) -> Iterator[tuple[ValuePlace, str]]:
    """Yield the attributes and values that the draft takes out."""
    for layer in draft.base.layers:
        for before in layer.attributes:
            after = _attribute(draft.scheme, layer.id, before.id)
            if after is None:
                yield (layer.id, before.id, _WHOLE), ""
                continue
            for value, _ in before.values:
                if not _takes(after, value):
                    yield (layer.id, before.id, value), ""


def _is_there(draft: Draft, place: ValuePlace) -> bool:
    """Tell whether the draft has a value, or a whole attribute, (again)."""
    attribute = _attribute(draft.scheme, place[0], place[1])
    if attribute is None:
        return False
    return place[2] == _WHOLE or any(place[2] == value for value, _ in attribute.values)


def _attribute(scheme: Scheme, layer: str, name: str) -> Attribute | None:
    found = scheme.layer(LayerId(layer))
    return next((one for one in found.attributes if one.id == name), None) if found else None


def _takes(attribute: Attribute, value: str) -> bool:
    return attribute.free or any(value == known for known, _ in attribute.values)


class Renewal:
    """Brings labels and values of another time in line with a scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._known = {one.id: layer.id for layer in scheme.layers for one in layer.labels}
        self._merged = dict(scheme.merged)
        self._replaced = {
            (layer, name, value): into for layer, name, value, into in scheme.replaced
        }

    def label(self, label: str) -> tuple[LayerId, LabelId] | None:
        """Return the layer and label that a label is now; None where the scheme has none."""
        now = LabelId(label)
        if now not in self._known:
            now = self._merged.get(now, now)
        home = self._known.get(now)
        return None if home is None else (home, now)

    def wanted(self, label: str) -> LabelId:
        """Return the label that an unknown label is to be in the scheme."""
        return self._merged.get(LabelId(label), LabelId(label))

    def attributes(self, layer: str, values: Mapping[str, str], into: str) -> dict[str, str]:
        """Return what the attribute values of a span are now that it is in the layer ``into``."""
        found: dict[str, str] = {}
        for name, value in values.items():
            now = self._value(layer, name, value, into)
            if now:
                found[name] = now
        return found

    def _value(self, layer: str, name: str, value: str, into: str) -> str:
        attribute = _attribute(self._scheme, into, name)
        if attribute is None:
            left = _attribute(self._scheme, layer, name) if layer != into else None
            gone = left is not None or (layer, name, _WHOLE) in self._replaced
            return "" if gone else value
        if any(value == known for known, _ in attribute.values):
            return value
        now = self._replaced.get((layer, name, value), value)
        moved = layer != into and now and not _takes(attribute, now)
        return "" if moved else now

    def work(
        self, spans: Sequence[Span], relations: Sequence[Relation]
    ) -> tuple[list[Span], list[Relation]]:
        """Return one annotator's spans and relations of a document as the scheme has them now."""
        after = {span.id: now for span in spans if (now := self._span(span)) != span}
        renewed = [after.get(span.id, span) for span in spans]
        if not after:
            return renewed, list(relations)
        return united(renewed, relations, after)

    def _span(self, span: Span) -> Span:
        layer, label = self.label(span.label) or (span.layer, span.label)
        if (layer, label) == (span.layer, span.label) and not span.attributes:
            return span
        attributes = self.attributes(span.layer, span.attributes, layer)
        return replace(span, layer=layer, label=label, attributes=attributes)


def united(
    spans: Iterable[Span], relations: Iterable[Relation], changed: Collection[SpanId]
) -> tuple[list[Span], list[Relation]]:
    """Return spans and relations after those that say the same became one.

    Only where one of them was ``changed`` (or is new) do spans fall together; the one that stays
    takes over the links of the others, and no link is there twice.
    """
    spans = list(spans)
    into = _doubles(spans, lambda one: (one.start, one.end, one.label), changed)
    moved = [
        link
        if link.head not in into and link.child not in into
        else replace(
            link,
            head=SpanId(into.get(link.head, link.head)),
            child=SpanId(into.get(link.child, link.child)),
        )
        for link in relations
    ]
    touched = {
        now.id for now, link in zip(moved, relations, strict=True) if now != link
    } if into else set()  # fmt: skip
    kept = [one for one in moved if one.id not in touched or one.head != one.child]
    away = _doubles(kept, lambda one: (one.type, one.head, one.child), touched)
    return (
        [span for span in spans if span.id not in into],
        [link for link in kept if link.id not in away],
    )


def _doubles(
    things: Iterable[_One],
    said: Callable[[_One], tuple[object, ...]],
    changed: Collection[str],
) -> dict[str, str]:
    """Return what falls together with what: what is accepted stays, else the smaller id."""
    alike: defaultdict[tuple[object, ...], list[_One]] = defaultdict(list)
    for one in things:
        alike[said(one)].append(one)
    into: dict[str, str] = {}
    for group in alike.values():
        if len(group) > 1 and any(one.id in changed for one in group):
            first = min(group, key=lambda one: (_STANDING[one.state], one.id))
            into.update({one.id: first.id for one in group if one is not first})
    return into
