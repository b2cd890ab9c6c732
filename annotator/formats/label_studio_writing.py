"""Writing tasks that Label Studio imports, and the configuration of a project for them."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from annotator.core.ids import RelationTypeId, SpanId
from annotator.core.model import (
    HUMAN,
    DocumentState,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.formats.label_studio_config import TEXT, LabelConfig, control_of, writable
from annotator.formats.losses import FIELDS, check, of_document, relation_loss, span_loss
from annotator.formats.records import ANNOTATION_KEYS, DOCUMENT_KEYS
from annotator.formats.writing import (
    Annotated,
    Holds,
    Loss,
    LossKind,
    Output,
    Provenance,
    Split,
    data_name,
)

CONFIG = "label_config.xml"
_SUFFIX = ".json"
_HELD = (*FIELDS, "annotator", "state", "flagged", "comment", "seconds", "metadata")
_OWN_KEYS = DOCUMENT_KEYS | ANNOTATION_KEYS | {"document", TEXT, "meta"}
"""Names that metadata cannot have in the data of a task without being taken for something else."""
_encoder = msgspec.json.Encoder()
_Group = tuple[SpanState, Origin]


class LabelStudioWriter:
    """Writes one task an article: an array of them, as a stream, and ``label_config.xml``.

    Accepted spans are an annotation. The others are predictions, one for each state and origin,
    because Label Studio knows neither a rejected region nor who made a single one. Offsets are
    code points, as Label Studio counts; attributes are questions about single regions.
    """

    name = "label-studio"
    suffix = ""
    holds = Holds()

    def begin(self, output: Output, provenance: Provenance) -> "_Writing":
        """Begin an export."""
        return _Writing(output, provenance)


class _Writing:
    """An export under way."""

    def __init__(self, output: Output, provenance: Provenance) -> None:
        self._output = output
        self._provenance = provenance
        self._config = LabelConfig(provenance.scheme, provenance.language)
        self._files: dict[Split, BinaryIO] = {}

    def add(self, annotated: Annotated) -> tuple[Loss, ...]:
        """Write one article."""
        check(annotated)
        task = _Task(annotated, self._config)
        file = self._file(annotated.split)
        file.write(_encoder.encode(task.record()))
        return tuple(task.lost)

    def finish(self) -> None:
        """Close the arrays and write the configuration."""
        for split in self._provenance.splits or (Split.WHOLE,):
            if split not in self._files:
                self._open(split)
        for file in self._files.values():
            file.write(b"\n]\n")
        self._output.file(CONFIG).write(self._config.xml())

    def _file(self, split: Split) -> BinaryIO:
        """Return the file of a part, where the next task may be written."""
        file = self._files.get(split)
        if file is None:
            return self._open(split)
        file.write(b",\n")
        return file

    def _open(self, split: Split) -> BinaryIO:
        file = self._output.file(data_name(self._provenance, split, _SUFFIX))
        self._files[split] = file
        file.write(b"[\n")
        return file


class _Task:
    """Builds one task; ``lost`` is what it cannot hold."""

    def __init__(self, annotated: Annotated, config: LabelConfig) -> None:
        self._annotated = annotated
        self._config = config
        self.lost: list[Loss] = list(of_document(annotated, *_HELD))
        metadata = annotated.document.metadata
        self._aside = {key: metadata[key] for key in metadata if _is_taken(key)}
        self.lost += [Loss(kind=LossKind.METADATA, label=key) for key in self._aside]

    def record(self) -> dict[str, Any]:
        """Return the task."""
        document = self._annotated.document
        groups: dict[_Group, list[Span]] = {}
        for span in self._annotated.spans:
            origin = HUMAN if span.state is SpanState.ACCEPTED else span.origin
            groups.setdefault((span.state, origin), []).append(span)
        work = groups.pop((SpanState.ACCEPTED, HUMAN), [])
        links = self._links(work, groups)
        known = {name: value for name in FIELDS if (value := getattr(document, name))}
        rest = {k: value for k, value in document.metadata.items() if k not in self._aside}
        return {
            "data": {TEXT: document.text, "document": document.id, **known, **rest},
            "meta": self._meta(),
            "annotations": self._annotations(work, links),
            "predictions": [
                self._prediction(group, spans, links) for group, spans in groups.items()
            ],
        }

    def _meta(self) -> dict[str, Any]:
        """Return what is known of the work on the article; Label Studio keeps it as it is."""
        status, annotator = self._annotated.status, self._annotated.annotator
        known: Mapping[str, Any] = {
            "annotator": annotator.name,
            "state": status.state.value,
            "flagged": status.flagged,
            "comment": status.comment,
            "metadata": self._aside,
        }
        return {name: value for name, value in known.items() if value}

    def _annotations(self, spans: list[Span], links: list[Relation]) -> list[dict[str, Any]]:
        """Return the one annotation; none where nobody has begun."""
        state = self._annotated.status.state
        if not spans and state is DocumentState.NEW:
            if self._annotated.milliseconds:
                self.lost.append(Loss(kind=LossKind.METADATA, label="seconds"))
            return []
        work = {
            "result": list(self._result(spans, links)),
            "was_cancelled": state is DocumentState.SKIPPED,
            "ground_truth": False,
        }
        if self._annotated.milliseconds:
            work["lead_time"] = self._annotated.milliseconds / 1000
        return [work]

    def _prediction(
        self, group: _Group, spans: list[Span], links: list[Relation]
    ) -> dict[str, Any]:
        state, origin = group
        made: dict[str, Any] = {"model_version": _version(state, origin)}
        scores = [span.score for span in spans if span.score is not None]
        if len(scores) == len(spans):
            made["score"] = sum(scores) / len(scores)
        made["result"] = list(self._result(spans, links))
        return made

    def _links(self, work: list[Span], groups: Mapping[_Group, list[Span]]) -> list[Relation]:
        """Return the relations that can be written: those between spans of one result."""
        home: dict[SpanId, tuple[int, SpanState]] = {
            span.id: (number, span.state)
            for number, spans in enumerate((work, *groups.values()))
            for span in spans
        }
        kept = []
        for relation in self._annotated.relations:
            head, child = home.get(relation.head), home.get(relation.child)
            if head is None or head != child:
                self.lost.append(relation_loss(LossKind.RELATION, relation, self._annotated))
            elif relation.state is not head[1]:
                self.lost.append(relation_loss(LossKind.STATE, relation, self._annotated))
            else:
                kept.append(relation)
        return kept

    def _result(self, spans: list[Span], links: list[Relation]) -> Iterator[dict[str, Any]]:
        identifiers = {span.id for span in spans}
        for span in spans:
            yield self._region(span)
            yield from self._answers(span)
        for relation in links:
            if relation.head in identifiers:
                kind = RelationTypeId(writable(relation.type))
                if kind != relation.type:
                    self.lost.append(relation_loss(LossKind.TEXT, relation, self._annotated))
                self._config.use_relation(relation.type)
                yield {
                    "type": "relation",
                    "from_id": relation.head,
                    "to_id": relation.child,
                    "direction": "right",
                    "labels": [kind],
                }

    def _region(self, span: Span) -> dict[str, Any]:
        label = writable(span.label)
        if label != span.label:
            self.lost.append(span_loss(LossKind.TEXT, span))
        self._config.use_label(span.layer, span.label)
        region: dict[str, Any] = {
            "id": span.id,
            "from_name": control_of(span.layer),
            "to_name": TEXT,
            "type": "labels",
            "origin": "manual" if span.origin.kind is OriginKind.HUMAN else "prediction",
            "value": {**self._place(span), "labels": [label]},
        }
        if span.score is not None:
            region["score"] = span.score
        decided = span.state is SpanState.ACCEPTED
        known: Mapping[str, Any] = {
            "text": [span.comment] if span.comment else [],
            "state": span.state.value if span.state is SpanState.REJECTED else "",
            "made_by": "" if span.origin == HUMAN and decided else str(span.origin),
            "flagged": span.flagged,
        }
        if meta := {name: value for name, value in known.items() if value}:
            region["meta"] = meta
        return region

    def _answers(self, span: Span) -> Iterator[dict[str, Any]]:
        """Yield the attributes of a span, each the answer to a question about its region."""
        for name, value in span.attributes.items():
            if not self._config.can_ask(name, value):
                self.lost.append(span_loss(LossKind.ATTRIBUTE, span, name))
                continue
            free = self._config.is_free(name)
            self._config.use_attribute(name, value, span.label)
            kind, key = ("textarea", "text") if free else ("choices", "choices")
            yield {
                "id": span.id,
                "from_name": name,
                "to_name": TEXT,
                "type": kind,
                "value": {"start": span.start, "end": span.end, key: [value]},
            }

    def _place(self, span: Span) -> dict[str, Any]:
        text = self._annotated.document.text
        return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def _is_taken(key: str) -> bool:
    return key in _OWN_KEYS or key.startswith("_")


def _version(state: SpanState, origin: Origin) -> str:
    """Return what a prediction is called: who made it, and that it was refused."""
    made = " ".join(filter(None, (origin.name, origin.version))) or origin.kind.value
    return f"{made} (rejected)" if state is SpanState.REJECTED else made
