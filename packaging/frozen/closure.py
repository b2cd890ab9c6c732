"""Libraries that nothing in the frozen app loads, found by reading who needs whom.

PyInstaller gathers what every plugin and extension needs before the rules of ``contents.py`` leave
some of them out; what only those needed is left out here.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from PyInstaller.depend.bindepend import get_imports  # type: ignore[import-not-found,import-untyped,unused-ignore]

Entry = tuple[str, str, str]
"""Place in the app, path of the file or target of the link, kind."""

_SHARED = (".", "PySide6/Qt/lib")
"""Folders whose libraries are there for others to load; the rest is loaded by name."""


def needed(entries: list[Entry]) -> list[Entry]:
    """Return ``entries`` without the shared libraries that none of the others needs."""
    links = [entry for entry in entries if entry[2] == "SYMLINK"]
    files = [entry for entry in entries if entry[2] != "SYMLINK"]
    shared = {
        PurePosixPath(place).name: (place, path, kind)
        for place, path, kind in files
        if str(PurePosixPath(place).parent) in _SHARED
        and ".so" in place
        and not place.startswith("libpython")  # the app itself loads it, by name
    }
    found = [entry for entry in files if entry not in shared.values()]
    waiting = list(found)
    while waiting:
        for name, _ in get_imports(waiting.pop()[1]):
            entry = shared.pop(PurePosixPath(name).name, None)
            if entry is not None:
                found.append(entry)
                waiting.append(entry)
    places = {entry[0] for entry in found}
    return [*found, *(link for link in links if _target(link) in places)]


def _target(link: Entry) -> str:
    """Return the place that a link leads to."""
    place = PurePosixPath(link[0]).parent / link[1]
    parts: list[str] = []
    for part in place.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
