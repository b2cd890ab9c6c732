"""Mentions of a form: whole words, in every spelling that typesetting makes."""

import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.mentions import Forms, Sought, _accented, mentions, normal_form, same_form

WORDS = ["Kiev", "KIEV", "kiev", "l'Ukraine", "Ukraine", "Etats-Unis", "États", "Unis", "Le", "le",
         "Monde", "MONDE", "H&M", "2,5", "2", "U.S.", "e\u0301tat", "Élysée", "ELYSEE",
         "\U0001f600", "sur-Mer"]  # fmt: skip
MARKS = [" ", "\u00a0", "'", "\u2019", "\u02bc", "-", "\u2011", "\u00ad", "\n", ". ", ", ", " « ",
         ".", "&", ""]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=12))
    return "".join(word + mark for word, mark in parts)


FORMS = st.sampled_from([*WORDS, "Le Monde", "les Etats-Unis", "Kiev-Est", "l'Élysée"])


def lettered(text: str, place: int) -> bool:
    """Tell whether a letter or digit stands there; a letter that is an apostrophe is none."""
    return 0 <= place < len(text) and text[place].isalnum() and text[place] != "\u02bc"


def found(text: str, form: str) -> list[str]:
    return [text[start:end] for start, end in mentions(text, form)]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("Kiev", "Kiev, Kievien, aKiev, Kiev.", ["Kiev", "Kiev"]),
        ("Kiev", "Kiev-Est, pro-Kiev, Kiev‑Est", []),
        ("Mer", "Boulogne-sur-Mer", []),
        ("Ukraine", "l'Ukraine, d\u2019Ukraine, L\u02bcUkraine", ["Ukraine"] * 3),
        ("Ukraine", "Ukraine's border, Ukraine'ss", ["Ukraine"]),
        ("l'Ukraine", "l\u2019Ukraine et l\u02bcUkraine", ["l\u2019Ukraine", "l\u02bcUkraine"]),
        ("Le Monde", "Le\u00a0Monde, Le  Monde, Le\u202fMonde", ["Le\u00a0Monde", "Le  Monde",
                                                                "Le\u202fMonde"]),
        ("Le Monde", "Le\nMonde", []),
        ("Etats-Unis", "États\u2011Unis, ETATS-UNIS, ÉTATS-UNIS, Étâts-Unis",
         ["États\u2011Unis", "ETATS-UNIS", "ÉTATS-UNIS"]),
        ("Élysée", "ÉLYSÉE, ELYSEE, Elysée, Elysee", ["ÉLYSÉE", "ELYSEE", "Elysée"]),
        ("Kiev", "Ki\u00adev et Kiev\u00ad.", ["Ki\u00adev", "Kiev"]),
        ("été", "e\u0301te\u0301 et été", ["e\u0301te\u0301", "été"]),
        ("H", "H&M, H et M", ["H"]),
        ("2", "2,5 2.5 12 2 2.", ["2", "2"]),
        ("monde", "monde.fr, monde. Fin", ["monde"]),
        ("U.S.", "U.S.A. et U.S.", ["U.S."]),
        ("Anne Lemoal", "anne Lemoal, Anne Lemoal", ["Anne Lemoal"]),
        ("Paris", "Paris Paris", ["Paris", "Paris"]),
        ("e\u0301-Kiev", "e\u0301-Kiev", ["e\u0301-Kiev"]),
        ("Kiev", "e\u0301-Kiev", []),
        ("Stra\u00dfe", "Stra\u00dfe, Strasse", ["Stra\u00dfe"]),
        ("\uae40\uc815\uc740", "\uae40\uc815\uc740!", ["\uae40\uc815\uc740"]),
        ("Kiev", "Ki\u00adev\u00adien, pro\u00adKiev", []),
        ("", "Kiev", []),
        (" \u00ad", "Kiev \u00ad", []),
    ],
)  # fmt: skip
def test_where_a_form_is_mentioned(form: str, text: str, expected: list[str]) -> None:
    assert found(text, form) == expected


@pytest.mark.parametrize(
    ("form", "text", "same"),
    [
        ("Macron", "MACRON", True),
        ("OTAN", "Otan", True),
        ("Emmanuel Macron", "Emmanuel MACRON", True),
        ("Charles de Gaulle", "CHARLES DE GAULLE", True),
        ("Le Monde", "LE MONDE", True),
        ("Le Monde", "le MONDE", False),
        ("Côte", "COTE", True),
        ("Cote", "CÔTE", False),
        ("orange", "Orange", False),
        ("orange", "ORANGE", False),
        ("Ain", "AIN", False),
        ("Sud", "SUD", False),
    ],
)
def test_a_name_in_capitals_is_the_name(form: str, text: str, same: bool) -> None:
    assert (found(text, form) == [text]) is same
    assert same_form(form, text) is same
    assert same_form(text, form) is same


def test_capitals_can_be_left_out() -> None:
    assert mentions("Kiev, KIEV", "Kiev", shouted=False) == [(0, 4)]


@given(texts(), FORMS)
@example("\u00adKiev\u00ad-Kiev", "Kiev")
def test_every_mention_is_the_form_in_whole_words(text: str, form: str) -> None:
    last = 0
    for start, end in mentions(text, form):
        assert last <= start < end <= len(text)
        last = end
        assert same_form(text[start:end], form)
        assert not (lettered(text, start) and lettered(text, start - 1))
        assert not (lettered(text, end - 1) and lettered(text, end))


@given(texts(), FORMS)
def test_looking_for_one_or_for_many_finds_the_same(text: str, form: str) -> None:
    alone = mentions(text, form)
    among = Forms([form, "Zorglub", "Le"] if form != "Le" else [form, "Zorglub"]).find(text)
    if "Le" not in form:
        assert [(start, end) for start, end, one in among if one == form] == alone
    assert {form for *_, form in Forms([form]).find(text)} <= {form}


@given(texts(), FORMS)
def test_a_text_in_normal_form_has_the_same_mentions(text: str, form: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)
    assert len(mentions(normal_form(text), form)) == len(mentions(text, form))
    assert mentions(text, normal_form(form)) == mentions(text, form)


def test_the_longest_form_wins() -> None:
    forms = Forms(["Paris", "Paris Saint-Germain", "Germain"])
    assert [text for *_, text in forms.find("Paris, Paris Saint-Germain")] == [
        "Paris", "Paris Saint-Germain"
    ]  # fmt: skip
    forms.discard("Paris Saint-Germain")
    assert [text for *_, text in forms.find("Paris Saint-Germain")] == ["Paris"]


def test_an_exact_spelling_wins_over_a_near_one() -> None:
    forms = Forms(["MARS", "Mars"])
    assert [text for *_, text in forms.find("Mars MARS")] == ["Mars", "MARS"]


def test_a_text_may_end_in_a_form_that_a_longer_one_begins_with() -> None:
    known = Forms()
    known.add("Le Monde")
    known.add("Le")
    assert [(item.start, item.end) for item in known.find("Un jour, Le")] == [(9, 11)]


LETTERS = "aé\u00e7\u0153\u0301\u00adZ\u0130\u00df\u041a\u043c\uac01-' \u2019«_3"


@given(st.text(LETTERS, min_size=1, max_size=12))
@example("a\u00ad\u0301b")
def test_a_text_that_is_the_form_mentions_it(form: str) -> None:
    """The pattern that looks for it roughly must let every spelling through."""
    whole = form.strip()
    many = Forms([form]).find(whole)
    if [(item.start, item.end) for item in many] == [(0, len(whole))]:
        assert mentions(whole, form) == [(0, len(whole))]


def test_little_is_remembered_of_each_form() -> None:
    """Python keeps the patterns made last, and thousands of names go by in a day."""
    sought = Sought("ministre de l\u2019Intérieur")
    assert sys.getsizeof(sought._rough) < 5_000
    assert len(sought._rough.pattern) < 2_000
    for number in range(3_000):
        normal_form(f"é{number}")
    info = _accented.cache_info()
    assert info.maxsize is not None
    assert info.currsize <= info.maxsize <= 4_096
