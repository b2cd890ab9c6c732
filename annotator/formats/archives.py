"""Zip and tar files of articles in any of the other formats, and files that are compressed."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.core.errors import UnsupportedFileError, UserFacingError
from annotator.formats.codec import HEAD, Columns, Profile, Read, Reader, Source
from annotator.formats.members import Archive, MemberSource, is_archive
from annotator.formats.reading import unreadable

_LOOKED_AT = 50
"""So many members are looked at to find one with columns."""


class ArchiveReader:
    """Reads every member of an archive with the reader that is likeliest for it.

    A profile with fields is followed by the members that have the column of the text; what the
    others are like is found out for each.
    """

    name = "archive"
    suffixes = frozenset((".zip", ".tar", ".tgz", ".gz", ".tbz2", ".bz2", ".txz", ".xz"))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.6 for an archive: more is for formats that are zip files themselves."""
        del source
        return 0.6 if is_archive(head) else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return how the first member with columns is to be read."""
        del head
        try:
            with Archive(source) as archive:
                found = _first_with_columns(archive)
                return found[0] if found else Profile()
        except UserFacingError:
            return Profile()  # reading it will say why

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return the columns of the first member that has any."""
        del profile
        try:
            with Archive(source) as archive:
                found = _first_with_columns(archive)
                return found[1] if found else None
        except UserFacingError:
            return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles of all members, and the faults in their place."""
        try:
            archive = Archive(source)
        except UserFacingError as problem:
            yield Read(problem=problem, position=source.size)
            return
        with archive:
            yield from (Read(problem=problem, position=0) for problem in archive.problems)
            taken: set[str] = set()
            for number, member in enumerate(archive, 1):
                position = source.size * number // len(archive)
                if member.name in taken:
                    continue
                for found in _read(member, profile, taken):
                    yield replace(found, position=position)


def _read(member: MemberSource, profile: Profile, taken: set[str]) -> Iterator[Read]:
    """Read a member; ``taken`` grows by the members that its reader reads with it."""
    from annotator.formats import registry  # noqa: PLC0415  (which lists this reader)

    try:
        reader = _reader_of(member)
        if reader is None:
            yield Read(problem=UnsupportedFileError(name=member.name), position=0)
            return
        taken |= registry.companions_of(reader, member)
        yield from reader.read(member, _fitting(reader, member, profile))
    except OSError as error:
        yield Read(problem=unreadable(member.name, error), position=0)


def _reader_of(member: MemberSource) -> Reader | None:
    from annotator.formats import registry  # noqa: PLC0415  (which lists this reader)

    ranked = registry.reader_for(member)
    return ranked[0][0] if ranked else None


def _fitting(reader: Reader, member: MemberSource, profile: Profile) -> Profile:
    with member.open() as file:
        guessed = reader.guess(member, file.read(HEAD))
    text = profile.fields.get("text")
    if not text:
        return guessed
    columns = reader.columns(member, guessed)
    if columns is None or text not in columns.names:
        return guessed
    return replace(guessed, fields=profile.fields, date_format=profile.date_format)


def _first_with_columns(archive: Archive) -> tuple[Profile, Columns] | None:
    for member, _ in zip(archive, range(_LOOKED_AT), strict=False):
        try:
            reader = _reader_of(member)
            if reader is None or isinstance(reader, ArchiveReader):
                continue
            profile = _fitting(reader, member, Profile())
            if columns := reader.columns(member, profile):
                return profile, columns
        except OSError:
            continue  # reading it will say why
    return None
