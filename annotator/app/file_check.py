"""Looking through a large project file for damage while somebody works on it."""

from collections.abc import Callable
from threading import Thread

from annotator.app.project import Project
from annotator.core.errors import ProjectDamagedError


class FileCheck:
    """Looks at the whole file once, in a thread that only reads; small files need no second look.

    ``report`` is called from that thread where something cannot be read.
    """

    def __init__(self, project: Project, report: Callable[[ProjectDamagedError], object]) -> None:
        self._report = report
        self._path = str(project.path)
        self._examination = project.examination()
        self._thread: Thread | None = None

    @property
    def running(self) -> bool:
        """Whether the file is being looked through."""
        return self._thread is not None and self._thread.is_alive()

    def start(self) -> None:
        """Begin, where the file was not looked through when it was opened."""
        if self._examination is not None and self._thread is None:
            self._thread = Thread(target=self._look, name="file-check", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Look no further; the file may be closed afterwards."""
        examination, self._examination = self._examination, None
        if examination is not None:
            examination.stop()
        if self._thread is not None:
            self._thread.join()

    def _look(self) -> None:
        examination = self._examination
        fault = examination.run() if examination is not None else ""
        if fault:
            self._report(ProjectDamagedError(path=self._path, reason=fault))
