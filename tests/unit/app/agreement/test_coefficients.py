"""The coefficients against the worked examples of the publications they come from."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.agreement.coefficients import alpha, cohen, f1, fleiss, mean_known
from annotator.app.agreement.unitising import disagreements

# Fleiss 1971, "Measuring nominal scale agreement among many raters", table 1: 30 patients, each
# diagnosed by 6 psychiatrists as depression, personality disorder, schizophrenia, neurosis, other.
FLEISS = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""

# Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section C: four observers, twelve
# units, missing data; alpha of nominal data is .743.
KRIPPENDORFF = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)


def test_fleiss_of_the_psychiatric_diagnoses_of_1971() -> None:
    counts = np.array([[int(x) for x in row] for row in FLEISS.split()])
    assert counts.shape == (30, 5)
    assert set(counts.sum(1)) == {6}
    agreements = (counts * (counts - 1)).sum() / (6 * 5)
    assert float(fleiss(agreements, counts.sum(0) / 6)) == pytest.approx(0.430, abs=0.0005)


def test_alpha_of_krippendorffs_four_observers() -> None:
    agreed, values = 0.0, Counter[str]()
    for unit in zip(*(row.split() for row in KRIPPENDORFF), strict=True):
        found = Counter(value for value in unit if value != ".")
        if found.total() > 1:
            values.update(found)
            agreed += sum(n * (n - 1) for n in found.values()) / (found.total() - 1)
    assert values.total() == 40
    assert float(alpha(agreed, list(values.values()))) == pytest.approx(0.743, abs=0.0005)


def test_cohen_of_two_clinicians_in_1960() -> None:
    """Cohen 1960: proportions of joint judgements, po = .70, pe = .41; kappa is .492."""
    table = np.array([[0.44, 0.05, 0.01], [0.07, 0.20, 0.03], [0.09, 0.05, 0.06]])
    found = cohen(np.trace(table), table.sum(1), table.sum(0))
    assert float(found) == pytest.approx(0.492, abs=0.0005)


def units(*found: tuple[int, int]) -> list[tuple[int, int]]:
    return [(start - 150, start - 150 + length) for start, length in found]


def test_unitising_alpha_of_krippendorffs_two_observers() -> None:
    """Krippendorff 2004, "Content analysis", 2nd ed., p. 254: a continuum from 150 to 450.

    The units and the values to be found are those that DKPro Statistics tests against.
    """
    c = disagreements([units((225, 70), (370, 30)), units((220, 80), (355, 20), (400, 20))], 300)
    k = disagreements([units((180, 60), (300, 50))] * 2, 300)
    assert c.observed == pytest.approx(0.0144, abs=0.0001)
    assert c.expected == pytest.approx(0.0532, abs=0.0001)
    assert 1 - c.observed / c.expected == pytest.approx(0.7286, abs=0.0001)
    assert k.observed == 0
    assert k.expected == pytest.approx(0.0490, abs=0.0001)
    both = 1 - (c.observed + k.observed) / (c.expected + k.expected)
    assert both == pytest.approx(0.8591, abs=0.0005)


@pytest.mark.parametrize(
    ("mine", "theirs", "distance"),
    [
        ((5, 11), (4, 6), 26), ((5, 11), (5, 7), 16), ((5, 11), (6, 8), 10), ((5, 11), (7, 9), 8),
        ((5, 11), (6, 10), 2), ((5, 11), (5, 11), 0),
    ],
)  # fmt: skip
def test_distances_of_units_as_published(
    mine: tuple[int, int], theirs: tuple[int, int], distance: int
) -> None:
    """Krippendorff 2004, ch. 11: one unit against others, as DKPro Statistics tests them too."""
    found = disagreements([[mine], [theirs]], 20)
    assert found.observed * 20**2 == pytest.approx(distance)


def test_what_cannot_be_said_is_not_a_number() -> None:
    for found in (f1(0, 0), cohen(0, [0, 0], [0, 0]), cohen(5, [5, 0], [5, 0]),
                  fleiss(3, [3, 0]), alpha(6, [6, 0])):  # fmt: skip
        assert np.isnan(found)
    assert np.isnan(mean_known(np.array([np.nan, np.nan])))
    assert float(mean_known(np.array([np.nan, 0.5]))) == 0.5


TABLES = st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3)
RANGES = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda x: (x[0], x[0] + x[1])), max_size=5
)


@given(TABLES)
def test_cohen_does_not_ask_who_comes_first(rows: list[list[int]]) -> None:
    table = np.array(rows)
    one = cohen(np.trace(table), table.sum(1), table.sum(0))
    two = cohen(np.trace(table), table.sum(0), table.sum(1))
    np.testing.assert_allclose(one, two)
    diagonal = np.diag(np.diag(table))
    full = float(cohen(np.trace(diagonal), diagonal.sum(1), diagonal.sum(0)))
    assert full == pytest.approx(1) or np.isnan(full)


@given(st.lists(RANGES, min_size=2, max_size=4))
def test_unitising_does_not_ask_who_comes_first(annotators: list[list[tuple[int, int]]]) -> None:
    one, two = disagreements(annotators, 60), disagreements(annotators[::-1], 60)
    assert one.observed == pytest.approx(two.observed)
    assert one.expected == pytest.approx(two.expected)
    assert disagreements([annotators[0]] * 3, 60).observed == 0
