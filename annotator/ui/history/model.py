"""The annotator's gestures as rows, the newest first, read bit by bit from the journal."""

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.app.past import PastGesture, past_gestures
from annotator.app.project import Project
from annotator.ui.history_text import gesture_text
from annotator.ui.i18n import translate

Index = QModelIndex | QPersistentModelIndex
_BATCH = 200


class HistoryModel(QAbstractListModel):
    """First what can be redone, then what is done, both the newest first, then the beginning.

    The row after the last undone one is where the annotator stands. The last row stands for the
    state before the first gesture.
    """

    LINE = Qt.ItemDataRole.UserRole
    CURRENT = Qt.ItemDataRole.UserRole + 1

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._lines: list[PastGesture] = []
        self.undone, self.done = 0, 0
        self.refresh()

    @property
    def total(self) -> int:
        """How many gestures there are, undone ones included."""
        return self.undone + self.done

    def refresh(self) -> None:
        """Count anew, and read the first rows again."""
        self.beginResetModel()
        self.undone, self.done = self._project.gesture_counts()
        self._lines = []
        self._read(max(_BATCH, self.undone + _BATCH // 2))
        self.endResetModel()

    def steps_to(self, row: int) -> int:
        """Return how many gestures to undo (below 0) or redo (above 0) to stand at ``row``."""
        return self.undone - row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's signature)
        """Return how many rows were read; the beginning is one of them at the end."""
        return 0 if parent.isValid() else len(self._lines) + (not self._more())

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Tell whether there are rows that were not read."""
        return not parent.isValid() and self._more()

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Read the next rows."""
        if parent.isValid() or not self._more():
            return
        before = len(self._lines)
        found = self._next(_BATCH)
        ends = before + len(found) >= self.total
        self.beginInsertRows(QModelIndex(), before, before + len(found) - 1 + ends)
        self._lines += found
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a gesture in words, its line of the journal, and whether it is the last done."""
        row = index.row()
        if role == self.CURRENT:
            return row == self.undone
        line = self._lines[row] if row < len(self._lines) else None
        if role == self.LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(line)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._said(line, row)
        return None

    def words(self, line: PastGesture | None) -> str:
        """Return what a gesture did, in a few words."""
        if line is None:
            return translate("history", "Before the first gesture")
        return gesture_text(line.step)

    def place(self, line: PastGesture) -> str:
        """Return in which article a gesture was, or in how many."""
        if line.documents > 1:
            return translate("history", "%n article(s)", "", line.documents)
        return line.title

    def when(self, line: PastGesture) -> str:
        """Return the time of a gesture, with the date unless it is today's."""
        at = QDateTime.fromMSecsSinceEpoch(line.at)
        today = at.date() == QDateTime.currentDateTime().date()
        time = QLocale().toString(at.time(), QLocale.FormatType.ShortFormat)
        day = "" if today else QLocale().toString(at.date(), QLocale.FormatType.ShortFormat)
        return f"{day} {time}".strip()

    def _said(self, line: PastGesture | None, row: int) -> str:
        if line is None:
            return self.words(line)
        parts = [self.words(line), self.place(line), self.when(line)]
        if not line.done:
            parts.append(translate("history", "undone"))
        elif row == self.undone:
            parts.append(translate("history", "you are here"))
        return " · ".join(part for part in parts if part)

    def _more(self) -> bool:
        return len(self._lines) < self.total

    def _read(self, count: int) -> None:
        while self._more() and len(self._lines) < count:
            found = self._next(_BATCH)
            if not found:
                return
            self._lines += found

    def _next(self, count: int) -> list[PastGesture]:
        """Read the rows after the last one known: the rest of what is undone, then what is done."""
        last = self._lines[-1] if self._lines else None
        found: list[PastGesture] = []
        if len(self._lines) < self.undone:
            before = last.seq if last is not None else None
            found = past_gestures(self._project, done=False, before=before, limit=count)
            last = None
        if len(found) < count:
            before = last.seq if last is not None and last.done else None
            rest = count - len(found)
            found += past_gestures(self._project, done=True, before=before, limit=rest)
        return found
