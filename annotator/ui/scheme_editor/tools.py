"""What can be done with a place of the scheme: add, move, retire, merge, delete, step back."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from annotator.core.scheme_editing import (
    SCHEME,
    Kind,
    Place,
    id_of,
    in_use,
    retired,
    siblings,
)
from annotator.ui.icons import icon
from annotator.ui.scheme_editor.adding import possible, with_new
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.tree import SchemeTree
from annotator.ui.scheme_editor.wording import kind_name, name_at
from annotator.ui.theme import Theme

_ICONS = {"add": "add", "delete": "delete", "undo": "undo", "redo": "redo"}


class EditTools(QObject):
    """The actions of the editor, enabled as they apply to what is chosen."""

    def __init__(
        self, session: EditSession, tree: SchemeTree, theme: Theme, window: QWidget
    ) -> None:
        super().__init__(window)
        self._session, self._tree, self._window = session, tree, window
        self.add_menu, self.merge_menu = QMenu(window), QMenu(window)
        self.add = self._action(self.tr("&Add"), "Ins", self.tr("Add something here"))
        self.up = self._action(self.tr("Move up"), "Alt+Up", self.tr("Move it up"))
        self.down = self._action(self.tr("Move down"), "Alt+Down", self.tr("Move it down"))
        self.retire = self._action(self.tr("&Retire"), "Ctrl+R", "")
        self.merge = self._action(self.tr("&Merge into"), "Ctrl+M", "")
        self.delete = self._action(self.tr("&Delete"), "Ctrl+Del", "")
        self.undo = self._action(self.tr("Undo"), "Ctrl+Z", self.tr("Take the last step back"))
        self.redo = self._action(
            self.tr("Redo"), "Ctrl+Shift+Z", self.tr("Take the last step again")
        )
        self.merge.setMenu(self.merge_menu)
        self.add.setMenu(self.add_menu)
        self.add_menu.aboutToShow.connect(self._fill_add)
        self.merge_menu.aboutToShow.connect(self._fill_merge)
        self.add.triggered.connect(lambda: self._pop(self.add_menu))
        self.merge.triggered.connect(lambda: self._pop(self.merge_menu))
        self.up.triggered.connect(lambda: tree.step(-1))
        self.down.triggered.connect(lambda: tree.step(1))
        self.retire.triggered.connect(self._retire)
        self.delete.triggered.connect(self._delete)
        self.undo.triggered.connect(session.undo)
        self.redo.triggered.connect(session.redo)
        for signal in (session.changed, session.counted, session.place_changed):
            signal.connect(self.refresh)
        self.set_theme(theme)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for name, drawn in _ICONS.items():
            getattr(self, name).setIcon(icon(drawn, theme))

    def refresh(self) -> None:
        """Enable what applies to what is chosen, and say why not."""
        session, place = self._session, self._session.place
        order = [] if place == SCHEME else [id_of(x) for x in siblings(session.scheme, place)]
        index = order.index(place.id) if place.id in order else -1
        self.up.setEnabled(index > 0)
        self.down.setEnabled(0 <= index < len(order) - 1)
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        retirable = place.kind not in (Kind.SCHEME, Kind.LAYER)
        self.retire.setEnabled(retirable)
        now = retirable and not in_use(session.scheme, place)
        self.retire.setText(self.tr("B&ring back") if now else self.tr("&Retire"))
        self._explain(
            self.retire,
            self.tr("Let it be used again")
            if now
            else self.tr("Use it no more; what is annotated with it stays"),
        )
        self.merge.setEnabled(place.kind in (Kind.LABEL, Kind.VALUE) and len(order) > 1)
        self._explain(self.merge, self.tr("Give its annotations to another, then take it out"))
        self._refresh_delete(place)

    def _refresh_delete(self, place: Place) -> None:
        used = self._session.used(place) if place != SCHEME else 0
        # An attribute takes its values along: that is shown before it is applied, and undoable.
        blocked = used > 0 and place.kind is not Kind.ATTRIBUTE
        self.delete.setEnabled(place != SCHEME and not blocked)
        if blocked:
            why = self.tr("It has annotations: retire it, or merge it into another")
            if place.kind not in (Kind.LABEL, Kind.VALUE):
                why = self.tr("It has annotations, so it stays")
            self._explain(self.delete, why)
        else:
            self._explain(self.delete, self.tr("Take it out of the scheme"))

    def _action(self, text: str, keys: str, tip: str) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        self._explain(action, tip)
        return action

    def _explain(self, action: QAction, tip: str) -> None:
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(self.tr("{tip} ({keys})").format(tip=tip, keys=keys))

    def _pop(self, menu: QMenu) -> None:
        place = self._tree.mapToGlobal(self._tree.rect().bottomLeft())
        menu.popup(place)

    def _fill_add(self) -> None:
        self.add_menu.clear()
        for kind in possible(self._session.scheme, self._session.place):
            action = self.add_menu.addAction(kind_name(kind))
            action.triggered.connect(lambda _=False, kind=kind: self.add_new(kind))

    def _fill_merge(self) -> None:
        self.merge_menu.clear()
        session, place = self._session, self._session.place
        if place.kind not in (Kind.LABEL, Kind.VALUE):
            return
        for one in siblings(session.scheme, place):
            other = id_of(one)
            if other != place.id:
                there = Place(place.kind, other, place.layer, place.attribute)
                name = name_at(session.scheme, there).replace("&", "&&")
                action = self.merge_menu.addAction(name)
                action.triggered.connect(lambda _=False, into=other: self.merge_into(into))

    def add_new(self, kind: Kind) -> None:
        """Add something new beside or in what is chosen, and show its form."""
        scheme, there = with_new(self._session.scheme, self._session.place, kind)
        self._session.change(lambda _: scheme)
        self._session.show_place(there)

    def merge_into(self, into: str) -> None:
        """Merge what is chosen into another of its list, and show that one."""
        place = self._session.place
        self._session.edit(self._session.draft.merged(place, into))
        self._session.show_place(Place(place.kind, into, place.layer, place.attribute))

    def _retire(self) -> None:
        place = self._session.place
        now = in_use(self._session.scheme, place)
        self._session.change(lambda scheme: retired(scheme, place, on=now))

    def _delete(self) -> None:
        self._session.edit(self._session.draft.removed(self._session.place))
