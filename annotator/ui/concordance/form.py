"""What to search for: the way, the words, and what else this way asks for."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.concordance import Mode, Notes, Query
from annotator.app.matching import pattern_fault
from annotator.core.ids import LabelId
from annotator.core.model import SpanState
from annotator.core.scheme import Scheme, wording
from annotator.ui.concordance.wording import fault_in_words, mode_hint, mode_name, placeholder
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_CASED = (Mode.WORDS, Mode.PATTERN, Mode.LABEL, Mode.NOTES)


class SearchForm(QWidget):
    """Asks for a query; Enter in the field searches, Down goes to what was found."""

    asked = Signal()
    """Search now."""
    descended = Signal()
    """The keyboard is wanted in the list."""

    def __init__(self, scheme: Scheme, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._modes = QButtonGroup(self)
        self.modes: dict[Mode, QPushButton] = {}
        self.field = QLineEdit(self)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.labels = DropDown(self)
        self.states = DropDown(self)
        self.notes = DropDown(self)
        self.case = QCheckBox(self.tr("&Match case"), self)
        self.go = QPushButton(self.tr("&Search"), self)
        self.hint = QLabel(self)
        self._build()
        self.set_scheme(scheme)
        self._follow()

    # The query

    @property
    def mode(self) -> Mode:
        """The chosen way to search."""
        return next(mode for mode, button in self.modes.items() if button.isChecked())

    def choose(self, mode: Mode) -> None:
        """Search in another way, with the same words."""
        self.modes[mode].setChecked(True)
        self._follow()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def query(self) -> Query | None:
        """Return what to search for, or None while it cannot be."""
        mode = self.mode
        label, state = self.labels.currentData(), self.states.currentData()
        query = Query(
            mode=mode,
            words=self.field.text() if mode is Mode.PATTERN else self.field.text().strip(),
            case=self.case.isChecked(),
            labels=(LabelId(label),) if label else (),
            states=(SpanState(state),) if state else (),
            notes=Notes(self.notes.currentData()),
        )
        if not query.usable or (mode is Mode.PATTERN and pattern_fault(query.words) is not None):
            return None
        return query

    def set_scheme(self, scheme: Scheme) -> None:
        """Offer the labels that a project has now."""
        chosen = self.labels.currentData()
        self.labels.clear()
        self.labels.addItem(self.tr("Any label"), "")
        for layer in scheme.layers:
            if not layer.zones:
                for label in layer.labels:
                    self.labels.addItem(wording(label.name, language()), str(label.id))
        self.labels.setCurrentIndex(max(0, self.labels.findData(chosen)))

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Down lead from the field to the list."""
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.field and down and event.type() is QEvent.Type.KeyPress:
            self.descended.emit()
            return True
        return super().eventFilter(watched, event)

    # Building

    def _build(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for number, mode in enumerate(Mode, start=1):
            chip = QPushButton(mode_name(mode), self)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            key = QAction(self)
            key.setShortcut(f"Ctrl+{number}")
            key.triggered.connect(partial(self.choose, mode))
            self.addAction(key)
            chip.setToolTip(f"{mode_hint(mode)} (Ctrl+{number})")
            chip.clicked.connect(partial(self.choose, mode))
            self._modes.addButton(chip)
            self.modes[mode] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        self.modes[Mode.WORDS].setChecked(True)
        self._fill()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        for part in (self.labels, self.states, self.notes, self.case, self.go):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(chips)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self._name()
        self.field.returnPressed.connect(self.asked)
        self.go.clicked.connect(self.asked)
        self.field.textChanged.connect(self._follow)
        self.labels.activated.connect(self.asked)
        self.states.activated.connect(self.asked)
        self.notes.activated.connect(self.asked)

    def _fill(self) -> None:
        for text, state in (
            (self.tr("Suggested or accepted"), ""),
            (self.tr("Suggested"), SpanState.SUGGESTED.value),
            (self.tr("Accepted"), SpanState.ACCEPTED.value),
            (self.tr("Rejected"), SpanState.REJECTED.value),
        ):
            self.states.addItem(text, state)
        for text, kind in (
            (self.tr("Flagged or commented"), Notes.ANY),
            (self.tr("Flagged"), Notes.FLAGGED),
            (self.tr("Commented"), Notes.COMMENTED),
        ):
            self.notes.addItem(text, kind.value)

    def _name(self) -> None:
        self.labels.setAccessibleName(self.tr("Label"))
        self.labels.setToolTip(self.tr("Find the spans that have this label"))
        self.states.setAccessibleName(self.tr("State"))
        self.states.setToolTip(self.tr("Find the spans in this state"))
        self.notes.setAccessibleName(self.tr("Flags and comments"))
        self.notes.setToolTip(self.tr("Find the spans that are marked so"))
        self.case.setToolTip(self.tr("Tell capital letters from small ones"))
        self.go.setObjectName("primary")
        self.go.setAutoDefault(False)
        self.go.setToolTip(self.tr("Search all articles (Enter)"))
        self.hint.setTextFormat(Qt.TextFormat.PlainText)

    # Following

    def _follow(self) -> None:
        """Ask for what the chosen way needs, and say what is wrong with a pattern."""
        mode = self.mode
        self.field.setPlaceholderText(placeholder(mode))
        self.field.setAccessibleName(placeholder(mode))
        self.labels.setVisible(mode is Mode.LABEL)
        self.states.setVisible(mode is Mode.LABEL)
        self.notes.setVisible(mode is Mode.NOTES)
        self.case.setVisible(mode in _CASED)
        pattern = self.field.text() if mode is Mode.PATTERN else ""
        fault = pattern_fault(pattern) if pattern else None
        self.hint.setText(mode_hint(mode) if fault is None else fault_in_words(fault))
        role = "muted" if fault is None else "danger"
        self.hint.setStyleSheet(f"color: {self._theme.colour(role).name()}")
        self.hint.setAccessibleName(self.hint.text())
        self.go.setEnabled(self.query() is not None)
