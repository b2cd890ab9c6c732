"""Inputs on which a reader once failed, and small changes of sound files, in every run."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from annotator.formats import registry
from annotator.formats.codec import Reader
from tests.fuzz.changing import changed
from tests.fuzz.judging import judge, sound

SEEDS = Path(__file__).with_name("seeds")
CHANGES = int(os.environ.get("ANNOTATOR_FUZZ", "40"))
"""How many changed files each reader is handed; set it higher for a long search by hand."""


@pytest.mark.parametrize(
    "path", sorted(SEEDS.glob("*/*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_what_once_failed_does_no_more(path: Path) -> None:
    judge(registry.reader_named(path.parent.name), path.read_bytes())


@pytest.mark.parametrize("reader", registry.READERS, ids=lambda reader: str(reader.name))
def test_changed_files_are_read_or_are_a_fault(reader: Reader) -> None:
    files = list(sound(reader)) or [b""]
    random = Random(reader.name)
    for data in files:
        judge(reader, data)
    for _ in range(CHANGES):
        data = changed(random.choice(files), random)
        try:
            judge(reader, data)
        except BaseException:
            Path(f"found-{reader.name}").write_bytes(data) if CHANGES > 1000 else None
            raise
