"""What a result depends on besides the articles: the same here and on every worker."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from annotator import __version__
from annotator.app.pipelines import fingerprint, is_folder
from annotator.core.errors import PipelineMissingError


@dataclass(frozen=True, slots=True)
class Identity:
    """A pipeline as it is installed, and the versions of the programs around it.

    ``pipeline`` is a package's name and version, or the fingerprint of a folder's content.
    """

    pipeline: str
    annotator: str
    spacy: str

    def __str__(self) -> str:
        return f"{self.pipeline}, annotator {self.annotator}, spaCy {self.spacy}"


def identity_of(pipeline: str) -> Identity:
    """Return what the pipeline ``pipeline`` is on this machine; nothing is loaded.

    Raises:
        PipelineMissingError: it is not here.
    """
    if is_folder(pipeline):
        content = f"sha256:{fingerprint(Path(pipeline))}"
    else:
        try:
            content = f"{pipeline} {version(pipeline)}"
        except PackageNotFoundError as error:
            raise PipelineMissingError(name=pipeline) from error
    return Identity(content, __version__, version("spacy"))
