"""The round by which an installation is tried: the real window, its keys, the real pipeline."""

import json
from pathlib import Path

import pytest

from annotator.__main__ import main
from annotator.app.project import Project
from annotator.core.model import SpanState
from annotator.ui.bench import demo_round
from annotator.ui.desk import Desk


@pytest.mark.slow
def test_a_round_by_keys_ends_in_a_sound_export(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["demo", "--headless", "--keys", "--json", "-o", str(tmp_path)]) == 0
    result = json.loads(capsysbinary.readouterr().out)
    assert result["done"]["accepted"] >= 18
    assert result["done"]["rejected"] >= 6
    assert result["done"]["finished"] == 3
    project = Project.open(Path(result["project"]))
    spans = [span for item in project.document_ids() for span in project.spans(item)]
    project.close()
    states = [span.state for span in spans]
    assert states.count(SpanState.REJECTED) == result["done"]["rejected"]
    rows = [json.loads(line) for line in Path(result["export"]).read_text("utf-8").splitlines()]
    assert len(rows) == 3
    assert sum(len(row["spans"]) for row in rows) == states.count(SpanState.ACCEPTED)


def test_a_window_that_does_not_obey_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_round, "_PATIENCE", 0.0)
    monkeypatch.setattr(Desk, "undo", lambda _: None, raising=False)
    with pytest.raises(demo_round.RoundFailedError):
        main(["demo", "--headless", "--keys", "-o", str(tmp_path)])
