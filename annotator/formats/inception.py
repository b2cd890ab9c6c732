"""Reading the export of a whole INCEpTION or WebAnno project: every annotator's work by itself."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from annotator.core.errors import UnreadableFileError, UnsupportedFileError, UserFacingError
from annotator.core.model import DocumentState
from annotator.formats.annotated_records import objects
from annotator.formats.codec import Columns, Profile, Read, Reader, Source
from annotator.formats.contents import whole
from annotator.formats.members import Archive, MemberSource
from annotator.formats.reading import unreadable
from annotator.formats.records import storable_text
from annotator.formats.zip_safety import is_zip

_FOLDERS = ("annotation", "curation")
_INITIAL = "INITIAL_CAS"
_PROJECT = "exportedproject"
_STATES = {
    "NEW": DocumentState.NEW,
    "IN_PROGRESS": DocumentState.IN_PROGRESS,
    "INPROGRESS": DocumentState.IN_PROGRESS,
    "FINISHED": DocumentState.DONE,
    "IGNORE": DocumentState.SKIPPED,
    "LOCKED": DocumentState.SKIPPED,
}
_States = Mapping[tuple[str, str], DocumentState]
_Place = tuple[str, str]
"""The name of a document, and of who annotated it."""


class InceptionReader:
    """Reads ``annotation/DOCUMENT/USER`` and ``curation/DOCUMENT/CURATION_USER`` of an export.

    Each is an archive or a file in whichever format the project was exported in. What the program
    prepared before anybody annotated (``INITIAL_CAS``) is passed over; documents on which nobody
    has worked come from ``source``. Files for Java alone (``*_ser``) are not opened.
    """

    name = "inception"
    suffixes = frozenset((".zip",))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.95 for an archive with the description of a project in it."""
        if not is_zip(head):
            return 0.0
        try:
            with Archive(source) as archive:
                return 0.95 if any(map(_is_project, archive)) else 0.0
        except (UserFacingError, OSError):
            return 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: there is nothing to choose."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield every annotator's work on every document, and the faults in their place."""
        del profile
        try:
            archive = Archive(source)
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)
            return
        with archive:
            yield from (Read(problem=problem, position=0) for problem in archive.problems)
            yield from _project(archive, source)


def _is_project(member: MemberSource) -> bool:
    """Tell whether a member describes a project; it may be packed again with a folder around."""
    path = PurePosixPath(member.path)
    outer = path.parts[:-1]
    return (
        path.name.startswith(_PROJECT)
        and member.suffix == ".json"
        and len(outer) < 2
        and outer not in (("annotation",), ("curation",), ("source",))
    )


def _inside(member: MemberSource, root: PurePosixPath) -> tuple[str, ...]:
    """Return the parts of a member's path in the project's folder, nothing for one elsewhere."""
    path = PurePosixPath(member.path)
    found = path.relative_to(root).parts if path.is_relative_to(root) else ()
    return () if any(part.startswith("._") for part in found) else found


def _project(archive: Archive, source: Source) -> Iterator[Read]:
    described = next((member for member in archive if _is_project(member)), None)
    states = _states(described) if described is not None else {}
    root = PurePosixPath(described.path if described is not None else _PROJECT).parent
    read: set[str] = set()
    for number, member in enumerate(archive, 1):
        position = source.size * number // len(archive)
        parts = _inside(member, root)
        place = _place(parts)
        if place is None or place[1] == _INITIAL:
            continue
        for found in _work(member):
            read.add(place[0])
            state = states.get(place) or (DocumentState.DONE if parts[0] == "curation" else None)
            yield replace(found, annotator=storable_text(place[1]), state=state, position=position)
    for member in archive:
        parts = _inside(member, root)
        if parts[:1] == ("source",) and len(parts) == 2 and parts[1] not in read:
            for found in _plain(member):
                yield replace(found, position=source.size)


def _place(parts: tuple[str, ...]) -> _Place | None:
    """Return whose work on which document lies at a path, None for what is no work."""
    if len(parts) != 3 or parts[0] not in _FOLDERS:
        return None
    return parts[1], PurePosixPath(parts[2]).stem


def _work(member: MemberSource) -> Iterator[Read]:
    """Yield what one annotator made of one document, from its file or the archive it is in."""
    try:
        with member.open() as file:
            packed = is_zip(file.read(4))
        if not packed:
            yield from _annotated(member)
            return
        with Archive(member) as inner:
            for each in inner:
                yield from _annotated(each)
    except UserFacingError as problem:
        yield Read(problem=problem, position=0)
    except OSError as error:
        yield Read(problem=unreadable(member.name, error), position=0)


def _annotated(member: MemberSource) -> Iterator[Read]:
    """Read a file with the likeliest reader of annotations, if there is any."""
    reader = next((each for each, _ in _ranked(member) if each.annotated), None)
    if reader is None:
        yield Read(problem=UnsupportedFileError(name=member.name), position=0)
        return
    yield from reader.read(member, reader.guess(member, _head(member)))


def _plain(member: MemberSource) -> Iterator[Read]:
    """Read a document on which nobody has worked."""
    try:
        for reader, _ in _ranked(member)[:1]:
            yield from reader.read(member, reader.guess(member, _head(member)))
    except OSError as error:
        yield Read(problem=unreadable(member.name, error), position=0)


def _ranked(member: MemberSource) -> list[tuple[Reader, float]]:
    from annotator.formats import registry  # noqa: PLC0415  (which lists this reader)

    return registry.reader_for(member)


def _head(member: MemberSource) -> bytes:
    with member.open() as file:
        return file.read(1 << 16)


def _states(member: MemberSource) -> _States:
    """Return how far each annotator has come with each document, as far as it is told."""
    try:
        project: Any = json.loads(whole(member))
    except (UnreadableFileError, OSError, ValueError, RecursionError):
        return {}  # the annotations can be read without it
    rows = objects(project.get("annotation_documents")) if isinstance(project, dict) else []
    return {
        (str(row.get("name")), str(row.get("user"))): _STATES[str(row.get("state"))]
        for row in rows
        if str(row.get("state")) in _STATES
    }
