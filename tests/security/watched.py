"""Opens hostile files in a process that is watched: what it opens, runs, imports and connects to.

    python -m tests.security.watched FOLDER PROJECT FIRST COUNT

The first part of the work is done unwatched, on sound files, so that all modules are there.
"""

from __future__ import annotations

import sys
import sysconfig
import tempfile
from pathlib import Path
from random import Random

import annotator
from annotator.core.ids import AnnotatorId
from annotator.core.model import Annotator
from annotator.formats import registry
from tests.fuzz.changing import changed
from tests.fuzz.judging import judge, sound
from tests.security.living import check_and_repair, take_back, use
from tests.security.tampering import tamper

_WHO = Annotator(id=AnnotatorId("1" * 32), name="Camille")
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork",
    "pickle.find_class", "ftplib.", "smtplib.", "urllib.", "http.client", "webbrowser.", "pty.",
    "ctypes.dlopen", "shutil.unpack_archive", "sqlite3.enable_load_extension",
    "sqlite3.load_extension",
)  # fmt: skip
_GENERATED = ("<attrs generated", "<frozen ")
"""attrs writes the classes that cassis makes of the types of a UIMA file; their names are checked
to be names before."""
_INSTALLED = tuple(
    Path(place).resolve()
    for place in {
        sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(),
        str(Path(annotator.__file__).parents[1]),
    }
)  # fmt: skip
_WRITES = 0o3
"""The bits of ``open``'s flags that ask for more than reading."""
watching = False
broken: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what may not happen."""
    if not watching:
        return
    if event.startswith(_FORBIDDEN):
        broken.append(f"{event} {arguments!r}")
    elif event == "open":
        _watch_open(*arguments)
    elif event == "exec":
        name = str(getattr(arguments[0], "co_filename", ""))
        if not (name.startswith(_GENERATED) or _is_installed(name) or _is_importing()):
            broken.append(f"exec {name}")


def _is_importing() -> bool:
    """Tell whether a module is being imported, whose file was looked at: it may make classes."""
    frame = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _is_installed(path: str) -> bool:
    """Tell whether a file is part of the program or of what it is made with."""
    return Path(path).is_file() and any(map(Path(path).resolve().is_relative_to, _INSTALLED))


def _is_foreign(file: str) -> bool:
    """Tell whether a module's file is none that was installed; those of Qt's have no whole path."""
    return Path(file).is_absolute() and not _is_installed(file)


def _watch_open(path: object, mode: object, flags: object) -> None:
    if not isinstance(path, str | bytes) or not isinstance(flags, int) or not flags & _WRITES:
        return
    place = Path(path if isinstance(path, str) else path.decode()).absolute()
    if not any(place.is_relative_to(root) for root in _roots):
        broken.append(f"open {place} {mode!r}")


def main() -> None:
    """Work once unwatched, then on changed files."""
    global watching  # noqa: PLW0603 (the hook cannot be taken away again)
    folder, project = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes()
    first, count = int(sys.argv[3]), int(sys.argv[4])
    _roots.extend((folder, Path(tempfile.gettempdir())))
    _projects(folder / "sound", project, None)
    for reader in registry.READERS:
        for data in sound(reader):
            judge(reader, data)
    sys.addaudithook(watch)
    watching = True
    for number in range(first, first + count):
        random = Random(number)
        _projects(folder / str(number), project, random)
        for reader in registry.READERS:
            judge(reader, changed(random.choice(list(sound(reader))), random))
    watching = False
    files = {str(getattr(module, "__file__", None) or "") for module in sys.modules.values()}
    broken.extend(f"import {file}" for file in files if _is_foreign(file))
    print("\n".join(sorted(set(broken))))  # noqa: T201 (what it is for)
    sys.exit(bool(broken))


def _projects(folder: Path, project: bytes, random: Random | None) -> None:
    folder.mkdir()
    path, own = folder / "given.annodb", folder / "own.annodb"
    path.write_bytes(project)
    own.write_bytes(project)
    if random is not None:
        tamper(path, random)
    given = path.read_bytes()
    use(path, _WHO, folder)
    path.write_bytes(given)
    check_and_repair(path, _WHO, folder)
    take_back(own, path, _WHO)


_roots: list[Path] = []

if __name__ == "__main__":
    main()
