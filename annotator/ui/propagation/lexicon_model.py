"""What the project has learned, as a table."""

from enum import IntEnum

from PySide6.QtCore import (
    QLocale,
    QObject,
    QSortFilterProxyModel,
    Qt,
)

from annotator.app.project import Project
from annotator.core.lexicon import Entry, Use
from annotator.core.scheme import wording
from annotator.ui.i18n import language, translate
from annotator.ui.plain_table import Index, PlainModel

SORT_ROLE = Qt.ItemDataRole.UserRole + 1


class Column(IntEnum):
    """The columns."""

    FORM = 0
    LABEL = 1
    ACCEPTED = 2
    REJECTED = 3
    USE = 4


_NUMBERS = (Column.ACCEPTED, Column.REJECTED)


class LexiconModel(PlainModel):
    """The forms of a project with their labels, counts, and what follows from them."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._entries: list[Entry] = []
        self.reload()

    def reload(self) -> None:
        """Read everything again."""
        with self.resetting():
            self._entries = sorted(
                self._project.learned.entries(),
                key=lambda entry: (-entry.count.accepted, -entry.count.rejected, entry.form),
            )

    def entry(self, row: int) -> Entry:
        """Return the entry of a row."""
        return self._entries[row]

    def row_of(self, entry: Entry) -> int | None:
        """Return the row of the same form and label, if it is still known."""
        key = (entry.form, entry.label)
        return next(
            (row for row, item in enumerate(self._entries) if (item.form, item.label) == key), None
        )

    def row_total(self) -> int:
        """Return how many entries there are."""
        return len(self._entries)

    def column_total(self) -> int:
        """Return the number of columns."""
        return len(Column)

    def head(self, place: int, role: int) -> object:
        """Return a column's title."""
        if role == Qt.ItemDataRole.TextAlignmentRole and place in _NUMBERS:
            return Qt.AlignmentFlag.AlignCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.FORM: translate("Lexicon", "Form"),
            Column.LABEL: translate("Lexicon", "Label"),
            Column.ACCEPTED: translate("Lexicon", "Accepted"),
            Column.REJECTED: translate("Lexicon", "Rejected"),
            Column.USE: translate("Lexicon", "Effect on the next articles"),
        }[Column(place)]

    def cell(self, at: int, place: int, role: int) -> object:
        """Return what a cell shows."""
        entry, column = self._entries[at], Column(place)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in _NUMBERS:
            return Qt.AlignmentFlag.AlignCenter
        if role == SORT_ROLE and column in _NUMBERS:
            return entry.count.accepted if column is Column.ACCEPTED else entry.count.rejected
        if role in (Qt.ItemDataRole.DisplayRole, SORT_ROLE):
            return self._words(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._why(entry) if column is Column.USE else self._words(entry, column)
        return None

    def _words(self, entry: Entry, column: Column) -> str:
        if column is Column.FORM:
            return entry.form
        if column is Column.LABEL:
            label = self._project.scheme.label(entry.label)
            return wording(label.name, language()) if label else entry.label
        if column is Column.USE:
            return use_in_words(self._project.learned.use(entry))
        count = entry.count.accepted if column is Column.ACCEPTED else entry.count.rejected
        return QLocale().toString(count)

    def _why(self, entry: Entry) -> str:
        return {
            Use.PROPOSED: translate("Lexicon", "Accepted more often than refused or labelled "
                                               "otherwise: it is proposed where nothing lies yet"),
            Use.HELD_BACK: translate("Lexicon", "Refused too often: suggestions of it are "
                                                "withdrawn when an article is opened"),
            Use.UNDECIDED: translate("Lexicon", "Too few decisions, or decisions that contradict "
                                                "each other: it changes nothing"),
            Use.SILENCED: translate("Lexicon", "You had it forgotten: it is counted on, and "
                                               "changes nothing"),
        }[self._project.learned.use(entry)]  # fmt: skip


class LexiconFilter(QSortFilterProxyModel):
    """The entries whose form holds the words looked for, in any order."""

    def __init__(self, model: LexiconModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._words = model, ""
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def look_for(self, words: str) -> None:
        """Show the entries whose form holds ``words``, capital or small."""
        self._words = words.strip().casefold()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:  # noqa: N802, ARG002
        """Tell whether an entry is shown."""
        return self._words in self._model.entry(source_row).form.casefold()


def use_in_words(use: Use) -> str:
    """Return what the lexicon does with an entry."""
    return {
        Use.PROPOSED: translate("Lexicon", "proposed"),
        Use.HELD_BACK: translate("Lexicon", "held back"),
        Use.UNDECIDED: translate("Lexicon", "none yet"),
        Use.SILENCED: translate("Lexicon", "forgotten"),
    }[use]
