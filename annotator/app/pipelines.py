"""Which spaCy pipeline makes the suggestions, and which folders may be loaded at all.

A pipeline is an installed package or a folder of pipeline data. Loading either runs code: a
package was installed on purpose, but the configuration in a folder may call any registered
function. So a folder is loaded only after the person at this machine agreed to it, and the
answer holds for its content, not for its name: a changed folder is asked about again. What a
project file says about pipelines is a wish, never an agreement.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from annotator.app.project import Project
from annotator.app.settings import DEFAULT_PIPELINE, Settings, SettingsFile
from annotator.core.errors import PipelineMissingError, PipelineUntrustedError

WISH = "pipeline"
"""The project's setting that names its pipeline."""

_CHUNK = 1 << 20
_OTHER_COMPUTER = ("\\\\", "//", "\\/", "/\\")
"""How paths begin that lead to another computer on Windows."""


def installed_pipelines() -> tuple[str, ...]:
    """Return the names of the installed pipeline packages, sorted; spaCy is not imported."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (no start needs it)

    return tuple(sorted({entry.name for entry in entry_points(group="spacy_models")}))


def is_folder(name: str) -> bool:
    """Tell whether ``name`` is a path rather than the name of a package."""
    return "/" in name or "\\" in name or Path(name).is_dir()


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of a folder's files, as hexadecimal digits.

    Raises:
        PipelineMissingError: it is no folder with a pipeline in it.
    """
    if not (folder / "config.cfg").is_file():
        raise PipelineMissingError(name=str(folder), reason="no config.cfg")
    digest = sha256()
    for path in _files(folder):
        name = path.relative_to(folder).as_posix().encode()
        digest.update(len(name).to_bytes(4, "big") + name)
        digest.update(path.stat().st_size.to_bytes(8, "big"))
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def check_trust(name: str, settings: Settings) -> str:
    """Return ``name`` as it is to be loaded: a package's name, or a trusted folder's path.

    Raises:
        PipelineUntrustedError: nobody has agreed to what the folder holds now.
        PipelineMissingError: it is no folder with a pipeline in it.
    """
    if not is_folder(name):
        return name
    folder = Path(name).resolve()
    if fingerprint(folder) not in settings.trusted:
        raise PipelineUntrustedError(name=str(folder))
    return str(folder)


def trust(name: str, file: SettingsFile) -> Settings:
    """Remember that the person agreed to load what the folder ``name`` holds now.

    Raises:
        PipelineMissingError: it is no folder with a pipeline in it.
        OSError: the answer could not be stored.
    """
    settings = file.read().with_trusted(fingerprint(Path(name).resolve()))
    file.write(settings)
    return settings


def wished_pipeline(project: Project, settings: Settings) -> str:
    """Return the pipeline that a project names, else the person's own choice."""
    wish = project.settings().get(WISH)
    return wish if isinstance(wish, str) and wish else settings.pipeline


def usable_pipeline(project: Project, settings: Settings) -> tuple[str, str]:
    """Return the pipeline to load for a project, and the wish that could not be granted, if any.

    A wish for a folder that is not trusted here, or not there, gives way to the person's own
    choice, and that to the default package. So does one for a package that is no pipeline, for
    spaCy imports whatever package has the name; and for a folder of another computer, which Windows
    would log in to in order to look.
    """
    wish = wished_pipeline(project, settings)
    for name in (wish, settings.pipeline):
        try:
            if name in (settings.pipeline, DEFAULT_PIPELINE) or _may_be_looked_at(name):
                return check_trust(name, settings), "" if name == wish else wish
        except (PipelineUntrustedError, PipelineMissingError, OSError, ValueError, RuntimeError):
            continue  # what is no name of a file raises one of the last three
    return Settings().pipeline, wish


def _may_be_looked_at(name: str) -> bool:
    return not name.startswith(_OTHER_COMPUTER) and (
        is_folder(name) or name in installed_pipelines()
    )


def choose_pipeline(project: Project, name: str) -> None:
    """Let the project name its pipeline; empty means the person's own choice again."""
    project.change_settings(**{WISH: name})


def _files(folder: Path) -> Iterator[Path]:
    """Yield a folder's files in a fixed order.

    Raises:
        PipelineMissingError: there is a link in it, whose target could change unnoticed.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise PipelineMissingError(name=str(folder), reason="link")
        if path.is_file():
            yield path
