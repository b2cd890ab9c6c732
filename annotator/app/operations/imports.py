"""From an article as a file has it to what is written of it: labels, rules, states, origins."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from os import urandom

from annotator.app.label_names import LabelMap, relation_named
from annotator.app.operations.crowds import Crowd
from annotator.app.operations.lexicon import LEXICON
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
from annotator.core.scheme import Layer, Overlap
from annotator.core.uncertainty import Open, information
from annotator.formats.codec import Read, ReadRelation, ReadSpan
from annotator.store.imports import Arrival, Known, RelationRow, SpanRow

_form = lru_cache(maxsize=50_000)(normal_form)
_STATES = {state: state.value for state in SpanState}
_SUGGESTED = {**_STATES, SpanState.ACCEPTED: SpanState.SUGGESTED.value}
"""What becomes of states where everything comes in as suggestions."""
_IDENTIFIER = 16


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
    words: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """What spans stand on, with the label and whether it was accepted or rejected."""

    def forms(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Return how often each form was accepted and rejected, by form and label."""
        found: dict[tuple[str, str], tuple[int, int]] = {}
        for (words, label, state), number in self.words.items():
            key = _form(words), label
            yes, no = found.get(key, (0, 0))
            found[key] = (yes + number, no) if state == "accepted" else (yes, no + number)
        return found


class Arriving:
    """Turns articles as files have them into rows, by one scheme and for one annotator."""

    def __init__(
        self,
        labels: LabelMap,
        annotator: Annotator,
        tally: Tally,
        *,
        as_suggestions: bool,
        as_done: bool = False,
    ) -> None:
        self._labels = labels
        self._annotator = annotator
        self._tally = tally
        self._suggesting = as_suggestions
        self._worked = DocumentState.DONE if as_done else DocumentState.IN_PROGRESS
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
        arrival.undecided = self._undecided(arrival.spans, len(document.text))
        return arrival

    def more(self, arrival: Arrival, read: Read, text: str, known: Known) -> None:
        """Add to an arrival what a record with the same text says beyond it, as suggestions."""
        before = len(arrival.spans)
        self._take(arrival, read, text, known, suggested=True)
        self._tally.carried += len(arrival.spans) - before
        arrival.undecided = self._undecided(arrival.spans, len(text))

    def _take(
        self, arrival: Arrival, read: Read, text: str, known: Known, *, suggested: bool
    ) -> None:
        there = {(start, end, label): identifier for identifier, start, end, label in known}
        crowd = Crowd()
        ends: dict[str, tuple[bytes, str]] = {}
        rows: list[SpanRow] = list(arrival.spans)
        first = len(rows)
        fresh = iter(_identifiers(len(read.spans)))
        last, origin = None, HUMAN  # most articles have one origin
        for span in read.spans:
            found = self._labels[span.label]
            if found is None:
                self._tally.labels[span.label] += 1
                continue
            label, layer = found
            key = (span.start, span.end, label)
            identifier = there.get(key)
            if identifier is None:
                if layer.overlap is not Overlap.ANY and not crowd.lets(layer, span):
                    self._tally.crowded += 1
                    continue
                identifier = there[key] = next(fresh)
                if span.origin is not last:
                    last, origin = span.origin, self._origin(span.origin, read.annotator)
                rows.append(self._row(identifier, span, found, origin, suggested=suggested))
            if read.relations:
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
        origin: Origin,
        *,
        suggested: bool,
    ) -> SpanRow:
        label, layer = place
        return (
            identifier, layer.id, label, span.start, span.end,
            (_SUGGESTED if suggested else _STATES)[span.state], origin, span.score,
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
            state = self._worked
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
        self._tally.words.update(
            [
                (text[row[3] : row[4]], row[2], row[5])
                for row in rows
                if row[5] != "suggested" and row[1] in boxed
            ]
        )

    def _undecided(self, rows: Iterable[SpanRow], length: int) -> tuple[int, float]:
        zones = self._labels.scheme.zone_layers()
        left = [
            Open(row[7], row[1], row[2], row[3], row[4], row[6] == LEXICON)
            for row in rows
            if row[5] == "suggested" and row[1] not in zones
        ]
        return len(left), information(left, length)


def _identifiers(count: int) -> list[bytes]:
    """Return new identifiers in order: the spans of an article are written in that of theirs."""
    drawn = urandom(_IDENTIFIER * count)
    return sorted(drawn[at : at + _IDENTIFIER] for at in range(0, len(drawn), _IDENTIFIER))
