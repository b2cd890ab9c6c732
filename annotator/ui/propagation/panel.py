"""The preview of a label proposed in all other articles, under the article."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.app.propagating import Everywhere
from annotator.core.scheme import wording
from annotator.ui.bridge import ProjectBridge
from annotator.ui.elided import ElidedLabel
from annotator.ui.i18n import language
from annotator.ui.propagation.context import ContextDelegate
from annotator.ui.propagation.model import Column, EverywhereModel
from annotator.ui.theme import Theme

_HEIGHT = 240
_WIDTHS = {Column.ARTICLE: 230, Column.COUNT: 36}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EverywherePanel(QFrame):
    """Lists what was found; Enter proposes it, Esc leaves, Space takes a line in or out."""

    left = Signal()
    """The keyboard belongs to the article again."""
    given_up = Signal()
    """A search on its way is wanted no more."""
    agreed = Signal(int, int)
    """So many mentions were proposed, in so many articles."""
    opened = Signal(object, int)
    """An article and a place in it to be shown."""

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._bridge = bridge
        self._found: Everywhere | None = None
        self.searching = False
        self.model = EverywhereModel(lambda document: bridge.project.document(document).text, self)
        self._build(theme)
        self.hide()
        self.model.dataChanged.connect(self._count)
        self.propose.clicked.connect(self._propose)
        self.leave.clicked.connect(self.give_up)
        self.finished.toggled.connect(self._include_finished)
        self.tree.doubleClicked.connect(self._open)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._context.theme = theme
        self.tree.viewport().update()

    def begin(self) -> None:
        """Show the panel while the search begins."""
        self._found, self.searching = None, True
        self.model.clear()
        self.finished.setChecked(False)
        self._count()
        self.show()
        self.tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_found(self, found: Everywhere, *, complete: bool) -> None:
        """Show what was found so far."""
        if self.isHidden():
            return
        self._found = found
        self.searching = not complete
        self.model.follow(found)
        if not self.tree.currentIndex().isValid() and self.model.rowCount():
            self.tree.setCurrentIndex(self.model.index(0, 0))
        self._count()

    def end_search(self) -> None:
        """Wait for nothing more."""
        self.searching = False

    def give_up(self) -> None:
        """Propose nothing and leave."""
        if self.isHidden():
            return
        if self.searching:
            self.given_up.emit()
        self.hide()
        self._found = None
        self.model.clear()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Enter propose, Esc leave and Space choose, wherever in the panel the keyboard is."""
        if isinstance(event, QKeyEvent):
            does = self._meaning(watched, Qt.Key(event.key()))
            if does is not None:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    does()
                return True
        return super().eventFilter(watched, event)

    def _meaning(self, watched: QObject, key: Qt.Key) -> Callable[[], None] | None:
        """Return what a key does in a part of the panel, if it is not the part's own."""
        if key == Qt.Key.Key_Escape:
            return self.give_up
        if key in _ENTER and watched is not self.leave:
            return self._propose
        if key == Qt.Key.Key_Space and watched is self.tree:
            return lambda: self.model.toggle(self.tree.currentIndex())
        return None

    # Inside

    def _build(self, theme: Theme) -> None:
        self.told = ElidedLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.finished = QCheckBox(self)
        self.finished.setToolTip(
            self.tr("Also propose in articles that are done or skipped; they stay so")
        )
        self.propose = QPushButton(self)
        self.propose.setObjectName("primary")
        self.propose.setToolTip(
            self.tr("Propose it there (Enter); nothing is decided, and one undo takes it back")
        )
        self.leave = QPushButton(self.tr("Leave"), self)
        self.leave.setToolTip(self.tr("Propose nothing (Esc)"))
        self.tree = self._tree(theme)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.told, 1)
        line.addWidget(self.finished)
        line.addWidget(self.propose)
        line.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.tree)
        for widget in (self.tree, self.finished, self.propose, self.leave):
            widget.installEventFilter(self)

    def _tree(self, theme: Theme) -> QTreeView:
        tree = QTreeView(self)
        tree.setObjectName("everywhere")
        tree.setModel(self.model)
        tree.setAccessibleName(self.tr("Where it can be proposed"))
        tree.setToolTip(self.tr("Space takes a line in or out; a double click opens the article"))
        tree.setHeaderHidden(True)
        tree.setUniformRowHeights(True)
        tree.setExpandsOnDoubleClick(False)
        tree.setFixedHeight(_HEIGHT)
        tree.setTabKeyNavigation(False)
        self._context = ContextDelegate(theme, tree)
        tree.setItemDelegateForColumn(Column.CONTEXT, self._context)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in _WIDTHS.items():
            tree.setColumnWidth(column, width)
        return tree

    def _count(self) -> None:
        """Say how much would be proposed."""
        number = QLocale().toString
        places, articles = self.model.count()
        self.told.setText(self._sentence(places, articles))
        self.told.setToolTip(self.told.text())
        self.propose.setText(self.tr("Propose {count}").format(count=number(places)))
        self.propose.setEnabled(places > 0 and not self.searching)
        finished = self.model.finished()
        self.finished.setVisible(finished > 0)
        self.finished.setText(self.tr("Finished ones too (%n)", "", finished))

    def _sentence(self, places: int, articles: int) -> str:
        if self._found is None:
            return self.tr("Looking through the articles…")
        label = self._bridge.project.scheme.label(self._found.label)
        name = wording(label.name, language()) if label else self._found.label
        if not places and not self.searching:
            nothing = self.tr("“{text}” as {label}: nothing left to propose in other articles")
            return nothing.format(text=self._found.form, label=name)
        mentions = self.tr("%n mention(s)", "", places)
        where = self.tr("in %n other article(s)", "", articles)
        return self.tr("“{text}” as {label}: {mentions} {where}").format(
            text=self._found.form, label=name, mentions=mentions, where=where
        )

    def _include_finished(self, included: bool) -> None:  # noqa: FBT001 (a signal's)
        self.model.include_finished(included)
        self._count()

    def _open(self, index: QModelIndex) -> None:
        document, place = self.model.document(index)
        self.opened.emit(document, place)

    def _propose(self) -> None:
        if self._found is None or not self.propose.isEnabled():
            return
        chosen = self.model.chosen()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            effects = self._bridge.do(self._found.operation(chosen))
        finally:
            QApplication.restoreOverrideCursor()
        if effects is not None:
            step = self._bridge.project.next_undo
            count = int(step.fields["count"]) if step is not None and effects.annotated else 0
            self.agreed.emit(count, len(effects.annotated))
            self.give_up()
