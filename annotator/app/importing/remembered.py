"""How sources were read before: a profile for every kind of source, in the user's folder."""

from hashlib import blake2b
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.settings import SettingsFile
from annotator.formats.codec import Profile, Reader, Source
from annotator.formats.profiles import profile_from_data, profile_to_data

_MOST = 200


class Remembered:
    """Profiles by kind of source: the same reader, and the same columns or the same folder."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or SettingsFile().path.with_name("profiles.json")
        self._known: dict[str, Any] | None = None

    def profile(self, reader: Reader, source: Source, guessed: Profile) -> Profile | None:
        """Return the profile that somebody chose for a source like this one, if any."""
        known = self._read()
        if not known:
            return None
        data = known.get(_kind(reader, source, guessed))
        return profile_from_data(data) if data is not None else None

    def keep(self, reader: Reader, source: Source, guessed: Profile, chosen: Profile) -> None:
        """Remember what somebody chose for a source.

        Raises:
            OSError: it cannot be stored.
        """
        kind = _kind(reader, source, guessed)
        known = {name: value for name, value in self._read().items() if name != kind}
        while len(known) >= _MOST:
            del known[next(iter(known))]
        self._known = {**known, kind: profile_to_data(chosen)}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        complete = self.path.with_suffix(".new")
        complete.write_bytes(msgspec.json.format(msgspec.json.encode(self._known)))
        complete.replace(self.path)

    def _read(self) -> dict[str, Any]:
        if self._known is None:
            try:
                data = msgspec.json.decode(self.path.read_bytes())
            except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                data = {}
            self._known = data if isinstance(data, dict) else {}
        return self._known


def _kind(reader: Reader, source: Source, guessed: Profile) -> str:
    columns = reader.columns(source, guessed)
    if columns is not None and columns.names:
        told = "\n".join(sorted(columns.names))
        return f"{reader.name} {blake2b(told.encode(), digest_size=12).hexdigest()}"
    folder = str(Path(source.name).parent)
    digest = blake2b(folder.encode(errors="surrogateescape"), digest_size=12)
    return f"{reader.name} {digest.hexdigest()}"
