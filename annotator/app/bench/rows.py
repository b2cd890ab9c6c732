"""What a measurement says: a value beside its reference, and whether it meets its target."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from statistics import median
from typing import Any


class Aim(StrEnum):
    """What a target is about, and from which side it is met."""

    RATIO_AT_LEAST = "ratio >="
    RATIO_AT_MOST = "ratio <="
    VALUE_AT_LEAST = "value >="
    VALUE_AT_MOST = "value <="


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a row's value or on its ratio to the reference."""

    aim: Aim
    bound: float

    def __str__(self) -> str:
        return f"{self.aim} {self.bound:g}"

    def met(self, value: float, ratio: float | None) -> bool | None:
        """Tell whether it is met; None when there is no ratio to tell by."""
        seen = value if self.aim.startswith("value") else ratio
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
) -> Row:
    """Return the row of the medians of ``values`` and, if there are any, of ``references``."""
    value = median(values)
    reference = median(references) if references else None
    ratio = value / reference if reference else None
    return Row(
        section=section,
        name=name,
        value=round(value, 3),
        unit=unit,
        reference=None if reference is None else round(reference, 3),
        ratio=None if ratio is None else round(ratio, 4),
        target=str(target) if target else None,
        met=target.met(value, ratio) if target else None,
    )
