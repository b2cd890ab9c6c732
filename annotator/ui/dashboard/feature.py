"""The dashboard in the window: shown by a command, counted while it is shown."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.errors import ExportWriteError, UserFacingError
from annotator.core.ids import DocumentId
from annotator.ui.i18n import language

if TYPE_CHECKING:
    from annotator.app.dashboard.charts import Chart, Dashboard
    from annotator.ui.dashboard.card import Card
    from annotator.ui.dashboard.counting import Counting
    from annotator.ui.dashboard.window import DashboardWindow
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class DashboardFeature(QObject):
    """Serves the command; counts nothing before the dashboard is asked for."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work, self._bridge = window, work, work.bridge
        self.shown: DashboardWindow | None = None
        self.counting: Counting | None = None
        work.bridge.closing.connect(self._stop)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"team.dashboard": self.show}

    def remove(self) -> None:
        """Leave the window: the page goes."""
        self._stop()
        self._bridge.closing.disconnect(self._stop)
        if self.shown is not None:
            self._window.appearance.changed.disconnect(self.shown.set_theme)
            self.shown.hidden.disconnect(self._rest)
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    def show(self) -> "DashboardWindow":
        """Show the dashboard, and keep it up to date as long as it is shown."""
        shown = self.shown = self.shown or self._made()
        assert self.counting is not None
        shown.offer()
        self.counting.wish = shown.wish()
        self.counting.start()
        shown.show()
        shown.raise_()
        shown.activateWindow()
        return shown

    def _made(self) -> "DashboardWindow":
        from annotator.ui.dashboard.counting import Counting  # noqa: PLC0415 (not for the start)
        from annotator.ui.dashboard.window import DashboardWindow  # noqa: PLC0415 (as above)

        appearance = self._window.appearance
        shown = DashboardWindow(self._bridge.project, appearance.theme, self._window)
        counting = self.counting = Counting(self._bridge, self)
        counting.built.connect(self._show_built)
        counting.progressed.connect(shown.follow)
        appearance.changed.connect(shown.set_theme)
        shown.wished.connect(counting.choose)
        shown.hidden.connect(self._rest)
        shown.opened.connect(self.open)
        shown.page_wanted.connect(self.save_page)
        shown.tables_wanted.connect(self.save_tables)
        shown.table_wanted.connect(self.save_table)
        shown.picture_wanted.connect(self.save_picture)
        return shown

    def _show_built(self, dashboard: "Dashboard") -> None:
        if self.shown is not None and self.counting is not None:
            self.shown.offer()
            self.shown.show_dashboard(dashboard)

    def _rest(self) -> None:
        """Count nothing while nobody looks."""
        if self.counting is not None:
            self.counting.following = False
            self.counting.later.stop()

    def _stop(self) -> None:
        if self.counting is not None:
            self.counting.stop()
            self.counting = None

    def open(self, document: DocumentId) -> None:
        """Lay an article on the desk."""
        if self._bridge.project.is_removed(document):
            if self._window.status_line is not None:
                self._window.status_line.say(self.tr("This article is no longer in the project"))
            return
        self._work.desk.open(document)
        self._window.activateWindow()
        self._work.article.setFocus()

    # Files

    def save_page(self) -> None:
        """Write the report to a file."""
        from annotator.app.dashboard.files import write_page  # noqa: PLC0415 (rare)
        from annotator.ui.dashboard import saving  # noqa: PLC0415 (rare)

        shown = self._there()
        path = saving.page_to_write(shown, self._beside("html"))
        dashboard = shown.dashboard
        if path is not None and dashboard is not None:
            self._write(lambda: write_page(path, dashboard, language()), path)

    def save_tables(self) -> None:
        """Write all tables into a folder."""
        from annotator.app.dashboard.files import write_tables  # noqa: PLC0415 (rare)
        from annotator.ui.dashboard import saving  # noqa: PLC0415 (rare)

        shown = self._there()
        path = saving.folder_for_tables(shown, self._bridge.project.path.parent)
        dashboard = shown.dashboard
        if path is not None and dashboard is not None:
            self._write(lambda: write_tables(path, dashboard), path)

    def save_table(self, chart: "Chart") -> None:
        """Write the table behind a chart."""
        from annotator.app.dashboard.files import write_table  # noqa: PLC0415 (rare)
        from annotator.ui.dashboard import saving  # noqa: PLC0415 (rare)

        path = saving.table_to_write(self._there(), self._beside("csv", chart.id))
        if path is not None:
            self._write(lambda: write_table(path, chart.table), path)

    def save_picture(self, card: "Card") -> None:
        """Write a chart as a picture."""
        from annotator.ui.dashboard import saving  # noqa: PLC0415 (rare)

        path = saving.picture_to_write(self._there(), self._beside("png", card.chart.id))
        if path is not None:
            self._write(lambda: _write_picture(card, path), path)

    def _there(self) -> "DashboardWindow":
        assert self.shown is not None
        return self.shown

    def _beside(self, suffix: str, what: str = "") -> Path:
        project = self._bridge.project.path
        name = "-".join(part for part in (project.stem, what or self.tr("report")) if part)
        return project.with_name(f"{name}.{suffix}")

    def _write(self, write: Callable[[], object], path: Path) -> None:
        try:
            write()
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        if self._window.status_line is not None:
            self._window.status_line.say(self.tr("Saved: {path}").format(path=path))


def _write_picture(card: "Card", path: Path) -> None:
    from PySide6.QtCore import QBuffer, QIODevice  # noqa: PLC0415 (rare)
    from PySide6.QtGui import QImageWriter  # noqa: PLC0415 (rare)

    from annotator.app.exporting.output import replacing  # noqa: PLC0415 (rare)

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    if not writer.write(card.view.picture()):
        raise ExportWriteError(path=str(path), reason=writer.errorString())
    with replacing(path) as file:
        file.write(buffer.data().data())
