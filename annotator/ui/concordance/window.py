"""The window of the concordance: a form, the hits, and what can be done with those chosen."""

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.concordance import Mode, Search, search
from annotator.core.effects import Effects
from annotator.ui.bridge import ProjectBridge
from annotator.ui.concordance.actions_row import HitActions
from annotator.ui.concordance.delegate import HitDelegate
from annotator.ui.concordance.form import SearchForm
from annotator.ui.concordance.model import HitsModel
from annotator.ui.concordance.table import HitsTable
from annotator.ui.concordance.wording import (
    forms_in_words,
    outcome,
    searching,
    trouble,
)
from annotator.ui.drop_down import DropDown
from annotator.ui.elided import ElidedLabel
from annotator.ui.jobs import Job, JobRunner
from annotator.ui.theme import Theme

_SIZE = (1180, 720)
_FORMS = 500
"""More forms than anybody reads are not offered one by one."""


class ConcordanceWindow(QDialog):
    """Searches beside the work; the window can be closed and comes back as it was."""

    label_wanted = Signal(object)
    """The chosen hits are to get this label."""
    accept_wanted = Signal()
    unlabel_wanted = Signal()
    open_wanted = Signal(object)
    """This ``Hit`` is to be shown in its article."""
    copy_wanted = Signal()
    save_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Concordance"))
        self._bridge, self._theme = bridge, theme
        self._locale = QLocale()
        self.jobs = JobRunner(self)
        self._job: Job | None = None
        self.search: Search | None = None
        self.model = HitsModel(bridge, self)
        self.form = SearchForm(bridge.project.scheme, theme, self)
        self.table = HitsTable(self.model, HitDelegate(bridge, self.model, theme, self), self)
        self.forms = DropDown(self)
        self.told = ElidedLabel(self)
        self.bar = QProgressBar(self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.actions_row = HitActions(theme, self)
        self._arrange()
        self._connect()
        self._add_keys()
        self.set_scheme()
        self.set_theme(theme)
        self._show_state()

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.form.set_theme(theme)
        delegate = self.table.itemDelegate()
        if isinstance(delegate, HitDelegate):
            delegate.theme = theme
        self.actions_row.set_theme(theme)
        self.table.viewport().update()

    def set_scheme(self) -> None:
        """Offer the labels that the project has now."""
        scheme = self._bridge.project.scheme
        self.form.set_scheme(scheme)
        self.actions_row.set_scheme(scheme)
        self.table.keys = self.actions_row.keys

    def say(self, text: str) -> None:
        """Say what was done, until something else happens."""
        self.told.setText(text)
        self.told.setToolTip(text)

    def focus_search(self) -> None:
        """Put the keyboard into the field."""
        self.form.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.form.field.selectAll()

    def look(self) -> None:
        """Search for what the form says; what was found before goes."""
        query = self.form.query()
        if query is None:
            return
        self.jobs.stop()
        self.model.clear()
        self.search = None
        self.forms.clear()
        self.table.setCurrentIndex(self.model.index(-1, -1))
        steps = search(self._bridge.project, query, self._bridge.service.pipeline)
        self._job = job = self.jobs.run(searching(None), steps)
        job.progressed.connect(self._progress)
        job.finished.connect(self._finished)
        job.cancelled.connect(self._finished)
        job.failed.connect(self._failed)
        self._show_state()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Stop searching; what was found stays for the next time."""
        self.jobs.stop()
        super().closeEvent(event)

    def reject(self) -> None:
        """Esc stops a search, else closes the window."""
        if self.jobs.busy:
            self.jobs.stop()
        else:
            super().reject()

    # Putting together

    def _arrange(self) -> None:
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.cancel.setToolTip(self.tr("Stop searching; what is found so far stays (Esc)"))
        self.forms.setMinimumWidth(180)
        self.forms.setAccessibleName(self.tr("Forms"))
        self.forms.setToolTip(self.tr("Show one of the forms found, or all"))
        self.told.setObjectName("muted")
        self.cancel.setAutoDefault(False)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self.told, 1)
        state.addWidget(self.bar)
        state.addWidget(self.cancel)
        state.addWidget(self.forms)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.form)
        layout.addLayout(state)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.actions_row)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.form.asked.connect(self.look)
        self.form.descended.connect(self._enter_table)
        self.cancel.clicked.connect(self.jobs.stop)
        self.forms.activated.connect(self._choose_form)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.model.modelReset.connect(self._show_chosen)
        self.table.labelled.connect(self.label_wanted)
        self.table.accepted.connect(self.accept_wanted)
        self.table.unlabelled.connect(self.unlabel_wanted)
        self.table.copied.connect(self.copy_wanted)
        self.table.opened.connect(lambda row: self.open_wanted.emit(self.model.hit(row)))
        self.table.customContextMenuRequested.connect(self._open_menu)
        row = self.actions_row
        row.label_wanted.connect(self.label_wanted)
        row.accept_wanted.connect(self.accept_wanted)
        row.unlabel_wanted.connect(self.unlabel_wanted)
        row.open_wanted.connect(self._open_current)
        row.copy_wanted.connect(self.copy_wanted)
        row.save_wanted.connect(self.save_wanted)
        self._bridge.scheme_changed.connect(self.set_scheme)
        self._bridge.changed.connect(self._follow)

    def _add_keys(self) -> None:
        for keys, do in (
            ("Ctrl+F", self.focus_search),
            ("F5", self.look),
            ("Ctrl+S", self.save_wanted.emit),
            ("Ctrl+Z", self.undo_wanted.emit),
            ("Ctrl+Shift+Z", self.redo_wanted.emit),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(do)
            self.addAction(action)

    # Following

    def _progress(self, latest: Search) -> None:
        first = not self.model.rowCount()
        self.search = latest
        self.model.follow(latest.hits)
        if first and self.model.rowCount():
            self._show_chosen()
        self.bar.setRange(0, 1000 if latest.total else 0)
        self.bar.setValue(1000 * latest.done // max(1, latest.total))
        found = self._locale.toString(len(latest.hits))
        text = searching(latest)
        self.say(self.tr("{doing} {found} so far").format(doing=text, found=found))

    def _finished(self, latest: Search | None) -> None:
        self._job = None
        if latest is not None:
            self.search = latest
            self.model.follow(latest.hits)
            self.model.rearrange()
        self._fill_forms()
        self._show_state()

    def _follow(self, effects: Effects) -> None:
        """Say that there is more to be found since."""
        if effects.library and self.search is not None and not self.jobs.busy:
            self.say(self.tr("Articles have come in since: F5 searches again"))

    def _failed(self, error: object) -> None:
        self._finished(self.search)
        self._bridge.failed.emit(error)

    def _fill_forms(self) -> None:
        forms = self.model.forms()
        self.table.fit(form for form, _ in forms[:_FORMS])
        self.forms.clear()
        self.forms.addItem(self.tr("All forms ({count})").format(
            count=self._locale.toString(len(forms))), None)  # fmt: skip
        for form, count in forms[:_FORMS]:
            short = form if len(form) <= 40 else f"{form[:39]}…"
            self.forms.addItem(f"{short} — {self._locale.toString(count)}", form)

    def _choose_form(self) -> None:
        self.model.show_form(self.forms.currentData())

    def _show_state(self) -> None:
        busy = self.jobs.busy
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.forms.setVisible(not busy and self.forms.count() > 2)
        if busy:
            self.bar.setRange(0, 0)
            self.say(searching(None))
        elif self.search is None:
            self.say(self.tr("Enter searches all articles of the project"))
        else:
            said = [outcome(self.search, self.model.articles(), len(self.model.forms()))]
            if self.search.forms and self.form.mode is Mode.LEMMA:
                said.append(forms_in_words(self.search.forms))
            self.say(" · ".join([*said, *filter(None, [trouble(self.search)])]))
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.actions_row.show_chosen(len(self.table.rows()), self.model.rowCount())

    def _enter_table(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_current(self) -> None:
        rows = self.table.rows()
        if rows:
            self.open_wanted.emit(self.model.hit(rows[0]))

    def _open_menu(self, place: QPoint) -> None:
        if self.table.rows():
            menu = self.actions_row.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.table.viewport().mapToGlobal(place))
