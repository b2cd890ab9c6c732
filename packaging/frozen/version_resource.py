"""What Windows shows of the program's file: its name, version and licence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from versions import numbers


def version_resource(version: str) -> Any:
    """Return the resource, made of PyInstaller's own parts."""
    from PyInstaller.utils.win32 import versioninfo as parts  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415

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
