"""The sheet of keys: every command that acts now, with its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions, shown_keys
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.i18n import translate

_COLUMNS = (("annotate", "annotate.edges"), ("labels", "article", "edit"), ("project",),
            ("view", "view.order", "view.text", "view.theme", "view.language", "help"))  # fmt: skip


class KeySheet(QDialog):
    """Lists the keys by menu, in columns; Esc or ``?`` closes it."""

    def __init__(self, actions: Actions, labels: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.entries: dict[str, str] = {}
        """What is shown: the text of each command and its keys."""
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.setSpacing(32)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(12)
            for menu in menus:
                rows = self._labels(labels) if menu == "labels" else self._rows(menu, actions)
                if rows:
                    column.addLayout(self._section(menu, rows))
            column.addStretch(1)
            if column.count() > 1:
                columns.addLayout(column)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        wanted = page.sizeHint()
        self.resize(min(wanted.width() + 20, 1240), min(wanted.height() + 8, 720))
        closing = QAction(self)
        closing.setShortcuts([QKeySequence("?"), QKeySequence("F1")])
        closing.triggered.connect(self.close)
        self.addAction(closing)

    def _rows(self, menu: str, actions: Actions) -> list[tuple[str, str]]:
        return [
            (_plain(command.name), _joined(actions[command.id]))
            for command in COMMANDS
            if command.menu == menu and actions[command.id].isEnabled()
        ]

    def _labels(self, labels: list[QAction]) -> list[tuple[str, str]]:
        form = QKeySequence.SequenceFormat.NativeText
        return [
            (_plain(action.text()), action.shortcut().toString(form))
            for action in labels
            if action.isEnabled()
        ]

    def _section(self, menu: str, rows: list[tuple[str, str]]) -> QGridLayout:
        self.entries.update(rows)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heading = QLabel(_plain(translate("menus", dict(MENUS)[menu])), self)
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (name, keys) in enumerate(rows, start=1):
            grid.addWidget(QLabel(name, self), place, 0)
            shown = QLabel(keys, self)
            shown.setObjectName("muted")
            grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def _joined(action: QAction) -> str:
    # A third shortcut is the second one as another keyboard says it.
    keys = shown_keys(action)
    if len(keys) > 1:
        return translate("keys", "{one} or {other}").format(one=keys[0], other=keys[1])
    return keys[0] if keys else ""


def _plain(text: str) -> str:
    """Return a menu's text without the mark of its key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
