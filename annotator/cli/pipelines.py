"""The options with which commands choose a pipeline."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from annotator.app.pipelines import check_trust, is_folder, trust, usable_pipeline
from annotator.app.project import Project
from annotator.app.settings import DEFAULT_PIPELINE, SettingsFile
from annotator.cli.console import current

_Command = TypeVar("_Command", bound=Callable[..., Any])


def pipeline_options(command: _Command) -> _Command:
    """Add ``--pipeline`` and ``--trust-pipeline`` to a command."""
    command = click.option(
        "--trust-pipeline",
        is_flag=True,
        help="Agree to load the folder given as --pipeline, as it is now: this runs its code.",
    )(command)
    return click.option(
        "--pipeline",
        metavar="NAME|FOLDER",
        help="Installed spaCy pipeline or folder of one; by default the project's, else the one"
        f" in the settings ({DEFAULT_PIPELINE}).",
    )(command)


def resolved(pipeline: str | None, *, trusted: bool, project: Project | None = None) -> str:
    """Return the pipeline to load.

    Raises:
        PipelineUntrustedError: it is a folder that nobody has agreed to.
        PipelineMissingError: there is no pipeline in the folder.
    """
    file = SettingsFile()
    if pipeline is not None:
        if trusted and is_folder(pipeline):
            trust(pipeline, file)
        return check_trust(pipeline, file.read())
    settings = file.read()
    if project is None:
        return check_trust(settings.pipeline, settings)
    chosen, refused = usable_pipeline(project, settings)
    if refused:
        current().say("pipeline-not-used", wish=refused, name=chosen)
    return chosen
