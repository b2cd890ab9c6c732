"""The program's version, read from its one source without importing the program."""

from __future__ import annotations

import re
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "annotator" / "__init__.py"


def version() -> str:
    """Return the version, such as ``1.0.0``."""
    found = re.search(r'__version__ = "([^"]+)"', SOURCE.read_text(encoding="utf-8"))
    if found is None:
        sys.exit(f"{SOURCE.name} names no version")
    return found[1]


def numbers(name: str) -> tuple[int, int, int, int]:
    """Return a version as Windows wants it: four numbers."""
    found = [int(part) for part in re.findall(r"\d+", name)][:4]
    first, second, third, fourth = [*found, 0, 0, 0, 0][:4]
    return first, second, third, fourth


if __name__ == "__main__":
    print(version())
