"""What can be seen: the keyboard's place, letters of the system's size, nothing that moves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

import annotator.ui
from annotator.ui.application import dress
from annotator.ui.theme import NAMES, load_theme, style_sheet
from annotator.ui.welcome import _Card
from tests.ui.conftest import OpenWindow

UI = Path(annotator.ui.__file__).parent
MOVING = {"QPropertyAnimation", "QVariantAnimation", "QTimeLine", "QSequentialAnimationGroup"}
LEAST = 24
"""Pixels that have to differ where the keyboard is: more than a caret."""


def controls() -> list[QWidget]:
    """Return one control of each kind."""
    tool, tabs, listed, tree = QToolButton(), QTabBar(), QListWidget(), QTreeWidget()
    tool.setText("Tool")
    tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    for name in ("One", "Two"):
        tabs.addTab(name)
        listed.addItem(name)
        tree.addTopLevelItem(QTreeWidgetItem([name]))
    for view in (listed, tree):
        view.setCurrentIndex(view.model().index(0, 0))
    box = QComboBox()
    box.addItem("Choice")
    return [
        QPushButton("Push"), tool, QCheckBox("Check"), QRadioButton("Radio"), QLineEdit("Line"),
        QPlainTextEdit("Text"), box, QSpinBox(), tabs, listed, tree, _Card("Card", "More"),
    ]  # fmt: skip


@pytest.fixture
def dressed(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    name: str = request.param
    before = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)  # a caret that blinks is no proof
    dress(qapp)
    qapp.setStyleSheet(style_sheet(load_theme(name)))
    yield name
    qapp.setStyleSheet("")
    qapp.setCursorFlashTime(before)


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels of two pictures differ."""
    first, second = (bytes(image.constBits()) for image in (one, other))
    pixels = (memoryview(data).cast("I") for data in (first, second))
    return sum(a != b for a, b in zip(*pixels, strict=True))


@pytest.mark.parametrize("dressed", NAMES, indirect=True)
def test_the_keyboards_place_is_seen_on_every_kind_of_control(dressed: str, qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    elsewhere = QPushButton("Elsewhere")
    layout.addWidget(elsewhere)
    made = controls()
    for widget in made:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    unseen = []
    for widget in made:
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        without = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.hasFocus(), type(widget).__name__
        within = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        if differing(without, within) < LEAST:
            unseen.append(type(widget).__name__)
    assert unseen == []


def test_nothing_moves_by_itself() -> None:
    found = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Name) and node.id in MOVING)
        or (isinstance(node, ast.Attribute) and node.attr == "animateClick")
    }
    assert found == set(), "who asks the system for less motion must get it here too"


def test_letters_are_as_large_as_the_system_has_them(
    qapp: QApplication, open_window: OpenWindow
) -> None:
    usual = QFont(qapp.font())
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * 1.5)
    qapp.setFont(large)
    try:
        window = open_window()
        small = {
            label.text()
            for label in window.findChildren(QLabel)
            if label.isVisible() and label.text() and label.font().pointSizeF() < usual.pointSizeF()
        }
        assert small == set()
        assert window.menuBar().font().pointSizeF() == pytest.approx(large.pointSizeF())
    finally:
        qapp.setFont(usual)


def test_style_sheets_name_no_size_of_letters() -> None:
    root = UI.parent.parent / "resources" / "themes"
    assert [
        path.name for path in root.glob("*.qss") if "font-size" in path.read_text("utf-8")
    ] == []
