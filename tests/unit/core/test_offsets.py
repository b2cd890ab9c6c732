"""Canonical text and the map between code points and UTF-16 units."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.offsets import REPLACEMENT, Utf16Map, canonicalise, is_canonical, text_hash

AWKWARD = [
    "\ufeff", "\r", "\n", "\r\n", "\u2028", "\u2029", "\x00", "\ud83d", "\ude00", "\ufdd0",
    "\ufdef", "\ufffe", "\uffff", "\xa0", "\u202f", "\t", "\xad", "😀", "👩\u200d🚒", "e\u0301",
    "\U0001fffe", "\U0010ffff", "\x85", "\x0b", "\x0c", "\ufffc", "\u202e", "é", "a", " ",
]  # fmt: skip
raw_texts = st.lists(
    st.one_of(
        st.sampled_from(AWKWARD),
        st.text(st.characters(exclude_categories=()), max_size=5),  # surrogates included
    )
).map("".join)


@given(raw_texts)
@example("\ufeff\ufeff\r\n\ufeff")
@example("\r\r\n\n\u2028\u2029")
def test_canonical_text_is_its_own_canonical_form(raw: str) -> None:
    text = canonicalise(raw)
    assert canonicalise(text) == text
    assert is_canonical(text)
    assert is_canonical(raw) == (raw == text)


@given(raw_texts)
def test_canonical_text_can_be_stored_and_hashed(raw: str) -> None:
    text = canonicalise(raw)
    assert text.encode("utf-8").decode("utf-8") == text
    assert len(text_hash(text)) == 64
    assert not text.startswith("\ufeff")
    assert not set(text) & set("\r\u2028\u2029\x00\ufffe\uffff\ufdd0\ufdef")


@given(raw_texts)
def test_only_byte_order_marks_and_line_breaks_change_the_length(raw: str) -> None:
    unmarked = raw.lstrip("\ufeff")
    assert len(canonicalise(raw)) == len(unmarked) - unmarked.count("\r\n")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\ufeffLa Seine", "La Seine"),
        ("\ufeff\ufeffLa", "La"),
        ("La\ufeffSeine", "La\ufeffSeine"),
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\rb", "a\n\nb"),
        ("a\r\r\nb", "a\n\nb"),
        ("a\u2028b\u2029c", "a\nb\nc"),
        ("a\x00b", f"a{REPLACEMENT}b"),
        ("a\ud83db", f"a{REPLACEMENT}b"),
        ("\ud83d\ude00", REPLACEMENT * 2),
        ("\ufdd0\ufdef\ufffe\uffff", REPLACEMENT * 4),
        ("\ufdcf\ufdf0", "\ufdcf\ufdf0"),
    ],
)
def test_each_rule_does_this(raw: str, expected: str) -> None:
    assert canonicalise(raw) == expected


@pytest.mark.parametrize(
    "kept",
    [
        "« Oui »".replace(" ", "\xa0"),
        "20\u202f%",
        "a\tb",
        "co\xadopérer",
        "😀👩\u200d🚒🇫🇷",
        "e\u0301te\u0301",
        "été",
        "ligne\n\nligne ",
        "\x0b\x0c\x85",
        "ﬁn œuvre ①",
        "",
    ],
)
def test_the_rest_stays_as_the_article_has_it(kept: str) -> None:
    assert canonicalise(kept) == kept


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.one_of(raw_texts.map(canonicalise), st.text()))
def test_positions_go_to_utf16_and_back(text: str) -> None:
    offsets = Utf16Map(text)
    assert (offsets.length, offsets.utf16_length) == (len(text), units(text))
    for place in range(len(text) + 1):
        position = offsets.to_utf16(place)
        assert position == units(text[:place])
        assert offsets.to_codepoint(position) == place


@given(st.text(st.sampled_from("aé😀𝄞\n")))
def test_a_position_inside_a_surrogate_pair_belongs_to_the_characters_start(text: str) -> None:
    offsets = Utf16Map(text)
    for place, character in enumerate(text):
        if units(character) == 2:
            assert offsets.to_codepoint(offsets.to_utf16(place) + 1) == place


def test_an_emoji_counts_twice_for_qt() -> None:
    offsets = Utf16Map("a😀b")
    assert [offsets.to_utf16(place) for place in range(4)] == [0, 1, 3, 4]
    assert [offsets.to_codepoint(position) for position in range(5)] == [0, 1, 1, 2, 3]


def test_the_empty_text_has_one_position() -> None:
    offsets = Utf16Map("")
    assert (offsets.to_utf16(0), offsets.to_codepoint(0)) == (0, 0)
