"""Merging gives the same in any order, in any groups and however often, and loses nothing."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.core.scheme import Scheme
from tests.unit.app.merging.copies import (
    ALI,
    LEAD,
    ZOE,
    Gesture,
    content,
    copied,
    edit_scheme,
    merged,
    work,
    write_base,
)

_KINDS = (
    "create", "create", "create", "accept", "reject", "delete", "relabel", "attribute", "link",
    "state", "undo", "redo", "suggest", "time",
)  # fmt: skip
GESTURES = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(0, 5), st.integers(0, 9)), max_size=6
)
STEPS = st.lists(st.integers(0, 7), max_size=3)
SLOW = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory, scheme: Scheme) -> Path:
    path = tmp_path_factory.mktemp("copies") / "base.annodb"
    write_base(path, scheme)
    return path


def team(base: Path, before: list[Gesture], plans: list[list[Gesture]]) -> list[Path]:
    """Return copies in which Zoé worked on two machines, Ali and the lead on one each.

    What Zoé did ``before`` is in all of them.
    """
    start = copied(base, "start")
    work(start, ZOE, before)
    people = (LEAD, ZOE, ZOE, ALI)
    paths = [copied(start, f"copy{number}") for number in range(len(people))]
    for path, who, gestures in zip(paths, people, plans, strict=True):
        work(path, who, gestures)
    return paths


PLANS = st.lists(GESTURES, min_size=4, max_size=4)


@SLOW
@given(before=GESTURES, plans=PLANS, order=st.permutations([1, 2, 3]), steps=STEPS)
def test_any_order_any_repetition_and_the_scheme_before_or_after(
    base: Path,
    before: list[Gesture],
    plans: list[list[Gesture]],
    order: list[int],
    steps: list[int],
) -> None:
    paths = team(base, before, plans)
    one, other, between = (copied(paths[0], name) for name in ("one", "other", "between"))
    merged(one, *paths[1:])
    edit_scheme(one, steps)
    expected = content(one)

    edit_scheme(other, steps)
    merged(other, *(paths[number] for number in order), paths[order[0]])
    assert content(other) == expected

    merged(between, paths[order[0]])
    edit_scheme(between, steps)
    merged(between, *(paths[number] for number in order[1:]))
    assert content(between) == expected
    merged(between, *paths[1:], other, one)
    assert content(between) == expected, "merging again changed something"


@SLOW
@given(before=GESTURES, plans=PLANS, later=GESTURES)
def test_any_grouping(
    base: Path, before: list[Gesture], plans: list[list[Gesture]], later: list[Gesture]
) -> None:
    lead, first, second, third = team(base, before, plans)
    # Zoé's machines met once, and she went on with the result on the first.
    merged(first, second)
    work(first, ZOE, later)
    left, right = copied(lead, "left"), copied(lead, "right")
    merged(left, first, third)
    merged(left, second)

    group = copied(third, "group")
    merged(group, second, first)
    merged(right, group)
    assert content(right) == content(left)


@SLOW
@given(before=GESTURES, plans=PLANS)
def test_nothing_is_lost(base: Path, before: list[Gesture], plans: list[list[Gesture]]) -> None:
    paths = team(base, before, plans)
    states = [content(path)["works"] for path in paths]
    result = copied(paths[0], "result")
    merged(result, *paths[1:])
    after = content(result)["works"]
    for work_id, now in after.items():
        heads = [now["spans"], *(rival[3] for rival in now["rivals"])]
        pasts = [frozenset(state[work_id]["gestures"]) for state in states if work_id in state]
        for state, past in zip(states, pasts, strict=True):
            newest = not any(past < other for other in pasts)
            same = [other for other in states if frozenset(other[work_id]["gestures"]) == past]
            latest = max(same, key=lambda other: other[work_id]["prepared"] or (-1, ""))
            if newest and state[work_id]["prepared"] == latest[work_id]["prepared"]:
                alike = [other[work_id]["spans"] for other in same]
                assert any(spans in heads for spans in alike), work_id
        assert now["time"] == max(state[work_id]["time"] for state in states)


def test_the_orders_are_all_tried_once(base: Path) -> None:
    """A case in which each order of a conflict takes another way through the tables."""
    plans: list[list[Gesture]] = [
        [],
        [("create", 0, 0), ("create", 1, 1), ("state", 0, 0)],
        [("create", 0, 1), ("undo", 0, 0), ("create", 0, 2)],
        [("create", 0, 3)],
    ]
    paths = team(base, [("create", 0, 1), ("suggest", 1, 1)], plans)
    found = []
    for number, order in enumerate(permutations((1, 2, 3))):
        target = copied(paths[0], f"order{number}")
        merged(target, *(paths[step] for step in order))
        found.append(content(target))
    assert all(one == found[0] for one in found)
    assert any(work["rivals"] for work in found[0]["works"].values())
