"""People and assignments in the window: who works here, who they are, what each is to do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.errors import UserFacingError
from annotator.core.model import Annotator

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.team.work_as import WorkAsDialog
    from annotator.ui.workspace import Workspace


class Team(QObject):
    """Serves the commands about people and assignments."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._bridge = window, work.bridge
        self.asking: WorkAsDialog | None = None
        self._said = ""
        window.preferences.changed.connect(self._follow_setting)
        if window.project.as_stranger:
            window.project.as_stranger = False
            self._tell_stranger()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"team.work_as": self.ask_who}

    def remove(self) -> None:
        """Leave the window: the page goes."""
        self._window.preferences.changed.disconnect(self._follow_setting)
        if self._said and self._window.messages.what.text() == self._said:
            self._window.messages.hide()  # its buttons act on this page
        if self.asking is not None:
            self.asking.close()
        self.deleteLater()

    # As whom one works

    def ask_who(self) -> None:
        """Ask as whom the project is to be opened; a work package is for one person alone."""
        from annotator.ui.team.work_as import WorkAsDialog  # noqa: PLC0415  (rarely shown)

        project = self._bridge.project
        package = project.package
        if package is not None:
            self._say(
                self.tr("This is a work package for {name}, from the project {project}.").format(
                    name=project.annotator.name, project=package.get("project") or project.name
                ),
                self.tr("Only their work goes into it. To work as somebody else, open the project"
                        " itself or their package."),
            )  # fmt: skip
            return
        self.asking = WorkAsDialog(project, self._own, self._window)
        self.asking.chosen.connect(self.work_as)
        self.asking.destroyed.connect(self._forget_asking)
        self.asking.open()

    def work_as(self, annotator: Annotator) -> None:
        """Open the project anew as somebody."""
        window = self._window  # this object goes with the page
        if window.project.work_as(annotator):
            window.messages.say(window.tr("You work as {name} now.").format(name=annotator.name))

    @property
    def _own(self) -> Annotator:
        return self._window.preferences.settings.annotator

    def _tell_stranger(self) -> None:
        own, here = self._own, self._bridge.project.annotator
        known = self._bridge.project.knows(own.id)
        self._say(
            self.tr("The project is open as {name}, and you are {own}.").format(
                name=here.name, own=own.name
            ),
            self.tr("What you label now counts as theirs.")
            if known
            else self.tr("You are not in it yet. What you label now counts as theirs."),
            more=self.tr("Work as {own}").format(own=own.name),
            show_more=lambda: self.work_as(own),
            second=self.tr("Stay {name}").format(name=here.name),
            do_second=lambda: None,
        )

    # Following

    def _follow_setting(self, name: str) -> None:
        """Take a new name of one's own over into the project, if one works in it."""
        own, project = self._own, self._bridge.project
        known = [one for one in project.people if one.id == own.id]
        if name != "annotator_name" or not known or known[0].name == own.name:
            return
        try:
            project.join(own)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
        if self._window.toolbar is not None:
            self._window.toolbar.show_annotator()

    def _forget_asking(self) -> None:
        self.asking = None

    def _say(self, what: str, do: str = "", **buttons: object) -> None:
        self._said = what
        self._window.messages.say(what, do, **buttons)  # type: ignore[arg-type]
