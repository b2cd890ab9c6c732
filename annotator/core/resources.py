"""Where the data files lie: beside the package in a checkout, inside it once installed."""

import sys
from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """Return the folder that holds ``resources`` and ``corpora``.

    Looked for in this order: the folder of a frozen app, the data of an installed wheel
    (``annotator/_data``), the root of a source checkout.

    Raises:
        FileNotFoundError: none of them is there, so the installation is broken.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [package / "_data", package.parent]
    for candidate in candidates:
        if (candidate / "resources" / "schemes").is_dir():
            return candidate
    raise FileNotFoundError(f"resources not found in {', '.join(map(str, candidates))}")


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under ``resources``."""
    return data_root().joinpath("resources", *parts)


def corpus(*parts: str) -> Path:
    """Return the path of a file or folder under ``corpora``."""
    return data_root().joinpath("corpora", *parts)
