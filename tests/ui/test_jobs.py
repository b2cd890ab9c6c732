"""Jobs in slices: progress, remaining time, cancelling, failing, queueing."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.core.errors import ExportWriteError
from annotator.ui import i18n
from annotator.ui.jobs import JobBar, JobRunner, remaining

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


@dataclass
class Step:
    done: int
    total: int


class Steps:
    """A generator's stand-in that knows whether it was closed."""

    def __init__(self, total: int, fault: Exception | None = None) -> None:
        self.total, self.fault, self.closed = total, fault, False

    def __iter__(self) -> Iterator[Step]:
        try:
            for done in range(1, self.total + 1):
                yield Step(done, self.total)
            if self.fault is not None:
                raise self.fault
        except GeneratorExit:
            self.closed = True
            raise


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[JobRunner]:
    i18n.install(qapp, "en")
    made = JobRunner()
    yield made
    made.stop()


def test_a_job_runs_to_its_end(runner: JobRunner, qtbot: QtBot) -> None:
    job = runner.run("Adding…", iter(Steps(5)))
    seen: list[Step] = []
    job.progressed.connect(seen.append)
    with qtbot.waitSignal(job.finished) as finished:
        assert runner.busy
    assert finished.args == [Step(5, 5)]
    assert not runner.busy


def test_other_events_come_between_the_slices(runner: JobRunner, qtbot: QtBot) -> None:
    endless = Steps(10**9)
    job = runner.run("Long", iter(endless))
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)
    qtbot.waitUntil(lambda: len(ticks) > 5)
    with qtbot.waitSignal(job.cancelled) as cancelled:
        runner.cancel()
    assert endless.closed
    assert cancelled.args is not None
    assert cancelled.args[0].done > 0
    assert not runner.busy


def test_a_fault_for_the_user_is_a_signal(runner: JobRunner, qtbot: QtBot) -> None:
    fault = ExportWriteError(path="x", reason="full")
    job = runner.run("Export", iter(Steps(2, fault)))
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args == [fault]


def test_a_bug_ends_the_job_and_is_not_swallowed(runner: JobRunner, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(runner.ended):
        runner.run("Odd", iter(Steps(2, RuntimeError("odd"))))
    assert [kind for kind, *_ in caught] == [RuntimeError]
    assert not runner.busy


def test_a_second_job_waits_for_the_first(runner: JobRunner, qtbot: QtBot) -> None:
    titles: list[str] = []
    runner.started.connect(titles.append)
    runner.run("one", iter(Steps(3)))
    second = runner.run("two", iter(Steps(3)))
    assert titles == ["one"]
    with qtbot.waitSignal(second.finished):
        pass
    assert titles == ["one", "two"]


def test_the_bar_shows_progress_and_cancels(runner: JobRunner, qtbot: QtBot) -> None:
    bar = JobBar(runner)
    qtbot.addWidget(bar)
    job = runner.run("Adding articles…", iter(Steps(10**9)))
    assert not bar.isHidden()
    with qtbot.waitSignal(runner.progressed):
        pass
    with qtbot.waitSignal(job.cancelled):
        bar.cancel.click()
    assert bar.isHidden()


def test_sizes_beyond_32_bits_fit_the_bar(runner: JobRunner, qtbot: QtBot) -> None:
    bar = JobBar(runner)
    qtbot.addWidget(bar)
    runner.progressed.emit(Step(3 * 2**40, 4 * 2**40))
    assert bar._bar.value() == 750


@pytest.mark.parametrize(
    ("elapsed", "done", "seconds"), [(0.5, 10, None), (10.0, 0, None), (10.0, 25, 30.0)]
)
def test_remaining_time_is_told_once_it_is_no_guess(
    elapsed: float, done: int, seconds: float | None
) -> None:
    found = remaining(elapsed=elapsed, done=done, total=100)
    assert (found.seconds if found else None) == seconds


@pytest.mark.parametrize(
    ("elapsed", "said"),
    [(1.0, "10 %"), (5.0, "10 % · 45 seconds left"), (60.0, "10 % · about 9 minutes left")],
)
def test_remaining_time_in_words(
    runner: JobRunner, qtbot: QtBot, elapsed: float, said: str
) -> None:
    bar = JobBar(runner)
    qtbot.addWidget(bar)
    assert bar._time_left(elapsed, Step(10, 100)) == said
