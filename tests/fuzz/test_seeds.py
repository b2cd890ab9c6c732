"""Inputs on which a reader once failed, and small changes of sound files, in every run."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from annotator.formats import registry
from annotator.formats.codec import Reader
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
        data = changed(bytearray(random.choice(files)), random)
        try:
            judge(reader, data)
        except BaseException:
            Path(f"found-{reader.name}").write_bytes(data) if CHANGES > 1000 else None
            raise


def changed(data: bytearray, random: Random) -> bytes:
    """Return a file with a few bytes changed, taken out, doubled or put in."""
    for _ in range(random.choice((1, 1, 2, 4, 8))):
        at, length = random.randrange(len(data) + 1), random.choice((1, 1, 2, 4, 16, 64))
        match random.randrange(5):
            case 0:
                data[at : at + 1] = bytes([random.randrange(256)])
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = data[at : at + length]
            case 3:
                data[at:at] = random.choice(ODD)
            case _:
                data[at : at + length] = random.randbytes(length)
    return bytes(data)


ODD = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\r\n", b"\xe2\x80\xa8", b'"', b"[[",
    b"{}", b"-1", b"1e999", b"99999999999999999999", b"null", b"&#0;", b"&#xD800;", b"]]>", b"<a",
    b"\xf0\x9f\x9a\x92", b"\t\t\t", b"NaN", b"\\ud800", b"\xef\xbf\xbe",
)  # fmt: skip
"""Pieces at which parsers stumble."""
