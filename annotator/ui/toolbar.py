"""The toolbar of an open project: its name, whose work it is, how far it is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QActionEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QToolBar, QToolButton, QWidget

from annotator.core.effects import Effects
from annotator.core.model import DocumentState
from annotator.ui.actions import Actions
from annotator.ui.bridge import ProjectBridge
from annotator.ui.i18n import language, locale_of

_BAR = 140
_NAME = 220
"""Pixels that the name of whoever works may take."""


class ProjectToolBar(QToolBar):
    """Name, annotator and progress on the left; undo, redo and finish on the right."""

    def __init__(
        self, bridge: ProjectBridge, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steady: list[QAction] = []
        """Icons alone: their words say what they would do, others after every gesture."""
        self.setObjectName("project-toolbar")
        self.setWindowTitle(self.tr("Project"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._bridge = bridge
        self._add_name(actions)
        self.progress = QLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.bar.setAccessibleName(self.tr("Finished articles"))
        self.addWidget(_gap(self, 24))
        self.addWidget(self.bar)
        self.addWidget(_gap(self, 8))
        self.addWidget(self.progress)
        self.addWidget(_gap(self, 0))
        for name in ("edit.undo", "edit.redo", "article.finish"):
            self.addAction(actions[name])
            self.widgetForAction(actions[name]).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._steady = [actions[name] for name in ("edit.undo", "edit.redo")]
        finish = self.widgetForAction(actions["article.finish"])
        if isinstance(finish, QToolButton):
            finish.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bridge.changed.connect(self._follow)
        self.refresh()

    def actionEvent(self, event: QActionEvent) -> None:  # noqa: N802
        """Keep the toolbar, and the window with it, as it is laid out when only words change."""
        if event.type() != QEvent.Type.ActionChanged or event.action() not in self._steady:
            super().actionEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fix the size of what is an icon alone."""
        super().showEvent(event)
        self._fix()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the style and the size of the letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.isVisible():
            self._fix()

    def _fix(self) -> None:
        """A button of a fixed size asks for no new layout when its words change."""
        for action in self._steady:
            button = self.widgetForAction(action)
            button.ensurePolished()
            button.setFixedSize(button.sizeHint())

    def refresh(self) -> None:
        """Count the articles anew."""
        counts = self._bridge.project.state_counts()
        done, total = counts.get(DocumentState.DONE, 0), sum(counts.values())
        locale = locale_of(language())
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.progress.setText(
            self.tr("{done} / {total}").format(
                done=locale.toString(done), total=locale.toString(total)
            )
        )
        said = self.tr("{done} of {total} articles are done").format(done=done, total=total)
        self.progress.setToolTip(said)
        self.bar.setToolTip(said)

    def _add_name(self, actions: Actions) -> None:
        project = self._bridge.project
        name = QLabel(project.name, self)
        font = name.font()
        font.setWeight(font.Weight.DemiBold)
        name.setFont(font)
        name.setToolTip(str(project.path))
        self._work_as = actions["team.work_as"]
        self.annotator = QToolButton(self)
        self.annotator.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.annotator.clicked.connect(self._work_as.trigger)
        self._work_as.changed.connect(self._show_sign)
        self.addWidget(_gap(self, 4))
        self.addWidget(name)
        self.addWidget(_gap(self, 8))
        self.addWidget(self.annotator)
        self.show_annotator()

    def show_annotator(self) -> None:
        """Say who works in the project now."""
        project = self._bridge.project
        who = project.annotator.name
        said = self.tr("You work as {name}: what you label is theirs").format(name=who)
        package = project.package
        if package is not None:
            said = self.tr("A work package for {name}, from the project {project}").format(
                name=who, project=package.get("project") or project.name
            )
        shown = self.fontMetrics().elidedText(who, Qt.TextElideMode.ElideRight, _NAME)
        self.annotator.setText(shown.replace("&", "&&"))
        self._show_sign()
        self.annotator.setToolTip(said)
        self.annotator.setAccessibleName(said)

    def _show_sign(self) -> None:
        """Follow the theme, as the command does."""
        self.annotator.setIcon(self._work_as.icon())

    def _follow(self, effects: Effects) -> None:
        if effects.statuses or effects.library:
            self.refresh()


def _gap(parent: QWidget, width: int) -> QWidget:
    """Return an empty space; without a width it takes what there is."""
    gap = QWidget(parent)
    if width:
        gap.setFixedWidth(width)
    else:
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return gap
