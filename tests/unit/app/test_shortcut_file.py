"""Keys as a file: there and back, and files of any other kind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.shortcut_file import read_shortcuts, write_shortcuts
from annotator.core.errors import ShortcutFileError

names = st.text(st.characters(codec="utf-8"), max_size=12)


@given(keys=st.dictionaries(names, st.lists(names, max_size=3).map(tuple), max_size=5))
def test_keys_come_back(
    tmp_path_factory: pytest.TempPathFactory, keys: dict[str, tuple[str, ...]]
) -> None:
    path = tmp_path_factory.mktemp("keys") / "mine.json"
    write_shortcuts(path, "prodigy", keys)
    found = read_shortcuts(path)
    assert (found.preset, dict(found.keys)) == ("prodigy", keys)
    assert [item.name for item in path.parent.iterdir()] == ["mine.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"\xff\xfe",
        b'{"kind": "something-else", "keys": {}}',
        b'{"kind": "annotator-shortcuts", "keys": {"edit.undo": "Ctrl+Z"}}',
        b'{"kind": "annotator-shortcuts", "keys": {"edit.undo": [7]}}',
        b"[" * 100_000,
    ],
)
def test_another_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(ShortcutFileError) as caught:
        read_shortcuts(path)
    assert caught.value.fields["name"] == "other.json"


def test_a_file_that_cannot_be_reached_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ShortcutFileError):
        read_shortcuts(tmp_path / "gone.json")
    with pytest.raises(ShortcutFileError):
        write_shortcuts(tmp_path / "no" / "folder.json", "annotator", {})
