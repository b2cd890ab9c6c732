"""The errors of a comparison as a table model."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt

from annotator.app.comparing import Comparison
from annotator.app.error_report import Finding, described, passage
from annotator.app.messages import line
from annotator.app.record_words import origin_in_words
from annotator.ui.i18n import language
from annotator.ui.plain_table import PlainModel

_LONGEST = 300
_NOTHING = "—"


class Column(IntEnum):
    """What the table tells of an error."""

    WRONG = 0
    EXPECTED = 1
    GOT = 2
    ORIGIN = 3
    TEXT = 4


class ErrorsModel(PlainModel):
    """One row for every error, in the order of the gold."""

    def __init__(self, comparison: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison

    def finding(self, row: int) -> Finding:
        """Return the error in a row."""
        return self._comparison.findings[row]

    def told(self, row: int) -> str:
        """Return all there is to say of an error, with its context, in lines."""
        finding = self.finding(row)
        text = self._comparison.evaluation.gold.text(finding.id)
        return "\n".join(described(finding, text, language()))

    # What Qt asks

    def row_total(self) -> int:
        """Return how many errors there are."""
        return len(self._comparison.findings)

    def column_total(self) -> int:
        """Return how much is told of each."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about an error."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            finding = self.finding(at)
            text = self._comparison.evaluation.gold.text(finding.id)
            return _CELLS[Column(place)](finding, text)
        return self.told(at) if role == Qt.ItemDataRole.ToolTipRole else None

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.WRONG: self.tr("Error"),
            Column.EXPECTED: self.tr("Gold"),
            Column.GOT: self.tr("Project"),
            Column.ORIGIN: self.tr("Made by"),
            Column.TEXT: self.tr("Text"),
        }[Column(place)]


def _wrong(finding: Finding) -> str:
    words = (line(f"errors-{item.value}", language()).lower() for item in finding.wrong)
    shown = ", ".join(words)
    return shown[:1].upper() + shown[1:]


_CELLS: dict[Column, Callable[[Finding, str], str]] = {
    Column.WRONG: lambda finding, _: _wrong(finding),
    Column.EXPECTED: lambda finding, text: (
        passage(finding.expected, text, language())[:_LONGEST] if finding.expected else _NOTHING
    ),
    Column.GOT: lambda finding, text: (
        passage(finding.got, text, language())[:_LONGEST] if finding.got else _NOTHING
    ),
    Column.ORIGIN: lambda finding, _: (
        origin_in_words(finding.got.origin, language()) if finding.got else ""
    ),
    Column.TEXT: lambda finding, _: finding.id,
}
