"""Tries a frozen app as on a new computer: a home folder of its own, and nothing else installed.

    python packaging/smoke.py dist/annotator

It says its version, does the demo's job (pre-highlighting in a process of its own, gestures, undo,
export, a picture of the window), the export is checked by the app itself, and times and sizes are
told. Nothing outside a temporary folder is written to.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PATIENCE = 300
"""Seconds after which the app is taken to hang."""


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

    def run(self, *words: str) -> tuple[str, float]:
        """Run the app; return what it wrote and the seconds it took. Exits where it failed."""
        command = [str(self._app), *words]
        start = time.perf_counter()
        done = subprocess.run(
            command, env=self._environment, cwd=self.folder, capture_output=True,
            text=True, encoding="utf-8", errors="replace", timeout=_PATIENCE, check=False,
        )  # fmt: skip
        seconds = time.perf_counter() - start
        if done.returncode:
            sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr[-4000:]}")
        return done.stdout, seconds


def main(folder: Path) -> None:
    """Try the app in ``folder``; exit with a message where something is wrong."""
    app = folder.resolve() / ("annotator.exe" if os.name == "nt" else "annotator")
    with tempfile.TemporaryDirectory(prefix="Élève é 中文 ") as name:
        home = Home(app, Path(name))
        version, cold = home.run("--version")
        print(f"{version.strip()}: answers after {cold:.2f} s")
        made, seconds = home.run("demo", "--headless", "--json", "-o", "demo")
        result = json.loads(made)
        export = home.folder / result["export"]
        rows = [json.loads(line) for line in export.read_text(encoding="utf-8").splitlines()]
        spans = [(row["text"], span) for row in rows for span in row["spans"]]
        if not spans or not (home.folder / result["image"]).stat().st_size:
            sys.exit("the demo made nothing")
        torn = [span for text, span in spans if not text[span["start"] : span["end"]].strip()]
        if torn:
            sys.exit(f"{len(torn)} spans without words")
        print(f"demo: {len(rows)} articles, {len(spans)} spans, {seconds:.1f} s")
        _, seconds = home.run("check", result["project"])
        print(f"the project is sound ({seconds:.1f} s)")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
