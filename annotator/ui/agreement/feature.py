"""Agreement in the window: measured beside the work, and the way to the places."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.ui.desk import Selection
from annotator.ui.dialogs import choosers
from annotator.ui.i18n import language
from annotator.ui.learning.opening import is_there

if TYPE_CHECKING:
    from annotator.app.agreement import Works
    from annotator.app.agreement.confusion import MatrixProgress, Place
    from annotator.app.agreement.sheets import Line
    from annotator.core.ids import AnnotatorId, DocumentId
    from annotator.ui.agreement.running import Running
    from annotator.ui.agreement.window import AgreementWindow
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class AgreementFeature(QObject):
    """Makes the window when it is first wanted and keeps it while the project is open."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.shown: AgreementWindow | None = None
        self.measuring: Running | None = None
        self.counting: Running | None = None
        self._stale = False
        work.bridge.changed.connect(self._follow)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what its command does."""
        return {"team.agreement": self.show}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        self._work.bridge.changed.disconnect(self._follow)
        for running in (self.measuring, self.counting):
            if running is not None:
                running.stop()
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    def show(self) -> "AgreementWindow":
        """Show the window; what has changed since is measured anew."""
        fresh = self.shown is None
        shown = self.shown = self.shown or self._made()
        shown.show()
        shown.raise_()
        shown.activateWindow()
        if fresh or self._stale:
            shown.choices.refresh()
            self.measure()
        return shown

    # Measuring

    def measure(self) -> None:
        """Measure what is chosen, beside the work."""
        from annotator.app.agreement import measure, names_of, numbers_of  # noqa: PLC0415

        shown, running = self.shown, self.measuring
        if shown is None or running is None:
            return
        self._stop()
        self._stale = False
        project = self._work.bridge.project
        choice = shown.choices.choice(self._work.library.model.listing)
        try:
            numbers = numbers_of(project, choice)
        except UserFacingError as error:
            shown.explain(self._words_of(error))
            return
        scheme, names = project.scheme, names_of(project)

        def steps(works: "Works") -> Iterator[object]:
            return measure(works.each(numbers), numbers, scheme, names, choice)

        shown.set_busy(busy=True)
        running.start(project.works(), steps)

    def count(self) -> None:
        """Count the matrix of the two annotators chosen."""
        from annotator.app.agreement import numbers_of  # noqa: PLC0415 (not at start)
        from annotator.app.agreement.confusion import confuse  # noqa: PLC0415

        shown, running = self.shown, self.counting
        pair = shown.matrix.pair if shown is not None else None
        if shown is None or running is None or pair is None:
            return
        project = self._work.bridge.project
        choice = shown.choices.choice(self._work.library.model.listing)
        try:
            numbers = numbers_of(project, choice)
        except UserFacingError as error:
            shown.explain(self._words_of(error))
            return
        scheme = project.scheme
        chosen: tuple[AnnotatorId, AnnotatorId] = pair

        def steps(works: "Works") -> Iterator[object]:
            return confuse(works.each(numbers), len(numbers), scheme, chosen, choice)

        shown.set_busy(busy=True)
        running.start(project.works(), steps)

    def cancel(self) -> None:
        """Measure no further; what was there stays."""
        self._stop()
        if self.shown is not None:
            self.shown.set_busy(busy=False)

    def open(self, document: "DocumentId", start: int = 0, end: int = 0) -> None:
        """Lay an article on the desk, at a place of it if one is given."""
        work = self._work
        if not is_there(work.bridge.project, document):
            if self._window.status_line is not None:
                self._window.status_line.say(self.tr("This article is no longer in the project"))
            return
        desk = work.desk
        desk.open(document, start)
        if end > start:
            here = [x for x in desk.visible() if (x.start, x.end) == (start, end)]
            if here:
                desk.set_focus(here[0].id)
            else:
                desk.select(Selection(start, end, exact=True))
        self._window.activateWindow()
        work.article.setFocus()

    # Inside

    def _made(self) -> "AgreementWindow":
        from annotator.ui.agreement.running import Running  # noqa: PLC0415 (not at start)
        from annotator.ui.agreement.window import AgreementWindow  # noqa: PLC0415

        appearance = self._window.appearance
        shown = AgreementWindow(self._work.bridge.project, appearance.theme, self._window)
        appearance.changed.connect(shown.set_theme)
        self.measuring, self.counting = Running(self), Running(self)
        for running in (self.measuring, self.counting):
            running.progressed.connect(shown.bar.setValue)
            running.broken.connect(self.cancel)
        self.measuring.finished.connect(self._measured)
        self.counting.finished.connect(self._counted)
        shown.choices.changed.connect(self.measure)
        shown.cancel_wanted.connect(self.cancel)
        shown.finished.connect(self.cancel)
        shown.copy_wanted.connect(self._copy)
        shown.save_wanted.connect(self._save)
        shown.matrix_wanted.connect(self.count)
        shown.matrix.pair_wanted.connect(self.count)
        shown.matrix.open_wanted.connect(self._open_place)
        shown.tables["articles"].entered.connect(self._open_line)
        shown.tables["pairs"].entered.connect(self._open_line)
        return shown

    def _stop(self) -> None:
        for running in (self.measuring, self.counting):
            if running is not None:
                running.stop()

    def _measured(self, progress: object) -> None:
        result = getattr(progress, "result", None)
        if self.shown is not None and result is not None:
            self.shown.show_result(result)
            if self.shown.sheet is None:
                self.count()

    def _counted(self, progress: "MatrixProgress") -> None:
        if self.shown is not None:
            self.shown.set_busy(busy=False)
            if progress.matrices is not None:
                self.shown.matrix.show_matrices(progress.matrices)

    def _open_place(self, place: "Place") -> None:
        self.open(place.document, place.start, place.end)

    def _open_line(self, line: "Line") -> None:
        """Open the article of a line, or the matrix of a pair."""
        shown = self.shown
        if line.document is not None:
            self.open(line.document)
        elif line.pair is not None and shown is not None:
            shown.matrix.choose(line.pair)
            shown.tabs.setCurrentWidget(shown.matrix)
            shown.matrix.grid.setFocus()

    def _copy(self) -> None:
        if self.shown is not None and self.shown.sheet is not None:
            self.shown.sheet.copy()

    def _save(self) -> None:
        from annotator.app.agreement.sheets import write_sheet  # noqa: PLC0415 (rare)

        shown = self.shown
        if shown is None or shown.sheet is None:
            return
        bridge = self._work.bridge
        path = choosers.hits_to_save(shown, bridge.project.path.with_suffix(".csv"))
        if path is None:
            return
        try:
            write_sheet(path, shown.sheet.rows.sheet, language())
        except UserFacingError as error:
            bridge.failed.emit(error)

    def _follow(self, effects: Effects) -> None:
        """Measure anew when the window is shown next: something has changed."""
        self._stale = True
        if effects.scheme and self.shown is not None:
            self.shown.choices.refresh()

    def _words_of(self, error: UserFacingError) -> str:
        from annotator.app.messages import message_of  # noqa: PLC0415 (rare)

        message = message_of(error, language())
        return f"{message.what}\n\n{message.do}"
