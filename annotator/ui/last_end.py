"""How the last run ended: a crash of native code leaves its traces for the next start."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

_UNSAVED = re.compile(r"unsaved (\d+)")
_FILE = re.compile(r'File "(?:[^"]*[/\\])?([^"/\\]*)"')


@dataclass(frozen=True, slots=True)
class Ended:
    """One run that ended unexpectedly."""

    report: str
    """Where in the program it was, without folders; nothing where it was killed."""
    unsaved: int
    """How many gestures were in its memory only."""


class Run:
    """This run of the program: a file for faults of native code, which a good end takes away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"faults-{os.getpid()}.log"
        # Tells of any run whether it lives still, also after the machine was switched off.
        self._lock = _lock(self._path)
        self._lock.tryLock(0)
        self.faults = self._path.open("w", encoding="utf-8")

    def note_unsaved(self, count: int) -> None:
        """Write down how many gestures would be lost now."""
        with suppress(OSError):  # a full disk may be why they are not saved
            self.faults.seek(0)
            self.faults.truncate()
            if count:
                self.faults.write(f"unsaved {count}\n")
            self.faults.flush()

    def end(self) -> None:
        """End well: nothing is left of this run."""
        self.faults.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self._lock.unlock()

    def ended_before(self) -> list[Ended]:
        """Return how runs before this one ended unexpectedly; each is returned once."""
        found = []
        for path in sorted(self._folder.glob("faults-*.log")):
            lock = _lock(path)
            if path == self._path or not lock.tryLock(0):
                continue  # it lives
            with suppress(OSError):
                text = path.read_text("utf-8", errors="replace")
                path.unlink()
                if text.strip():
                    found.append(_read(text))
            lock.unlock()
        return found


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(f"{path}.lock")
    lock.setStaleLockTime(0)  # however long a run lasts
    return lock


def _read(text: str) -> Ended:
    unsaved = _UNSAVED.match(text)
    rest = _UNSAVED.sub("", text, count=1) if unsaved else text
    short = _FILE.sub(r'File "\1"', rest)
    return Ended(short.strip(), int(unsaved[1]) if unsaved else 0)
