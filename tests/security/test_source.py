"""What the program never does: run data as code, unpickle, load code from a file, use the network.

The first part reads the source; the second watches a process that opens hostile files.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import annotator
from tests.security.test_hostile_projects import sound_project  # noqa: F401 (a fixture)

PACKAGE = Path(annotator.__file__).parent
_CALLS = {"eval", "exec", "compile", "__import__", "execfile"}
_MODULES = {
    "pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "yaml", "code",
    "runpy", "importlib", "imp", "ctypes", "socket", "ssl", "http", "urllib.request", "requests",
    "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib", "xmlrpc", "webbrowser", "subprocess",
    "pty", "socketserver", "asyncio",
}  # fmt: skip
_HARMLESS = {"importlib.util", "importlib.metadata", "importlib.resources"}
"""They say what is installed, and load nothing."""
_QT = {"QtNetwork", "QtWebEngineCore", "QtWebEngineWidgets", "QtWebSockets", "QtQml"}
_ALLOWED = {
    # The module of CPython's own that keeps compiled patterns, by its name as it is written here.
    "nlp/startup.py": {"importlib"},
    # Memory given back, asked of glibc.
    "app/memory.py": {"ctypes"},
    # The kind of a drive, asked of Windows; the list of mounts, asked of macOS.
    "store/places.py": {"ctypes", "subprocess"},
    # Whether another process is alive, asked of Windows.
    "store/lock_file.py": {"ctypes"},
    # The priority of a training, asked of Windows.
    "nlp/training/priority.py": {"ctypes"},
}
"""What of this our modules use, and why. Between our own processes, ``multiprocessing`` pickles
what we made; nothing from a file or another computer gets there unread."""


def _uses(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in _CALLS:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr=name)):
                if name in {"system", "popen", "startfile"} or name.startswith(("exec", "spawn")):
                    yield f"os.{name}"
            case ast.Import(names=names):
                for item in names:
                    if _is_named(item.name):
                        yield item.name
            case ast.ImportFrom(module=str(module), names=names):
                if _is_named(module):
                    yield module
                yield from (item.name for item in names if item.name in _QT)


def _is_named(module: str) -> bool:
    if module in _HARMLESS:
        return False
    return module in _MODULES or any(module.startswith(f"{name}.") for name in _MODULES)


def test_the_source_runs_no_data() -> None:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        used = set(_uses(ast.parse(path.read_text("utf-8"))))
        if used:
            found[path.relative_to(PACKAGE).as_posix()] = used
    assert found == _ALLOWED


@pytest.mark.parametrize(
    "source",
    [
        "import pickle", "from yaml import load", "eval(x)", "os.system(x)",
        "import urllib.request", "from PySide6 import QtNetwork", "import http.client", "exec(x)",
        "os.execv(x, y)",
    ],
)  # fmt: skip
def test_the_search_finds_it(source: str) -> None:
    assert list(_uses(ast.parse(source)))


def test_hostile_files_run_open_and_reach_nothing(sound: bytes, tmp_path: Path) -> None:
    project, folder = tmp_path / "sound.annodb", tmp_path / "work"
    project.write_bytes(sound)
    folder.mkdir()
    count = os.environ.get("ANNOTATOR_WATCHED", "3")
    done = subprocess.run(
        [sys.executable, "-m", "tests.security.watched", folder, project, "1", count],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=3000,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


_ODD_WORK = """
import sys, socket
from tests.security import watched
sys.addaudithook(watched.watch)
watched.watching = True
socket.socket().close()
exec("1")
open(sys.argv[1], "w").close()
watched.watching = False
print(*watched.broken, sep="\\n")
"""


def test_the_watch_sees(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ODD_WORK, tmp_path / "x"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    for seen in ("socket.", "exec <string>", "open "):
        assert seen in done.stdout, done.stdout + done.stderr
