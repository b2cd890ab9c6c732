"""Words as somebody types them: found however they are printed, and as whole words only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.wordings import parts, searchable, word_pattern


def found(words: str, text: str, *, case: bool = False) -> list[str]:
    pattern = word_pattern([[words]], case=case)
    return [match.group() for match in pattern.finditer(text)]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("kiev", "Kiev, KIEV et kievien", ["Kiev", "KIEV"]),
        ("l'Ukraine", "l’Ukraine, l'Ukraine", ["l’Ukraine", "l'Ukraine"]),
        ("Ukraine", "dans l’Ukraine", ["Ukraine"]),
        ("états-unis", "Etats-Unis, États‑Unis et unis", ["Etats-Unis", "États‑Unis"]),
        ("Etats", "États, Etats, étatste", ["États", "Etats"]),
        ("New York", "New\u00a0York\nNew\nYork NewYork", ["New\u00a0York", "New\nYork"]),
        ("ukrain*", "Ukrainien et ukrainiennes", ["Ukrainien", "ukrainiennes"]),
        ("*ien", "Ukrainien et rien, bien-être", ["Ukrainien", "rien", "bien"]),
        ("M. Durand (PS)", "M. Durand (PS) dit", ["M. Durand (PS)"]),
        ("a.b", "aXb a.b", ["a.b"]),
        ("été", "ETÉ été Ete", ["ETÉ", "été"]),
    ],
)  # fmt: skip
def test_words_are_found_as_they_are_printed(words: str, text: str, expected: list[str]) -> None:
    assert found(words, text) == expected


def test_case_counts_when_asked_for() -> None:
    assert found("Kiev", "Kiev KIEV kiev", case=True) == ["Kiev"]
    assert found("Etats", "États Etats", case=True) == ["Etats"]


def test_any_form_of_each_word() -> None:
    pattern = word_pattern([["négocie", "négociait"], ["paix"]], case=False)
    text = "Il négociait  paix, on négocie paix ; négocier paix"
    assert [match.group() for match in pattern.finditer(text)] == [
        "négociait  paix",
        "négocie paix",
    ]


def test_parts_leave_out_what_may_be_printed_otherwise() -> None:
    assert parts([["l'Ukraine"]], case=False) == ("kraine",)
    assert parts([["États-Unis"]], case=False) == ("tats",)
    assert parts([["à"]], case=False) == ()
    assert parts([["négocie", "négociait", "négocia"]], case=False) == ("gocia", "gocie")
    assert parts([["de"], ["Zzyzx"]], case=False) == ("zzyzx",)
    assert parts([[f"mot{letter}" for letter in "abcdefghij"]], case=False) == ()


def test_nothing_to_look_for() -> None:
    assert not searchable(" *-. ")
    assert searchable("à")


WORDS = st.text(alphabet="aeéÉEàkKiI1'’- *zç", min_size=1, max_size=8)


@given(words=WORDS, before=WORDS, after=WORDS, case=st.booleans())
def test_no_text_is_left_out_that_has_the_words(
    words: str, before: str, after: str, case: bool
) -> None:
    """What the database leaves out by parts has no match; ASCII letters in any case."""
    if not searchable(words):
        return
    phrase = [[" ".join(words.split())]]
    text = f"{before} {words.replace('*', 'x')} {after}"
    some = parts(phrase, case=case)
    if word_pattern(phrase, case=case).search(text) and some:
        assert any(part in text.lower() for part in some)


@given(words=WORDS)
def test_words_find_themselves(words: str) -> None:
    plain = words.replace("*", "").strip()
    if searchable(plain):
        assert word_pattern([[plain]], case=True).search(f"« {plain} »")
