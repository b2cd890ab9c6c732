"""What is not applied yet: problems first, then each change with what it concerns."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.app.scheme_changes import Breach, Preview
from annotator.core.scheme_checking import Problem
from annotator.core.scheme_editing import SCHEME, item
from annotator.ui.icons import icon
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.wording import change_text, name_at, problem_text
from annotator.ui.theme import Theme

_WHAT = Qt.ItemDataRole.UserRole
_WAIT = 150
"""Milliseconds after the last key in which changes are worked out."""


class PendingList(QTreeWidget):
    """Lists problems and changes; Enter or a double click goes to what a line is about."""

    breach_asked = Signal(object)
    """A ``Breach`` to show in its article."""
    refreshed = Signal()

    def __init__(self, session: EditSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self.setAccessibleName(self.tr("What is not applied yet"))
        self.setHeaderHidden(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.refresh)
        session.changed.connect(self._timer.start)
        session.counted.connect(self._timer.start)
        self.itemActivated.connect(self._go)
        self.itemDoubleClicked.connect(self._go)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and problems in the colours of ``theme``."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Work out the changes now."""
        self._timer.stop()
        self.clear()
        for problem in self._session.problems():
            self._add_problem(problem)
        for preview in self._session.previews():
            self._add_change(preview)
        if not self.topLevelItemCount():
            row = QTreeWidgetItem(self, [self.tr("Nothing to apply: the scheme is as it was.")])
            row.setForeground(0, self._theme.colour("muted"))
            row.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.refreshed.emit()

    def texts(self) -> list[str]:
        """Return the lines, without what is listed under them."""
        return [row.text(0) for row in self.rows()]

    def rows(self) -> list[QTreeWidgetItem]:
        """Return the lines themselves."""
        found = (self.topLevelItem(index) for index in range(self.topLevelItemCount()))
        return [row for row in found if row is not None]

    def _add_problem(self, problem: Problem) -> None:
        scheme = self._session.scheme
        text = problem_text(scheme, problem)
        if problem.place != SCHEME:
            text = self.tr("{name}: {problem}").format(
                name=name_at(scheme, problem.place), problem=text
            )
        row = QTreeWidgetItem(self, [text])
        row.setIcon(0, icon("warning", self._theme, "danger"))
        row.setForeground(0, self._theme.colour("danger"))
        row.setToolTip(0, text)
        row.setData(0, _WHAT, problem.place)

    def _add_change(self, preview: Preview) -> None:
        text = change_text(self._session.draft, preview)
        text = text[:1].upper() + text[1:]
        row = QTreeWidgetItem(self, [text])
        if preview.breaches:
            row.setIcon(0, icon("warning", self._theme, "warning"))
        row.setToolTip(0, text)
        row.setData(0, _WHAT, preview.difference.place)
        for breach in preview.breaches:
            self._add_breach(row, breach)
        left = preview.count - len(preview.breaches)
        if preview.breaches and left:
            QTreeWidgetItem(row, [self.tr("and %Ln more", "", left)])
        row.setExpanded(len(preview.breaches) <= 3)

    def _add_breach(self, above: QTreeWidgetItem, breach: Breach) -> None:
        project = self._session.bridge.project
        title = project.document(breach.document).title
        text = f"“{breach.text}”"
        if breach.other is not None:
            other = breach.other
            words = project.document(breach.document).text[other.start : other.end]
            text = self.tr("“{one}” and “{other}”").format(
                one=breach.text, other=" ".join(words.split())[:40]
            )
        row = QTreeWidgetItem(above, [f"{text} · {title}" if title else text])
        row.setToolTip(0, self.tr("Double click: show it in its article"))
        row.setData(0, _WHAT, breach)

    def _go(self, row: QTreeWidgetItem) -> None:
        what = row.data(0, _WHAT)
        if isinstance(what, Breach):
            self.breach_asked.emit(what)
        elif what is not None and (what == SCHEME or item(self._session.scheme, what) is not None):
            self._session.show_place(what)
