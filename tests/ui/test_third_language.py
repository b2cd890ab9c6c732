"""A language of the window is added in a copy, by the steps of CONTRIBUTING."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.sax.saxutils import escape

from annotator.core.resources import resource
from tests.ui.test_translations import ROOT, script  # noqa: F401 (a fixture)

GERMAN = """
import sys
from pathlib import Path
sys._MEIPASS = sys.argv[1]
from annotator.core.interface import INTERFACE
INTERFACE["de"] = "Deutsch"
from PySide6.QtWidgets import QApplication
from annotator.app.messages import language_of, languages
from annotator.ui import i18n
from annotator.ui.commands import COMMANDS
from annotator.ui.help.pages import source
app = QApplication([])
assert i18n.install(app, "de") == "de"
assert i18n.translate("menus", "&Help") == "&Hilfe"
assert i18n.translate("Library", "%n suggestion(s) left", "", 3) == "3 Vorschläge"
assert i18n.translate("menus", "&View") == "&View", "what is missing is said in English"
assert "de" in languages() and language_of("de") == "de"
assert "view.language.de" in {command.id for command in COMMANDS}
assert source("first-hour", "de").startswith("# Anfang")
"""
TRANSLATED = {
    "&Help": "<translation>&amp;Hilfe</translation>",
    "%n suggestion(s) left": (
        "<translation><numerusform>%n Vorschlag</numerusform>"
        "<numerusform>%n Vorschläge</numerusform></translation>"
    ),
}


def test_a_third_language_comes_in_as_it_is_written(
    script: ModuleType,  # noqa: F811 (the fixture)
    tmp_path: Path,
) -> None:
    copy = tmp_path / "resources"
    shutil.copytree(resource(), copy, ignore=shutil.ignore_patterns("images", "*.qm"))
    catalogue = copy / "translations" / "annotator_de.ts"
    catalogue.touch()
    script.update(catalogue.parent)
    words = catalogue.read_text("utf-8")
    for source, translation in TRANSLATED.items():
        words = translated(words, source, translation)
    catalogue.write_text(words, "utf-8")
    assert any("not translated" in line for line in script.unfinished(catalogue))
    script.compile_all(catalogue.parent, catalogue.parent)
    shutil.copy(copy / "messages" / "fr.toml", copy / "messages" / "de.toml")
    shutil.copytree(copy / "help" / "fr", copy / "help" / "de")
    (copy / "help" / "de" / "first-hour.md").write_text("# Anfang\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", GERMAN, tmp_path], cwd=ROOT, capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def translated(words: str, source: str, translation: str) -> str:
    """Return a catalogue with one string translated, wherever it is said."""
    said = re.escape(f"<source>{escape(source)}</source>")
    pattern = rf"({said}\s*)<translation[^>]*?(?:/>|>.*?</translation>)"
    done, count = re.subn(pattern, rf"\g<1>{translation}", words, flags=re.DOTALL)
    assert count, source
    return done
