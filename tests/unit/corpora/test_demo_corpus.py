"""The demo corpus keeps what it promises: built files, traits of real copy, sound gold."""

from __future__ import annotations

import difflib
import importlib.util
import itertools
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parents[3] / "corpora"
DEMO = CORPORA / "demo"
LONG = "le-direct"
NO_CLAIMS = "agenda-week-end-lille"
WORD = re.compile(r"\w+(?:['’-]\w+)*")
MONTHS = "janvier|fév|février|mars|avril|mai|juin|juillet|août|septembre|oct|octobre|nov|déc"

Row = dict[str, Any]


def _load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_demo", CORPORA / "build_demo.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_demo"] = module
    spec.loader.exec_module(module)
    return module


def _rows(name: str) -> dict[str, Row]:
    lines = (DEMO / name).read_text(encoding="utf-8").split("\n")[:-1]
    return {row["id"]: row for row in map(json.loads, lines)}


builder = _load_builder()
ARTICLES = _rows("demo.jsonl")
GOLD = _rows("gold.jsonl")
WRITTEN = {slug: row["text"] for slug, row in ARTICLES.items() if slug != LONG}

# What real copy brings, as a pattern that at least one hand-written article must match.
TRAITS = {
    "guillemets with no-break spaces": "«\u00a0[^»\n]+\u00a0»",
    "guillemets with narrow no-break spaces": "«\u202f[^»\n]+\u202f»",
    "guillemets with plain spaces": "« [^»\n]+ »",
    "guillemets without spaces": r"«\w[^»\n]+\w»",
    "straight quotes": r'"\w[^"\n]+"',
    "curly quotes": "“[^”\n]+”",
    "single curly quotes": "‘[^’\n]+’",
    "curly apostrophe": r"\w’\w",
    "straight apostrophe": r"\w'\w",
    "quote nested in guillemets": "«[^»\n]*“[^”\n]+”[^»\n]*»",
    "quote reopened in the next paragraph": r"«[^»\n]+\n«[^»\n]+»",
    "read also, in capitals": "LIRE AUSSI",
    "read also, in lower case": "[Ll]ire aussi",
    "dateline": rf"[A-ZÉ]{{4,}}[^\n]*, \d{{1,2}} (?:{MONTHS})\.?[^\n]* [-–] ",
    "agency credit": r"\([A-Z]{3}\) - |\((?:Avec )[^)\n]+\)|\nAvec AHP",
    "agency signature": r"\n[a-z]{3}(?:/[a-z]{3})+$",
    "emoji": "[\U0001f300-\U0001faff]",
    "typo": "hypotermie|solicitations|D'aprés|libèrent|premiere",
    "headline with an infinitive": r"^[^\n]*\b(?:dit avoir|dément vouloir|promet de)\b",
    "conditional of hearsay": r"\b(?:aurait|auraient|serait|seraient)\b",
    "expected": r"\b(?:devrait|devraient|s'attend|s’attendent)\b",
    "denied": r"\b(?:dément|démenti|nie|nié|conteste)\b",
    "inverted incise": r"[»”\"], (?:\w+-t-|a-t-|dit-)(?:il|elle)\b",
    "incise inside a quotation": r"« ?[^»\n]+, (?:raconte|dit)[- ][^»\n]+»",
    "colon introduction": ' ?: ?["«“]',
    "selon": r"\bSelon\b",
    "d'après": r"\bD['’]après\b",
    "pour somebody": r"\bPour (?:l['’]|l[ae] |les )?\w+",
}


def test_built_files_are_up_to_date() -> None:
    assert builder.stale_files() == []


def test_there_are_enough_articles() -> None:
    assert len(WRITTEN) >= 14
    assert len({row["section"] for row in ARTICLES.values()}) >= 10


@pytest.mark.parametrize("slug", sorted(WRITTEN))
def test_written_articles_have_the_length_of_news(slug: str) -> None:
    assert 300 <= len(WORD.findall(WRITTEN[slug])) <= 900


def test_the_long_article_is_long() -> None:
    assert abs(len(ARTICLES[LONG]["text"]) - 50_000) <= 2_000


def test_the_long_article_is_deterministic() -> None:
    assert builder.make_long_article() == ARTICLES[LONG]["text"]
    assert builder.make_long_article(seed=1) != ARTICLES[LONG]["text"]


@pytest.mark.parametrize("path", sorted((DEMO / "articles").glob("*.txt")), ids=lambda p: p.stem)
def test_sources_are_plain_utf8_with_lf(path: Path) -> None:
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")
    raw.decode("utf-8")


@pytest.mark.parametrize("slug", sorted(ARTICLES))
def test_metadata_is_complete(slug: str) -> None:
    row = ARTICLES[slug]
    assert row["title"] == row["text"].split("\n")[0]
    assert row["language"] == "fr"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"])
    assert row["url"].startswith("https://example.org/")
    assert row["source"]
    assert row["section"]


@pytest.mark.parametrize("trait", sorted(TRAITS))
def test_trait_is_present(trait: str) -> None:
    pattern = re.compile(TRAITS[trait])
    assert any(pattern.search(text) for text in WRITTEN.values())


def test_two_wire_versions_are_near_duplicates() -> None:
    first, second = (WRITTEN[f"agence-crue-charente-{n}"].split("\n") for n in (1, 2))
    assert first != second
    words = [" ".join(lines).split() for lines in (first, second)]
    assert 0.7 < difflib.SequenceMatcher(None, words[0], words[1], autojunk=False).ratio() < 1


def test_gold_covers_enough_articles() -> None:
    assert len(GOLD) >= 6
    assert {slug: row["text"] for slug, row in GOLD.items()} == {
        slug: ARTICLES[slug]["text"] for slug in GOLD
    }


@pytest.mark.parametrize("slug", sorted(GOLD))
def test_gold_entities_are_sound(slug: str) -> None:
    text, spans = GOLD[slug]["text"], GOLD[slug]["spans"]
    assert spans
    for span in spans:
        part = text[span["start"] : span["end"]]
        assert part
        assert part == part.strip()
        assert span["label"] in builder.LABELS
    for left, right in itertools.pairwise(spans):
        assert left["end"] <= right["start"]


@pytest.mark.parametrize("slug", sorted(GOLD))
def test_gold_claims_are_sound(slug: str) -> None:
    text = GOLD[slug]["text"]
    for claim in GOLD[slug]["claims"]:
        assert claim["kind"] in builder.KINDS
        assert claim["modality"] in builder.MODALITIES
        for name in ("content", "source", "cue"):
            if claim[name] is not None:
                part = text[slice(*claim[name])]
                assert part
                assert part == part.strip()
                assert "\n" not in part
        assert not text[slice(*claim["content"])].endswith((".", ","))
        if claim["kind"] == "unattributed":
            assert claim["source"] is None


def test_the_article_without_claims_has_none() -> None:
    assert GOLD[NO_CLAIMS]["claims"] == []
    assert all(row["claims"] for slug, row in GOLD.items() if slug != NO_CLAIMS)


def test_gold_shows_every_label_kind_and_modality() -> None:
    claims = [claim for row in GOLD.values() for claim in row["claims"]]
    labels = {span["label"] for row in GOLD.values() for span in row["spans"]}
    assert labels == set(builder.LABELS)
    assert {claim["kind"] for claim in claims} == set(builder.KINDS)
    assert {claim["modality"] for claim in claims} == set(builder.MODALITIES)


def test_the_resolver_reads_marks_gaps_and_typography() -> None:
    text = "Selon l’agence, « il\u00a0pleut », a-t-il dit."
    marks = builder.find_passage(text, "{q:Selon} {s:l'agence}[...]« {c:il pleut} »")
    assert {name: text[slice(*span)] for name, span in marks.items()} == {
        "q": "Selon",
        "s": "l’agence",
        "c": "il\u00a0pleut",
    }


@pytest.mark.parametrize("passage", ["{c:neige}", "{c:pluie}", "{c:pluie"])
def test_the_resolver_refuses_what_is_missing_ambiguous_or_unbalanced(passage: str) -> None:
    with pytest.raises(builder.GoldError):
        builder.find_passage("La pluie suit la pluie.", passage)


def test_the_resolver_refuses_a_wrong_count_and_unknown_words() -> None:
    with pytest.raises(builder.GoldError):
        builder.resolve_entities("Brest, puis Brest.", {"LOC": [["Brest", 1]]})
    with pytest.raises(builder.GoldError):
        builder.resolve_entities("Brest.", {"TOWN": [["Brest", 1]]})
    with pytest.raises(builder.GoldError):
        builder.resolve_claim("Brest.", {"kind": "x", "modality": "denied", "passage": "{c:Brest}"})


def test_the_longest_mention_wins() -> None:
    spans = builder.resolve_entities(
        "La mairie de Brest, à Brest.", {"LOC": [["Brest", 1]], "ORG": [["mairie de Brest", 1]]}
    )
    assert [span["label"] for span in spans] == ["ORG", "LOC"]
