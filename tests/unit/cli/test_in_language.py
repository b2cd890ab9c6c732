"""Help and click's own words in the user's language; names and data in none."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable, Iterator

import click
import pytest

from annotator.app.project import Project
from annotator.cli.application import commands
from annotator.cli.in_language import in_words, speaking, worded
from tests.unit.cli.conftest import Run


def leaves(group: click.Group, *path: str) -> Iterator[tuple[str, ...]]:
    for name, command in group.commands.items():
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from leaves(command, *path, name)


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch, run: Run) -> Run:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    return run


@pytest.mark.parametrize("path", [(), *leaves(commands)], ids=" ".join)
def test_help_is_french(french: Run, path: tuple[str, ...]) -> None:
    said = french(*path, "--help").output
    assert said.startswith("Usage\u00a0: annotator")
    assert "Options\u00a0:" in said
    assert "Codes de sortie" in said or path
    assert "Afficher cette aide" in said
    for english in ("Show this", "Usage:", "Options:", "Examples:", "required]", "[default"):
        assert english not in said


def test_every_option_and_name_is_the_same(french: Run) -> None:
    with speaking("fr") as say:
        other = in_words(commands, say)
    for path in leaves(commands):
        here, there = commands.commands[path[0]], other.commands[path[0]]
        assert [one.opts for one in here.params] == [one.opts for one in there.params]
        assert here.help != there.help
        assert here.callback is there.callback


def test_what_is_wrong_is_said_in_french(french: Run) -> None:
    assert "La commande 'exprot' n’existe pas" in french("exprot").stderr
    assert "Il manque l’argument 'PROJECT'" in french("info").stderr
    missing = french("export", "x.annodb").stderr
    assert "Erreur\u00a0: Il manque l’option" in missing


def test_data_is_the_same_in_every_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, make_project: Callable[..., Project]
) -> None:
    project = make_project()
    path = project.path
    project.close()
    said = []
    for locale in ("en_GB.UTF-8", "fr_FR.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        said.append(run("info", path, "--json").stdout)
    assert said[0] == said[1] != ""


@pytest.mark.parametrize("before", ["de", None])
def test_the_process_speaks_afterwards_as_before(
    french: Run, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    if before is None:
        monkeypatch.delenv("LANGUAGE", raising=False)
    else:
        monkeypatch.setenv("LANGUAGE", before)
    domain = gettext.textdomain()
    french("--help")
    french("exprot")
    assert os.environ.get("LANGUAGE") == before
    assert gettext.textdomain() == domain
    assert gettext.gettext("Usage:") == "Usage:"


def test_english_is_what_the_source_says(run: Run) -> None:
    said = run("--help").output
    assert said.startswith("Usage: annotator")
    assert "Show this message and exit." in said


def test_paragraphs_are_said_one_by_one_and_what_is_typed_stays() -> None:
    text = """First, over
    two lines.

    \b
    Examples:
      annotator new

    \b
    a  one
    b  two
    """
    heard: list[str] = []

    def say(words: str) -> str:
        heard.append(words)
        return words.upper()

    found = worded(text, say)
    assert heard == ["First, over two lines.", "Examples:", "a  one\nb  two"]
    assert found == (
        "FIRST, OVER TWO LINES.\n\n\b\nEXAMPLES:\n  annotator new\n\n\b\nA  ONE\nB  TWO"
    )  # fmt: skip
    assert worded("", say) == ""
    assert worded(None, say) is None
