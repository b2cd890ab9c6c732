"""A very large project: made through the import, then everything that works without a window.

Each measurement is made for one size; several sizes side by side show what grows faster than the
project does. The articles are put together from sentences of the measuring material, 1,000
characters each, no two of them alike; half of them are decided, in the other half everything is a
suggestion with a score.
"""

import random
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from time import perf_counter

import msgspec

from annotator.app.bench.articles import articles
from annotator.app.bench.machine import resident_megabytes
from annotator.app.importing import import_paths
from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.model import Annotator

CHARACTERS, SPANS = 1_000, 40
LABELS = ("PER", "ORG", "LOC")
RARE_LABEL, RARE_LABEL_EVERY = "MISC", 997
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = 10
"""The import's rate is read so many times on the way."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How an import went: seconds for each tenth of it and for its end, and the memory."""

    parts: tuple[float, ...]
    finishing: float
    megabytes: float | None

    @property
    def seconds(self) -> float:
        """How long the whole took."""
        return sum(self.parts) + self.finishing


def write_articles(path: Path, count: int) -> None:
    """Write so many articles with annotations as JSON Lines, one at a time."""
    sentences = [one for text in articles(500).texts for one in _SENTENCE.split(text) if one]
    chance = random.Random(count)  # noqa: S311 (not for secrets)
    encoder = msgspec.json.Encoder()
    with path.open("wb") as file:
        for number in range(count):
            file.write(encoder.encode(_record(number, sentences, chance)) + b"\n")


def _record(number: int, sentences: list[str], chance: random.Random) -> dict[str, object]:
    text = f"Article {number}\n\n"
    while len(text) < CHARACTERS:
        text += chance.choice(sentences) + " "
    text = text[:CHARACTERS]
    labels = (*LABELS, RARE_LABEL) if number % RARE_LABEL_EVERY == 0 else LABELS
    decided = number % 2 == 0
    spans: list[dict[str, object]] = [
        {"start": word.start(), "end": word.end(), "label": labels[place % len(labels)]}
        for place, word in enumerate(islice(_WORD.finditer(text), SPANS))
    ]
    if not decided:
        for span in spans:
            span["state"] = "suggested"
            span["score"] = round(chance.uniform(0.3, 1), 3)
    record: dict[str, object] = {
        "text": text,
        "title": f"Article {number}",
        "source": f"Journal {number % 40}",
        "date": f"{2000 + number % 25}-{number % 12 + 1:02d}-{number % 28 + 1:02d}",
        "spans": spans,
    }
    return {**record, "answer": "accept"} if decided else record


def make(path: Path, source: Path) -> Imported:
    """Import a file of articles into a new project at ``path``."""
    annotator = Annotator(id=AnnotatorId(new_id()), name="bench")
    project = Project.create(path, scheme=load_scheme(), annotator=annotator)
    size = source.stat().st_size
    began = last = perf_counter()
    parts: list[float] = []
    for progress in import_paths(project, [source], unhurried=True):
        now = perf_counter()
        if progress.done >= size * (len(parts) + 1) / _PARTS and len(parts) < _PARTS:
            parts.append(now - began)
            began = now
        last, finishing = now, now - last
    memory = resident_megabytes()
    project.close()
    return Imported(tuple(parts), finishing, memory)
