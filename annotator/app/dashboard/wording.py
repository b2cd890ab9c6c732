"""Words, numbers and days of the dashboard, in one language."""

from datetime import date

from annotator.app.dashboard.charts import Cell, Unit
from annotator.app.messages import line
from annotator.core.scheme import Scheme, wording

_DECIMALS = {Unit.MINUTES: 1, Unit.SECONDS: 1, Unit.MEAN: 1, Unit.COUNT: 0, Unit.SHARE: 0}
_THOUSANDS, _POINT = {"fr": "\u202f"}, {"fr": ","}
_FROM = 10_000
"""Numbers of four digits are written without a sign between them."""


class Words:
    """Says things in one language."""

    def __init__(self, language: str, scheme: Scheme) -> None:
        self.language = language
        self.scheme = scheme
        self._months = self("months").split()

    def __call__(self, key: str, **fields: object) -> str:
        """Return a line of the dashboard."""
        return line(f"dash-{key}", self.language, **fields)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number as it is written in the language."""
        return number(value, self.language, decimals)

    def value(self, value: float, unit: Unit) -> str:
        """Return a value with its unit."""
        return in_unit(value, unit, self.language)

    def label(self, identifier: str) -> str:
        """Return the name of a label; one that the scheme has lost is called by its id."""
        found = next((x for x in self.scheme.labels(disabled=True) if x.id == identifier), None)
        return wording(found.name, self.language) if found is not None else identifier

    def ink(self, identifier: str) -> str:
        """Return the colour of a label."""
        found = next((x for x in self.scheme.labels(disabled=True) if x.id == identifier), None)
        return found.colour if found is not None else "grey"

    def origin(self, kind_and_name: str) -> str:
        """Return what made suggestions."""
        kind, _, name = kind_and_name.partition(" ")
        return line(f"origin-{kind}", self.language, name=name).strip()

    def day(self, iso: str) -> str:
        """Return a day as it stands under a chart."""
        day = date.fromisoformat(iso)
        return self("day", day=day.day, month=self._months[day.month - 1])

    def month(self, iso: str) -> str:
        """Return a month as it stands under a chart."""
        year, _, month = iso.partition("-")
        return f"{self._months[int(month) - 1]} {year}" if month.isdigit() else iso


def number(value: float, language: str, decimals: int = 0) -> str:
    """Return a number as it is written in a language."""
    rounded = round(value, decimals)
    text = f"{rounded:,.{decimals}f}" if abs(rounded) >= _FROM else f"{rounded:.{decimals}f}"
    whole, _, rest = text.partition(".")
    whole = whole.replace(",", _THOUSANDS.get(language, ","))
    return f"{whole}{_POINT.get(language, '.')}{rest}" if rest else whole


def in_unit(value: float, unit: Unit, language: str) -> str:
    """Return a value with its unit."""
    scaled = 100 * value if unit is Unit.SHARE else value
    text = number(scaled, language, _DECIMALS[unit])
    return line(f"dash-unit-{unit.value}", language, value=text)


def cell_text(cell: Cell, unit: Unit | None, language: str) -> str:
    """Return a cell of a table in words; a value that is not there is a dash."""
    if cell is None:
        return "–"
    if isinstance(cell, str) or unit is None:
        return str(cell)
    return in_unit(cell, unit, language)
