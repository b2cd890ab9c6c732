"""What Windows shows of the program's file: its name, version and licence."""

from __future__ import annotations

import re
from typing import Any


def numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows wants it: four numbers."""
    found = [int(part) for part in re.findall(r"\d+", version)][:4]
    first, second, third, fourth = [*found, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def version_resource(version: str) -> Any:
    """Return the resource, made of PyInstaller's own parts."""
    from PyInstaller.utils.win32 import versioninfo as parts  # type: ignore  # noqa: PLC0415, PGH003

    strings = {
        "ProductName": "Annotator",
        "FileDescription": "Annotator",
        "InternalName": "annotator",
        "ProductVersion": version,
        "FileVersion": version,
        "LegalCopyright": "MIT",
    }
    named = [parts.StringStruct(name, value) for name, value in strings.items()]
    fixed = parts.FixedFileInfo(filevers=numbers(version), prodvers=numbers(version))
    words = parts.StringFileInfo([parts.StringTable("040904B0", named)])
    languages = parts.VarFileInfo([parts.VarStruct("Translation", [0x0409, 1200])])
    return parts.VSVersionInfo(ffi=fixed, kids=[words, languages])
