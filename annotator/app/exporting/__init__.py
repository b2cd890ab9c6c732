"""Writing a project's annotations to files, with a dataset card, all of it or nothing."""

from annotator.app.exporting.choices import WORKED_ON, Choices, Whose, usual_states
from annotator.app.exporting.codecs import Format, format_named, format_names, formats
from annotator.app.exporting.running import (
    ExportProgress,
    Steps,
    export_project,
    export_to,
    gathering_of,
)
from annotator.app.exporting.session import ExportReport, is_folder

__all__ = [
    "WORKED_ON",
    "Choices",
    "ExportProgress",
    "ExportReport",
    "Format",
    "Steps",
    "Whose",
    "export_project",
    "export_to",
    "format_named",
    "format_names",
    "formats",
    "gathering_of",
    "is_folder",
    "usual_states",
]
