"""The claims of the article as rows, kept up with each change."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from annotator.app.claims import Claim, claim_labels, claims_of
from annotator.core.ids import SpanId
from annotator.core.model import Span
from annotator.core.sheet import place_of
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.ui.claims.wording import lacks, none_of, one_line, reasons, values
from annotator.ui.desk import Desk
from annotator.ui.i18n import translate
from annotator.ui.inspector.wording import snippet, state_in_words

AnyIndex = QModelIndex | QPersistentModelIndex

_FEW = 60
"""When more spans than this change at once, all rows are made anew."""


class Role(IntEnum):
    """What a row can be asked for."""

    CLAIM = Qt.ItemDataRole.UserRole + 1
    SOURCE = Qt.ItemDataRole.UserRole + 2
    CUE = Qt.ItemDataRole.UserRole + 3
    CONTENT = Qt.ItemDataRole.UserRole + 4
    VALUES = Qt.ItemDataRole.UserRole + 5
    LACKS = Qt.ItemDataRole.UserRole + 6


class ClaimRows(QAbstractListModel):
    """Follows the desk. A change that comes and goes with no claim touches single rows only."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._claims: list[Claim] = []
        self._rows: dict[SpanId, int] = {}
        self._read()
        desk.spans_changed.connect(self._follow)
        desk.document_changed.connect(self._reset)
        desk.bridge.scheme_changed.connect(self._reset)

    @property
    def claims(self) -> list[Claim]:
        """The claims by place, rejected ones included."""
        return self._claims

    def row_of(self, identifier: SpanId) -> int | None:
        """Return the row of a claim, or of the first claim that a span is a part of."""
        if identifier in self._rows:
            return self._rows[identifier]
        heads = [link.head for link in self._desk.links(identifier) if link.child == identifier]
        return next((self._rows[head] for head in heads if head in self._rows), None)

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many claims there are."""
        return 0 if parent.isValid() else len(self._claims)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: PLR0911
        """Return one thing about a row."""
        if not index.isValid() or index.row() >= len(self._claims):
            return None
        claim = self._claims[index.row()]
        match role:
            case Role.CLAIM:
                return claim
            case Role.SOURCE:
                return self._part(claim, SAID_BY)
            case Role.CUE:
                return self._part(claim, CUED_BY)
            case Role.CONTENT:
                return self._words(claim.span)
            case Role.VALUES:
                return " · ".join(values(claim.span, self._desk.project.scheme))
            case Role.LACKS:
                return lacks(claim)
            case Qt.ItemDataRole.DisplayRole:
                return self._line(claim)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return "\n".join(self._told(claim))
        return None

    # Inside

    def _line(self, claim: Claim) -> str:
        source = self._part(claim, SAID_BY) or none_of(SAID_BY)
        cue = self._part(claim, CUED_BY)
        parts = (source, cue, self._words(claim.span))
        return translate("claims", " → ").join(part for part in parts if part)

    def _told(self, claim: Claim) -> Iterator[str]:
        scheme = self._desk.project.scheme
        yield self._line(claim)
        yield " · ".join((state_in_words(claim.span.state), *values(claim.span, scheme)))
        yield from reasons(claim, scheme)

    def _part(self, claim: Claim, kind: str) -> str:
        """Return the words of all parts of a kind."""
        found = next((parts for name, parts in claim.parts.items() if name == kind), ())
        ordered = sorted(found, key=lambda part: part.span.start)
        return translate("claims", ", ").join(self._words(part.span) for part in ordered)

    def _words(self, span: Span) -> str:
        text = self._desk.document.text if self._desk.document else ""
        return snippet(one_line(text[span.start : span.end]))

    def _read(self) -> None:
        desk = self._desk
        self._claims = list(claims_of(desk.spans, desk.relations, desk.project.scheme))
        self._number()

    def _number(self) -> None:
        self._rows = {claim.span.id: row for row, claim in enumerate(self._claims)}

    def _reset(self) -> None:
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _follow(self) -> None:
        """Make the rows anew that the last change speaks of."""
        difference = self._desk.difference
        labels = claim_labels(self._desk.project.scheme)
        for span in difference.gone:
            if span.id in self._rows and self._desk.span(span.id) is None:
                self._remove(self._rows[span.id])
        touched = {span.id for span in difference.came} | difference.linked
        if len(touched) > _FEW:
            self._reset()
            return
        spans = (self._desk.span(head) for head in self._heads(touched))
        for claim in self._made(span for span in spans if span and span.label in labels):
            self._put(claim)
        for identifier in touched & self._rows.keys():
            now = self._desk.span(identifier)
            if now is None or now.label not in labels:
                self._remove(self._rows[identifier])

    def _heads(self, touched: Iterable[SpanId]) -> Iterator[SpanId]:
        """Yield the spans touched, and those of which they are parts."""
        seen: set[SpanId] = set()
        for identifier in touched:
            links = self._desk.sheet.all_links(identifier)
            for head in (identifier, *(link.head for link in links)):
                if head not in seen:
                    seen.add(head)
                    yield head

    def _made(self, heads: Iterable[Span]) -> Iterator[Claim]:
        sheet, scheme = self._desk.sheet, self._desk.project.scheme
        for head in heads:
            links = [link for link in sheet.all_links(head.id) if link.head == head.id]
            children = (sheet.span(link.child) for link in links)
            spans = (head, *(child for child in children if child is not None))
            yield from (claim for claim in claims_of(spans, links, scheme) if claim.span is head)

    def _put(self, claim: Claim) -> None:
        row = self._rows.get(claim.span.id)
        if row is not None:
            before = self._claims[row].span
            if place_of(before) == place_of(claim.span):
                self._claims[row] = claim
                index = self.index(row)
                self.dataChanged.emit(index, index)
                return
            self._remove(row)
        row = bisect_left(self._claims, place_of(claim.span), key=lambda item: place_of(item.span))
        self.beginInsertRows(QModelIndex(), row, row)
        self._claims.insert(row, claim)
        self._number()
        self.endInsertRows()

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._claims[row]
        self._number()
        self.endRemoveRows()


class ShownClaims(QSortFilterProxyModel):
    """The claims that the list shows: all, or those that lack something."""

    def __init__(self, rows: ClaimRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._only = False
        self.setSourceModel(rows)

    def show_only_incomplete(self, *, only: bool) -> None:
        """Show only claims that lack something, or all of them."""
        self.beginFilterChange()
        self._only = only
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:  # noqa: N802
        """Tell whether a claim is shown."""
        del parent
        return not self._only or not self._rows.claims[row].complete
