"""What runs jobs: processes of this machine or a cluster, behind one contract."""

from dataclasses import dataclass
from typing import Protocol, Self

from annotator.app.partitions.work import Answer, Job, Work

DIED = "process-ended"
"""The reason of an outcome without an answer, where the process ended."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to job ``number``; None where the worker was lost, and why.

    ``final`` says that these workers have tried it often enough by themselves.
    """

    number: int
    answer: Answer | None
    reason: str = ""
    final: bool = False


class Workers(Protocol):
    """Runs jobs in any order; used as a context manager, which ends what is under way."""

    def __enter__(self) -> Self:
        """Start or reach the workers."""

    def __exit__(self, *_: object) -> None:
        """Let them go, whatever they are doing."""

    @property
    def count(self) -> int:
        """How many there are just now."""

    @property
    def room(self) -> int:
        """How many jobs they should have at once: enough that none is idle, few enough to hold."""

    def submit(self, number: int, work: Work, job: Job) -> None:
        """Ask for ``work(job)`` under a number that is not under way."""

    def outcomes(self, seconds: float) -> list[Outcome]:
        """Return what has come in, after at most ``seconds`` of waiting for the first.

        Raises:
            ClusterLostError: there will be no more.
        """
