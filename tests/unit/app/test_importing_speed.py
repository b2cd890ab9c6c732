"""What makes imports fast must not change what comes in."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.importing import import_paths
from annotator.app.project import Project


def write(path: Path, *records: dict[str, Any]) -> Path:
    path.write_bytes(b"\n".join(map(msgspec.json.encode, records)))
    return path


def test_garbage_is_searched_for_as_before_once_an_import_is_over(
    project: Project, tmp_path: Path
) -> None:
    before = gc.get_threshold()
    source = write(tmp_path / "a.jsonl", {"text": "Macron parle."}, {"text": "Merkel écoute."})
    running = import_paths(project, [source])
    seen = set()
    for _ in running:
        seen.add(gc.get_threshold())
    assert gc.get_threshold() == before
    assert max(each[0] for each in seen) > before[0]
    stopped = import_paths(project, [write(tmp_path / "b.jsonl", {"text": "Scholz répond."})])
    next(stopped)
    stopped.close()
    assert gc.get_threshold() == before


def test_plain_spans_and_those_with_more_come_in_alike(project: Project, tmp_path: Path) -> None:
    """Plain spans are written twenty at a time without the columns they have no use for."""
    text = "Paris " * 50
    plain: list[dict[str, Any]] = [
        {"start": n * 6, "end": n * 6 + 5, "label": "GPE"} for n in range(45)
    ]
    more = [{**row, "comment": f"n° {n}"} if n % 7 == 3 else row for n, row in enumerate(plain)]
    records: tuple[dict[str, Any], ...] = (
        {"text": f"{text}un.", "spans": plain, "answer": "accept"},
        {"text": f"{text}deux.", "spans": more, "answer": "accept"},
        {"text": f"{text}trois.", "spans": plain[:20], "answer": "accept"},
    )
    for _ in import_paths(project, [write(tmp_path / "a.jsonl", *records)]):
        pass
    for identifier, record in zip(project.document_ids(), records, strict=True):
        wanted = [(row["start"], row["end"], row.get("comment", "")) for row in record["spans"]]
        spans = sorted(project.spans(identifier), key=lambda span: span.start)
        assert [(span.start, span.end, span.comment) for span in spans] == wanted
        assert {(span.score, span.flagged, len(span.attributes)) for span in spans} == {
            (None, False, 0)
        }
