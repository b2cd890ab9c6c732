"""The command table as Qt actions, and the actions of the project's labels."""

from collections.abc import Callable, Mapping, Set

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.core.scheme import Label, Scheme, wording
from annotator.ui.command import Command, Needs, Scope, reason
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.gestures import Gestures
from annotator.ui.guidelines.markdown import plain
from annotator.ui.i18n import language, translate
from annotator.ui.icons import icon
from annotator.ui.shortcuts.keymap import Keymap, current
from annotator.ui.theme import Theme

Slot = Callable[[], object]


class Actions(QObject):
    """One ``QAction`` for every command. What a command does is set, and unset, with ``serve``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._article: QWidget | None = None
        self._slots: dict[str, Slot] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._there: Set[Needs] | None = None
        self._actions = {command.id: self._made(command) for command in COMMANDS}
        self.set_keys(current())

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    @property
    def all(self) -> list[QAction]:
        """Every command's action, in the order of the table."""
        return list(self._actions.values())

    def serve(self, slots: Mapping[str, Slot]) -> None:
        """Let commands call ``slots`` from now on.

        Raises:
            KeyError: there is no command of that id.
        """
        for identifier in slots:
            _ = self._actions[identifier]
        self._slots.update(slots)

    def attach(self, article: QWidget) -> None:
        """Let the commands of the article's scope act while ``article`` has the keyboard."""
        self._article = article
        article.destroyed.connect(self._detach)
        self.set_keys(current())

    def set_keys(self, keymap: Keymap) -> None:
        """Give the commands the keys of ``keymap``."""
        for command in COMMANDS:
            action = self._actions[command.id]
            self._bind(action, keymap.scope(command))
            action.setShortcuts([QKeySequence(keys) for keys in keymap.of(command)])
            self._explain(command)

    def _bind(self, action: QAction, scope: Scope) -> None:
        """Let an action's keys act in the whole window, or while the article has the keyboard."""
        in_article = scope is Scope.ARTICLE
        context = (
            Qt.ShortcutContext.WidgetWithChildrenShortcut
            if in_article
            else Qt.ShortcutContext.WindowShortcut
        )
        action.setShortcutContext(context)
        if in_article:
            self._window.removeAction(action)
            if self._article is not None:
                self._article.addAction(action)
        else:
            self._window.addAction(action)
            if self._article is not None:
                self._article.removeAction(action)

    def _detach(self) -> None:
        self._article = None

    def allow(self, there: Set[Needs]) -> None:
        """Enable the commands for which everything they need is ``there``."""
        if there == self._there:
            return
        turned = (Needs.CHANGING in there) is not self._changing
        self._there = frozenset(there)
        for command in COMMANDS:
            self._actions[command.id].setEnabled(command.lacking(there) is None)
            if command.changes and turned:
                self._explain(command)

    @property
    def _changing(self) -> bool:
        return self._there is None or Needs.CHANGING in self._there

    def why_not(self, command: Command) -> str:
        """Return why a command cannot be used now, in the window's language; or nothing."""
        lacking = command.lacking(self._there or frozenset())
        return "" if lacking is None else reason(lacking)

    def tick(self, identifier: str, *, on: bool = True) -> None:
        """Tick, or untick, a command that can be ticked."""
        self._actions[identifier].setChecked(on)

    def unserved(self) -> set[str]:
        """Return the ids of the enabled commands that would do nothing."""
        return {name for name, action in self._actions.items() if action.isEnabled()} - set(
            self._slots
        )

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.id].setIcon(icon(command.icon, theme))

    def set_words(self) -> None:
        """Write texts and tips in the window's language."""
        for command in COMMANDS:
            self._actions[command.id].setText(command.name)
            self._actions[command.id].setStatusTip(command.help)
            self._explain(command)

    def _explain(self, command: Command) -> None:
        action = self._actions[command.id]
        keys = shown_keys(action)
        tip = (
            translate("commands", "{tip} ({keys})").format(tip=command.help, keys=keys[0])
            if keys
            else command.help
        )
        if command.changes and not self._changing:
            tip = f"{tip}\n{translate('needs', 'Not now: the project is only read.')}"
        action.setToolTip(tip)

    def _made(self, command: Command) -> QAction:
        action = QAction(self.parent())
        action.setObjectName(command.id)
        action.setMenuRole(_MAC_ROLES.get(command.id, QAction.MenuRole.NoRole))
        action.setCheckable(command.choice or command.toggle)
        if command.choice:
            family = command.id.rpartition(".")[0]
            self._groups.setdefault(family, QActionGroup(self)).addAction(action)
        action.triggered.connect(lambda _=False, name=command.id: self._run(name))
        return action

    def _run(self, identifier: str) -> None:
        slot = self._slots.get(identifier)
        if slot is not None:
            slot()


_MAC_ROLES = {
    "project.quit": QAction.MenuRole.QuitRole,
    "help.about": QAction.MenuRole.AboutRole,
}


def shown_keys(action: QAction) -> list[str]:
    """Return an action's keys as this system writes them."""
    form = QKeySequence.SequenceFormat.NativeText
    return [keys.toString(form) for keys in action.shortcuts()]


def fill_menus(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Fill the menu bar from the table and return the menus by id; submenus come last."""
    menus: dict[str, QMenu] = {}
    for identifier, title in MENUS:
        above = identifier.rpartition(".")[0]
        if above and not any(action.menu() for action in menus[above].actions()):
            menus[above].addSeparator()
        menu = menus[identifier] = (menus[above] if above else bar).addMenu(
            translate("menus", title)
        )
        menu.setToolTipsVisible(True)
        for command in COMMANDS:
            if command.menu == identifier:
                if command.separated and menu.actions():
                    menu.addSeparator()
                menu.addAction(actions[command.id])
    return menus


class LabelActions(QObject):
    """One action for every label that is switched on, with its key."""

    def __init__(self, scheme: Scheme, gestures: Gestures, window: QWidget) -> None:
        super().__init__(window)
        self.by_key: dict[str, QAction] = {}
        self.all: list[QAction] = []
        self._keys = current().labels(scheme)
        self._window = window
        self._gestures = gestures
        self._body = self._body_text()
        self._layers = [
            (layer, [self._made(label) for label in layer.labels if label.enabled])
            for layer in scheme.layers
        ]

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with the labels, layer by layer; zones have a menu of their own."""
        for layer, actions in self._layers:
            if actions and not layer.zones:
                menu.addSection(wording(layer.name, language()))
                menu.addActions(actions)
        if any(actions and layer.zones for layer, actions in self._layers):
            menu.addSeparator()
            zones = menu.addMenu(self.tr("&Zone of the paragraph"))
            self.fill_zones(zones)

    def fill_zones(self, menu: QMenu) -> None:
        """Fill a menu with the zones that a paragraph can be."""
        menu.setToolTipsVisible(True)
        for layer, actions in self._layers:
            if layer.zones:
                menu.addActions(actions)
        menu.addSeparator()
        menu.addAction(self._body)

    def remove(self) -> None:
        """Take the actions out of the window."""
        for action in (*(item for _, actions in self._layers for item in actions), self._body):
            self._window.removeAction(action)
            action.deleteLater()
        self.deleteLater()

    def _made(self, label: Label) -> QAction:
        name = wording(label.name, language())
        action = QAction(name.replace("&", "&&"), self._window)
        action.setObjectName(f"label.{label.id}")
        tip = plain(wording(label.guideline, language())) or name
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.triggered.connect(lambda _=False: self._gestures.apply_label(label.id))
        key = self._keys.get(label.id, "")
        if key:
            action.setShortcut(QKeySequence(key))
            self.by_key[key.lower()] = action
        self._window.addAction(action)
        self.all.append(action)
        return action

    def _body_text(self) -> QAction:
        action = QAction(self.tr("&Body text"), self._window)
        action.setObjectName("zone.body")
        action.setToolTip(self.tr("The paragraph is plain body text: no zone"))
        action.triggered.connect(lambda _=False: self._gestures.set_zone(None))
        return action
