"""The dialog of keys: find a command, press a key, read what it goes against, decide."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.app.messages import message_of
from annotator.app.shortcut_file import read_shortcuts, write_shortcuts
from annotator.core.errors import ShortcutFileError
from annotator.core.scheme import Scheme, wording
from annotator.ui.command import Command
from annotator.ui.dialogs import choosers
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language
from annotator.ui.shortcuts.conflicts import Conflict, against
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.shortcuts.model import Column, ShortcutModel
from annotator.ui.shortcuts.presets import PRESETS, load_preset
from annotator.ui.shortcuts.recorder import KeyRecorder
from annotator.ui.shortcuts.shortcuts import Shortcuts, with_keys

_SIZE = (760, 620)


class ShortcutsDialog(QDialog):
    """Shows every command with its keys. A change holds at once, unless it takes another's key.

    Then the dialog says whose, and waits for the person to agree.
    """

    def __init__(self, shortcuts: Shortcuts, scheme: Scheme | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys of the commands"))
        self.setModal(False)
        self._shortcuts, self._scheme = shortcuts, scheme
        self._build()
        self._arrange()
        self._connect()
        self._show_missing()
        self._choose()
        self.resize(*_SIZE)

    # Building

    def _build(self) -> None:
        self.preset = DropDown(self)
        self.preset.setAccessibleName(self.tr("Keys of"))
        self.preset.setMinimumContentsLength(16)
        for name in PRESETS:
            self.preset.addItem(load_preset(name).name, name)
        self.preset.setCurrentIndex(PRESETS.index(load_preset(self._shortcuts.preset).id))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Find a command or a key"))
        self.search.setAccessibleName(self.tr("Find a command or a key"))
        self.search.setClearButtonEnabled(True)
        self.model = ShortcutModel(self._shortcuts, self)
        self.table = QTreeView(self)
        self.table.setModel(self.model)
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAllColumnsShowFocus(True)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setAccessibleName(self.tr("Commands and their keys"))
        header = self.table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(Column.NAME, QHeaderView.ResizeMode.Stretch)
        for column in (Column.MENU, Column.KEYS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.recorder = KeyRecorder(self)
        self.recorder.setAccessibleName(self.tr("New key: press it"))
        self.set = self._button(self.tr("&Use this key"), self.tr("Instead of the keys it has"))
        self.add = self._button(self.tr("&Add it"), self.tr("Beside the keys it has"))
        self.clear = self._button(self.tr("&No key"), self.tr("Menus still lead to it"))
        self.reset = self._button(self.tr("&Reset"), self.tr("Give it the preset’s keys again"))
        self.reset_all = self._button(
            self.tr("Reset a&ll"), self.tr("Give all commands the preset’s keys again")
        )
        self.export = self._button(self.tr("&Export…"), self.tr("Write these keys to a file"))
        self.load = self._button(self.tr("&Import…"), self.tr("Take keys from a file"))
        self._add_lines()

    def _add_lines(self) -> None:
        self.said = QLabel(self)
        self.missing = QLabel(self)
        for label in (self.said, self.missing):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.missing.setObjectName("muted")

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        caption = QLabel(self.tr("Keys of"), self)
        layout.addLayout(_row(caption, self.preset, None, self.load, self.export))
        layout.addWidget(self.missing)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        press = QLabel(self.tr("Press the new key:"), self)
        layout.addLayout(_row(press, self.recorder, self.set, self.add, self.clear, self.reset))
        layout.addWidget(self.said)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.close)
        layout.addLayout(_row(self.reset_all, None, close))

    def _connect(self) -> None:
        self.preset.activated.connect(self._use_preset)
        self.search.textChanged.connect(self.model.look_for)
        self.search.textChanged.connect(lambda _: self._choose())
        self.table.selectionModel().currentRowChanged.connect(self._begin)
        self.table.activated.connect(lambda _: self.recorder.setFocus())
        self.recorder.keySequenceChanged.connect(lambda _: self._judge())
        self.recorder.editingFinished.connect(self._go_on)
        self.set.clicked.connect(lambda: self._assign(keep=False))
        self.add.clicked.connect(lambda: self._assign(keep=True))
        self.clear.clicked.connect(self._clear)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self.export.clicked.connect(self._export)
        self.load.clicked.connect(self._import)

    # The command in hand

    @property
    def command(self) -> Command | None:
        """The command chosen in the table."""
        row = self.table.currentIndex().row()
        return self.model.rows[row].command if 0 <= row < len(self.model.rows) else None

    @property
    def keys(self) -> str:
        """The key sequence recorded."""
        portable = QKeySequence.SequenceFormat.PortableText
        return self.recorder.keySequence().toString(portable)

    def select(self, identifier: str) -> None:
        """Choose a command."""
        self._choose(identifier)

    def conflicts(self) -> list[Conflict]:
        """Return what the recorded key goes against."""
        if self.command is None or not self.keys:
            return []
        return against(self.command, self.keys, current(), self._labels())

    def _labels(self) -> dict[str, str]:
        """Return the keys of the project's labels by the labels' names."""
        if self._scheme is None:
            return {}
        keys = current().labels(self._scheme)
        return {
            wording(label.name, language()): keys[label.id]
            for label in self._scheme.labels()
            if label.id in keys
        }

    def _begin(self, index: QModelIndex) -> None:
        del index
        self.recorder.clear()
        self._judge()

    def _go_on(self) -> None:
        """Leave the recorder once a key was pressed: Tab does not lead out of it."""
        if self.recorder.hasFocus() and self.keys:
            buttons = (self.set, self.add, self.reset, self.search)
            next(one for one in buttons if one.isEnabled()).setFocus()

    def _judge(self) -> None:
        """Say what the recorded key goes against, and what the buttons would do."""
        command, keys = self.command, self.keys
        found = self.conflicts()
        takes = any(conflict.takes for conflict in found)
        self.set.setText(self.tr("&Use it all the same") if takes else self.tr("&Use this key"))
        for button in (self.set, self.add):
            button.setEnabled(command is not None and bool(keys))
        self.clear.setEnabled(command is not None and bool(current().of(command)))
        self.reset.setEnabled(command is not None and command.id in self._shortcuts.own)
        self.reset_all.setEnabled(bool(self._shortcuts.own))
        self.said.setText("\n".join(conflict.text for conflict in found) or self._free(keys))

    def _free(self, keys: str) -> str:
        return self.tr("{keys} is free.").format(keys=shown(keys)) if keys else ""

    # What the buttons do

    def _assign(self, *, keep: bool) -> None:
        command, keys = self.command, self.keys
        if command is None or not keys:
            return
        held = current().of(command) if keep else ()
        wanted = tuple(dict.fromkeys((*held, keys)))
        self._shortcuts.assign(with_keys(command.id, wanted, current()))
        self._refresh(command.id)

    def _clear(self) -> None:
        if self.command is not None:
            identifier = self.command.id
            self._shortcuts.assign({identifier: ()})
            self._refresh(identifier)

    def _reset(self) -> None:
        if self.command is not None:
            identifier = self.command.id
            self._shortcuts.reset(identifier)
            self._refresh(identifier)

    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._refresh()

    def _use_preset(self, row: int) -> None:
        self._shortcuts.use(PRESETS[row])
        self._show_missing()
        self._refresh()

    def _export(self) -> None:
        path = choosers.shortcuts_to_write(self)
        if path is None:
            return
        try:
            write_shortcuts(path, self._shortcuts.preset, self._shortcuts.own)
        except ShortcutFileError as error:
            self._tell(error)
            return
        self.said.setText(self.tr("The keys are in {file}.").format(file=path.name))

    def _import(self) -> None:
        path = choosers.shortcuts_to_read(self)
        if path is None:
            return
        try:
            found = read_shortcuts(path)
        except ShortcutFileError as error:
            self._tell(error)
            return
        self._shortcuts.replace(found.preset, found.keys)
        self.preset.setCurrentIndex(PRESETS.index(load_preset(self._shortcuts.preset).id))
        self._show_missing()
        self._refresh()
        self.said.setText(self.tr("The keys of {file} hold now.").format(file=path.name))

    def _tell(self, error: ShortcutFileError) -> None:
        message = message_of(error, language())
        self.said.setText(f"{message.what} {message.do}")

    def _refresh(self, identifier: str = "") -> None:
        self.model.refresh()
        self._choose(identifier)

    def _choose(self, identifier: str = "") -> None:
        """Choose a command's row, the first one if it is not there."""
        row = max(self.model.row_of(identifier), 0)
        if self.model.rows:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._judge()

    def _show_missing(self) -> None:
        """Name the keys of the other tool that have no counterpart."""
        preset = load_preset(self._shortcuts.preset)
        parts = [
            f"{_with_names(item.keys)} ({wording(item.meaning, language())})"
            for item in preset.missing
        ]
        text = self.tr("Of {tool} have no counterpart here: {keys}.")
        self.missing.setText(text.format(tool=preset.name, keys=", ".join(parts)) if parts else "")
        self.missing.setVisible(bool(parts))


def _with_names(keys: str) -> str:
    """Return keys such as ``Shift+1…0`` with this system's names of what is held."""
    for name in ("Ctrl", "Alt", "Shift"):
        keys = keys.replace(f"{name}+", shown(f"{name}+A").removesuffix("A"))
    return keys


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is the space that takes what is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
