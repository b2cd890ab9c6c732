"""Reading Label Studio's JSON: tasks with annotations and predictions, or the flat JSON_MIN."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from annotator.core.errors import UserFacingError
from annotator.core.model import HUMAN, DocumentState, Origin, OriginKind, SpanState
from annotator.formats.annotated_records import (
    AnnotatedRecordsReader,
    Entry,
    objects,
    text_value,
    with_own_keys,
)
from annotator.formats.codec import Read, ReadRelation, ReadSpan
from annotator.formats.label_studio_result import Result
from annotator.formats.prodigy_reading import score_of
from annotator.formats.records import document_from_record, storable_text

_WORK = ("annotations", "completions", "predictions")
_MIN_KEYS = frozenset(
    ("annotator", "annotation_id", "created_at", "updated_at", "lead_time", "agreement")
)
_LONGEST_TIME = 1e8


class LabelStudioReader(AnnotatedRecordsReader):
    """Reads tasks: one article for each annotation, and one for the predictions together."""

    name = "label-studio"
    telling: ClassVar = (
        frozenset(("data", "annotations", "result")),
        frozenset(("data", "predictions", "result")),
        frozenset(("annotation_id", "lead_time", "labels")),
    )

    def likely(self, record: Mapping[str, Any]) -> float:
        """Return 0.95 for a task or a record of JSON_MIN."""
        if isinstance(record.get("data"), dict) and any(key in record for key in _WORK):
            return 0.95
        return 0.9 if "annotation_id" in record and "annotator" in record else 0.0

    def reads(self, entry: Entry) -> Iterator[Read]:
        """Yield an article for each annotation of the task."""
        if isinstance(entry.record.get("data"), dict):
            yield from _task(entry)
        else:
            yield _flat(entry)


def _task(entry: Entry) -> Iterator[Read]:
    task = entry.record
    key = _text_key(task["data"], entry)
    data = {name: value for name, value in task["data"].items() if name != key}
    identity = {"id": task["id"]} if "id" in task else {}
    record = {**identity, **data, "text": task["data"][key]}
    works = objects(task.get("annotations")) or objects(task.get("completions"))
    left_out = frozenset(("drafts",) if task.get("drafts") else ())
    for work in works:
        yield _annotation(entry, record, work, left_out)
    predictions = objects(task.get("predictions"))
    if predictions or not works:
        yield _predicted(entry, record, predictions, left_out)


def _annotation(
    entry: Entry, record: Mapping[str, Any], work: Mapping[str, Any], left_out: frozenset[str]
) -> Read:
    result = Result(work.get("result"), record["text"], entry)
    spans = result.spans(SpanState.ACCEPTED, HUMAN, None)
    skipped = work.get("was_cancelled") is True
    known = {**record, "ground_truth": True} if work.get("ground_truth") is True else record
    own = _own(entry.record)
    return Read(
        document=document_from_record(known, name=entry.name, number=entry.number),
        position=entry.position,
        left_out=left_out | result.left_out,
        spans=spans,
        relations=result.relations(),
        notes=tuple(result.notes),
        annotator=text_value(own.get("annotator")) or _person(work.get("completed_by")),
        state=_state(own) or (DocumentState.SKIPPED if skipped else DocumentState.DONE),
        flagged=own.get("flagged") is True,
        comment=storable_text(text_value(own.get("comment"))),
        milliseconds=_milliseconds(work.get("lead_time")),
    )


def _own(task: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what our own writer noted of a task, which Label Studio keeps as it is."""
    meta = task.get("meta")
    return meta if isinstance(meta, dict) else {}


def _state(own: Mapping[str, Any]) -> DocumentState | None:
    value = own.get("state")
    return next((state for state in DocumentState if state == value), None)


def _predicted(
    entry: Entry,
    record: Mapping[str, Any],
    predictions: list[dict[str, Any]],
    left_out: frozenset[str],
) -> Read:
    """Return the article with the spans of every prediction, which nobody has decided on."""
    spans: list[ReadSpan] = []
    relations: list[ReadRelation] = []
    notes: list[UserFacingError] = []
    for number, prediction in enumerate(predictions):
        prefix = f"{number}:" if number else ""
        result = Result(prediction.get("result"), record["text"], entry, prefix)
        version = storable_text(text_value(prediction.get("model_version")))
        origin = Origin(OriginKind.MODEL, version or "Label Studio")
        spans += result.spans(SpanState.SUGGESTED, origin, score_of(prediction.get("score")))
        relations += result.relations(SpanState.SUGGESTED)
        notes += result.notes
        left_out |= result.left_out
    return Read(
        document=document_from_record(record, name=entry.name, number=entry.number),
        position=entry.position,
        left_out=left_out,
        spans=tuple(with_own_keys(spans)),
        relations=tuple(relations),
        notes=tuple(notes),
    )


def _flat(entry: Entry) -> Read:
    """Return the article of a record of JSON_MIN: its lists of regions are its spans."""
    record = entry.record
    key = _text_key(record, entry)
    regions: list[dict[str, Any]] = []
    rest: dict[str, Any] = {}
    for name, value in record.items():
        found = [row for row in objects(value) if "start" in row and "end" in row]
        if found:
            regions += [{"type": "labels", "id": "", "value": row} for row in found]
        elif name != key and name not in _MIN_KEYS:
            rest[name] = value
    result = Result(regions, record[key], entry)
    return Read(
        document=document_from_record(
            {**rest, "text": record[key]}, name=entry.name, number=entry.number
        ),
        position=entry.position,
        spans=result.spans(SpanState.ACCEPTED, HUMAN, None),
        notes=tuple(result.notes),
        annotator=_person(record.get("annotator")),
        state=DocumentState.DONE,
        milliseconds=_milliseconds(record.get("lead_time")),
    )


def _text_key(data: Mapping[str, Any], entry: Entry) -> str:
    """Return which key of a task's data holds the text: the one called so, else the longest.

    Raises:
        BadRecordError: there is none.
    """
    wanted = entry.profile.fields.get("text", "")
    for name in (wanted.removeprefix("data."), "text"):
        if name and isinstance(data.get(name), str):
            return name
    strings = {
        name: len(value)
        for name, value in data.items()
        if isinstance(value, str) and name not in _MIN_KEYS
    }
    if not strings:
        raise entry.fault("no-text")
    return max(strings, key=lambda name: strings[name])


def _person(value: object) -> str:
    """Return who it was: a name or address where there is one, else a number."""
    if isinstance(value, dict):
        names = (value.get(key) for key in ("email", "username", "id"))
        return next((found for name in names if (found := _person(name))), "")
    return storable_text(text_value(value))


def _milliseconds(value: object) -> int:
    seconds = score_of(value) or 0
    return round(seconds * 1000) if 0 < seconds < _LONGEST_TIME else 0
