"""What the program stands on: each part with its version, its licence and the licence's words."""

import platform
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

import msgspec

from annotator import __version__
from annotator.core.resources import data_root, resource
from annotator.store.connection import library_version

_OURS = "annotator"
_TEXTS = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/", re.IGNORECASE)
_SHARED = {"LGPL-3.0": "LGPL-3.0.txt", "GPL-3.0": "GPL-3.0.txt"}
"""Licences whose words their packages do not bring."""
_FILE = "parts.json"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something of somebody else's that comes with the program."""

    name: str
    version: str
    licence: str
    home: str = ""
    text: str = ""
    """The words of the licence, as their authors gave them."""


def sqlite_version() -> str:
    """Return the version of SQLite that projects are written with."""
    return library_version()


def parts() -> list[Part]:
    """Return all parts by name: those noted when the app was frozen, else those installed."""
    noted = resource("licences", _FILE)
    if noted.is_file():
        return msgspec.json.decode(noted.read_bytes(), type=list[Part])
    return installed()


def installed(without: Iterable[str] = ()) -> list[Part]:
    """Return the program, what it needs directly or not, and what they bring in other languages.

    Packages in ``without`` are left out, with what only they need.
    """
    found = {one.name.lower(): one for one in (*_packages(frozenset(without)), *_within())}
    return sorted(found.values(), key=lambda part: part.name.lower())


def write_parts(folder: Path, without: Iterable[str] = ()) -> int:
    """Note the parts for a frozen app, which knows no packages; return how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    noted = installed(without)
    folder.joinpath(_FILE).write_bytes(msgspec.json.encode(noted))
    return len(noted)


def _packages(without: frozenset[str]) -> Iterator[Part]:
    waiting, seen = [_OURS], {_plain(name) for name in without}
    while waiting:
        name = waiting.pop()
        if _plain(name) in seen:
            continue
        seen.add(_plain(name))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue  # needed on other systems or by extras alone
        waiting += [
            found[0]
            for need in package.requires or ()
            if "extra ==" not in need and (found := _NAME.match(need))
        ]
        yield _part(package)


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _part(package: Distribution) -> Part:
    about = package.metadata
    licence = _field(about, "License-Expression") or _field(about, "License")
    if not licence or "\n" in licence.strip() or len(licence) > 80:
        classified = [
            line.rpartition(" :: ")[2]
            for line in about.get_all("Classifier") or ()
            if line.startswith("License ::")
        ]
        licence = ", ".join(classified) or licence.strip().partition("\n")[0]
    return Part(
        name=about["Name"],
        version=package.version if _plain(about["Name"]) != _OURS else __version__,
        licence=licence or "?",
        home=_home(_field(about, "Home-page"), about.get_all("Project-URL") or ()),
        text=_text(package, licence),
    )


def _field(about: PackageMetadata, name: str) -> str:
    return next(iter(about.get_all(name) or ()), "")


def _home(named: str, links: Iterable[str]) -> str:
    addresses = {kind.strip().lower(): where.strip() for kind, _, where in
                 (link.partition(",") for link in links)}  # fmt: skip
    wanted = ("homepage", "home", "source", "source code", "repository", "documentation")
    return named or next((addresses[kind] for kind in wanted if kind in addresses), "")


def _text(package: Distribution, licence: str) -> str:
    files = [file for file in package.files or () if _TEXTS.search(str(file))]
    inside = [file for file in files if ".dist-info/" in str(file)] or files
    words = [
        Path(str(package.locate_file(file))).read_text("utf-8", "replace")
        for file in inside
        if Path(str(package.locate_file(file))).is_file()
    ]
    if _plain(package.metadata["Name"]) == _OURS:
        words = [own.read_text("utf-8") for own in [data_root() / "LICENSE"] if own.is_file()]
    written = _field(package.metadata, "License")  # some put all of it there
    return "\n\n".join(dict.fromkeys(words)) or (written if "\n" in written else _shared(licence))


def _shared(licence: str) -> str:
    """Return the words of a licence that we bring for packages that do not."""
    named = [name for name in _SHARED if name in licence]
    return "\n\n".join(resource("licences", _SHARED[name]).read_text("utf-8") for name in named)


def _within() -> Iterator[Part]:
    """Yield what packages bring that is no package of Python's."""
    yield Part(
        name="Python", version=platform.python_version(), licence="PSF-2.0",
        home="https://www.python.org", text=_python_licence(),
    )  # fmt: skip
    yield Part(
        name="SQLite", version=library_version(), licence="Public domain",
        home="https://www.sqlite.org",
    )  # fmt: skip
    lgpl = _shared("LGPL-3.0 GPL-3.0")
    try:
        qt = distribution("PySide6-Essentials").version
    except PackageNotFoundError:
        qt = "?"
    yield Part(name="Qt", version=qt, licence="LGPL-3.0-only", home="https://www.qt.io", text=lgpl)
    yield Part(
        name="ICU", version="", licence="Unicode-3.0", home="https://icu.unicode.org",
    )  # fmt: skip
    yield Part(
        name="OpenBLAS", version="", licence="BSD-3-Clause", home="https://www.openblas.net",
    )  # fmt: skip
    yield Part(
        name="Phosphor Icons", version="1.3.0", licence="MIT", home="https://phosphoricons.com",
    )  # fmt: skip


def _python_licence() -> str:
    for place in (Path(sys.base_prefix) / "LICENSE.txt", *Path(sys.base_prefix).glob(
            "lib/python3.*/LICENSE.txt")):  # fmt: skip
        if place.is_file():
            return place.read_text("utf-8", "replace")
    return ""
