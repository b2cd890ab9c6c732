"""Patterns in a process of their own: faults in kinds, matches, and patterns that never end."""

from collections.abc import Generator
from time import monotonic, sleep
from typing import Any

import pytest

from annotator.app import matching
from annotator.app.matching import Fault, Matcher, pattern_fault
from annotator.app.side_process import ProcessEndedError, SideProcess

RUNAWAY = r"(a+)+\|"
SLOW = "a" * 40


def awaited(steps: Generator[None, None, Any]) -> Any:
    until = monotonic() + 30
    try:
        while monotonic() < until:
            next(steps)
            sleep(0.002)
    except StopIteration as end:
        return end.value
    raise TimeoutError


@pytest.mark.parametrize(
    ("pattern", "fault", "place"),
    [
        ("Ki(ev", Fault.OPEN_GROUP, 3),
        ("Kiev)", Fault.CLOSED_GROUP, 5),
        ("[a-z", Fault.OPEN_SET, 1),
        ("*a", Fault.REPEAT, 1),
        ("a**", Fault.REPEAT, 3),
        (r"\q", Fault.ESCAPE, 1),
        ("[z-a]", Fault.RANGE, 2),
        ("(?<=a+)b", Fault.OTHER, None),
        ("a{99999999999}", Fault.OTHER, None),
    ],
)
def test_what_is_wrong_with_a_pattern(pattern: str, fault: Fault, place: int | None) -> None:
    found = pattern_fault(pattern)
    assert found is not None
    assert (found.fault, found.place) == (fault, place)


def test_a_good_pattern_has_no_fault() -> None:
    assert pattern_fault(r"^\w+[[a]$") is None


def test_matches_in_each_text() -> None:
    matcher = Matcher(r"^k\w+|x*", case=False)
    try:
        assert awaited(matcher.find(["Kiev\nkilo", "rien", "axx"])) == [
            [(0, 4), (5, 9)], [], [(1, 3)],
        ]  # fmt: skip
        assert awaited(matcher.find(["K"])) == [[]]
    finally:
        matcher.close()


def test_a_text_that_takes_too_long_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "_PATIENCE", 0.3)
    matcher = Matcher(RUNAWAY, case=True)
    try:
        assert awaited(matcher.find(["aa|", SLOW, "b a|"])) == [[(0, 3)], None, [(2, 4)]]
        assert not matcher.given_up
        assert awaited(matcher.find([SLOW, SLOW, "a|", "a|"])) == [None, None]
        assert matcher.given_up
    finally:
        matcher.close()


def _dying(connection: Any) -> None:
    connection.send("ready")
    connection.recv()


def _await_answer(process: SideProcess) -> None:
    while process.answer() is None:
        sleep(0.002)


def test_the_end_of_the_process_is_noticed_and_it_can_start_again() -> None:
    process = SideProcess(_dying)
    for _ in range(2):
        process.ask("anything")
        with pytest.raises(ProcessEndedError):
            _await_answer(process)
    process.stop()


def test_a_process_that_never_started_can_be_stopped() -> None:
    SideProcess(_dying).stop()
