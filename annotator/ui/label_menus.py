"""Menus of labels: the menu bar's, the one under the mouse, zones, and labels in use."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from annotator.app.scheme_changes import operation_of
from annotator.core.ids import LabelId
from annotator.core.scheme import wording
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import label_place, retired
from annotator.ui.actions import Actions, LabelActions
from annotator.ui.article.view import ArticleView
from annotator.ui.bridge import ProjectBridge
from annotator.ui.caret.splitting import gaps, split_here
from annotator.ui.commands import COMMANDS
from annotator.ui.gestures import Gestures
from annotator.ui.i18n import language

_UNDER_THE_MOUSE = (
    "annotate.accept",
    "annotate.reject",
    "annotate.delete",
    "annotate.link",
    "claims.source",
    "claims.cue",
    "claims.values",
    "annotate.cycle",
    "annotate.merge_next",
    "annotate.merge_previous",
)


class LabelMenus(QObject):
    """Shows the labels of the open project in menus and lets them be switched on and off."""

    def __init__(
        self,
        bridge: ProjectBridge,
        gestures: Gestures,
        commands: Actions,
        menu: QMenu,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._gestures = gestures
        self._commands = commands
        self._menu = menu
        self._window = window
        self._labels = LabelActions(bridge.project.scheme, gestures, window)
        bridge.scheme_changed.connect(self._renew)
        self._fill()

    @property
    def by_key(self) -> dict[str, QAction]:
        """The labels' actions by the key that applies them."""
        return self._labels.by_key

    @property
    def actions(self) -> list[QAction]:
        """The labels' actions, zones included, in the scheme's order."""
        return self._labels.all

    def remove(self) -> None:
        """Take the labels out of the window and its menus."""
        self._bridge.scheme_changed.disconnect(self._renew)
        self._menu.clear()
        self._add_commands()
        self._labels.remove()
        self.deleteLater()

    def _renew(self) -> None:
        self._labels.remove()
        self._labels = LabelActions(self._bridge.project.scheme, self._gestures, self._window)
        self._fill()

    def _fill(self) -> None:
        """Fill the menu bar's menu of labels."""
        menu = self._menu
        menu.clear()
        for old in menu.findChildren(QMenu):
            old.deleteLater()  # not at once: one of them may be what was just clicked in
        self._labels.fill(menu)
        menu.addSeparator()
        chosen = menu.addMenu(self.tr("Labels in &use"))
        chosen.setToolTipsVisible(True)
        scheme = self._bridge.project.scheme
        for label in scheme.labels(disabled=True):
            layer = scheme.layer_of(label.id)
            if layer is None or layer.zones:
                continue
            action = QAction(wording(label.name, language()).replace("&", "&&"), chosen)
            action.setCheckable(True)
            action.setChecked(label.enabled)
            action.setToolTip(self.tr("Use this label in the project; spans that have it stay"))
            action.toggled.connect(lambda on, chosen=label.id: self._switch(chosen, on=on))
            chosen.addAction(action)
        self._add_commands()

    def _add_commands(self) -> None:
        """Add the commands of the menu, which the labels stand before."""
        for command in COMMANDS:
            if command.menu == "labels":
                if command.separated:
                    self._menu.addSeparator()
                self._menu.addAction(self._commands[command.id])

    def popup(self, place: QPoint) -> QMenu:
        """Show what can be done with the focused span or the chosen words at a screen point."""
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        menu.addActions([self._commands[name] for name in _UNDER_THE_MOUSE])
        menu.addAction(self._split_here(menu))
        self._labels.fill(menu)
        menu.addSeparator()
        menu.addAction(self._commands["edit.copy"])
        return _shown(menu, place)

    def _split_here(self, menu: QMenu) -> QAction:
        """Return the entry that splits the focused span where the pointer is."""
        desk = self._gestures.desk
        action = QAction(self.tr("Split &here"), menu)
        action.setToolTip(self.tr("Make two spans of this one, at the edge of a word near by"))
        span = desk.focused
        action.setEnabled(span is not None and bool(gaps(desk, span)))
        action.triggered.connect(lambda _=False: split_here(self._gestures))
        return action

    def popup_zones(self, article: ArticleView) -> QMenu:
        """Show the zones that the paragraph at the caret can be, beside it."""
        menu = QMenu(self._window)
        self._labels.fill_zones(menu)
        cursor = QTextCursor(article.document())
        cursor.setPosition(article.offsets.to_utf16(article.desk.offset))
        place = article.cursorRect(cursor).bottomLeft()
        return _shown(menu, article.viewport().mapToGlobal(place))

    def _switch(self, label: LabelId, *, on: bool) -> None:
        scheme = self._bridge.project.scheme
        place = label_place(scheme, label)
        if place is None:
            return
        draft = Draft.of(scheme).with_scheme(retired(scheme, place, on=not on))
        self._bridge.do(operation_of(draft))
        if on:
            # What was found before was left out for want of the label.
            self._bridge.suggest_all_again()


def _shown(menu: QMenu, place: QPoint) -> QMenu:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    return menu
