import re

import pytest

from annotator.nlp import startup
from annotator.nlp.startup import remembered_patterns

PATTERN = "|".join(f"(?:word{number}s?)" for number in range(8000))


@pytest.fixture
def file(tmp_path):
    re.purge()
    place = tmp_path / "folder" / "patterns.bin"
    with remembered_patterns(place) as remembered:
        assert not remembered
        re.compile(PATTERN)
    re.purge()
    return place


def test_a_pattern_is_remembered_and_matches_alike(file):
    with remembered_patterns(file) as remembered:
        assert remembered
        again = re.compile(PATTERN)
    assert again.pattern == PATTERN
    assert again.fullmatch("word123s")
    assert not again.fullmatch("word9000")


def test_another_pattern_is_compiled_as_usual(file):
    with remembered_patterns(file):
        assert re.compile(PATTERN + "|other").fullmatch("other")


@pytest.mark.parametrize("place", [0, 70, 200, -20])
def test_a_damaged_file_is_not_used_and_is_replaced(file, place):
    data = bytearray(file.read_bytes())
    data[place] ^= 0xFF
    file.write_bytes(data)
    with remembered_patterns(file) as remembered:
        assert not remembered
        assert re.compile(PATTERN).fullmatch("word1")
    re.purge()
    with remembered_patterns(file) as remembered:
        assert remembered


def test_an_empty_file_is_not_used(file):
    file.write_bytes(b"")
    with remembered_patterns(file) as remembered:
        assert not remembered


def test_a_folder_that_cannot_be_written_only_costs_time(tmp_path):
    (tmp_path / "file").write_text("")
    re.purge()
    with remembered_patterns(tmp_path / "file" / "patterns.bin") as remembered:
        assert not remembered
        assert re.compile(PATTERN).fullmatch("word1")


def test_the_frozen_app_starts_with_a_pattern_of_its_own(file, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_CACHE", str(tmp_path / "empty"))
    with monkeypatch.context() as patched:
        patched.setattr(startup, "shipped_file", lambda: file)
        with remembered_patterns() as remembered:
            assert remembered
            assert re.compile(PATTERN).fullmatch("word123s")
    assert not startup.cache_file().exists()
    assert startup.shipped_file().name == startup.cache_file().name
    re.purge()
    with remembered_patterns() as remembered:  # nothing is shipped with the sources
        assert not remembered
