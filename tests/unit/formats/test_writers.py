"""What holds for every writer of one file or folder: no memory of what is written, no two names."""

import gc
import io
import tracemalloc
from dataclasses import replace
from typing import BinaryIO

import pytest

from annotator.core.ids import DocumentId, RelationId, RelationTypeId, SpanId, new_id
from annotator.core.model import Relation
from annotator.core.scheme import Scheme
from annotator.formats.brat_writing import BratWriter
from annotator.formats.conll_writing import ConllWriter
from annotator.formats.doccano_writing import DoccanoWriter
from annotator.formats.label_studio_writing import LabelStudioWriter
from annotator.formats.registry import READERS, WRITERS
from annotator.formats.span_tables import ClaimsTableWriter, SpansTableWriter
from annotator.formats.writing import Annotated, Provenance, Writer
from tests.unit.formats.works import made

STREAMING: tuple[Writer, ...] = (
    DoccanoWriter(),
    LabelStudioWriter(),
    BratWriter(),
    ConllWriter(),
    SpansTableWriter(),
    ClaimsTableWriter(),
)
TABLES = {"csv-spans", "csv-claims"}


class Nowhere(io.RawIOBase):
    """A file that forgets what is written to it."""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return memoryview(data).nbytes  # type: ignore[arg-type]

    def close(self) -> None:
        """Whoever closes it may write to the next one."""


class Forgetful:
    """An output that keeps nothing, not even the names."""

    def __init__(self) -> None:
        self._file = Nowhere()

    def file(self, name: str) -> BinaryIO:
        return self._file  # type: ignore[return-value]


def an_article(number: int) -> Annotated:
    article = made(
        "Selon Léa, il pleut à Aÿ. " * 4,
        ("claims", "CLAIM", 11, 24),
        ("claims", "SOURCE", 6, 9),
        ("entities", "PER", 6, 9),
        ("entities", "LOC", 22, 24),
    )
    spans = tuple(
        replace(span, id=SpanId(new_id()), attributes={"kind": "direct"}, comment=f"n° {number}")
        for span in article.spans
    )
    link = Relation(
        id=RelationId(new_id()),
        document=article.document.id,
        annotator=article.annotator.id,
        type=RelationTypeId("said-by"),
        head=spans[0].id,
        child=spans[1].id,
    )
    document = replace(
        article.document, id=DocumentId(new_id()), title=f"Titre {number}", metadata={"n": number}
    )
    return replace(article, spans=spans, relations=(link,), document=document)


@pytest.mark.parametrize("writer", STREAMING, ids=lambda writer: writer.name)
def test_an_export_takes_no_more_memory_the_longer_it_is(scheme: Scheme, writer: Writer) -> None:
    writing = writer.begin(Forgetful(), Provenance(project="crue", scheme=scheme))

    def write(first: int, last: int) -> int:
        for number in range(first, last):
            writing.add(an_article(number))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = write(0, 100)
        assert write(100, 400) - before < 24_000  # less than its id would take
    finally:
        tracemalloc.stop()


def test_every_format_has_one_writer_and_a_reader_of_its_name() -> None:
    names = [writer.name for writer in WRITERS]
    assert len(names) == len(set(names))
    readers = {reader.name for reader in READERS}
    assert {writer.name for writer in STREAMING} <= set(names)
    assert {writer.name for writer in STREAMING} - readers == TABLES
