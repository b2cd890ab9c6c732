"""What may be done in a project file: a work package is for one annotator's work alone."""

from annotator.app.teamwork import Teamwork
from annotator.core.errors import WorkPackageError


def check_lead(project: Teamwork) -> None:
    """Refuse what only a lead does, such as assigning and adjudicating, in a work package.

    Raises:
        WorkPackageError: the project is somebody's package; the person should use the lead's file.
    """
    package = project.package
    if package is not None:
        names = {who.id: who.name for who in project.people}
        raise WorkPackageError(name=names.get(package.get("annotator", ""), ""))
