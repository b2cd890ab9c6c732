"""The window of comparing: articles, the text with everybody's marks, and the case looked at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.core.adjudication import Case
from annotator.ui.bridge import ProjectBridge
from annotator.ui.compare.actions import CompareActions
from annotator.ui.compare.article_list import ArticleList
from annotator.ui.compare.card import Rendering
from annotator.ui.compare.content import Cards
from annotator.ui.compare.desk import CompareDesk
from annotator.ui.compare.panel import CasePanel, Telling
from annotator.ui.compare.session import Session
from annotator.ui.compare.text import ComparedText
from annotator.ui.elided import ElidedLabel
from annotator.ui.i18n import language
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme

_SIZE = (1280, 800)
_WIDTHS = (210, 725, 345)
_BAR = ("overlay", "fold", "anonymous", "rules", "article", "keys")


class CompareWindow(QDialog):
    """Shows what annotators did with an article; it blocks nothing."""

    closed = Signal()

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Compare annotators"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._project, self._theme = bridge.project, theme
        self.session = Session(bridge, self)
        self.desk = CompareDesk(self, bridge)
        self.actions_table = CompareActions(self, self.desk.slots())
        self.articles = ArticleList(theme, self)
        self.text = ComparedText(bridge.project.scheme, theme, self)
        self.panel = CasePanel(self.actions_table, theme, self)
        self.title = ElidedLabel(self)
        self.told = ElidedLabel(self)
        self.told.setObjectName("muted")
        self.middle = QStackedWidget(self)
        self.nothing = QWidget(self)
        self._arrange()
        self._connect()
        self.set_theme(theme)
        self.desk.follow()

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        for part in (self.articles, self.text, self.panel):
            part.set_theme(theme)
        self.show_case()

    def set_font(self, family: str, size: int) -> None:
        """Show the text as the article is shown."""
        self.text.set_font(family, size)

    def say(self, text: str) -> None:
        """Say what was done, until something else happens."""
        self.told.setText(text)
        self.told.setToolTip(text)

    def teach(self, heading: str, text: str) -> None:
        """Say why there is nothing to compare, and how there will be."""
        old = self.nothing
        self.nothing = Teaching(heading, text, parent=self)
        self.middle.insertWidget(0, self.nothing)
        self.middle.removeWidget(old)
        old.deleteLater()
        self.middle.setCurrentIndex(0)
        self.say("")

    def show_table(self) -> None:
        """Show the article on the table."""
        session = self.session
        self.text.show_scene(session.scene())
        if session.table is None:
            self.title.setText("")
            return
        self.middle.setCurrentIndex(1)
        self.title.setText(self._project.document(session.table.document).title)
        self.title.setToolTip(self.title.text())
        self.articles.model.follow(session.table)
        self.articles.point_at(session.document)
        self.articles.tell()
        self._show_results()
        self.show_case()

    def show_case(self) -> None:
        """Show the case looked at, with its versions."""
        session = self.session
        self.panel.show_case(session.case, session.place, self._telling())
        self.text.show_case(session.case)
        self.desk.follow()

    def _show_results(self) -> None:
        cases = self.session.table.cases if self.session.table is not None else ()
        self.panel.show_results(cases, self._telling())

    def _telling(self) -> Telling:
        """Return what cases are put into words with."""
        session, scheme = self.session, self._project.scheme
        shown = session.speakers
        people = {one.id: one.name for one in self._project.people}
        if session.anonymous:
            me = self._project.annotator_id
            people = {who: shown[who].sign if who != me else name for who, name in people.items()}
        return Telling(
            cards=Cards(session.text, scheme, language()),
            render=Rendering(scheme, self._theme),
            shown=shown,
            people=people,
        )

    # Events

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        """Show everything that can be done, with its key."""
        self.actions_table.menu(self).popup(event.globalPos())

    def reject(self) -> None:
        """Leave editing first; then close."""
        if self.desk.editing:
            self.desk.leave_edit()
            return
        super().reject()

    def done(self, result: int) -> None:
        """Tell that the window was closed."""
        super().done(result)
        self.closed.emit()

    # Building

    def _arrange(self) -> None:
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 8, 8)
        bar.setSpacing(8)
        bar.addWidget(self.title, 1)
        for identifier in _BAR:
            bar.addWidget(self.actions_table.button(identifier, self))
        parts = QSplitter(Qt.Orientation.Horizontal, self)
        for part in (self.articles, self.text, self.panel):
            parts.addWidget(part)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        parts.setSizes(_WIDTHS)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(parts, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.addWidget(self.told, 1)
        column.addLayout(foot)
        self.middle.addWidget(self.nothing)
        self.middle.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.middle)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        session, desk = self.session, self.desk
        session.laid.connect(self.show_table)
        session.moved.connect(self.show_case)
        self.articles.chosen.connect(desk.open)
        self.text.case_clicked.connect(self._look_at)
        self.panel.case_wanted.connect(self._look_at)
        self.panel.side_wanted.connect(desk.take_side)
        self.actions_table.serve(self.text)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.activated.connect(lambda at=number: desk.take_number(at))
            desk.keys.append(shortcut)
        for letter in "ABC":
            shortcut = QShortcut(QKeySequence(letter), self)
            shortcut.activated.connect(lambda sign=letter: desk.take_letter(sign))
            desk.keys.append(shortcut)
        editing = self.panel.editing
        editing.changed.connect(desk.show_draft)
        editing.accepted.connect(desk.take_draft)
        editing.left.connect(desk.leave_edit)
        self.text.chosen.connect(desk.choose_words)

    def _look_at(self, case: Case) -> None:
        if not self.desk.editing:
            self.session.go(case)
            self.text.setFocus()
