"""Remembering a compiled pattern between starts, because French alone costs two seconds of it.

``spacy.lang.fr`` compiles a pattern of 1.4 million characters when it is imported. The pattern's
code is kept in a file of the user's cache and handed to ``re`` before the import, under the very
pattern it was made from: where spaCy asks for another, or the file is damaged or of another
Python, everything is compiled as usual. The frozen app brings a file of its own for its first
start. This leans on the inside of ``re`` and gives up quietly
where that looks different.
"""

import hashlib
import json
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from annotator.core.resources import resource

_LONG = 100_000
"""Characters from which a pattern is worth remembering."""
_ENVIRONMENT = "ANNOTATOR_CACHE"


def cache_file() -> Path:
    """Return where the pattern of this Python is kept (``ANNOTATOR_CACHE`` moves the folder)."""
    folder = os.environ.get(_ENVIRONMENT) or user_cache_path("annotator", appauthor=False)
    return Path(folder) / _name()


def shipped_file() -> Path:
    """Return where the frozen app has the pattern; elsewhere nothing lies there."""
    return resource("patterns", _name())


def _name() -> str:
    version = "-".join(map(str, sys.version_info[:3]))
    return f"patterns-{sys.implementation.name}-{version}.bin"


@contextmanager
def remembered_patterns(file: Path | None = None) -> Iterator[bool]:
    """Make long patterns that are compiled inside quick from the second time on.

    Gives whether a pattern was remembered.
    """
    place = cache_file() if file is None else file
    if _seed(place) or (file is None and _seed(shipped_file())):
        yield True
        return
    captured: list[dict[str, Any]] = []
    with _capturing(captured):
        yield False
    if captured:
        with suppress(OSError):  # a cache that cannot be written is only slow
            _write(place, max(captured, key=lambda item: len(item["pattern"])))


def _seed(file: Path) -> bool:
    """Hand the pattern in ``file`` to ``re``; tell whether that worked."""
    try:
        _sre: Any = import_module("_sre")  # CPython's own; others fall back

        digest, header, code = file.read_bytes().split(b"\n", 2)
        if hashlib.sha256(header + code).hexdigest().encode() != digest:
            return False
        saved = json.loads(header)
        if saved["magic"] != _sre.MAGIC or saved["item"] != array("I").itemsize:
            return False
        words = array("I")
        words.frombytes(code)
        compiled = _sre.compile(
            saved["pattern"],
            saved["flags"],
            words.tolist(),
            saved["groups"],
            saved["names"],
            tuple(saved["order"]),
        )
        cache: Any = re._cache  # type: ignore[attr-defined]  # noqa: SLF001
        cache[str, saved["pattern"], 0] = compiled
    except (ImportError, AttributeError, OSError, ValueError, KeyError, TypeError, RuntimeError):
        return False
    return True


@contextmanager
def _capturing(captured: list[dict[str, Any]]) -> Iterator[None]:
    """Note the code of each long pattern that is compiled inside."""
    compiler: Any = getattr(re, "_compiler", None)
    original = getattr(compiler, "_code", None)
    if original is None:
        yield
        return

    def noting(parsed: Any, flags: int) -> Any:
        code = original(parsed, flags)
        with suppress(AttributeError, TypeError):
            if len(parsed.state.str) >= _LONG and isinstance(parsed.state.str, str):
                captured.append(_described(parsed.state, flags, code))
        return code

    compiler._code = noting  # noqa: SLF001
    try:
        yield
    finally:
        compiler._code = original  # noqa: SLF001


def _described(state: Any, flags: int, code: list[int]) -> dict[str, Any]:
    order: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        order[number] = name
    return {
        "pattern": state.str,
        "flags": int(flags | state.flags),
        "groups": state.groups - 1,
        "names": dict(state.groupdict),
        "order": order,
        "code": code,
    }


def _write(file: Path, found: dict[str, Any]) -> None:
    _sre: Any = import_module("_sre")

    code = array("I", found.pop("code")).tobytes()
    details = {**found, "magic": _sre.MAGIC, "item": array("I").itemsize}
    header = json.dumps(details).encode()
    digest = hashlib.sha256(header + code).hexdigest().encode()
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(f"{file.name}.{os.getpid()}")
    temporary.write_bytes(b"\n".join((digest, header, code)))
    temporary.replace(file)
