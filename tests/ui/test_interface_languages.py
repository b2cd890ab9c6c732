"""Whoever adds a language of the window is told here what is still missing."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale

from annotator.app.settings import Settings, SettingsFile
from annotator.core.interface import INTERFACE
from annotator.core.resources import resource
from annotator.ui import i18n
from annotator.ui.commands import COMMANDS
from annotator.ui.help.pages import PAGES, source


def places(words: Any, path: str = "") -> set[str]:
    """Return where in a tree of TOML something is said."""
    if not isinstance(words, dict):
        return {path}
    return {place for key, value in words.items() for place in places(value, f"{path}/{key}")}


@pytest.mark.parametrize("code", INTERFACE)
def test_a_language_is_complete(code: str) -> None:
    assert resource("translations", f"annotator_{code}.qm").is_file()
    english, own = (
        tomllib.loads(resource("messages", f"{language}.toml").read_text("utf-8"))
        for language in ("en", code)
    )
    assert places(own) == places(english)
    for page in PAGES:
        assert source(page, code).startswith("# "), page
    for scheme in resource("schemes").glob("*.toml"):
        assert f"{code} = " in scheme.read_text("utf-8"), scheme.name
    assert QLocale(code).language() is not QLocale.Language.C
    assert f"view.language.{code}" in {command.id for command in COMMANDS}


@pytest.mark.parametrize("code", ["system", *INTERFACE])
def test_it_can_be_chosen_and_is_kept(code: str, tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    file.write(Settings(language=code))
    assert file.read().language == code


def test_first_letters_of_their_names_are_keys() -> None:
    letters = [name[0] for name in INTERFACE.values()]
    assert len(set(letters)) == len(letters), "give one of them another key in commands/view.py"
    assert set(i18n.LANGUAGES) == set(INTERFACE)
