"""What a search has found as a table model; a row is put into words when it is first shown."""

from collections import Counter
from collections.abc import Iterable
from enum import IntEnum
from typing import Any
from unicodedata import combining, normalize

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    Qt,
)

from annotator.app.concordance import Hit
from annotator.app.operations.hits import spans_on
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.core.model import Span
from annotator.core.scheme import wording
from annotator.ui.bridge import ProjectBridge
from annotator.ui.i18n import language, translate
from annotator.ui.library.wording import shown_date
from annotator.ui.plain_table import PlainModel

_KEPT = 5_000
"""So many looked up rows are kept before all are forgotten."""


class Column(IntEnum):
    """What the table shows of a hit."""

    LEFT = 0
    HIT = 1
    RIGHT = 2
    LABEL = 3
    ARTICLE = 4
    DATE = 5


class Role(IntEnum):
    """What a row can be asked for besides its words."""

    SPANS = Qt.ItemDataRole.UserRole + 1
    """The spans on the hit."""


class HitsModel(PlainModel):
    """The hits in an order, or those of one form only. Labels are those of this moment."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._locale = QLocale()
        self._all: list[Hit] = []
        self._shown: list[Hit] = []
        self._form: str | None = None
        self._order: tuple[Column, bool] | None = None
        self._spans: dict[tuple[DocumentId, int, int], tuple[list[Span], list[Span]]] = {}
        bridge.changed.connect(self._follow)
        bridge.scheme_changed.connect(self._touch)

    # The hits

    def clear(self) -> None:
        """Forget what was found; the order stays."""
        with self.resetting():
            self._all, self._shown, self._form = [], [], None
            self._spans.clear()

    def follow(self, hits: list[Hit]) -> None:
        """Show what has been found since; ``hits`` is all that was found so far."""
        new = hits[len(self._all) :]
        if not new:
            return
        self._all += new
        shown = [hit for hit in new if self._form in (None, hit.words)]
        if shown:
            first = len(self._shown)
            self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
            self._shown += shown
            self.endInsertRows()

    def hit(self, row: int) -> Hit:
        """Return the hit in a row."""
        return self._shown[row]

    def hits(self, rows: Iterable[int]) -> list[Hit]:
        """Return the hits in rows."""
        return [self._shown[row] for row in rows]

    @property
    def found(self) -> int:
        """How many hits there are of all forms."""
        return len(self._all)

    def articles(self) -> int:
        """Return in how many articles something was found."""
        return len({hit.number for hit in self._all})

    def forms(self) -> list[tuple[str, int]]:
        """Return the distinct forms found and how often, the most frequent first."""
        counted = Counter(hit.words for hit in self._all)
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def show_form(self, form: str | None) -> None:
        """Show the hits of one form, or with None those of all."""
        if form == self._form:
            return
        with self.resetting():
            self._form = form
            self._shown = [hit for hit in self._all if form in (None, hit.words)]
            self._arrange()

    # Order

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; what is chosen stays chosen."""
        chosen = (Column(column), order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._order = None if chosen is None or chosen[0] is Column.LABEL else chosen
        self.rearrange()

    def rearrange(self) -> None:
        """Put the rows in order again, after more have come."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._shown[index.row()], index.column()) for index in before]
        self._arrange()
        rows = {id(hit): row for row, hit in enumerate(self._shown)} if kept else {}
        after = [self.index(rows[id(hit)], column) for hit, column in kept]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        self._shown.sort(key=lambda hit: (hit.number, hit.place.start))
        if self._order is not None:
            column, descending = self._order
            self._shown.sort(key=_KEYS[column], reverse=descending)

    # What Qt asks

    def row_total(self) -> int:
        """Return how many hits are shown."""
        return len(self._shown)

    def column_total(self) -> int:
        """Return how many things are shown of each."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a hit."""
        hit = self._shown[at]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text(hit, Column(place))
            case Role.SPANS:
                return self._there(hit)[0]
            case Qt.ItemDataRole.ToolTipRole:
                return self.in_words(hit)
        return None

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column."""
        column = Column(place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(column)
        return self._name(column) if role == Qt.ItemDataRole.DisplayRole else None

    # In words

    def labels_of(self, hit: Hit) -> str:
        """Return what lies on a hit: names of labels, states, comments."""
        spans, around = self._there(hit)
        if spans:
            return ", ".join(self.label_name(span) for span in spans)
        if around:
            names = ", ".join(self.label_name(span) for span in around)
            return translate("Concordance", "in {labels}").format(labels=names)
        return ""

    def label_name(self, span: Span) -> str:
        """Return the name of a span's label, and its comment if it has one."""
        label = self._project.scheme.label(span.label)
        name = wording(label.name, language()) if label is not None else str(span.label)
        comment = " ".join(span.comment.split())
        return f"{name} — {comment}" if comment else name

    def in_words(self, hit: Hit) -> str:
        """Return a hit with more of its words, its article and what lies on it, in lines."""
        lines = (
            f"…{hit.left}⟦{hit.words}⟧{hit.right}…",
            self.labels_of(hit),
            " · ".join(part for part in (hit.title, self._date(hit)) if part),
        )
        return "\n".join(line for line in lines if line)

    def _text(self, hit: Hit, column: Column) -> str:
        match column:
            case Column.LEFT:
                return hit.left.rstrip()
            case Column.HIT:
                return hit.words
            case Column.RIGHT:
                return hit.right.lstrip() if hit.right[:1].isspace() else hit.right
            case Column.LABEL:
                return self.labels_of(hit)
            case Column.ARTICLE:
                return hit.title or translate("Library", "Untitled article")
        return self._date(hit)

    def _date(self, hit: Hit) -> str:
        return shown_date(hit.published, self._locale)

    def _name(self, column: Column) -> str:
        return {
            Column.LEFT: self.tr("Before"),
            Column.HIT: self.tr("Found"),
            Column.RIGHT: self.tr("After"),
            Column.LABEL: self.tr("Label"),
            Column.ARTICLE: self.tr("Article"),
            Column.DATE: self.tr("Date"),
        }[column]

    def _hint(self, column: Column) -> str:
        return {
            Column.LEFT: self.tr("Order by the words before, the nearest first"),
            Column.HIT: self.tr("Order by the words found"),
            Column.RIGHT: self.tr("Order by the words after"),
            Column.LABEL: self.tr("What is labelled there now"),
            Column.ARTICLE: self.tr("Order by the titles of the articles"),
            Column.DATE: self.tr("Order by the dates of the articles"),
        }[column]

    # What lies there now

    def _there(self, hit: Hit) -> tuple[list[Span], list[Span]]:
        """Return the spans on a hit and, where there are none, those around it."""
        if hit.place not in self._spans:
            if len(self._spans) > _KEPT:
                self._spans.clear()
            spans = spans_on(self._project, hit.place) or self._rejected(hit)
            around = [] if spans else self._around(hit)
            self._spans[hit.place] = (spans, around)
        return self._spans[hit.place]

    def _rejected(self, hit: Hit) -> list[Span]:
        place = hit.place
        return [
            span
            for span in self._project.spans(place.document)
            if not span.visible and (span.start, span.end) == (place.start, place.end)
        ]

    def _around(self, hit: Hit) -> list[Span]:
        zones = self._project.scheme.zone_layers()
        return [
            span
            for span in self._project.spans(hit.place.document)
            if span.visible
            and span.layer not in zones
            and span.overlaps(hit.place.start, hit.place.end)
        ]

    def _follow(self, effects: Effects) -> None:
        changed = effects.annotated
        for place in [place for place in self._spans if place[0] in changed]:
            del self._spans[place]
        if changed:
            self._touch()

    def _touch(self) -> None:
        if self._shown:
            last = len(self._shown) - 1
            self.dataChanged.emit(self.index(0, Column.LABEL), self.index(last, Column.LABEL))


def _plain(text: str) -> str:
    """Return what a text is ordered by: no accents, no case."""
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in normalize("NFD", text.casefold()) if not combining(sign))


def _nearest_first(hit: Hit) -> list[str]:
    return _plain(hit.left).split()[::-1]


_KEYS: dict[Column, Any] = {
    Column.LEFT: _nearest_first,
    Column.HIT: lambda hit: _plain(hit.words),
    Column.RIGHT: lambda hit: _plain(hit.right).split(),
    Column.ARTICLE: lambda hit: _plain(hit.title),
    Column.DATE: lambda hit: (hit.published == "", hit.published),
}
