"""The translations are complete and up to date, and the window loads them."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui import i18n
from annotator.ui.i18n import translate

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the translation script, which is no part of the package."""
    spec = importlib.util.spec_from_file_location(
        "translations_script", ROOT / "packaging" / "translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_nothing_is_missing_unfinished_or_out_of_date(script: ModuleType) -> None:
    assert script.problems() == []


def test_strings_are_gathered_whatever_form_their_count_has(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "a.py").write_text(
        "class A(QObject):\n"
        "    def f(self, n):\n"
        "        QCoreApplication.translate('c', 'one %n', '', n.count)\n"
        "        self.tr('after ' 'it')\n"
        "        self.tr(f'bad {n}')\n"
        "        self.tr('word(s)')\n"
        "MENU = words('menus', '&Open')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "SOURCES", tmp_path / "ui")
    found, faults = script.gather()
    assert {(item.context, item.text, item.plural) for item in found} == {
        ("c", "one %n", True),
        ("A", "after it", False),
        ("A", "word(s)", False),
        ("menus", "&Open", False),
    }
    assert faults == [
        "ui/a.py:5: an f-string cannot be translated",
        "ui/a.py:6: a plural without %n: word(s)",
    ]


@pytest.mark.parametrize("text", ["Oui : non", "Quoi ?", "« mot\u00a0»", "l'article", "mot(s)", ""])
def test_careless_french_is_noticed(script: ModuleType, text: str) -> None:
    message = script.ET.fromstring("<message><source>x</source></message>")
    assert list(script.faults(message, text, script.FRENCH))


def test_plurals_and_french_at_run_time(qapp: QApplication) -> None:
    assert i18n.install(qapp, "en") == "en"
    assert translate("Library", "%n suggestion(s) left", "", 1) == "1 suggestion left"
    assert translate("Library", "%n suggestion(s) left", "", 3) == "3 suggestions left"
    assert i18n.install(qapp, "fr") == "fr"
    assert i18n.language() == "fr"
    assert translate("Library", "%n suggestion(s) left", "", 3) == "3 suggestions restantes"
    assert translate("menus", "&Help") == "Aid&e"
    assert translate("QPlatformTheme", "Cancel") == "Annuler"
    i18n.install(qapp, "en")
    assert translate("menus", "&Help") == "&Help"


def test_the_system_s_language_is_followed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(i18n, "system_language", lambda: "fr")
    assert i18n.install(qapp, "system") == "fr"
    i18n.install(qapp, "en")


def test_the_command_line_is_translated_too(script: ModuleType) -> None:
    words = script.command_line_words
    assert list(words.problems()) == []
    assert len(words.template()) > 200


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("Usage:", ""), ("Usage:", "Usage :"), ("Usage:", "L'usage"), ("Is it?", "Quoi ?"),
        ("Error: {message}", "Erreur"), (("one {n}", "some {n}"), ("une", "plusieurs")),
    ],
)  # fmt: skip
def test_careless_words_of_the_command_line_are_noticed(
    script: ModuleType, english: str | tuple[str, str], text: str | tuple[str, str]
) -> None:
    words = script.command_line_words
    assert list(words.faults(words.Message(english, text)))
