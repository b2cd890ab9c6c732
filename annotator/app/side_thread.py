"""Work of some length in a thread of its own, followed by who must not wait for it."""

from collections.abc import Callable, Generator, Iterator
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from annotator.core.errors import UserFacingError

_Step = TypeVar("_Step")


def in_thread(steps: Generator[_Step, None, None], name: str) -> Iterator[_Step | None]:
    """Run a generator in a thread of its own, and yield what it yields; for ``JobRunner``.

    None is yielded while there is nothing new. Closing the iterator closes the generator after
    the step it is at, and waits for that. Faults of the person or the data are raised here, bugs
    in the thread.
    """
    results: SimpleQueue[_Step] = SimpleQueue()
    faults: list[UserFacingError] = []
    stopped = Event()

    def run() -> None:
        try:
            for step in steps:
                results.put(step)
                if stopped.is_set():
                    break
        except UserFacingError as error:
            faults.append(error)
        finally:
            steps.close()

    thread = Thread(target=run, name=name, daemon=True)
    thread.start()
    try:
        while thread.is_alive() or not results.empty():
            try:
                yield results.get_nowait()
            except Empty:
                yield None
    finally:
        stopped.set()
        thread.join()
    if faults:
        raise faults[0]


def one_step(work: Callable[[], _Step]) -> Generator[_Step, None, None]:
    """Return a generator of one step, for ``in_thread``."""
    yield work()
