"""Who has a project open: a small file beside it, for people and for other computers.

On a disk of one's own SQLite's lock decides, and this file only says who holds it; what a crash
left there means nothing once SQLite gives the lock. On a network drive or in a synchronised folder
SQLite's lock does not reach other computers, so there the file decides. Its owner renews it; one
that was silent for long may be taken over by the person, one of a program of this computer that
is no longer there is taken over at once.
"""

import getpass
import os
import platform
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

import msgspec

from annotator.core.errors import (
    ProjectHeldError,
    ProjectLockedError,
    ProjectOpenByError,
    ProjectWriteError,
)
from annotator.core.ids import new_id

ENDING = ".lock"
BEAT = 60
"""Seconds between two signs of life, where the file decides."""
SILENCE = 10 * 60
"""Seconds without a sign of life after which an owner is taken for gone: clocks differ, too."""
_LARGEST = 4096
"""Bytes of such a file; a larger one is none of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a project open. Times are Unix times in seconds."""

    who: str
    host: str
    pid: int
    since: int
    beat: int
    token: str = field(default_factory=new_id)
    """Tells one opening of the project from any other."""


def _lives(pid: int) -> bool:
    """Tell whether a program with this number runs on this computer."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (os.kill would end the other program there)

        kernel, running = ctypes.windll.kernel32, 259
        process = kernel.OpenProcess(0x1000, 0, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(process, ctypes.byref(code))
        kernel.CloseHandle(process)
        return bool(process) and code.value == running
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """This computer, as far as lock files go."""

    host: str = field(default_factory=platform.node)
    pid: int = field(default_factory=os.getpid)
    now: Callable[[], float] = time.time
    lives: Callable[[int], bool] = _lives


def lock_path(project: Path) -> Path:
    """Return where the lock file of a project lies."""
    return project.with_name(project.name + ENDING)


def holder_of(project: Path) -> Holder | None:
    """Return who says to have a project open, or None."""
    try:
        with lock_path(project).open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST), type=Holder)
    except (OSError, msgspec.DecodeError, msgspec.ValidationError):
        return None


class LockFile:
    """The lock file of one project, from opening to closing it."""

    def __init__(self, project: Path, *, decides: bool, here: Here | None = None) -> None:
        self._path = lock_path(project)
        self._project = project
        self._decides = decides
        self._here = here or Here()
        self._mine: Holder | None = None
        self._ended = Event()
        self._thread: Thread | None = None
        self.lost: Holder | None = None
        """Who took the project over while it was open here."""

    def check(self, *, over: bool = False) -> None:
        """Refuse a project that another holds; before anything in its file is touched.

        ``over`` is the person's word that whoever was silent for long is gone.

        Raises:
            ProjectLockedError: somebody works in it.
            ProjectHeldError: somebody had it open and has been silent since.
        """
        holder = holder_of(self._project) if self._decides else None
        if holder is None or self._is_gone(holder):
            return
        silent = self._here.now() - holder.beat
        if silent <= SILENCE:
            raise locked(self._project, holder)
        if not over:
            raise ProjectHeldError(
                path=str(self._project),
                who=holder.who,
                host=holder.host,
                minutes=round(silent / 60),
            )

    def take(self, who: str = "", *, over: bool = False) -> None:
        """Write that the project is open here; SQLite has given its lock.

        Raises:
            ProjectLockedError: another computer was faster.
            ProjectWriteError: the folder cannot be written to, where the file decides.
        """
        now = int(self._here.now())
        mine = Holder(
            who=who or _user(), host=self._here.host, pid=self._here.pid, since=now, beat=now
        )
        try:
            self._write_first(mine, over=over)
        except OSError as error:
            if self._decides:
                raise ProjectWriteError(path=str(self._path), reason=str(error)) from error
            return  # SQLite's lock holds; only nobody can say who has it
        self._mine = mine
        if self._decides:
            self._thread = Thread(target=self._beat, name="lock-file", daemon=True)
            self._thread.start()

    def say_who(self, who: str) -> None:
        """Write the name of the person, once it is known."""
        if self._mine is not None and who and who != self._mine.who:
            self._mine = replace(self._mine, who=who)
            with suppress(OSError):  # a name that is not told is no reason to stop
                self._write(self._mine)

    def release(self) -> None:
        """Take the file away, if it still says that the project is open here."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        mine, self._mine = self._mine, None
        if mine is not None and self._still(mine):
            with suppress(OSError):  # it goes when the project is opened next
                self._path.unlink(missing_ok=True)

    def renew(self) -> None:
        """Give a sign of life, unless another has taken the project over."""
        mine = self._mine
        if mine is None or self.lost is not None:
            return
        found = holder_of(self._project)
        if found is not None and found.token != mine.token:
            self.lost = found
            return
        self._mine = replace(mine, beat=int(self._here.now()))
        with suppress(OSError):  # the drive is away for a moment; the next one may come through
            self._write(self._mine)

    # Inside

    def _write_first(self, mine: Holder, *, over: bool) -> None:
        try:
            with self._path.open("xb") as file:
                file.write(msgspec.json.encode(mine))
        except FileExistsError:
            self.check(over=over)
            self._write(mine)
        # Two may have found the same stale file: the last one to write has it.
        found = holder_of(self._project) if self._decides else None
        if found is not None and found.token != mine.token:
            raise locked(self._project, found) from None

    def _write(self, mine: Holder) -> None:
        """Put the file in the place of the one there, whole at every moment."""
        whole = self._path.with_name(f"{self._path.name}-{mine.token[:8]}")
        try:
            whole.write_bytes(msgspec.json.encode(mine))
            whole.replace(self._path)
        finally:
            whole.unlink(missing_ok=True)

    def _still(self, mine: Holder) -> bool:
        found = holder_of(self._project)
        return found is not None and found.token == mine.token

    def _is_gone(self, holder: Holder) -> bool:
        """Tell whether who holds it was a program of this computer that ended."""
        if holder.host != self._here.host:
            return False
        if holder.pid == self._here.pid:
            return True  # SQLite keeps two windows of one program apart
        # A number that lives on may have gone to another program, which gives no signs.
        silent = self._here.now() - holder.beat > SILENCE
        return silent or not self._here.lives(holder.pid)

    def _beat(self) -> None:
        while not self._ended.wait(BEAT):
            self.renew()


def locked(project: Path, holder: Holder | None = None) -> ProjectLockedError:
    """Return the fault that a project is open elsewhere, saying by whom if that is known."""
    holder = holder or holder_of(project)
    if holder is None:
        return ProjectLockedError(path=str(project))
    return ProjectOpenByError(
        path=str(project),
        who=holder.who,
        host=holder.host,
        since=time.strftime("%Y-%m-%d %H:%M", time.localtime(holder.since)),
    )


def let_go(project: Path, here: Here | None = None) -> bool:
    """Tell whether nobody seems to have a project open any more; only opening it decides.

    Of a program on another computer that has gone without a word nothing is known here.
    """
    here, holder = here or Here(), holder_of(project)
    if holder is None:
        return project.is_file() and not lock_path(project).exists()
    return holder.host == here.host and holder.pid != here.pid and not here.lives(holder.pid)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
