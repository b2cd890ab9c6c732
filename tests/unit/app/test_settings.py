"""The user's settings: defaults, what they may be, and files and homes in any state."""

from __future__ import annotations

import json
import os
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app import settings as module
from annotator.app.settings import Settings, SettingsFile, checked
from annotator.core.errors import SettingInvalidError


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "deep" / "settings.json")


def put(file: SettingsFile, content: bytes | dict[str, Any]) -> None:
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def test_the_file_lies_in_the_users_configuration_folder(own_settings: Path) -> None:
    assert SettingsFile().path.is_relative_to(own_settings.resolve()) or (
        SettingsFile().path.is_relative_to(own_settings)
    )
    assert SettingsFile().path.name == "settings.json"


def test_the_first_start_stores_the_defaults(file: SettingsFile) -> None:
    first = file.read()
    assert first == replace(Settings(), annotator_id=first.annotator_id)
    assert file.path.is_file()
    assert file.read() == first, "the annotator stays the same from start to start"
    assert (first.language, first.theme, first.font) == ("system", "system", "serif")


def test_settings_come_back(file: SettingsFile) -> None:
    chosen = replace(file.read(), theme="dark", font_size=20, recent=("a", "é"), window="AAA=")
    file.write(chosen)
    assert file.read() == chosen
    assert [path.name for path in file.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("theme", "dark"),
        ("font", "sans"),
        ("font_size", 9),
        ("font_size", 40),
        ("line_width", 120),
        ("annotator_name", "Zoé"),
        ("annotator_id", "0123456789abcdef" * 2),
        ("recent", ("a", "b")),
        ("pipeline", "fr_core_news_sm"),
    ],
)
def test_what_is_possible_can_be_set(name: str, value: object) -> None:
    before = Settings()
    after = checked(before, name, value)
    assert getattr(after, name) == value
    assert replace(after, **{name: getattr(before, name)}) == before


IMPOSSIBLE: list[tuple[str, Any]] = [
    ("language", "de"),
    ("theme", ""),
    ("font", None),
    ("font_size", 8),
    ("font_size", 41),
    ("font_size", "15"),
    ("font_size", True),
    ("font_size", 15.0),
    ("line_width", 39),
    ("annotator_id", "Zoé"),
    ("annotator_id", "0" * 31),
    ("recent", "a"),
    ("annotator_name", 7),
]


@pytest.mark.parametrize(("name", "value"), [*IMPOSSIBLE, ("nonsense", 1), ("nonsense", None)])
def test_what_is_impossible_is_refused(name: str, value: object) -> None:
    with pytest.raises(SettingInvalidError) as caught:
        checked(Settings(), name, value)
    assert caught.value.fields == {"name": name, "value": value}


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_one_impossible_value_in_the_file_has_its_default_and_the_rest_stays(
    file: SettingsFile, name: str, value: object
) -> None:
    good = {"annotator_id": "a" * 32, "pipeline": "other", "window": "w", "theme": "dark"}
    put(file, {**good, name: value})
    found = file.read()
    if name != "annotator_id":
        assert getattr(found, name) == getattr(Settings(annotator_id="a" * 32), name)
    else:
        assert len(found.annotator_id) == 32
    assert (found.pipeline, found.window) == ("other", "w")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\x00" * 50, b"null", b"[]", b"3", b'{"a":"\xff"}', b"[" * 100_000, b"{}"],
    ids=["empty", "cut", "zeros", "null", "list", "number", "not UTF-8", "deep", "no fields"],
)
def test_a_corrupt_file_gives_defaults_that_then_stay(file: SettingsFile, content: bytes) -> None:
    put(file, content)
    found = file.read()
    assert found == replace(Settings(), annotator_id=found.annotator_id)
    assert file.read() == found


@given(
    st.dictionaries(
        st.sampled_from([item.name for item in fields(Settings)]),
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
        | st.lists(st.text() | st.integers()) | st.dictionaries(st.text(), st.text()),
    )
)  # fmt: skip
def test_no_content_breaks_reading(content: dict[str, Any]) -> None:
    found = module._settings_from(content)
    for name, value in msgspec.to_builtins(found).items():
        assert getattr(checked(found, name, getattr(found, name)), name) is not None, value


def test_unknown_fields_are_ignored(file: SettingsFile) -> None:
    put(file, {"annotator_id": "a" * 32, "from_a_later_version": 1})
    assert file.read() == Settings(annotator_id="a" * 32)


def test_a_home_that_cannot_be_written_does_not_keep_anybody_from_working(tmp_path: Path) -> None:
    blocked = tmp_path / "home"
    blocked.write_bytes(b"a file where a folder should be")
    file = SettingsFile(blocked / "annotator" / "settings.json")
    assert file.read().theme == "system"
    with pytest.raises(OSError, match=r".+"):
        file.write(Settings())


def test_settings_that_cannot_be_read_now_are_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    assert SettingsFile(path).read().theme == "system"
    assert path.is_dir()


def test_a_write_that_fails_leaves_the_old_settings(
    file: SettingsFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read()

    def full(*values: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            file.write(replace(before, theme="dark"))
    assert file.read() == before


def test_recent_projects_are_few_distinct_and_latest_first(tmp_path: Path) -> None:
    settings = Settings()
    for number in range(12):
        settings = settings.with_recent(tmp_path / f"{number}.annodb")
    settings = settings.with_recent(tmp_path / "5.annodb")
    names = [Path(item).name for item in settings.recent]
    assert names == [f"{number}.annodb" for number in (5, 11, 10, 9, 8, 7, 6, 4, 3, 2)]


@pytest.mark.skipif(os.name == "nt", reason="Windows paths are text")
def test_a_path_that_is_no_text_is_not_remembered(file: SettingsFile, tmp_path: Path) -> None:
    settings = file.read().with_recent(tmp_path / os.fsdecode(b"a\xff.annodb"))
    file.write(settings)
    assert settings.recent == ()


def test_the_annotator_has_a_name_even_without_one(monkeypatch: pytest.MonkeyPatch) -> None:
    named = Settings(annotator_id="a" * 32, annotator_name="Zoé").annotator
    assert (named.id, named.name) == ("a" * 32, "Zoé")
    assert Settings().annotator.name == Path.home().name

    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    assert Settings().annotator.name == "annotator"
