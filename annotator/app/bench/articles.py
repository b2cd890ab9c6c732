"""Articles to measure with."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from annotator.core.resources import corpus
from annotator.formats.reading import read_articles

SHARED = "ANNOTATOR_SHARED"
"""The environment variable with the folder of measuring material that is not ours to publish."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Texts to measure with, where they are from, and how many of them differ."""

    texts: tuple[str, ...]
    source: str
    distinct: int

    @property
    def words(self) -> int:
        """How many words there are, as white space parts them."""
        return count_words(self.texts)


def articles(count: int) -> Articles:
    """Return ``count`` articles: news from the shared material, or else the demo's own.

    Where there are fewer, they are repeated.
    """
    folder = os.environ.get(SHARED)
    news = Path(folder) / "articles" / "bulk_news.jsonl" if folder else None
    if news is not None and news.is_file():
        path, source = news, "bulk_news.jsonl"
    else:
        path, source = corpus("demo", "demo.jsonl"), "demo corpus"
    texts = list(islice(_texts(path), count))
    return Articles(tuple(islice(cycle(texts), count)), source, len(texts))


def count_words(texts: tuple[str, ...] | list[str]) -> int:
    """Return how many words ``texts`` have, as white space parts them."""
    return sum(len(text.split()) for text in texts)


def _texts(path: Path) -> Iterator[str]:
    for read in read_articles(path):
        if read.document is not None:
            yield read.document.text
