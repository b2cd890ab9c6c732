"""The window of conflicts: articles that somebody edited on two computers, and what is to count."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.merging import Conflict, conflicts
from annotator.app.operations.settling import BOTH, Settle
from annotator.app.project import Project
from annotator.ui.i18n import translate
from annotator.ui.merging.side import VersionSide
from annotator.ui.theme import Theme

_SIZE = (1180, 740)
_WIDTHS = [240, 900]
_NEXT, _PREVIOUS = "Alt+Down", "Alt+Up"


class ConflictsWindow(QDialog):
    """The articles at the left, the versions of the chosen one beside each other."""

    settled = Signal(object)
    """A ``Settle`` to be carried out."""
    open_wanted = Signal(object)
    """The id of the article that is to be laid on the desk."""

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Conflicts"))
        self._project, self._theme = project, theme
        self.found: list[Conflict] = []
        self._at = -1
        self.articles = QListWidget(self)
        self.articles.setAccessibleName(self.tr("Articles in conflict"))
        self.articles.setObjectName("roomy")
        self.articles.setWordWrap(True)
        self.articles.setSpacing(4)
        self.articles.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.place = QLabel(self)
        self.place.setObjectName("muted")
        self.previous = self._button("↑", self.tr("Previous difference"), _PREVIOUS)
        self.next = self._button("↓", self.tr("Next difference"), _NEXT)
        self.previous.setObjectName("small")
        self.next.setObjectName("small")
        self.both = self._button(
            self.tr("Keep &both"), self.tr("Keep every label of each version"), ""
        )
        self.to_article = self._button(
            self.tr("&Open the article"), self.tr("Lay the article on the desk"), ""
        )
        self.sides: list[VersionSide] = []
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setChildrenCollapsible(False)
        self._arrange()
        self.articles.currentRowChanged.connect(self._show)
        self.next.clicked.connect(lambda: self.walk(1))
        self.previous.clicked.connect(lambda: self.walk(-1))
        self.both.clicked.connect(lambda: self._settle(BOTH))
        self.to_article.clicked.connect(self._open)
        for keys, button in ((_NEXT, self.next), (_PREVIOUS, self.previous)):
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self.reload()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self._show(self.articles.currentRow())

    def reload(self) -> None:
        """Read the conflicts again; the one after the one that was settled is shown next."""
        row = max(self.articles.currentRow(), 0)
        self.found = conflicts(self._project)
        blocked = QSignalBlocker(self.articles)
        self.articles.clear()
        for conflict in self.found:
            title = " ".join(conflict.title.split()) or translate("Library", "Untitled article")
            item = QListWidgetItem(f"{title}\n{conflict.annotator.name}")
            item.setToolTip(title)
            self.articles.addItem(item)
        self.articles.setCurrentRow(min(row, len(self.found) - 1))
        blocked.unblock()
        self._show(self.articles.currentRow())

    def conflict(self) -> Conflict | None:
        """Return the conflict that is shown."""
        row = self.articles.currentRow()
        return self.found[row] if 0 <= row < len(self.found) else None

    def walk(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) difference, round the end."""
        places = self._places()
        if not places:
            return
        here = self._at if self._at >= 0 or direction > 0 else 0
        self._at = (here + direction) % len(places)
        for side in self.sides:
            side.point_at(places[self._at], self._theme)
        self._say()

    # Inside

    def _button(self, text: str, tip: str, keys: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})" if keys else tip)
        button.setAccessibleName(tip)
        return button

    def _arrange(self) -> None:
        right = QWidget(self)
        above = QHBoxLayout()
        above.setContentsMargins(12, 8, 12, 4)
        above.setSpacing(8)
        above.addWidget(self.told, 1)
        for part in (self.place, self.previous, self.next):
            above.addWidget(part)
        below = QHBoxLayout()
        below.setContentsMargins(12, 0, 12, 12)
        below.addWidget(self.both)
        below.addStretch(1)
        below.addWidget(self.to_article)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self.columns, 1)
        column.addLayout(below)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(self.articles)
        parts.addWidget(right)
        parts.setSizes(_WIDTHS)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts)
        self.resize(*_SIZE)

    def _show(self, _row: int) -> None:
        conflict = self.conflict()
        versions = conflict.versions if conflict is not None else ()
        self._have_sides(len(versions))
        self._at = -1
        if conflict is not None:
            document = self._project.document(conflict.document)
            for side, version in zip(self.sides, versions, strict=True):
                others = tuple(one for one in versions if one is not version)
                side.show_version(version, others, document, self._project.scheme, self._theme)
        for part in (self.both, self.to_article, self.next, self.previous):
            part.setEnabled(conflict is not None)
        self._say()

    def _have_sides(self, count: int) -> None:
        while len(self.sides) > count:
            side = self.sides.pop()
            side.hide()
            side.deleteLater()
        while len(self.sides) < count:
            side = VersionSide(len(self.sides) + 1, self.columns)
            side.chosen.connect(lambda side=side: self._keep(side))
            side.text.verticalScrollBar().valueChanged.connect(
                lambda value, side=side: self._scroll(side, value)
            )
            self.columns.addWidget(side)
            self.sides.append(side)

    def _scroll(self, moved: VersionSide, value: int) -> None:
        """Let the others follow, so that the same passage stays beside itself."""
        bar = moved.text.verticalScrollBar()
        part = value / max(bar.maximum(), 1)
        for side in self.sides:
            if side is not moved:
                other = side.text.verticalScrollBar()
                with QSignalBlocker(other):
                    other.setValue(round(part * other.maximum()))

    def _places(self) -> list[int]:
        found = {at for side in self.sides if side.page for at, _ in side.page.places}
        return sorted(found)

    def _say(self) -> None:
        conflict = self.conflict()
        if conflict is None:
            self.told.setText(
                self.tr("No conflicts. Here stands what somebody edited on two computers.")
            )
            self.place.clear()
            return
        self.told.setText(
            self.tr(
                "{name} edited this article on two computers. Choose what counts; nothing is "
                "lost until you do, and it can be undone."
            ).format(name=conflict.annotator.name)
        )
        count = len(self._places())
        if self._at < 0:
            self.place.setText(self.tr("%n difference(s)", "", count))
        else:
            told = self.tr("Difference {number} of {count}")
            self.place.setText(told.format(number=self._at + 1, count=count))

    def _keep(self, side: VersionSide) -> None:
        if side.version is not None:
            self._settle(side.version.id)

    def _settle(self, keep: str) -> None:
        conflict = self.conflict()
        if conflict is not None:
            self.settled.emit(Settle(conflict.document, conflict.annotator.id, keep))

    def _open(self) -> None:
        conflict = self.conflict()
        if conflict is not None:
            self.open_wanted.emit(conflict.document)
