"""Gamma by its library, where that is installed; without it nothing is computed."""

from __future__ import annotations

import pytest

from annotator.app.agreement import Measure, gamma
from annotator.core.scheme import Scheme
from tests.unit.app.agreement.made import article, measured, span

PLACES = ((0, 0, "PER"), (3, 4, "LOC"), (8, 9, "ORG"))
there = pytest.mark.skipif(
    not gamma.is_there(), reason="pygamma-agreement is not installed: pip install annotator[gamma]"
)


def test_without_the_library_there_is_none(scheme: Scheme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gamma, "is_there", lambda: False)
    team = {x: [span(scheme, x, "a", place) for place in PLACES] for x in "ab"}
    found = measured(scheme, [article("a", team)], gamma=True)
    assert found.gamma_missing
    assert Measure.GAMMA not in found.layers[0].estimates


@there
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_full_agreement_is_one_and_less_is_less(scheme: Scheme) -> None:
    same = [[span(scheme, x, "a", place) for place in PLACES] for x in "ab"]
    assert gamma.gamma_of(same) == pytest.approx(1)
    moved = [span(scheme, "b", "a", x) for x in ((0, 1, "PER"), (3, 3, "ORG"), (8, 9, "ORG"))]
    found = gamma.gamma_of([same[0], moved])
    assert found is not None
    assert found < 0.95
    assert found == gamma.gamma_of([same[0], moved])
    assert gamma.gamma_of([same[0], []]) is None
