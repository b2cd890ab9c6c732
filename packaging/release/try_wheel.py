"""Builds the wheel and tries it as somebody who installs with pip: the demo's job, and Parquet.

    python packaging/release/try_wheel.py FOLDER

``FOLDER`` gets the wheel. It is installed with the pinned packages into an environment of its own,
far from the checkout, and does what ``smoke.py`` asks of a frozen app, and what that leaves out.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from smoke import Home, work_in_window  # noqa: E402
from versions import version  # noqa: E402

_SCRIPTS, _EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


def build(folder: Path) -> Path:
    """Build the wheel into ``folder``; exit where it is not there afterwards."""
    pip = [sys.executable, "-m", "pip", "wheel", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--wheel-dir", str(folder), str(ROOT)], check=True)
    wheel = folder / f"annotator-{version()}-py3-none-any.whl"
    if not wheel.is_file():
        sys.exit(f"there is no {wheel.name}")
    return wheel


def install(wheel: Path, place: Path) -> Path:
    """Install the wheel and the pinned packages at ``place``; return the program."""
    venv.create(place, with_pip=True)
    python = place / _SCRIPTS / f"python{_EXE}"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "--only-binary", ":all:"]
    pinned += ["-r", str(ROOT / "packaging" / "requirements.txt")]
    subprocess.run([*pip, "install", "--quiet", *pinned], check=True)
    subprocess.run([*pip, "install", "--quiet", "--no-deps", str(wheel)], check=True)
    subprocess.run([*pip, "check"], check=True)
    return place / _SCRIPTS / f"annotator{_EXE}"


def main() -> None:
    """Try it; exit with a message where something is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    wheel = build(parser.parse_args().folder.resolve())
    with tempfile.TemporaryDirectory(prefix="wheel ") as name:
        folder = Path(name).resolve()
        program = install(wheel, folder / "place")
        (folder / "home").mkdir()
        home = Home(program, folder / "home")
        print(home.run("--version")[0].strip())
        done = work_in_window(home)
        print(done)
        words = ("export", str(done["project"]), "--format", "huggingface", "-o", "parquet")
        home.run(*words)
        written = list((home.folder / "parquet").rglob("*.parquet"))
        if not written:
            sys.exit("no Parquet was written")
    print(f"{wheel.name}: {len(written)} files of Parquet, {wheel.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
