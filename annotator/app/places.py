"""Projects on network drives and in synchronised folders, and what such places leave behind."""

import re
from collections.abc import Iterable
from pathlib import Path

from annotator.app.project import SUFFIX, Project
from annotator.store.glance import glance
from annotator.store.places import Kind, Place, place_of

__all__ = ("Kind", "Place", "conflicted_copies", "copies_among", "place_of")

NOT_AGAIN = "place-known"
"""The setting of a project that says that its place was explained, and need not be again."""

_CONFLICT = re.compile(r"conflict|conflit|konflikt", re.IGNORECASE)
"""What services write into the name of a copy that they could not bring together."""
_ADDED = re.compile(r"[ _-]?\(\d{1,3}\)|[ ]\d{1,2}|-[^ ]{1,63}|_[^ ]{1,63}")
"""What services put behind a name without saying why: a number, or the computer's name."""
_LOOKED_AT = 200
"""So many files beside a project are looked into; a folder with more is no folder of copies."""


def conflicted_copies(project: Project) -> list[Path]:
    """Return the copies of an open project that a service has left beside it, unmerged.

    A service that finds that a file was changed on two computers keeps both, one under another
    name. Only files of the same project and the same person count. In a place that nothing
    synchronises only a name that speaks of a conflict does.
    """
    path = project.path
    synced = place_of(path).shared
    own = glance(path)
    if own is None:
        return []
    try:
        beside = sorted(path.parent.glob(f"*{SUFFIX}"))[:_LOOKED_AT]
    except OSError:
        return []
    named = (one for one in beside if one != path and _is_copy(one.stem, path.stem, synced=synced))
    return [one for one in named if glance(one) == own]


def copies_among(paths: Iterable[Path], project: Project) -> list[Path]:
    """Return which files are copies or packages of an open project, itself left out."""
    found = ((path, glance(path)) for path in paths if path.resolve() != project.path)
    return [path for path, seen in found if seen is not None and seen.project == project.id]


def _is_copy(name: str, of: str, *, synced: bool) -> bool:
    if not name.startswith(of):
        return False
    rest = name[len(of) :]
    return bool(_CONFLICT.search(rest) or (synced and _ADDED.fullmatch(rest)))
