"""ICU's data on Linux without the languages that the app does not speak: 4 MB instead of 32.

Qt's wheel for Linux brings all of ICU; Windows and macOS have one of their own. Qt asks it how to
sort, how to write capitals, and for the names of time zones. ``icupkg`` (Debian: icu-devtools),
``objcopy`` and a C compiler take the package of data out of the library, remove from it and make a
library of it again; where one of them is missing, the library stays as it is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from contents import DATE_LANGUAGES

_TOOLS = ("icupkg", "objcopy", "cc")
_FOLDERS = ("brkitr", "curr", "lang", "region", "unit", "rbnf", "translit")
"""Breaks of lines and names of things: Qt has its own, and the app shows none."""
_SUFFIXES = (".cnv", ".spp", ".cfu", ".dict")
"""Encodings (Python reads all files), names of Internet hosts, look-alikes, dictionaries."""
_FILES = ("unames.icu", "cnvalias.icu")
_LANGUAGE = re.compile(r"(?!res_index)([a-z]{2,3})(_\w*)?\.res")

_SOURCE = """
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def keeps(item: str) -> bool:
    """Tell whether an item of ICU's package is kept."""
    folder, _, name = item.rpartition("/")
    if folder in _FOLDERS or name.endswith(_SUFFIXES) or name in _FILES:
        return False
    language = _LANGUAGE.fullmatch(name)
    return language is None or language[1] in DATE_LANGUAGES


def slim(library: Path) -> None:
    """Remove from ``libicudata`` what is not needed."""
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"{library.name} stays as it is: there is no {', '.join(missing)}", file=sys.stderr)
        return
    version = library.suffix.removeprefix(".")
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        whole, small = place / f"icudt{version}l.dat", place / "out" / f"icudt{version}l.dat"
        small.parent.mkdir()
        _run("objcopy", "-O", "binary", "--only-section=.rodata", library, whole)
        items = _run("icupkg", "--list", whole).split()
        (place / "removed.txt").write_text(
            "".join(f"{item}\n" for item in items if not keeps(item))
        )
        _run("icupkg", "--remove", place / "removed.txt", whole, small)
        source = place / "data.s"
        source.write_text(_SOURCE.format(symbol=f"icudt{version}_dat", data=small))
        made = place / library.name
        _run("cc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", made, source)
        shutil.copyfile(made, library)


def _run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout
