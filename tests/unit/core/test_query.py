"""What somebody types to find articles, understood."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.errors import BadQueryError
from annotator.core.folding import folded, folded_words, without_ligatures
from annotator.core.query import Condition, Kind, Term, date_range, hits, parse_query

TEXT = "Élodie Lefèvre revient. La crue de la Charente, à Saintes : l’œuvre d’Élodie ! 🙂 crue"


@pytest.mark.parametrize(
    ("typed", "match"),
    [
        ("crue saintes", '("crue" AND "saintes")'),
        ("Élodie  LEFÈVRE", '("elodie" AND "lefevre")'),
        ('"crue de la Charente"', '"crue de la charente"'),
        (
            "«\u00a0crue de la Charente\u00a0» -“eau vive”",
            '(("crue de la charente") NOT ("eau vive"))',
        ),
        ("inond*", '"inond" *'),
        ("l'œuvre", '"l oeuvre"'),
        ("crue OR inondation", '("crue" OR "inondation")'),
        ("crue AND eau", '("crue" AND "eau")'),
        ("crue -saintes", '(("crue") NOT ("saintes"))'),
        ("crue NOT saintes NOT cognac", '(("crue") NOT ("saintes" OR "cognac"))'),
        ("(crue OR eau) saintes", '(("crue" OR "eau") AND "saintes")'),
        ("NEAR(maire démission, 5)", 'NEAR("maire" "demission", 5)'),
        ("NEAR(maire, 5)", '"maire"'),
        ("title:crue", '{title} : "crue"'),
        ('source:"La Dépêche"', '{source} : "la depeche"'),
        ("...", ""),
        ("", ""),
    ],
)
def test_words_become_an_expression(typed: str, match: str) -> None:
    assert parse_query(typed).match == match


@pytest.mark.parametrize(
    ("typed", "condition"),
    [
        ("label:PER", Condition(Kind.LABEL, "PER")),
        ("-label:PER", Condition(Kind.LABEL, "PER", negated=True)),
        ('annotator:"Anne L."', Condition(Kind.ANNOTATOR, "Anne L.")),
        ("date:2024-02", Condition(Kind.DATE, "2024-02")),
        ("IS:flagged", Condition(Kind.IS, "flagged")),
        ("étiquette:PER", Condition(Kind.LABEL, "PER")),
        ("Etiquette:PER", Condition(Kind.LABEL, "PER")),
        ('état:"à faire"', Condition(Kind.STATE, "new")),
        ("state:in-progress", Condition(Kind.STATE, "in progress")),
        ("état:EN_COURS", Condition(Kind.STATE, "in progress")),
        ("est:signalé", Condition(Kind.IS, "flagged")),
        ("langue:fr", Condition(Kind.LANGUAGE, "fr")),
    ],
)
def test_fields_become_conditions(typed: str, condition: Condition) -> None:
    query = parse_query(f"crue {typed}")
    assert query.conditions == (condition,)
    assert query.match == '"crue"'
    assert parse_query(typed).match == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("-saintes", "only-without"),
        ("couleur:rouge", "unknown-field"),
        ("crue OR (eau label:PER)", "field-inside"),
        ("date:hier", "date"),
        ("état:bizarre", "state"),
        ("is:nonsense", "is"),
    ],
)
def test_what_cannot_be_understood_is_said(typed: str, reason: str) -> None:
    with pytest.raises(BadQueryError) as fault:
        parse_query(typed)
    assert fault.value.fields["reason"] == reason


def test_the_word_being_typed_is_a_beginning() -> None:
    assert parse_query("crue sain", typing=True).match == '("crue" AND "sain" *)'
    assert parse_query("crue sain ", typing=True).match == '("crue" AND "sain")'
    assert parse_query('"crue de', typing=True).match == '"crue de"'
    assert parse_query("crue OR", typing=True).match == '"crue"'
    assert parse_query("(crue", typing=True).match == '"crue" *'
    assert parse_query("crue i", typing=True).match == '"crue"'
    assert parse_query("UE", typing=True).match == '"ue"', "short words are whole ones"
    assert parse_query("crue état:ter", typing=True).conditions == (Condition(Kind.STATE, "done"),)
    for unfinished in ("date:2", "état:", "is:x", "couleur:"):
        assert parse_query(unfinished, typing=True).empty


def test_what_is_left_out_is_no_hit() -> None:
    query = parse_query("crue -eau source:feuille title:maire")
    assert query.terms == (Term(("crue",)), Term(("maire",)))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("elodie", ["Élodie", "Élodie"]),
        ('"elodie lefevre"', ["Élodie Lefèvre"]),
        ("sain*", ["Saintes"]),
        ("oeuvre", ["œuvre"]),
        ('"l oeuvre"', ["l’œuvre"]),
        ("crue", ["crue", "crue"]),
        ("absent", []),
    ],
)
def test_hits_are_places_in_the_text_as_it_is(typed: str, found: list[str]) -> None:
    places = hits(TEXT, parse_query(typed).terms)
    assert [TEXT[start:end] for start, end in places] == found


@pytest.mark.parametrize(
    ("value", "range_"),
    [
        ("2024", ("2024", "2024~")),
        ("2024-02..2024-03", ("2024-02", "2024-03~")),
        ("2024..", ("2024", "~")),
        ("..2024-02-15", ("", "2024-02-15~")),
        ("..", None),
        ("24", None),
    ],
)
def test_dates_are_ranges(value: str, range_: tuple[str, str] | None) -> None:
    assert date_range(value) == range_


@given(st.text(max_size=60))
def test_whatever_is_typed_is_understood_or_refused_and_sqlite_takes_it(typed: str) -> None:
    try:
        query = parse_query(typed, typing=True)
    except BadQueryError:
        return
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE words USING fts5 (title, source, author, text)")
    if query.match:
        database.execute("SELECT * FROM words WHERE words MATCH ?", (query.match,)).fetchall()
    database.close()
    hits(typed, query.terms)


@given(
    st.lists(
        st.sampled_from(
            ("crue", '"eau de', "(", ")", "OR", "NOT", "-", "title:", "NEAR(", ",", "5")
        ),
        max_size=12,
    ).map(" ".join)
)
def test_odd_combinations_are_no_syntax_error_of_sqlite(typed: str) -> None:
    test_whatever_is_typed_is_understood_or_refused_and_sqlite_takes_it.hypothesis.inner_test(typed)  # type: ignore[attr-defined]


@example("𝓐")
@given(st.text(max_size=40))
def test_folding_leaves_no_case_and_keeps_places(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    for word, start, end in folded_words(text):
        assert word == folded(text[start:end])
    assert without_ligatures(without_ligatures(text)) == without_ligatures(text)


def test_ligatures_are_spelled_out_in_either_case() -> None:
    assert folded("ŒUVRE Œuvre œuvre") == "oeuvre oeuvre oeuvre"
    assert without_ligatures("Cœur, ŒUVRE, æ") == "Coeur, OEUVRE, ae"
