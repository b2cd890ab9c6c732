"""Label schemes by name or from a file."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.schemes import load_scheme, save_scheme, scheme_names
from annotator.core.errors import (
    ExportWriteError,
    InvalidSchemeError,
    UnknownNameError,
    UnreadableFileError,
)
from annotator.core.resources import resource
from annotator.core.scheme_checking import check
from tests.unit.core.scheme_drafts import drafts


def test_the_schemes_that_come_along_are_all_usable() -> None:
    assert "news" in scheme_names()
    for name in scheme_names():
        assert load_scheme(name).id == name


def test_a_scheme_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + resource("schemes", "news.toml").read_bytes())
    assert load_scheme(path) == load_scheme("news")
    assert load_scheme(str(path)) == load_scheme()


def test_an_unknown_name_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError) as caught:
        load_scheme("presse")
    assert caught.value.fields["known"] == ", ".join(scheme_names())


def test_faults_of_a_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "syntax.toml").write_text("layers = [")
    (tmp_path / "wrong.toml").write_text('id = "x"\nversion = 0\n')
    (tmp_path / "bytes.toml").write_bytes(b"id = '\xe9'")
    for name in ("syntax.toml", "wrong.toml"):
        with pytest.raises(InvalidSchemeError) as caught:
            load_scheme(tmp_path / name)
        assert caught.value.fields["problems"]
    for name in ("bytes.toml", ""):
        with pytest.raises(UnreadableFileError):
            load_scheme(tmp_path / name)


def test_a_scheme_travels_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "carried.toml"
    save_scheme(load_scheme(), path)
    assert load_scheme(path) == load_scheme()
    assert sorted(tmp_path.iterdir()) == [path]


@given(st.data())
def test_every_usable_draft_travels(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    scheme = data.draw(drafts(load_scheme())).scheme
    text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    scheme = replace(scheme, guidelines=data.draw(st.dictionaries(st.just("fr"), text)))
    if check(scheme):
        return
    path = tmp_path_factory.getbasetemp() / "draft.toml"
    save_scheme(scheme, path)
    assert load_scheme(path) == scheme


def test_a_scheme_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ExportWriteError):
        save_scheme(load_scheme(), tmp_path / "nowhere" / "scheme.toml")
    taken = tmp_path / "folder"
    taken.mkdir()
    with pytest.raises(ExportWriteError):
        save_scheme(load_scheme(), taken)
    assert list(tmp_path.iterdir()) == [taken]
