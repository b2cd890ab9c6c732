"""All spans of the article as rows: under each layer its labels, under each label its spans."""

from bisect import bisect_left, bisect_right, insort
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.ids import LabelId, RelationTypeId, SpanId
from annotator.core.model import Span, SpanState
from annotator.core.sheet import place_of
from annotator.ui.desk import Desk
from annotator.ui.i18n import translate
from annotator.ui.inspector.headings import Heading, headings_of
from annotator.ui.inspector.wording import (
    origin_in_words,
    range_in_words,
    snippet,
    state_in_words,
    torn_in_words,
)

AnyIndex = QModelIndex | QPersistentModelIndex

_FEW = 300
"""Up to so many changed spans are put in their rows one by one; after more, all are listed anew."""


class Role(IntEnum):
    """What a row can be asked for."""

    SPAN = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    DEPTH = Qt.ItemDataRole.UserRole + 4
    """How many headings a row stands under."""
    OPEN = Qt.ItemDataRole.UserRole + 5
    """Of a heading: whether the rows under it are shown."""


class SpanRows(QAbstractListModel):
    """Follows the desk row by row. Headings without spans are not listed."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._layers: list[Heading] = []
        self._labels: dict[LabelId, Heading] = {}
        self._shown: list[Heading] = []
        self._tops: list[int] = []
        self._length = 0
        self._closed: set[str] = set()
        self._group()
        desk.spans_changed.connect(self._follow)
        desk.document_changed.connect(self._reset)
        desk.bridge.scheme_changed.connect(self._reset)

    def index_of(self, identifier: SpanId) -> QModelIndex:
        """Return the row of a span, or an invalid index where it is not listed."""
        span = self._desk.span(identifier)
        heading = self._labels.get(span.label) if span else None
        if span is None or heading is None or heading.top is None or not self.is_open(heading):
            return QModelIndex()
        return self.index(
            heading.top + 1 + bisect_left(heading.spans, place_of(span), key=place_of)
        )

    def span_at(self, index: AnyIndex) -> Span | None:
        """Return the span of a row, or None for a heading."""
        found = self._at(index.row()) if index.isValid() else None
        return found if isinstance(found, Span) else None

    def heading_of(self, index: AnyIndex) -> Heading:
        """Return the heading that a row is, or stands under."""
        return self._shown[bisect_right(self._tops, index.row()) - 1]

    def is_open(self, heading: Heading) -> bool:
        """Tell whether the rows under a heading are shown."""
        return heading.key not in self._closed

    def set_open(self, heading: Heading, *, shown: bool) -> None:
        """Show or hide the rows under a heading."""
        if shown != self.is_open(heading):
            self.beginResetModel()
            (self._closed.discard if shown else self._closed.add)(heading.key)
            self._number()
            self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many rows are listed."""
        return 0 if parent.isValid() else self._length

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        if not index.isValid():
            return None
        heading, found = self.heading_of(index), self._at(index.row())
        if isinstance(found, Span):
            return self._of_span(found, heading, role)
        return self._of_heading(heading, role)

    # Inside

    def _at(self, row: int) -> Span | Heading:
        heading = self._shown[bisect_right(self._tops, row) - 1]
        assert heading.top is not None
        return heading if row == heading.top else heading.spans[row - heading.top - 1]

    def _of_heading(self, heading: Heading, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return heading.name
            case Role.LABEL:
                return heading.label
            case Role.COUNT:
                return heading.shown
            case Role.DEPTH:
                return heading.depth
            case Role.OPEN:
                return self.is_open(heading)
        return heading.tip if role == Qt.ItemDataRole.ToolTipRole else None

    def _of_span(self, span: Span, heading: Heading, role: int) -> Any:
        match role:
            case Role.SPAN:
                return span
            case Role.LABEL:
                return heading.label
            case Role.DEPTH:
                return heading.depth + 1
            case Qt.ItemDataRole.DisplayRole:
                return self.text_of(span)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                lines = (
                    self.text_of(span),
                    heading.name,
                    state_in_words(span.state),
                    origin_in_words(span.origin),
                    range_in_words(span),
                    self._torn(span),
                    span.comment,
                )
                return "\n".join(line for line in lines if line)
        return None

    def text_of(self, span: Span) -> str:
        """Return the words of a span's row."""
        words, source = self._words(span), self._source(span)
        if source is None:
            return words
        return translate("Inspector", "{source} → {content}").format(
            source=self._words(source), content=words
        )

    def _words(self, span: Span) -> str:
        assert self._desk.document is not None
        return snippet(self._desk.document.text[span.start : span.end])

    def _torn(self, span: Span) -> str:
        assert self._desk.document is not None
        return torn_in_words(span, self._desk.tokens, self._desk.document.text)

    def _source(self, span: Span) -> Span | None:
        """Return the part of the first kind that a span with parts has."""
        kinds = self._desk.project.scheme.relations
        named: RelationTypeId | None = next(
            (kind.id for kind in kinds if kind.part and span.label in kind.head), None
        )
        if named is None:
            return None
        rejected = span.state is SpanState.REJECTED
        for relation in self._desk.sheet.all_links(span.id):
            in_force = rejected or relation.state is not SpanState.REJECTED
            if in_force and relation.head == span.id and relation.type == named:
                return self._desk.span(relation.child)
        return None

    # Following

    def _reset(self) -> None:
        self.beginResetModel()
        self._group()
        self.endResetModel()

    def _group(self) -> None:
        """List everything anew."""
        self._layers = headings_of(self._desk.project.scheme, self._desk.spans)
        self._labels = {
            heading.label.id: heading
            for layer in self._layers
            for heading in layer.under
            if heading.label is not None
        }
        self._number()

    def _number(self) -> None:
        """Find out in which rows the headings stand."""
        self._shown, row = [], 0
        for layer in self._layers:
            layer.top = None
            for heading in layer.under:
                heading.top = None
            if any(heading.spans for heading in layer.under):
                row = self._stand(layer, row)
                for heading in layer.under if self.is_open(layer) else ():
                    row = self._stand(heading, row) if heading.spans else row
        self._length = row
        self._tops = [heading.top for heading in self._shown if heading.top is not None]

    def _stand(self, heading: Heading, row: int) -> int:
        """Put a heading into a row; return the row after it and its spans."""
        heading.top = row
        self._shown.append(heading)
        return row + 1 + (len(heading.spans) if self.is_open(heading) else 0)

    def _follow(self) -> None:
        """Follow what changed on the desk, row by row."""
        difference = self._desk.difference
        if len(difference.gone) + len(difference.came) > _FEW:
            self._reset()
            return
        came = {span.id: span for span in difference.came}
        for before in difference.gone:
            after = came.get(before.id)
            if after is not None and _same_row(before, after):
                self._replace(before, came.pop(before.id))
            else:
                self._take(before)
        for span in came.values():
            self._put(span)
        if any(bool(heading.spans) is (heading.top is None) for heading in self._open_labels()):
            self._reset()  # a heading came or went
            return
        for identifier in difference.linked:
            index = self.index_of(identifier)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def _open_labels(self) -> list[Heading]:
        return [
            heading
            for layer in self._layers
            if self.is_open(layer) or layer.top is None
            for heading in layer.under
        ]

    def _replace(self, before: Span, after: Span) -> None:
        heading = self._labels.get(before.label)
        if heading is not None:
            place = bisect_left(heading.spans, place_of(before), key=place_of)
            heading.spans[place] = after
            heading.count += after.visible - before.visible
            self._touch(heading, place)

    def _take(self, span: Span) -> None:
        heading = self._labels.get(span.label)
        if heading is None:
            return
        place = bisect_left(heading.spans, place_of(span), key=place_of)
        row = self._row(heading, place)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
        del heading.spans[place]
        heading.count -= span.visible
        if row is not None:
            self._shift(heading, -1)
            self.endRemoveRows()
        self._touch(heading)

    def _put(self, span: Span) -> None:
        heading = self._labels.get(span.label)
        if heading is None:
            return
        row = self._row(heading, bisect_left(heading.spans, place_of(span), key=place_of))
        if row is not None:
            self.beginInsertRows(QModelIndex(), row, row)
        insort(heading.spans, span, key=place_of)
        heading.count += span.visible
        if row is not None:
            self._shift(heading, 1)
            self.endInsertRows()
        self._touch(heading)

    def _row(self, heading: Heading, place: int) -> int | None:
        """Return the row of a place under a heading, or None while it is not shown."""
        shown = heading.top is not None and self.is_open(heading)
        return heading.top + 1 + place if shown and heading.top is not None else None

    def _shift(self, heading: Heading, rows: int) -> None:
        """Let everything below a heading's spans stand lower."""
        self._length += rows
        for below in self._shown[self._shown.index(heading) + 1 :]:
            below.top = None if below.top is None else below.top + rows
        self._tops = [item.top for item in self._shown if item.top is not None]

    def _touch(self, heading: Heading, place: int | None = None) -> None:
        """Say that a heading's number changed, its layer's too, and a span under it."""
        layer = next(item for item in self._layers if heading in item.under)
        row = None if place is None else self._row(heading, place)
        for found in (layer.top, heading.top, row):
            if found is not None:
                self.dataChanged.emit(self.index(found), self.index(found))


def _same_row(before: Span, after: Span) -> bool:
    return before.label == after.label and place_of(before) == place_of(after)
