"""The label palette: every label in sight with its key, whatever the width."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.app.operations.scheme import ChangeScheme
from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme
from annotator.ui.desk import Notice, Selection
from annotator.ui.label_palette import LabelPalette
from annotator.ui.theme import load_theme

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def palette(qtbot: QtBot, workplace) -> LabelPalette:
    workplace.open_article()
    palette = LabelPalette(workplace.desk, workplace.gestures, load_theme("light"))
    qtbot.addWidget(palette)
    palette.resize(1400, palette.height())
    palette.show()
    return palette


def with_all_labels(scheme: Scheme) -> Scheme:
    layers = tuple(
        replace(layer, labels=tuple(replace(label, enabled=True) for label in layer.labels))
        for layer in scheme.layers
    )
    return replace(scheme, layers=layers)


def test_every_enabled_label_is_there_under_its_layer(palette: LabelPalette) -> None:
    assert list(palette.buttons) == ["PER", "ORG", "LOC", "MISC", "CLAIM", "SOURCE", "CUE"]
    assert [label.text() for label in palette.findChildren(QLabel)] == ["Entities", "Claims"]
    person = palette.buttons[LabelId("PER")]
    assert person.text() == "Person"
    assert person.accessibleName() == "Person, key 1"
    assert "real or invented" in person.toolTip()
    shapes = [button.shape for button in palette.buttons.values()]
    assert shapes == ["box"] * 4 + ["claim", "part", "part"]


def test_a_click_labels_the_chosen_words_without_taking_the_keyboard(
    palette: LabelPalette, workplace, qtbot: QtBot
) -> None:
    start, end = workplace.range("Liaison ferroviaire")
    workplace.desk.select(Selection(start, end))
    button = palette.buttons[LabelId("MISC")]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert workplace.span("Liaison ferroviaire").label == "MISC"
    assert not button.hasFocus()
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_click_relabels_the_focused_span_and_its_label_is_marked(
    palette: LabelPalette, workplace, qtbot: QtBot
) -> None:
    def marked() -> list[str]:
        return [name for name, button in palette.buttons.items() if button.marked]

    assert marked() == []
    workplace.focus("Trieste")
    assert marked() == ["LOC"]
    qtbot.mouseClick(palette.buttons[LabelId("ORG")], Qt.MouseButton.LeftButton)
    assert marked() == ["ORG"]
    assert palette.buttons[LabelId("ORG")].accessibleDescription()
    workplace.desk.set_focus(None)
    assert marked() == []


def test_without_anything_chosen_a_click_says_so(
    palette: LabelPalette, workplace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workplace.desk.noticed) as noticed:
        qtbot.mouseClick(palette.buttons[LabelId("ORG")], Qt.MouseButton.LeftButton)
    assert noticed.args == [Notice.NO_SPAN_FOCUSED]


@pytest.mark.parametrize("width", [1920, 1024, 700, 480, 320])
@pytest.mark.parametrize("labels", ["few", "all"])
def test_no_label_is_ever_cut_off(
    palette: LabelPalette, workplace, width: int, labels: str
) -> None:
    if labels == "all":
        workplace.project.do(ChangeScheme(with_all_labels(workplace.project.scheme)))
        palette.refresh()
    palette.resize(width, palette.height())
    palette.grab()
    assert len(palette.buttons) == (10 if labels == "all" else 7)
    places = [button.geometry() for button in palette.buttons.values()]
    assert all(palette.rect().contains(place) for place in places)
    assert all(button.geometry().size() == button.sizeHint() for button in palette.buttons.values())
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


def test_narrow_windows_give_each_layer_a_row_then_show_codes(palette: LabelPalette) -> None:
    person, claim = palette.buttons[LabelId("PER")], palette.buttons[LabelId("CLAIM")]
    one_row = palette.height()
    palette.resize(700, palette.height())
    palette.grab()
    assert palette.height() > one_row
    assert claim.x() == person.x()
    assert claim.y() > person.y()
    assert not person.compact
    palette.resize(420, palette.height())
    assert person.compact
    palette.resize(1400, palette.height())
    assert not person.compact
    assert palette.height() == one_row


def test_labels_switched_on_appear(palette: LabelPalette, workplace) -> None:
    workplace.project.do(ChangeScheme(with_all_labels(workplace.project.scheme)))
    palette.refresh()
    assert list(palette.buttons)[4:6] == ["DATE", "EVENT"]
    assert palette.buttons[LabelId("DATE")].isVisible()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_buttons_are_drawn_in_both_themes(palette: LabelPalette, workplace, name: str) -> None:
    workplace.focus("Trieste")
    before = palette.grab().toImage()
    palette.set_theme(load_theme(name))
    assert (before == palette.grab().toImage()) is (name == "light")
