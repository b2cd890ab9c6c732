"""Work in a thread of its own, followed from another."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event, get_ident

import pytest

from annotator.app.side_thread import in_thread, one_step
from annotator.core.errors import BackupFailedError


def test_all_steps_come_in_order_from_another_thread() -> None:
    def steps() -> Generator[tuple[int, int], None, None]:
        for number in range(100):
            yield number, get_ident()

    found = [step for step in in_thread(steps(), "test") if step is not None]
    assert [number for number, _ in found] == list(range(100))
    assert get_ident() not in {thread for _, thread in found}


def test_a_fault_is_raised_after_what_came_before_it() -> None:
    def steps() -> Generator[int, None, None]:
        yield 1
        raise BackupFailedError(path="", reason="")

    found = []
    with pytest.raises(BackupFailedError):
        found.extend(step for step in in_thread(steps(), "test") if step is not None)
    assert found in ([1], [])  # a list takes them when all came


def test_nobody_waits_for_it() -> None:
    going = Event()
    followed = in_thread(one_step(going.wait), "test")
    assert next(followed) is None
    assert next(followed) is None
    going.set()
    assert True in list(followed)


def test_closing_it_lets_the_work_tidy_up_in_its_own_thread() -> None:
    tidied: list[int] = []

    def steps() -> Generator[int, None, None]:
        try:
            while True:
                yield 1
        finally:
            tidied.append(get_ident())

    followed = in_thread(steps(), "test")
    next(followed)
    followed.close()  # type: ignore[attr-defined]
    assert tidied
    assert tidied != [get_ident()]
