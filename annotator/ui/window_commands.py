"""What the commands of the window itself do: projects, files, settings, help."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from annotator.app.project import SUFFIX
from annotator.core.errors import (
    ProjectHeldError,
    ProjectLockedError,
    ProjectTooNewError,
    ProjectWriteError,
    UserFacingError,
)
from annotator.ui import i18n
from annotator.ui.dialogs import choosers
from annotator.ui.digit_row import MenuDigits
from annotator.ui.merging.feature import Merging
from annotator.ui.opening import is_project
from annotator.ui.reading import reading_slots
from annotator.ui.theme import NAMES as THEMES

if TYPE_CHECKING:
    from annotator.app.importing import ImportReport
    from annotator.ui.comparison.comparing import Comparing
    from annotator.ui.main_window import MainWindow

_READABLE = (ProjectHeldError, ProjectLockedError, ProjectTooNewError, ProjectWriteError)
"""Why a project cannot be opened for work though it may be read."""


class WindowCommands(QObject):
    """Carries out the commands that do not concern the document on the desk."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._recent: QMenu | None = None
        self._comparing: Comparing | None = None

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "project.new": self.new,
            "project.open": self.open,
            "project.recent": self.show_recent,
            "project.demo": self.demo,
            "project.add": self.add,
            "project.add_folder": self.add_folder,
            "project.suggest": self.suggest,
            "project.suggest_again": self.suggest_again,
            "project.pipeline": self.choose_pipeline,
            "project.cancel": self.cancel,
            "project.compare": self.compare,
            "project.close": self.close,
            "project.quit": self._window.close,
            "annotate.accept_sure": self.accept_sure,
            "article.zone": self.show_zones,
            "help.tour": self.tour,
            "help.keys": self.show_keys,
            **self._choices("theme", ("system", *THEMES)),
            **self._choices("language", ("system", *i18n.LANGUAGES)),
            **reading_slots(self._window.preferences),
        }

    def _choices(self, name: str, values: Sequence[str]) -> dict[str, Callable[[], object]]:
        """Return what the commands for the values of a setting do."""
        change = self._window.preferences.set
        return {f"view.{name}.{value}": partial(change, name, value) for value in values}

    # Projects

    def new(self) -> None:
        """Make a project from files that the person chooses."""
        self._new_from(choosers.articles_to_add(self._window))

    def open(self) -> None:
        """Open a project that the person chooses."""
        path = choosers.project_to_open(self._window)
        if path is not None:
            self._window.project.open(path)

    def open_recent(self, path: str) -> None:
        """Open a project by its path."""
        self._window.project.open(Path(path))

    def demo(self) -> None:
        """Open the demo project."""
        self._window.project.demo()

    def tour(self) -> None:
        """Begin the tour, in the demo."""
        from annotator.ui.tour.feature import begin_tour  # noqa: PLC0415  (rare)

        begin_tour(self._window)

    def close(self) -> None:
        """Close the project and show the welcome page."""
        if self._window.project.may_close():
            self._window.project.close()

    def show_recent(self) -> None:
        """Show the projects opened last, to choose one by its key."""
        menu = self._recent
        if menu is not None and not menu.isEmpty():
            below = self._window.menuBar().geometry().bottomLeft() + QPoint(12, 8)
            menu.popup(self._window.mapToGlobal(below))

    def recent_menu(self) -> QMenu:
        """Return the menu of the projects opened last."""
        self._recent = QMenu(self._window)
        self._recent.aboutToShow.connect(self._fill_recent)
        MenuDigits(self._recent)
        self._fill_recent()
        return self._recent

    def take_files(self, paths: Sequence[Path]) -> None:
        """Merge copies of the open project, open another, or add all as articles."""
        projects = [path for path in paths if is_project(path)]
        if projects and not self._merge(projects):
            self._window.project.open(projects[0])
        elif projects:
            return
        elif self._window.transfer is not None:
            self._add(paths)
        else:
            self._new_from(paths)

    def _merge(self, projects: Sequence[Path]) -> bool:
        return any(
            feature.take(projects)
            for feature in self._window.features
            if isinstance(feature, Merging)
        )

    def tell_failed(self, error: UserFacingError) -> None:
        """Say why a project could not be opened; offer to open it all the same where one may."""
        if self._window.backups.help_with(error):
            return
        project, path = self._window.project, Path(str(error.fields.get("path", "")))
        if not isinstance(error, _READABLE) or not path.is_file():
            self._window.messages.show_error(error)
            return
        held = isinstance(error, ProjectHeldError)
        self._window.messages.show_error(
            error,
            more=self.tr("Open read-only"),
            show_more=lambda: project.open_read_only(path, error),
            second=self.tr("Open all the same") if held else "",
            do_second=(lambda: project.open(path, over=True)) if held else None,
        )

    def _new_from(self, paths: Sequence[Path]) -> None:
        if not paths:
            return
        first = paths[0].resolve()
        name = first.name if first.is_dir() else first.stem
        target = choosers.project_to_create(self._window, first.with_name(name + SUFFIX))
        if target is not None and self._window.project.create(target):
            self._add(paths)

    def _fill_recent(self) -> None:
        menu = self._recent
        if menu is None:
            return
        menu.clear()
        recent = self._window.preferences.settings.recent
        for number, path in enumerate(recent, start=1):
            mark = f"&{number}  " if number < 10 else ""
            action = QAction(mark + Path(path).stem.replace("&", "&&"), menu)
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: self.open_recent(path))
            menu.addAction(action)
        menu.setToolTipsVisible(True)

    # Files

    def add(self) -> None:
        """Add articles that the person chooses."""
        self._prepare()
        paths = choosers.articles_to_add(self._window)
        if paths:
            self._add(paths)

    def add_folder(self) -> None:
        """Add the articles in a folder that the person chooses."""
        self._prepare()
        folder = choosers.folder_to_add(self._window)
        if folder is not None:
            self._add([folder])

    def tell(self, what: str, do: str) -> None:
        """Say in the window what a job has done."""
        self._window.messages.say(what, do)

    def tell_imported(self, what: str, do: str, report: "ImportReport | None") -> None:
        """Say what came of an import; offer its report if there is more to know."""
        if report is None:
            self._window.messages.say(what, do)
            return
        self._window.messages.say(
            what,
            do,
            more=self.tr("Details…"),
            show_more=lambda: self._show_import_report(what, report),
        )

    def introduce(self, name: str, identifier: str) -> None:
        """Take over who works on this computer."""
        if identifier:
            self._window.preferences.set("annotator_id", identifier)
        self._window.preferences.set("annotator_name", name)

    def tell_not_kept(self, reason: str) -> None:
        """Say that settings could not be stored."""
        self._window.messages.say(
            self.tr("Your settings could not be stored ({reason}).").format(reason=reason),
            self.tr("They hold until you close the window."),
        )

    def _prepare(self) -> None:
        """Let what reads files get ready while the person chooses them."""
        if self._window.transfer is not None:
            self._window.transfer.importing.prepare()

    def _add(self, paths: Sequence[Path]) -> None:
        if self._window.transfer is not None:
            self._window.transfer.add(paths)

    def _show_import_report(self, what: str, report: "ImportReport") -> None:
        from annotator.ui.importing.report import ImportReportDialog  # noqa: PLC0415  (rare)

        ImportReportDialog(report, what, self._window).show()

    # Suggestions

    def suggest(self) -> None:
        """Have suggestions made for every article without."""
        bridge, work = self._window.project.bridge, self._window.workspace
        if bridge is None or work is None:
            return
        if bridge.project.count_without_suggestions():
            bridge.start_suggesting(work.here())
        else:
            self._window.messages.say(
                self.tr("Every article has its suggestions."),
                self.tr("One article anew: Project, Pre-highlight this article again."),
            )

    def suggest_again(self) -> None:
        """Have the suggestions of the article on the desk made anew."""
        bridge, work = self._window.project.bridge, self._window.workspace
        here = work.here() if work is not None else None
        if bridge is not None and here is not None:
            bridge.suggest_again(here)

    def choose_pipeline(self) -> None:
        """Let the person choose which pipeline makes the project's suggestions."""
        from annotator.ui.dialogs.pipeline import PipelineDialog  # noqa: PLC0415  (rarely shown)

        bridge = self._window.project.bridge
        if bridge is not None:
            current = bridge.service.pipeline
            dialog = PipelineDialog(self._window.preferences, current, self._window)
            dialog.chosen.connect(bridge.use_pipeline)
            dialog.show()

    def tell_refused(self, wish: str, used: str) -> None:
        """Say that the pipeline a project names is not used."""
        self._window.messages.say(
            self.tr(
                "The project names the pipeline {wish}, which you have not agreed to load; "
                "{used} is used instead."
            ).format(wish=wish, used=used),
            self.tr("To load it all the same: Project, Pipeline."),
        )

    def cancel(self) -> None:
        """Stop making suggestions."""
        if self._window.project.bridge is not None:
            self._window.project.bridge.cancel_suggesting()

    def compare(self) -> None:
        """Compare the project with gold that the person chooses."""
        from annotator.ui.comparison.comparing import Comparing  # noqa: PLC0415  (rarely used)

        if self._comparing is None:
            self._comparing = Comparing(self._window)
        self._comparing.ask()

    # The article

    def show_menu(self, place: QPoint) -> None:
        """Show what can be done where the mouse is."""
        if self._window.labels is not None:
            self._window.labels.popup(place)

    def accept_sure(self) -> None:
        """Ask from which score on suggestions are to be accepted."""
        work = self._window.workspace
        if work is not None and work.desk.document is not None:
            work.accepting.ask(self._window.preferences)

    def show_zones(self) -> None:
        """Show the zones that the paragraph at the caret can be."""
        work, menus = self._window.workspace, self._window.labels
        if work is not None and menus is not None and work.desk.document is not None:
            menus.popup_zones(work.article)

    def zoom(self, direction: int) -> None:
        """Show the article in larger (1) or smaller (-1) letters."""
        self._window.commands["view.larger" if direction > 0 else "view.smaller"].trigger()

    # Language and help

    def speak(self) -> None:
        """Take over the language of the settings."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            i18n.install(app, self._window.preferences.settings.language)
            self._window.set_words()

    def show_keys(self) -> None:
        """Show the keys that act now."""
        from annotator.ui.dialogs.key_sheet import KeySheet  # noqa: PLC0415  (not at start)

        labels = self._window.labels
        shown = list(labels.by_key.values()) if labels is not None else []
        work, focus = self._window.workspace, self._window.focusWidget()
        in_article = work is not None and focus in (work.article, None)
        KeySheet(self._window.commands, shown, self._window, in_article=in_article).show()


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are being dropped."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
