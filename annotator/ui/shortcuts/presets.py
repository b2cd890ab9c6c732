"""Presets: the keys of other tools for the commands of this one."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from annotator.core.resources import resource
from annotator.core.scheme import Localised

Keys = tuple[str, ...]
OURS = "annotator"
PRESETS = (OURS, "prodigy", "inception", "label-studio", "doccano")
"""The names of the presets, ours first."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A key of another tool that has no counterpart here, and what it does there."""

    keys: str
    meaning: Localised


@dataclass(frozen=True, slots=True)
class Preset:
    """Keys that differ from the table's. ``mac`` holds those that differ on macOS as well."""

    id: str
    name: str
    digits: bool
    """Whether the first ten labels have the digits, whatever the scheme says."""
    keys: Mapping[str, Keys]
    mac: Mapping[str, Keys]
    missing: tuple[Missing, ...]

    def on(self, platform: str) -> dict[str, Keys]:
        """Return the keys that differ from the table's on a platform (``sys.platform``)."""
        return {**self.keys, **self.mac} if platform == "darwin" else dict(self.keys)


@cache
def load_preset(name: str) -> Preset:
    """Read a preset; one that is not known is ours.

    On macOS every preset stands on ours, whose keys keep clear of the system's.
    """
    known = name if name in PRESETS else OURS
    data = tomllib.loads(resource("shortcuts", f"{known}.toml").read_text("utf-8"))
    keys, mac = _keys(data.get("keys", {})), _keys(data.get("mac", {}))
    if known != OURS:
        mac = {**{item: own for item, own in load_preset(OURS).mac.items() if item not in keys},
               **mac}  # fmt: skip
    missing = tuple(
        Missing(row["keys"], {"en": row["en"], "fr": row["fr"]}) for row in data.get("missing", ())
    )
    return Preset(known, data["name"], bool(data.get("digits", False)), keys, mac, missing)


def _keys(table: Mapping[str, list[str]]) -> dict[str, Keys]:
    return {identifier: tuple(keys) for identifier, keys in table.items()}
