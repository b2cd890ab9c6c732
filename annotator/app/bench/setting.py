"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The sizes of a run; the defaults are those that published figures come from."""

    pipeline: str
    quick: bool = False
    rounds: int = 3
    """How often each measurement is repeated; the median counts."""
    articles: int = 300
    """For throughput."""
    slice: int = 50
    """Articles between which the contenders take turns."""
    long_run: int = 10_000
    """Articles over which memory must stay flat."""
    settled: int = 1_000
    """Articles after which memory is first read."""
    load: int = 1_000_000
    """Articles of the very large project."""
    endurance: int = 20_000
    """Gestures of the long day."""

    @classmethod
    def of(cls, pipeline: str, *, quick: bool) -> "Setting":
        """Return the usual sizes, or with ``quick`` such as take a minute."""
        if not quick:
            return cls(pipeline=pipeline)
        return cls(
            pipeline=pipeline,
            quick=True,
            rounds=1,
            articles=16,
            slice=8,
            long_run=400,
            settled=150,
            load=5_000,
            endurance=400,
        )
