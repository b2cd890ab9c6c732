"""Finds text that does not fit where it is shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QCommandLinkButton,
    QHeaderView,
    QLabel,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from annotator.ui.drop_down import DropDown
from annotator.ui.elided import ElidedButton, ElidedLabel, ElidedTab

_SLACK = 1
"""Pixels that rounding may take."""


def clipped(window: QWidget) -> Iterator[str]:
    """Yield what shows in ``window`` and is cut off, in words for whoever reads the test."""
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        lack = _lack(widget)
        if lack:
            yield f"{type(widget).__name__} in {_home(widget)}: {lack}"
        outside = _outside(widget)
        if outside:
            yield f"{type(widget).__name__} in {_home(widget)} sticks out: {outside}"


def _home(widget: QWidget) -> str:
    parent = widget.parentWidget()
    while parent is not None and type(parent).__module__.startswith("PySide6"):
        parent = parent.parentWidget()
    return type(parent).__name__ if parent is not None else "nothing"


def _lack(widget: QWidget) -> str:
    match widget:
        case ElidedLabel() | ElidedTab() | ElidedButton() | DropDown():
            return ""  # what is cut is shown in a tip: tested by itself
        case QLabel():
            return _label(widget)
        case QCommandLinkButton():
            return ""  # its hint has room for more than its words
        case QAbstractButton() if widget.text():
            return _narrow(widget, widget.text(), widget.sizeHint())
        case QComboBox():
            return _box(widget)
        case QAbstractSpinBox():
            line = widget.lineEdit()
            margins = line.textMargins()
            need = line.fontMetrics().horizontalAdvance(line.text())
            room = line.width() - margins.left() - margins.right()
            return f"“{line.text()}” needs {need} of {room}" if need > room else ""
        case QTabBar():
            return _tabs(widget)
        case QHeaderView():
            return _header(widget)
    return ""


def _narrow(widget: QWidget, text: str, wish: QSize) -> str:
    size = widget.size()
    if wish.width() > size.width() + _SLACK or wish.height() > size.height() + 4:
        return f"“{text}” needs {wish.toTuple()}, has {size.toTuple()}"
    return ""


def _label(label: QLabel) -> str:
    text = label.text()
    if not text or label.toolTip():
        return ""
    if label.wordWrap():
        need = label.heightForWidth(label.width())
        return (
            f"“{text[:60]}” needs height {need} of {label.height()}"
            if (need > label.height() + 2)
            else ""
        )
    if label.textFormat() is Qt.TextFormat.RichText or "</" in text:
        return _narrow(label, text, label.minimumSizeHint())
    need = QFontMetrics(label.font()).size(int(Qt.TextFlag.TextShowMnemonic), text)
    room = label.contentsRect()
    if need.width() > room.width() + _SLACK or need.height() > room.height() + 2:
        return f"“{text[:60]}” needs {need.toTuple()}, has {room.size().toTuple()}"
    return ""


def _box(box: QComboBox) -> str:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    need = box.fontMetrics().horizontalAdvance(box.currentText())
    if need > room.width() and not box.toolTip() and box.lineEdit() is None:
        return f"“{box.currentText()}” needs {need} of {room.width()}"
    return ""


def _tabs(tabs: QTabBar) -> str:
    for place in range(tabs.count()):
        need = tabs.fontMetrics().horizontalAdvance(tabs.tabText(place).replace("&", ""))
        if need > tabs.tabRect(place).width() and not tabs.tabToolTip(place):
            return f"tab “{tabs.tabText(place)}” needs {need} of {tabs.tabRect(place).width()}"
    return ""


def _header(header: QHeaderView) -> str:
    view = header.parentWidget()
    if header.orientation() is Qt.Orientation.Vertical or not isinstance(
        view, QTableView | QTreeView
    ):
        return ""
    for place in range(header.count()):
        model = header.model()
        text = model.headerData(place, Qt.Orientation.Horizontal)
        tip = model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        need, room = header.sectionSizeFromContents(place).width(), header.sectionSize(place)
        if text and room and need > room + _SLACK and not tip:
            return f"head “{text}” needs {need} of {room}"
    return ""


def _outside(widget: QWidget) -> str:
    """Return by how much a widget sticks out of the one it lies in, unless that scrolls."""
    parent = widget.parentWidget()
    if (
        widget.isWindow()
        or parent is None
        or isinstance(parent.parentWidget(), QAbstractScrollArea)
    ):
        return ""
    if isinstance(parent, QAbstractScrollArea) or not isinstance(
        widget, QLabel | QAbstractButton | QComboBox
    ):
        return ""
    inside = parent.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
    if inside.contains(widget.geometry()):
        return ""
    return f"{widget.geometry().getRect()} of {parent.size().toTuple()}"
