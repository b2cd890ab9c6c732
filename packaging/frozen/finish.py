"""What is done to the frozen folder after PyInstaller: symbols off, and how large it has become."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from contents import strips
from icu import slim

_KEPT_WHOLE = "numpy.libs"
"""OpenBLAS is no longer loaded where its symbols are taken off."""


def strip(folder: Path) -> None:
    """Take off the symbols that nothing needs to run, library by library."""
    libraries = [path for path in folder.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    for library in libraries:
        if _KEPT_WHOLE not in library.parts:
            # A library that cannot be stripped is only larger.
            subprocess.run(
                ["strip", "--strip-unneeded", str(library)], check=False, stderr=subprocess.DEVNULL
            )


def megabytes(folder: Path) -> float:
    """Return how large a folder is."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def main(folder: Path) -> None:
    """Finish ``folder`` and say what is large in it."""
    if strips():
        strip(folder)
        for library in folder.rglob("libicudata.so.*"):
            slim(library)
    inside = (path for path in (folder / "_internal").iterdir() if not path.is_symlink())
    parts = sorted(inside, key=lambda path: -_size(path))
    for part in parts[:12]:
        print(f"{_size(part):8.1f} MB  {part.name}")
    print(f"{megabytes(folder):8.1f} MB  in all")


def _size(path: Path) -> float:
    return megabytes(path) if path.is_dir() else path.stat().st_size / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]))
