"""What can be proposed elsewhere, as a tree: articles, and in them the mentions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractItemModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.app.propagating import LEFT, Everywhere, FoundArticle
from annotator.core.ids import DocumentId
from annotator.ui.i18n import translate

Index = QModelIndex | QPersistentModelIndex
_CONTEXT = 90
"""Characters on each side of a mention; what does not fit is cut when it is drawn."""
CONTEXT_ROLE = Qt.ItemDataRole.UserRole + 1
"""The words before a mention, the mention, and the words after it."""
_CONTEXTS = (CONTEXT_ROLE, Qt.ItemDataRole.ToolTipRole)
_ROOT = QModelIndex()


class Column(IntEnum):
    """The columns."""

    ARTICLE = 0
    COUNT = 1
    CONTEXT = 2


class EverywhereModel(QAbstractItemModel):
    """Articles with their mentions; each can be left out."""

    def __init__(self, text_of: Callable[[DocumentId], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text_of = lru_cache(maxsize=256)(text_of)
        self._articles: list[FoundArticle] = []
        self._out: dict[DocumentId, set[int]] = {}
        self._found: Everywhere | None = None
        self._finished = False
        self._seen = 0

    # What is shown

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._articles, self._out, self._found, self._finished = [], {}, None, False
        self._text_of.cache_clear()
        self.endResetModel()

    def follow(self, found: Everywhere) -> None:
        """Show what was found since."""
        if self._found is not found:
            self.clear()
            self._found, self._seen = found, 0
        fresh = [item for item in found.articles[self._seen :] if self._wanted(item)]
        self._seen = len(found.articles)
        if fresh:
            first = len(self._articles)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._articles += fresh
            self.endInsertRows()

    def include_finished(self, included: bool) -> None:  # noqa: FBT001 (a signal's)
        """Show articles that are done or skipped, or leave them out."""
        self._finished = included
        if self._found is not None:
            self.beginResetModel()
            self._articles = [item for item in self._found.articles if self._wanted(item)]
            self.endResetModel()

    def finished(self) -> int:
        """Return how many of the articles found are done or skipped."""
        found = self._found.articles if self._found is not None else []
        return sum(item.state in LEFT for item in found)

    def chosen(self) -> list[FoundArticle]:
        """Return the articles with the mentions that are not left out."""
        kept = []
        for article in self._articles:
            out = self._out.get(article.document, set())
            places = tuple(item for row, item in enumerate(article.places) if row not in out)
            if places:
                kept.append(replace(article, places=places))
        return kept

    def count(self) -> tuple[int, int]:
        """Return how many mentions are chosen, in how many articles."""
        numbers = [
            len(article.places) - len(self._out.get(article.document, ()))
            for article in self._articles
        ]
        return sum(numbers), sum(1 for number in numbers if number)

    def document(self, index: Index) -> tuple[DocumentId, int]:
        """Return the article of a row, and where its mention begins."""
        article, place = self._at(index)
        return article.document, article.places[place or 0][0]

    def toggle(self, index: QModelIndex) -> None:
        """Leave a mention or an article out, or take it in again."""
        taken = index.siblingAtColumn(Column.ARTICLE).data(Qt.ItemDataRole.CheckStateRole)
        new = Qt.CheckState.Unchecked if taken != Qt.CheckState.Unchecked else Qt.CheckState.Checked
        self.setData(index.siblingAtColumn(Column.ARTICLE), new, Qt.ItemDataRole.CheckStateRole)

    def _wanted(self, article: FoundArticle) -> bool:
        return self._finished or article.state not in LEFT

    def _at(self, index: Index) -> tuple[FoundArticle, int | None]:
        """Return the article of a row, and the number of its mention if the row is one."""
        above = index.internalId()
        if above:
            return self._articles[above - 1], index.row()
        return self._articles[index.row()], None

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of a cell; a mention's knows the row of its article."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _ROOT) -> QModelIndex:  # type: ignore[override]
        """Return the article of a mention."""
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many articles there are, or mentions in one; a single one is in its row."""
        if not parent.isValid():
            return len(self._articles)
        if parent.internalId() or parent.column():
            return 0
        count = len(self._articles[parent.row()].places)
        return count if count > 1 else 0

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802, ARG002
        """Return the number of columns."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        article, place = self._at(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(article, place, index.column())
        cell = index.column(), role
        if cell == (Column.ARTICLE, Qt.ItemDataRole.CheckStateRole):
            return self._state(article, place)
        if cell == (Column.COUNT, Qt.ItemDataRole.TextAlignmentRole):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if index.column() == Column.CONTEXT and role in _CONTEXTS:
            context = self._context(article, place or 0)
            return context if role == CONTEXT_ROLE else "".join(context)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Take a mention or a whole article in, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        article, place = self._at(index)
        out = self._out.setdefault(article.document, set())
        rows = range(len(article.places)) if place is None else (place,)
        if Qt.CheckState(value) == Qt.CheckState.Unchecked:
            out.update(rows)
        else:
            out.difference_update(rows)
        top = index if place is None else self.parent(index)
        self.dataChanged.emit(top, top)
        if self.rowCount(top):
            self.dataChanged.emit(self.index(0, 0, top), self.index(self.rowCount(top) - 1, 0, top))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the first column be ticked."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.ARTICLE:
            return base | Qt.ItemFlag.ItemIsUserCheckable
        return base

    def _state(self, article: FoundArticle, place: int | None) -> Qt.CheckState:
        out = self._out.get(article.document, set())
        if place is not None:
            return Qt.CheckState.Unchecked if place in out else Qt.CheckState.Checked
        if not out:
            return Qt.CheckState.Checked
        whole = len(out) == len(article.places)
        return Qt.CheckState.Unchecked if whole else Qt.CheckState.PartiallyChecked

    def _words(self, article: FoundArticle, place: int | None, column: int) -> str:
        if column == Column.CONTEXT:
            return "".join(self._context(article, place or 0))
        if place is not None:
            return ""
        if column == Column.COUNT:
            return QLocale().toString(len(article.places))
        return article.title or translate("Everywhere", "Without a title")

    def _context(self, article: FoundArticle, place: int) -> Sequence[str]:
        text = self._text_of(article.document)
        start, end = article.places[place]
        before = text[max(0, start - _CONTEXT) : start].replace("\n", " ")
        return before, text[start:end], text[end : end + _CONTEXT].replace("\n", " ")
