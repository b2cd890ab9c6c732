"""What fields and values are called in a search, as data of each language."""

from __future__ import annotations

import pytest

from annotator.core.query import FIELDS, Kind
from annotator.core.query_words import field_named, names, offered, value_named
from annotator.store.search import IS_VALUES


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_field_and_value_has_a_name(language: str) -> None:
    known = names(language)
    assert set(known["fields"]) == set(FIELDS)
    assert set(known["state"]) == {"new", "in progress", "done", "skipped"}
    assert set(known["is"]) == set(IS_VALUES)
    for part, table in known.items():
        for name, called in table.items():
            assert called[0] == offered(part, name, language)
            for word in called:
                understood = field_named(word) if part == "fields" else value_named(part, word)
                assert understood == name, f"{word} means one thing in all languages"


def test_a_language_without_names_has_the_usual_ones() -> None:
    assert names("xx") == {}
    assert offered("fields", "title", "xx") == "title"


def test_beginnings_count_where_they_are_of_one_value() -> None:
    assert value_named(Kind.STATE, "term", beginning=True) == "done"
    assert value_named(Kind.STATE, "n", beginning=True) == "new"
    assert value_named(Kind.STATE, "", beginning=True) is None
    assert value_named(Kind.IS, "d", beginning=True) == "dated"
    assert value_named(Kind.STATE, "term") is None
    assert field_named("Étiquette") == field_named("etiquette") == "label"
    assert field_named("couleur") is None
