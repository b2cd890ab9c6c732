"""The row under the hits: what can be done with those that are chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme, wording
from annotator.ui.i18n import language
from annotator.ui.icons import icon
from annotator.ui.shortcuts.keymap import current
from annotator.ui.theme import Theme


class HitActions(QWidget):
    """Buttons, and the same as a menu for a right click."""

    label_wanted = Signal(object)
    """The chosen hits are to get this label."""
    accept_wanted = Signal()
    unlabel_wanted = Signal()
    open_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.labels: QMenu | None = None
        self.keys: dict[str, LabelId] = {}
        """Labels by the keys that apply them, in small letters."""
        self.label = QPushButton(self.tr("&Label as"), self)
        self.accept = QPushButton(self.tr("&Accept"), self)
        self.unlabel = QPushButton(self.tr("&Unlabel"), self)
        self.go_there = QPushButton(self.tr("&Open"), self)
        self.copy = QPushButton(self.tr("&Copy"), self)
        self.save = QPushButton(self.tr("Save as CS&V…"), self)
        self.chosen = QLabel(self)
        self.chosen.setObjectName("muted")
        self.label.setToolTip(self.tr("Label the chosen hits: the same keys as in the article"))
        self.accept.setToolTip(self.tr("Accept the suggestions on the chosen hits (A)"))
        self.unlabel.setToolTip(self.tr("Take the labels off the chosen hits (X or Del)"))
        self.go_there.setToolTip(self.tr("Show the hit in its article (Enter)"))
        self.copy.setToolTip(self.tr("Copy the chosen hits, one a line (Ctrl+C)"))
        self.save.setToolTip(self.tr("Save the chosen hits, or all, as a table (Ctrl+S)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in (self.label, self.accept, self.unlabel, self.go_there):
            layout.addWidget(button)
        layout.addWidget(self.chosen, 1)
        for button in (self.copy, self.save):
            layout.addWidget(button)
        for button in (*self._of_chosen(), self.save):
            button.setAutoDefault(False)
        self.accept.clicked.connect(self.accept_wanted)
        self.unlabel.clicked.connect(self.unlabel_wanted)
        self.go_there.clicked.connect(self.open_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        for button, name in (
            (self.accept, "accept"),
            (self.unlabel, "reject"),
            (self.go_there, "article"),
            (self.copy, "everywhere"),
            (self.save, "export"),
        ):
            button.setIcon(icon(name, theme))

    def set_scheme(self, scheme: Scheme) -> None:
        """Offer the labels that are in use, with their keys."""
        keys = current().labels(scheme)
        self.keys = {}
        before, menu = self.labels, QMenu(self.label)
        for layer in scheme.layers:
            labels = [label for label in layer.labels if label.enabled and not layer.zones]
            if labels:
                menu.addSection(wording(layer.name, language()))
            for label in labels:
                key = keys.get(label.id, "")
                name = wording(label.name, language()).replace("&", "&&")
                action = menu.addAction(f"{name}\t{key}" if key else name)
                action.triggered.connect(
                    lambda _=False, chosen=label.id: self.label_wanted.emit(chosen)
                )
                if key:
                    self.keys[key.lower()] = label.id
        self.labels = menu
        self.label.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def show_chosen(self, count: int, shown: int) -> None:
        """Say how many of the hits are chosen; without one only saving all is of use."""
        self.chosen.setText(self.tr("%n chosen", "", count) if count else "")
        for button in self._of_chosen():
            button.setEnabled(count > 0)
        self.save.setEnabled(shown > 0)

    def menu(self) -> QMenu:
        """Return what can be done with the chosen hits, for a right click."""
        menu = QMenu(self)
        for name, text, wanted in (
            ("article", self.tr("Open"), self.open_wanted),
            ("accept", self.tr("Accept"), self.accept_wanted),
            ("reject", self.tr("Unlabel"), self.unlabel_wanted),
            ("everywhere", self.tr("Copy"), self.copy_wanted),
        ):
            menu.addAction(icon(name, self._theme), text).triggered.connect(wanted)
        if self.labels is not None:
            menu.addActions(self.labels.actions())
        return menu

    def _of_chosen(self) -> tuple[QPushButton, ...]:
        """Return the buttons that act on the chosen hits."""
        return self.label, self.accept, self.unlabel, self.go_there, self.copy
