"""What a measurement says: a value beside its reference, and whether it meets its target."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from math import ceil
from statistics import median
from typing import Any


class Aim(StrEnum):
    """What a target is about, and from which side it is met."""

    RATIO_AT_LEAST = "ratio >="
    RATIO_AT_MOST = "ratio <="
    VALUE_AT_LEAST = "value >="
    VALUE_AT_MOST = "value <="
    P95_AT_MOST = "p95 <="
    """About what 19 of 20 measurements stay below."""


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a row's value or on its ratio to the reference."""

    aim: Aim
    bound: float

    def __str__(self) -> str:
        return f"{self.aim} {self.bound:g}"

    def met(self, value: float, ratio: float | None, p95: float | None = None) -> bool | None:
        """Tell whether it is met; None when what it is about is not known."""
        seen = {"value": value, "ratio": ratio, "p95": p95}[self.aim.split()[0]]
        if seen is None:
            return None
        return seen >= self.bound if self.aim.endswith(">=") else seen <= self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement. ``reference`` is in the same ``unit``, ``ratio`` is value over reference."""

    section: str
    name: str
    value: float
    unit: str
    p95: float | None = None
    """What 19 of 20 measurements stay below, where there are many."""
    reference: float | None = None
    ratio: float | None = None
    target: str | None = None
    met: bool | None = None

    def as_data(self) -> dict[str, Any]:
        """Return the row as JSON can hold it."""
        return asdict(self)


def measured(
    section: str,
    name: str,
    values: list[float],
    unit: str,
    *,
    references: list[float] | None = None,
    target: Target | None = None,
    spread: bool = False,
) -> Row:
    """Return the row of the medians of ``values`` and, if there are any, of ``references``.

    With ``spread`` the row also says what 19 of 20 values stay below.
    """
    value = median(values)
    p95 = percentile(values, 95) if spread else None
    reference = median(references) if references else None
    ratio = value / reference if reference else None
    return Row(
        section=section,
        name=name,
        value=round(value, 3),
        unit=unit,
        p95=None if p95 is None else round(p95, 3),
        reference=None if reference is None else round(reference, 3),
        ratio=None if ratio is None else round(ratio, 4),
        target=str(target) if target else None,
        met=target.met(value, ratio, p95) if target else None,
    )


def percentile(values: list[float], part: int) -> float:
    """Return the smallest value that ``part`` per cent of all do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(ceil(len(ordered) * part / 100), 1) - 1]
