"""What a row of the library can be asked for."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, Qt

from annotator.core.model import DocumentSummary
from annotator.ui.library.wording import shown_date, title_of


class Role(IntEnum):
    """What a row can be asked for; Qt hands an enumeration over as its text."""

    ID = Qt.ItemDataRole.UserRole + 1
    SUMMARY = Qt.ItemDataRole.UserRole + 2
    TITLE = Qt.ItemDataRole.UserRole + 3
    SOURCE = Qt.ItemDataRole.UserRole + 4
    PUBLISHED = Qt.ItemDataRole.UserRole + 5
    STATE = Qt.ItemDataRole.UserRole + 6
    SUGGESTED = Qt.ItemDataRole.UserRole + 7
    ACCEPTED = Qt.ItemDataRole.UserRole + 8
    FLAGGED = Qt.ItemDataRole.UserRole + 9
    PREHIGHLIGHTED = Qt.ItemDataRole.UserRole + 10
    CURRENT = Qt.ItemDataRole.UserRole + 11
    FAILED = Qt.ItemDataRole.UserRole + 12
    """Whether the pipeline failed on the article."""


FIELDS: dict[int, Callable[[DocumentSummary, QLocale], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda summary, _: title_of(summary),
    Role.SUMMARY: lambda summary, _: summary,
    Role.TITLE: lambda summary, _: summary.title,
    Role.SOURCE: lambda summary, _: summary.source,
    Role.PUBLISHED: lambda summary, locale: shown_date(summary.published, locale),
    Role.STATE: lambda summary, _: summary.state,
    Role.SUGGESTED: lambda summary, _: summary.suggested,
    Role.ACCEPTED: lambda summary, _: summary.accepted,
    Role.FLAGGED: lambda summary, _: summary.flagged,
    Role.PREHIGHLIGHTED: lambda summary, _: summary.prehighlighted,
}
"""How each thing is read, but for what the model alone knows."""
