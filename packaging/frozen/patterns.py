"""Compiles the long pattern of French once, for the first start of everybody who installs the app.

    python packaging/frozen/patterns.py FOLDER

Run by the Python that goes into the app: the file holds for no other version.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(folder: Path) -> int:
    """Write the file; return 1 where this Python makes none."""
    os.environ["ANNOTATOR_CACHE"] = str(folder)
    folder.mkdir(parents=True, exist_ok=True)
    from annotator.nlp.startup import cache_file, remembered_patterns  # noqa: PLC0415

    cache_file().unlink(missing_ok=True)
    with remembered_patterns():
        import spacy.lang.fr  # noqa: F401, PLC0415
    if not cache_file().is_file():
        print("This Python keeps no patterns: the first start will be slower.", file=sys.stderr)
        return 1
    print(f"{cache_file().name} {cache_file().stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
