"""The list of claims: each a few readable lines; it and the article share one focus."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.claims.delegate import ClaimDelegate
from annotator.ui.claims.model import AnyIndex, ClaimRows, Role, ShownClaims
from annotator.ui.claims.wording import counted
from annotator.ui.desk import Desk
from annotator.ui.elided import ElidedLabel
from annotator.ui.teaching import Teaching
from annotator.ui.theme import Theme


class ClaimsView(QListView):
    """Rows of claims. Going to a row focuses its claim, rejected ones included."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Claims of the article"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = ClaimRows(desk, self)
        self.shown = ShownClaims(self.rows, self)
        self.setModel(self.shown)
        self._drawn = ClaimDelegate(desk, theme, self)
        self.setItemDelegate(self._drawn)
        self.clicked.connect(self._focus)
        self.activated.connect(self._focus)
        for signal in (self.rows.modelReset, self.rows.rowsInserted, self.rows.rowsRemoved):
            signal.connect(self.follow)
        desk.focus_changed.connect(self.follow)
        self.follow()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._drawn.theme = theme
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Focus the claim of the row a key goes to; letters and digits are the window's."""
        if event.text() and event.text().isprintable():
            event.ignore()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before and self._desk.linking is None:
            self._focus(self.currentIndex())

    def follow(self) -> None:
        """Select the row of the focused claim, or of the claim whose part is focused."""
        focus = self._desk.focus
        row = self.rows.row_of(focus) if focus is not None else None
        index = self.shown.mapFromSource(self.rows.index(-1 if row is None else row))
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        elif not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _focus(self, index: AnyIndex) -> None:
        if index.isValid():
            self._desk.set_focus(index.data(Role.CLAIM).span.id)


class ClaimsPanel(QWidget):
    """The list under its number of claims and the button that leaves complete ones out."""

    renamed = Signal(str)
    """What its tab is to say: how many claims there are."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._locale = QLocale()
        self.view = ClaimsView(desk, theme)
        self.count = ElidedLabel(self)
        self.count.setObjectName("muted")
        self.only = QPushButton(self.tr("Incomplete only"), self)
        self.only.setObjectName("chip")
        self.only.setCheckable(True)
        self.only.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.only.setToolTip(self.tr("Show only claims that lack a source or a cue"))
        self._none = Teaching(
            self.tr("No claims yet"),
            self.tr(
                "Choose what somebody states and press the key of a claim: its source and its "
                "cue are proposed."
            ),
        )
        self._whole = Teaching(
            self.tr("Nothing is missing"),
            self.tr("Every claim of this article has what it needs."),
        )
        self._pages = QStackedWidget(self)
        for page in (self.view, self._none, self._whole):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 12, 4)
        head.addWidget(self.count, 1)
        head.addWidget(self.only)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._pages, 1)
        self.only.toggled.connect(self._filter)
        rows = self.view.rows
        for signal in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved, rows.dataChanged):
            signal.connect(self.tell)
        self.tell()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.view.set_theme(theme)

    def _filter(self, only: bool) -> None:  # noqa: FBT001  (a signal's)
        self.view.shown.show_only_incomplete(only=only)
        self.view.follow()
        self.tell()

    def tell(self) -> None:
        """Say how many claims there are, and how many of them lack something."""
        standing, lacking = counted(self.view.rows.claims)
        self.only.setVisible(bool(lacking) or self.only.isChecked())
        number = self._locale.toString
        text = self.tr("%n claim(s)", "", standing)
        if lacking:
            text = self.tr("{claims}, {count} incomplete").format(
                claims=text, count=number(lacking)
            )
        self.count.setText(text)
        self.count.setToolTip(text)  # where there is little room it is cut
        if self.view.shown.rowCount():
            self._pages.setCurrentWidget(self.view)
        else:
            any_claims = self.view.rows.rowCount() > 0
            self._pages.setCurrentWidget(self._whole if any_claims else self._none)
        self.renamed.emit(self.tr("Claims {count}").format(count=number(standing)))
