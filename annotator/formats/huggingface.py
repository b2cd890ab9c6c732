"""Reading back the Parquet files of our own Hugging Face datasets."""

from collections.abc import Iterator
from typing import Any

import msgspec

from annotator.core.errors import AnnotationLeftOutError, EmptyTextError, UnreadableFileError
from annotator.core.model import DocumentState, SpanState
from annotator.formats.articles import make_document
from annotator.formats.codec import Columns, Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.own_data import DocumentData
from annotator.formats.parquet_library import has_parquet, need_parquet
from annotator.formats.placing import Claimed, Placer
from annotator.formats.prodigy_reading import origin_of
from annotator.formats.records import storable_text

_PARQUET = b"PAR1"


class _Pair(msgspec.Struct):
    name: str
    value: str


class _Span(msgspec.Struct):
    id: str
    start: int
    end: int
    text: str
    label: str
    layer: str
    state: SpanState
    origin: str
    score: float | None
    attributes: list[_Pair]
    flagged: bool
    comment: str


class _Relation(msgspec.Struct):
    type: str
    head: str
    child: str
    state: SpanState
    origin: str


class _Row(msgspec.Struct):
    text: str
    spans: list[_Span]
    relations: list[_Relation]
    metadata: str
    state: DocumentState
    id: str = ""
    title: str = ""
    source: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    annotator: str = ""
    flagged: bool = False
    comment: str = ""
    milliseconds: int = 0


class HuggingFaceReader:
    """Reads every row as one annotator's work on one article."""

    name = "huggingface"
    suffixes = frozenset((".parquet",))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.98 for a Parquet file that says that it is ours."""
        if not head.startswith(_PARQUET) or not has_parquet():
            return 0.0
        from annotator.formats.huggingface_files import is_ours  # noqa: PLC0415  (loads pyarrow)

        try:
            return 0.98 if is_ours(source) else 0.0
        except (UnreadableFileError, OSError):
            return 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: there is nothing to choose."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the rows."""
        del profile
        need_parquet()
        from annotator.formats.huggingface_files import rows_of  # noqa: PLC0415  (loads pyarrow)

        number = 0
        try:
            for number, (row, position) in enumerate(rows_of(source, _Row.__struct_fields__), 1):
                yield _read(row, number, position, source.name)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=source.size)


def _read(row: dict[str, Any], number: int, position: int, name: str) -> Read:
    place = f"{name}:{number}"
    try:
        known = msgspec.convert(row, _Row)
        metadata = msgspec.json.decode(known.metadata, type=dict[str, Any])
        document = make_document(known.text, name=place)
    except EmptyTextError as problem:
        return Read(problem=problem, position=position)
    except (msgspec.MsgspecError, RecursionError):
        return Read(problem=UnreadableFileError(name=place, reason="damaged"), position=position)
    placer = Placer(known.text, name=name, line=number, exact=True, trim=False)
    claims = [Claimed(start=each.start, end=each.end, label=each.label) for each in known.spans]
    spans = [
        _span(each, where)
        for each, where in zip(known.spans, placer.place(claims), strict=True)
        if where is not None
    ]
    relations, notes = _relations(known, {span.key for span in spans}, number, name)
    read = Read(
        document=document,
        position=position,
        spans=tuple(spans),
        relations=tuple(relations),
        notes=(*placer.notes, *notes),
    )
    return _data(known, metadata).complete(read)


def _data(row: _Row, metadata: dict[str, Any]) -> DocumentData:
    return DocumentData(
        document=row.id,
        title=row.title,
        source=row.source,
        author=row.author,
        published=row.published,
        url=row.url,
        language=row.language,
        metadata=metadata,
        annotator=row.annotator,
        state=row.state,
        flagged=row.flagged,
        comment=row.comment,
        milliseconds=row.milliseconds,
    )


def _span(span: _Span, place: tuple[int, int]) -> ReadSpan:
    return ReadSpan(
        key=span.id,
        start=place[0],
        end=place[1],
        label=storable_text(span.label),
        layer=storable_text(span.layer),
        state=span.state,
        origin=origin_of(span.origin),
        score=span.score,
        attributes={
            storable_text(pair.name): storable_text(pair.value) for pair in span.attributes
        },
        flagged=span.flagged,
        comment=storable_text(span.comment),
    )


def _relations(
    row: _Row, keys: set[str], number: int, name: str
) -> tuple[list[ReadRelation], list[AnnotationLeftOutError]]:
    found: list[ReadRelation] = []
    lost: list[AnnotationLeftOutError] = []
    for each in row.relations:
        kind = storable_text(each.type)
        if each.head in keys and each.child in keys:
            link = ReadRelation(type=kind, head=each.head, child=each.child, state=each.state)
            found.append(link)
        else:
            lost.append(
                AnnotationLeftOutError(name=name, line=number, what=kind, reason="no-such-span")
            )
    return found, lost
