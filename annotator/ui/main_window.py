"""The main window: puts the parts together and connects them."""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QStatusBar, QVBoxLayout, QWidget

from annotator.core.uncertainty import Order
from annotator.ui.actions import Actions, fill_menus
from annotator.ui.appearance import Appearance
from annotator.ui.availability import Availability
from annotator.ui.backups.tools import BackupTools
from annotator.ui.bare_mode import BareMode
from annotator.ui.digit_row import DigitRow
from annotator.ui.echo import EchoedBar
from annotator.ui.features import FEATURES, Feature
from annotator.ui.jobs import JobBar, JobRunner
from annotator.ui.label_menus import LabelMenus
from annotator.ui.opening import OpenProject
from annotator.ui.preferences import Preferences
from annotator.ui.reading import NAMES as READING
from annotator.ui.reading import apply_reading
from annotator.ui.shortcuts.shortcuts import KEYS, Shortcuts
from annotator.ui.status_line import StatusLine
from annotator.ui.theme import Theme
from annotator.ui.toolbar import ProjectToolBar
from annotator.ui.transfer import Transfer
from annotator.ui.welcome import WelcomePage
from annotator.ui.window_commands import WindowCommands, dropped_paths
from annotator.ui.window_tools import WindowTools
from annotator.ui.workspace import Workspace

_LEAST = QSize(1024, 600)
_USUAL = QSize(1280, 800)


class MainWindow(QMainWindow):
    """The one window. Without a project it shows the welcome page."""

    def __init__(
        self, preferences: Preferences, appearance: Appearance, *, suggesting: bool = True
    ) -> None:
        super().__init__()
        self.preferences = preferences
        self.appearance = appearance
        self.project = OpenProject(preferences, self)
        self.jobs = JobRunner(self)
        self.shortcuts = Shortcuts(preferences, self)
        self.commands = Actions(self)
        self.messages = EchoedBar(appearance.theme)
        self.job_bar = JobBar(self.jobs)
        self.welcome = WelcomePage(appearance.theme, lambda: preferences.settings)
        self.pages = QStackedWidget()
        self.menus: dict[str, QMenu] = {}
        self.workspace: Workspace | None = None
        self.toolbar: ProjectToolBar | None = None
        self.status_line: StatusLine | None = None
        self.labels: LabelMenus | None = None
        self.transfer: Transfer | None = None
        self.features: list[Feature] = []
        self.suggesting = suggesting
        self.available = Availability(self)
        self._digits = DigitRow(self._with_keys, self)
        self.bare = BareMode(self)
        self._does = WindowCommands(self)
        self.tools = WindowTools(self)
        self.backups = BackupTools(self)
        self._assemble()
        self._connect()
        self.set_words()
        self._restore_geometry()

    def set_words(self) -> None:
        """Write everything in the window's language; an open project's page is built anew."""
        had_page = self.workspace is not None
        if had_page:
            self._remove_page()
        self.commands.set_words()
        self.menuBar().clear()
        self.menus = fill_menus(self.menuBar(), self.commands)
        self.commands["project.recent"].setMenu(self._does.recent_menu())
        self.commands.set_theme(self.appearance.theme)
        self.welcome.set_words()
        self.messages.set_words()
        self.job_bar.set_words()
        if had_page:
            self._add_page()
        self.available.follow_history()
        self._set_title()

    # After a bug

    def read_again(self) -> None:
        """Let what is shown be read from the project anew."""
        if self.project.bridge is not None:
            self.project.bridge.keeping.stale.emit()

    def explains(self, error: BaseException) -> bool:
        """Tell a fault of the disk met in reading; False where an error is a bug."""
        return self.project.bridge is not None and self.project.bridge.explains(error)

    # Putting together

    def _assemble(self) -> None:
        self.setMinimumSize(_LEAST)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.pages.addWidget(self.welcome)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.messages)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.job_bar)
        self.setCentralWidget(centre)
        self.commands.serve(self._does.slots())
        self.commands.serve(self.tools.slots())
        self.commands.serve(self.backups.slots())

    def _connect(self) -> None:
        self.project.opened.connect(self._show_project)
        self.project.closing.connect(self._leave_project)
        self.project.failed.connect(self._does.tell_failed)
        self.project.pipeline_refused.connect(self._does.tell_refused)
        self.preferences.changed.connect(self._follow_setting)
        self.preferences.not_kept.connect(self._does.tell_not_kept)
        self.appearance.changed.connect(self._set_theme)
        self.welcome.new_requested.connect(self._does.new)
        self.welcome.open_requested.connect(self._does.open)
        self.welcome.demo_requested.connect(self._does.demo)
        self.welcome.recent_requested.connect(self._does.open_recent)
        self.welcome.forget_requested.connect(self.preferences.forget)
        self.welcome.introduced.connect(self._does.introduce)
        self.welcome.person_requested.connect(lambda: self.tools.show_preferences("you"))
        self.welcome.set_recent(self.preferences.settings.recent)

    # The page of the open project

    def _show_project(self) -> None:
        self.messages.hide()
        self._add_page()
        self._set_title()
        if self.workspace is not None:
            self.workspace.seen.connect(self._begin_suggesting)

    def _leave_project(self) -> None:
        self.jobs.stop()
        if self.workspace is not None:
            self.workspace.remember_place()
        self._remove_page()
        self.available.follow_history()
        self._set_title(closing=True)

    def _add_page(self) -> None:
        bridge, theme = self.project.bridge, self.appearance.theme
        if bridge is None:
            return
        bridge.failed.connect(self.messages.show_error)
        bridge.changed.connect(self.available.follow_history)
        bridge.suggesting.connect(self.available.follow)
        self.transfer = Transfer(bridge, self.jobs, self)
        self.transfer.importing.told.connect(self._does.tell_imported)
        self.transfer.added.connect(self._begin_suggesting)
        work = self.workspace = Workspace(bridge, theme)
        self.toolbar = ProjectToolBar(bridge, self.commands)
        self.addToolBar(self.toolbar)
        self.status_line = StatusLine(bridge, work.desk, theme)
        self.setStatusBar(self.status_line)
        self.labels = LabelMenus(bridge, work.gestures, self.commands, self.menus["labels"], self)
        self.commands.serve(work.slots())
        self.features = [make(self, work) for make in FEATURES]
        for feature in self.features:
            self.commands.serve(feature.slots())
        self.commands.attach(work.article)
        apply_reading(work.article, self.preferences.settings)
        work.restore_panels(self.preferences.settings.panels)
        self._connect_page(work)
        self.pages.addWidget(work)
        self.pages.setCurrentWidget(work)
        self.available.follow_history()
        work.article.setFocus()

    def _connect_page(self, work: Workspace) -> None:
        work.article.menu_requested.connect(self._does.show_menu)
        work.article.zoom_requested.connect(self._does.zoom)
        work.add_requested.connect(self._does.add)
        orders = {item: self.commands[f"view.order.{item}"] for item in Order}
        work.library.offer_orders(orders, self.commands["view.seed"], self.commands["view.share"])
        work.suggestions_wanted.connect(self._does.suggest)
        work.panels_changed.connect(self.available.follow)
        work.desk.document_changed.connect(self.available.follow)
        work.desk.focus_changed.connect(self.available.follow)

    def _remove_page(self) -> None:
        work, toolbar, bridge = self.workspace, self.toolbar, self.project.bridge
        if work is None or toolbar is None or bridge is None or self.labels is None:
            return
        self.bare.leave()
        bridge.failed.disconnect(self.messages.show_error)
        bridge.changed.disconnect(self.available.follow_history)
        bridge.suggesting.disconnect(self.available.follow)
        self.preferences.set("panels", work.saved_panels())
        self.labels.remove()
        for feature in self.features:
            feature.remove()
        self.features = []
        self.removeToolBar(toolbar)
        self.pages.removeWidget(work)
        for part in (work, toolbar):
            part.deleteLater()
        if self.transfer is not None:
            self.transfer.remove()
        self.setStatusBar(QStatusBar())  # the window deletes the one it had
        self.statusBar().hide()
        self.workspace = self.toolbar = self.transfer = self.labels = self.status_line = None

    # Following

    def _follow_setting(self, name: str) -> None:
        if name in READING and self.workspace is not None:
            apply_reading(self.workspace.article, self.preferences.settings)
        if name in KEYS:
            self.shortcuts.follow()
            self.set_words()
        if name == "language":
            self._does.speak()
        if name == "recent":
            self.welcome.set_recent(self.preferences.settings.recent)
        if name == "annotator_name":
            self.welcome.show_person()
        self.available.follow()

    def _set_theme(self, theme: Theme) -> None:
        self.commands.set_theme(theme)
        for part in (self.welcome, self.messages, self.workspace, self.status_line):
            if part is not None:
                part.set_theme(theme)

    def _set_title(self, *, closing: bool = False) -> None:
        if self.project.bridge is None or closing:
            self.setWindowTitle(self.tr("Annotator"))
        else:
            project = self.project.bridge.project
            title = self.tr("{project} — Annotator")
            if project.read_only:
                title = self.tr("{project} (read only) — Annotator")
            self.setWindowTitle(title.format(project=project.name))

    def _with_keys(self) -> list[QAction]:
        labels = self.labels.actions if self.labels is not None else []
        return [*self.commands.all, *labels]

    def _begin_suggesting(self) -> None:
        if self.suggesting and self.project.bridge is not None and self.workspace is not None:
            self.project.bridge.start_suggesting(self.workspace.here())

    def _restore_geometry(self) -> None:
        self.resize(_USUAL)
        try:
            self.restoreGeometry(
                QByteArray(b64decode(self.preferences.settings.window, validate=True))
            )
        except (Base64Error, ValueError):
            return  # not ours: the usual size stays

    # Events

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Watch the row of digits of the native window."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            handle.installEventFilter(self._digits)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files and folders."""
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open a project, add anything else."""
        event.acceptProposedAction()
        self._does.take_files(dropped_paths(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Store where everything is, then close the project."""
        if not self.project.may_close():
            event.ignore()
            return
        self.bare.leave()
        self.preferences.set("window", b64encode(self.saveGeometry().data()).decode("ascii"))
        self.project.close()
        super().closeEvent(event)
