"""Zip files from strangers: opened only if they would not unpack to more than they should."""

import zipfile
import zlib
from io import BytesIO
from typing import BinaryIO

from annotator.core.errors import UnreadableFileError
from annotator.formats.codec import Source

MOST_MEMBERS = 200_000
LARGEST_UNPACKED = 8_000_000_000
LARGEST_RATIO = 300
_HARMLESS = 64_000_000
"""An archive that unpacks to no more than this may have any ratio."""
_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 1
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How locked office documents begin, and those of before 2007."""
_LOCK = "EncryptedPackage".encode("utf-16-le")
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, KeyError)
"""What reading a damaged or unusual zip file may raise, besides ``OSError``."""


def is_zip(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is a zip file."""
    return head.startswith(_MAGIC)


def has_member(source: Source, head: bytes, name: str) -> bool:
    """Tell whether the source is a zip file with a member called ``name``."""
    if not is_zip(head):
        return False
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            return name in archive.NameToInfo
    except (*BROKEN, OSError):
        return False


def is_locked_office(head: bytes) -> bool:
    """Tell whether a file is an office document inside another container, as locked ones are."""
    return head.startswith(_COMPOUND)


def checked_zip(content: bytes | BinaryIO, name: str) -> zipfile.ZipFile:
    """Open a zip file that keeps to the limits.

    Its own figures can be trusted that far: zipfile gives no more of a member than they say.

    Raises:
        UnreadableFileError: it is damaged, locked with a password (``encrypted``), holds too many
            files (``too-many-files``), or would unpack to too much (``unpacks-too-large``).
    """
    file = BytesIO(content) if isinstance(content, bytes) else content
    try:
        archive = zipfile.ZipFile(file)
        members = archive.infolist()
    except BROKEN as error:
        locked = isinstance(content, bytes) and is_locked_office(content) and _LOCK in content
        reason = "encrypted" if locked else "damaged"
        raise UnreadableFileError(name=name, reason=reason) from error
    if len(members) > MOST_MEMBERS:
        raise UnreadableFileError(name=name, reason="too-many-files")
    unpacked = sum(member.file_size for member in members)
    packed = max(sum(member.compress_size for member in members), 1)
    too_dense = unpacked > _HARMLESS and unpacked / packed > LARGEST_RATIO
    if unpacked > LARGEST_UNPACKED or too_dense:
        raise UnreadableFileError(name=name, reason="unpacks-too-large")
    return archive


def member(archive: zipfile.ZipFile, path: str, name: str, largest: int) -> bytes | None:
    """Return the bytes of a member, None if there is none of that name.

    Raises:
        UnreadableFileError: it is damaged, locked, or larger than ``largest``.
    """
    info = archive.NameToInfo.get(path)
    if info is None:
        return None
    if info.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(name=name, reason="encrypted")
    if info.file_size > largest:
        raise UnreadableFileError(name=name, reason="too-large")
    try:
        return archive.read(info)
    except (*BROKEN, OSError, RuntimeError) as error:
        raise UnreadableFileError(name=name, reason="damaged") from error
