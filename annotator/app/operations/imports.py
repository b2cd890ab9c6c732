"""From an article as a file has it to what is written of it: labels, rules, states, origins."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from os import urandom

from annotator.app.label_names import LabelMap, relation_named
from annotator.app.operations.crowds import Crowd
from annotator.core.ids import LabelId
from annotator.core.mentions import normal_form
from annotator.core.model import (
    HUMAN,
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    SpanState,
)
from annotator.core.scheme import Layer
from annotator.core.uncertainty import uncertainty
from annotator.formats.codec import Read, ReadRelation, ReadSpan
from annotator.store.imports import Arrival, Known, RelationRow, SpanRow

_form = lru_cache(maxsize=50_000)(normal_form)
_STATES = {state: state.value for state in SpanState}


@dataclass(slots=True)
class Tally:
    """What was done with annotations so far."""

    spans: int = 0
    relations: int = 0
    carried: int = 0
    """Annotations that were added, as suggestions, to a document that was there already."""
    labels: Counter[str] = field(default_factory=Counter)
    """Labels that were left out, and how many spans had them."""
    links: Counter[str] = field(default_factory=Counter)
    """Types of relations that were left out."""
    attributes: Counter[str] = field(default_factory=Counter)
    """Attributes, with their values, that the scheme does not have."""
    crowded: int = 0
    """Spans that were left out because the layer's rule does not let them stand together."""
    forms: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    """Forms that were accepted, or else rejected, by label."""


class Arriving:
    """Turns articles as files have them into rows, by one scheme and for one annotator."""

    def __init__(
        self, labels: LabelMap, annotator: Annotator, tally: Tally, *, as_suggestions: bool
    ) -> None:
        self._labels = labels
        self._annotator = annotator
        self._tally = tally
        self._suggesting = as_suggestions
        self._defaults: dict[str, dict[str, str]] = {}
        self._origins: dict[tuple[str, Origin], Origin] = {}

    def new(self, read: Read, document: Document, format_name: str) -> Arrival:
        """Return all that is written of an article whose text is new."""
        arrival = Arrival(document=document, spans=[], relations=[])
        self._take(arrival, read, document.text, [], suggested=self._suggesting)
        arrival.status = self._status(read, document, arrival.spans)
        if not self._suggesting:
            arrival.milliseconds = read.milliseconds
        made = any(row[5] == "suggested" and row[6].kind is not OriginKind.HUMAN
                   for row in arrival.spans)  # fmt: skip
        arrival.pipeline = f"import: {format_name}" if made else ""
        arrival.undecided = self._undecided(arrival.spans)
        return arrival

    def more(self, arrival: Arrival, read: Read, text: str, known: Known) -> None:
        """Add to an arrival what a record with the same text says beyond it, as suggestions."""
        before = len(arrival.spans)
        self._take(arrival, read, text, known, suggested=True)
        self._tally.carried += len(arrival.spans) - before
        arrival.undecided = self._undecided(arrival.spans)

    def _take(
        self, arrival: Arrival, read: Read, text: str, known: Known, *, suggested: bool
    ) -> None:
        there = {(start, end, label): identifier for identifier, start, end, label in known}
        crowd = Crowd()
        ends: dict[str, tuple[bytes, str]] = {}
        rows: list[SpanRow] = list(arrival.spans)
        first = len(rows)
        for span in read.spans:
            found = self._labels[span.label]
            if found is None:
                self._tally.labels[span.label] += 1
                continue
            label, layer = found
            key = (span.start, span.end, label)
            identifier = there.get(key)
            if identifier is None:
                if not crowd.lets(layer, span):
                    self._tally.crowded += 1
                    continue
                identifier = there[key] = urandom(16)
                rows.append(
                    self._row(identifier, span, (label, layer), read.annotator, suggested=suggested)
                )
            ends[span.key] = (identifier, label)
        self._learn(rows[first:], text)
        arrival.spans = rows
        self._tally.spans += len(rows) - first
        if read.relations:
            self._link(arrival, read.relations, ends, read.annotator, suggested=suggested)

    def _row(
        self,
        identifier: bytes,
        span: ReadSpan,
        place: tuple[LabelId, Layer],
        annotator: str,
        *,
        suggested: bool,
    ) -> SpanRow:
        label, layer = place
        state = span.state
        if suggested and state is SpanState.ACCEPTED:
            state = SpanState.SUGGESTED
        return (
            identifier, layer.id, label, span.start, span.end, _STATES[state],
            self._origin(span.origin, annotator), span.score,
            self._attributes(label, span.attributes), span.flagged, span.comment,
        )  # fmt: skip

    def _origin(self, origin: Origin, annotator: str) -> Origin:
        """Return where a span comes from; another person's work has that person's name."""
        key = (annotator, origin)
        if key not in self._origins:
            other = annotator not in ("", self._annotator.name, self._annotator.id)
            named = Origin(OriginKind.HUMAN, annotator) if other and origin == HUMAN else origin
            self._origins[key] = named
        return self._origins[key]

    def _attributes(self, label: LabelId, values: Mapping[str, str]) -> dict[str, str]:
        if label not in self._defaults:
            self._defaults[label] = self._labels.scheme.default_attributes(label)
        kept = self._defaults[label]
        if not values:
            return kept
        kept = dict(kept)
        known = {item.id: item for item in self._labels.scheme.attributes(label, disabled=True)}
        for name, value in values.items():
            if name in known and known[name].allows(value):
                kept[name] = value
            else:
                self._tally.attributes[f"{name} = {value}"] += 1
        return kept

    def _link(
        self,
        arrival: Arrival,
        relations: Iterable[ReadRelation],
        ends: Mapping[str, tuple[bytes, str]],
        annotator: str,
        *,
        suggested: bool,
    ) -> None:
        scheme = self._labels.scheme
        rows: list[RelationRow] = list(arrival.relations)
        made = {(row[1], row[2], row[3]) for row in rows}
        for relation in relations:
            kind = relation_named(scheme, relation.type)
            head, child = ends.get(relation.head), ends.get(relation.child)
            if (
                kind is None
                or head is None
                or child is None
                or kind
                not in {
                    item.id
                    for item in scheme.relations_between(
                        LabelId(head[1]), LabelId(child[1]), disabled=True
                    )
                }
            ):
                self._tally.links[relation.type] += 1
                continue
            link = (kind, head[0], child[0])
            if link in made:
                continue
            made.add(link)
            accepted = relation.state is SpanState.ACCEPTED
            state = SpanState.SUGGESTED if suggested and accepted else relation.state
            origin = self._origin(HUMAN, annotator)
            rows.append((urandom(16), *link, _STATES[state], origin))
            self._tally.relations += 1
        arrival.relations = rows

    def _status(
        self, read: Read, document: Document, rows: Iterable[SpanRow]
    ) -> DocumentStatus | None:
        state = None if self._suggesting else read.state
        if state is None and any(row[5] != "suggested" for row in rows):
            state = DocumentState.IN_PROGRESS
        if state in (None, DocumentState.NEW) and not (read.flagged or read.comment):
            return None
        return DocumentStatus(
            document=document.id,
            annotator=self._annotator.id,
            state=state or DocumentState.NEW,
            flagged=read.flagged,
            comment=read.comment,
        )

    def _learn(self, rows: Iterable[SpanRow], text: str) -> None:
        boxed = self._labels.scheme.box_layers()
        forms = self._tally.forms
        for row in rows:
            if row[5] != "suggested" and row[1] in boxed:
                forms[_form(text[row[3] : row[4]]), row[2], row[5] == "accepted"] += 1

    def _undecided(self, rows: Iterable[SpanRow]) -> tuple[int, float]:
        zones = self._labels.scheme.zone_layers()
        scores = [row[7] for row in rows if row[5] == "suggested" and row[1] not in zones]
        return (len(scores), uncertainty(scores)) if scores else (0, 0.0)
