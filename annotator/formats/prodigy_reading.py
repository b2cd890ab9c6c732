"""Reading Prodigy's records: our own export with all that it holds, and those of Prodigy itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, ClassVar

from msgspec import ValidationError, convert
from msgspec.structs import replace as changed

from annotator.core.errors import UserFacingError
from annotator.core.model import (
    HUMAN,
    Document,
    DocumentState,
    Origin,
    OriginKind,
    SpanState,
)
from annotator.core.offsets import text_hash
from annotator.formats.annotated_records import (
    STATES,
    AnnotatedRecordsReader,
    Entry,
    linked,
    name_value,
    objects,
    place_all,
    storable_name,
    text_value,
)
from annotator.formats.articles import make_document
from annotator.formats.codec import Read, ReadRelation, ReadSpan
from annotator.formats.placing import Claimed, Placer, whole_number
from annotator.formats.records import storable, storable_score, storable_text, text_of

_LISTS = ("spans", "zones", "rejected", "suggested")
_UNREAD = frozenset(("accept", "options", "label", "cats", "audio_spans", "image"))
_READ = frozenset(("zones", "flagged"))
_MARKS = ("_task_hash", "_input_hash", "_view_id", "_session_id", "_annotator_id", "answer")
_DOCUMENT_FIELDS = ("title", "source", "author", "published", "url", "language")
_GROUP_STATES = {"rejected": SpanState.REJECTED, "suggested": SpanState.SUGGESTED}
_DOCUMENT_STATES = {state.value: state for state in DocumentState}


_NAMES = {"quote": "text", "line": " "}


class _Plain(Claimed, frozen=True, forbid_unknown_fields=True, rename=_NAMES, gc=False):
    """A span of which no more is known than where it is, and what."""

    token_start: int | None = None
    token_end: int | None = None


@dataclass(frozen=True, slots=True)
class _Decision:
    """What an answer says: of the spans of the record, and of the document."""

    spans: SpanState
    document: DocumentState | None


class ProdigyReader(AnnotatedRecordsReader):
    """Reads ``text`` with ``spans`` and ``relations``, and who answered what."""

    name = "prodigy"
    telling: ClassVar = (frozenset(("text", "spans", "answer")), frozenset(("text", "_task_hash")))

    def likely(self, record: Mapping[str, Any]) -> float:
        """Return 0.95 for a record with Prodigy's own keys, 0.7 for a text with spans."""
        if not isinstance(record.get("text"), str):
            return 0.0
        answered = "answer" in record and ("spans" in record or "tokens" in record)
        if answered or any(mark in record for mark in _MARKS if mark.startswith("_")):
            return 0.95
        spans = objects(record.get("spans"))
        return 0.7 if spans and "start" in spans[0] and "label" in spans[0] else 0.0

    def reads(self, entry: Entry) -> Iterator[Read]:
        """Yield the article with its annotations."""
        record = entry.record
        raw = text_of(record, name=entry.name, number=entry.number)
        meta = record.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        placer = entry.placer(raw)
        ours = "sha256" in meta and meta["sha256"] == text_hash(placer.text)
        if ours:
            placer = entry.placer(raw, exact=True)
        decision = _decision(record)
        spans = _plain_spans(placer, record, decision)
        if spans is None:
            spans = []
            for group in _LISTS:
                rows = _spans(record, group, decision)
                spans += _distinct(place_all(placer, rows), spans)
        relations, lost = linked(_relations(record, spans), spans, entry)
        unlinked = len(objects(record.get("relations"))) - len(relations) - len(lost)
        lost += [entry.left_out("relation", "no-such-span")] * unlinked
        notes: list[UserFacingError] = [*placer.notes, *lost]
        document = _own_document(raw, meta, entry) if ours else entry.document(_UNREAD | _READ)
        work = _own_work(meta) if ours else {"state": decision.document}
        yield Read(
            document=document,
            position=entry.position,
            left_out=_UNREAD & record.keys(),
            spans=tuple(spans),
            relations=relations,
            notes=tuple(notes),
            annotator=_annotator(record, meta),
            flagged=bool(record.get("flagged")) or bool(ours and meta.get("flagged")),
            comment=storable_text(text_value(meta.get("comment"))) if ours else "",
            **work,
        )


def _decision(record: Mapping[str, Any]) -> _Decision:
    """Return what the answer means.

    A binary task asks about the spans it shows and no others, so its article is not done. Else
    an accepted task is a complete one; who rejects it says that its spans are wrong, who ignores
    it says nothing of them.
    """
    answer = record.get("answer")
    binary = record.get("_is_binary") is True
    if answer == "accept":
        return _Decision(
            SpanState.ACCEPTED, DocumentState.IN_PROGRESS if binary else DocumentState.DONE
        )
    if answer == "reject":
        return _Decision(
            SpanState.REJECTED, DocumentState.IN_PROGRESS if binary else DocumentState.SKIPPED
        )
    if answer == "ignore":
        return _Decision(SpanState.SUGGESTED, DocumentState.SKIPPED)
    asked = any(mark in record for mark in _MARKS)
    return _Decision(SpanState.SUGGESTED if asked else SpanState.ACCEPTED, None)


def _spans(
    record: Mapping[str, Any], group: str, decision: _Decision
) -> list[tuple[Claimed, ReadSpan]]:
    state = _GROUP_STATES.get(group, decision.spans)
    tokens = objects(record.get("tokens"))
    found = []
    for number, row in enumerate(objects(record.get(group)), start=1):
        label = name_value(row.get("label"))
        start, end = _offsets(row, tokens)
        quote = row.get("text")
        claim = Claimed(
            start=start, end=end, label=label, quote=quote if isinstance(quote, str) else None
        )
        span = ReadSpan(
            key=text_value(row.get("id")) or f"{group} {number}",
            start=start or 0,
            end=end or 0,
            label=label,
            layer=name_value(row.get("layer")),
            state=STATES.get(str(row.get("state")), state),
            origin=origin_of(row.get("origin")),
            score=score_of(row.get("score")),
            attributes=_attributes(row.get("attributes")),
            flagged=bool(row.get("flagged")),
            comment=name_value(row.get("comment")),
        )
        found.append((claim, span))
    return found


def _plain_spans(
    placer: Placer, record: Mapping[str, Any], decision: _Decision
) -> list[ReadSpan] | None:
    """Return the spans of a record where they have a range and a label only, as most do.

    None where there is anything else, or anything odd: it is then looked at row by row.
    """
    if any(record.get(group) for group in _LISTS if group != "spans"):
        return None
    try:
        claims = convert(record.get("spans"), list[_Plain])
    except (ValidationError, UnicodeEncodeError):  # half an emoji is no text to msgspec
        return None
    kinds = {(claim.label, claim.line) for claim in claims}
    if any(storable_name(label) != label or line is not None for label, line in kinds):
        return None
    state = decision.spans
    return [
        ReadSpan(
            key=f"spans {number}", start=place[0], end=place[1], label=claim.label, state=state
        )
        for number, (claim, place) in enumerate(zip(claims, placer.place(claims), strict=True), 1)
        if place is not None
    ]


def _distinct(spans: list[ReadSpan], before: list[ReadSpan]) -> list[ReadSpan]:
    """Return the spans with keys that none before has."""
    used = {span.key for span in before}
    own = {span.key for span in spans}
    if len(own) == len(spans) and used.isdisjoint(own):
        return spans
    found = []
    for span in spans:
        key = span.key
        while key in used:
            key += "'"
        used.add(key)
        found.append(span if key == span.key else changed(span, key=key))
    return found


def _offsets(row: Mapping[str, Any], tokens: list[dict[str, Any]]) -> tuple[int | None, int | None]:
    """Return start and end of a span, by its tokens where it has no offsets of its own."""
    start, end = whole_number(row.get("start")), whole_number(row.get("end"))
    if start is None and (token := _token(row.get("token_start"), tokens)):
        start = whole_number(token.get("start"))
    if end is None and (token := _token(row.get("token_end"), tokens)):
        end = whole_number(token.get("end"))
    return start, end


def _token(number: object, tokens: list[dict[str, Any]]) -> dict[str, Any] | None:
    index = whole_number(number)
    return tokens[index] if index is not None and 0 <= index < len(tokens) else None


def _relations(record: Mapping[str, Any], spans: list[ReadSpan]) -> list[ReadRelation]:
    """Return the relations whose ends are among the spans.

    An end is found by the range and label that the record repeats, else by a token of the span:
    some recipes write the first one, some the last.
    """
    tokens = objects(record.get("tokens"))
    found = []
    for row in objects(record.get("relations")):
        head = _end(row, "head", tokens, spans)
        child = _end(row, "child", tokens, spans)
        label = name_value(row.get("label"))
        if head and child and label:
            found.append(ReadRelation(type=label, head=head, child=child))
    return found


def _end(
    row: Mapping[str, Any], side: str, tokens: list[dict[str, Any]], spans: list[ReadSpan]
) -> str | None:
    visible = [span for span in spans if span.state is not SpanState.REJECTED] or spans
    place = row.get(f"{side}_span")
    if isinstance(place, dict):
        wanted = (place.get("start"), place.get("end"), place.get("label"))
        for span in visible:
            if (span.start, span.end, span.label) == wanted:
                return span.key
    token = _token(row.get(side), tokens)
    if token is None:
        return None
    start, end = token.get("start"), token.get("end")
    for span in visible:
        if span.start == start or span.end == end:
            return span.key
    return None


def score_of(value: object) -> float | None:
    """Return a score as JSON has it, None for what is no number or has no end."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    found = storable_score(value)  # before it is a float, which not every number can be
    return None if found is None else float(found)


def _attributes(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {
        storable_text(str(name)): storable_text(text_value(item)) for name, item in value.items()
    }


def origin_of(value: object) -> Origin:
    """Return an origin from how it is written: its kind, name and version; else a person's."""
    return _origin(value) if isinstance(value, str) else HUMAN


@lru_cache(maxsize=256)
def _origin(written: str) -> Origin:
    kind, _, rest = written.partition(" ")
    if kind not in set(OriginKind) or kind == OriginKind.HUMAN:
        return HUMAN
    name, _, version = storable_text(rest).rpartition(" ")
    return Origin(OriginKind(kind), name or version, version if name else "")


def _annotator(record: Mapping[str, Any], meta: Mapping[str, Any]) -> str:
    """Return whose work it is, by name as far as the record has one."""
    for value in (
        meta.get("annotator_name"),
        record.get("_annotator_id"),
        record.get("_session_id"),
    ):
        if found := storable_text(text_value(value)):
            return found
    return ""


def _own_document(raw: str, meta: Mapping[str, Any], entry: Entry) -> Document:
    fields = {name: storable_text(text_value(meta.get(name))) for name in _DOCUMENT_FIELDS}
    metadata = meta.get("metadata")
    try:
        kept = storable(metadata) if isinstance(metadata, dict) else {}
    except RecursionError as error:
        raise entry.fault("not-json") from error
    document = make_document(raw, name=f"{entry.name}:{entry.number}", metadata=kept, **fields)
    return replace(document, title=fields["title"])


def _own_work(meta: Mapping[str, Any]) -> dict[str, Any]:
    seconds = score_of(meta.get("seconds")) or 0
    return {
        "state": _DOCUMENT_STATES.get(str(meta.get("state"))),
        "milliseconds": max(round(seconds * 1000), 0),
    }
