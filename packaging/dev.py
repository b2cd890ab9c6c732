"""Everything a fresh machine needs, with nothing but Python and its standard library.

    python packaging/dev.py demo    set up, then show the app on the demo corpus
    python packaging/dev.py test    set up, then lint, types, contracts and every test
    python packaging/dev.py build   freeze the app into dist/annotator, and try it
    python packaging/dev.py lock    pin the requirements again from pyproject.toml

Set-up makes ``.venv`` at the root of the checkout and installs the hash-pinned packages of
``requirements-dev.txt`` there, once; nothing outside ``.venv`` is touched. Options this script
does not know go on to the command it runs: ``dev.py test -k offsets``, ``dev.py demo -o DIR``,
``dev.py lock --upgrade``.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS, EXE = (VENV / "Scripts", ".exe") if os.name == "nt" else (VENV / "bin", "")
PYTHON = SCRIPTS / f"python{EXE}"
STAMP = VENV / "installed.sha256"
RUNTIME = "packaging/requirements.txt"
DEV = "packaging/requirements-dev.txt"
BUILD = "packaging/requirements-build.txt"
FROZEN = ROOT / "packaging" / "frozen"

# What Qt's libraries and its offscreen plugin load from the system, and the Debian package of each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# What a window on an X display needs on top.
XCB_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FONTS = "fonts-dejavu-core"

LOAD_QT = """
import ctypes, pathlib, sys
import PySide6.QtWidgets as widgets
plugins = pathlib.Path(widgets.__file__).parent / "Qt" / "plugins" / "platforms"
ctypes.CDLL(str(plugins / f"lib{sys.argv[1]}.so"))
"""


def say(message: str) -> None:
    """Print one line of progress, in order with the output of the commands we run."""
    print(f"==> {message}", flush=True)


def run(command: list[str | Path], environment: dict[str, str] | None = None) -> int:
    """Run a command at the root of the checkout and return its exit code."""
    return subprocess.call(list(map(str, command)), cwd=ROOT, env=environment)


def set_up() -> None:
    """Make ``.venv`` and install the pinned set, unless that is already done."""
    if not venv_fits():
        make_venv()
    if STAMP.is_file() and STAMP.read_text() == installed_state():
        return
    say(f"Installing the pinned packages of {DEV} (some minutes the first time)")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", DEV]
    project = ["--quiet", "--no-deps", "--no-build-isolation", "--editable", "."]
    if run([*pip, *pinned]) or run([*pip, *project]):
        sys.exit("Set-up failed: pip's message is above. Nothing outside .venv was changed.")
    STAMP.write_text(installed_state())


def venv_fits() -> bool:
    """Tell whether ``.venv`` works, was made by this version of Python and has pip."""
    probe = [str(PYTHON), "-c", "import sys, pip; print(sys.version_info[:2])"]
    try:
        answer = subprocess.run(probe, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == str(sys.version_info[:2])


def make_venv() -> None:
    """Create ``.venv`` afresh with the Python that runs this script."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian leaves it out of its python3 package
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments: it has no ensurepip.\n"
            "On Debian and Ubuntu:  sudo apt install python3-venv"
        )
    say(f"Making .venv with Python {sys.version.split()[0]}")
    try:
        venv.create(VENV, clear=True, with_pip=True)
    except (OSError, subprocess.CalledProcessError) as error:
        sys.exit(f"Could not make {VENV}: {error}")


def installed_state() -> str:
    """Return a hash of what was asked for and of what lies in ``.venv``.

    The second half notices other tools that add, change or remove packages there.
    """
    found = sorted(path.name for path in VENV.glob("[lL]ib/**/site-packages/*.dist-info"))
    asked = [(ROOT / name).read_bytes() for name in (DEV, "pyproject.toml")]
    return hashlib.sha256(b"\n".join([*asked, *map(str.encode, found)])).hexdigest()


def check_qt(*, window: bool) -> None:
    """Stop with the names of the missing system libraries if Qt cannot load (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    on_x = window and bool(os.environ.get("DISPLAY"))
    load = [str(PYTHON), "-c", LOAD_QT, "qxcb" if on_x else "qoffscreen"]
    loading = subprocess.run(load, capture_output=True, text=True, check=False)
    if loading.returncode != 0:
        sys.exit(qt_message(loading.stderr, missing_libraries(on_x=on_x)))


def missing_libraries(*, on_x: bool) -> dict[str, str]:
    """Return the libraries Qt needs that do not load here, with their Debian packages."""
    missing = {}
    for library, package in {**QT_LIBRARIES, **(XCB_LIBRARIES if on_x else {})}.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing[library] = package
    return missing


def qt_message(error: str, missing: dict[str, str]) -> str:
    """Say why Qt does not load and what to install."""
    reason = error.strip().splitlines()[-1] if error.strip() else "no message"
    lines = [f"Qt cannot start on this machine: {reason}"]
    if missing:
        lines.append(f"Missing system libraries: {', '.join(missing)}")
        lines.append(f"On Debian and Ubuntu:  sudo apt install {' '.join(missing.values())}")
    return "\n".join(lines)


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def demo(options: list[str]) -> int:
    """Run the app's own demo, in a window or headless where there is no display."""
    window = has_display() and "--headless" not in options
    set_up()
    check_qt(window=window)
    environment = dict(os.environ)
    if not window:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        options = options if "--headless" in options else ["--headless", *options]
        if not {"-o", "--output"} & set(options):
            options = [*options, "--replace"]  # the usual folder holds what the last run made
    say("Opening the demo corpus" + ("" if window else " (no display: headless)"))
    return run([PYTHON, "-m", "annotator", "demo", *options], environment)


def test(options: list[str], *, headed: bool) -> int:
    """Run every check, each to its end, and say which failed."""
    set_up()
    check_qt(window=headed)
    environment = dict(os.environ)
    if not headed:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        # A file's tests stay together: what they share is made once for each process.
        # Where a process of theirs dies the run ends: xdist would wait for its other tests.
        options = ["-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0", *options]
    checks: dict[str, list[str | Path]] = {
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [SCRIPTS / f"lint-imports{EXE}", "--no-logo"],
        "pytest": [PYTHON, "-m", "pytest", *options],
    }
    summary, failed = [], False
    for name, command in checks.items():
        say(name)
        start = time.monotonic()
        code = run(command, environment)
        failed = failed or code != 0
        verdict = "ok" if code == 0 else f"FAILED ({code})"
        summary.append(f"{name:<13} {verdict:<11} {time.monotonic() - start:6.1f} s")
    print("\n".join(summary), flush=True)
    return int(failed)


def build(options: list[str]) -> int:
    """Freeze the app with what a user needs and no more, and let it do the demo's job."""
    place = ROOT / "build" / "venv"
    python = place / PYTHON.relative_to(VENV)
    say("Making build/venv with the pinned packages of the app")
    venv.create(place, clear=True, with_pip=True)
    pip: list[str | Path] = [python, "-m", "pip", "install", "--disable-pip-version-check"]
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", RUNTIME, "-r", BUILD]
    project = ["--quiet", "--no-deps", "--no-build-isolation", "."]
    folder = ROOT / "dist" / "annotator"
    freeze = ["--noconfirm", "--distpath", "dist", "--workpath", "build/pyinstaller", *options]
    steps: dict[str, list[str | Path]] = {
        "Packages": [*pip, *pinned],
        "The project": [*pip, *project],
        "Icons": [python, "packaging/icons.py"],
        "Patterns": [python, FROZEN / "patterns.py", ROOT / "build" / "patterns"],
        "Licences": [python, FROZEN / "licences.py", ROOT / "build" / "licences"],
        "Freezing": [python, "-m", "PyInstaller", *freeze, FROZEN / "annotator.spec"],
        "Symbols and sizes": [python, FROZEN / "finish.py", folder],
        "Trying it": [python, "packaging/smoke.py", folder],
    }
    for name, command in steps.items():
        say(name)
        if run(command):
            return 1
    return 0


def lock(options: list[str]) -> int:
    """Write all requirement files again, hash-pinned for every system we support."""
    uv = shutil.which("uv", path=str(SCRIPTS)) or shutil.which("uv")
    if uv is None:
        sys.exit("uv is needed to pin requirements: run `python packaging/dev.py test` once.")
    pin: list[str | Path] = [uv, "pip", "compile", "--quiet", "--universal"]
    pin += ["--python-version", "3.11", "--generate-hashes", "--no-header"]
    pin += ["--no-emit-index-url", *options, "pyproject.toml"]
    extra = ["packaging/requirements-dev.in", "--group", "dev", "--extra", "cluster"]
    extra += ["--constraint", RUNTIME]
    freezing = ["--group", "build", "--constraint", RUNTIME]
    return (
        run([*pin, "--output-file", RUNTIME])
        or run([*pin, *extra, "--output-file", DEV])
        or run([*pin[:-1], *freezing, "--output-file", BUILD])
    )


def main() -> int:
    """Read the command line and run one command."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the point is to say so on an older one
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("demo", help="show the app on the demo corpus", add_help=False)
    tests = commands.add_parser("test", help="run every check", allow_abbrev=False)
    tests.add_argument("--headed", action="store_true", help="show the windows of the tests")
    commands.add_parser("build", help="freeze the app", add_help=False)
    commands.add_parser("lock", help="pin the requirements again", allow_abbrev=False)
    commands.add_parser("system-packages", help="list the Debian packages Qt needs")
    arguments, options = parser.parse_known_args()
    if arguments.command == "demo":
        return demo(options)
    if arguments.command == "test":
        return test(options, headed=arguments.headed)
    if arguments.command == "build":
        return build(options)
    if arguments.command == "lock":
        return lock(options)
    print(*QT_LIBRARIES.values(), *XCB_LIBRARIES.values(), FONTS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
