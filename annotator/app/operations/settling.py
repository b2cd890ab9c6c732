"""Settling what an annotator did to one article in several copies of the project."""

from dataclasses import dataclass
from typing import ClassVar, Final

from annotator.app.operations.operation import Plan, Reader
from annotator.core.ids import AnnotatorId, DocumentId

BOTH: Final = "both"
"""Keep all versions together: every span and link of any of them."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Let one version of an annotator's work on an article be it, or all of them together.

    ``keep`` is the id of a version (`annotator.app.merging.Version.id`), or ``BOTH``. It is a
    gesture that knows all the versions, so that every copy of the project takes it over; undone,
    the conflict is back.

    Raises:
        UnknownNameError: there is no such version (any more).
    """

    document: DocumentId
    annotator: AnnotatorId
    keep: str
    name: ClassVar[str] = "settle"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes that make of what is shown what is kept."""
        raise NotImplementedError
