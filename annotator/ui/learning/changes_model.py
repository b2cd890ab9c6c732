"""What would change on the next articles, as a table model."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from annotator.app.project import Project
from annotator.app.training.runs import Changed, Run
from annotator.core.ids import DocumentId
from annotator.ui.learning.opening import is_there
from annotator.ui.learning.wording import label_name
from annotator.ui.library.wording import title_of
from annotator.ui.plain_table import PlainModel
from annotator.ui.propagation.model import CONTEXT_ROLE
from annotator.ui.theme import Theme

_CONTEXT = 80
"""Characters on each side; what does not fit is cut when it is drawn."""


class Column(IntEnum):
    """What the table tells of a change."""

    KIND = 0
    LABEL = 1
    CONTEXT = 2
    ARTICLE = 3


class Kind(StrEnum):
    """What becomes of a suggestion."""

    ADDED = "added"
    GONE = "gone"
    RELABELLED = "relabelled"


_ROLES = {Kind.ADDED: "success", Kind.GONE: "danger", Kind.RELABELLED: "accent"}


@dataclass(frozen=True, slots=True)
class Row:
    """One change; ``title`` is its article's, empty where the project has it no more."""

    kind: Kind
    changed: Changed
    title: str


class ChangesModel(PlainModel):
    """Changes of a run, article by article; texts are read when they are first shown."""

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._project, self._theme = project, theme
        self._text_of = lru_cache(maxsize=64)(self._text)
        self.rows: list[Row] = []

    def show(self, run: Run | None) -> None:
        """Show what the pipeline of a run would change."""
        with self.resetting():
            self._text_of.cache_clear()
            self.rows = self._made(run) if run is not None else []

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme

    def _made(self, run: Run) -> list[Row]:
        found = [(kind, item) for kind in Kind for item in getattr(run.changes, kind)]
        order = list(dict.fromkeys(item.document for _, item in found))
        known = [item for item in order if is_there(self._project, item)]
        titles = {item.id: title_of(item) for item in self._project.summaries(known)}
        place = {document: number for number, document in enumerate(order)}
        found.sort(key=lambda each: (place[each[1].document], each[1].start, each[1].end))
        return [Row(kind, item, titles.get(item.document, "")) for kind, item in found]

    def _text(self, document: DocumentId) -> str:
        return self._project.document(document).text

    # What Qt asks

    def row_total(self) -> int:
        """Return how many changes there are."""
        return len(self.rows)

    def column_total(self) -> int:
        """Return how much is told of each."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a change."""
        row, column = self.rows[at], Column(place)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells()[column](row)
            case Qt.ItemDataRole.ToolTipRole:
                return (
                    "…".join(self._context(row))
                    if column is Column.CONTEXT
                    else (self._cells()[column](row))
                )
            case Qt.ItemDataRole.ForegroundRole if column is Column.KIND:
                return self._theme.colour(_ROLES[row.kind])
        context = role == CONTEXT_ROLE and column is Column.CONTEXT
        return self._context(row) if context else None

    def _cells(self) -> dict[Column, Callable[[Row], str]]:
        return {
            Column.KIND: lambda row: self._kinds()[row.kind],
            Column.LABEL: self._label,
            Column.CONTEXT: lambda row: "".join(self._context(row)),
            Column.ARTICLE: lambda row: row.title or self.tr("no longer in the project"),
        }

    def _kinds(self) -> dict[Kind, str]:
        return {
            Kind.ADDED: self.tr("＋ added"),
            Kind.GONE: self.tr("− gone"),
            Kind.RELABELLED: self.tr("⇄ relabelled"),
        }

    def _label(self, row: Row) -> str:
        now = label_name(self._project.scheme, row.changed.label)
        if row.kind is not Kind.RELABELLED:
            return now
        return f"{label_name(self._project.scheme, row.changed.before)} → {now}"

    def _context(self, row: Row) -> tuple[str, str, str]:
        """Return the words before, those of the change, and those after, on one line."""
        changed = row.changed
        if not row.title:
            return "", " ".join(changed.text.split()), ""
        text = self._text_of(changed.document)
        before = text[max(0, changed.start - _CONTEXT) : changed.start]
        after = text[changed.end : changed.end + _CONTEXT]
        return _flat(before), _flat(text[changed.start : changed.end]), _flat(after)

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.KIND: self.tr("Suggestion"),
            Column.LABEL: self.tr("Label"),
            Column.CONTEXT: self.tr("In its context"),
            Column.ARTICLE: self.tr("Article"),
        }[Column(place)]


def _flat(text: str) -> str:
    return "".join(" " if sign.isspace() else sign for sign in text)
