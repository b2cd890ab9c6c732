"""Identifiers: 32 hexadecimal digits of a random UUID, so that project files can be merged."""

import re
from typing import NewType
from uuid import uuid4

ProjectId = NewType("ProjectId", str)
DocumentId = NewType("DocumentId", str)
SpanId = NewType("SpanId", str)
RelationId = NewType("RelationId", str)
TrainingId = NewType("TrainingId", str)
AnnotatorId = NewType("AnnotatorId", str)
BatchId = NewType("BatchId", str)
DecisionId = NewType("DecisionId", str)

LayerId = NewType("LayerId", str)
"""A layer's stable key in its scheme, such as ``entities``; never renamed."""

LabelId = NewType("LabelId", str)
"""A label's stable key in its scheme, such as ``PER``; never renamed, unique in the scheme."""

RelationTypeId = NewType("RelationTypeId", str)
"""A relation type's stable key in its scheme, such as ``said-by``."""


_ID = re.compile("[0-9a-f]{32}")


def id_from(typed: str) -> str | None:
    """Return the identifier that somebody typed or pasted, None where it is none.

    Spaces, hyphens and capitals are let pass: people break long numbers up.
    """
    plain = "".join(typed.split()).replace("-", "").lower()
    return plain if _ID.fullmatch(plain) else None


def new_id() -> str:
    """Return a fresh identifier: the 32 hexadecimal digits of a random UUID (RFC 9562, v4)."""
    return uuid4().hex
