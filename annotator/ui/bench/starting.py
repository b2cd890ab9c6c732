"""The real program, started as anybody starts it, and watched from inside."""

import gc
import os
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

    from annotator.app.bench.machine import Used
    from annotator.core.effects import Effects
    from annotator.ui.main_window import MainWindow

TICK = 2
"""Milliseconds between two looks at the clock."""
_REST = 1500
"""Milliseconds until what a start puts off is done too, and memory is read."""
_LONGEST = 120_000


@dataclass(slots=True)
class Started:
    """What a start took, in seconds since the process was begun; memory in MB."""

    usable: float = 0.0
    suggested: float = 0.0
    gap: float = 0.0
    """The longest time, in milliseconds, between two turns of the event loop from usable on."""
    window: "Used | None" = None
    child: "Used | None" = None
    released: "Used | None" = None
    """The window's memory when the suggestion process was let go; there is no other then."""


def start(begun: float, project: Path, settings: Path) -> Started:
    """Open a project with one article, wait for its suggestions and the rest, then end."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("XDG_CONFIG_HOME", "WIN_PD_OVERRIDE_APPDATA", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        os.environ[name] = str(settings)
    gc.disable()  # as the entry point does
    from annotator.ui.application import main  # noqa: PLC0415  (this is the start)

    found = Started()
    main([str(project)], lambda window: _watch(window, begun, found))
    return found


def _watch(window: "MainWindow", begun: float, found: Started) -> None:
    """Follow the window from now on; called when it is about to be shown."""
    from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415  (after the start)

    from annotator.ui.bench.bare import Probe  # noqa: PLC0415

    work, bridge = window.workspace, window.project.bridge
    assert work is not None
    assert bridge is not None

    class Usable(Probe):
        def found(self) -> None:
            found.usable = self.usable - begun
            gaps.begin()

    gaps = Gaps(QTimer(window, interval=TICK, timerType=Qt.TimerType.PreciseTimer))
    Usable(work.article.viewport())

    def follow(effects: "Effects") -> None:
        if effects.annotated and not found.suggested:
            QTimer.singleShot(0, window, suggested)  # what it makes the window do is done first

    def suggested() -> None:
        found.suggested = perf_counter() - begun
        QTimer.singleShot(_REST, window, lambda: _end(window, found, gaps))

    bridge.changed.connect(follow)
    QTimer.singleShot(_LONGEST, window, window.close)


class Gaps:
    """Measures how long the event loop is away from its timer, in milliseconds."""

    def __init__(self, timer: "QTimer") -> None:
        self._timer = timer
        self._last = 0.0
        self.longest = 0.0
        timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Measure from now on."""
        self._last = perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def _end(window: "MainWindow", found: Started, gaps: Gaps) -> None:
    """Read the memory with the suggestion process and without, and close the window."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from annotator.app.bench.machine import memory_of  # noqa: PLC0415

    found.gap = gaps.longest
    found.window = memory_of()
    bridge = window.project.bridge
    process = bridge.service.process if bridge is not None else None
    if bridge is not None and process is not None:
        found.child = memory_of(process)
        bridge.service.release()
    found.released = memory_of()
    QTimer.singleShot(0, window, window.close)
