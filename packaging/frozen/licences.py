"""Notes the licences of all that goes into the frozen app, for its About dialog.

    python packaging/frozen/licences.py FOLDER

Run by the Python that goes into the app, in which nothing else is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from annotator.app.licences import write_parts

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Windows' embeddable Python does not
from contents import EXCLUDED


def main(folder: Path) -> None:
    """Write them."""
    print(f"{write_parts(folder, EXCLUDED)} parts")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
