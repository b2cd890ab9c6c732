"""The texts on which a pipeline failed: they are left alone until somebody asks for them again.

They are remembered beside the user's settings, by the text's hash and the pipeline's version: what
kills a process here (its memory, its libraries) is a matter of this machine, not of the project,
and the same text in another project would kill it just the same.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.core.suggestions import Cause

_MOST = 2_000
"""Texts remembered; the oldest give way."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A pipeline of this ``version`` failed on the text with this hash."""

    sha256: str
    version: str
    cause: Cause


class SetAside:
    """Reads and writes the texts that are set aside. Several windows may do so at once."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or SettingsFile().path.with_name("set-aside.json")

    def of(self, pipeline: str) -> list[Failed]:
        """Return the texts on which the pipeline with this name failed."""
        return [failed for name, failed in self._read() if name == pipeline]

    def add(self, pipeline: str, failed: Failed) -> None:
        """Remember a text. Where that cannot be written, it is remembered until the end."""
        others = [item for item in self._read() if not _same(item, pipeline, failed.sha256)]
        self._write([*others, (pipeline, failed)][-_MOST:])

    def lift(self, pipeline: str, sha256: str) -> None:
        """Forget a text: it is tried again."""
        known = self._read()
        left = [item for item in known if not _same(item, pipeline, sha256)]
        if len(left) < len(known):
            self._write(left)

    def _read(self) -> list[tuple[str, Failed]]:
        """Return what is stored; what is missing or unusable is not there."""
        try:
            rows = msgspec.json.decode(self.path.read_bytes())
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return []
        return [found for row in rows if (found := _from_row(row))] if _is_list(rows) else []

    def _write(self, known: list[tuple[str, Failed]]) -> None:
        rows = [[name, item.version, item.sha256, item.cause] for name, item in known]
        complete = self.path.with_suffix(".new")
        with suppress(OSError):  # a folder that cannot be written to must not stop anybody
            self.path.parent.mkdir(parents=True, exist_ok=True)
            complete.write_bytes(msgspec.json.format(msgspec.json.encode(rows)))
            complete.replace(self.path)


class Aside:
    """The documents of one project on which one pipeline failed."""

    def __init__(self, pipeline: str, known: SetAside | None = None) -> None:
        self._pipeline, self._known = pipeline, known or SetAside()
        self.failed: dict[DocumentId, Failed] = {}

    def recall(self, project: Project) -> None:
        """Find the project's documents with texts that were set aside, here or elsewhere."""
        known = {item.sha256: item for item in self._known.of(self._pipeline)}
        found = project.with_texts(known)
        self.failed = {document: known[sha256] for document, sha256 in found.items()}

    def add(self, document: Document, version: str, cause: Cause) -> None:
        """Set a document aside."""
        self.failed[document.id] = failed = Failed(document.sha256, version, cause)
        self._known.add(self._pipeline, failed)

    def lift(self, document: DocumentId) -> None:
        """Let a document be tried again."""
        failed = self.failed.pop(document, None)
        if failed is not None:
            self._known.lift(self._pipeline, failed.sha256)

    def lift_other_versions(self, version: str) -> list[DocumentId]:
        """Let the documents be tried again on which another version failed, and return them."""
        other = [key for key, failed in self.failed.items() if failed.version != version]
        for document in other:
            self.lift(document)
        return other


def _same(item: tuple[str, Failed], pipeline: str, sha256: str) -> bool:
    return item[0] == pipeline and item[1].sha256 == sha256


def _is_list(rows: Any) -> bool:
    return isinstance(rows, list)


def _from_row(row: Any) -> tuple[str, Failed] | None:
    if not isinstance(row, list) or len(row) != 4 or not all(isinstance(one, str) for one in row):
        return None
    name, version, sha256, cause = row
    try:
        return name, Failed(bytes.fromhex(sha256).hex(), version, Cause(cause))
    except ValueError:
        return None
