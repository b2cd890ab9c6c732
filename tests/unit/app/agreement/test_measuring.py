"""Agreement on made-up articles, equal to what is counted by hand, whoever comes first."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.agreement import Measure, Row
from annotator.app.agreement.coefficients import share
from annotator.app.agreement.resampling import Sums
from annotator.core.model import DocumentState
from annotator.core.scheme import Scheme
from annotator.core.scoring import score_entities
from tests.unit.app.agreement.made import Place, article, link, measured, span, who


def value(row: Row, measure: Measure) -> float | None:
    found = row.estimates.get(measure)
    return None if found is None else found.value


def row_of(rows: list[Row], **about: object) -> Row:
    return next(x for x in rows if all(getattr(x, name) == want for name, want in about.items()))


def test_two_annotators_by_hand(scheme: Scheme) -> None:
    ada = [span(scheme, "ada", "a", x) for x in ((0, 0, "PER"), (2, 3, "LOC"), (6, 6, "ORG"))]
    ben = [span(scheme, "ben", "a", x) for x in ((0, 0, "PER"), (3, 3, "LOC"), (6, 6, "LOC"))]
    found = measured(scheme, [article("a", {"ada": ada, "ben": ben})])
    row = row_of(found.layers, layer="entities")
    assert (row.articles, row.items) == (1, 6)
    assert value(row, Measure.STRICT) == pytest.approx(1 / 3)
    assert value(row, Measure.OVERLAP) == pytest.approx(2 / 3)
    # Twelve tokens; ada says PER, LOC LOC, ORG and eight times nothing, ben PER, LOC, LOC, nine.
    observed, expected = 10 / 12, (1 * 1 + 2 * 2 + 8 * 9) / 144
    assert value(row, Measure.COHEN) == pytest.approx((observed - expected) / (1 - expected))
    # Both together: PER 2, LOC 4, ORG 1, nothing 17 of 24.
    pooled = (2**2 + 4**2 + 1 + 17**2) / 24**2
    assert value(row, Measure.FLEISS) == pytest.approx((observed - pooled) / (1 - pooled))
    apart = 24 * 23 - (2 * 1 + 4 * 3 + 0 + 17 * 16)
    assert value(row, Measure.ALPHA) == pytest.approx(1 - (4 / 24) / (apart / (24 * 23)))
    place = row_of(found.labels, label="LOC")
    assert value(place, Measure.STRICT) == 0
    assert value(place, Measure.OVERLAP) == pytest.approx(2 / 3)
    (one,) = found.by_article
    assert (one.title, one.voices, one.spans, one.strict) == ("A", 2, 6, pytest.approx(1 / 3))


def test_attributes_and_relations_count_on_what_both_have(scheme: Scheme) -> None:
    def said(name: str, kind: str, source: Place) -> tuple[list[object], object]:
        claim = span(scheme, name, "a", (4, 8, "CLAIM"), attributes={"kind": kind})
        by = span(scheme, name, "a", source)
        return [by, claim], link("said-by", claim, by)

    one, mine = said("ada", "direct", (0, 1, "SOURCE"))
    two, theirs = said("ben", "indirect", (1, 1, "SOURCE"))
    found = measured(scheme, [article("a", {"ada": one, "ben": two}, [mine, theirs])])  # type: ignore[list-item, dict-item]
    kind = row_of(found.attributes, name="kind")
    assert (kind.items, value(kind, Measure.SHARE)) == (1, 0)
    relation = row_of(found.relations, name="said-by")
    assert relation.items == 2
    assert value(relation, Measure.STRICT) == 0
    assert value(relation, Measure.OVERLAP) == value(relation, Measure.ENDS) == 1


def test_who_and_what_counts(scheme: Scheme) -> None:
    def said(name: str, *places: Place) -> list[object]:
        return [span(scheme, name, "a", place) for place in places]

    spans = {"ada": said("ada", (0, 0, "PER")), "ben": said("ben", (0, 0, "LOC")),
             "gold": said("gold", (0, 0, "PER"))}  # fmt: skip
    unfinished = {"ben": DocumentState.IN_PROGRESS}
    one = article("a", spans, states=unfinished)  # type: ignore[arg-type]
    assert measured(scheme, [one]).articles == 0
    assert measured(scheme, [one], unfinished=True).articles == 1
    gold = measured(scheme, [one], gold=True)
    assert gold.gold
    assert set(gold.annotators.values()) == {"ada", "gold"}
    assert value(row_of(gold.layers, layer="entities"), Measure.STRICT) == 1
    both = measured(scheme, [one], gold=True, unfinished=True)
    assert [row.pair and row.pair[1] for row in both.pairs] == [who("gold").id] * len(both.pairs)
    assert value(row_of(both.layers, layer="entities"), Measure.STRICT) == 0.5
    only = measured(scheme, [one], gold=True, unfinished=True, annotators=(who("ben").id,))
    assert value(row_of(only.layers, layer="entities"), Measure.STRICT) == 0
    none = measured(scheme, [one], unfinished=True, labels=("ORG",))
    assert value(row_of(none.layers, layer="entities"), Measure.STRICT) is None
    assert "zones" not in {row.layer for row in both.layers}


PLACES = st.lists(
    st.tuples(
        st.integers(0, 11), st.integers(0, 2), st.sampled_from(["PER", "LOC", "ORG", "CLAIM"])
    ).map(lambda x: (x[0], min(11, x[0] + x[1]), x[2])),
    max_size=6, unique=True,
)  # fmt: skip
TEAMS = st.lists(st.lists(PLACES, min_size=2, max_size=4), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(teams=TEAMS)
def test_order_does_not_count(scheme: Scheme, teams: list[list[list[Place]]]) -> None:
    def made(names: str) -> list[object]:
        return [
            article(str(number), {
                name: [span(scheme, name, str(number), x) for x in places]
                for name, places in zip(names, team, strict=False)
            })
            for number, team in enumerate(teams)
        ]  # fmt: skip

    one, two = (measured(scheme, made(names)) for names in ("abcd", "dcba"))  # type: ignore[arg-type]
    for mine, theirs in zip(one.layers + one.labels, two.layers + two.labels, strict=True):
        assert mine.estimates.keys() == theirs.estimates.keys()
        for name, found in mine.estimates.items():
            assert found.value == pytest.approx(theirs.estimates[name].value), name


@settings(max_examples=40, deadline=None)
@given(places=PLACES, many=st.integers(2, 4))
def test_who_says_the_same_agrees_fully(scheme: Scheme, places: list[Place], many: int) -> None:
    team = {x: [span(scheme, x, "a", place) for place in places] for x in "abcd"[:many]}
    found = measured(scheme, [article("a", team)])
    for row in found.layers + found.labels + found.pairs:
        for name, estimate in row.estimates.items():
            assert estimate.value == pytest.approx(1), name


@settings(max_examples=40, deadline=None)
@given(team=st.lists(PLACES, min_size=2, max_size=4))
def test_strict_f1_is_that_of_the_scores(scheme: Scheme, team: list[list[Place]]) -> None:
    names = "abcd"[: len(team)]
    spans = {
        name: [span(scheme, name, "a", place) for place in places]
        for name, places in zip(names, team, strict=True)
    }
    found = measured(scheme, [article("a", spans)])
    labels = ["PER", "LOC", "ORG", "MISC"]
    right = total = 0
    for one, two in combinations(names, 2):
        sides = [
            {"a": [(x.start, x.end, str(x.label)) for x in spans[who_]]} for who_ in (one, two)
        ]
        score = score_entities(*sides, labels).strict
        right, total = right + score.right, total + score.proposed + score.gold
    got = value(row_of(found.layers, layer="entities"), Measure.STRICT)
    assert got == (pytest.approx(2 * right / total) if total else None)


def test_intervals_are_seeded_and_hold_what_is_true() -> None:
    def made(seed: int) -> tuple[float, float, float]:
        sums = Sums(1000, seed)
        for number in range(400):
            sums.add({"part": float(number % 4 == 0), "whole": 1.0})
        found = sums.estimate(share, "part", "whole", articles=400)
        assert found is not None
        assert found.low is not None
        assert found.high is not None
        return found.value, found.low, found.high

    assert made(1) == made(1) != made(2)
    value, low, high = made(3)
    assert value == 0.25
    # A share of a quarter in 400 articles: ± 1.96 · √(.25 · .75 / 400) = .0424.
    assert low == pytest.approx(0.25 - 0.0424, abs=0.006)
    assert high == pytest.approx(0.25 + 0.0424, abs=0.006)


def test_one_article_has_no_interval() -> None:
    sums = Sums(100, 0)
    sums.add({"part": 1.0, "whole": 2.0})
    found = sums.estimate(share, "part", "whole", articles=1)
    assert found is not None
    assert (found.value, found.low, found.high) == (0.5, None, None)
    assert sums.estimate(share, "part", "nothing", articles=1) is None
