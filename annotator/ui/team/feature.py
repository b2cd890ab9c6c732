"""People and assignments in the window: who works here, who they are, what each is to do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.errors import UserFacingError
from annotator.core.model import Annotator
from annotator.core.query import Kind
from annotator.core.query_words import offered
from annotator.ui.i18n import language
from annotator.ui.team.assigning import Assigning

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.team.window import TeamWindow
    from annotator.ui.team.work_as import WorkAsDialog
    from annotator.ui.workspace import Workspace


class Team(QObject):
    """Serves the commands about people and assignments."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._bridge = window, work, work.bridge
        self.assigning = Assigning(window, work, self)
        self.shown: TeamWindow | None = None
        self.asking: WorkAsDialog | None = None
        self._said = ""
        window.preferences.changed.connect(self._follow_setting)
        if window.project.as_stranger:
            window.project.as_stranger = False
            self._tell_stranger()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {
            "team.work_as": self.ask_who,
            "team.people": self.show,
            "team.assign": self.assigning.ask,
            "library.assign": lambda: self.assigning.ask(selected=True),
        }

    def remove(self) -> None:
        """Leave the window: the page goes."""
        self._window.preferences.changed.disconnect(self._follow_setting)
        if self._said and self._window.messages.what.text() == self._said:
            self._window.messages.hide()  # its buttons act on this page
        if self.asking is not None:
            self.asking.close()
        if self.shown is not None:
            self.shown.close()
        self.assigning.close()
        self.deleteLater()

    # People

    def show(self) -> None:
        """Show who works in the project and what each was given."""
        from annotator.ui.team.window import TeamWindow  # noqa: PLC0415  (not for the start)

        if self.shown is None:
            self.shown = TeamWindow(self._bridge, self._bridge.project.annotator_id, self._window)
            self.shown.assign_wanted.connect(self.assigning.ask)
            self.shown.packages_wanted.connect(self.assigning.ask_packages)
            self.shown.articles_wanted.connect(self.list_articles)
            self.shown.renamed.connect(self._show_annotator)
            self.shown.addAction(self._window.commands["edit.undo"])
            self.shown.destroyed.connect(self._forget_shown)
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()

    def list_articles(self, who: Annotator) -> None:
        """List the articles of somebody in the library."""
        field = offered("fields", Kind.ASSIGNED, language())
        self._work.search()
        self._work.library.field.line.setText(f'{field}:"{who.name}"')
        self._window.activateWindow()

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
        self._show_annotator()

    def _show_annotator(self) -> None:
        if self._window.toolbar is not None:
            self._window.toolbar.show_annotator()

    def _forget_shown(self) -> None:
        self.shown = None

    def _forget_asking(self) -> None:
        self.asking = None

    def _say(
        self,
        what: str,
        do: str,
        *,
        more: str = "",
        show_more: Callable[[], object] | None = None,
        second: str = "",
        do_second: Callable[[], object] | None = None,
    ) -> None:
        self._said = what
        self._window.messages.say(
            what, do, more=more, show_more=show_more, second=second, do_second=do_second
        )
