"""Workers of a Dask cluster; the only module that knows Dask, which is an extra.

A job travels with its articles, packed, so that workers need no folder in common with the process
that started the run, only this package and the pipeline. What is under way is kept in the
scheduler: when a worker dies, its jobs go to another one.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from itertools import count
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING, Any, Self

from annotator.app.partitions.work import Answer, Job, Work
from annotator.app.partitions.workers import DIED, Outcome
from annotator.core.errors import (
    ClusterExtraMissingError,
    ClusterLostError,
    ClusterUnreachableError,
)
from annotator.core.ids import new_id

if TYPE_CHECKING:
    from distributed import Client, Future

_CONNECT_SECONDS = 20.0
_EMPTY_SECONDS = 120.0
"""So long may a cluster be without any worker: one that restarts takes some seconds."""
_LOOK_SECONDS = 1.0
_GONE = "scheduler-gone"
_QUICK = 1
"""The level of packing: three times smaller in a hundredth of the time that reading takes."""


class DaskWorkers:
    """The workers of the cluster whose scheduler is at an address such as ``tcp://host:8786``."""

    def __init__(self, address: str, *, patience: float = _EMPTY_SECONDS) -> None:
        self._address = address
        self._patience = patience
        self._client: Client | None = None
        self._run = new_id()
        self._tries = count()
        self._under_way: dict[int, Future[Any]] = {}
        self._done: SimpleQueue[tuple[int, Future[Any]]] = SimpleQueue()
        self._count = 0
        self._looked = self._seen = monotonic()

    def __enter__(self) -> Self:
        """Connect, and wait for the first worker.

        Raises:
            ClusterExtraMissingError: Dask is not installed.
            ClusterUnreachableError: nothing answers at the address, or there is no worker.
        """
        try:
            from distributed import Client  # noqa: PLC0415  (an extra, and half a second)
        except ImportError as error:
            raise ClusterExtraMissingError(reason=str(error)) from error
        try:
            self._client = Client(
                self._address, timeout=_CONNECT_SECONDS, set_as_default=False, name="annotator"
            )
            self._client.wait_for_workers(1, timeout=self._patience)
        except (OSError, ValueError, TimeoutError) as error:
            self.__exit__()
            reason = "no-workers" if self._client else str(error)
            raise ClusterUnreachableError(address=self._address, reason=reason) from error
        self._look()
        return self

    def __exit__(self, *_: object) -> None:
        client = self._client
        if client is not None:
            client.cancel(list(self._under_way.values()), force=True)
            client.close(timeout=_CONNECT_SECONDS)
        self._under_way.clear()

    @property
    def count(self) -> int:
        """How many workers there were when last looked, at most some seconds ago."""
        return self._count

    @property
    def room(self) -> int:
        """Two for each worker: one to work at, one that is there when it is done."""
        return 2 * max(1, self._count)

    def submit(self, number: int, work: Work, job: Job) -> None:
        """Send a job to the cluster."""
        packed = replace(job, payload=zlib.compress(job.payload, _QUICK))
        future = self._connected.submit(
            unpacked,
            work,
            packed,
            key=f"annotator-{self._run}-{number}-{next(self._tries)}",
            pure=False,
            retries=0,  # what raises would raise again; of what dies the scheduler takes care
        )
        self._under_way[number] = future
        future.add_done_callback(lambda future: self._done.put((number, future)))

    def outcomes(self, seconds: float) -> list[Outcome]:
        """Return what has come in, after at most ``seconds`` of waiting for the first.

        Raises:
            ClusterLostError: the scheduler is gone, or there has been no worker for minutes.
        """
        found: list[Outcome] = []
        try:
            found.append(self._outcome(*self._done.get(timeout=seconds)))
            while True:
                found.append(self._outcome(*self._done.get_nowait()))
        except Empty:
            pass
        if monotonic() - self._looked > _LOOK_SECONDS:
            self._look()
        return found

    @property
    def _connected(self) -> "Client":
        assert self._client is not None
        return self._client

    def _outcome(self, number: int, future: "Future[Any]") -> Outcome:
        from distributed import CancelledError, KilledWorker  # noqa: PLC0415  (an extra)

        self._under_way.pop(number, None)
        try:
            answer = future.result(timeout=_CONNECT_SECONDS)
        except KilledWorker:
            return Outcome(number, None, DIED, final=True)  # several workers have died of it
        except (CancelledError, OSError, TimeoutError) as error:
            raise ClusterLostError(address=self._address, reason=_GONE) from error
        except Exception as error:  # the other side decides what becomes of it
            return Outcome(number, None, f"{type(error).__name__}: {error}")
        finally:
            future.release()
        return Outcome(number, replace(answer, data=zlib.decompress(answer.data)))

    def _look(self) -> None:
        """Find out whether anybody is left to wait for."""
        try:
            self._count = len(self._connected.nthreads())
        except (OSError, TimeoutError) as error:
            raise ClusterLostError(address=self._address, reason=_GONE) from error
        self._looked = monotonic()
        if self._count:
            self._seen = self._looked
        elif self._looked - self._seen > self._patience:
            raise ClusterLostError(address=self._address, reason="no-workers")


def unpacked(work: Work, job: Job) -> Answer:
    """Do the work of a packed job and pack what is sent back; runs on a worker."""
    answer = work(replace(job, payload=zlib.decompress(job.payload)))
    return replace(answer, data=zlib.compress(answer.data, _QUICK))


def is_installed() -> bool:
    """Tell whether the extra with Dask is there."""
    return find_spec("distributed") is not None


@contextmanager
def cluster_here(workers: int) -> Iterator[str]:
    """Give the address of a cluster of processes on this machine, for measuring and for tests."""
    try:
        from distributed import LocalCluster  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise ClusterExtraMissingError(reason=str(error)) from error
    with LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        processes=True,
    ) as cluster:
        yield cluster.scheduler_address
