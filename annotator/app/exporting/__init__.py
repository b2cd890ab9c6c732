"""Writing a project's annotations to files, with a dataset card, all of it or nothing."""

from annotator.app.exporting.choices import WORKED_ON, Choices, Whose
from annotator.app.exporting.codecs import format_names
from annotator.app.exporting.running import ExportProgress, Steps, export_project, export_to
from annotator.app.exporting.session import ExportReport

__all__ = [
    "WORKED_ON",
    "Choices",
    "ExportProgress",
    "ExportReport",
    "Steps",
    "Whose",
    "export_project",
    "export_to",
    "format_names",
]
