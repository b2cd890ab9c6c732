"""The confusion matrix of two annotators, and the places behind each of its cells."""

from PySide6.QtCore import QLocale, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.agreement.confusion import KEPT, NOTHING, Matrix, Place
from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.scheme import Scheme, wording
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_WIDTHS = (620, 420)
_PLACE = Qt.ItemDataRole.UserRole


class _Grid(QTableWidget):
    """Cells that the arrows walk and Return enters."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter the cell on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class _Places(QListWidget):
    """The places behind a cell; Return opens one."""

    entered = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the chosen place on Return."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.entered.emit(item.data(_PLACE))
        else:
            super().keyPressEvent(event)


class MatrixPage(QWidget):
    """Shows who takes what for what."""

    pair_wanted = Signal(object)
    """Two ids, first the one whose labels are the rows."""
    open_wanted = Signal(object)
    """A ``Place``."""

    def __init__(self, scheme: Scheme, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scheme, self._theme = scheme, theme
        self._names: dict[AnnotatorId, str] = {}
        self._matrices: tuple[Matrix, ...] = ()
        self._labels: list[LabelId] = []
        self.rows_of, self.columns_of, self.layer = (DropDown(self) for _ in range(3))
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.grid = _Grid(self)
        self.grid.setCornerButtonEnabled(False)
        self.grid.setAccessibleName(self.tr("Labels of one annotator against those of another"))
        self.grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.grid.setTabKeyNavigation(False)
        for header in (self.grid.horizontalHeader(), self.grid.verticalHeader()):
            header.setHighlightSections(False)
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.places = _Places(self)
        self.places.setAccessibleName(self.tr("Places behind the cell"))
        self._arrange()
        self.rows_of.activated.connect(self._ask)
        self.columns_of.activated.connect(self._ask)
        self.layer.activated.connect(self._show)
        self.grid.currentCellChanged.connect(lambda *_: self._show_places())
        self.grid.entered.connect(self.places.setFocus)
        self.places.itemClicked.connect(lambda item: self.open_wanted.emit(item.data(_PLACE)))
        self.places.entered.connect(self.open_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self._show()

    def offer(self, names: dict[AnnotatorId, str]) -> None:
        """Offer annotators to compare; keep those chosen where they are among them."""
        self._names = names
        for place, box in enumerate((self.rows_of, self.columns_of)):
            before = box.currentData()
            with QSignalBlocker(box):
                box.clear()
                for who, name in names.items():
                    box.addItem(name, who)
                found = box.findData(before)
                box.setCurrentIndex(found if found >= 0 else min(place, len(names) - 1))
        self._matrices = ()
        self._show()

    @property
    def pair(self) -> tuple[AnnotatorId, AnnotatorId] | None:
        """Who is compared; None where two are not chosen."""
        one, two = self.rows_of.currentData(), self.columns_of.currentData()
        return (one, two) if one and two and one != two else None

    def choose(self, pair: tuple[AnnotatorId, AnnotatorId]) -> None:
        """Choose two annotators."""
        for box, who in zip((self.rows_of, self.columns_of), pair, strict=True):
            box.setCurrentIndex(max(0, box.findData(who)))
        self._matrices = ()
        self._show()

    def show_matrices(self, matrices: tuple[Matrix, ...]) -> None:
        """Show what was counted, the layer chosen before if it is there."""
        before = self.layer.currentData()
        self._matrices = matrices
        with QSignalBlocker(self.layer):
            self.layer.clear()
            for matrix in matrices:
                layer = self._scheme.layer(matrix.layer)
                name = wording(layer.name, language()) if layer else matrix.layer
                self.layer.addItem(name, matrix.layer)
            self.layer.setCurrentIndex(max(0, self.layer.findData(before)))
        self._show()

    # Inside

    def _arrange(self) -> None:
        top = QHBoxLayout()
        for words, box in (
            (self.tr("&Rows:"), self.rows_of),
            (self.tr("Col&umns:"), self.columns_of),
            (self.tr("La&yer:"), self.layer),
        ):
            label = QLabel(words, self)
            label.setBuddy(box)
            box.setMinimumContentsLength(10)
            top.addWidget(label)
            top.addWidget(box)
            top.addSpacing(12)
        top.addStretch(1)
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.places, 1)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.addWidget(self.grid)
        middle.addWidget(side)
        middle.setChildrenCollapsible(False)
        middle.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addLayout(top)
        layout.addWidget(middle, 1)
        layout.addWidget(self.told)

    def _ask(self) -> None:
        self._matrices = ()
        self._show()
        if self.pair is not None:
            self.pair_wanted.emit(self.pair)

    @property
    def _matrix(self) -> Matrix | None:
        wanted = self.layer.currentData()
        return next((x for x in self._matrices if x.layer == wanted), None)

    def _show(self) -> None:
        matrix = self._matrix
        with QSignalBlocker(self.grid):
            self.grid.clear()
            used = {x for key in (matrix.cells if matrix else ()) for x in key}
            self._labels = [x for x in (matrix.labels if matrix else ()) if x in used]
            self._labels += [NOTHING] if matrix else []
            size = len(self._labels)
            self.grid.setRowCount(size)
            self.grid.setColumnCount(size)
            heads = [self._name(label) for label in self._labels]
            self.grid.setVerticalHeaderLabels(heads)
            self.grid.setHorizontalHeaderLabels(heads)
            if matrix is not None:
                self._fill(matrix)
            header = self.grid.horizontalHeader()
            widest = max((header.fontMetrics().horizontalAdvance(x) for x in heads), default=0)
            header.setMinimumSectionSize(widest + 20)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.told.setText(self._told(matrix))
        self._choose_first(matrix)
        self._show_places()

    def _fill(self, matrix: Matrix) -> None:
        most = max((cell.count for cell in matrix.cells.values()), default=1)
        for row, mine in enumerate(self._labels):
            for column, theirs in enumerate(self._labels):
                if mine == theirs == NOTHING:
                    item = QTableWidgetItem("")
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                    self.grid.setItem(row, column, item)
                    continue
                count = matrix.cell(mine, theirs).count
                item = QTableWidgetItem(QLocale().toString(count) if count else "·")
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                item.setToolTip(self._words(matrix, mine, theirs))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._words(matrix, mine, theirs))
                if count:
                    role = "success" if mine == theirs else "danger"
                    alpha = 20 + int(90 * (count / most) ** 0.5)
                    item.setBackground(self._theme.colour(role, alpha))
                if mine == theirs:
                    font = QFont(self.font())
                    font.setWeight(QFont.Weight.DemiBold)
                    item.setFont(font)
                self.grid.setItem(row, column, item)

    def _choose_first(self, matrix: Matrix | None) -> None:
        """Choose the cell in which most differs."""
        if matrix is None:
            return
        wrong = [
            (cell.count, -self._labels.index(mine), -self._labels.index(theirs))
            for (mine, theirs), cell in matrix.cells.items()
            if mine != theirs
        ]
        if wrong:
            _, row, column = max(wrong)
            self.grid.setCurrentCell(-row, -column)

    def _show_places(self) -> None:
        self.places.clear()
        matrix, index = self._matrix, self.grid.currentIndex()
        if matrix is None or not index.isValid():
            self.heading.clear()
            return
        mine, theirs = self._key(index)
        self.heading.setText(self._words(matrix, mine, theirs))
        for place in matrix.cell(mine, theirs).places:
            self.places.addItem(self._item(place))

    def _item(self, place: Place) -> QListWidgetItem:
        words = place.words if place.other is None else self.tr("{words} (elsewhere)").format(
            words=place.words
        )  # fmt: skip
        item = QListWidgetItem(f"{words}\n{place.title}")
        item.setToolTip(self.tr("Open the article at this place"))
        item.setData(_PLACE, place)
        return item

    def _key(self, index: QModelIndex) -> tuple[LabelId, LabelId]:
        return self._labels[index.row()], self._labels[index.column()]

    def _name(self, label: LabelId) -> str:
        if label == NOTHING:
            return self.tr("(nothing)")
        found = self._scheme.label(label)
        return wording(found.name, language()) if found else label

    def _words(self, matrix: Matrix, mine: LabelId, theirs: LabelId) -> str:
        cell = matrix.cell(mine, theirs)
        names = [self._names.get(who, who) for who in matrix.pair]
        text = self.tr("{one}: {mine} · {two}: {theirs} · {count}").format(
            one=names[0], mine=self._name(mine), two=names[1], theirs=self._name(theirs),
            count=QLocale().toString(cell.count),
        )  # fmt: skip
        if cell.touching:
            text += " " + self.tr("(%n only touching)", "", cell.touching)
        if cell.count > KEPT:
            text += " " + self.tr("(the first %n are listed)", "", KEPT)
        return text

    def _told(self, matrix: Matrix | None) -> str:
        if matrix is None:
            return self.tr("Choose two annotators who have done the same articles.")
        return self.tr(
            "Spans are paired by the same place first, then where they touch. Choose a cell to "
            "see its places; Return goes to them, and opens one."
        ) + " " + self.tr("%n article(s) done by both.", "", matrix.articles)  # fmt: skip
