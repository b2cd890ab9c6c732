"""Teams: giving articles out, changing what was given, and packages to work on elsewhere.

In the window: ``look_ahead`` shows who would get what; ``join_newcomers`` and the operation
``Outlook.operation()`` give it out; ``TakeBack``, ``Reassign`` and ``ChangeTerms`` of
``app.operations.assigning`` change it, and ``begun`` says of how many articles work stays behind.
``write_packages`` is a generator for a job with progress; closing it cancels. What an annotator
may see is said by ``project.sees_suggestions(document)`` and ``project.sees_others(document)``,
and ``check_lead`` refuses in a package what only a lead does.
"""

from collections.abc import Sequence

from annotator.app.operations.assigning import Assign, ChangeTerms, Reassign, TakeBack
from annotator.app.project import Project
from annotator.app.team.dealing import Held, Pair, Versions, pair
from annotator.app.team.lead import check_lead
from annotator.app.team.packages import (
    Package,
    PackageProgress,
    check_free,
    file_names,
    planned_packages,
    write_packages,
)
from annotator.app.team.planning import STRATA, Outlook, Share, Wishes, look_ahead
from annotator.core.effects import Effects
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator

__all__ = [
    "STRATA",
    "Assign",
    "ChangeTerms",
    "Held",
    "Outlook",
    "Package",
    "PackageProgress",
    "Pair",
    "Reassign",
    "Share",
    "TakeBack",
    "Versions",
    "Wishes",
    "assign",
    "begun",
    "check_free",
    "check_lead",
    "file_names",
    "join_newcomers",
    "look_ahead",
    "named",
    "pair",
    "planned_packages",
    "write_packages",
]


def named(project: Project, names: Sequence[str]) -> tuple[Annotator, ...]:
    """Return the project's annotators with these names, and a new one for each unknown name.

    New ones join only when something is given to them. Names count without regard to case and
    without white space around them; a name said twice counts once.
    """
    known = {who.name.strip().casefold(): who for who in reversed(project.people)}
    found: dict[str, Annotator] = {}
    for name in (said.strip() for said in names):
        if name and name.casefold() not in found:
            fresh = Annotator(id=AnnotatorId(new_id()), name=name)
            found[name.casefold()] = known.get(name.casefold(), fresh)
    return tuple(found.values())


def join_newcomers(project: Project, outlook: Outlook) -> None:
    """Let those who get something and are not in the project yet join it."""
    getting = {share.annotator.id for share in outlook.shares if share.documents}
    for who in outlook.newcomers:
        if who.id in getting:
            project.join(who)


def assign(project: Project, outlook: Outlook) -> Effects:
    """Give the articles out as it was shown, in one gesture that undo takes back.

    Raises:
        WorkPackageError: the project is somebody's package.
    """
    check_lead(project)
    join_newcomers(project, outlook)
    return project.do(outlook.operation())


def begun(project: Project, annotator: AnnotatorId, documents: Sequence[DocumentId]) -> int:
    """Return how many of the documents an annotator has begun: their work on these stays."""
    return len(project.begun(annotator, documents))
