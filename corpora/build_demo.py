"""Build the demo corpus: ``demo.jsonl`` (articles) and ``gold.jsonl`` (hand-made gold).

The hand-written sources are ``demo/articles/*.txt``, ``demo/metadata.toml`` and
``demo/gold/*.toml``; see ``corpora/README.md`` for their conventions. Gold is written as quoted
passages, never as numbers: this script finds them in the article and refuses any passage that is
missing or ambiguous.

usage: python corpora/build_demo.py [--check]
"""

from __future__ import annotations

import argparse
import json
import re
import runpy
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

DEMO = Path(__file__).resolve().parent / "demo"
LABELS = ("PER", "ORG", "LOC", "MISC", "DATE", "EVENT")
KINDS = ("direct", "indirect", "mixed", "unattributed")
MODALITIES = ("asserted", "denied", "conditional", "expected")
LONG_ID = "le-direct"

# One character for one character, so that an offset in the folded text is an offset in the text.
_FOLD = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'", "\u2018": "'"})
_MARK = re.compile(r"\{([a-z]):|\}|\[\.\.\.\]")

Span = tuple[int, int]
Row = dict[str, Any]


class GoldError(ValueError):
    """A gold source does not fit its article."""


def fold(text: str) -> str:
    """Replace no-break spaces and curly apostrophes by plain ones, keeping every offset."""
    return text.translate(_FOLD)


def passage_pattern(passage: str) -> re.Pattern[str]:
    """Compile a marked passage: ``{c:…}`` names a group, ``[...]`` skips inside the paragraph."""
    parts: list[str] = []
    depth = end = 0
    for mark in _MARK.finditer(passage):
        parts.append(re.escape(fold(passage[end : mark.start()])))
        end = mark.end()
        if mark.group(1):
            parts.append(f"(?P<{mark.group(1)}>")
            depth += 1
        elif mark.group() == "}":
            parts.append(")")
            depth -= 1
        else:
            parts.append(r"[^\n]*?")
    parts.append(re.escape(fold(passage[end:])))
    if depth:
        raise GoldError(f"unbalanced marks: {passage!r}")
    return re.compile("".join(parts))


def find_passage(text: str, passage: str) -> dict[str, Span]:
    """Return the span of every mark of a passage that must occur exactly once in the text."""
    pattern = passage_pattern(passage)
    matches = list(pattern.finditer(fold(text)))
    if len(matches) != 1:
        raise GoldError(f"found {len(matches)} times instead of once: {passage!r}")
    return {name: matches[0].span(name) for name in pattern.groupindex}


def check_span(text: str, span: Span) -> Span:
    """Return the span, or raise when it is empty or has white space at an edge."""
    part = text[slice(*span)]
    if not part or part != part.strip():
        raise GoldError(f"empty or untrimmed span: {part!r}")
    return span


def _counted(text: str, mention: str, count: int, taken: set[int]) -> list[Span]:
    """Find the whole-word occurrences of a mention outside the characters already labelled."""
    pattern = re.compile(rf"(?<!\w){re.escape(fold(mention))}(?!\w)")
    spans = [m.span() for m in pattern.finditer(fold(text)) if not taken & set(range(*m.span()))]
    if len(spans) != count:
        raise GoldError(f"{mention!r} occurs {len(spans)} times, {count} written")
    return spans


def resolve_entities(text: str, entities: dict[str, list[list[Any]]]) -> list[Row]:
    """Resolve ``[mention, count]`` and ``[mention, passage]`` items, longest mention first."""
    items = [(label, str(m), where) for label, rows in entities.items() for m, where in rows]
    items.sort(key=lambda item: (isinstance(item[2], int), -len(item[1])))
    taken: set[int] = set()
    spans: list[Row] = []
    for label, mention, where in items:
        if label not in LABELS:
            raise GoldError(f"unknown label {label!r}")
        if isinstance(where, int):
            found = _counted(text, mention, where, taken)
        else:
            found = [find_passage(text, where)["e"]]
        for start, end in found:
            if fold(text[start:end]) != fold(mention) or taken & set(range(start, end)):
                raise GoldError(f"{mention!r} is not what is marked, or is marked twice")
            check_span(text, (start, end))
            taken.update(range(start, end))
            spans.append({"start": start, "end": end, "label": label})
    return sorted(spans, key=lambda span: int(span["start"]))


def resolve_claim(text: str, claim: dict[str, str]) -> Row:
    """Resolve one claim: marks ``c`` (content), ``s`` (source) and ``q`` (cue)."""
    if claim["kind"] not in KINDS or claim["modality"] not in MODALITIES:
        raise GoldError(f"unknown kind or modality: {claim}")
    marks = find_passage(text, claim["passage"])
    if "c" not in marks or set(marks) - set("csq"):
        raise GoldError(f"marks must be c, s and q: {claim['passage']!r}")
    spans = {name: list(check_span(text, span)) for name, span in marks.items()}
    return {
        "content": spans["c"],
        "source": spans.get("s"),
        "cue": spans.get("q"),
        "kind": claim["kind"],
        "modality": claim["modality"],
    }


def build_gold_row(slug: str, text: str, gold: dict[str, Any]) -> Row:
    """Resolve the gold source of one article into offsets."""
    try:
        spans = resolve_entities(text, gold.get("entities", {}))
        claims = [resolve_claim(text, claim) for claim in gold.get("claims", [])]
    except GoldError as error:
        raise GoldError(f"{slug}: {error}") from error
    claims.sort(key=lambda claim: (claim["content"], claim["cue"] or []))
    return {"id": slug, "text": text, "spans": spans, "claims": claims}


def make_long_article(seed: int | None = None) -> str:
    """Run the generator of the long article; run_path leaves no byte code in the shipped folder."""
    script = runpy.run_path(str(DEMO / "make_long_article.py"))
    return str(script["make_article"](script["SEED"] if seed is None else seed))


def article_text(slug: str) -> str:
    """Return the text of an article, without its final newline; the long one is generated."""
    if slug == LONG_ID:
        return make_long_article()
    return (DEMO / "articles" / f"{slug}.txt").read_bytes().decode("utf-8").removesuffix("\n")


def build_articles() -> list[Row]:
    """Return the rows of ``demo.jsonl``, in the order of the metadata."""
    metadata = tomllib.loads((DEMO / "metadata.toml").read_text(encoding="utf-8"))["article"]
    files = {path.stem for path in (DEMO / "articles").glob("*.txt")}
    if files | {LONG_ID} != {row["id"] for row in metadata}:
        raise ValueError("the articles and the metadata do not list the same ids")
    rows: list[Row] = []
    for row in metadata:
        text = article_text(row["id"])
        rows.append(
            {
                "id": row["id"],
                "text": text,
                "title": text.split("\n", 1)[0],
                "source": row["source"],
                "author": row["author"],
                "published": row["published"],
                "url": f"https://example.org/{row['published'].replace('-', '/')}/{row['id']}",
                "language": "fr",
                "section": row["section"],
            }
        )
    return rows


def build_gold(articles: Sequence[Row]) -> list[Row]:
    """Return the rows of ``gold.jsonl``, in the order of the articles."""
    texts = {row["id"]: row["text"] for row in articles}
    sources = {path.stem: path for path in (DEMO / "gold").glob("*.toml")}
    if sources.keys() - texts.keys():
        raise ValueError(f"gold without article: {sorted(sources.keys() - texts.keys())}")
    return [
        build_gold_row(slug, text, tomllib.loads(sources[slug].read_text(encoding="utf-8")))
        for slug, text in texts.items()
        if slug in sources
    ]


def build_files() -> dict[Path, str]:
    """Return what every built file must contain."""
    articles = build_articles()
    built = {DEMO / "demo.jsonl": articles, DEMO / "gold.jsonl": build_gold(articles)}
    return {
        path: "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        for path, rows in built.items()
    }


def stale_files() -> list[Path]:
    """Return the built files that differ from what their sources give."""
    return [
        path
        for path, content in build_files().items()
        if not path.exists() or path.read_bytes() != content.encode("utf-8")
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Write the built files, or with ``--check`` only say whether they are up to date."""
    parser = argparse.ArgumentParser(description="Build the demo corpus.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail when stale")
    if parser.parse_args(argv).check:
        stale = stale_files()
        for path in stale:
            print(f"stale: {path.name}", file=sys.stderr)
        return 1 if stale else 0
    for path, content in build_files().items():
        path.write_bytes(content.encode("utf-8"))
        print(f"{path.name}: {content.count(chr(10))} rows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
