"""Tokens: whole words under the pointer, and edges that move by words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.tokens import Tokens, from_ranges, words

TEXT = "L'eau monte, dit-il : 2,5 m."
#       0123456789


def pieces(text: str) -> list[str]:
    tokens = words(text)
    return [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'eau monte.", ["L'", "eau", "monte", "."]),
        ("aujourd’hui", ["aujourd’", "hui"]),
        ("2,5 m et 1.000.000", ["2,5", "m", "et", "1.000.000"]),
        ("« Oui\xa0»", ["«", "Oui", "»"]),
        ("rock' fini", ["rock", "'", "fini"]),
        ("😀 ok", ["😀", "ok"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words_are_found_without_a_pipeline(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@given(st.text())
def test_words_cover_every_visible_character_in_order(text: str) -> None:
    tokens = words(text)
    edges = [edge for pair in zip(tokens.starts, tokens.ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(a < b for a, b in zip(tokens.starts, tokens.ends, strict=True))
    covered = {
        place for a, b in zip(tokens.starts, tokens.ends, strict=True) for place in range(a, b)
    }
    assert all(place in covered or char.isspace() for place, char in enumerate(text))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (3, 4, "eau"),
        (2, 5, "eau"),
        (1, 3, "L'eau"),
        (4, 8, "eau monte"),
        (5, 6, None),  # only the blank
        (2, 2, None),  # nothing, between two tokens
        (3, 3, "eau"),  # nothing, inside one
        (0, 28, TEXT),
    ],
)
def test_a_range_snaps_to_the_tokens_that_it_touches(
    start: int, end: int, expected: str | None
) -> None:
    found = words(TEXT).snap(start, end)
    assert (found and TEXT[found[0] : found[1]]) == expected


def test_the_token_to_the_right_of_an_edge_comes_first() -> None:
    tokens = words(TEXT)
    assert tokens.at(2) == (2, 5)
    assert tokens.at(5) == (2, 5)
    assert tokens.at(0) == (0, 2)
    assert tokens.at(len(TEXT)) == (27, 28)
    assert words("a  b").at(2) is None
    assert words("").at(0) is None


def test_edges_move_by_tokens_and_stop_at_the_ends() -> None:
    tokens = words("un deux trois")
    assert (tokens.next_start(0), tokens.next_start(8)) == (3, 8)
    assert (tokens.previous_start(8), tokens.previous_start(0)) == (3, 0)
    assert (tokens.next_end(2), tokens.next_end(13)) == (7, 13)
    assert (tokens.previous_end(7), tokens.previous_end(2)) == (2, 2)


@st.composite
def token_rows(draw: st.DrawFn) -> Tokens:
    edges = draw(st.lists(st.integers(0, 60), unique=True).map(sorted))
    pairs = list(zip(edges[0::2], edges[1::2], strict=False))
    glued = draw(st.booleans())
    if glued:
        pairs = list(pairwise(edges))
    return from_ranges(pairs)


ranges = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: (min(p), max(p)))


@given(token_rows(), ranges)
def test_snapping_gives_the_smallest_cover_of_what_is_touched(
    tokens: Tokens, place: tuple[int, int]
) -> None:
    start, end = place
    touched = [
        (a, b)
        for a, b in zip(tokens.starts, tokens.ends, strict=True)
        if (a < end and start < b) or (start == end and a < start < b)
    ]
    snapped = tokens.snap(start, end)
    indices = tokens.indices(start, end)
    if not touched:
        assert snapped is None
        assert indices is None
        return
    assert snapped == (touched[0][0], touched[-1][1])
    assert indices is not None
    assert (tokens.starts[indices[0]], tokens.ends[indices[1]]) == snapped
    assert tokens.aligned(*snapped)
    assert tokens.snap(*snapped) == snapped
    assert tokens.aligned(start, end) == (place == snapped)


@given(token_rows(), st.integers(0, 60))
def test_moves_go_to_the_nearest_edge(tokens: Tokens, offset: int) -> None:
    starts, ends = tokens.starts, tokens.ends
    assert tokens.next_start(offset) == min((s for s in starts if s > offset), default=offset)
    assert tokens.previous_start(offset) == max((s for s in starts if s < offset), default=offset)
    assert tokens.next_end(offset) == min((e for e in ends if e > offset), default=offset)
    assert tokens.previous_end(offset) == max((e for e in ends if e < offset), default=offset)


@given(token_rows(), st.integers(0, 60))
def test_the_token_at_an_offset_holds_or_touches_it(tokens: Tokens, offset: int) -> None:
    near = [p for p in zip(tokens.starts, tokens.ends, strict=True) if p[0] <= offset <= p[1]]
    assert tokens.at(offset) == (near[-1] if near else None)
