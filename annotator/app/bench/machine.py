"""The conditions of a measurement: the machine without its name, the versions, the load."""

import os
import platform
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from annotator import __version__

_PACKAGES = ("spacy", "thinc", "numpy", "PySide6-Essentials", "sqlite-utils", "msgspec")
_MEGABYTE = 1_000_000


def conditions(*packages: str) -> dict[str, Any]:
    """Return what the figures depend on, with the versions of ``packages`` besides the usual.

    Nothing in it names the machine, its user or a folder.
    """
    return {
        "cores": os.cpu_count(),
        "cores_usable": len(os.sched_getaffinity(0)) if sys.platform == "linux" else None,
        "memory_mb": _memory(),
        "load": load(),
        "system": _system(),
        "architecture": platform.machine(),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "versions": {
            "annotator": __version__,
            **{name: found for name in (*_PACKAGES, *packages) if (found := _version(name))},
        },
    }


def load() -> float | None:
    """Return how many processes wanted a core in the last minute, where the system tells."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


def resident_megabytes() -> float | None:
    """Return how much memory this process has in use, in MB; None where it is not known."""
    if sys.platform != "linux":
        return None
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


def peak_megabytes() -> float | None:
    """Return the most memory that this process ever had in use, in MB; None if not known."""
    if sys.platform != "linux":
        return None
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) * 1024 / _MEGABYTE


@dataclass(frozen=True, slots=True)
class Used:
    """The memory of a process in MB."""

    resident: float
    """All its pages, with those of libraries that other processes use too (RSS)."""
    share: float
    """The same, with its part only of what is shared (PSS): these add up over processes."""


def memory_of(process: int | str = "self") -> Used | None:
    """Return the memory that a process has in use; None where it is not known."""
    if sys.platform != "linux":
        return None
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {name: int(size.split()[0]) for name, size in (line.split(":") for line in lines)}
    return Used(sizes["Rss"] * 1024 / _MEGABYTE, sizes["Pss"] * 1024 / _MEGABYTE)


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // _MEGABYTE
    except (AttributeError, ValueError):  # not on every system
        return None


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
