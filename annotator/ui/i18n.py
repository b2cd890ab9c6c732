"""The window's language: English in the sources, French and the plural forms in ``.qm`` files.

Strings in widgets go through ``self.tr``; tables and functions use ``translate`` and ``words`` from
here, with a context of their own. ``packaging/translations.py`` gathers all three.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.core.interface import INTERFACE
from annotator.core.resources import resource

LANGUAGES = tuple(INTERFACE)
FALLBACK = "en"

translate = QCoreApplication.translate


def words(context: str, text: str) -> str:  # noqa: ARG001 (the translation script reads it)
    """Mark English words in a table for translation, and return them as they are."""
    return text


class _Installed:
    """What the running application speaks now."""

    language = ""
    translators: tuple[QTranslator, ...] = ()


def language() -> str:
    """Return the code of the window's language: the one installed, else the system's."""
    return _Installed.language or system_language()


def system_language() -> str:
    """Return the system's language if there are words in it, else English."""
    for name in QLocale.system().uiLanguages():
        code = name[:2].lower()
        if code in LANGUAGES:
            return code
    return FALLBACK


def install(app: QApplication, setting: str) -> str:
    """Make ``app`` speak the language of a setting (``system`` or a code); return it.

    Widgets that exist already keep their words: the window is put together anew after a change.
    """
    chosen = setting if setting in LANGUAGES else system_language()
    for translator in _Installed.translators:
        app.removeTranslator(translator)
    _Installed.language = chosen
    _Installed.translators = tuple(_translators(chosen))
    for translator in _Installed.translators:
        app.installTranslator(translator)
    QLocale.setDefault(locale_of(chosen))
    return chosen


def locale_of(code: str) -> QLocale:
    """Return how dates and numbers are written in a language, as the system's country has it."""
    system = QLocale.system()
    if system.name().startswith(code):
        return system
    return QLocale(code)


def _translators(code: str) -> list[QTranslator]:
    """Load Qt's own words if they are there, then ours, which are asked first."""
    found = []
    own = QTranslator()
    path = resource("translations", f"annotator_{code}.qm")
    qt = QTranslator()
    qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(f"qtbase_{code}", qt_folder):
        found.append(qt)
    if not own.load(str(path)):
        raise FileNotFoundError(path)
    found.append(own)
    return found
