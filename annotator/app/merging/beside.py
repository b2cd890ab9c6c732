"""Looking into copies of the project beside the window, which would stand still for large ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread

from annotator.app.merging.results import FilePreview, Step
from annotator.app.merging.running import previewed
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.store.merging.beside import Looking
from annotator.store.merging.copy import Brought, Copy


def looking_beside(project: Project, paths: Sequence[Path]) -> Iterator[Step | None]:
    """Look into files as ``looking`` does, in a thread; None is yielded while there is no news.

    Closing the iterator ends it. For the window's ``JobRunner``.
    """
    previews: list[FilePreview] = []
    for number, path in enumerate(paths):
        yield Step(done=number, total=len(paths), path=path)
        one = _One(project, path)
        try:
            while one.thread.is_alive():
                yield None
        finally:
            one.end()
        if one.fault is not None:
            previews.append(FilePreview(path=path, fault=one.fault))
        elif one.found is not None:
            previews.append(previewed(project, path, *one.found))
    yield Step(done=len(paths), total=len(paths), previews=tuple(previews))


class _One:
    """One file being looked into."""

    def __init__(self, project: Project, path: Path) -> None:
        self.found: tuple[Copy, Brought] | None = None
        self.fault: UserFacingError | None = None
        self._path, self._scheme = path, project.scheme
        self._looking: Looking = project.looking_into_copies()
        self.thread = Thread(target=self._run, name="look-into-copy", daemon=True)
        self.thread.start()

    def end(self) -> None:
        """Stop, and wait until it has."""
        self._looking.stop()
        self.thread.join()

    def _run(self) -> None:
        try:
            self.found = self._looking.run(self._path, self._scheme)
        except UserFacingError as error:
            self.fault = error
