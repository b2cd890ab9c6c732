"""Finds controls that a screen reader or the keyboard cannot make use of."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from annotator.ui.claims.strip import ChoiceStrip

_KINDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)
_PARTS = (QHeaderView, QScrollBar)
"""Parts of controls; what they do can be done from the control."""
_PAINTED = {
    "ChartView": "a chart: its description has its numbers",
    "CurveView": "a chart: its description has its numbers",
    "ComparedText": "columns painted side by side: its description is the case, told beside it",
    "KeyRecorder": "takes keys, not text",
    "Page": "scrolls charts",
    "QScrollArea": "scrolls text or cards",
}
"""Controls without a role of their own, and why that is enough with name and description."""
_KEEP_TAB = {
    "ArticleView": "Tab goes to the next suggestion; F6 leads on",
    "ComparedText": "Tab goes to the next disagreement; every button has a key of its own",
    "KeyRecorder": "Tab is a key to record; once a key is pressed the keyboard goes on",
    "CommandPalette": "one field",
}
_ELSEWHERE = {
    "MarkdownView": "only shows what another field has",
}
_VAGUE = {"…", "...", "+", "-", "×", "x", "✕", "?", "ok"}


def shown(window: QWidget) -> Iterator[QWidget]:
    """Yield what of a window is visible and enabled."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled():
            yield widget


def focusable(window: QWidget) -> Iterator[QWidget]:
    """Yield the controls of a window that Tab may stop at."""
    for widget in shown(window):
        tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tab and widget.focusProxy() is None:
            yield widget


def called(widget: QWidget) -> str:
    """Return what tells a control from others, for whoever reads a failing test."""
    home = widget.parentWidget()
    while home is not None and type(home).__module__.startswith("PySide6"):
        home = home.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()} in {type(home).__name__}"


def unnamed(window: QWidget) -> Iterator[str]:
    """Yield controls without a name or a role, or whose name says too little."""
    for widget in focusable(window):
        seen = QAccessible.queryAccessibleInterface(widget)
        # On Linux a drop-down list is called what it shows; its own name is a relation.
        said = widget.accessibleName() if isinstance(widget, QComboBox) else ""
        name = (said or seen.text(QAccessible.Text.Name)).replace("&", "").strip()
        more = seen.text(QAccessible.Text.Description) or widget.toolTip()
        if not name:
            yield f"{called(widget)}: no name"
        elif (name.lower() in _VAGUE or len(name) == 1) and not more:
            yield f"{called(widget)}: “{name}” says too little"
        without = seen.role() in (QAccessible.Role.Client, QAccessible.Role.NoRole)
        if without and type(widget).__name__ not in _PAINTED:
            yield f"{called(widget)}: no role"
        if not seen.state().focusable:
            yield f"{called(widget)}: not focusable for who asks"
        if seen.rect().isEmpty():
            yield f"{called(widget)}: nowhere"


def tagged(window: QWidget) -> Iterator[str]:
    """Yield what would be read out with its tags: Qt takes a tip where no description is set."""
    for widget in shown(window):
        if widget.toolTip() or widget.accessibleDescription():
            seen = QAccessible.queryAccessibleInterface(widget)
            for said in (QAccessible.Text.Description, QAccessible.Text.Name):
                if seen is not None and ("<!--" in seen.text(said) or "</" in seen.text(said)):
                    yield f"{called(widget)}: {seen.text(said)[:60]}"


def beyond_tab(window: QWidget) -> Iterator[str]:
    """Yield controls that the mouse reaches and Tab does not."""
    for widget in shown(window):
        if not isinstance(widget, _KINDS) or isinstance(widget, _PARTS):
            continue
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
            continue
        if not _has_another_way(widget):
            yield f"{called(widget)}: not by Tab"


def traps(window: QWidget) -> Iterator[str]:
    """Yield controls that take the keyboard and do not give it on by Tab."""
    found = [one for one in focusable(window) if type(one).__name__ not in _KEEP_TAB]
    for widget in found:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        top = widget.window()
        if top.focusWidget() is not widget:
            yield f"{called(widget)}: does not take the keyboard"
        elif len(found) > 1:
            QTest.keyClick(widget, Qt.Key.Key_Tab)
            if top.focusWidget() is widget:
                yield f"{called(widget)}: keeps the keyboard"


def _has_another_way(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    inside = isinstance(parent, QLineEdit | QAbstractSpinBox | QComboBox | QTabBar)
    if inside or type(parent).__name__ == "KeyRecorder":
        return True  # a part of a field: the keys of the field do what it does
    if isinstance(widget, QAbstractButton) and _in_a_choice(widget):
        return True  # arrows go to it from the one that is chosen
    while parent is not None:
        if isinstance(parent, ChoiceStrip):
            return True  # the keyboard stays in the article: digits choose, Esc leaves
        if type(parent).__name__ == "CommandPalette":
            return True  # arrows in the field walk the list
        parent = parent.parentWidget()
    return isinstance(widget, QTextEdit) and _only_shows(widget)


def _only_shows(widget: QTextEdit) -> bool:
    return widget.isReadOnly() and widget.focusPolicy() is Qt.FocusPolicy.NoFocus


def _in_a_choice(button: QAbstractButton) -> bool:
    group = button.group()
    others = group.buttons() if group is not None and group.exclusive() else []
    return any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in others)
