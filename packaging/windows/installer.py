"""Makes the installer for Windows of the frozen app, on Windows or elsewhere.

    python packaging/windows/installer.py dist/annotator [--output FOLDER] [--sign COMMAND]

Needs NSIS (``makensis``) on the path. ``--sign`` is a command to which the path of a file is added:
the programs are signed before they are packed, the installer afterwards.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))
from versions import numbers, version  # noqa: E402


def command(app: Path, output: Path, sign: Sequence[str] = ()) -> list[str]:
    """Return the command that makes the installer; ``sign`` signs the uninstaller in it."""
    defines: dict[str, str | Path] = {
        "VERSION": version(),
        "NUMBERS": ".".join(map(str, numbers(version()))),
        "APP": app,
        "ICON": ROOT / "build" / "icons" / "annotator.ico",
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": output,
    }
    if sign:
        defines["SIGN"] = subprocess.list2cmdline(sign) if os.name == "nt" else shlex.join(sign)
    flags = [f"-D{name}={value}" for name, value in defines.items()]
    return ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *flags, str(HERE / "annotator.nsi")]


def main() -> None:
    """Make it; exit with a message where something is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "dist")
    parser.add_argument("--sign", default="")
    arguments = parser.parse_args()
    app = arguments.app.resolve()
    if not (app / "annotator.exe").is_file():
        sys.exit(f"{app} holds no frozen app for Windows")
    if shutil.which("makensis") is None:
        sys.exit("makensis is missing: install NSIS")
    sign = shlex.split(arguments.sign)
    arguments.output.mkdir(parents=True, exist_ok=True)
    output = arguments.output.resolve() / f"annotator-{version()}-setup.exe"
    if sign:
        for program in ("annotator.exe", "annotator-cli.exe"):
            subprocess.run([*sign, str(app / program)], check=True)
    subprocess.run(command(app, output, sign), check=True)
    if sign:
        subprocess.run([*sign, str(output)], check=True)
    print(f"{output} {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
