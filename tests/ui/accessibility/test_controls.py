"""Every control of every window: named, with a role, reached by Tab and left by it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui import i18n
from annotator.ui.plain_words import rich
from tests.ui.accessibility.controls import beyond_tab, focusable, tagged, traps, unnamed
from tests.ui.gallery.scenes import SCENES, clear, settle, stages, views
from tests.ui.gallery.showing import window_on

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

_TAB_CHOOSES = {"window-link": "Tab walks the possible ends of the link; Esc gives it up"}


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path | None]:
    return stages(tmp_path_factory.mktemp("stages"))


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    yield "fr"
    i18n.install(qapp, "en")
    QLocale.setDefault(before)
    qapp.setStyleSheet("")


@pytest.mark.parametrize("stage", ["none", "demo", "team", "runs", "busy"])
def test_every_control(stage: str, projects: dict[str, Path | None], spoken: str) -> None:
    found: list[str] = []
    seen = 0
    for scene in SCENES:
        if scene.stage != stage or scene.name.startswith("menu-"):
            continue
        with window_on(projects[stage], spoken) as window:
            for view in views(scene, window):
                seen += len(list(focusable(view.widget)))
                wrong = [*unnamed(view.widget), *beyond_tab(view.widget), *tagged(view.widget)]
                if scene.name not in _TAB_CHOOSES:
                    wrong += traps(view.widget)
                    settle(window)
                found += [f"{view.name}: {one}" for one in wrong]
            clear(window)
    assert seen > 4
    assert sorted({one.partition(": ")[2] for one in found}) == [], found


def test_what_is_wrong_would_be_found(qtbot: QtBot) -> None:
    class Keeper(QLineEdit):
        def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
            return forward or super().focusNextPrevChild(forward)

    window = QWidget()
    layout = QVBoxLayout(window)
    for widget in (QLineEdit(), Keeper(), QPushButton("Fine"), QPushButton("×")):
        layout.addWidget(widget)
    mouse_only = QPushButton("By mouse")
    mouse_only.setFocusPolicy(mouse_only.focusPolicy().ClickFocus)
    mouse_only.setToolTip(rich("<p>Tagged</p>"))
    layout.addWidget(mouse_only)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    names = [one.rpartition(": ")[2] for one in unnamed(window)]
    assert names == ["no name", "no name", "“×” says too little"]
    assert [one.rpartition(": ")[2] for one in beyond_tab(window)] == ["not by Tab"]
    [told] = tagged(window)
    assert "<p>Tagged" in told
    assert [one.rpartition(": ")[2] for one in traps(window)] == ["keeps the keyboard"]
