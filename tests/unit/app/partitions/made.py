"""Articles for the trial pipeline, and what lies in a folder of parts."""

import json
from pathlib import Path

NAMES = ("Brest", "Léa", "Onu")


def articles(count: int, words: str = "", *, first: int = 0) -> list[dict[str, object]]:
    """Return articles with ids; each names somebody."""
    return [
        {"id": f"a{number}", "text": f"Article {number} de {NAMES[number % 3]}. {words}".strip()}
        for number in range(first, first + count)
    ]


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def rows_in(folder: Path) -> list[dict[str, object]]:
    """Return the rows of all parts, in order."""
    return [
        json.loads(line)
        for path in sorted(folder.glob("part-*.jsonl"))
        for line in path.read_text().splitlines()
    ]
