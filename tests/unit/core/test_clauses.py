"""Growing a range by the units of text: they nest, hold what they grew from, and end cleanly."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.clauses import grown, shrunk, stretched, units
from annotator.core.tokens import Tokens, from_ranges, words


def cut(text: str, sentences: tuple[int, ...] = (0,)) -> Tokens:
    plain = words(text)
    return from_ranges(zip(plain.starts, plain.ends, strict=True), sentences=sentences)


def chain(text: str, word: str, sentences: tuple[int, ...] = (0,)) -> list[str]:
    """Return what the selection becomes, step by step, from a caret before ``word``."""
    here = (text.index(word),) * 2
    seen = []
    while (following := grown(text, cut(text, sentences), *here)) != here:
        seen.append(text[slice(*following)])
        here = following
    return seen


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Selon Ana, la digue tient.",
            "digue",
            ["digue", "la digue tient", "Selon Ana, la digue tient."],
        ),
        (
            "« La digue tient, dit-elle ; la mer non », ajoute Ana.",
            "mer",
            [
                "mer",
                "la mer non",
                "La digue tient, dit-elle ; la mer non",
                "« La digue tient, dit-elle ; la mer non »",
                "« La digue tient, dit-elle ; la mer non », ajoute Ana.",
            ],
        ),
        (
            "Le prix (1,5 million, hors taxe) a baissé : 3,2 % à 10:30.",
            "million",
            [
                "million",
                "1,5 million",
                "1,5 million, hors taxe",
                "(1,5 million, hors taxe)",
                "Le prix (1,5 million, hors taxe) a baissé",
                "Le prix (1,5 million, hors taxe) a baissé : 3,2 % à 10:30.",
            ],
        ),
        (
            "Le train Paris-Brest – un vieux train – part.",
            "Brest",
            [
                "Brest",
                "Le train Paris-Brest",
                "Le train Paris-Brest – un vieux train – part.",
            ],
        ),
        (
            "„Wir gehen“, sagt »Eva »die Große««.",
            "gehen",
            ["gehen", "Wir gehen", "„Wir gehen“", "„Wir gehen“, sagt »Eva »die Große««."],
        ),
        ('Il dit "oui" et "non".', "non", ["non", '"non"', 'Il dit "oui" et "non"',
                                           'Il dit "oui" et "non".']),
        ("(ouvert sans fin, dit Ana.", "sans", ["sans", "(ouvert sans fin",
                                                "(ouvert sans fin, dit Ana."]),
    ],
)  # fmt: skip
def test_what_a_caret_grows_to(text: str, word: str, expected: list[str]) -> None:
    assert chain(text, word) == expected


def test_no_clause_reaches_over_the_end_of_a_sentence_but_a_quotation_may() -> None:
    text = "Ana dit : « La digue tient. La mer monte. » Puis elle part."
    sentences = (0, text.index("La mer"), text.index("Puis"))
    assert chain(text, "mer", sentences) == [
        "mer",
        "La mer monte",
        "La mer monte.",
        "La digue tient. La mer monte.",
        "« La digue tient. La mer monte. »",
        "Ana dit : « La digue tient. La mer monte. »",
        text,
    ]


def test_paragraphs_come_before_the_text() -> None:
    text = "Un titre\nUne phrase. Une autre.\nFin"
    sentences = (0, 9, text.index("Une autre"), text.index("Fin"))
    assert chain(text, "autre", sentences) == [
        "autre", "Une autre", "Une autre.", "Une phrase. Une autre.", text,
    ]  # fmt: skip


def test_without_sentences_lines_serve() -> None:
    assert chain("Un, deux\nTrois", "deux", ()) == ["deux", "Un, deux", "Un, deux\nTrois"]


def test_the_end_moves_on_from_where_the_words_begin() -> None:
    text = "Ana affirme que la digue tient, et que la mer monte. Elle part."
    tokens = cut(text, (0, text.index("Elle")))
    here, seen = (text.index("la digue"),) * 2, []
    while (following := stretched(text, tokens, *here)) != here:
        seen.append(text[slice(*following)])
        here = following
    assert seen[:4] == [
        "la digue tient",
        "la digue tient, et que la mer monte",
        "la digue tient, et que la mer monte.",
        "la digue tient, et que la mer monte. Elle part.",
    ]


def test_shrinking_finds_the_next_smaller_unit() -> None:
    text = "Ana dit, la digue tient."
    tokens = cut(text)
    assert shrunk(text, tokens, 0, len(text)) == (0, len("Ana dit"))
    assert shrunk(text, tokens, 0, len("Ana dit")) == (0, 3)
    assert shrunk(text, tokens, 0, 3) is None


def test_a_blank_text_grows_to_itself_at_most() -> None:
    assert grown("", cut("", ()), 0, 0) == (0, 0)
    assert grown("  ", cut("  ", ()), 1, 1) == (0, 2)
    assert stretched("", cut("", ()), 0, 0) == (0, 0)


TEXTS = st.text(alphabet='ab1é🎪 \u00a0\n,;:.!«»“”"()[]–—-', max_size=60)
PLACES = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(TEXTS, PLACES, st.sets(st.integers(0, 60)))
@example("🎪, « 🎪 »", (4, 5), set())
def test_units_nest_in_growing_hold_the_range_and_have_clean_edges(
    text: str, place: tuple[int, int], starts: set[int]
) -> None:
    start, end = sorted(min(offset, len(text)) for offset in place)
    tokens = cut(text, tuple(sorted(at for at in starts if at < len(text))))
    for unit in units(text, tokens, start, end):
        assert unit[0] <= start
        assert end <= unit[1]
        words_of = text[slice(*unit)]
        assert words_of == words_of.strip() or unit == (0, len(text)) or unit == (start, end)
    here = (start, end)
    for _ in range(60):
        following = grown(text, tokens, *here)
        assert following[0] <= here[0]
        assert here[1] <= following[1]
        if following == here:
            break
        inner = shrunk(text, tokens, *following)
        assert inner is None or (
            following[0] <= inner[0] < inner[1] <= following[1] and inner != following
        )
        here = following
    assert here == (0, len(text)) or not text


@given(TEXTS, PLACES, st.sets(st.integers(0, 60)))
def test_stretching_leaves_the_start_and_comes_to_an_end(
    text: str, place: tuple[int, int], starts: set[int]
) -> None:
    start, end = sorted(min(offset, len(text)) for offset in place)
    tokens = cut(text, tuple(sorted(at for at in starts if at < len(text))))
    here = stretched(text, tokens, start, end)
    for _ in range(60):
        following = stretched(text, tokens, *here)
        assert following[0] == here[0] or here[0] == here[1]
        assert following[1] >= here[1]
        if following == here:
            break
        here = following
    assert following == here
