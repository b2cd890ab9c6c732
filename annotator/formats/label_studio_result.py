"""The result of one annotation or prediction of Label Studio: regions, their choices, links."""

from collections.abc import Mapping
from typing import Any

from annotator.core.errors import UserFacingError
from annotator.core.model import Origin, SpanState
from annotator.formats.annotated_records import (
    Entry,
    linked,
    name_value,
    objects,
    place_all,
    text_value,
)
from annotator.formats.codec import ReadRelation, ReadSpan
from annotator.formats.label_studio_config import LABELS
from annotator.formats.placing import Claimed, whole_number
from annotator.formats.prodigy_reading import origin_of, score_of
from annotator.formats.records import storable_text

_LABEL_TYPES = ("labels", "hypertextlabels", "paragraphlabels")
_CHOICES = ("choices", "textarea", "text", "rating", "number", "taxonomy")


class Result:
    """The spans and relations in the items of a result; ``notes`` tell what is not as written."""

    def __init__(self, items: object, raw: str, entry: Entry, prefix: str = "") -> None:
        """Take the ``items`` on the text ``raw``; keys of spans begin with ``prefix``."""
        self._items = objects(items)
        self._raw = raw
        self._entry = entry
        self._prefix = prefix
        self._spans: list[ReadSpan] = []
        self._fields: dict[str, Any] = {}
        self.notes: list[UserFacingError] = []
        self.left_out: frozenset[str] = frozenset()
        """Kinds of items that are not read, such as choices for the whole text."""

    def spans(self, state: SpanState, origin: Origin, score: float | None) -> tuple[ReadSpan, ...]:
        """Return the regions as spans; ``score`` is that of those that have none of their own."""
        self._fields = {"state": state, "origin": origin}
        choices = self._choices()
        found: list[tuple[Claimed, ReadSpan]] = []
        for item in self._items:
            own = score_of(item.get("score"))
            self._fields["score"] = score if own is None else own
            for number, label in enumerate(self._labels(item)):
                key = text_value(item.get("id"))
                unique = key if key and not number else f"{key}#{len(found) + 1}"
                found.append(self._span(item, label, unique, choices.get(key, {})))
        placer = self._entry.placer(self._raw)
        self._spans = place_all(placer, found)
        self.notes += placer.notes
        self.left_out = self._unread(choices)
        return tuple(self._spans)

    def relations(self, state: SpanState = SpanState.ACCEPTED) -> tuple[ReadRelation, ...]:
        """Return the relations between the spans, after those were asked for."""
        found = []
        for item in self._items:
            if item.get("type") != "relation":
                continue
            ends = [self._prefix + text_value(item.get(side)) for side in ("from_id", "to_id")]
            if item.get("direction") == "left":
                ends.reverse()
            labels = item.get("labels")
            kind = text_value(labels[0]) if isinstance(labels, list) and labels else ""
            kind = storable_text(kind) or "relation"
            found.append(ReadRelation(type=kind, head=ends[0], child=ends[1], state=state))
        kept, lost = linked(found, self._spans, self._entry)
        self.notes += lost
        return kept

    def _labels(self, item: Mapping[str, Any]) -> list[str]:
        """Return the labels of a region; one that cannot be placed in a text is noted."""
        value = item.get("value")
        if item.get("type") not in _LABEL_TYPES or not isinstance(value, dict):
            return []
        named = next((value[key] for key in _LABEL_TYPES if isinstance(value.get(key), list)), ())
        labels = [found for each in named if (found := name_value(each))]
        if "startOffset" in value or item.get("type") == "paragraphlabels":
            what = ", ".join(labels) or "region"
            self.notes.append(self._entry.left_out(what, "html-offsets"))
            return []
        if not labels:
            self.notes.append(self._entry.left_out("region", "no-label"))
        return labels

    def _span(
        self, item: Mapping[str, Any], label: str, key: str, attributes: Mapping[str, str]
    ) -> tuple[Claimed, ReadSpan]:
        value = item["value"]
        quote = value.get("text")
        if isinstance(quote, str) and "\\n" in quote and quote not in self._raw:
            quote = quote.replace("\\n", "\n")  # as some versions write a line break
        claim = Claimed(
            start=whole_number(value.get("start")),
            end=whole_number(value.get("end")),
            label=label,
            quote=quote if isinstance(quote, str) else None,
        )
        meta = item.get("meta")
        own = meta if isinstance(meta, dict) else {}
        comment = own.get("text")
        lines = comment if isinstance(comment, list) else [comment]
        span = ReadSpan(
            key=self._prefix + key,
            start=0,
            end=0,
            label=label,
            layer=_layer(item),
            attributes=attributes,
            **{**self._fields, **_made(own)},
            flagged=own.get("flagged") is True,
            comment=storable_text("\n".join(filter(None, map(text_value, lines)))) if meta else "",
        )
        return claim, span

    def _choices(self) -> dict[str, dict[str, str]]:
        """Return what was chosen or written for single regions: by region, by question."""
        regions = {
            text_value(item.get("id")) for item in self._items if item.get("type") in _LABEL_TYPES
        }
        found: dict[str, dict[str, str]] = {}
        for item in self._items:
            key, kind = text_value(item.get("id")), item.get("type")
            value = item.get("value")
            if kind not in _CHOICES or key not in regions or not isinstance(value, dict):
                continue
            answer = value.get("text" if kind == "textarea" else str(kind))
            answers = answer if isinstance(answer, list) else [answer]
            words = ", ".join(filter(None, map(text_value, answers)))
            name = storable_text(text_value(item.get("from_name")) or str(kind))
            found.setdefault(key, {})[name] = storable_text(words)
        return found

    def _unread(self, choices: Mapping[str, Any]) -> frozenset[str]:
        read = (*_LABEL_TYPES, "relation")
        return frozenset(
            text_value(item.get("type")) or "region"
            for item in self._items
            if item.get("type") not in read and text_value(item.get("id")) not in choices
        )


def _layer(item: Mapping[str, Any]) -> str:
    """Return the layer of a region as our own writer has it: in the name of its tag."""
    name = storable_text(text_value(item.get("from_name")))
    return name.removesuffix(LABELS) if name.endswith(LABELS) else ""


def _made(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return how our own writer noted who made a region, and that it was refused."""
    made: dict[str, Any] = {}
    if isinstance(own.get("made_by"), str):
        made["origin"] = origin_of(own["made_by"])
    if own.get("state") == SpanState.REJECTED:
        made["state"] = SpanState.REJECTED
    return made
