"""Learning along in the window: begun by hand or when it is time, told of, shown, and used."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.ui.command import Needs
from annotator.ui.learning.mark import TrainingMark
from annotator.ui.learning.measuring import Measuring
from annotator.ui.learning.training import Training

if TYPE_CHECKING:
    from annotator.app.training.runs import Changed, Run
    from annotator.ui.learning.window import LearningWindow
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

TRAINS = "train_by_itself"
"""The project's setting: whether a training begins without asking."""
_PAUSE = 1500
"""Milliseconds after an article was finished until it is looked whether a training is due."""


class Learning(QObject):
    """Serves the commands, and follows the training of the project."""

    told = Signal(str)
    """What came of a run, in words."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._bridge = window, work, work.bridge
        self.training = Training.of(work.bridge)
        self.measuring = Measuring(window, work.bridge, self)
        self.mark = TrainingMark(window.appearance.theme, window)
        self.shown: LearningWindow | None = None
        self._offered = False
        self._waits = False
        self._said = ""
        self.due = QTimer(self, singleShot=True, interval=_PAUSE)
        self.due.timeout.connect(self.look_whether_due)
        if window.status_line is not None:
            window.status_line.insertPermanentWidget(1, self.mark)
        window.appearance.changed.connect(self.mark.set_theme)
        self.mark.asked.connect(self.show)
        self.mark.stop_wanted.connect(self.stop)
        self.training.changed.connect(self._follow)
        self.training.trained.connect(self._trained)
        self.training.failed.connect(self._failed)
        self.measuring.ended.connect(self._measured)
        work.bridge.changed.connect(self._follow_effects)
        self._follow()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {
            "learning.train": self.train,
            "learning.show": self.show,
            "learning.stop": self.stop,
        }

    def remove(self) -> None:
        """Leave the window: the page goes. The training goes on until the project is closed."""
        self.due.stop()
        self._waits = False
        self._window.appearance.changed.disconnect(self.mark.set_theme)
        self.training.changed.disconnect(self._follow)
        self.training.trained.disconnect(self._trained)
        self.training.failed.disconnect(self._failed)
        self._window.available.mark(Needs.TRAINING, there=False)
        if self._said and self._window.messages.what.text() == self._said:
            self._window.messages.hide()  # its buttons act on this page
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    # Training

    def train(self) -> None:
        """Begin a training, or let it wait behind what is on its way: one process at a time."""
        self._offered = False
        if self.measuring.busy:
            self._waits = True
            self._say(self.tr("The training begins when the curve is measured"))
            return
        try:
            self.training.ask()
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            self._follow()
            return
        if self.training.queued:
            self._say(self.tr("The next training begins after this one"))

    def measure(self) -> None:
        """Measure the learning curve, beside the work."""
        self.measuring.begin()
        self._follow()

    def stop(self) -> None:
        """End the training on its way."""
        if self.training.busy:
            self.training.stop()
            self._say(self.tr("The training was stopped; nothing changed"))

    def look_whether_due(self) -> None:
        """Begin a training where enough has changed, or say that it is time."""
        from annotator.app.training.due import is_due  # noqa: PLC0415 (not for the start)

        if self.shown is not None and self.shown.isVisible() and not self.training.busy:
            self._tell_ready(self.shown)
        busy = self.training.busy or self.measuring.busy
        if busy or self._offered or not is_due(self._bridge.project):
            return
        if self.trains_by_itself():
            self.train()
        if not self.training.busy:
            self._offered = True  # also where it could not begin: not again without asking
            self._follow()

    def trains_by_itself(self) -> bool:
        """Tell whether a training begins without asking."""
        return self._bridge.project.settings().get(TRAINS) is True

    def _follow_effects(self, effects: Effects) -> None:
        if effects.statuses:
            self.due.start()

    def _follow(self) -> None:
        """Show what the training does, or that it is time for one."""
        busy, progress = self.training.busy, self.training.progress
        self._window.available.mark(Needs.TRAINING, there=busy)
        self.mark.follow(progress if busy else None)
        if self._offered and not busy:
            self.mark.offer()
        if self.shown is not None:
            self.shown.follow(progress if busy else None, queued=self.training.queued)
            if not busy:
                self._tell_ready(self.shown)

    def _measured(self) -> None:
        self._follow()
        QTimer.singleShot(0, self, self._train_if_waiting)  # unless the page goes just now

    def _train_if_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self.train()

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)

    def _failed(self, error: UserFacingError) -> None:
        self._offered = True  # what has failed is not begun again without asking
        self._follow()
        self._bridge.failed.emit(error)

    def _trained(self, run: "Run") -> None:
        """Tell what came of a run, and use it where that is wished and it is better."""
        from annotator.app.training import keeping  # noqa: PLC0415 (imported by then)
        from annotator.ui.learning.wording import told  # noqa: PLC0415 (beside it)

        self._offered = False
        # The file has it already; these settings are written over it by the next change of one.
        self._window.preferences.trust(run.fingerprint)
        name: str | None = None
        try:
            name = keeping.use_if_better(self._bridge.project, run)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
        if name is not None:
            self._load(name)
            next_step = self.tr("It is better and in use now.")
        elif run.better and run.after.strict.f1 == run.before.strict.f1:
            next_step = self.tr("It is better at claims; nothing uses it yet.")
        elif run.better:
            next_step = self.tr("It is better; nothing uses it yet.")
        else:
            next_step = self.tr("It is no better than what is in use.")
        self._tell(told(run), next_step, run, offer=run.better and name is None)
        if self.shown is not None:
            self.shown.reload(run)

    def _tell(self, what: str, next_step: str, run: "Run", *, offer: bool) -> None:
        self._said = f"{what}."
        self._window.messages.say(
            self._said,
            next_step,
            more=self.tr("See…"),
            show_more=lambda: self.show(run),
            second=self.tr("Use it"),
            do_second=(lambda: self.use(run)) if offer else None,
        )
        self.told.emit(what)

    # Using

    def use(self, run: "Run") -> None:
        """Let the pipeline of a run make the suggestions from now on."""
        from annotator.app.training import keeping  # noqa: PLC0415 (imported by then)

        self._switch(lambda: keeping.use(self._bridge.project, run))

    def use_base(self) -> None:
        """Go back to the pipeline before any training."""
        from annotator.app.training import keeping  # noqa: PLC0415 (imported by then)

        settings = self._window.preferences.settings
        self._switch(lambda: keeping.use_base(self._bridge.project, settings))

    def forget(self, run: "Run") -> None:
        """Ask, then remove the pipeline of a run from this computer."""
        from annotator.ui.learning.forgetting import ask_to_forget  # noqa: PLC0415 (rare)

        if self.shown is not None:
            ask_to_forget(self._bridge.project, run, self.shown, lambda: self._forget(run))

    def _forget(self, run: "Run") -> None:
        from annotator.app.training import keeping  # noqa: PLC0415 (imported by then)

        used = keeping.in_use(self._bridge.project)
        if used is not None and used.id == run.id:
            self.use_base()
        try:
            keeping.forget(self._bridge.project, run)
        except OSError as error:
            self._bridge.failed.emit(_not_removed(run, error))
        if self.shown is not None:
            self.shown.reload()

    def _switch(self, choose: Callable[[], str]) -> None:
        try:
            name = choose()
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        self._load(name)
        if self.shown is not None:
            self.shown.reload()

    def _load(self, name: str) -> None:
        """Load the pipeline that was chosen, and renew what nobody has decided on."""
        from annotator.app.training.refreshing import to_refresh  # noqa: PLC0415 (as above)

        documents = to_refresh(self._bridge.project)
        self._bridge.load_pipeline(name, self._work.here(), documents)

    # The window

    def show(self, run: "Run | None" = None) -> "LearningWindow":
        """Show what was learned, and of the runs one, by default the newest."""
        from annotator.app.training import keeping  # noqa: PLC0415 (not for the start)

        shown = self.shown = self.shown or self._made()
        project = self._bridge.project
        shown.switch(use_better=keeping.automatic(project), train=self.trains_by_itself())
        shown.reload(run)
        self._follow()
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    def _made(self) -> "LearningWindow":
        from annotator.ui.learning.window import LearningWindow  # noqa: PLC0415 (not at start)

        appearance = self._window.appearance
        shown = LearningWindow(self._bridge, appearance.theme, self._window)
        appearance.changed.connect(shown.set_theme)
        shown.train_wanted.connect(self.train)
        shown.stop_wanted.connect(self.stop)
        shown.measure_wanted.connect(self.measure)
        self.measuring.measured.connect(shown.curve.show_measured)
        shown.use_better.connect(self._let_use)
        shown.train_by_itself.connect(self._let_train)
        shown.page.use_wanted.connect(self.use)
        shown.page.base_wanted.connect(self.use_base)
        shown.page.forget_wanted.connect(self.forget)
        shown.page.open_wanted.connect(self.open)
        return shown

    def open(self, changed: "Changed") -> None:
        """Show the article of a change at its place."""
        from annotator.ui.learning.opening import open_at  # noqa: PLC0415 (rare)

        open_at(self._window, self._work, changed)

    def _tell_ready(self, shown: "LearningWindow") -> None:
        from annotator.app.training.due import changes_since, readiness  # noqa: PLC0415 (as above)
        from annotator.ui.learning.wording import ready_text  # noqa: PLC0415 (beside it)

        ready = readiness(self._bridge.project)
        text = ready_text(ready, changes_since(self._bridge.project))
        shown.say_ready(text, enough=ready.enough, measuring=self.measuring.busy)

    def _let_use(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        from annotator.app.training import keeping  # noqa: PLC0415 (imported by then)

        self._keep(lambda: keeping.set_automatic(self._bridge.project, chosen=on))

    def _let_train(self, on: bool) -> None:  # noqa: FBT001 (a signal's)
        self._keep(lambda: self._bridge.project.change_settings(**{TRAINS: on}))
        if on:
            self._offered = False
            self.due.start()

    def _keep(self, change: Callable[[], object]) -> None:
        try:
            change()
        except UserFacingError as error:
            self._bridge.failed.emit(error)


def _not_removed(run: "Run", error: OSError) -> UserFacingError:
    from annotator.core.errors import TrainedNotRemovedError  # noqa: PLC0415 (rare)

    return TrainedNotRemovedError(number=run.number, reason=error.strerror or str(error))
