"""The README of a Hugging Face dataset: what the Hub and ``datasets`` read, and what people do."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.formats.huggingface_columns import Column, yaml_features
from annotator.formats.huggingface_rows import Untagged

_SIZES = (
    (1_000, "n<1K"),
    (10_000, "1K<n<10K"),
    (100_000, "10K<n<100K"),
    (1_000_000, "100K<n<1M"),
    (10_000_000, "1M<n<10M"),
)
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Size:
    """How large a part of a dataset is."""

    rows: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """What a card says of a dataset."""

    name: str
    language: str
    columns: Sequence[Column]
    parts: Mapping[str, Size]
    """The parts by the name of their split."""
    entities: bool
    untagged: Untagged


def readme(dataset: Dataset, *more: str) -> str:
    """Return the README: its header, how to load the dataset, and ``more`` Markdown after that."""
    blocks = ("\n".join(_header(dataset)), "\n".join(_body(dataset)), *more)
    return "\n\n".join(block.strip("\n") for block in blocks) + "\n"


def _header(dataset: Dataset) -> Iterator[str]:
    rows = sum(size.rows for size in dataset.parts.values())
    size = next((name for most, name in _SIZES if rows < most), "n>10M")
    yield "---"
    yield f"pretty_name: {_quoted(dataset.name)}"
    if _LANGUAGE.fullmatch(dataset.language):
        yield f"language: [{_quoted(dataset.language)}]"  # no bare word: `no` is Norwegian
    yield "task_categories: [token-classification]"
    if dataset.entities:
        yield "task_ids: [named-entity-recognition]"
    yield "tags: [news, span-classification, claims, annotator]"
    yield f"size_categories: [{_quoted(size)}]"
    yield "configs:"
    yield "- config_name: default"
    yield "  data_files:"
    for name in dataset.parts:
        yield f"  - split: {name}"
        yield f"    path: data/{name}-*"
    yield "dataset_info:"
    yield "  features:"
    yield from yaml_features(dataset.columns)
    yield "  splits:"
    for name, part in dataset.parts.items():
        yield f"  - name: {name}"
        yield f"    num_bytes: {part.bytes}"
        yield f"    num_examples: {part.rows}"
    yield "---"


def _body(dataset: Dataset) -> Iterator[str]:
    lost = dataset.untagged
    yield "# Loading this dataset"
    yield ""
    yield "```python"
    yield "from datasets import load_dataset"
    yield ""
    yield 'dataset = load_dataset("path/to/this/folder")'
    yield "```"
    yield ""
    yield (
        "One row is one annotator's work on one article. `spans` holds every span of every layer"
        " with its label, its state (`accepted`, `rejected` or `suggested`: train on accepted ones)"
        " and where it comes from; offsets count code points of `text`, ends are not counted in."
        " `relations` link spans by their `id`. `claims` are the accepted claims with their source"
        " and cue. `metadata` is JSON."
    )
    yield ""
    yield (
        "`ner_tags` are the accepted names as IOB2 tags of `tokens`. Not tagged because a longer"
        f" name overlaps them: {lost.overlapping}. Tagged to the edges of tokens, which are not"
        f" theirs: {lost.widened}. Not tagged because they have no token, or a label that is no"
        f" longer in the scheme: {lost.others}. All of them are among the `spans`."
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
