"""Spans of other tools: put right where the file drifts, listed always, never silently wrong."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.core.offsets import canonicalise
from annotator.formats.offsets_in import readings
from annotator.formats.placing import Claimed, Placer, whole_number

WORDS = st.sampled_from(
    [
        "Léa",
        "vit",
        "à",
        "Aÿ",
        "l'eau",
        "🚒",
        "🚒🚒",
        "e\u0301té",
        "«\u00a0oui\u00a0»",
        "a",
        "a",
        "10",
    ]
)
GAPS = st.sampled_from([" ", " ", " ", "\r\n", "\r\n\r\n", "\n", "\n\n", "\u2028", "\r"])
COUNTS = ("as it is", "utf-16", "one line feed", "one line feed, utf-16", "crlf", "crlf, utf-16")


@st.composite
def drifting(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]], str]:
    """A text, spans over whole words of its canonical form, and how their tool counted."""
    words = draw(st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=25))
    lead = draw(st.sampled_from(["", "", "\ufeff"]))
    body, edges = "", []
    for word, gap in words:
        edges.append((len(body), len(body) + len(word)))
        body += word + gap
    first = draw(st.lists(st.sampled_from(range(len(edges))), min_size=1, max_size=8))
    spans = [
        (edges[i][0], edges[min(i + draw(st.integers(0, 2)), len(edges) - 1)][1]) for i in first
    ]
    raw = lead + body
    canonical = [
        (len(canonicalise(body[:start])), len(canonicalise(body[:end]))) for start, end in spans
    ]
    return raw, canonical, draw(st.sampled_from(COUNTS))


def counted(raw: str, offset: int, way: str) -> int:
    """Count up to a canonical ``offset`` as some tool does; independent of the code under test."""
    text = canonicalise(raw)
    if way.startswith("as") or way == "utf-16":
        body = raw.lstrip("\ufeff")
        cut = next(n for n in range(len(body) + 1) if len(canonicalise(body[:n])) == offset)
        if body[cut - 1 : cut + 1] == "\r\n":  # the first cut is inside the pair
            cut += 1
        prefix = raw[: len(raw) - len(body)] + body[:cut]
    else:
        prefix = text[:offset].replace("\n", "\r\n") if way.startswith("crlf") else text[:offset]
    return len(prefix.encode("utf-16-le")) // 2 if way.endswith("utf-16") else len(prefix)


def placed(raw: str, claims: list[Claimed], **options: Any) -> tuple[list[Any], Placer]:
    placer = Placer(raw, name="a.jsonl", line=3, **options)
    return placer.place(claims), placer


@given(drifting(), st.booleans(), st.booleans())
@example(("a a\r\na a", [(4, 5)], "one line feed"), False, False)
def test_every_span_is_right_or_listed(
    case: tuple[str, list[tuple[int, int]], str], quoted: bool, utf16: bool
) -> None:
    raw, spans, way = case
    text = canonicalise(raw)
    claims = [
        Claimed(
            start=counted(raw, start, way),
            end=counted(raw, end, way),
            label=f"L{number}",
            quote=text[start:end] if quoted else None,
        )
        for number, (start, end) in enumerate(spans)
    ]
    found, placer = placed(raw, claims, utf16=utf16)
    listed = {note.fields["label"] for note in placer.notes}
    assert len(found) == len(claims)
    for claim, true, place in zip(claims, spans, found, strict=True):
        assert place == true or claim.label in listed
        if quoted and place is not None:
            assert text[place[0] : place[1]].split() == (claim.quote or "").split()


@given(drifting(), st.booleans())
def test_what_the_format_promises_is_taken_at_its_word(
    case: tuple[str, list[tuple[int, int]], str], utf16: bool
) -> None:
    raw, spans, _ = case
    text = canonicalise(raw)
    way = "utf-16" if utf16 else "as it is"
    claims = [
        Claimed(
            start=counted(raw, start, way),
            end=counted(raw, end, way),
            label="L",
            quote=text[start:end],
        )
        for start, end in spans
    ]
    found, placer = placed(raw, claims, utf16=utf16)
    assert found == spans
    assert all(note.code == "span-doubtful" for note in placer.notes)


@given(
    st.text(st.sampled_from("ab🚒\r\n\ufeff\u2028\ud800 ") | st.characters(), max_size=40),
    st.booleans(),
)
def test_every_way_of_counting_leads_back(raw: str, utf16: bool) -> None:
    text, ways = readings(raw, utf16=utf16)
    assert text == canonicalise(raw)
    for way in ways:
        for offset in range(len(text) + 1):
            assert way.canonical(way.original(offset)) == offset
        assert way.canonical(way.total) == len(text)
        assert way.canonical(way.total + 1) is None
        assert way.canonical(-1) is None


@given(
    st.text(st.sampled_from("ab🚒\r\n\ufeff ") | st.characters(), max_size=30),
    st.lists(
        st.tuples(
            st.none() | st.integers(), st.none() | st.integers(), st.none() | st.text(max_size=5)
        ),
        max_size=5,
    ),
)
def test_nonsense_is_dropped_and_listed(raw: str, rows: list[tuple[Any, Any, Any]]) -> None:
    claims = [
        Claimed(start=start, end=end, label=f"L{n}", quote=quote)
        for n, (start, end, quote) in enumerate(rows)
    ]
    found, placer = placed(raw, claims)
    listed = [note.fields["label"] for note in placer.notes]
    for claim, place in zip(claims, found, strict=True):
        if place is None:
            assert listed.count(claim.label) == 1
        else:
            assert 0 <= place[0] < place[1] <= len(placer.text)


CASES = [
    # doccano counts after CRLF became LF; no words are quoted
    (
        "Un\r\nLéa vit à Aÿ.\r\nPaul part.",
        [(3, 6, None), (17, 21, None)],
        [(3, 6), (17, 21)],
        "counting",
    ),
    # … or counts a CRLF where the file has LF
    (
        "Un\nLéa vit à Aÿ.\nPaul part.",
        [(4, 7, None), (19, 23, None)],
        [(3, 6), (17, 21)],
        "counting",
    ),
    # Label Studio counts UTF-16 units
    ("🚒🚒🚒🚒 Léa et Léa", [(9, 12, "Léa"), (16, 19, "Léa")], [(5, 8), (12, 15)], "counting"),
    # one span was moved by something else: its words are there once
    ("Léa vit à Aÿ.", [(0, 3, "Léa"), (8, 10, "Aÿ")], [(0, 3), (10, 12)], "quoted"),
    ("Léa vit à Aÿ.", [(3, 7, None)], [(4, 7)], "white-space"),
    ("Léa vit à Aÿ.", [(None, None, "Aÿ")], [(10, 12)], "quoted"),
]


@pytest.mark.parametrize(("raw", "rows", "expected", "reason"), CASES)
def test_known_drifts_are_repaired(
    raw: str, rows: list[Any], expected: list[tuple[int, int]], reason: str
) -> None:
    claims = [Claimed(start=s, end=e, label="X", quote=quote) for s, e, quote in rows]
    found, placer = placed(raw, claims)
    assert found == expected
    assert {(note.code, note.fields["reason"]) for note in placer.notes} == {
        ("span-repaired", reason)
    }
    assert {note.fields["line"] for note in placer.notes} == {3}


DROPPED = [
    ("Léa et Léa", (50, 53, "Léa"), "ambiguous"),
    ("Léa et Léa", (0, 3, "Paul"), "not-in-text"),
    ("Léa", (2, 9, None), "outside-text"),
    ("Léa", (2, 2, None), "empty"),
    ("Léa  ", (3, 5, None), "empty"),
    ("Léa", (None, 2, None), "no-offsets"),
]


@pytest.mark.parametrize(("raw", "row", "reason"), DROPPED)
def test_what_cannot_be_placed_says_why(raw: str, row: Any, reason: str) -> None:
    found, placer = placed(raw, [Claimed(start=row[0], end=row[1], label="X", quote=row[2])])
    assert found == [None]
    assert [(note.code, note.fields["reason"]) for note in placer.notes] == [
        ("span-dropped", reason)
    ]


def test_two_ways_of_counting_that_fit_as_well_are_listed() -> None:
    found, placer = placed("🚒 a a a", [Claimed(start=4, end=5, label="X")])
    assert found == [(4, 5)]
    assert [note.code for note in placer.notes] == []
    found, placer = placed("🚒🚒 a a a", [Claimed(start=5, end=6, label="X")])
    assert found == [(5, 6)]
    assert [note.code for note in placer.notes] == ["span-doubtful"]


def test_exact_offsets_are_left_alone() -> None:
    found, placer = placed(
        "🚒🚒 a a ", [Claimed(start=4, end=6, label="X", quote="  ")], exact=True, trim=False
    )
    assert found == [(4, 6)]
    assert placer.notes == []


@pytest.mark.parametrize(
    ("value", "number"),
    [(3, 3), (3.0, 3), ("3", 3), (True, None), (3.5, None), ("x", None), (None, None)],
)
def test_offsets_come_in_many_types(value: object, number: int | None) -> None:
    assert whole_number(value) == number


@given(
    st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=8),
    st.lists(
        st.tuples(st.integers(-1, 30), st.integers(0, 8), st.sampled_from(["", "same", "other"])),
        max_size=4,
    ),
    st.booleans(),
)
@example([("\ufeffa", " ")], [(0, 2, "same")], True)
def test_the_quick_way_comes_to_the_same_as_the_careful_one(
    words: list[tuple[str, str]], places: list[tuple[int, int, str]], exact: bool
) -> None:
    raw = "".join(word + gap for word, gap in words)
    text = canonicalise(raw)
    quotes = {"": None, "other": "vit"}
    claims = [
        Claimed(
            start=start,
            end=start + length,
            label="PER",
            quote=quotes.get(kind, text[max(start, 0) : max(start, 0) + length]),
        )
        for start, length, kind in places
    ]
    quick = Placer(raw, name="a", line=1, exact=exact, trim=not exact)
    careful = Placer(raw, name="a", line=1, exact=exact, trim=not exact)
    careful._sure = lambda claims: None  # type: ignore[method-assign]
    assert quick.place(claims) == careful.place(claims)
    assert [note.fields for note in quick.notes] == [note.fields for note in careful.notes]
