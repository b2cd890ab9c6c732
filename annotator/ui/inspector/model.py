"""All spans of the article as a tree: layer, label, span."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.core.ids import RelationTypeId, SpanId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Label, Layer, wording
from annotator.ui.desk import Desk
from annotator.ui.i18n import language, translate
from annotator.ui.inspector.wording import (
    origin_in_words,
    range_in_words,
    snippet,
    state_in_words,
)

AnyIndex = QModelIndex | QPersistentModelIndex

_LAYER = 0
"""The internal id of a layer's row; a label's is its layer's place + 1, a span's has both."""
_SHIFT = 16


class Role(IntEnum):
    """What a row can be asked for."""

    SPAN = Qt.ItemDataRole.UserRole + 1
    LABEL = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3
    KEY = Qt.ItemDataRole.UserRole + 4
    """What names a group whatever spans are in it."""


@dataclass(slots=True)
class _LabelGroup:
    label: Label
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _LayerGroup:
    layer: Layer
    labels: list[_LabelGroup]

    @property
    def spans(self) -> list[Span]:
        return [span for group in self.labels for span in group.spans]


class SpanTree(QAbstractItemModel):
    """Follows the desk; a change that moves no row leaves the rows where they are."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._layers: list[_LayerGroup] = []
        self._places: dict[SpanId, tuple[int, int, int]] = {}
        self._sources: dict[SpanId, str] = {}
        self._rebuild()
        desk.spans_changed.connect(self._follow)
        desk.document_changed.connect(self._reset)

    def index_of(self, identifier: SpanId) -> QModelIndex:
        """Return where a span is listed, or an invalid index."""
        place = self._places.get(identifier)
        if place is None:
            return QModelIndex()
        layer, label, row = place
        return self.createIndex(row, 0, _span_id(layer, label))

    def span_at(self, index: AnyIndex) -> Span | None:
        """Return the span of a row, or None for a group."""
        found: Span | None = index.data(Role.SPAN) if index.isValid() else None
        return found

    # What Qt asks

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        """Return one: the delegate draws all of a row."""
        return 1

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many rows a row holds."""
        if not parent.isValid():
            return len(self._layers)
        code = parent.internalId()
        if code == _LAYER:
            return len(self._layers[parent.row()].labels)
        if code >> _SHIFT == 0:
            return len(self._layers[code - 1].labels[parent.row()].spans)
        return 0

    def index(self, row: int, column: int, parent: AnyIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of a row in a row."""
        if not 0 <= row < self.rowCount(parent) or column != 0:
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, 0, _LAYER)
        code = parent.internalId()
        if code == _LAYER:
            return self.createIndex(row, 0, parent.row() + 1)
        return self.createIndex(row, 0, _span_id(code - 1, parent.row()))

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]
        """Return the row that holds a row."""
        code = index.internalId() if index.isValid() else _LAYER
        if code == _LAYER:
            return QModelIndex()
        layer = (code & ((1 << _SHIFT) - 1)) - 1
        label = code >> _SHIFT
        if label:
            return self.createIndex(label - 1, 0, layer + 1)
        return self.createIndex(layer, 0, _LAYER)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        if not index.isValid():
            return None
        code = index.internalId()
        if code == _LAYER:
            return self._of_layer(self._layers[index.row()], role)
        layer = self._layers[(code & ((1 << _SHIFT) - 1)) - 1]
        if code >> _SHIFT == 0:
            return self._of_label(layer.labels[index.row()], role)
        group = layer.labels[(code >> _SHIFT) - 1]
        return self._of_span(group.spans[index.row()], group.label, role)

    # Inside

    def _of_layer(self, group: _LayerGroup, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wording(group.layer.name, language())
            case Role.KEY:
                return group.layer.id
        return _of_group(group.spans, role)

    def _of_label(self, group: _LabelGroup, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return wording(group.label.name, language())
            case Role.LABEL:
                return group.label
            case Role.KEY:
                return group.label.id
        return _of_group(group.spans, role)

    def _of_span(self, span: Span, label: Label, role: int) -> Any:
        match role:
            case Role.SPAN:
                return span
            case Role.LABEL:
                return label
            case Qt.ItemDataRole.DisplayRole:
                return self._text(span)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                lines = (
                    self._text(span),
                    wording(label.name, language()),
                    state_in_words(span.state),
                    origin_in_words(span.origin),
                    range_in_words(span),
                )
                return "\n".join(lines)
        return None

    def _text(self, span: Span) -> str:
        words = self._words(span)
        source = self._sources.get(span.id)
        if source is None:
            return words
        return translate("Inspector", "{source} → {content}").format(source=source, content=words)

    def _words(self, span: Span) -> str:
        assert self._desk.document is not None
        return snippet(self._desk.document.text[span.start : span.end])

    def _follow(self) -> None:
        before = self._places
        self._rebuild(lambda places: places != before)

    def _reset(self) -> None:
        self._rebuild(lambda _: True)

    def _rebuild(
        self, moved: Callable[[dict[SpanId, tuple[int, int, int]]], bool] | None = None
    ) -> None:
        layers = self._grouped()
        places = {
            span.id: (first, second, row)
            for first, layer in enumerate(layers)
            for second, group in enumerate(layer.labels)
            for row, span in enumerate(group.spans)
        }
        reset = moved is not None and moved(places)
        if reset:
            self.beginResetModel()
        self._layers, self._places, self._sources = layers, places, self._found_sources()
        if reset:
            self.endResetModel()
        elif moved is not None:
            self._touch_all()

    def _touch_all(self) -> None:
        for first in range(len(self._layers)):
            layer = self.index(first, 0)
            self.dataChanged.emit(layer, layer)
            last = self.rowCount(layer) - 1
            self.dataChanged.emit(self.index(0, 0, layer), self.index(last, 0, layer))
            for second in range(last + 1):
                label = self.index(second, 0, layer)
                end = self.index(self.rowCount(label) - 1, 0, label)
                self.dataChanged.emit(self.index(0, 0, label), end)

    def _grouped(self) -> list[_LayerGroup]:
        scheme = self._desk.project.scheme
        layers = [
            _LayerGroup(layer, [_LabelGroup(label) for label in layer.labels])
            for layer in scheme.layers
        ]
        groups = {group.label.id: group for layer in layers for group in layer.labels}
        for span in self._desk.spans:
            if span.label in groups:
                groups[span.label].spans.append(span)
        for layer in layers:
            layer.labels = [group for group in layer.labels if group.spans]
        return [layer for layer in layers if layer.labels]

    def _found_sources(self) -> dict[SpanId, str]:
        """Return for each span with parts the words of its first kind of part."""
        kinds: dict[str, RelationTypeId] = {}
        for kind in self._desk.project.scheme.relations:
            for head in kind.head if kind.part else ():
                kinds.setdefault(head, kind.id)
        spans = {span.id: span for span in self._desk.spans}
        return {
            relation.head: self._words(spans[relation.child])
            for relation in self._desk.relations
            if relation.head in spans
            and relation.child in spans
            and relation.type == kinds.get(spans[relation.head].label)
            and (
                relation.state is not SpanState.REJECTED
                or spans[relation.head].state is SpanState.REJECTED
            )
        }


def _span_id(layer: int, label: int) -> int:
    return (layer + 1) | ((label + 1) << _SHIFT)


def _of_group(spans: list[Span], role: int) -> Any:
    match role:
        case Role.COUNT:
            return sum(span.visible for span in spans)
        case Qt.ItemDataRole.ToolTipRole:
            left = sum(span.state is SpanState.SUGGESTED for span in spans)
            return translate("Inspector", "%n suggestion(s) left", "", left)
    return None
