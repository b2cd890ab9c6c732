"""One export under way: articles are handed over, files and a dataset card come out.

A session knows no project, so that it can live in a process of its own beside the window.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from annotator import __version__
from annotator.app.exporting.card import Card, FileEntry, to_json
from annotator.app.exporting.card_text import card_text
from annotator.app.exporting.choices import Choices
from annotator.app.exporting.codecs import writer_named
from annotator.app.exporting.gathering import NO_TOKENS, Gathered
from annotator.app.exporting.output import (
    CARD,
    FolderOutput,
    StreamOutput,
    building,
    check_target,
    part_of,
    put_files,
    put_folder,
    sha256_of,
)
from annotator.app.exporting.tally import Tally
from annotator.core.errors import ExportWriteError, SpanMismatchError
from annotator.core.ids import AnnotatorId
from annotator.core.model import Annotator, Document
from annotator.core.offsets import text_hash
from annotator.core.scheme import Scheme
from annotator.core.scheme_data import scheme_to_data
from annotator.core.tokens import Tokens
from annotator.formats.writing import SPLITS, Annotated, Loss, Output, Provenance, Writer

TokensFor = Callable[[Document], Tokens]
CARD_TEXT = "README.md"
LOSSES = "losses.jsonl"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an export tells of its project; plain values, so that another process can be told."""

    path: str
    project: str
    project_id: str
    created: str
    scheme: Scheme
    language: str
    aliases: dict[AnnotatorId, Annotator]
    names: dict[AnnotatorId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export holds so far."""

    documents: int = 0
    spans: int = 0
    relations: int = 0
    claims: int = 0
    rejected: int = 0
    suggested: int = 0
    unaligned: int = 0
    """Spans with an edge inside a token, which a trainer that works by tokens may drop."""
    losses: int = 0
    """What the format could not hold; the dataset card says what."""


class Session:
    """Writes the articles of one export to files; see ``exporting_to``."""

    def __init__(
        self, facts: Facts, choices: Choices, writer: Writer, output: Output, tokens_for: TokensFor
    ) -> None:
        self._facts, self._choices = facts, choices
        self._output = output
        self._tokens_for = tokens_for
        self.tally = Tally(facts.scheme.zone_layers())
        self._documents = 0
        self._lost = 0
        self._writing = writer.begin(output, provenance_of(facts, choices))

    def add(self, gathered: Gathered) -> None:
        """Write one article.

        Raises:
            SpanMismatchError: a span does not match the text.
            OSError: it cannot be written.
        """
        if not gathered.annotated:
            return
        gathered = self._with_tokens(gathered)
        for annotated in gathered.annotated:
            _check(annotated)
            losses = self._writing.add(annotated)
            if losses:
                self._lose(annotated, losses)
        self.tally.add(gathered)
        self._documents += 1

    def finish(self) -> None:
        """Write what comes after the last article."""
        self._writing.finish()

    @property
    def report(self) -> ExportReport:
        """What was written so far."""
        spans = self.tally.spans
        return ExportReport(
            documents=self._documents,
            spans=spans.accepted,
            relations=self.tally.relations.accepted,
            claims=self.tally.claims,
            rejected=spans.rejected,
            suggested=spans.suggested,
            unaligned=self.tally.unaligned,
            losses=self._lost,
        )

    def _with_tokens(self, gathered: Gathered) -> Gathered:
        if gathered.annotated[0].tokens is not NO_TOKENS and len(gathered.annotated[0].tokens):
            return gathered
        tokens = self._tokens_for(gathered.worked.document)
        annotated = tuple(replace(one, tokens=tokens) for one in gathered.annotated)
        return replace(gathered, annotated=annotated)

    def _lose(self, annotated: Annotated, losses: tuple[Loss, ...]) -> None:
        self._lost += len(losses)
        self.tally.lost(losses)
        if isinstance(self._output, StreamOutput):
            return
        document = annotated.document
        file = self._output.file(LOSSES)
        for loss in losses:
            row = {
                "document": document.id,
                "title": document.title,
                "annotator": annotated.annotator.name,
                "kind": loss.kind.value,
                "label": loss.label,
                "start": loss.start,
                "end": loss.end,
                "text": document.text[loss.start : loss.end],
            }
            file.write(msgspec.json.encode(row) + b"\n")

    def card(self, files: dict[str, FileEntry]) -> Card:
        """Return the dataset card of what was written."""
        facts, tally = self._facts, self.tally
        names = facts.names
        if self._choices.anonymous:
            names = {who: alias.name for who, alias in facts.aliases.items()}
        order = ["all", *(split.value for split in SPLITS)]
        return Card(
            program=f"Annotator {__version__}",
            format=self._choices.format,
            folder=is_folder(self._choices),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            project=facts.project,
            project_id=facts.project_id,
            created=facts.created,
            language=tally.language or facts.language,
            choices=_plain(self._choices),
            parts=dict(sorted(tally.parts.items(), key=lambda item: order.index(item[0]))),
            scheme=scheme_to_data(facts.scheme),
            annotators=tally.people,
            agreement=tally.agreement(names),
            acceptance=tally.acceptance,
            pipelines=dict(tally.pipelines.most_common()),
            sources=tally.sources,
            published=tally.dates[0],
            annotated=tally.dates[1],
            losses=tally.losses,
            settled=tally.settled(names),
            deferred=tally.deferred,
            files=files,
        )


def provenance_of(facts: Facts, choices: Choices, stem: str = "data") -> Provenance:
    """Return what the records of an export have in common."""
    return Provenance(
        project=facts.project,
        scheme=_chosen(facts.scheme, choices),
        language=facts.language,
        splits=SPLITS if choices.split is not None else (),
        undecided=choices.undecided,
        stem=stem,
    )


def _chosen(scheme: Scheme, choices: Choices) -> Scheme:
    """Return the part of a scheme that goes out: writers make settings for other tools from it."""
    if choices.layers is None:
        return scheme
    layers = tuple(layer for layer in scheme.layers if layer.id in choices.layers)
    labels = {label.id for layer in layers for label in layer.labels}
    kinds = (
        replace(
            kind,
            head=tuple(one for one in kind.head if one in labels),
            child=tuple(one for one in kind.child if one in labels),
        )
        for kind in scheme.relations
    )
    return replace(
        scheme, layers=layers, relations=tuple(one for one in kinds if one.head and one.child)
    )


def is_folder(choices: Choices) -> bool:
    """Tell whether an export is a folder of files rather than one file."""
    return choices.split is not None or not writer_named(choices.format).suffix


@contextmanager
def exporting_to(
    target: Path,
    facts: Facts,
    choices: Choices,
    tokens_for: TokensFor,
    part: Path | None = None,
) -> Iterator[Session]:
    """Give a session whose files appear at ``target`` when the body ends without a fault.

    One file has its card beside it, ``NAME.card.json`` and ``NAME.card.md``; in a folder they are
    ``card.json`` and ``README.md``, and the sums are in ``SHA256SUMS`` too. ``part`` is a folder
    beside the target in which all is built.

    Raises:
        ExportWriteError: it cannot be written, or something else is there; all is as it was.
        SpanMismatchError: a span does not match the text.
    """
    if target.resolve() == Path(facts.path).resolve():
        raise ExportWriteError(path=str(target), reason="is-the-project")
    folder = is_folder(choices)
    if folder:
        check_target(target)
    elif target.is_dir():
        raise ExportWriteError(path=str(target), reason="is-a-folder")
    with building(target, part or part_of(target)) as built:
        output = FolderOutput(built)
        try:
            writer = writer_named(choices.format)
            session = Session(facts, choices, writer, output, tokens_for)
            yield session
            session.finish()
            output.close()
        except BaseException:
            output.abandon()
            raise
        if folder:
            _put_card(session, built)
            put_folder(built, target)
        else:
            _name_files(session, built, target.resolve(), writer.suffix)
            put_files(built, target.resolve())


def streaming_to(
    stream: BinaryIO, facts: Facts, choices: Choices, tokens_for: TokensFor
) -> Session:
    """Return a session that writes to an open stream, without a dataset card.

    Raises:
        ExportWriteError: the format is a folder of several files.
    """
    if is_folder(choices):
        raise ExportWriteError(path="-", reason="needs-a-folder")
    return Session(facts, choices, writer_named(choices.format), StreamOutput(stream), tokens_for)


def _put_card(session: Session, built: Path) -> None:
    """Write the card into a folder; a format that has a README of its own keeps it on top."""
    files = {
        path.relative_to(built).as_posix(): FileEntry(*sha256_of(path))
        for path in sorted(built.rglob("*"))
        if path.is_file() and path.name != CARD_TEXT
    }
    card = session.card(files)
    (built / CARD).write_bytes(to_json(card))
    with (built / CARD_TEXT).open("ab") as readme:
        readme.write(card_text(card).encode())
    sums = "".join(f"{entry.sha256}  {name}\n" for name, entry in files.items())
    (built / SUMS).write_text(sums, encoding="utf-8", newline="\n")


def _name_files(session: Session, built: Path, target: Path, suffix: str) -> None:
    """Call the one file, its losses and its card after the target."""
    data = built / f"data{suffix}"
    if not data.exists():
        data.touch()  # nothing was chosen: the file says so by being empty
    data.rename(built / target.name)
    losses = built / LOSSES
    if losses.exists():
        losses.rename(built / f"{target.name}.{LOSSES}")
    files = {path.name: FileEntry(*sha256_of(path)) for path in sorted(built.iterdir())}
    card = session.card(files)
    (built / f"{target.name}.card.json").write_bytes(to_json(card))
    (built / f"{target.name}.card.md").write_bytes(card_text(card).encode())


def _check(annotated: Annotated) -> None:
    """Check that the text is the one that was annotated, and that every span lies in it.

    Raises:
        SpanMismatchError: it is not, or one does not.
    """
    document = annotated.document
    length = len(document.text)
    whole = text_hash(document.text) == document.sha256
    if not whole or any(not 0 <= span.start < span.end <= length for span in annotated.spans):
        raise SpanMismatchError(document=document.title or document.id)


def _plain(choices: Choices) -> dict[str, object]:
    """Return the choices as a card keeps them; which articles were named is not repeated."""
    values = asdict(choices)
    values["layers"] = None if choices.layers is None else sorted(choices.layers)
    values["documents"] = None if choices.documents is None else len(choices.documents)
    values["annotator"] = None if choices.anonymous else choices.annotator
    return values
