"""The files inside an archive, each as a source of its own; nothing is unpacked by its name.

What an archive says of its members is not trusted: names may lead out of any folder, figures may
be wrong, and a small file may unpack to a huge one.
"""

import bz2
import errno
import gzip
import io
import lzma
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from annotator.core.errors import UnreadableFileError, UserFacingError
from annotator.formats.codec import Source
from annotator.formats.records import storable_text
from annotator.formats.zip_safety import (
    BROKEN,
    LARGEST_RATIO,
    LARGEST_UNPACKED,
    MOST_MEMBERS,
    checked_zip,
    is_zip,
)

DEEPEST = 2
"""An archive may hold archives; those may hold none."""
_COMPRESSED: dict[bytes, Callable[[BinaryIO], BinaryIO]] = {
    b"\x1f\x8b": lambda file: cast("BinaryIO", gzip.GzipFile(fileobj=file)),
    b"BZh": lambda file: cast("BinaryIO", bz2.BZ2File(file)),
    b"\xfd7zXZ\x00": lambda file: cast("BinaryIO", lzma.LZMAFile(file)),  # noqa: SIM115
}
_TAR_MARK = (257, b"ustar")
_HARMLESS = 64_000_000
_CHUNK = 1 << 20
_LITTER = frozenset(("thumbs.db", "desktop.ini", "__macosx"))
_ENCRYPTED = 1
_DAMAGE = (*BROKEN, tarfile.TarError, lzma.LZMAError, RuntimeError)


@dataclass(frozen=True, slots=True)
class MemberSource:
    """A file inside an archive, readable as long as the archive is open."""

    name: str
    path: str
    """Its path inside the archive."""
    size: int
    depth: int
    """In how many archives it lies."""
    opener: Callable[[], BinaryIO] = field(repr=False)
    siblings: Callable[[str], "MemberSource | None"] = field(repr=False)

    @property
    def suffix(self) -> str:
        """The ending of its name in lower case."""
        return PurePosixPath(self.path).suffix.lower()

    def open(self) -> BinaryIO:
        """Open it for reading; damage is an ``OSError``, also while it is read."""
        with _as_os_error():
            return io.BufferedReader(_Guarded(self.opener()))

    def beside(self, name: str) -> "MemberSource | None":
        """Return the member called ``name`` in the same folder of the archive."""
        bare = PurePosixPath(name).name
        return self.siblings(str(PurePosixPath(self.path).with_name(bare))) if bare else None


class Archive:
    """An open archive: a zip or tar file, or a single file that is compressed."""

    def __init__(self, source: Source) -> None:
        """Open the archive.

        Raises:
            UnreadableFileError: it is damaged or not safe to read.
            OSError: it cannot be read.
        """
        self._source = source
        self._depth = getattr(source, "depth", 0) + 1
        self._members: dict[str, MemberSource] = {}
        self._stack = ExitStack()
        self.problems: list[UserFacingError] = []
        """Members that are not read, for their names or their kind."""
        if self._depth > DEEPEST:
            raise UnreadableFileError(name=source.name, reason="nested-too-deep")
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the archive; its members cannot be read any more."""
        self._stack.close()

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[MemberSource]:
        return iter(self._members.values())

    def _open(self) -> None:
        file = self._stack.enter_context(self._source.open())
        head = _peek(file)
        seekable = file
        unpack = next((made for mark, made in _COMPRESSED.items() if head.startswith(mark)), None)
        if unpack is not None or self._depth > 1:
            seekable = self._stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
            self._copy(unpack(file) if unpack else file, seekable)
            head = _peek(seekable)
        if is_zip(head) and unpack is None:
            self._list_zip(seekable)
        elif is_tar(head):
            self._list_tar(seekable)
        elif unpack is not None:
            self._single(seekable)
        else:
            raise UnreadableFileError(name=self._source.name, reason="damaged")

    def _copy(self, packed: BinaryIO, to: BinaryIO) -> None:
        most = min(max(self._source.size * LARGEST_RATIO, _HARMLESS), LARGEST_UNPACKED)
        size = 0
        try:
            while chunk := packed.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise UnreadableFileError(name=self._source.name, reason="unpacks-too-large")
                to.write(chunk)
        except _DAMAGE as error:
            raise UnreadableFileError(name=self._source.name, reason="damaged") from error
        except OSError as error:
            if error.errno is not None:
                raise
            # gzip and bz2 say so of damaged data.
            raise UnreadableFileError(name=self._source.name, reason="damaged") from error
        to.seek(0)

    def _list_zip(self, file: BinaryIO) -> None:
        archive = self._stack.enter_context(checked_zip(file, self._source.name))
        for info in archive.infolist():
            # One without a name is asked for its last letter by ``is_dir``.
            if info.filename and not info.is_dir():
                self._add(info.filename, info.file_size, _zip_opener(archive, info))

    def _list_tar(self, file: BinaryIO) -> None:
        name = self._source.name
        try:
            archive = self._stack.enter_context(tarfile.open(fileobj=file, mode="r:"))  # noqa: SIM115
            for count, info in enumerate(archive):
                if count >= MOST_MEMBERS:
                    raise UnreadableFileError(name=name, reason="too-many-files")
                if info.isreg() and not info.issparse():
                    self._add(info.name, info.size, _tar_opener(archive, info))
        except (*_DAMAGE, OSError) as error:
            raise UnreadableFileError(name=name, reason="damaged") from error

    def _single(self, file: BinaryIO) -> None:
        path = PurePosixPath(self._source.name.replace("\\", "/")).stem
        size = file.seek(0, io.SEEK_END)
        self._add(path, size, lambda: cast("BinaryIO", _Window(file)))

    def _add(self, path: str, size: int, opener: Callable[[], BinaryIO]) -> None:
        path = storable_text(path).replace("\\", "/")
        parts = PurePosixPath(path).parts
        name = f"{self._source.name}/{path}"
        if path.startswith("/") or ".." in parts or ":" in path[:2]:
            self.problems.append(UnreadableFileError(name=name, reason="unsafe-name"))
        elif not any(part.startswith(".") or part.lower() in _LITTER for part in parts):
            self._members[path] = MemberSource(
                name, path, size, self._depth, opener, self._members.get
            )


def is_archive(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is an archive or compressed."""
    return is_zip(head) or is_tar(head) or head.startswith(tuple(_COMPRESSED))


def is_tar(head: bytes) -> bool:
    """Tell whether a file that begins with ``head`` is a tar file."""
    place, mark = _TAR_MARK
    return head[place : place + len(mark)] == mark


def _peek(file: BinaryIO) -> bytes:
    head = file.read(512)
    file.seek(0)
    return head


def _zip_opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        if info.flag_bits & _ENCRYPTED:
            raise OSError(errno.EIO, "encrypted")
        return cast("BinaryIO", archive.open(info))

    return open_member


def _tar_opener(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Callable[[], BinaryIO]:
    def open_member() -> BinaryIO:
        file = archive.extractfile(info)
        if file is None:
            raise OSError(errno.EIO, "damaged")
        return cast("BinaryIO", file)

    return open_member


class _as_os_error:  # noqa: N801  (read as a phrase: with _as_os_error())
    """Makes the faults of damaged archives those of a damaged disk."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError) and error.errno is not None:
            return
        if isinstance(error, (*_DAMAGE, OSError)):
            raise OSError(errno.EIO, "damaged") from error


class _Guarded(io.RawIOBase):
    """A member's content, with damage as ``OSError``."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with _as_os_error():
            return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        with _as_os_error():
            data = self._file.read(len(view))
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class _Window(io.RawIOBase):
    """Reads a file that others read too, from a place of its own."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            self._place = self._file.seek(offset, whence)
        else:
            self._place = offset + (self._place if whence == io.SEEK_CUR else 0)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer).cast("B")
        self._file.seek(self._place)
        data = self._file.read(len(view))
        view[: len(data)] = data
        self._place += len(data)
        return len(data)
