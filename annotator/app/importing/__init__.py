"""Bringing articles, and the annotations on them, into a project: all of an import or nothing."""

from annotator.app.importing.report import ImportProgress, ImportReport
from annotator.app.importing.running import (
    discard_import,
    import_paths,
    resume_import,
    run_import,
)

__all__ = [
    "ImportProgress",
    "ImportReport",
    "discard_import",
    "import_paths",
    "resume_import",
    "run_import",
]
