"""Counting the work beside the window, and building the dashboard there."""

from dataclasses import dataclass, replace
from functools import partial
from queue import SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.dashboard.building import Ground, Wish, build, ground_of
from annotator.app.dashboard.charts import Dashboard
from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.ui.bridge import ProjectBridge
from annotator.ui.crossing import Crossing
from annotator.ui.i18n import language

PAUSE = 2000
"""Milliseconds after the last change until the work is counted again."""
_TOLD_EVERY = 20


@dataclass(frozen=True, slots=True)
class _Task:
    """What the thread does next. Without ``changed`` everything is counted."""

    ground: Ground
    wish: Wish
    language: str
    counts: bool
    changed: frozenset[DocumentId] | None = None


class Counting(QObject):
    """Keeps a dashboard up to date while ``following``; no gesture ever waits for it."""

    built = Signal(object)
    """The ``Dashboard``, on the window's thread."""
    progressed = Signal(int)
    """How much has been counted, in thousandths."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._bridge = bridge
        self._statistics = bridge.project.statistics()
        self._tasks: SimpleQueue[_Task | None] = SimpleQueue()
        self._crossing = Crossing(self)
        self._thread: Thread | None = None
        self._changed: frozenset[DocumentId] | None = None
        self._stale = True
        self._ground: Ground | None = None
        self.following = False
        self.wish = Wish()
        self.later = QTimer(self, singleShot=True, interval=PAUSE)
        self.later.timeout.connect(self.refresh)
        self._crossing.arrived.connect(self._follow_thread)
        bridge.changed.connect(self._follow)

    def start(self) -> None:
        """Follow the work from now on, beginning with what has changed since."""
        self.following = True
        self._ground = None
        self.refresh(again=True)

    def choose(self, wish: Wish) -> None:
        """Show other work; what was counted is asked again, not counted again."""
        self.wish = wish
        self._put(counts=False)

    def refresh(self, *, again: bool = False) -> None:
        """Count what has changed, if anything; with ``again`` build the dashboard anyway."""
        if self._stale:
            changed, self._changed, self._stale = self._changed, frozenset(), False
            self._put(counts=True, changed=changed)
        elif again:
            self._put(counts=False)

    def stop(self) -> None:
        """End: the project is about to be closed."""
        self.following = False
        self.later.stop()
        self._bridge.changed.disconnect(self._follow)
        self._statistics.stop()
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join()
            self._thread = None
        self._statistics.close()

    def _follow(self, effects: Effects) -> None:
        """Remember what has changed; documents that came or went are counted with all others."""
        self._stale = True
        if effects.library or effects.scheme or effects.team:
            self._changed = None
        elif self._changed is not None:
            self._changed |= effects.documents
        if effects.statuses or effects.scheme or effects.team or effects.decided:
            self._ground = None
        if self.following:
            self.later.start()

    def _put(self, *, counts: bool, changed: frozenset[DocumentId] | None = None) -> None:
        if self._thread is None:
            self._thread = Thread(target=self._work, name="dashboard", daemon=True)
            self._thread.start()
        ground = self._ground = self._ground or ground_of(self._project)
        self._tasks.put(_Task(ground, self.wish, language(), counts, changed))

    def _follow_thread(self, result: Dashboard | int) -> None:
        if isinstance(result, int):
            self.progressed.emit(result)
        else:
            self.built.emit(result)

    # In the thread

    def _work(self) -> None:
        while (task := self._newest()) is not None:
            self._crossing.run(partial(self._do, task))
            if self._statistics.stopped:
                return

    def _do(self, task: _Task) -> None:
        if task.counts:
            self._count(task)
        if not self._statistics.stopped:
            digest = self._statistics.digest
            self._crossing.send(build(digest, task.ground, task.wish, task.language))

    def _newest(self) -> _Task | None:
        """Wait for a task; all that wait become one. None where it is time to end."""
        task = self._tasks.get()
        while task is not None and not self._tasks.empty():
            following = self._tasks.get()
            task = None if following is None else _merged(task, following)
        return task

    def _count(self, task: _Task) -> None:
        for number, progress in enumerate(self._statistics.count(task.changed)):
            if number % _TOLD_EVERY == 0:
                self._crossing.send(1000 * progress.done // progress.total)


def _merged(one: _Task, other: _Task) -> _Task:
    """Return a task that does what both would have done, and shows what the later one would."""
    if not one.counts:
        return other
    changed = one.changed
    if other.counts:
        both = one.changed is not None and other.changed is not None
        changed = (one.changed or frozenset()) | (other.changed or frozenset()) if both else None
    return replace(other, counts=True, changed=changed)
