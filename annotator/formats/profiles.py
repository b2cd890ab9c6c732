"""Profiles as plain data, to be remembered per source."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from annotator.formats.codec import Profile

_KNOWN = {field.name: field for field in fields(Profile)}


def profile_to_data(profile: Profile) -> dict[str, Any]:
    """Return a profile as data that JSON can hold; what is left to the reader is left out."""
    data = asdict(profile) | {"fields": dict(profile.fields)}
    return {key: value for key, value in data.items() if value != getattr(_DEFAULT, key)}


def profile_from_data(data: object) -> Profile:
    """Return the profile that ``profile_to_data`` wrote.

    What is unknown or of the wrong type is passed over: it comes from a file that somebody may
    have edited, or that a later version wrote, and a profile is only ever a preset.
    """
    if not isinstance(data, Mapping):
        return Profile()
    known = {key: value for key, value in data.items() if _fits(key, value)}
    return Profile(**known)


def _fits(key: object, value: object) -> bool:
    if not isinstance(key, str) or key not in _KNOWN:
        return False
    if key == "fields":
        return isinstance(value, Mapping) and all(
            isinstance(part, str) for pair in value.items() for part in pair
        )
    return type(value) is type(getattr(_DEFAULT, key))


_DEFAULT = Profile()
