"""The editor of the scheme: a tree, the form of what is chosen, and what is not applied yet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.schemes import load_scheme, save_scheme
from annotator.core.errors import UserFacingError
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind
from annotator.ui.dialogs import choosers
from annotator.ui.scheme_editor.label_page import LabelPage, SchemePage
from annotator.ui.scheme_editor.pages import (
    AttributePage,
    LayerPage,
    Page,
    RelationPage,
    ValuePage,
)
from annotator.ui.scheme_editor.pending import PendingList
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.tools import EditTools
from annotator.ui.scheme_editor.tree import SchemeTree
from annotator.ui.theme import Theme

_SIZE = (1040, 760)
_SHARES = [360, 640]
_HEIGHTS = [510, 180]


class SchemeEditor(QDialog):
    """Edits a draft of the scheme; the window behind it stays usable."""

    breach_asked = Signal(object)
    guidelines_asked = Signal()
    failed = Signal(object)
    left = Signal()
    """It was closed; what is not applied yet waits in the session."""

    def __init__(self, session: EditSession, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(self.tr("Scheme"))
        self.setModal(False)
        self.tree = SchemeTree(session, theme, self)
        self.tools = EditTools(session, self.tree, theme, self)
        self.pending = PendingList(session, theme, self)
        self.pages: dict[Kind, Page] = {}
        self.stack = QStackedWidget(self)
        for page in self._made_pages(theme):
            self.pages[page.kind] = page
            self.stack.addWidget(_scrolled(page))
        self.apply = QPushButton(self)
        self.apply.setDefault(True)
        self.apply.clicked.connect(self._apply)
        self.discard = QPushButton(self.tr("Discard"), self)
        self.discard.setToolTip(self.tr("Go back to the scheme as it is in the project"))
        self.discard.setAutoDefault(False)
        self.discard.clicked.connect(session.discard)
        self._arrange()
        self.pending.breach_asked.connect(self.breach_asked)
        self.pending.refreshed.connect(self._follow)
        session.changed.connect(self._refresh)
        session.counted.connect(self._refresh)
        session.place_changed.connect(self._show_place)
        self._show_place()
        self._follow()
        self.tree.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.tree.set_theme(theme)
        self.tools.set_theme(theme)
        self.pending.set_theme(theme)

    def page(self) -> Page:
        """Return the form that is shown."""
        return self.pages[self.session.place.kind]

    def reject(self) -> None:
        """Go away, with Esc or with the window's own button, and tell so."""
        super().reject()
        self.left.emit()

    # Inside

    def _made_pages(self, theme: Theme) -> tuple[Page, ...]:
        scheme = SchemePage(self.session)
        scheme.import_asked.connect(self._import)
        scheme.export_asked.connect(self._export)
        scheme.guidelines_asked.connect(self.guidelines_asked)
        rest = (LayerPage, AttributePage, ValuePage, RelationPage)
        return (scheme, LabelPage(self.session, theme), *(make(self.session) for make in rest))

    def _arrange(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tree, 1)
        column.addLayout(self._tool_row())
        upper = QSplitter(Qt.Orientation.Horizontal, self)
        upper.addWidget(left)
        upper.addWidget(self.stack)
        upper.setChildrenCollapsible(False)
        upper.setSizes(_SHARES)
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(8)
        heading = QLabel(self.tr("Not applied yet"), lower)
        heading.setObjectName("heading")
        below.addWidget(heading)
        below.addWidget(self.pending)
        whole = QSplitter(Qt.Orientation.Vertical, self)
        whole.addWidget(upper)
        whole.addWidget(lower)
        whole.setChildrenCollapsible(False)
        whole.setStretchFactor(0, 1)
        whole.setSizes(_HEIGHTS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(whole, 1)
        layout.addLayout(self._button_row())
        self.resize(*_SIZE)

    def _tool_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        tools = self.tools
        for action in (tools.add, tools.merge, tools.retire, tools.delete):
            row.addWidget(self._tool(action))
        row.addStretch(1)
        for action, arrow in (
            (tools.up, Qt.ArrowType.UpArrow),
            (tools.down, Qt.ArrowType.DownArrow),
        ):
            button = self._tool(action)
            button.setArrowType(arrow)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
        return row

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if isinstance(action.menu(), QMenu):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for action in (self.tools.undo, self.tools.redo):
            row.addWidget(self._tool(action))
        row.addStretch(1)
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.setToolTip(self.tr("What is not applied yet waits here until the project is closed"))
        close.clicked.connect(self.close)
        for button in (self.discard, close, self.apply):
            row.addWidget(button)
        return row

    def _refresh(self) -> None:
        self.page().refresh()
        self._follow()

    def _show_place(self) -> None:
        page = self.page()
        self.stack.setCurrentIndex(list(self.pages).index(page.kind))
        page.refresh()

    def _follow(self) -> None:
        problems, pending = self.session.problems(), self.session.pending
        self.apply.setEnabled(pending and not problems)
        self.discard.setEnabled(pending)
        self.apply.setText(self.tr("A&pply"))
        self.apply.setToolTip(
            self.tr("A problem is in the way: it is listed above")
            if problems
            else self.tr("Change the scheme and its annotations; one undo takes all of it back")
        )

    def _apply(self) -> None:
        # A key typed just now may not be counted yet.
        self.pending.refresh()
        self.session.apply()

    def _import(self) -> None:
        path = choosers.scheme_to_import(self)
        if path is None:
            return
        try:
            found = load_scheme(path.absolute())
        except UserFacingError as error:
            self.failed.emit(error)
            return
        self.session.edit(Draft.of(self.session.draft.base).with_scheme(found))

    def _export(self) -> None:
        suggested = self.session.bridge.project.path.with_suffix(".toml")
        path = choosers.file_for_scheme(self, suggested)
        if path is None:
            return
        try:
            save_scheme(self.session.scheme, path)
        except UserFacingError as error:
            self.failed.emit(error)


def _scrolled(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area
