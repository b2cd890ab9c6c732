"""The scheme as a tree: layers with labels, attributes and values, then the relations."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.core.ids import LabelId
from annotator.core.scheme import Label
from annotator.core.scheme_editing import (
    SCHEME,
    Kind,
    Place,
    id_of,
    in_use,
    item,
    moved,
    places,
    siblings,
)
from annotator.ui.icons import icon
from annotator.ui.marks import label_shape
from annotator.ui.scheme_editor.colours import swatch
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.wording import kind_name, name_at
from annotator.ui.theme import Theme

_PLACE = Qt.ItemDataRole.UserRole
_ICONS = {
    Kind.SCHEME: "project",
    Kind.LAYER: "library",
    Kind.ATTRIBUTE: "inspector",
    Kind.RELATION: "link",
}
_DROP = QAbstractItemView.DropIndicatorPosition


class SchemeTree(QTreeWidget):
    """Shows the session's draft; choosing a row shows its form, dragging reorders."""

    def __init__(self, session: EditSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._rows: dict[Place, QTreeWidgetItem] = {}
        self.setAccessibleName(self.tr("Layers, labels, attributes and relations"))
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("Name"), self.tr("Key"), self.tr("Used")])
        self.headerItem().setTextAlignment(
            2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.currentItemChanged.connect(self._show)
        session.changed.connect(self.refresh)
        session.counted.connect(self.refresh)
        session.place_changed.connect(self._follow)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw icons and swatches in the colours of ``theme``."""
        self._theme = theme
        self.refresh()

    def row(self, place: Place) -> QTreeWidgetItem | None:
        """Return the row of a place."""
        return self._rows.get(place)

    def refresh(self) -> None:
        """Show the draft as it is now; what was folded stays folded."""
        folded = {place for place, row in self._rows.items() if not row.isExpanded()}
        wanted = list(places(self._session.scheme))
        with QSignalBlocker(self):
            if list(self._rows) != wanted:
                self._build(wanted)
                for place, row in self._rows.items():
                    row.setExpanded(place not in folded)
            for place, row in self._rows.items():
                self._fill(place, row)
        self._follow()

    def step(self, direction: int) -> None:
        """Move what is chosen up (-1) or down (1) among its own."""
        place, scheme = self._session.place, self._session.scheme
        if place == SCHEME:
            return
        index = [id_of(one) for one in siblings(scheme, place)].index(place.id)
        self._session.change(lambda old: moved(old, place, max(0, index + direction)))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Put what is dragged before or after one of its own; nothing goes elsewhere."""
        row = self.itemAt(event.position().toPoint())
        target = None if row is None else row.data(0, _PLACE)
        place = self._session.place
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if target is not None:
            self.put(place, target, after=self.dropIndicatorPosition() is _DROP.BelowItem)

    def put(self, place: Place, target: Place, *, after: bool) -> None:
        """Move a place before or after another of the same list."""
        same = (place.kind, place.layer, place.attribute)
        if place == target or (target.kind, target.layer, target.attribute) != same:
            return
        order = [id_of(one) for one in siblings(self._session.scheme, place)]
        order.remove(place.id)
        index = order.index(target.id) + int(after)
        self._session.change(lambda scheme: moved(scheme, place, index))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Return go on to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    # Inside

    def _build(self, wanted: list[Place]) -> None:
        self.clear()
        self._rows = {}
        root = self.invisibleRootItem()
        for place in wanted:
            above = self._above(place)
            row = QTreeWidgetItem(self._rows[above] if above else root)
            row.setData(0, _PLACE, place)
            row.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if place != SCHEME:
                flags |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
            row.setFlags(flags)
            row.setExpanded(True)
            self._rows[place] = row

    def _above(self, place: Place) -> Place | None:
        if place.attribute:
            return Place(Kind.ATTRIBUTE, place.attribute, place.layer)
        if place.layer:
            return Place(Kind.LAYER, place.layer)
        return None

    def _fill(self, place: Place, row: QTreeWidgetItem) -> None:
        session = self._session
        name = name_at(session.scheme, place)
        used = session.used(place)
        retired = not in_use(session.scheme, place)
        row.setText(0, self.tr("{name} (retired)").format(name=name) if retired else name)
        row.setText(2, self.locale().toString(used) if used else "")
        one = None if place == SCHEME else item(session.scheme, place)
        row.setText(1, one.key.upper() if isinstance(one, Label) else "")
        font = row.font(0)
        font.setItalic(retired)
        font.setBold(place.kind in (Kind.SCHEME, Kind.LAYER))
        row.setFont(0, font)
        ink = self._theme.colour("muted" if retired else "text")
        row.setForeground(0, ink)
        if isinstance(one, Label):
            shape = label_shape(session.scheme, LabelId(one.id))
            row.setIcon(0, swatch(self._theme.ink(one), shape, self.devicePixelRatioF()))
        elif place.kind in _ICONS:
            row.setIcon(0, icon(_ICONS[place.kind], self._theme, "muted"))
        row.setToolTip(0, f"{kind_name(place.kind)} · {place.id or session.scheme.id}")

    def _follow(self) -> None:
        row = self._rows.get(self._session.place)
        if row is not None and row is not self.currentItem():
            with QSignalBlocker(self):
                self.setCurrentItem(row)
            self.scrollToItem(row)

    def _show(self, row: QTreeWidgetItem | None) -> None:
        if row is not None:
            self._session.show_place(row.data(0, _PLACE))
