"""Opening, making and closing projects for the window; one is open at a time."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.app.pipelines import usable_pipeline
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.app.unsaved import Kept
from annotator.core.errors import ProjectNotFoundError, UserFacingError
from annotator.core.model import Annotator
from annotator.ui.bridge import ProjectBridge
from annotator.ui.preferences import Preferences


class OpenProject(QObject):
    """The project that is open, if one is. The one before is closed when the next is there."""

    opened = Signal()
    closing = Signal()
    """The project is about to close: the last chance to store something in it."""
    pipeline_refused = Signal(str, str)
    """The pipeline that the project names may not be loaded here; the one used instead."""
    failed = Signal(object)
    """A ``UserFacingError``: it could not be opened, and what was open still is."""

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge: ProjectBridge | None = None
        self.as_stranger = False
        """Whether what was opened is somebody else's, though nobody asked for that."""
        self.refusal: UserFacingError | None = None
        """Why the project that is only read could not be opened for work, if that was tried."""
        self._preferences = preferences
        self.guards: list[Callable[[], bool]] = []
        """Asked before the open project is closed; one that says no has told why."""
        self.carried: dict[Path, tuple[Kept, ...]] = {}
        """What waits to be written to projects that could not be opened again."""

    def may_close(self) -> bool:
        """Tell whether the open project may be closed: nothing in it waits to be saved."""
        return self.bridge is None or all(guard() for guard in self.guards)

    def open(self, path: Path, *, over: bool = False) -> bool:
        """Open a project file; tell whether it is open now.

        ``over`` is the person's word that a computer that has been silent no longer has it open.
        """
        project = self.bridge.project if self.bridge is not None else None
        if project is not None and project.path == path.resolve() and not project.read_only:
            return True
        annotator = self._preferences.settings.annotator
        return self._take(lambda: Project.open(path.resolve(), annotator, over=over))

    def open_read_only(self, path: Path, refusal: UserFacingError | None = None) -> bool:
        """Open what a project file holds now, to be read; tell whether that went well.

        ``refusal`` is why it could not be opened for work; without it the last one stays.
        """
        self.refusal = refusal or self.refusal
        annotator = self._preferences.settings.annotator
        return self._take(lambda: Project.open_read_only(path.resolve(), annotator))

    def work_as(self, annotator: Annotator) -> bool:
        """Open the open project anew as somebody, who joins it if need be; tell whether it is so.

        View, history and lists are theirs from then on.
        """
        if self.bridge is None:
            return False
        if not self.may_close():
            return False
        project = self.bridge.project
        try:
            if not project.knows(annotator.id):
                project.join(annotator)
        except UserFacingError as error:
            self.failed.emit(error)
            return False
        path = project.path
        self.close()
        return self._take(lambda: Project.open(path, annotator), on_purpose=True)

    def create(self, path: Path) -> bool:
        """Make a project file at ``path`` and open it; tell whether it is open now."""
        annotator = self._preferences.settings.annotator
        return self._take(
            lambda: Project.create(path.resolve(), scheme=load_scheme(), annotator=annotator)
        )

    def demo(self, folder: Path | None = None) -> bool:
        """Open the demo project, making it first if it is not there yet."""
        from annotator.app.demo import demo_project  # noqa: PLC0415  (most starts need no demo)

        try:
            path = demo_project(self._preferences.settings.annotator, folder)
        except UserFacingError as error:
            self.failed.emit(error)
            return False
        return self.open(path)

    def close(self) -> None:
        """Close the project, if one is open."""
        if self.bridge is not None:
            self.closing.emit()
            bridge, self.bridge = self.bridge, None
            bridge.close()
            bridge.deleteLater()

    def _take(self, get: Callable[[], Project], *, on_purpose: bool = False) -> bool:
        if not self.may_close():
            return False
        try:
            project = get()
        except UserFacingError as error:
            if isinstance(error, ProjectNotFoundError):
                self._preferences.forget(str(error.fields.get("path", "")))
            self.failed.emit(error)
            return False
        self.close()
        pipeline, refused = usable_pipeline(project, self._preferences.settings)
        self.bridge = ProjectBridge(project, pipeline, self)
        settings = self._preferences.settings
        own = project.annotator_id == settings.annotator_id or project.package is not None
        harmless = own or on_purpose or project.read_only
        self.as_stranger = settings.introduced and not harmless
        self._preferences.opened(project.path)
        self.opened.emit()
        if refused:
            self.pipeline_refused.emit(refused, pipeline)
        return True


def is_project(path: Path) -> bool:
    """Tell whether a path has a project's ending."""
    return path.suffix.lower() == SUFFIX
