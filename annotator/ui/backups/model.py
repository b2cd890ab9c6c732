"""The backups as a table model, the newest first; what is in each comes as it is read."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale, QObject, Qt

from annotator.app.backups import Backup, Inspected
from annotator.ui.backups.wording import size, when, why
from annotator.ui.plain_table import LEFT, RIGHT, PlainModel

_WAITING = "…"


class Column(IntEnum):
    """What the table tells of a backup."""

    WHEN = 0
    WHY = 1
    FILE = 2
    ARTICLES = 3
    GESTURES = 4
    SIZE = 5
    STATE = 6


_COUNTED = (Column.ARTICLES, Column.GESTURES, Column.SIZE)


class BackupsModel(PlainModel):
    """One row for every backup."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.backups: list[Backup] = []
        self._known: dict[Path, Inspected] = {}

    def show(self, backups: Sequence[Backup]) -> None:
        """Show these; what is known of those that stay is kept."""
        with self.resetting():
            self.backups = list(backups)

    def learn(self, found: Sequence[Inspected]) -> None:
        """Take what was found in backups, the latest last."""
        self._known |= {one.backup.path: one for one in found}
        last = self.index(len(self.backups) - 1, len(Column) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def unknown(self) -> list[Backup]:
        """Return the backups that were not read through yet."""
        return [one for one in self.backups if self.sound(one) is None]

    def sound(self, backup: Backup) -> bool | None:
        """Tell whether a backup is sound; None while nobody knows."""
        known = self._known.get(backup.path)
        return known.sound if known is not None else None

    # What Qt asks

    def row_total(self) -> int:
        """Return how many backups there are."""
        return len(self.backups)

    def column_total(self) -> int:
        """Return how many columns there are."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a cell."""
        column = Column(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.backups[at], column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in _COUNTED else LEFT
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(self.backups[at].path)
        return None

    def head(self, place: int, role: int) -> Any:
        """Return one thing about the head of a column."""
        column = Column(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                Column.WHEN: self.tr("When"),
                Column.WHY: self.tr("Why"),
                Column.FILE: self.tr("File"),
                Column.ARTICLES: self.tr("Articles"),
                Column.GESTURES: self.tr("Gestures"),
                Column.SIZE: self.tr("Size"),
                Column.STATE: self.tr("State"),
            }[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in _COUNTED else LEFT
        return None

    def _text(self, backup: Backup, column: Column) -> str:
        if column in (Column.ARTICLES, Column.GESTURES):
            return self._count(backup, column)
        said: dict[Column, Callable[[], str]] = {
            Column.WHEN: lambda: when(backup.at),
            Column.WHY: lambda: why(backup.reason),
            Column.FILE: lambda: backup.stem,
            Column.SIZE: lambda: size(backup.size),
            Column.STATE: lambda: self._state(backup),
        }
        return said[column]()

    def _count(self, backup: Backup, column: Column) -> str:
        known = self._known.get(backup.path)
        if known is None or known.contents is None:
            return _WAITING if known is None else ""
        held = known.contents
        return QLocale().toString(held.articles if column is Column.ARTICLES else held.gestures)

    def _state(self, backup: Backup) -> str:
        sound = self.sound(backup)
        if sound is None:
            return self.tr("being checked…")
        return self.tr("sound") if sound else self.tr("damaged")
