"""What the try of a frozen app looks at."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def smoke() -> ModuleType:
    spec = importlib.util.spec_from_file_location("smoke", ROOT / "packaging" / "smoke.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(start: int, end: int) -> dict[str, object]:
    tokens = [{"start": 0, "end": 4}, {"start": 5, "end": 10}]
    span = {"start": start, "end": end, "token_start": 0, "token_end": 1}
    return {"text": "Élie parle.", "tokens": tokens, "spans": [span]}


def test_spans_have_their_words(smoke: ModuleType) -> None:
    assert smoke.check_spans([row(0, 10), row(0, 4)]) == 2


@pytest.mark.parametrize("rows", [[], [row(0, 5)], [row(4, 4)], [row(0, 11)]])
def test_a_span_beside_its_words_fails(smoke: ModuleType, rows: list[dict[str, object]]) -> None:
    with pytest.raises(SystemExit):
        smoke.check_spans(rows)


def test_a_file_written_into_the_app_fails(smoke: ModuleType, tmp_path: Path) -> None:
    before = smoke.files_of(tmp_path)
    smoke.check_untouched(tmp_path, before)
    (tmp_path / "cache").write_text("x")
    with pytest.raises(SystemExit, match="cache"):
        smoke.check_untouched(tmp_path, before)


def test_a_language_that_is_missing_fails(smoke: ModuleType) -> None:
    with pytest.raises(SystemExit, match="annotator_fr"):
        smoke.check_languages({Path("_internal/resources/help/fr/a.md"): (1, 1)})
