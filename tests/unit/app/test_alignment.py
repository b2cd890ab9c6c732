"""Two versions of a text beside each other: what is common, what changed, where a range lies."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.duplicates import pairing
from annotator.app.duplicates.comparing import align
from annotator.app.duplicates.pairing import paired

TEXTS = st.lists(
    st.sampled_from(("Kiev", "dort", "🙂", "l’eau", "-", "2,5", "é")), max_size=14
).map(" ".join)
SPACED = st.tuples(TEXTS, st.sampled_from((" ", "\n", "  "))).map(
    lambda pair: pair[0].replace(" ", pair[1])
)


@given(one=SPACED, other=SPACED)
def test_an_alignment_covers_both_texts_and_carries_equal_words(one: str, other: str) -> None:
    alignment = align(one, other)
    assert "".join(one[slice(*item.one)] for item in alignment.differences) == one
    assert "".join(other[slice(*item.other)] for item in alignment.differences) == other
    for item in alignment.differences:
        if item.same:
            assert one[slice(*item.one)].split() == other[slice(*item.other)].split()
    for start in range(len(one)):
        for end in range(start + 1, min(start + 6, len(one)) + 1):
            place = alignment.carried(start, end)
            if place is not None:
                assert other[slice(*place)].split() == one[start:end].split()


WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(one=WORDS, other=WORDS, small=st.sampled_from((0, 40, 20_000)))
def test_pairs_are_equal_words_and_rise(one: list[str], other: list[str], small: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "_SMALL", small)  # without difflib, with a little, with much of it
        pairs = paired(one, other)
    assert all(one[left] == other[right] for left, right in pairs)
    for column in (0, 1):
        numbers = [pair[column] for pair in pairs]
        assert numbers == sorted(set(numbers))


@given(words=WORDS, small=st.sampled_from((0, 20_000)))
def test_the_same_text_is_common_throughout(words: list[str], small: int) -> None:
    text = " ".join(words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "_SMALL", small)
        alignment = align(text, text)
    assert alignment.changes == ()
    assert all(item.same for item in alignment.differences)
    if text:
        assert alignment.carried(0, len(text)) == (0, len(text))


def changes(one: str, other: str) -> list[tuple[str, str]]:
    return [
        (one[slice(*item.one)], other[slice(*item.other)]) for item in align(one, other).changes
    ]


def test_changes_are_read_as_people_say_them() -> None:
    old = "Le maire parle mardi. La nuit tombe."
    assert changes(old, old.replace("mardi", "jeudi soir")) == [("mardi", "jeudi soir")]
    assert changes(old, old.replace(" mardi", "")) == [("mardi", "")] or changes(
        old, old.replace(" mardi", "")
    ) == [(" mardi", "")]
    assert changes("A, B.", "A , B.") == [("", " ")]
    assert changes("un, deux", "uns, deuxs") == [("un, deux", "uns, deuxs")], "a lone comma"
    assert changes("un deux", "un  deux") == [], "white space is no change of words"
    assert changes("", "tout") == [("", "tout")]


@pytest.mark.parametrize(
    ("one", "other", "change"),
    [
        ("La pluie cesse.", "La pluie cesse.\nUn abri ouvre.", "\nUn abri ouvre."),
        ("Un. Trois.", "Un. Deux. Trois.", "Deux. "),
        ("Fin.\nLe maire dort.", "Fin.\nLe maire rit.\nLe maire dort.", "Le maire rit.\n"),
    ],
)
def test_what_came_in_begins_with_its_sentence(one: str, other: str, change: str) -> None:
    assert [added.strip() for _, added in changes(one, other)] == [change.strip()]
    assert [gone.strip() for gone, _ in changes(other, one)] == [change.strip()]


def test_a_range_is_carried_over_other_white_space_and_not_over_other_words() -> None:
    one, other = "Selon Anne  Lemoal, Lille dort.", "Selon Anne\nLemoal, hier, Lille dort."
    start = one.index("Anne")
    place = align(one, other).carried(start, start + len("Anne  Lemoal"))
    assert place is not None
    assert other[slice(*place)] == "Anne\nLemoal"
    assert align(one, other).carried(start, len(one)) is None
    assert align(one, other).carried(start, start) is None


def test_ranges_count_code_points() -> None:
    one, other = "🌊🌊 crue 👩\u200d🚒 à Toul", "Direct 🌊🌊 crue 👩\u200d🚒 à Toul"
    place = align(one, other).carried(one.index("Toul"), len(one))
    assert place is not None
    assert other[slice(*place)] == "Toul"


def test_long_and_repeated_texts_are_compared_at_once() -> None:
    sentences = [
        f"Le maire {n} dit que la route {n * 7 % 501} de la ville est fermée." for n in range(900)
    ]
    old, new = " ".join(sentences), " ".join(s for n, s in enumerate(sentences) if n % 9)
    for one, other in ((old, new), ("a b " * 12_000, "a c " * 12_000), (old, new[::-1])):
        began = perf_counter()
        align(one, other)
        # A twentieth of this on a machine of today: what is meant is that it does not explode.
        assert perf_counter() - began < 3
