"""What an import is asked to do: sources, how each is read, and what labels become."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

import msgspec

from annotator.formats.codec import FileSource, Profile, Reader
from annotator.formats.profiles import profile_from_data, profile_to_data
from annotator.formats.registry import reader_named

LEFT_OUT = ""
"""What a label becomes that is not to come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One file and how it is to be read."""

    path: Path
    reader: str
    profile: Profile = field(default_factory=Profile)
    size: int = 0

    @property
    def source(self) -> FileSource:
        """The file as readers take it."""
        return FileSource(self.path)

    def read_by(self) -> Reader:
        """Return its reader."""
        return reader_named(self.reader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A whole import."""

    sources: tuple[Chosen, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels of the files and the scheme's labels that they become, where somebody said so."""
    add_labels: bool = False
    """Whether labels that the scheme lacks are added to it; else their spans are left out."""
    as_suggestions: bool = False
    """Whether what the files have as accepted comes in as suggestions."""
    as_done: bool = False
    """Whether articles with annotations are done, where the files do not say in which state."""

    @property
    def size(self) -> int:
        """How many bytes there are to be read."""
        return sum(chosen.size for chosen in self.sources)

    def with_profiles(self, **changes: Any) -> "Request":
        """Return the request with some fields of every profile set; empty ones stay."""
        given = {name: value for name, value in changes.items() if value}
        sources = tuple(
            replace(chosen, profile=_merged(chosen.profile, given)) for chosen in self.sources
        )
        return replace(self, sources=sources)

    def without_header(self) -> "Request":
        """Return the request for tables whose first row names no columns."""
        return replace(
            self,
            sources=tuple(
                replace(chosen, profile=replace(chosen.profile, header=False))
                for chosen in self.sources
            ),
        )


def request_to_json(request: Request) -> str:
    """Return a request as text that ``request_from_json`` reads."""
    data = {
        "sources": [
            [_written(chosen.path), chosen.reader, profile_to_data(chosen.profile), chosen.size]
            for chosen in request.sources
        ],
        "labels": dict(request.labels),
        "add_labels": request.add_labels,
        "as_suggestions": request.as_suggestions,
        "as_done": request.as_done,
    }
    return msgspec.json.encode(data).decode("utf-8")


def request_from_json(text: str) -> Request:
    """Return the request that ``request_to_json`` wrote."""
    data = msgspec.json.decode(text)
    return Request(
        sources=tuple(
            Chosen(path=_path(path), reader=reader, profile=profile_from_data(profile), size=size)
            for path, reader, profile, size in data["sources"]
        ),
        labels=data["labels"],
        add_labels=data["add_labels"],
        as_suggestions=data["as_suggestions"],
        as_done=data["as_done"],
    )


def _merged(profile: Profile, given: Mapping[str, Any]) -> Profile:
    fields = {**profile.fields, **given.get("fields", {})}
    return replace(profile, **{**given, "fields": fields})


def _written(path: Path) -> str:
    """Return a path as plain text; its bytes need not be text."""
    return quote(os.fsencode(path))


def _path(written: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(written)))
