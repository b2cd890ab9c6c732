"""What a bug report holds: where in the program it happened, and never a word of any article.

An exception's own words may quote anything: a text, a file's name, a label. So may notes added to
it, and the values in its frames. Only names are told that stand in the program itself.
"""

import errno
import os
import sys
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Any

from annotator import __version__
from annotator.core.errors import UserFacingError

_FRAMES = 40
"""Frames told of one exception; a recursion has a thousand that are alike."""
_EXCEPTIONS = 8
"""Exceptions told of one bug: what it was caused by, and what was grouped with it."""


def crash_report(error: BaseException) -> str:
    """Return the report of a bug, with what it was caused by and the members of a group."""
    lines = [f"Annotator {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    for lead, one in _together(error):
        lines += [f"{lead}{_kind(one)}{_detail(one)}", *_frames(one.__traceback__)]
    return "\n".join(lines)


def _together(error: BaseException) -> Iterator[tuple[str, BaseException]]:
    """Yield an exception, what led to it and what is in it, each once."""
    waiting, seen = [("", error)], {id(error)}
    told = 0
    while waiting and told < _EXCEPTIONS:
        lead, one = waiting.pop(0)
        yield lead, one
        told += 1
        others = [("caused by ", one.__cause__)]
        if not one.__suppress_context__:
            others.append(("while handling ", one.__context__))
        others += [("together with ", member) for member in getattr(one, "exceptions", ())]
        for words, other in others:
            if isinstance(other, BaseException) and id(other) not in seen:
                seen.add(id(other))
                waiting.append((words, other))


def _kind(error: BaseException) -> str:
    kind = type(error)
    return f"{kind.__module__}.{kind.__qualname__}"


def _frames(trace: TracebackType | None) -> list[str]:
    lines = []
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {os.path.basename(code.co_filename)}:{trace.tb_lineno} {code.co_name}")  # noqa: PTH119 (of any system)
        trace = trace.tb_next
    left_out = len(lines) - _FRAMES
    if left_out > 0:
        half = _FRAMES // 2
        lines[half:-half] = [f"  … {left_out} more"]
    return lines


def _detail(error: BaseException) -> str:
    """Return what may be told beside an exception's kind."""
    if isinstance(error, UserFacingError):
        return f": {error.code}"
    if isinstance(error, OSError):
        name = errno.errorcode.get(error.errno or 0)
        return f": {name} {os.strerror(error.errno)}" if name and error.errno else ""
    if isinstance(error, AttributeError):
        name = _own(error.name, error)
        return f": {type(error.obj).__name__} has no {name}" if name else ""
    if isinstance(error, NameError):
        return f": {_own(error.name, error)}".rstrip(": ")
    if isinstance(error, ImportError):
        top = str(error.name or "").partition(".")[0]
        known = top in sys.modules or top in sys.stdlib_module_names
        return f": {error.name}" if known else ""
    code: Any = getattr(error, "sqlite_errorname", "")
    return f": {code}" if isinstance(code, str) and code.startswith("SQLITE_") else ""


def _own(name: object, error: BaseException) -> str:
    """Return a name if it stands in the code that failed; one made of data does not."""
    frame = _last_frame(error.__traceback__)
    if frame is None or not isinstance(name, str):
        return ""
    code = frame.f_code
    known = (*code.co_names, *code.co_varnames, *code.co_freevars, *code.co_cellvars)
    return name if name in known else ""


def _last_frame(trace: TracebackType | None) -> FrameType | None:
    frame = None
    while trace is not None:
        frame, trace = trace.tb_frame, trace.tb_next
    return frame
