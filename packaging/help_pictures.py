"""Take the pictures of the help and the README again, so that they show what there is now.

    python packaging/help_pictures.py           into resources/help/images
    python packaging/help_pictures.py FOLDER    elsewhere, to look at them first

The windows are set up by the tests that look at pictures (``tests/ui/pictures.py``). Taken are the
pictures that a page of the help shows, light and dark, in each language; 256 colours keep them
small.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "resources" / "help"
TESTS = (
    "tests/ui/test_screenshots.py",
    "tests/ui/test_corpus_pictures.py",
    "tests/ui/compare/test_compare_picture.py",
    "tests/ui/dashboard/test_dashboard_picture.py",
    "tests/ui/learning/test_learning_picture.py",
)
MOST = 150_000
"""How many bytes a picture may have."""
_COLOURS = 256


def main(argv: list[str]) -> int:
    """Take the pictures; return 1 if one is missing or too large."""
    target = Path(argv[0]) if argv else PAGES / "images"
    names = shown_pictures()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as place:
        environment = {**os.environ, "ANNOTATOR_PICTURES": place}
        command = [sys.executable, "-m", "pytest", "-q", "-m", "slow", *TESTS]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        return keep(Path(place), target, names)


def shown_pictures() -> list[str]:
    """Return the names of the pictures that pages of the help show."""
    pattern = re.compile(r"\(images/([a-z-]+)-light\.png\)")
    texts = (path.read_text("utf-8") for path in sorted(PAGES.glob("en/*.md")))
    return sorted({name for text in texts for name in pattern.findall(text)})


def keep(taken: Path, target: Path, names: list[str]) -> int:
    """Write the pictures wanted, with few colours, to their folder."""
    faults = 0
    for folder in ("", "fr"):
        for name in names:
            for theme in ("light", "dark"):
                source = taken / folder / f"{name}-{theme}.png"
                if not source.is_file():
                    print(f"missing: {source.relative_to(taken)}", file=sys.stderr)
                    faults += 1
                    continue
                path = target / folder / source.name
                size = squeeze(source, path)
                print(f"{path.relative_to(target)}  {size // 1000} kB")
                faults += size > MOST
    return 1 if faults else 0


def squeeze(source: Path, path: Path) -> int:
    """Write a picture with at most 256 colours; return its size in bytes."""
    from PySide6.QtCore import Qt  # noqa: PLC0415  (slow to import)
    from PySide6.QtGui import QImage, QImageWriter  # noqa: PLC0415

    image = QImage(str(source)).convertToFormat(QImage.Format.Format_RGB32)
    few = image.convertToFormat(
        QImage.Format.Format_Indexed8, palette_of(image), Qt.ImageConversionFlag.ThresholdDither
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = QImageWriter(str(path), b"png")
    writer.setQuality(0)  # the smallest file
    if not writer.write(few):
        raise OSError(writer.errorString())
    return path.stat().st_size


def palette_of(image: QImage) -> list[int]:
    """Return the colours to keep: of colours that are nearly alike the most frequent one."""
    pixels = memoryview(image.constBits()).cast("I")
    alike: dict[int, Counter[int]] = {}
    for colour, count in Counter(pixels).items():
        alike.setdefault(colour & 0xF0F0F0, Counter())[colour | 0xFF000000] += count
    groups = sorted(alike.values(), key=lambda one: -one.total())
    return [group.most_common(1)[0][0] for group in groups[:_COLOURS]]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
