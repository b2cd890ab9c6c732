"""Writes what goes with the files of a release: what is in them, and their checksums.

    python packaging/release/papers.py FOLDER [--system NAME --python build/venv/bin/python]
                                       [--notes FILE]

``FOLDER`` holds the installers and gets ``SHA256SUMS``. With ``--python``, the one in whose
environment the app was frozen, it also gets ``annotator-VERSION-NAME.cdx.json``, a list of all
parts in CycloneDX's form: what About names (``build/licences/parts.json``), with what
``cyclonedx-py`` knows of each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from versions import version  # noqa: E402

SUMS = "SHA256SUMS"
PARTS = ROOT / "build" / "licences" / "parts.json"


def bill(python: Path, target: Path) -> int:
    """Write the list of parts; return how many there are."""
    command = ["cyclonedx-py", "environment", "--of", "JSON", "--output-reproducible"]
    command += ["--pyproject", str(ROOT / "pyproject.toml")]
    subprocess.run([*command, "--output-file", str(target), str(python)], check=True)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    whole = matched(found, json.loads(PARTS.read_text(encoding="utf-8")))
    target.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return len(whole["components"])


def matched(whole: dict[str, Any], parts: list[dict[str, str]]) -> dict[str, Any]:
    """Keep what is in the app, add what is no package, and name no place on the builder's disk."""
    known = {_plain(part["name"]): part for part in parts}
    main = whole["metadata"]["component"]
    main["version"] = version()
    packages = [one for one in whole["components"] if _plain(one["name"]) in known]
    for one in (*packages, main):
        links = one.get("externalReferences", ())
        one["externalReferences"] = [one for one in links if not one["url"].startswith("file")]
    there = {_plain(one["name"]) for one in (*packages, main)}
    others = [_component(part) for name, part in known.items() if name not in there]
    whole["components"] = [*packages, *others]
    kept = {one["bom-ref"] for one in (*packages, main)}
    needs = [
        {**one, "dependsOn": [need for need in one.get("dependsOn", ()) if need in kept]}
        for one in whole.get("dependencies", ())
        if one["ref"] in kept
    ]
    whole["dependencies"] = [*needs, *({"ref": one["bom-ref"]} for one in others)]
    return whole


def _component(part: dict[str, str]) -> dict[str, Any]:
    """Return a library in another language as CycloneDX writes it."""
    found: dict[str, Any] = {"type": "library", "name": part["name"], "bom-ref": part["name"]}
    found["licenses"] = [{"license": {"name": part["licence"]}}]
    if part.get("version"):
        found["version"] = part["version"]
    if part.get("home"):
        found["externalReferences"] = [{"type": "website", "url": part["home"]}]
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def notes(changes: str, name: str) -> str:
    """Return what the list of changes says of one version; exit where it says nothing."""
    for part in re.split(r"^## ", changes, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        if re.match(rf"\[?{re.escape(name)}\b(?!\.)", head) and body.strip():
            return body.strip() + "\n"
    sys.exit(f"CHANGELOG.md says nothing of {name}")


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
    parser.add_argument("--system", default=sys.platform, help="goes into the list's name")
    parser.add_argument("--notes", type=Path, help="gets what CHANGELOG.md says of this version")
    arguments = parser.parse_args()
    if arguments.notes:
        text = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
        arguments.notes.write_text(text, encoding="utf-8")
    if arguments.python:
        name = f"annotator-{version()}-{arguments.system}.cdx.json"
        count = bill(arguments.python, arguments.folder / name)
        print(f"{count} parts")
    lines = sums(arguments.folder)
    (arguments.folder / SUMS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
