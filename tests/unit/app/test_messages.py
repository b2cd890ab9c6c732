"""Every fault has words in every language, with the fields it really has."""

import re
import tomllib
from string import Formatter
from typing import Any

import pytest

from annotator.app.messages import language_of, languages, line, message_of
from annotator.core import errors
from annotator.core.errors import UserFacingError
from annotator.core.resources import resource

FAULTS = [
    item
    for item in vars(errors).values()
    if isinstance(item, type) and issubclass(item, UserFacingError)
]


def words(language: str) -> dict[str, Any]:
    return tomllib.loads(resource("messages", f"{language}.toml").read_text("utf-8"))


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def documented_fields(fault: type[UserFacingError]) -> set[str]:
    return set(re.findall(r"``(\w+)``", fault.__doc__ or "")) - {"code", "fields"}


def test_there_are_two_languages() -> None:
    assert languages() == ("en", "fr")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_every_fault_has_words(fault: type[UserFacingError], language: str) -> None:
    said = words(language)["errors"][fault.code]
    assert set(said) == {"what", "do"}
    for text in said.values():
        assert text.strip() == text != ""
        assert placeholders(text) <= documented_fields(fault)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
def test_the_languages_mention_the_same_fields(fault: type[UserFacingError]) -> None:
    english, french = (words(language)["errors"][fault.code] for language in ("en", "fr"))
    for part in ("what", "do"):
        assert placeholders(english[part]) == placeholders(french[part])


def test_the_languages_have_the_same_keys() -> None:
    english, french = words("en"), words("fr")
    assert english.keys() == french.keys()
    for table in english:
        assert english[table].keys() == french[table].keys()
    for key, text in english["lines"].items():
        assert placeholders(text) == placeholders(french["lines"][key]), key


def test_there_are_no_words_for_faults_that_do_not_exist() -> None:
    assert words("en")["errors"].keys() == {fault.code for fault in FAULTS}


def test_french_is_typeset_as_french() -> None:
    said = words("fr")
    texts = [text for table in said.values() for text in table.values() if isinstance(text, str)]
    texts += [text for fault in said["errors"].values() for text in fault.values()]
    for text in texts:
        assert not re.search(r"(?<![\u00a0\u202f:;!?])[:;!?»](?=\s|$)|«(?!\u00a0)|'", text), text


def test_a_fault_is_worded_with_its_fields() -> None:
    error = errors.BadRecordError(name="a.jsonl", line=3, reason="not-json")
    assert message_of(error, "en").what == "Line 3 of a.jsonl is not an article: it is not JSON."
    assert "ce n’est pas du JSON" in message_of(error, "fr").what


def test_values_without_words_are_shown_as_they_are() -> None:
    error = errors.UnreadableFileError(name="{a}.txt", reason="Input/output error")
    assert message_of(error, "en").what == "{a}.txt could not be read: Input/output error."


def test_a_missing_field_and_an_unknown_fault_still_say_something() -> None:
    class OddError(UserFacingError):
        code = "odd"

    assert message_of(OddError(), "en").what.startswith("Something went wrong")
    assert "(path)" in message_of(errors.ProjectNotFoundError(), "en").what
    assert message_of(errors.ProjectNotFoundError(path="x"), "xx").what.endswith("x.")


def test_lines_of_the_command_line_are_worded() -> None:
    assert line("created", "en", path="a.annodb") == "Created a.annodb"


@pytest.mark.parametrize(
    ("setting", "variables", "language"),
    [
        ("fr", {"LANG": "en_GB.UTF-8"}, "fr"),
        ("system", {"LANG": "fr_FR.UTF-8"}, "fr"),
        ("system", {"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        ("system", {"LANG": "de_DE.UTF-8"}, "en"),
        ("system", {"LANG": "C"}, "en"),
    ],
)
def test_the_language_is_the_settings_or_the_systems(
    monkeypatch: pytest.MonkeyPatch, setting: str, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of(setting) == language


def test_where_the_environment_says_nothing_the_system_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("French_France", "1252"))
    assert language_of("system") == "fr"
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert language_of("system") == "en"
