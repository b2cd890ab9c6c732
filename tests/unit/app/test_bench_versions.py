"""The measurement of the search for versions, on a small scale."""

from annotator.app.bench.setting import Setting
from annotator.app.bench.versions import measure


def test_time_steps_and_memory_are_measured() -> None:
    rows = list(measure(Setting.of("xx_none", quick=True), 300))
    assert rows[0].name == "versions of stories among 300 articles"
    assert rows[0].value > 0
    assert rows[0].met is not None
    assert rows[1].unit == "ms"
    assert rows[1].p95 is not None
    assert {row.section for row in rows} == {"corpus"}
