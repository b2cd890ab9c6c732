"""What goes into the frozen app, and what is left out because nothing in it is ever used.

Each rule was tried: leaving out more broke the French pipeline (``thinc.shims``, the languages that
spaCy's registries import) or Qt.
"""

from __future__ import annotations

import sys
from pathlib import PurePosixPath

EXCLUDED = (
    # The command line of spaCy and all it downloads with; ``no_spacy_cli.py`` stands in for it.
    *("spacy.cli", "weasel", "typer", "rich", "pygments", "requests", "httpx", "httpcore"),
    *("h11", "anyio", "cloudpathlib", "smart_open", "jinja2", "ssl", "_ssl"),
    # Parquet: a hundred megabytes for engineers, who install with pip.
    *("pyarrow", "dask", "distributed", "pandas", "pygamma_agreement"),
    # For building and testing.
    *("setuptools", "pkg_resources", "pip", "pytest", "hypothesis", "mypy", "IPython"),
    *("numpy.f2py", "numpy.distutils", "numpy.tests", "numpy._pyinstaller"),
    *("pydoc", "tkinter", "lib2to3", "ensurepip", "idlelib", "pdb", "doctest", "xmlrpc"),
    *("PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtDBus"),
    *("lxml.objectify", "lxml.isoschematron", "lxml.sax", "lxml.html.soupparser"),
    *("PySide6.QtOpenGL", "PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtXml"),
)
"""Modules that are not looked for."""

LANGUAGES = ("fr", "en", "xx")
"""The languages of spaCy that a pipeline in the app may have."""
_IMPORTED_BY_SPACY = ("ja", "ko", "th", "vi", "zh")
"""``spacy.registrations`` imports these by name."""
DATE_LANGUAGES = ("fr", "en", "de", "es", "it", "nl", "pt")
"""The languages in which dates of articles are read."""

_BINARIES = (
    *("gtk", "gdk", "cairo", "pango", "libatk", "epoxy", "systemd", "krb5", "gssapi", "k5crypto"),
    *("keyutils", "gcrypt", "gpg-error", "libcups", "gmodule", "libwayland", "libtiff", "libjpeg"),
    *("qt6network", "qt6wayland", "qt6eglf", "qt6qml", "qt6quick", "qt6pdf", "qt6virtualkeyboard"),
    *("libcrypto", "libssl", "opengl32sw", "qt6opengl", "qt6designer", "qt6sql"),
)
_PLUGINS = (
    *("platformthemes/libqgtk3", "plugins/tls", "plugins/networkinformation", "plugins/generic"),
    *("plugins/egldeviceintegrations", "plugins/wayland", "platforms/libqwayland", "qeglfs"),
    *("qlinuxfb", "qvnc", "qvkkhr", "qminimal", "qdirect2d", "libqtvirtual", "plugins/sqldrivers"),
    *("imageformats/libqtiff", "imageformats/libqwebp", "imageformats/libqtga"),
    *("imageformats/libqwbmp", "imageformats/libqicns", "imageformats/libqpdf"),
    *("imageformats/qtiff", "imageformats/qwebp", "imageformats/qtga", "imageformats/qwbmp"),
    *("imageformats/qicns", "imageformats/qpdf", "plugins/designer", "plugins/qmltooling"),
)
_SOURCES = (".pyx", ".pxd", ".pxi", ".hh", ".h", ".hpp", ".cpp", ".c", ".pyi", ".jinja")
_ICONS = "phosphor-"
"""The icon font that is used."""
_QT_WORDS = ("qtbase_fr.qm", "qtbase_en.qm")


def keeps_module(name: str) -> bool:
    """Tell whether a module of Python is kept."""
    if name.startswith(("spacy.tests", "thinc.tests", "srsly.tests", "blis.tests")):
        return False
    parts = name.split(".")
    if parts[0] == "dateparser" and parts[1:3] == ["data", "date_translation_data"]:
        return len(parts) < 4 or parts[3].partition("-")[0] in DATE_LANGUAGES
    if parts[:2] == ["spacy", "lang"] and len(parts) > 2:
        # What is no language lies beside them: rules that all of them share.
        return len(parts[2]) > 3 or parts[2] in (*LANGUAGES, *_IMPORTED_BY_SPACY)
    return True


def keeps_binary(target: str) -> bool:
    """Tell whether a library or plugin is kept, by its place in the app."""
    place = target.replace("\\", "/").lower()
    name = PurePosixPath(place).name
    if any(part in place for part in _PLUGINS) or any(part in name for part in _BINARIES):
        return False
    if place.startswith("blis/py."):
        return False  # a second copy of BLIS, for which one_blis.py stands in
    # A second copy of OpenBLAS lies at the root where numpy has its own.
    return not (name.startswith("libscipy_openblas") and "/" not in place)


def keeps_data(target: str) -> bool:
    """Tell whether a data file is kept, by its place in the app."""
    place = target.replace("\\", "/")
    path = PurePosixPath(place)
    if place.startswith("PySide6/") and "/translations/" in place:
        return path.name in _QT_WORDS
    if place.startswith(("fr_core_news", "resources/", "corpora/")):
        return True
    if place.startswith("qtawesome/fonts/"):
        return path.name.startswith(_ICONS)
    if place.startswith("babel/locale-data/"):
        return path.stem.partition("_")[0] in (*DATE_LANGUAGES, "root")
    if place.startswith(("spacy/tests", "spacy/cli", "thinc/tests", "weasel", "spacy/lang")):
        return False
    return path.suffix not in _SOURCES


def strips() -> bool:
    """Tell whether symbols are stripped here: on Linux, and never from OpenBLAS, which breaks."""
    return sys.platform.startswith("linux")
