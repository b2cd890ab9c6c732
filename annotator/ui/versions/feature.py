"""The versions of stories in the window: looked for beside the work, shown, and acted on."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.ids import DocumentId
from annotator.ui.history_text import gesture_text
from annotator.ui.versions.wording import named

if TYPE_CHECKING:
    from annotator.app.duplicates.finding import VersionsProgress
    from annotator.app.holdings import HistoryStep
    from annotator.app.operations.operation import Operation
    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow
    from annotator.ui.versions.window import VersionsWindow
    from annotator.ui.workspace import Workspace


class Versions(QObject):
    """Serves the commands, and has new articles compared with the others after an import."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.shown: VersionsWindow | None = None
        self._job: Job | None = None
        self._known = (0, 0)
        self._wanted = False
        work.header.versions_wanted.connect(self.show)
        work.bridge.carried.connect(self._told_carried)
        if work.bridge.untold is not None:
            self._told_carried(*work.bridge.untold)
        if window.transfer is not None:
            window.transfer.added.connect(self.find)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"project.versions": self.find_and_show, "view.versions": self.show}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    # Finding

    def find(self) -> None:
        """Compare the articles that were not compared yet, as a job beside the work."""
        from annotator.app.duplicates.finding import find_versions  # noqa: PLC0415  (not at start)

        if self._job is not None:
            return
        project = self._work.bridge.project
        self._known = project.version_counts()
        steps = find_versions(project)
        self._job = job = self._window.jobs.run(self.tr("Looking for versions of stories…"), steps)
        job.finished.connect(self._found)
        job.cancelled.connect(self._stopped)
        job.failed.connect(self._failed)

    def find_and_show(self) -> None:
        """Look for versions, then show them."""
        self._wanted = True
        self.find()

    def _found(self, progress: "VersionsProgress") -> None:
        self._job = None
        new = progress.documents - self._known[1]
        if new:
            self._say(self.tr("%n article(s) found to be versions of stories", "", new))
        elif self._wanted:
            self._say(self.tr("No new versions of stories found"))
        self._look_again()
        if self._wanted:
            self._wanted = False
            self.show()

    def _stopped(self, _: object) -> None:
        self._job = None
        self._wanted = False
        self._look_again()

    def _failed(self, error: object) -> None:
        self._job = None
        self._wanted = False
        self._work.bridge.failed.emit(error)

    def _look_again(self) -> None:
        self._work.header.show_versions()
        if self.shown is not None:
            self.shown.reload()

    # The window

    def show(self) -> "VersionsWindow":
        """Show the stories, and of the article on the desk its own."""
        shown = self.shown or self._made()
        self.shown = shown
        shown.reload()
        here = self._work.here()
        if here is not None:
            shown.show_story(here)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.version_list.setFocus()
        return shown

    def _made(self) -> "VersionsWindow":
        from annotator.ui.versions.window import VersionsWindow  # noqa: PLC0415  (not at start)

        appearance = self._window.appearance
        shown = VersionsWindow(self._work.bridge, appearance.theme, self._window)
        appearance.changed.connect(shown.set_theme)
        shown.find_wanted.connect(self.find)
        shown.carry_wanted.connect(self.carry)
        shown.apart_wanted.connect(self.set_apart)
        shown.skip_wanted.connect(self.skip)
        shown.open_wanted.connect(self.open)
        shown.undo_wanted.connect(self._undo)
        shown.redo_wanted.connect(self._redo)
        return shown

    def carry(self, source: DocumentId, targets: tuple[DocumentId, ...]) -> None:
        """Propose in other versions what is accepted in one."""
        from annotator.app.operations.versions import CarryOver  # noqa: PLC0415 (imported by then)

        self._do(CarryOver(source, targets))

    def set_apart(self, document: DocumentId, others: tuple[DocumentId, ...]) -> None:
        """Note that a document is no version of others."""
        from annotator.app.operations.versions import SetApart  # noqa: PLC0415 (imported by then)

        self._do(SetApart(document, others))

    def skip(self, documents: tuple[DocumentId, ...]) -> None:
        """Skip versions that are not finished."""
        from annotator.app.operations.versions import SkipVersions  # noqa: PLC0415 (as above)

        self._do(SkipVersions(documents))

    def open(self, document: DocumentId) -> None:
        """Show a version in the article, and give the article the keyboard."""
        self._work.desk.open(document)
        self._window.activateWindow()
        self._work.article.setFocus()

    def _do(self, operation: "Operation") -> None:
        bridge = self._work.bridge
        effects = bridge.do(operation)
        if effects is None or self.shown is None:
            return
        self.shown.reload()
        step = bridge.project.next_undo if effects.documents or effects.library else None
        if step is None:
            self.shown.say(self.tr("Nothing to do: it is so already"))
        else:
            self.shown.say(self.tr("Done: {gesture}").format(gesture=gesture_text(step)))

    def _undo(self) -> None:
        step = self._work.bridge.project.next_undo
        self._stepped(step, self._work.bridge.undo, self.tr("Undone: {gesture}"))

    def _redo(self) -> None:
        step = self._work.bridge.project.next_redo
        self._stepped(step, self._work.bridge.redo, self.tr("Done again: {gesture}"))

    def _stepped(self, step: "HistoryStep | None", do: Callable[[], object], said: str) -> None:
        if step is not None and do() is not None and self.shown is not None:
            self.shown.reload()
            self.shown.say(said.format(gesture=gesture_text(step)))

    def _told_carried(self, count: int, title: str) -> None:
        self._work.bridge.untold = None
        told = self.tr("%n label(s) carried over from {title}", "", count)
        self._say(told.format(title=named(title)))

    def _say(self, text: str) -> None:
        if self._window.status_line is not None:
            self._window.status_line.say(text)
