"""A corpus going out: every format, beside the time that reading and encoding alone take."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import msgspec

from annotator.app.bench.corpus import imported, write_corpus
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.exporting import Choices, export_project, format_names
from annotator.app.project import SUFFIX, Project
from annotator.core.model import Document
from annotator.core.tokens import Tokens, words
from annotator.formats.prodigy_record import Record
from annotator.store.bench import rows_of, token_rows

SECTION = "export"
_ARTICLES, _SPANS = 10_000, 40
_QUICK = 100
_GROWTH = 1.1
"""So many times the memory may be taken by ten times the articles, and it is still called flat."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the figures of exports, the fullest format beside its reference."""
    count = _ARTICLES // (_QUICK if setting.quick else 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = _project(folder, count)
        yield from _records(folder, path, count, setting.rounds)
        yield from _formats(folder, path, count)
        yield _memory(folder, path, count)


def export(path: Path, target: Path, name: str, articles: int | None = None) -> float:
    """Export a project, or its first articles; return the seconds that it took."""
    project = Project.open(path)
    chosen = None if articles is None else tuple(project.document_ids(limit=articles))
    began = perf_counter()
    choices = Choices(format=name, states=(), documents=chosen)
    for _ in export_project(project, target, choices, tokens_for=_words):
        pass
    seconds = perf_counter() - began
    project.close()
    return seconds


def memory(path: str, target: str, articles: int) -> float | None:
    """Return the megabytes in use after exporting the first articles of a project."""
    export(Path(path), Path(target), "prodigy", articles)
    return resident_megabytes()


def _project(folder: Path, count: int) -> Path:
    source, path = folder / "corpus.jsonl", folder / f"corpus{SUFFIX}"
    write_corpus(source, count, _SPANS)
    imported(path, source)
    source.unlink()
    project = Project.open(path)
    for identifier in project.document_ids():
        project.store_tokens(identifier, words(project.document(identifier).text))
    project.close()
    return path


def _records(folder: Path, path: Path, count: int, rounds: int) -> Iterator[Row]:
    seconds, bare = [], []
    target = folder / "out.jsonl"
    for _ in range(rounds):
        seconds.append(export(path, target, "prodigy"))
        began = perf_counter()
        rows_of(path)
        token_rows(path)
        bare.append(perf_counter() - began + _encoding(target))
    bound = Target(Aim.RATIO_AT_MOST, 2)
    yield measured(
        SECTION, f"{count} articles with {_SPANS} spans each, JSON Lines", seconds, "s",
        references=bare, target=bound,
    )  # fmt: skip


def _encoding(path: Path) -> float:
    """Return the seconds that encoding the records of a file takes, and nothing besides."""
    decoder, encoder = msgspec.json.Decoder(Record), msgspec.json.Encoder()
    seconds = 0.0
    with path.open("rb") as file:
        for line in file:
            record = decoder.decode(line)
            began = perf_counter()
            encoder.encode(record)
            seconds += perf_counter() - began
    return seconds


def _formats(folder: Path, path: Path, count: int) -> Iterator[Row]:
    for name in format_names():
        if name == "prodigy":
            continue
        target = folder / f"out-{name}"
        seconds = export(path, target, name)
        yield measured(SECTION, f"{count} articles, {name}", [seconds], "s")
        shutil.rmtree(target) if target.is_dir() else target.unlink()


def _memory(folder: Path, path: Path, count: int) -> Row:
    few, _ = in_fresh_process(memory, str(path), str(folder / "few.jsonl"), count // 10)
    many, _ = in_fresh_process(memory, str(path), str(folder / "many.jsonl"), count)
    return measured(
        SECTION, f"memory after {count} articles, against {count // 10}", [many or 0.0], "MB",
        references=[few or 0.0], target=Target(Aim.RATIO_AT_MOST, _GROWTH),
    )  # fmt: skip


def _words(document: Document) -> Tokens:
    return words(document.text)
