"""The page that is there when no project is open."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.app.settings import Settings
from annotator.ui.elided import ElidedButton
from annotator.ui.icons import icon
from annotator.ui.recent_projects import RecentProjects
from annotator.ui.team.identity import Introduction
from annotator.ui.theme import Theme

_WIDTH = 560


class _Card(QCommandLinkButton):
    """A way to begin; Enter presses it, as people expect of what is outlined."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take Enter for the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class WelcomePage(QScrollArea):
    """Three ways to begin, and the projects opened last."""

    new_requested = Signal()
    open_requested = Signal()
    demo_requested = Signal()
    recent_requested = Signal(str)
    forget_requested = Signal(str)
    introduced = Signal(str, str)
    """Who works here: a name, and their id from another computer or nothing."""
    person_requested = Signal()
    """Somebody wants to be called otherwise."""

    def __init__(
        self, theme: Theme, settings: Callable[[], Settings], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.introduction: Introduction | None = None
        """Asks who works here, until somebody has said it."""
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the button that has it
        self.buttons: dict[str, QPushButton] = {}
        self.recent: RecentProjects | None = None
        self._theme = theme
        self._recent: tuple[str, ...] = ()
        self._stale = True

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        self._theme = theme
        self._refresh()

    def set_words(self) -> None:
        """Write everything in the window's language."""
        self._refresh()

    def set_recent(self, recent: tuple[str, ...]) -> None:
        """Show these projects, the last opened first."""
        if recent != self._recent:
            self._recent = recent
            self._refresh()

    def show_person(self) -> None:
        """Say who works here, as the settings have it now."""
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Build the page when it is first seen: a start with a project never sees it."""
        if self._stale:
            self._build()
        super().showEvent(event)

    def _refresh(self) -> None:
        self._stale = True
        if self.isVisible():
            self._build()

    def _build(self) -> None:
        self._stale = False
        page = QWidget(self)
        page.setObjectName("panel")
        column = QWidget(page)
        column.setMaximumWidth(_WIDTH)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        across = QHBoxLayout(page)
        across.setContentsMargins(32, 32, 32, 32)
        across.addStretch(1)
        across.addWidget(column, 8)
        across.addStretch(1)
        layout = QVBoxLayout(column)
        layout.setSpacing(8)
        self._add_heading(layout)
        self._add_person(layout)
        self._add_buttons(layout)
        self._add_recent(layout)
        drop = QLabel(self.tr("You can also drop files and folders anywhere in this window."), page)
        drop.setObjectName("muted")
        drop.setWordWrap(True)
        layout.addSpacing(16)
        layout.addWidget(drop)
        before = self.takeWidget()
        if before is not None:
            before.deleteLater()  # one of its buttons may have asked for this
        self.setWidget(page)
        if self.introduction is not None:
            self.introduction.name.setFocus()  # Enter is the answer
            self.introduction.name.selectAll()
        elif self.isVisible():
            self.buttons["new"].setFocus()  # what had the keyboard is gone

    def _add_buttons(self, layout: QVBoxLayout) -> None:
        self.buttons = {
            "new": self._big(self.tr("New from files…"), "new",
                             self.tr("Text files or JSON Lines become a project of their own")),
            "open": self._big(self.tr("Open a project…"), "open",
                              self.tr("Go on exactly where you stopped")),
            "demo": self._big(self.tr("Try the demo corpus"), "demo",
                              self.tr("Invented French articles to play with; nothing can break")),
        }  # fmt: skip
        self.buttons["new"].clicked.connect(self.new_requested)
        self.buttons["open"].clicked.connect(self.open_requested)
        self.buttons["demo"].clicked.connect(self.demo_requested)
        for button in self.buttons.values():
            layout.addWidget(button)

    def _add_heading(self, layout: QVBoxLayout) -> None:
        title = QLabel("Annotator", self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 2.2)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        about = QLabel(
            self.tr("Names and claims in the news, pre-highlighted for you to correct."), self
        )
        about.setObjectName("muted")
        about.setWordWrap(True)
        layout.addWidget(title)
        layout.addWidget(about)
        layout.addSpacing(20)

    def _add_person(self, layout: QVBoxLayout) -> None:
        settings = self._settings()
        if settings.introduced:
            self.introduction = None
            name = settings.annotator.name
            person = ElidedButton(self.tr("You work as {name}").format(name=name), self)
            person.setToolTip(self.tr("Change your name, or see your id"))
            person.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            person.clicked.connect(self.person_requested)
            layout.addWidget(person)
        else:
            self.introduction = Introduction(settings.annotator.name, self)
            self.introduction.answered.connect(self.introduced)
            layout.addWidget(self.introduction)
        layout.addSpacing(16)

    def _big(self, text: str, name: str, description: str) -> QPushButton:
        button = _Card(text, description, self)
        button.setIcon(icon(name, self._theme, "accent"))
        button.setIconSize(QSize(24, 24))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleDescription(description)
        return button

    def _add_recent(self, layout: QVBoxLayout) -> None:
        if not self._recent:
            return
        self.recent = RecentProjects(self._recent, self._theme, self)
        self.recent.opened.connect(self.recent_requested)
        self.recent.forgotten.connect(self.forget_requested)
        self.recent.searched.connect(self.open_requested)
        layout.addSpacing(24)
        layout.addWidget(self.recent)
