"""The only SQL: one project is one SQLite file."""

import sys
from types import ModuleType


def _import_sqlite_utils() -> None:
    """Import sqlite_utils without what it would load only for things that we never ask of it.

    Nothing of ours hands it numbers of numpy's, shows its progress bars, has it read dates or lets
    plugins at a connection; they would cost the window a fifth of its start. Whoever needs them
    afterwards imports them as ever.
    """
    absent: dict[str, ModuleType | None] = {
        "numpy": None,
        "click": _empty("click", "Group"),
        "dateutil": _empty("dateutil", "parser"),
        "pluggy": _empty("pluggy", "HookimplMarker", "HookspecMarker", "PluginManager"),
    }
    hidden = {name: module for name, module in absent.items() if name not in sys.modules}
    sys.modules.update(hidden)  # type: ignore[arg-type]
    try:
        import sqlite_utils  # noqa: F401, PLC0415
    finally:
        for name in hidden:
            del sys.modules[name]


class _Nothing:
    """Can be made and called with anything, and leaves what it marks as it is."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __call__(self, marked: object = None, **_: object) -> object:
        return marked

    def add_hookspecs(self, *_: object) -> None:
        """Take the places where plugins would come in."""


def _empty(name: str, *names: str) -> ModuleType:
    """Return a module in which these names stand for nothing."""
    module = ModuleType(name)
    for item in names:
        setattr(module, item, _Nothing)
    return module


_import_sqlite_utils()
