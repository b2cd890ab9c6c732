"""Tries a frozen app as on a new computer: a home folder of its own, and nothing else installed.

    python packaging/smoke.py dist/annotator [--json FILE] [--quick]

It says its version; articles of the demo are worked on in the real window, by its keys, with
suggestions from a process of its own; the export is checked span by span, and by the app itself;
what the app leaves out is refused in words; words and help of each language are there; starts are
timed and the folder is measured, which the app may not have written to. Times never fail it,
everything else does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

_PATIENCE = 300
"""Seconds after which the app is taken to hang."""
_LEFT_OUT = "pyarrow"


class Home:
    """A new person's home folder, and the app that runs in it."""

    def __init__(self, app: Path, folder: Path) -> None:
        self._app, self.folder = app, folder
        # No Python, no libraries and no settings of whoever tries it.
        kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "DISPLAY")
        self._environment = {name: os.environ[name] for name in kept if name in os.environ}
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            self._environment[name] = str(folder)
        self._environment["QT_QPA_PLATFORM"] = "offscreen"

    def run(self, *words: str, code: int = 0) -> tuple[str, float]:
        """Run the app; return what it wrote and the seconds it took. Exits where it failed."""
        command = [str(self._app), *words]
        start = time.perf_counter()
        done = subprocess.run(
            command, env=self._environment, cwd=self.folder, capture_output=True,
            text=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False,
        )  # fmt: skip
        seconds = time.perf_counter() - start
        if done.returncode != code:
            sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr[-4000:]}")
        return done.stdout or done.stderr, seconds


def work_in_window(home: Home) -> dict[str, Any]:
    """Do the demo's job through the window; return what was done, and how long it took."""
    made, seconds = home.run("demo", "--headless", "--keys", "--json", "-o", "demo")
    result = json.loads(made)
    export = home.folder / result["export"]
    rows = [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]
    done = result["done"]
    spans = check_spans(rows)
    if not done["accepted"] or not done["rejected"] or spans < done["accepted"]:
        sys.exit(f"the window did {done}, and {spans} spans were exported")
    if not (home.folder / result["image"]).stat().st_size:
        sys.exit("there is no picture of the window")
    home.run("verify", result["export"])
    home.run("check", result["project"])
    return {**done, "exported": spans, "seconds": seconds, "project": result["project"]}


def check_spans(rows: list[dict[str, Any]]) -> int:
    """Compare each span with the words of its article; return how many there are."""
    count = 0
    for row in rows:
        for span in row["spans"]:
            words = row["text"][span["start"] : span["end"]]
            first, last = row["tokens"][span["token_start"]], row["tokens"][span["token_end"]]
            if words != words.strip() or not words or span["start"] < first["start"]:
                sys.exit(f"a span without its words: {span}")
            if span["end"] > last["end"]:
                sys.exit(f"a span beyond its tokens: {span}")
            count += 1
    if not count:
        sys.exit("nothing was exported")
    return count


def refuse_what_is_left_out(home: Home, project: str) -> str:
    """Ask for a format whose library is left out; return the words in which it is refused."""
    words = ("export", project, "--format", "huggingface", "-o", "parquet")
    told, _ = home.run(*words, code=1)
    if _LEFT_OUT not in told or "Traceback" in told:
        sys.exit(f"what is left out is not refused in words:\n{told}")
    return told.splitlines()[0]


def timed_starts(home: Home) -> dict[str, float]:
    """Return the seconds to a usable window and to the first suggestions, and memory in MB."""
    home.run("bench", "start", "--json", "start.json")
    figures: dict[str, float] = {}
    measured = json.loads((home.folder / "start.json").read_text("utf-8"))
    for row in measured["rows"]:
        figures[f"{row['name']}, {row['unit']}"] = row["value"]
    return figures


def files_of(folder: Path) -> dict[Path, tuple[int, int]]:
    """Return size and time of each file of the app."""
    found = ((path, path.stat()) for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder): (about.st_size, about.st_mtime_ns) for path, about in found}


def check_languages(files: dict[Path, tuple[int, int]]) -> None:
    """Look for the words and the help of each language."""
    places = [path.as_posix() for path in files]
    for part in ("translations/annotator_fr.qm", "help/fr/", "help/en/", "messages/fr.toml"):
        if not any(f"resources/{part}" in place for place in places):
            sys.exit(f"the app lacks {part}")


def check_untouched(folder: Path, before: dict[Path, tuple[int, int]]) -> None:
    """Compare the app's folder with what it was: an installed app cannot write there."""
    changed = {path for path, _ in before.items() ^ files_of(folder).items()}
    if changed:
        sys.exit(f"the app wrote into its own folder: {sorted(map(str, changed))}")


def megabytes(folder: Path) -> float:
    """Return how large a folder is."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def main() -> None:
    """Try the app; exit with a message where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", type=Path, help="also write the result to this file")
    parser.add_argument("--quick", action="store_true", help="time no starts")
    arguments = parser.parse_args()
    folder = arguments.folder.resolve()
    # On Windows the program with the window has nowhere to write its answers to.
    app = folder / ("annotator-cli.exe" if os.name == "nt" else "annotator")
    before = files_of(folder)
    check_languages(before)
    with tempfile.TemporaryDirectory(prefix="Élève é 中文 ") as name:
        home = Home(app, Path(name))
        version, first = home.run("--version")
        found: dict[str, Any] = {"version": version.strip(), "first answer, s": first}
        found["second answer, s"] = home.run("--version")[1]
        done = work_in_window(home)
        found |= {f"window: {key}": value for key, value in done.items()}
        found["refused"] = refuse_what_is_left_out(home, done["project"])
        if not arguments.quick:
            found |= timed_starts(home)
    check_untouched(folder, before)
    found["size, MB"] = megabytes(folder)
    for key, value in found.items():
        print(f"{key:<40} {value:.2f}" if isinstance(value, float) else f"{key:<40} {value}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1, ensure_ascii=False), "utf-8")


if __name__ == "__main__":
    main()
