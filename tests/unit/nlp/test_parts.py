"""Source and cue of a content that a person has chosen, and how much of a text is read for it."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import Origin, OriginKind
from annotator.core.suggestions import SuggestedClaim
from annotator.nlp.suggester import Suggester
from annotator.nlp.surroundings import around, moved

KNOWN = [
    # (text with the content in brackets, source, cue, kind, modality)
    ("Le maire affirme que [la halle sera vendue].", "Le maire", "affirme", "indirect", "asserted"),
    ("Selon Maëlle Ruffin, [le pont fermera lundi].", "Maëlle Ruffin", "Selon", "indirect",
     "asserted"),
    ("« [La halle sera vendue] », a assuré la préfète.", "la préfète", "a assuré", "direct",
     "asserted"),
    ("La direction n'a pas confirmé [avoir fermé le site].", "La direction",
     "n'a pas confirmé", "indirect", "denied"),
]  # fmt: skip

CUT_OTHERWISE = [
    # contents that the rules do not find by themselves: shorter, or about something else
    ("Le maire affirme que [la halle] sera vendue.", "Le maire", "affirme", "indirect"),
    ("Le syndicat Solidaires-Rail redoute, à terme, [la fermeture des petites gares].",
     "Le syndicat Solidaires-Rail", "redoute", "indirect"),
    ("La halle, explique Yvon Kermarec, [n'a plus de toit].", "Yvon Kermarec", "explique",
     "indirect"),
]  # fmt: skip


def parsed(marked: str) -> tuple[str, tuple[int, int]]:
    """Return the text, and the range in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), (start, end)


def claim(suggester: Suggester, marked: str) -> tuple[str, SuggestedClaim]:
    text, content = parsed(marked)
    [found] = suggester.claim(text, content).claims
    assert found.content == content
    return text, found


def cut(text: str, place: tuple[int, int] | None) -> str | None:
    return None if place is None else text[slice(*place)]


@pytest.mark.parametrize(("marked", "source", "cue", "kind", "modality"), KNOWN)
def test_what_the_rules_know_of_a_content(
    suggester: Suggester, marked: str, source: str, cue: str, kind: str, modality: str
) -> None:
    text, found = claim(suggester, marked)
    assert (cut(text, found.source), cut(text, found.cue)) == (source, cue)
    assert (found.kind, found.modality) == (kind, modality)


@pytest.mark.parametrize(("marked", "source", "cue", "kind"), CUT_OTHERWISE)
def test_other_contents_get_what_is_nearest(
    suggester: Suggester, marked: str, source: str, cue: str, kind: str
) -> None:
    text, found = claim(suggester, marked)
    assert (cut(text, found.source), cut(text, found.cue), found.kind) == (source, cue, kind)


def test_a_verb_that_no_list_names_still_introduces_what_hangs_on_it(suggester: Suggester) -> None:
    text, found = claim(suggester, "La bourgmestre a griffonné que [la halle sera vendue].")
    assert cut(text, found.cue) == "a griffonné"
    assert cut(text, found.source) == "La bourgmestre"


def test_nothing_is_made_up_where_nobody_speaks(suggester: Suggester) -> None:
    _, found = claim(suggester, "[La halle est fermée].")
    assert (found.source, found.cue) == (None, None)


def test_a_pronoun_comes_with_whom_it_stands_for(suggester: Suggester) -> None:
    _, found = claim(
        suggester,
        "La préfète Anne Lemoal a visité le port.\nElle a affirmé que [la digue tiendra].",
    )
    assert found.mention.endswith("Anne Lemoal")


def test_offsets_hold_in_a_long_text_with_emoji(suggester: Suggester) -> None:
    filler = "Le marché 🎪 se tient le samedi sur la place.\n" * 300
    marked = f"{filler}Selon Maëlle Ruffin, [le pont 🌉 fermera lundi].\n{filler}"
    text, found = claim(suggester, marked)
    assert cut(text, found.source) == "Maëlle Ruffin"
    assert cut(text, found.cue) == "Selon"


def test_the_same_paragraphs_are_read_once(
    suggester: Suggester, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, content = parsed("Le maire affirme que [la halle sera vendue]. Il dit oui.")
    suggester.claim(text, content)
    monkeypatch.setattr(suggester, "_nlp", None)  # a second reading would fail
    kept = suggester._last
    assert kept is not None
    assert suggester._parsed(kept[0]) is kept[1]


# How much is read


def test_a_text_that_is_not_long_is_read_whole() -> None:
    assert around("un\ndeux", (0, 2)) == (0, 7)


@given(
    st.lists(st.integers(0, 9_000), min_size=1, max_size=6),
    st.floats(0, 1),
    st.integers(1, 300),
)
def test_what_is_read_holds_the_place_and_is_bounded(
    lines: list[int], where: float, length: int
) -> None:
    text = "\n".join(("mot " * (size // 4 + 1)).strip() for size in lines)
    start = min(int(where * len(text)), len(text) - 1)
    place = (start, min(start + length, len(text)))
    begin, end = around(text, place)
    assert begin <= place[0] < place[1] <= end
    assert end - begin <= max(6_000, 2 * 4_000 + length)
    for edge in (begin, end):
        assert edge in (0, len(text)) or text[edge - 1] in " \n" or text[edge] in " \n"


def test_a_claim_moves_with_all_its_parts() -> None:
    found = moved(_claim((3, 9), (0, 2), None), 100)
    assert (found.content, found.source, found.cue) == ((103, 109), (100, 102), None)


def _claim(
    content: tuple[int, int], source: tuple[int, int] | None, cue: tuple[int, int] | None
) -> SuggestedClaim:
    return SuggestedClaim(
        content=content,
        source=source,
        cue=cue,
        kind="indirect",
        modality="asserted",
        score=None,
        origin=Origin(OriginKind.RULE, "nearest", "1"),
    )


def test_source_and_cue_of_gold_contents(suggester: Suggester, shared: Path) -> None:
    gold = shared / "gold" / "claims_dev.jsonl"
    right: Counter[str] = Counter()
    proposed: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for row in map(json.loads, gold.read_text("utf-8").splitlines()):
        for meant in row["claims"]:
            [found] = suggester.claim(row["text"], tuple(meant["content"])).claims
            for part, place in (("source", found.source), ("cue", found.cue)):
                proposed[part] += place is not None
                known[part] += meant[part] is not None
                right[part] += bool(place and meant[part] and _touch(place, meant[part]))
    assert right["source"] / proposed["source"] > 0.9
    assert right["source"] / known["source"] > 0.88
    assert right["cue"] / proposed["cue"] > 0.97
    assert right["cue"] / known["cue"] > 0.96


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
