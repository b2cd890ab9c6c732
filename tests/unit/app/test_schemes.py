"""Label schemes by name or from a file."""

from pathlib import Path

import pytest

from annotator.app.schemes import load_scheme, scheme_names
from annotator.core.errors import InvalidSchemeError, UnknownNameError, UnreadableFileError
from annotator.core.resources import resource


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
