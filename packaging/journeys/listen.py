"""What a screen reader says: a round in the window while Orca listens, and its words.

    python packaging/journeys/listen.py FOLDER [PROGRAM...]

PROGRAM is what starts the app, by default this checkout. Needs what ``screen.py`` needs, and the
Debian packages orca, at-spi2-core, dbus and speech-dispatcher. A bus and a screen of its own are
made, so that nothing on the desktop is disturbed; the log of Orca stays in FOLDER.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from screen import Screen

ROOT = Path(__file__).resolve().parents[2]
_BUS = "/usr/libexec/at-spi-bus-launcher"
_SAID = "SPEECH OUTPUT: '"
_QUIET = 2.5
"""Seconds without a word after which the next key is pressed: Orca asks back for all it says."""
_ROUND = (
    *("Tab", "a", "Tab", "x", "F7", "shift+F7"),
    *("c", "F8", "Down", "Escape"),
    *("F6", "F6", "Down", "F6", "F6"),
    *("ctrl+k", "e", "x", "p", "Down", "Escape"),
    *("ctrl+comma", "Tab", "Tab", "Escape"),
    *("F1", "Tab", "Escape"),
)
"""Suggestions decided, a claim, the list of claims, parts of the window, palette, dialogs, help."""


class Listener:
    """Reads in Orca's log what it has said since."""

    def __init__(self, log: Path) -> None:
        self._log, self._read = log, 0

    def heard(self) -> Iterator[str]:
        """Wait until nothing more is said, and yield what was."""
        size = -1
        while size != (size := self._log.stat().st_size if self._log.exists() else 0):
            time.sleep(_QUIET)
        text = self._log.read_text("utf-8", errors="replace") if size else ""
        for line in text[self._read :].splitlines():
            if _SAID in line:
                yield line.partition(_SAID)[2].partition("'{")[0].removesuffix("'").strip()
        self._read = len(text)


@contextmanager
def running(command: list[str], environment: dict[str, str], output: Path) -> Iterator[None]:
    """Run a program until the end of the block."""
    with output.open("wb") as file:
        process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        try:
            yield
        finally:
            end(process)


def end(process: subprocess.Popen[Any]) -> None:
    """End a process; one that does not listen is killed."""
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[str]:
    """Run a message bus of its own and hand out its address."""
    command = ["dbus-daemon", "--session", "--print-address", "--nofork"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
    finally:
        end(process)


def listen(folder: Path, program: list[str]) -> None:
    """Play the round and print each key with what Orca says after it."""
    folder.mkdir(parents=True, exist_ok=True)
    home, log = folder / "home", folder / "orca.log"
    home.mkdir()
    with ExitStack() as stack:
        screen = stack.enter_context(Screen(folder))
        environment = screen.environment
        environment |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "LC_ALL": "fr_FR.UTF-8"}
        environment |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        environment["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(session_bus(environment))
        for command in (
            [_BUS, "--launch-immediately", "--a11y=1", "--screen-reader=1"],
            ["orca", "--replace", "--debug-file", str(log), "-e", "speech"],
        ):
            kept = {**environment, "PATH": "/usr/bin:/bin"}  # Orca is the system's Python's
            stack.enter_context(running(command, kept, folder / f"{Path(command[0]).name}.out"))
            time.sleep(_QUIET)
        listener = Listener(log)
        screen.start([*program, "demo"], home)
        print("start", *listener.heard(), sep="\n    ")
        for key in _ROUND:
            screen.keys(key)
            print(key, *listener.heard(), sep="\n    ", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    listen(Path(sys.argv[1]).resolve(), sys.argv[2:] or [sys.executable, "-m", "annotator"])
