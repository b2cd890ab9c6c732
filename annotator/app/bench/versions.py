"""Looking for versions of stories among many articles: how long it takes, and in how much memory.

The articles are those of the measuring material, each many times over: four of five as new stories
put together from sentences of several, the fifth as a version with some sentences changed.
"""

import random
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from annotator.app.bench.articles import articles
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.duplicates.finding import find_versions
from annotator.app.operations.documents import AddDocuments
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document
from annotator.core.offsets import canonicalise, text_hash

SECTION = "corpus"
_DISTINCT = 5000
_BATCH = 1000
_CHANGED = 8
"""In a version, one sentence of so many is another."""
_MINUTES = 5
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_LONGEST_STEP = 15.0
"""Milliseconds after which a window would be felt to wait."""


def measure(_: Setting, count: int = 100_000) -> Iterator[Row]:
    """Yield the seconds, the longest steps and the memory of a search among ``count`` articles."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"versions{SUFFIX}")
        in_fresh_process(fill, str(path), count)
        (steps, memory), _seconds = in_fresh_process(search, str(path))
    name = f"versions of stories among {count} articles"
    bound = _MINUTES * 60 * count / 100_000
    yield measured(SECTION, name, [sum(steps)], "s", target=Target(Aim.VALUE_AT_MOST, bound))
    milliseconds = [step * 1000 for step in steps]
    target = Target(Aim.P95_AT_MOST, _LONGEST_STEP)
    name = "versions of stories, one step beside the work"
    yield measured(SECTION, name, milliseconds, "ms", target=target, spread=True)
    if memory is not None:
        before, after = memory
        target = Target(Aim.RATIO_AT_MOST, 1.3)
        name = "memory at the end of the search against its first tenth"
        yield measured(SECTION, name, [after], "MB", references=[before], target=target)


def fill(path: str, count: int) -> None:
    """Make a project of ``count`` articles."""
    texts = dict.fromkeys(articles(_DISTINCT).texts)
    sentences = [_SENTENCE.split(text) for text in texts]
    annotator = Annotator(id=AnnotatorId(new_id()), name="bench")
    project = Project.create(Path(path), scheme=load_scheme(), annotator=annotator)
    chance = random.Random(7)  # noqa: S311 (the same articles in every run)
    for first in range(0, count, _BATCH):
        numbers = range(first, min(first + _BATCH, count))
        made = tuple(_document(sentences, number, chance) for number in numbers)
        project.do(AddDocuments(made))
    project.close()


def search(path: str) -> tuple[list[float], tuple[float, float] | None]:
    """Return the seconds of each step of a search, and the MB in use early and at its end."""
    project = Project.open(Path(path))
    steps: list[float] = []
    early = None
    here = perf_counter()
    for progress in find_versions(project):
        now = perf_counter()
        steps.append(now - here)
        if early is None and progress.done * 10 >= progress.total:
            early = resident_megabytes()
        here = perf_counter()
    late = resident_megabytes()
    project.close()
    return steps, None if early is None or late is None else (early, late)


def _document(sentences: list[list[str]], number: int, chance: random.Random) -> Document:
    chosen = list(sentences[number % len(sentences)])
    again = number >= len(sentences)
    if again and chance.random() < 0.8:
        chosen = [chance.choice(chance.choice(sentences)) for _ in range(max(len(chosen), 6))]
    elif again:
        for _ in range(1 + len(chosen) // _CHANGED):
            other = chance.choice(chance.choice(sentences))
            chosen[chance.randrange(len(chosen))] = other
    text = canonicalise(f"{' '.join(chosen)} ({number})")
    return Document(
        id=DocumentId(new_id()), text=text, sha256=text_hash(text), title=f"Article {number}"
    )
