"""Kept pipelines take the room of what is new in them."""

from __future__ import annotations

from pathlib import Path

from annotator.app.pipelines import fingerprint
from annotator.app.training.process import share_files

LARGE = bytes(range(256)) * 8192


def package(folder: Path, model: bytes) -> Path:
    folder.mkdir(parents=True)
    for name, content in (("config.cfg", b"[nlp]"), ("vectors", LARGE), ("model", model)):
        (folder / name).write_bytes(content)
    return folder


def test_what_an_earlier_run_holds_too_is_kept_once(tmp_path: Path) -> None:
    earlier = package(tmp_path / "run-001-aa", b"1" + LARGE)
    latest = package(tmp_path / "run-002-bb", b"2" + LARGE)
    new = package(tmp_path / "run.part", b"3" + LARGE)
    before = fingerprint(new)
    share_files(new)
    assert fingerprint(new) == before
    assert (new / "vectors").samefile(latest / "vectors")
    assert not (new / "vectors").samefile(earlier / "vectors")
    assert not (new / "model").samefile(latest / "model")
    assert (new / "model").read_bytes()[:1] == b"3"
    assert not list(new.glob("*.link"))
    # Removing one leaves the other whole.
    (latest / "vectors").unlink()
    assert (new / "vectors").read_bytes() == LARGE


def test_the_first_run_has_nothing_to_share(tmp_path: Path) -> None:
    new = package(tmp_path / "run.part", LARGE)
    before = fingerprint(new)
    share_files(new)
    assert fingerprint(new) == before
