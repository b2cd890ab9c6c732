"""Bugs in what Qt calls back reach the crash net, on Python 3.11 too.

Where Python calls into Qt and Qt calls a method of ours back (a paint event during ``grab``, a
resize during ``show``, a model's ``data`` during ``setCurrentIndex``), an exception raised there by
compiled code comes to Shiboken as a type and a message that are no exception object yet. Shiboken
6.9 to 6.11 reads the arguments of that object, and the process ends with a segmentation fault. An
exception that passed through an ``except`` is an object; from Python 3.12 on each is one from the
start.
"""

import functools
import inspect
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from PySide6.QtCore import QObject

NEEDED = sys.version_info < (3, 12)


def guard() -> None:
    """Let each class that is made of Qt's from now on raise whole exceptions only."""
    if NEEDED:
        QObject.__init_subclass__ = classmethod(_guarded)  # type: ignore[assignment]


def _guarded(made: type[QObject], /, **named: object) -> None:
    super(QObject, made).__init_subclass__(**named)
    for name, member in list(vars(made).items()):
        if isinstance(member, FunctionType) and _is_override(made, name):
            setattr(made, name, _whole(member))


def _is_override(made: type, name: str) -> bool:
    return not name.startswith("__") and any(
        base.__module__.startswith("PySide6.") and hasattr(base, name) for base in made.__mro__[1:]
    )


def _whole(method: FunctionType) -> Callable[..., Any]:
    """Return a method that raises whole exceptions; a slot is given as many values as it takes."""
    plain = not method.__defaults__ and not method.__code__.co_flags & inspect.CO_VARARGS
    make = {1: _of_none, 2: _of_one, 3: _of_two}.get(method.__code__.co_argcount, _of_any)
    return functools.wraps(method)((make if plain else _of_any)(method))


def _of_none(method: Callable[..., Any]) -> Callable[..., Any]:
    def called(self: object) -> Any:
        try:
            return method(self)
        except BaseException:
            raise  # as an object, see above

    return called


def _of_one(method: Callable[..., Any]) -> Callable[..., Any]:
    def called(self: object, value: object) -> Any:
        try:
            return method(self, value)
        except BaseException:
            raise

    return called


def _of_two(method: Callable[..., Any]) -> Callable[..., Any]:
    def called(self: object, one: object, other: object) -> Any:
        try:
            return method(self, one, other)
        except BaseException:
            raise

    return called


def _of_any(method: Callable[..., Any]) -> Callable[..., Any]:
    def called(*values: object, **named: object) -> Any:
        try:
            return method(*values, **named)
        except BaseException:
            raise

    return called
