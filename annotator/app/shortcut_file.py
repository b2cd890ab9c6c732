"""Keys of commands as a file, to take from one machine to another."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from annotator.core.errors import ShortcutFileError

_KIND = "annotator-shortcuts"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcutFile:
    """What such a file holds: a preset's name, and the keys that differ from it by command."""

    kind: str = _KIND
    preset: str = "annotator"
    keys: Mapping[str, tuple[str, ...]]


def write_shortcuts(path: Path, preset: str, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Write keys to ``path``; the file there stays until the new one is complete.

    Raises:
        ShortcutFileError: it cannot be written.
    """
    held = ShortcutFile(preset=preset, keys=dict(sorted(keys.items())))
    complete = path.with_name(path.name + ".new")
    try:
        complete.write_bytes(msgspec.json.format(msgspec.json.encode(held)))
        complete.replace(path)
    except OSError as error:
        raise ShortcutFileError(name=path.name, reason=error.strerror or str(error)) from error


def read_shortcuts(path: Path) -> ShortcutFile:
    """Read keys from ``path``.

    Raises:
        ShortcutFileError: it cannot be read, or is no such file.
    """
    try:
        found = msgspec.json.decode(path.read_bytes(), type=ShortcutFile)
    except OSError as error:
        raise ShortcutFileError(name=path.name, reason=error.strerror or str(error)) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ShortcutFileError(name=path.name, reason=str(error)) from error
    if found.kind != _KIND:
        raise ShortcutFileError(name=path.name, reason=found.kind)
    return found
