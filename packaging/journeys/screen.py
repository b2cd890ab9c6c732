"""A screen of its own with one program on it: keys go in, pictures come out.

Needs the Debian packages xvfb, openbox, xdotool, imagemagick and x11-utils.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_STILL = 0.7
"""Seconds for which nothing may change until the window is taken to have settled."""
_BLINK = 600
"""Pixels that may change all the same: a caret, a clock."""
_PATIENCE = 60.0


class Screen:
    """An X server, a window manager and a program; all of them end with it."""

    def __init__(self, pictures: Path, size: str = "1280x800") -> None:
        self._pictures, self._size = pictures, size
        self._count = 0
        self._server: subprocess.Popen[bytes] | None = None
        self._desktop: subprocess.Popen[bytes] | None = None
        self.program: subprocess.Popen[bytes] | None = None
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Screen:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{self._size}x24"]
        command += ["-nolisten", "tcp"]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._desktop = subprocess.Popen(
            ["openbox"], env=self.environment, stderr=subprocess.DEVNULL
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and self.program is not None:
            self.picture("broken")
        for process in (self.program, self._desktop, self._server):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait(20)

    def start(self, command: Sequence[str], home: Path, language: str = "fr_FR.UTF-8") -> float:
        """Start a program with a home of its own; return the seconds until a window is there."""
        home.mkdir(parents=True, exist_ok=True)
        kept = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
        environment = {key: value for key, value in self.environment.items() if key not in kept}
        environment |= {"HOME": str(home), "LANG": language, "LC_ALL": language, "LANGUAGE": ""}
        begun = time.monotonic()
        self.program = subprocess.Popen(list(command), env=environment, cwd=home)
        self._wait_for_window()
        took = time.monotonic() - begun
        self.settle()
        return took

    def _wait_for_window(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if self._run("xdotool", "search", "--onlyvisible", "--class", "annotator").strip():
                return
            self._alive()
            time.sleep(0.01)
        raise RuntimeError("No window came.")

    def _alive(self) -> None:
        if self.program is not None and self.program.poll() is not None:
            raise RuntimeError(f"The program ended with {self.program.returncode}.")

    def keys(self, *chords: str) -> None:
        """Press keys, as xdotool names them; wait until the window has settled."""
        for chord in chords:
            self._run("xdotool", "key", "--clearmodifiers", chord)
            time.sleep(0.06)
        self.settle()

    def write(self, text: str) -> None:
        """Type a text."""
        self._run("xdotool", "type", "--delay", "15", text)
        self.settle()

    def click(self, x: int, y: int, *, double: bool = False) -> None:
        """Click on a place of the screen."""
        self._run("xdotool", "mousemove", str(x), str(y))
        times = ["--repeat", "2", "--delay", "60"] if double else []
        self._run("xdotool", "click", *times, "1")
        self.settle()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag from one place to another."""
        x, y = map(str, start)
        self._run("xdotool", "mousemove", x, y, "mousedown", "1")
        middle = ((start[0] + end[0]) // 2, (start[1] + end[1]) // 2)
        for x_at, y_at in (middle, end):
            self._run("xdotool", "mousemove", str(x_at), str(y_at))
            time.sleep(0.05)
        self._run("xdotool", "mouseup", "1")
        self.settle()

    def command(self, name: str) -> None:
        """Do what the palette finds first for a name."""
        self.keys("ctrl+k")
        self.write(name)
        self.keys("Return")

    def settle(self, still: float = _STILL) -> None:
        """Wait until nothing on the screen changes but a caret or a clock."""
        until = time.monotonic() + _PATIENCE
        shot, other = self._pictures / ".one.png", self._pictures / ".other.png"
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(shot))
        since = time.monotonic()
        while time.monotonic() < until:
            time.sleep(0.1)
            if self.program is not None and self.program.poll() is not None:
                return
            self._run("import", "-window", "root", str(other))
            changed = subprocess.run(
                ["compare", "-metric", "AE", "-fuzz", "3%", str(shot), str(other), "null:"],
                capture_output=True, text=True, check=False,
            ).stderr  # fmt: skip
            if float(changed.split()[0]) > _BLINK:
                since = time.monotonic()
                other.replace(shot)
            elif time.monotonic() - since > still:
                return
        raise RuntimeError("The window does not settle.")

    def picture(self, name: str) -> Path:
        """Keep a picture of the screen; return where."""
        self._count += 1
        path = self._pictures / f"{self._count:02d}-{name}.png"
        self._pictures.mkdir(parents=True, exist_ok=True)
        self._run("import", "-window", "root", str(path))
        return path

    def kill(self) -> None:
        """Kill the program, as a crash would."""
        assert self.program is not None
        self.program.send_signal(signal.SIGKILL)
        self.program.wait(20)

    def wait_closed(self) -> int:
        """Wait until the program has ended; return its exit code."""
        assert self.program is not None
        return self.program.wait(_PATIENCE)

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout
