"""The two lists of the window: stories, and the versions of one; each row has two lines."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.holdings import Holdings
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentSummary
from annotator.ui.i18n import language, locale_of, translate
from annotator.ui.icons import icon
from annotator.ui.library.wording import title_of
from annotator.ui.theme import Theme
from annotator.ui.versions.wording import story_in_words, version_in_words

Index = QModelIndex | QPersistentModelIndex
FACTS = Qt.ItemDataRole.UserRole
"""The role of the second line."""
MARKED = FACTS + 1
"""The role that says whether the row has a sign."""
_KNOWN = 500
"""Stories whose facts are remembered."""


class StoriesModel(QAbstractListModel):
    """Every story with several versions; what a row says is read when the row is shown."""

    def __init__(self, project: Holdings, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._heads: list[tuple[DocumentId, int]] = []
        self._versions = lru_cache(_KNOWN)(self._read)

    def reload(self) -> None:
        """Read all stories again."""
        self.beginResetModel()
        self._versions.cache_clear()
        self._heads = self._project.versions_table.heads()
        self.endResetModel()

    def forget(self) -> None:
        """Read what rows say again when they are shown."""
        self._versions.cache_clear()
        if self._heads:
            self.dataChanged.emit(self.index(0), self.index(len(self._heads) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's)
        """Return the number of stories."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, FACTS, Qt.ItemDataRole.AccessibleTextRole):
            versions = self._versions(self._heads[index.row()][0])
            title = title_of(versions[0])
            facts = story_in_words(versions, locale_of(language()))
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}\n{facts}"
            return facts if role == FACTS else title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(title_of(item) for item in self.versions(index.row()))
        return None

    def versions(self, row: int) -> list[DocumentSummary]:
        """Return the versions of the story of a row."""
        return self._versions(self._heads[row][0])

    def row_of(self, document: DocumentId) -> int | None:
        """Return the row of a document's story."""
        first = self._project.story_of(document)
        return next((row for row, head in enumerate(self._heads) if head[0] == first), None)

    def _read(self, first: DocumentId) -> list[DocumentSummary]:
        versions = self._project.versions(first) or [first]
        return self._project.summaries(versions)


class VersionsModel(QAbstractListModel):
    """The versions of one story; one of them is what the others are compared with."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.versions: list[DocumentSummary] = []
        self.base: DocumentId | None = None

    def show(self, versions: Sequence[DocumentSummary], base: DocumentId | None) -> None:
        """Show other versions."""
        self.beginResetModel()
        self.versions, self.base = list(versions), base
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's)
        """Return the number of versions."""
        return 0 if parent.isValid() else len(self.versions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        summary = self.versions[index.row()]
        facts = version_in_words(summary, locale_of(language()))
        based = summary.id == self.base
        if role == Qt.ItemDataRole.ToolTipRole and based:
            return translate("Versions", "The others are compared with this one")
        shown: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: title_of(summary),
            FACTS: facts,
            MARKED: based,
            Qt.ItemDataRole.AccessibleTextRole: f"{title_of(summary)}\n{facts}",
        }
        return shown.get(role)

    def row_of(self, document: DocumentId) -> int | None:
        """Return the row of a document."""
        return next((row for row, item in enumerate(self.versions) if item.id == document), None)


_PAD, _GAP, _SIGN = 12.0, 3.0, 14


class TwoLines(QStyledItemDelegate):
    """Draws a title over its facts, and a sign at the row the others are compared with."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        """Return the height of two lines."""
        return QSize(120, round(2 * QFontMetricsF(option.font).height() + _GAP + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, box = self.theme, QRectF(option.rect)
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
            if state & QStyle.StateFlag.State_HasFocus:
                painter.fillRect(QRectF(box.x(), box.y(), 3, box.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.colour("hover"))
        inner = box.adjusted(_PAD, 8, -_PAD, -8)
        if index.data(MARKED):
            sign = icon("compare", theme, "accent")
            place = inner.toRect()
            place.setLeft(place.right() - _SIGN)
            place.setHeight(_SIGN)
            sign.paint(painter, place)
            inner.setRight(inner.right() - _SIGN - 6)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        self._line(painter, font, inner, str(index.data()), "text")
        inner.setTop(inner.top() + QFontMetricsF(font).height() + _GAP)
        self._line(painter, QFont(option.font), inner, str(index.data(FACTS)), "muted")
        painter.restore()

    def _line(self, painter: QPainter, font: QFont, box: QRectF, text: str, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self.theme.colour(role))
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(
            QRectF(box.x(), box.y(), box.width(), metrics.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            shown,
        )


def two_lines(
    model: QAbstractListModel, drawing: TwoLines, name: str, parent: QWidget
) -> QListView:
    """Return a list of such rows."""
    shown = QListView(parent)
    shown.setModel(model)
    shown.setItemDelegate(drawing)
    shown.setUniformItemSizes(True)
    shown.setMouseTracking(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setAccessibleName(name)
    return shown


def headed(heading: str, shown: QListView, parent: QWidget) -> QWidget:
    """Return a list under its heading."""
    column = QWidget(parent)
    label = QLabel(heading, column)
    label.setObjectName("heading")
    label.setContentsMargins(12, 8, 12, 4)
    label.setBuddy(shown)
    stacked = QVBoxLayout(column)
    stacked.setContentsMargins(0, 0, 0, 0)
    stacked.setSpacing(0)
    stacked.addWidget(label)
    stacked.addWidget(shown, 1)
    return column
