"""A corpus coming in, and being found again: import, size, opening, list and search.

The articles are put together from sentences of the measuring material, 2,500 characters each, no
two of them alike.
"""

import random
import re
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec

from annotator.app.bench import versions
from annotator.app.bench.articles import articles
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.importing import import_paths
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.listing import Listing
from annotator.core.model import Annotator
from annotator.core.query import parse_query
from annotator.store.bench import rows_of, write_bare

SECTION = "corpus"
_CHARACTERS = 2_500
_SPANS = 40
_IMPORTED, _LISTED = 10_000, 100_000
_QUICK = 20
"""So many times fewer articles where rough figures will do."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_ROWS = 60
"""Articles that a window shows at once."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the figures of a corpus, each beside its reference where there is one."""
    part = _QUICK if setting.quick else 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for spans in (0, _SPANS):
            yield from _imports(folder, _IMPORTED // part, spans, setting.rounds)
        yield from _finds(folder, _LISTED // part, setting.rounds)
    yield from versions.measure(setting, _LISTED // part)


def write_corpus(path: Path, count: int, spans: int) -> None:
    """Write articles as JSON Lines, each with so many annotations on its words."""
    sentences = [one for text in articles(500).texts for one in _SENTENCE.split(text) if one]
    chance = random.Random(count)  # noqa: S311 (not for secrets)
    with path.open("wb") as file:
        for number in range(count):
            text = f"Article {number}\n\n"
            while len(text) < _CHARACTERS:
                text += chance.choice(sentences) + " "
            record: dict[str, object] = {
                "text": text[:_CHARACTERS],
                "title": f"Article {number}",
                "source": f"Journal {number % 40}",
                "date": f"{2000 + number % 25}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
            }
            if spans:
                record["spans"] = [
                    {"start": word.start(), "end": word.end(), "label": "PER"}
                    for word in islice(_WORD.finditer(text[:_CHARACTERS]), spans)
                ]
                record["answer"] = "accept"
            file.write(msgspec.json.encode(record) + b"\n")


def imported(path: Path, source: Path) -> float:
    """Import a file into a new project; return the seconds that it took."""
    annotator = Annotator(id=AnnotatorId(new_id()), name="bench")
    path.unlink(missing_ok=True)
    project = Project.create(path, scheme=load_scheme(), annotator=annotator)
    began = perf_counter()
    for _ in import_paths(project, [source], unhurried=True):
        pass
    seconds = perf_counter() - began
    project.close()
    return seconds


def _imports(folder: Path, count: int, spans: int, rounds: int) -> Iterator[Row]:
    source, path = folder / "corpus.jsonl", folder / f"corpus{SUFFIX}"
    write_corpus(source, count, spans)
    seconds, bare = [], []
    for _ in range(rounds):
        seconds.append(imported(path, source))
        rows = rows_of(path)
        began = perf_counter()
        write_bare(folder / "bare.sqlite", *rows)
        bare.append(perf_counter() - began)
        (folder / "bare.sqlite").unlink()
    what = f"{count} articles" + (f" with {spans} spans each" if spans else "")
    bound = 3.0 * count / _IMPORTED
    yield measured(
        SECTION, f"import of {what}", seconds, "s",
        references=bare, target=Target(Aim.RATIO_AT_MOST, 2),
    )  # fmt: skip
    target = Target(Aim.VALUE_AT_MOST, bound)
    yield measured(SECTION, f"import of {what}, alone", seconds, "s", target=target)
    if spans:
        size = path.stat().st_size / 1e6
        target = Target(Aim.VALUE_AT_MOST, 80 * count / _IMPORTED)
        yield measured(SECTION, f"file of {what}", [size], "MB", target=target)


def _finds(folder: Path, count: int, rounds: int) -> Iterator[Row]:
    source, path = folder / "corpus.jsonl", folder / f"large{SUFFIX}"
    write_corpus(source, count, 0)
    imported(path, source)
    source.unlink()
    times: dict[str, list[float]] = {}
    for _ in range(max(rounds, 3)):
        began = perf_counter()
        project = Project.open(path)
        times.setdefault("opening", []).append(perf_counter() - began)
        for name, listing in _listings().items():
            began = perf_counter()
            project.rows(list(islice(project.numbers(listing), _ROWS)))
            times.setdefault(name, []).append(perf_counter() - began)
        project.close()
    bounds = {"opening": 300.0, "first rows of the list": 50.0}
    for name, values in times.items():
        target = Target(Aim.VALUE_AT_MOST, bounds.get(name, 20.0))
        milliseconds = [value * 1000 for value in values]
        yield measured(SECTION, f"{name}, {count} articles", milliseconds, "ms", target=target)


def _listings() -> dict[str, Listing]:
    return {
        "first rows of the list": Listing(),
        "first hits of a word": Listing(query=parse_query("gouvernement")),
        "first hits of words with a field": Listing(query=parse_query("président source:journal")),
    }
