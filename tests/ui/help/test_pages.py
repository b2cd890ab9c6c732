"""The pages of the help: there in both languages, alike in build, and true to the program."""

import ast
import re
from pathlib import Path, PurePosixPath

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import annotator.ui
from annotator.core.resources import resource
from annotator.ui import i18n
from annotator.ui.commands import COMMANDS
from annotator.ui.help.finding import Readable, fold, look, places, terms
from annotator.ui.help.pages import CONTENTS, PAGES, PLACEHOLDER, read, source
from annotator.ui.help.topics import TOPICS
from annotator.ui.shortcuts import keymap

IDS = {command.id for command in COMMANDS}
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
IMAGE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
MOST = 150_000
"""How many bytes a picture may have: ``packaging/help_pictures.py`` keeps to it."""
NO_PAGE = {"HelpWindow"}
"""Windows that need no page: the help itself."""


def headings(text: str) -> list[int]:
    found, fenced = [], False
    for line in text.splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif line.startswith("#") and not fenced:
            found.append(len(line) - len(line.lstrip("#")))
    return found


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_each_page_is_in_the_contents_once_and_each_file_is_a_page(language: str) -> None:
    files = {path.stem for path in resource("help", language).glob("*.md")}
    assert files == set(PAGES)
    assert len(PAGES) == len(set(PAGES)) == sum(len(pages) for _, pages in CONTENTS)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_built_alike_in_both_languages(page: str) -> None:
    english, french = source(page, "en"), source(page, "fr")
    assert headings(english) == headings(french)
    assert headings(english)[0] == 1
    assert headings(english).count(1) == 1
    for pattern in (PLACEHOLDER, IMAGE):
        assert pattern.findall(english) == pattern.findall(french)
    assert sorted(LINK.findall(english)) == sorted(LINK.findall(french))
    for mark in ("- ", "1. ", "2. ", "|", "```"):
        lines = [text.splitlines() for text in (english, french)]
        assert len({sum(line.startswith(mark) for line in one) for one in lines}) == 1, mark


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_exists(page: str, language: str) -> None:
    text = source(page, language)
    assert {identifier for _, identifier in PLACEHOLDER.findall(text)} <= IDS
    assert "{" not in PLACEHOLDER.sub("", text)
    assert "~~" not in text
    assert "<" not in text.replace("\n> ", "\n"), "no HTML"
    assert text.isascii() or max(map(ord, text)) < 0x10000
    for link in LINK.findall(text):
        path = PurePosixPath(link)
        assert path.suffix == ".md"
        assert path.stem in PAGES
    for link in IMAGE.findall(text):
        light = resource("help", link)
        assert light.name.endswith("-light.png")
        own = light if language == "en" else light.parent / language / light.name
        for picture in (own, own.with_name(own.name.replace("-light", "-dark"))):
            assert not QImage(str(picture)).isNull(), picture
            assert picture.stat().st_size < MOST


def test_no_picture_lies_about_unused() -> None:
    shown = {Path(link).name for page in PAGES for link in IMAGE.findall(source(page, "en"))}
    there = {path.name for path in resource("help", "images").rglob("*-light.png")}
    assert there == shown


def test_french_signs_stand_behind_no_break_spaces() -> None:
    loose = re.compile(r"(?:(?<![\u00a0\u202f:|-])[:;!?»](?![\w|-]))|«(?![\u00a0\u202f])")
    for page in PAGES:
        text = PLACEHOLDER.sub("", re.sub(r"```.*?```", "", source(page, "fr"), flags=re.DOTALL))
        text = text.replace("![", "[")
        assert not loose.search(text), (page, loose.search(text))
        assert "'" not in text, page


def test_pages_show_the_keys_in_force(qapp: QApplication) -> None:
    assert "~~Ctrl\\+Z~~" in read("first-hour", "en").text
    before = keymap.current()
    try:
        keymap.install(keymap.Keymap({"edit.undo": ("Ctrl+Alt+U",), "help.palette": ()}))
        text = read("first-hour", "en").text
    finally:
        keymap.install(before)
    assert "~~Ctrl\\+Alt\\+U~~" in text
    assert "Help › Find a command finds" in text, "the menus lead there when no key does"


def dialogs() -> dict[str, set[str]]:
    """Return every class of the window's code that is a dialog, with its bases."""
    bases: dict[str, set[str]] = {}
    for path in Path(annotator.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return bases


def test_every_dialog_has_a_page_and_every_place_exists() -> None:
    bases = dialogs()

    def is_dialog(name: str) -> bool:
        return any(base == "QDialog" or is_dialog(base) for base in bases.get(name, ()))

    def covered(name: str) -> bool:
        return name in TOPICS or any(covered(base) for base in bases.get(name, ()))

    missing = {name for name in bases if is_dialog(name) and not covered(name)} - NO_PAGE
    assert missing == set()
    assert set(TOPICS) <= set(bases)
    assert set(TOPICS.values()) <= set(PAGES)


# Searching


def test_folding_keeps_the_length_and_finds_without_accents() -> None:
    text = "Déclaration : l’Œuvre, ÉTÉ\u00a0! İ ß"
    assert len(fold(text)) == len(text)
    assert places(text, terms("declaration ete")) == [(0, 11), (23, 26)]
    assert places(text, terms("L'")) == [(14, 16)]


def test_titles_come_first_then_headings_then_the_most_hits() -> None:
    pages = [
        Readable("once", "Other", (), "Other\nA word."),
        Readable("twice", "Other", (), "Other\nA word and a word."),
        Readable("heading", "Other", ("The word",), "Other\nThe word"),
        Readable("title", "Words", (), "Words\nNothing else."),
        Readable("none", "Other", (), "Other\nNothing."),
    ]
    assert [one.page.id for one in look("WORD", pages)] == ["title", "heading", "twice", "once"]
    assert look("  ", pages) == []
    assert look("word absent", pages) == []


def test_an_excerpt_shows_what_was_found_between_whole_words() -> None:
    body = "first " * 40 + "needle " + "last " * 40
    (found,) = look("needle", [Readable("a", "T", (), f"T\n{body}")])
    assert "needle" in found.excerpt
    assert found.excerpt.startswith("…first")
    assert found.excerpt.endswith("last…")
    assert len(found.excerpt) < 140
