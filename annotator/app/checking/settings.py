"""Which quality checks a project has on; the choice travels in work packages."""

from dataclasses import asdict, dataclass

import msgspec

from annotator.app.holdings import Holdings
from annotator.app.project import Project
from annotator.core.errors import AdjudicationInPackageError
from annotator.core.ids import DocumentId

QUALITY = "quality"
"""The project's setting that holds them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What is looked at when an article is finished; nothing unless the lead says so."""

    combinations: bool = False
    """Whether combinations that the scheme calls impossible are told."""
    pace: bool = False
    """Whether articles that were done much faster than can be read are told."""
    seconds: int = 0
    """The least seconds for 1,000 characters; 0 is a third of the annotator's own usual pace."""
    known: tuple[DocumentId, ...] = ()
    """The known-answer articles."""
    feedback: bool = False
    """Whether annotators are told where they differ from a known answer; else the lead alone."""
    off: tuple[str, ...] = ()
    """The scheme's checks, by id, that this project does not use."""


def quality_of(project: Holdings) -> Quality:
    """Return which checks are on."""
    try:
        kept = project.settings().get(QUALITY, {})
        return msgspec.convert(kept, Quality)
    except msgspec.ValidationError:
        return Quality()  # another version kept it in another shape


def set_quality(project: Project, quality: Quality) -> None:
    """Turn checks on or off, for everybody who opens the project or a package of it later.

    Raises:
        AdjudicationInPackageError: the project is a work package.
    """
    if project.package is not None:
        raise AdjudicationInPackageError(path=str(project.path))
    project.change_settings(**{QUALITY: asdict(quality)})
