"""What looks like HTML in somebody's words is shown as it is, and reads nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.ids import LabelId
from annotator.core.scheme import Label
from annotator.ui.guidelines.tips import label_tip
from annotator.ui.plain_words import PlainWords, as_tip, rich

EVIL = '<img src="/secret.png">A&B <b>bold</b>\nline'


@pytest.fixture(autouse=True)
def plain_words(qapp: QApplication) -> Iterator[None]:
    made = PlainWords(qapp)
    yield
    qapp.removeEventFilter(made)
    made.deleteLater()
    QToolTip.hideText()


def ask_tip(widget: QWidget, place: QPoint) -> str:
    QToolTip.hideText()
    event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(place))
    QApplication.sendEvent(widget, event)
    return QToolTip.text()


def test_labels_show_plain_text_unless_they_say_otherwise(qtbot: QtBot) -> None:
    plain, meant = QLabel(EVIL), QLabel("<b>bold</b>")
    meant.setTextFormat(Qt.TextFormat.RichText)
    for label in (plain, meant):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert plain.textFormat() == Qt.TextFormat.PlainText
    assert meant.textFormat() == Qt.TextFormat.RichText


def test_tooltips_show_the_words_as_they_are(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setToolTip(EVIL)
    widget.show()
    shown = ask_tip(widget, QPoint(1, 1))
    assert "<img" not in shown
    assert "&lt;img" in shown
    assert "A&amp;B" in shown
    widget.setToolTip("A & B")
    assert ask_tip(widget, QPoint(1, 1)) == "A & B"


def test_tooltips_of_items_and_headings_show_the_words_as_they_are(qtbot: QtBot) -> None:
    items = QListWidget()
    qtbot.addWidget(items)
    items.addItem("article")
    items.item(0).setToolTip(EVIL)
    items.resize(200, 100)
    items.show()
    place = items.visualItemRect(items.item(0)).center()
    assert "&lt;img" in ask_tip(items.viewport(), place)


def test_our_own_tooltips_stay_html(qtbot: QtBot) -> None:
    label = Label(id=LabelId("PER"), name={"en": EVIL}, guideline={"en": f"*A* person {EVIL}"})
    tip = label_tip(label)
    assert as_tip(tip) == tip
    assert "<table" in tip
    assert "<img" not in tip
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.setToolTip(tip)
    widget.show()
    assert ask_tip(widget, QPoint(1, 1)) == tip
    assert as_tip("<p>mine</p>") == "<p>&lt;p&gt;mine&lt;/p&gt;</p>"
    assert as_tip(rich("<p>mine</p>")).endswith("<p>mine</p>")


def test_labels_that_were_there_before_are_seen_to_as_well(qapp: QApplication, qtbot) -> None:
    before = QLabel("<img src=nothing>")
    rich_one = QLabel("<b>ours</b>")
    rich_one.setTextFormat(Qt.TextFormat.RichText)
    for label in (before, rich_one):
        qtbot.addWidget(label)
    made = PlainWords(qapp)
    try:
        assert before.textFormat() == Qt.TextFormat.PlainText
        assert rich_one.textFormat() == Qt.TextFormat.RichText
    finally:
        qapp.removeEventFilter(made)
        made.deleteLater()
