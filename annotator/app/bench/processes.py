"""Measuring in processes of their own: nothing loaded before, nothing left behind."""

import multiprocessing
import traceback
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection
from time import perf_counter
from typing import Any, ParamSpec, TypeVar

COUNTED = 6_000_000
"""Steps of the loop that shows how far two processes really run side by side: some 0.3 s."""
_Arguments = ParamSpec("_Arguments")
_Result = TypeVar("_Result")


def in_fresh_process(
    function: Callable[_Arguments, _Result],
    *arguments: _Arguments.args,
    **named: _Arguments.kwargs,
) -> tuple[_Result, float]:
    """Call a function of a module in a new process; return its result and the seconds it took.

    The seconds run from before the start of the process to the arrival of the result.

    Raises:
        RuntimeError: the function failed, or the process ended without an answer.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, function, arguments, named))
    start = perf_counter()
    process.start()
    theirs.close()  # else the end of the process would never show as the end of the pipe
    try:
        failure, result = ours.recv()
        seconds = perf_counter() - start
        process.join()
    except EOFError:
        process.join()
        raise RuntimeError(f"a measuring process ended ({process.exitcode})") from None
    finally:
        process.kill()
        ours.close()
    if failure:
        raise RuntimeError(failure)
    return result, seconds


def _answer(
    connection: Connection,
    function: Callable[..., object],
    arguments: tuple[Any, ...],
    named: dict[str, Any],
) -> None:
    try:
        connection.send(("", function(*arguments, **named)))
    except Exception:  # whatever it is, the other side raises it
        connection.send((traceback.format_exc(), None))


def seconds_to_count(pool: ProcessPoolExecutor, count: int, steps: int) -> float:
    """Return the seconds in which ``count`` processes have all counted to the end."""
    start = perf_counter()
    list(pool.map(_count, [steps] * count))
    return perf_counter() - start


def _count(steps: int) -> int:
    total = 0
    for step in range(steps):
        total += step & 1
    return total
