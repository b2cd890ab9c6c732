"""The window of versions: stories, the versions of one, and what changed; it blocks nothing."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.app.duplicates.carrying import SETTING, carries_over
from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState, DocumentSummary
from annotator.ui.bridge import ProjectBridge
from annotator.ui.elided import ElidedLabel
from annotator.ui.theme import Theme
from annotator.ui.versions.actions_row import VersionActions
from annotator.ui.versions.comparison import ComparisonView
from annotator.ui.versions.lists import StoriesModel, TwoLines, VersionsModel, headed, two_lines

_SIZE = (1180, 760)
_WIDTHS, _HEIGHTS = (370, 810), (360, 300)


class VersionsWindow(QDialog):
    """Lists stories and their versions, and shows two versions with what changed."""

    find_wanted = Signal()
    carry_wanted = Signal(object, object)
    """The labels of a version are to be carried over to others."""
    apart_wanted = Signal(object, object)
    """A version is none of the story of the others."""
    skip_wanted = Signal(object)
    """These versions are to be skipped."""
    open_wanted = Signal(object)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Versions of stories"))
        self._bridge = bridge
        self.stories = StoriesModel(bridge.project, self)
        self.versions = VersionsModel(self)
        self._drawing = TwoLines(theme, self)
        self.story_list = two_lines(self.stories, self._drawing, self.tr("Stories"), self)
        self.version_list = two_lines(
            self.versions, self._drawing, self.tr("Versions of the story"), self
        )
        self.comparison = ComparisonView(bridge.project, theme, self)
        self.told = ElidedLabel(self)
        self.told.setObjectName("muted")
        self.look = QPushButton(self.tr("&Find versions"), self)
        self.look.setAutoDefault(False)
        self.look.setToolTip(self.tr("Look through the articles that were not compared yet"))
        self.by_itself = QCheckBox(self.tr("Carry labels over by itself"), self)
        self.by_itself.setToolTip(
            self.tr("When an article nobody has begun is opened, propose in it what is accepted "
                    "in a finished version of its story")
        )  # fmt: skip
        self.by_itself.setChecked(carries_over(bridge.project))
        self.actions_row = VersionActions(self)
        self._arrange()
        self._connect(bridge)
        self.set_theme(theme)
        self.reload()

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._drawing.theme = theme
        self.comparison.set_theme(theme)
        for shown in (self.story_list, self.version_list):
            shown.viewport().update()

    def say(self, text: str) -> None:
        """Say what was done, until something else happens."""
        self.told.setText(text)
        self.told.setToolTip(text)

    def show_story(self, document: DocumentId) -> None:
        """Choose the story of a document and the document among its versions."""
        row = self.stories.row_of(document)
        if row is None:
            return
        self._choose_story(row)
        version = self.versions.row_of(document)
        if version is not None:
            self.version_list.setCurrentIndex(self.versions.index(version))

    def reload(self) -> None:
        """Read everything again, and keep what is chosen as far as it is still there."""
        story, version, base = self._first(), self.version(), self.versions.base
        self.stories.reload()
        row = self.stories.row_of(story) if story is not None else None
        if row is None and version is not None:
            row = self.stories.row_of(version.id)
        if self.stories.rowCount():
            self._choose_story(row or 0, base)
            kept = self.versions.row_of(version.id) if version is not None else None
            if kept is not None:
                self.version_list.setCurrentIndex(self.versions.index(kept))
        else:
            self.versions.show([], None)
            self.comparison.show_versions(None, None)
        self._follow_choice()
        self._count()

    def version(self) -> DocumentSummary | None:
        """Return the chosen version."""
        row = self.version_list.currentIndex().row()
        return self.versions.versions[row] if 0 <= row < len(self.versions.versions) else None

    # Acting

    def make_base(self) -> None:
        """Compare the others with the chosen version from now on."""
        version = self.version()
        if version is not None:
            row = self.version_list.currentIndex().row()
            self.versions.show(self.versions.versions, version.id)
            self.version_list.setCurrentIndex(self.versions.index(row))
            self._follow_choice()

    def carry(self) -> None:
        """Carry the labels of the version compared with over to the chosen one."""
        version = self.version()
        if version is not None and version.id != self.versions.base:
            self.carry_wanted.emit(self.versions.base, (version.id,))

    def carry_to_all(self) -> None:
        """Carry the labels of the version compared with over to all others."""
        self.carry_wanted.emit(self.versions.base, self._others(self.versions.base))

    def set_apart(self) -> None:
        """Say that the chosen version is another story."""
        version = self.version()
        if version is not None:
            self.apart_wanted.emit(version.id, self._others(version.id))

    def skip_others(self) -> None:
        """Skip all versions but the one compared with."""
        self.skip_wanted.emit(self._others(self.versions.base))

    def open(self) -> None:
        """Show the chosen version in the article."""
        version = self.version()
        if version is not None:
            self.open_wanted.emit(version.id)

    # Inside

    def _others(self, than: DocumentId | None) -> tuple[DocumentId, ...]:
        return tuple(item.id for item in self.versions.versions if item.id != than)

    def _first(self) -> DocumentId | None:
        return self.versions.versions[0].id if self.versions.versions else None

    def _choose_story(self, row: int, base: DocumentId | None = None) -> None:
        index = self.stories.index(row)
        self.story_list.setCurrentIndex(index)
        self.story_list.scrollTo(index)
        self._show_story(row, base)

    def _show_story(self, row: int, base: DocumentId | None = None) -> None:
        versions = self.stories.versions(row)
        there = base if any(item.id == base for item in versions) else None
        self.versions.show(versions, there or _best(versions))
        other = next((n for n, item in enumerate(versions) if item.id != self.versions.base), 0)
        self.version_list.setCurrentIndex(self.versions.index(other))

    def _follow_choice(self) -> None:
        """Show the chosen version, and offer what can be done with it."""
        version = self.version()
        self.comparison.show_versions(self.versions.base, version.id if version else None)
        other = version is not None and version.id != self.versions.base
        self.actions_row.allow(some=version is not None, other=other)

    def _count(self) -> None:
        stories, documents = self._bridge.project.version_counts()
        waiting = self._bridge.project.versions_table.count_unsketched()
        said = [
            self.tr("%n story(ies)", "", stories),
            self.tr("%n article(s) in them", "", documents),
        ]
        if not stories:
            said = [self.tr("No story has several versions")]
        if waiting:
            said.append(self.tr("%n article(s) not compared yet", "", waiting))
        self.say(" · ".join(said))
        self.look.setEnabled(bool(waiting))

    def _follow(self, effects: Effects) -> None:
        """Read again what changed: with every gesture not all stories, but the one shown."""
        if not self.isVisible():
            return  # it is read when it is shown
        if effects.library:
            self._soon.start()
        elif effects.documents & {item.id for item in self.versions.versions}:
            self._story_soon.start()

    def _read_story(self) -> None:
        """Read the chosen story again, and keep the version chosen."""
        row, version, base = (
            self.story_list.currentIndex().row(),
            self.version(),
            self.versions.base,
        )
        self.stories.forget()
        if 0 <= row < self.stories.rowCount():
            self._show_story(row, base)
            kept = self.versions.row_of(version.id) if version is not None else None
            if kept is not None:
                self.version_list.setCurrentIndex(self.versions.index(kept))
            self._follow_choice()

    def _switch(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        try:
            self._bridge.project.change_settings(**{SETTING: on})
        except UserFacingError as error:
            self._bridge.failed.emit(error)

    # Building

    def _arrange(self) -> None:
        lists = QSplitter(Qt.Orientation.Vertical, self)
        for heading, shown in (
            (self.tr("Stories"), self.story_list),
            (self.tr("Versions"), self.version_list),
        ):
            lists.addWidget(headed(heading, shown, self))
        lists.setChildrenCollapsible(False)
        lists.setSizes(_HEIGHTS)
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        parts.addWidget(lists)
        parts.addWidget(self.comparison)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setSizes(_WIDTHS)
        state = QHBoxLayout()
        state.setContentsMargins(16, 8, 16, 8)
        state.setSpacing(12)
        state.addWidget(self.told, 1)
        state.addWidget(self.by_itself)
        state.addWidget(self.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(state)
        layout.addWidget(parts, 1)
        layout.addWidget(self.actions_row)
        self.resize(*_SIZE)

    def _connect(self, bridge: ProjectBridge) -> None:
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._story_soon = QTimer(self, singleShot=True, interval=0)
        self._story_soon.timeout.connect(self._read_story)
        self.story_list.clicked.connect(self._story_clicked)
        self.story_list.selectionModel().currentChanged.connect(self._story_clicked)
        self.version_list.selectionModel().currentChanged.connect(self._follow_choice)
        self.version_list.activated.connect(self.open)
        self.by_itself.toggled.connect(self._switch)
        self.look.clicked.connect(self.find_wanted)
        row = self.actions_row
        for button, does in (
            (row.base, self.make_base),
            (row.carry, self.carry),
            (row.carry_all, self.carry_to_all),
            (row.skip, self.skip_others),
            (row.apart, self.set_apart),
            (row.opened, self.open),
        ):
            button.clicked.connect(does)
        bridge.changed.connect(self._follow)
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        QShortcut(undo, self).activated.connect(self.undo_wanted)
        QShortcut(redo, self).activated.connect(self.redo_wanted)

    def _story_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._show_story(index.row())


def _best(versions: list[DocumentSummary]) -> DocumentId | None:
    """Return the version to compare with: a finished one with most labels, else the first."""
    finished = [item for item in versions if item.state is DocumentState.DONE] or versions
    best = max(finished, key=lambda item: item.accepted, default=None)
    return best.id if best is not None else None
