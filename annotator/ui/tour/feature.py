"""The tour as a part of the window: it begins with the demo, and goes on as things are done."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from annotator.app.demo_place import demo_path
from annotator.core.effects import Effects
from annotator.core.model import DocumentState
from annotator.ui.tour.card import TourCard
from annotator.ui.tour.steps import DECISIONS, ORDER, Course, Step
from annotator.ui.tour.words import heading, instruction

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

_STEPS = len(ORDER) - 1


def begin_tour(window: "MainWindow") -> None:
    """Begin the tour; the demo is opened for it where it is not open."""
    if not _in_demo(window):
        window.project.demo()
    if not _in_demo(window):
        return  # it could not be opened, or the person stays where they are
    for feature in window.features:
        if isinstance(feature, Tour):
            feature.begin()


def _in_demo(window: "MainWindow") -> bool:
    bridge = window.project.bridge
    return bridge is not None and bridge.project.path == demo_path()


class Tour(QObject):
    """Shows the card in the demo until the tour was taken or ended, and when it is asked for."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.course: Course | None = None
        self.card: TourCard | None = None
        demo = work.bridge.project.path == demo_path()
        settings = window.preferences.settings
        if demo and not work.bridge.project.read_only and not settings.toured:
            self.begin(settings.tour_step)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return nothing: the window opens the demo for the tour where it is not open."""
        return {}

    def remove(self) -> None:
        """Leave the window; an unfinished tour goes on with the demo."""
        self._leave()
        self.deleteLater()

    def begin(self, at: int = 1) -> None:
        """Begin with a step, usually the first one, also where it is under way."""
        self._leave()
        self.course = Course(ORDER[min(at, _STEPS) - 1])
        self.card = TourCard(self._window.appearance.theme)
        centre = self._window.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.card)
        self._window.appearance.changed.connect(self.card.set_theme)
        self.card.skip_wanted.connect(self._skip)
        self.card.end_wanted.connect(self.end)
        desk = self._work.desk
        desk.document_changed.connect(self._opened)
        desk.focus_changed.connect(self._focused)
        self._work.bridge.changed.connect(self._changed)
        self._opened()
        self._show()
        self.card.show()

    def end(self) -> None:
        """End it for good; the menu begins it again."""
        self._window.preferences.set("toured", value=True)
        self._leave()

    def _leave(self) -> None:
        card, self.card, self.course = self.card, None, None
        if card is None:
            return
        desk = self._work.desk
        desk.document_changed.disconnect(self._opened)
        desk.focus_changed.disconnect(self._focused)
        self._work.bridge.changed.disconnect(self._changed)
        self._window.appearance.changed.disconnect(card.set_theme)
        card.hide()
        card.deleteLater()

    def _skip(self) -> None:
        assert self.course is not None
        self.course.skip()
        self._show()

    def _opened(self) -> None:
        assert self.course is not None
        self.course.opened(self._work.desk.spans)

    def _focused(self) -> None:
        assert self.course is not None
        if self.course.focused(self._work.desk.focused):
            self._show()

    def _changed(self, effects: Effects) -> None:
        assert self.course is not None
        project, course = self._work.bridge.project, self.course
        moved = any(
            project.status(item).state is DocumentState.DONE and course.finished()
            for item in effects.statuses
        )
        document = self._work.desk.document
        if document is not None and document.id in effects.annotated:
            moved = course.changed(project.spans(document.id)) or moved
        if moved:
            self._show()

    def _show(self) -> None:
        assert self.course is not None
        assert self.card is not None
        step = self.course.step
        title = heading(step)
        if step is Step.DECIDE and self.course.decided:
            title = self.tr("{heading} ({done} of {all})").format(
                heading=title, done=self.course.decided, all=DECISIONS
            )
        said = instruction(step, self._work.bridge.project.scheme)
        self.card.show_step(title, said, self.course.number, _STEPS)
        if self._window.preferences.settings.tour_step != self.course.number:
            self._window.preferences.set("tour_step", self.course.number)
        if step is Step.END:
            self._window.preferences.set("toured", value=True)
