"""What threads hand to the window arrives in order and on its thread; bugs are told there."""

import threading

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from annotator.ui.crossing import Crossing


def test_results_arrive_in_their_order_in_the_windows_thread(qtbot: QtBot) -> None:
    crossing = Crossing()
    came: list[tuple[object, bool]] = []
    here = threading.get_ident()
    crossing.arrived.connect(lambda one: came.append((one, threading.get_ident() == here)))

    def work() -> None:
        for number in range(200):
            crossing.send([number])

    thread = threading.Thread(target=work)
    thread.start()
    qtbot.waitUntil(lambda: len(came) == 200)
    thread.join()
    assert came == [([number], True) for number in range(200)]


def test_a_bug_in_the_thread_is_raised_in_the_windows_after_what_came_before(qtbot: QtBot) -> None:
    crossing = Crossing()
    told: list[object] = []
    crossing.arrived.connect(told.append)
    crossing.broken.connect(lambda: told.append("broken"))

    def work() -> None:
        crossing.send("first")
        raise ZeroDivisionError

    with capture_exceptions() as caught, qtbot.waitSignal(crossing.broken):
        thread = threading.Thread(target=crossing.run, args=(work,))
        thread.start()
    thread.join()
    assert told == ["first", "broken"]
    qtbot.waitUntil(lambda: len(caught) == 1)
    assert caught[0][0] is ZeroDivisionError


def test_what_is_sent_after_a_bug_still_arrives(qtbot: QtBot) -> None:
    crossing = Crossing()
    came: list[object] = []
    crossing.arrived.connect(came.append)

    def work() -> None:
        raise ZeroDivisionError

    with capture_exceptions() as caught:
        crossing.run(work)
        crossing.send("after")
        qtbot.waitUntil(lambda: came == ["after"])
    assert [one[0] for one in caught] == [ZeroDivisionError]
