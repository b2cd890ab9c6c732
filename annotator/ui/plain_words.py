"""Words are shown as they are, wherever Qt would take them for HTML.

A label or a tooltip that Qt finds to look like HTML is drawn as such, and a picture named in it is
read from the disk, or from another computer. Titles, names, comments and file names come from
strangers: for them ``<img src=…>`` is to be just these letters. What we set ourselves as HTML says
so: labels by their text format, tooltips by ``rich``.
"""

from html import escape
from secrets import token_hex
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QMenu,
    QTabBar,
    QToolTip,
    QWidget,
)

_MARK = f"<!--{token_hex(8)}-->"
"""Stands before HTML of our own; nobody else can know it."""
_TIP = "QTipLabel"
"""The class that shows tooltips; what it shows was judged before."""


def rich(html: str) -> str:
    """Return HTML of our own making as a tooltip; everything from elsewhere in it is escaped."""
    return _MARK + html


def as_tip(text: str) -> str:
    """Return a tooltip's text so that Qt shows exactly its words, or our own HTML as such."""
    if text.startswith(_MARK) or "<" not in text:
        return text
    return f"<p>{'<br>'.join(map(escape, text.splitlines()))}</p>"


class PlainWords(QObject):
    """Sees to it in the whole application; made once, for the application.

    It is asked about every event, and building a window makes thousands: so it is made when the
    window is about to be shown, and sees to the labels that are there by then itself.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        for widget in app.allWidgets():
            if isinstance(widget, QLabel):
                _make_plain(widget)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let new labels show plain text, and tooltips what ``as_tip`` makes of them."""
        # Asked for by class first: two hundred events come with each gesture, and hardly any is
        # one of these. To have an event's type costs more than all the rest.
        if type(event) is QEvent:
            if isinstance(watched, QLabel) and event.type() == QEvent.Type.Polish:
                _make_plain(watched)
        elif isinstance(event, QHelpEvent) and isinstance(watched, QWidget):
            return event.type() == QEvent.Type.ToolTip and _show_tip(watched, event)
        return False


def _make_plain(label: QLabel) -> None:
    if label.textFormat() == Qt.TextFormat.AutoText and label.metaObject().className() != _TIP:
        label.setTextFormat(Qt.TextFormat.PlainText)


def _show_tip(widget: QWidget, event: QHelpEvent) -> bool:
    """Show a tooltip in place of Qt where it would be taken for HTML; tell whether it was."""
    text = _inner_tip(widget, event.pos()) or widget.toolTip()
    shown = as_tip(text)
    if shown == text:
        return False
    QToolTip.showText(event.globalPos(), shown, widget)
    return True


def _inner_tip(widget: QWidget, place: QPoint) -> str:
    """Return the tooltip of what lies at a place of a widget: a menu's entry, a list's item."""
    if isinstance(widget, QMenu):
        entry = cast("QAction | None", widget.actionAt(place))
        return entry.toolTip() if entry is not None and widget.toolTipsVisible() else ""
    if isinstance(widget, QTabBar):
        return widget.tabToolTip(widget.tabAt(place))
    return _item_tip(widget, place)


def _item_tip(widget: QWidget, place: QPoint) -> str:
    """Return the tooltip of the item of a list or table at a place of its viewport."""
    view = widget.parent()
    if not isinstance(view, QAbstractItemView) or widget is not view.viewport():
        return ""
    role = Qt.ItemDataRole.ToolTipRole
    if isinstance(view, QHeaderView):
        section = view.logicalIndexAt(place)
        found = view.model().headerData(section, view.orientation(), role)
    else:
        index: QModelIndex = view.indexAt(place)
        found = index.data(role)
    return found if isinstance(found, str) else ""
