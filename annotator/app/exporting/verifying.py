"""Checking an export again: every file as it was written, every article and span readable."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from annotator.app.exporting.card import Card, from_json
from annotator.app.exporting.output import CARD, sha256_of
from annotator.app.exporting.session import LOSSES
from annotator.core.errors import ExportChangedError, NotAnExportError, UserFacingError
from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.formats.codec import FileSource, Profile, Reader
from annotator.formats.registry import companions_of, reader_named

_CARD_ENDING = ".card.json"
_STEP = 50
_NO_ARTICLE = Document(id=DocumentId(""), text="", sha256="")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyProgress:
    """How far a check has come, in files and then in articles, and what it found so far."""

    done: int
    total: int
    files: int = 0
    articles: int = 0
    spans: int = 0
    read: bool = False
    """Whether the articles were read again too; some formats are only written."""
    faults: tuple[UserFacingError, ...] = ()


def verify_export(path: Path) -> Generator[VerifyProgress, None, None]:
    """Check an export by its dataset card.

    Every file must have its size and checksum. Then the articles are read again where the format
    can be: there must be as many articles as the card says, and every span must lie on the words
    that the file quotes.

    Args:
        path: the folder, the file or the card (``card.json``, ``NAME.card.json``) of an export.

    Raises:
        NotAnExportError: there is no dataset card.
    """
    place = _card_of(path)
    try:
        card = from_json(place.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise NotAnExportError(path=str(path)) from error
    faults: list[UserFacingError] = []
    for done, name in enumerate(card.files):
        yield VerifyProgress(done=done, total=len(card.files), faults=tuple(faults))
        fault = _file_fault(place.parent, name, card)
        if fault is not None:
            faults.append(fault)
    yield from _read_again(place.parent, card, faults)


def _card_of(path: Path) -> Path:
    if path.is_dir():
        return path / CARD
    if path.name == CARD or path.name.endswith(_CARD_ENDING):
        return path
    return path.with_name(path.name + _CARD_ENDING)


def _file_fault(folder: Path, name: str, card: Card) -> UserFacingError | None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        return ExportChangedError(name=name, reason="outside")
    try:
        found = sha256_of(path)
    except OSError:
        return ExportChangedError(name=name, reason="missing")
    entry = card.files[name]
    return (
        None
        if found == (entry.sha256, entry.size)
        else ExportChangedError(name=name, reason="checksum")
    )


def _read_again(
    folder: Path, card: Card, faults: list[UserFacingError]
) -> Generator[VerifyProgress, None, None]:
    spans = 0
    texts: set[str] = set()
    expected = sum(part.articles for part in card.parts.values())
    files = len(card.files)
    reader = _reader(card.format)
    if reader is not None and not faults:
        for number, (document, count, fault) in enumerate(_articles(reader, folder, card)):
            if fault is not None:
                faults.append(fault)
            else:
                # One article may be several records: one for each annotator, one for what is open.
                texts.add(document.sha256)
                spans += count
            if number % _STEP == 0:
                yield VerifyProgress(done=len(texts), total=expected, faults=tuple(faults))
        if len(texts) != expected:
            faults.append(ExportChangedError(name=card.format, reason="articles"))
    yield VerifyProgress(
        done=1, total=1, files=files, articles=len(texts), spans=spans, read=reader is not None,
        faults=tuple(faults),
    )  # fmt: skip


def _reader(name: str) -> Reader | None:
    try:
        return reader_named(name)
    except KeyError:
        return None


def _articles(
    reader: Reader, folder: Path, card: Card
) -> Iterator[tuple[Document, int, UserFacingError | None]]:
    """Yield the article and the number of spans of each record, or the fault in its place."""
    single = not card.folder  # the one file of an export may be called anything
    sources = [
        FileSource(folder / name, called=name)
        for name in card.files
        if not name.endswith(LOSSES) and (single or Path(name).suffix.lower() in reader.suffixes)
    ]
    beside = {
        (source.path.parent, name) for source in sources for name in companions_of(reader, source)
    }
    for source in sources:
        if (source.path.parent, source.path.name) in beside:
            continue
        for read in reader.read(source, Profile()):
            if read.problem is not None:
                yield _NO_ARTICLE, 0, read.problem
                continue
            yield from ((_NO_ARTICLE, 0, note) for note in read.notes)
            if read.document is not None:
                yield read.document, len(read.spans), None
