"""Writes what goes with the files of a release: what is in them, and their checksums.

    python packaging/release/papers.py FOLDER --python build/venv/bin/python

``FOLDER`` holds the installers. It gets ``annotator-VERSION.cdx.json``, a list of all parts in
CycloneDX's form (by ``cyclonedx-py``, from the environment that the app was frozen in), and
``SHA256SUMS``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from versions import version  # noqa: E402

SUMS = "SHA256SUMS"
BUILD_ONLY = frozenset(
    {
        *("pip", "setuptools", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "hatchling"),
        *("pefile", "pywin32-ctypes", "macholib", "pathspec", "pluggy", "trove-classifiers"),
        *("tomlkit", "pyarrow"),
    }
)
"""What the environment has for building, or what the app leaves out."""


def bill(python: Path, target: Path) -> int:
    """Write the list of parts; return how many there are."""
    command = ["cyclonedx-py", "environment", "--of", "JSON", "--output-reproducible"]
    command += ["--pyproject", str(HERE.parent.parent / "pyproject.toml")]
    subprocess.run([*command, "--output-file", str(target), str(python)], check=True)
    whole: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    target.write_text(json.dumps(trimmed(whole), indent=1, sort_keys=True), encoding="utf-8")
    return len(whole["components"])


def trimmed(whole: dict[str, Any]) -> dict[str, Any]:
    """Take out what is not in the app, and places on the disk of whoever built it."""
    whole["components"] = [one for one in whole["components"] if one["name"] not in BUILD_ONLY]
    main = whole.get("metadata", {}).get("component")
    for one in [*whole["components"], *([main] if main else [])]:
        one["externalReferences"] = [
            link for link in one.get("externalReferences", ()) if not link["url"].startswith("file")
        ]
    kept = {one["bom-ref"] for one in whole["components"]} | ({main["bom-ref"]} if main else set())
    whole["dependencies"] = [
        {**one, "dependsOn": [need for need in one.get("dependsOn", ()) if need in kept]}
        for one in whole.get("dependencies", ())
        if one["ref"] in kept
    ]
    return whole


def sums(folder: Path) -> list[str]:
    """Return a line for each file, as ``sha256sum --check`` reads them."""
    files = sorted(one for one in folder.iterdir() if one.is_file() and one.name != SUMS)
    lines = []
    for path in files:
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}")
    return lines


def main() -> None:
    """Write the papers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", type=Path, help="of the environment the app was frozen in")
    arguments = parser.parse_args()
    if arguments.python:
        count = bill(arguments.python, arguments.folder / f"annotator-{version()}.cdx.json")
        print(f"{count} parts")
    lines = sums(arguments.folder)
    (arguments.folder / SUMS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
